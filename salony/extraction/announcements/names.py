"""The words of a title: trimmed of times, places and prices, in the nominative, told from mere phrases."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from salony.extraction.announcements.lexicon import PHRASES, classes, kind_of
from salony.language.gazetteer import place_named
from salony.language.morphology import analyses
from salony.language.phrases import nominative
from salony.language.signs import Sought

PATTERNS: dict[str, str] = PHRASES["titles"]
PERFORMERS: dict[str, str] = PHRASES["performers"]

HOLE = "\x00"
WORD = re.compile(r"\w+(?:[-’'.&/]\w+)*\.?")

QUOTE = re.compile(PATTERNS["quote"])

ADJECTIVE = re.compile(PATTERNS["adjective"], re.IGNORECASE)

_INNER = re.compile(PATTERNS["inner"])

PLACE_LEAD = re.compile(r"(?:w|we|na|przy|przed|obok|pod|koło|u|at|in|on)$", re.IGNORECASE)

_PRICE = Sought(PATTERNS["price"], re.IGNORECASE)

_SEPARATOR = re.compile(r"\s+[–—|•/+-]+\s+|\s*[;|\x00]+\s*|\s[–—-]\s?|\t+|[ \u00a0]{2,}")

# What a house says of itself and its doors: no name of what is done there.
OF_A_HOUSE = re.compile(PATTERNS["deeds_of_a_house"])

_LEAD = re.compile(PATTERNS["lead"], re.IGNORECASE)

_TRAIL = re.compile(PATTERNS["trail"], re.IGNORECASE)

_AFTER_QUOTE = re.compile(r"[”\"»]\s+(?=\S)")

_IN_PLACE = re.compile(PATTERNS["in_place"])

_LED_PLACE = re.compile(r"([^,:;„\"\x00()]{3,60})[,:]\s+(?=\w|„|\")")

_INSIDE = re.compile(r"([„“\"«,']{1,2})(.+?)([”“\"»']{1,2})$")

PLAIN = re.compile(PATTERNS["plain"], re.IGNORECASE)

_NAMELESS = [Sought(pattern, re.IGNORECASE) for pattern in PHRASES["nameless"].values()]

_PERSON = re.compile(
    r"(?:(?:dr|mgr|prof\.|ks\.|inż\.|hab\.|pani|pan)\.? )*([A-ZĄĆĘŁŃÓŚŹŻ]\w+)(?: [A-ZĄĆĘŁŃÓŚŹŻ][\w’-]+){1,2}"
)

# "Teatr Na Chwilę: „Rzeka”": who plays, not where.
_TROUPE = re.compile(r"\W*(?:teatr|kabaret|cyrk)\b", re.IGNORECASE)


# A word of fewer letters names nothing.
_SHORTEST_NAME = 4
# "malarstwo", "muzyka" begin like words for people and things, and are done.
_DONE = frozenset({"ensemble", "thing", "history"})
_WHO = re.compile(PATTERNS["who"])

_NEW_SENTENCE = re.compile(r"[a-ząćęłńóśźż]{3}\.\s")

# So many people make a town that is known by its name.
_TOWN = 1_500


_JOURNEYS = frozenset({"wyjazd", "wycieczka", "rajd", "rejs", "spływ", "spacer", "przejażdżka"})


@dataclass(frozen=True, slots=True)
class Title:
    """A name with the characters it stands on.

    score: how much it looks like an event's name. generic: a bare kind ("spotkanie"), which names no event by itself.
    """

    name: str
    begin: int
    stop: int
    score: float
    generic: bool = False
    rule: str = "text.title"


def holed(text: str, begin: int, stop: int, holes: Sequence[tuple[int, int]]) -> str:
    """text[begin:stop] with the characters of the holes replaced, so that offsets stay."""
    pieces, place = [], begin
    for opening, closing in holes:
        left, right = max(opening, begin), min(closing, stop)
        if left < right and left >= place:
            pieces += [text[place:left], HOLE * (right - left)]
            place = right
    return "".join((*pieces, text[place:stop]))


def quotations(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in QUOTE.finditer(text)]


def trimmed(text: str, begin: int = 0, stop: int | None = None) -> tuple[int, int]:
    """The range without separators, clock words and prices at its sides."""
    stop = len(text) if stop is None else stop
    for _ in range(6):
        piece = text[begin:stop]
        lead = _LEAD.match(piece)
        left = begin + (lead.end() if lead else 0)
        piece = text[left:stop]
        price = _PRICE.search(piece)
        right = left + price.start() if price else stop
        trail = _TRAIL.search(text[left:right])
        right = left + trail.start() if trail else right
        if (left, right) == (begin, stop) or left >= right:
            return left, max(left, right)
        begin, stop = left, right
    return begin, stop


def is_town(text: str) -> bool:
    """Only the name of a Polish town, a larger one where it is one word: films are called like villages."""
    name = text.strip(" \x00.,:;–—-|•*")
    if not name[:1].isupper() or len(name) > 40:
        return False
    place = place_named(name)
    return place is not None and place.country == "PL" and (place.population >= _TOWN or len(name.split()) > 1)


CLUB_THAT_MEETS, _QUARTER, _ROOM = (
    re.compile(PATTERNS[name], re.IGNORECASE) for name in ("club_that_meets", "quarter", "room")
)


@lru_cache(maxsize=1024)
def is_place(text: str) -> bool:
    """The text opens with a place's noun, or with a preposition and one."""
    match = WORD.search(text)
    if not match:
        return False
    if is_town(text) or _QUARTER.match(text, match.start()):
        return True
    if CLUB_THAT_MEETS.match(text, match.start()):
        return False
    word = match.group().lower().rstrip(".")
    if PLACE_LEAD.match(word):
        return is_place(text[match.end() :]) if match.end() < len(text) else False
    found = classes(word)
    following = re.match(r"\s+([a-ząćęłńóśźż]+)", text[match.end() :])
    after = re.match(r"\s+(?:na|w|we|z|ze|od|pod|nad|bez|dla|i|o|po|za)\s+[a-ząćęłńóśźż]", text[match.end() :])
    if after and not _ROOM.match(word):
        return False
    if word.startswith("kin") and following and any(item.is_adjective for item in analyses(following.group(1))):
        return False
    if "kind" in found:
        return False
    # "Teatralne Lato", "Muzealne popołudnie": made of a place's noun.
    readings = analyses(word)
    made = bool(readings) and all(item.pos == "adj" for item in readings)
    return ("venue" in found and not made) or opens_place(text)


