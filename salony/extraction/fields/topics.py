"""What is spoken about: the theme that the text names, programmes, and the subjects of talks. In the nominative."""

import re
from collections.abc import Iterator
from functools import lru_cache

from salony.extraction.fields.reading import Reading
from salony.extraction.fields.scope import Scope
from salony.language.morphology import analyses
from salony.language.phrases import nominative
from salony.language.signs import Sought
from salony.language.words import words
from salony.vocabulary import EventDraft, Evidence

_LABEL = re.compile(
    r"^[\W_]*(?:temat(?:yka|em)?|tematy|hasło|topics?|theme)\s*(?:przewodni\w*)?\s*:\s*(?P<value>[^\n]{3,160})$",
    re.IGNORECASE,
)
_THEME = Sought(
    r"\b(?:temat(?:em|u)?(?:\s+(?:przewodni\w*|głównym|wiodącym|numerem\s+jeden))?(?:\s+(?:spotkania|wykładu|konferencji|panelu|rozmowy|dyskusji|wystawy|edycji|wieczoru|debaty|prelekcji))?"
    r"\s+(?:była?|będzie|jest|były|będą|było|są|to))\s+(?P<value>[^.,;:!?\n]{4,90})",
    re.IGNORECASE,
)
_ON_THEME = Sought(
    r"\b(?:temat|temacie|tematem|tematu|tematyce|tematykę|zagadnieni\w+|poświęcon\w+|problematyce|kwestii|kwestie)\s+(?P<value>[^.,;:!?\n]{4,90})",
    re.IGNORECASE,
)
# "O miastach partnerskich mówili …", "rozmawiano o miastach partnerskich".
_SPOKEN_OF = Sought(
    r"\bo\s+(?P<value>(?:\w+\s+){1,5}?)(?:mówi(?:ł[ay]?|li|ono)|opowiad\w+|opowiedzi\w+|rozmawia\w+|dyskut\w+|debat\w+)\b"
    r"|\b(?:rozmawia(?:no|li|ły)|dyskutowa(?:no|li|ły)|debatowa(?:no|li|ły))\s+o\s+(?P<after>[^.,;:!?\n]{4,90})",
    re.IGNORECASE,
)
_PROGRAMME = Sought(
    r"\b(?:program(?:u|em|ie|owi|ów|y)?|środków|funduszu)\s+[„\"]?(?P<value>[A-ZŁŚŻ][\w-]*(?:\s(?:[A-ZŁŚŻ][\w-]*|dla|i))*(?:\s?\+)?)"
)
_SIGNS = ("o ", "temat", "program", "zagadnie", "poświęc", "hasło", "topic", "theme", "kwesti", "problematy")
_STOPS = frozenset(
    {
        "a",
        "aby",
        "ale",
        "by",
        "co",
        "dla",
        "dlatego",
        "do",
        "gdzie",
        "i",
        "jak",
        "jaki",
        "jakie",
        "kiedy",
        "która",
        "które",
    }
    | {"którzy", "który", "lub", "na", "nad", "o", "od", "oraz", "po", "pod", "przez", "przy", "są", "się", "the", "to"}
    | {"u", "w", "we", "z", "za", "ze", "że", "była", "było", "był", "będzie", "jest"}
)


def read(draft: EventDraft, scope: Scope) -> Reading[tuple[str, ...]] | None:
    """Up to six topics, in the text's order."""
    found: dict[str, tuple[int, int]] = {}
    for line in scope.own_lines if scope.mentions_itself(_SIGNS) else ():
        for topic, begin, stop in _topics(line.text):
            found.setdefault(topic, (line.begin + begin, line.begin + stop))
    chosen = list(found.items())[:6]
    if not chosen:
        return None
    begin, stop = min(at for _, (at, _) in chosen), max(end for _, (_, end) in chosen)
    return Reading(tuple(topic for topic, _ in chosen), Evidence(begin, stop, "text.topics", 0.7))


@lru_cache(maxsize=1024)
def _topics(text: str) -> tuple[tuple[str, int, int], ...]:
    """The topics that a line names, with where they begin and stop in it."""
    return tuple(_named_in(text)) if any(map(text.lower().__contains__, _SIGNS)) else ()


def _named_in(text: str) -> Iterator[tuple[str, int, int]]:
    label = _LABEL.match(text)
    if label:
        at = label.start("value")
        for part in re.split(r"[,;]", label["value"]):
            if part.strip():
                begin = at + label["value"].find(part.strip())
                yield part.strip(" ."), begin, begin + len(part.strip())
        return
    seen: list[tuple[int, int]] = []
    for pattern in (_THEME, _ON_THEME):
        for match in pattern.finditer(text):
            phrase = _noun_phrase(match["value"])
            begin = match.start("value")
            if phrase and not any(first <= match.start() < last for first, last in seen):
                seen.append(match.span())
                governed = "podczas" if pattern is _ON_THEME else None
                yield _named(phrase, governed), begin, begin + len(phrase)
    for match in _SPOKEN_OF.finditer(text):
        group = "value" if match["value"] else "after"
        phrase = _noun_phrase(match[group])
        begin = match.start(group)
        if phrase:
            yield _named(phrase, "o"), begin, begin + len(phrase)
    for match in _PROGRAMME.finditer(text):
        begin = match.start("value")
        yield re.sub(r"\s\+$", "+", match["value"].strip()), begin, match.end("value")


def _named(phrase: str, preposition: str | None) -> str:
    made = nominative(phrase, preposition)
    return made[:1].lower() + made[1:] if made[:1].isupper() and not phrase[:1].isupper() else made


def _noun_phrase(value: str) -> str:
    """The adjectives and nouns that the value begins with: "miast partnerskich i procesu …" → "miast partnerskich"."""
    stop, noun = 0, False
    for word in words(value)[:6]:
        if not word.is_alphabetic or word.text.lower() in _STOPS:
            break
        readings = analyses(word.text)
        if readings and not any(item.is_noun or item.is_adjective for item in readings):
            break
        noun = noun or any(item.is_noun for item in readings) or not readings
        stop = word.stop
    return value[:stop] if noun else ""