def parts(text: str) -> list[tuple[int, int]]:
    """Top-level parts of a programme's line: between dashes, bars and semicolons outside quotations and brackets."""
    shut = sorted([*quotations(text), *((m.start(), m.end()) for m in re.finditer(r"\([^()]{0,200}\)", text))])
    begins = [left for left, _ in shut]
    # Up to each opening, how far to the right anything reaches.
    reach = [0, *accumulate((right for _, right in shut), max)]
    found, place = [], 0
    for match in _SEPARATOR.finditer(text):
        if match.start() < reach[bisect_left(begins, match.start())] - 1:
            continue
        found.append((place, match.start()))
        place = match.end()
    found.append((place, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip(" \x00.,:;-–")]


def without_place(text: str, left: int, right: int) -> tuple[int, int]:
    """Cut a trailing "w Lipnickim Teatrze Cieni", ", Stary Rynek", "(pl. Lipowy)" off."""
    shut = quotations(text)
    for match in _AFTER_QUOTE.finditer(text, left, right):
        word = WORD.match(text, match.end())
        if (
            word
            and "venue" in classes(word.group().lower())
            and not kind_of(word.group())
            and any(b == match.start() + 1 for _, b in shut)
        ):
            return left, match.start() + 1
    for match in _IN_PLACE.finditer(text, left, right):
        place = match.start()
        if place <= left + 2 or any(a < place < b for a, b in shut):
            continue
        rest = text[match.end() : right]
        if match.group().strip().startswith("("):
            inside = rest.rstrip(" .,\x00").rstrip(")")
            if not re.search(r"\d{3}", inside) or is_place(inside):
                return left, place
            continue
        if opens_place(rest) and not QUOTE.match(rest):
            head = text[left:place]
            if (is_place(head) and not QUOTE.search(head)) or _sets_out(head):
                continue
            return left, place
    return left, right


def _sets_out(head: str) -> bool:
    """ "wyjazd na lodowisko": where one goes is what the event is called."""
    kind = kind_of(head.strip().rsplit(" ", 1)[-1])
    return kind is not None and kind.lemma in _JOURNEYS


def without_led_place(text: str, left: int, right: int) -> int:
    """Where the name begins after a place that leads to it: "Rynek, koncert", "Dom Kultury: wystawa"."""
    match = _LED_PLACE.match(text, left, right)
    if (
        match is None
        or not is_place(match[1])
        or _TROUPE.match(match[1])
        or any(kind_of(w.group()) for w in WORD.finditer(match[1]))
    ):
        return left
    rest = text[match.end() : right]
    return left if is_place(rest) or not re.search(r"[^\W\d_]{3}", rest) else match.end()


def opens_place(rest: str) -> bool:
    """A place's noun among the first words, before anything that is no adjective: "Lipnickim Teatrze …"."""
    for index, match in enumerate(WORD.finditer(rest)):
        word = match.group().rstrip(".")
        if "," in rest[: match.start()] or _NEW_SENTENCE.search(rest, 0, match.start()):
            return False
        found = classes(word.lower())
        if "venue" in found and _only_describes(word):
            continue
        if "venue" in found:
            return "kind" not in found or word[0].isupper()
        if index >= 4 or "kind" in found or not (ADJECTIVE.match(word) or word[0].isupper() or "." in match.group()):
            return False
    return False


def _only_describes(word: str) -> bool:
    """ "dawnych": an adjective in all its readings, which names no place by itself."""
    readings = analyses(word.lower())
    return bool(readings) and all(item.is_adjective for item in readings)


def in_nominative(phrase: str, text: str, begin: int, quote: tuple[int, int] | None) -> str:
    """The phrase with its head in the nominative; what is quoted stays as it is."""
    phrase = cleaned(phrase)
    if not phrase:
        return phrase
    first = QUOTE.search(phrase)
    head, rest = (phrase[: first.start()].rstrip(), phrase[first.start() :]) if first else (phrase, "")
    match = WORD.search(head)
    if match and match.start() == 0 and len(head) < 120:
        kind = kind_of(match.group())
        if kind:
            # The head stands first: only it and adjectives after it change.
            if match.group().lower() != kind.nominative:
                turned = nominative(head)
                head = (
                    turned
                    if turned[: len(kind.nominative)].lower() == kind.nominative
                    else kind.nominative + head[match.end() :]
                )
        else:
            head = nominative(head)
    return f"{head} {rest}".strip() if rest else head


def quoted_nominative(quote: str) -> str:
    """A quoted name that the sentence inflects, as on the poster: "„Balladynę”" → "„Balladyna”".

    Only where its first noun can be no nominative ("Zosię i Tomka"); "Łąki Wieczorne" stays.
    """
    inner = _INSIDE.match(quote)
    if inner is None or len(inner[2]) > 60:
        return quote
    parts = re.split(r"(\s+i\s+|,\s+)", inner[2])
    if not any(_is_inflected(part) for part in parts[::2]):
        return quote
    if not _is_inflected(parts[0]) and not _may_be_accusative(parts[0]):
        return quote
    made = [
        nominative(part, "przez") if not index % 2 and (_is_inflected(part) or _may_be_accusative(part)) else part
        for index, part in enumerate(parts)
    ]
    return f"{inner[1]}{''.join(made)}{inner[3]}"


def _may_be_accusative(part: str) -> bool:
    """One word that is the accusative of a man's name, whatever else it may be: "Jasia"."""
    forms = [form for item in analyses(part) if item.is_noun for form in item.forms]
    return any(form.case == "acc" and form.gender == "m1" for form in forms)


def _is_inflected(part: str) -> bool:
    """The accusative of a noun, perhaps after its adjectives, that is no nominative."""
    for match in WORD.finditer(part):
        readings = [item for item in analyses(match.group()) if item.is_noun or item.is_adjective]
        nouns = [item for item in readings if item.is_noun]
        if not readings:
            return False
        cases = {form.case for item in readings for form in item.forms}
        if "nom" in cases or "acc" not in cases:
            return False
        if nouns:
            return True
    return False


_OF_THE_SERIES = re.compile(r"\s+(?:z|w ramach) (?:tego|naszego|nowego) cyklu$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_generic(name: str) -> bool:
    """Only kind nouns, adjectives of time and small words: "spotkanie", "główny koncert", "program"."""
    if QUOTE.search(name):
        return False
    # "kolejne spotkanie z tego cyklu": of what was named before.
    found = [m.group() for m in WORD.finditer(_OF_THE_SERIES.sub("", name))]
    return len(found) <= 5 and all(
        kind_of(w.rstrip(".")) or len(w) <= 2 or PLAIN.match(w) or classes(w.lower()) & {"announce", "past", "opening"}
        for w in found
    )


@lru_cache(maxsize=1024)
def says_nothing(text: str) -> bool:
    """Words that name no event: a question, an audience, a table's column heads, a byline."""
    text = text.strip(" \x00")
    if text.isalpha() and text.islower() and not kind_of(text):
        return True
    return any(pattern.search(text) for pattern in _NAMELESS)


def is_pastime(word: str) -> bool:
    """ "szachy", "gimnastyka": what is done, in one word of a list; no place, break, or who it is for."""
    word = word.strip(" \x00.,:;–—-")
    if (
        not (word.isalpha() and word.islower())
        or len(word) < _SHORTEST_NAME
        or classes(word) - _DONE
        or _WHO.fullmatch(word)
    ):
        return False
    readings = [item for item in analyses(word) if item.is_noun]
    forms = [form for item in readings for form in item.forms if form.case == "nom"]
    return any(form.gender != "m1" for form in forms) and not any(form.gender == "m1" for form in forms)


def is_person(text: str) -> bool:
    """Only a given name and a family name: "Hanna Wilk", "mgr Zofia Treter"."""
    match = _PERSON.fullmatch(text.strip())
    return match is not None and any("imię" in item.labels for item in analyses(match.group(1)))


def refers_back(name: str) -> bool:
    """A generic name that points to something named before: "premiera", "Wystawa czynna", "kolejny spektakl"."""
    found = [m.group().lower().rstrip(".") for m in WORD.finditer(name)]
    lemmas = {kind.lemma for w in found if (kind := kind_of(w))}
    if not lemmas or lemmas & {"premiera", "spektakl", "przedstawienie", "seans", "film"}:
        return True
    return any(classes(w) & {"announce", "past", "opening"} and not kind_of(w) for w in found)


def cleaned(text: str) -> str:
    """One line, no holes, no separators at the sides, brackets closed."""
    text = _INNER.sub(" ", text)
    text = re.sub(r"[\s\x00]+", " ", text).strip(
        " \t,;:|/–—-•*.>!?" if not text.strip().endswith(("!", "?")) else " \t,;:|/–—-•*.>"
    )
    text = text.lstrip("!?) ")
    text = text.rstrip("[ ") if text.count("[") > text.count("]") else text
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" ,;:–-") if text.rindex("(") > 3 else text.replace("(", "")
    if text.count(")") > text.count("("):
        text = text.replace(")", "", 1) if text.startswith(")") else text.rstrip(")")
    return text.strip()
