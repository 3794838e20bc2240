"""Names in prose: a quotation with the noun that says its kind, a noun phrase around such a noun."""

import re

from salony.extraction.announcements.guests import whom
from salony.extraction.announcements.lexicon import PLURALS, classes, kind_of
from salony.extraction.announcements.names import (
    ADJECTIVE,
    HOLE,
    PATTERNS,
    PLACE_LEAD,
    PLAIN,
    WORD,
    Title,
    in_nominative,
    is_generic,
    is_person,
    opens_place,
    quoted_nominative,
    trimmed,
)
from salony.extraction.announcements.subjects import (
    is_finite,
)
from salony.language.institutions import find_institutions
from salony.language.morphology import analyses

_ORDINAL = re.compile(r"(?:[IVXLC]+|\d{1,3})\.?$")
_STOP_WORDS = frozenset({
    "który", "która", "które", "którzy", "którą", "którego", "której", "którym", "których", "gdzie", "podczas",
    "będzie", "będą", "jest", "są", "było", "była", "był", "a", "oraz", "ale", "lecz", "więc", "bo", "ponieważ",
    "gdy", "kiedy", "jeśli", "żeby", "aby", "by", "się", "nie", "już", "także", "również", "też", "natomiast", "zaś",
    "następnie", "potem", "zostaje", "zostają", "zostanie", "zostaną", "został", "została", "zostało", "zostały",
    "ulega", "można", "czynna", "czynny", "czynne", "planowany", "planowana", "planowane", "planowanego",
    "planowanej", "planowanych", "zapowiadany", "zapowiadana", "zapowiadane", "zapowiedziany", "zapowiedziana",
    "zapowiedziane", "przewidziany", "przewidziana", "przewidziane", "zaplanowany", "zaplanowana", "zaplanowane",
    "wyznaczony", "wyznaczona", "wyznaczone", "to",
})  # fmt: skip
_POINTED = re.compile(r"\b(?:ten|ta|to|tego|tej|temu|tym|tę|ów|owa)\s+$", re.IGNORECASE)
# "mówił w „Rozmowie dnia”", "aktorka z „Klanu”": what is spoken of beside the event.
_SPOKEN_OF = re.compile(r"\b(?:we?|o|ze?|po|przy|dla|od|przez|rol[ęi])\s+$", re.IGNORECASE)
_TITLED = re.compile(PATTERNS["titled"])
_HAPPENING = re.compile(PATTERNS["happening"], re.IGNORECASE)
_STAGES = re.compile(PATTERNS["stages"], re.IGNORECASE)
# "wystawa w godzinach pracy galerii", "występ z przyczyn niezależnych": when and why, not what.
_WHEN = re.compile(
    r"w\s+(?:ramach|godz|dni(?:u|ach)?\b|termin|czasie|okresie|trakcie|razie|przypadku|cenie|związku)"
    r"|z(?:e)?\s+(?:powod|przyczyn|względ)|na\s+(?:wszystkich|każdego|nas\b|was\b|państwa|gości\b|uczestników|odwiedzających)",
    re.IGNORECASE,
)
_OF_A_SERIES = re.compile(r"\bw ramach\s+(?:\w+\s+){0,2}cykl", re.IGNORECASE)
# "„Żal mi lata” – śpiewała Anna": somebody's words.
_SAID = re.compile(
    r"\s*[,–—-]\s*(?:jak\s+)?(?:mówi|powiedzia|śpiewa|pisa[łl]|pisze|stwierdzi|doda|podkreśl|przekon|zapewnia|wyjaśni|wspomina|zachęca)"
)
_LED = re.compile(PATTERNS["led"], re.IGNORECASE)

_INVITED = re.compile(
    r"\b(?:zaprasza\w*\s+na|(?:z)?organiz(?:uj|ował)\w*|proponuj\w*|przygotował\w*)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_VERB_CLASSES = frozenset({"announce", "past", "moved", "cancelled"})
_PAST_ENDINGS = ("ł", "ła", "ło", "li", "ły")
# "soliści Opery Krakowskiej": a house where it has a name.
_HOUSES = frozenset({"opera", "operetka"})

_AGREEMENT = (
    ("ach", ("ych", "ich")),
    ("ami", ("ymi", "imi")),
    ("ów", ("ych", "ich")),
    ("ń", ("ych", "ich")),
    ("om", ("ym", "im")),
    ("em", ("ym", "im")),
    ("ą", ("ą",)),
    ("ę", ("ą",)),
    ("u", ("ego", "ym", "im", "emu")),
    ("ie", ("ym", "im", "ej", "e", "ie")),
    ("i", ("ej", "e", "ie", "i")),
    ("y", ("ej", "e", "ie", "y", "i")),
    ("a", ("a", "ego")),
    ("o", ("e", "ie")),
    ("e", ("e", "ie", "ym", "im", "ej")),
)


def is_of_house(text: str, place: int, word: str) -> bool:
    """Part of a house's name: "Centrum Kultury i Sztuki", "Dom Tańca"."""
    if not word[0].isupper():
        return False
    kind = kind_of(word)
    first = kind is not None and kind.lemma in _HOUSES
    return any(
        (item.begin < place or (first and item.begin == place and item.named))
        and place < item.stop
        and (item.kind.slug != "ensemble" or first)
        for item in find_institutions(text)
    )


def quoted(text: str, quote: tuple[int, int], offset: int) -> Title | None:
    """A quotation with the noun that says its kind; None where it names a place, a band, a book."""
    before = list(WORD.finditer(text, max(0, quote[0] - 90), quote[0]))[-7:]
    chain: list[re.Match[str]] = []
    right = quote[0]
    closing = max((m.end() for m in re.finditer(r"[”\"»]", text[max(0, quote[0] - 90) : quote[0]])), default=0)
    before = [m for m in before if m.start() >= max(0, quote[0] - 90) + closing]
    for match in reversed(before):
        gap = text[match.end() : right]
        word = match.group().lower().rstrip(".")
        if HOLE in gap or (re.search(r"[,;:!?]|\s[–—-]\s", gap) and right != quote[0]):
            break
        found = classes(word)
        tells = found & _VERB_CLASSES and "kind" not in found and not _only_adjective(word)
        if tells or word in _STOP_WORDS or is_finite(match.group()):
            break
        chain.append(match)
        right = match.start()
    kinds = [m for m in chain if kind_of(m.group().rstrip("."))]
    nearest: frozenset[str] = frozenset()
    for match in chain[:3]:
        nearest = classes(match.group().lower().rstrip(".")) & {"kind", "thing", "venue", "ensemble"}
        if nearest:
            break
    if kinds and kinds[-1] is not chain[-1]:
        # "Galeria Sztuki „Młyn”": the kind noun is part of a place's name.
        leader = chain[chain.index(kinds[-1]) + 1]
        if "venue" in classes(leader.group().lower().rstrip(".")) and kinds[-1].group()[0].isupper():
            return None
    if kinds and _OF_A_SERIES.search(text, kinds[-1].end(), quote[0]):
        # "spotkanie w ramach cyklu „Czwartki”": the series is named, not the meeting.
        return None
    if kinds:
        head = kinds[-1]
        between = [classes(m.group().lower().rstrip(".")) for m in chain if m.start() > head.start()]
        crossing = any("venue" in c and "kind" not in c for c in between[-4:]) and not ({"thing"} & nearest)
        if not crossing and not ("ensemble" in nearest or nearest == {"venue"}):
            begin = _leftwards(text, head.start())
            name = in_nominative(text[begin : quote[1]], text, begin, quote)
            return Title(
                name,
                offset + begin,
                offset + quote[1],
                4.0 - 0.2 * len(chain[: chain.index(head)]),
                False,
                "text.title.quoted",
            )
    ahead = text[max(0, quote[0] - 60) : quote[0]].rstrip() + " "
    if "thing" in nearest and _HAPPENING.search(ahead):
        return Title(text[quote[0] : quote[1]], offset + quote[0], offset + quote[1], 3.0, False, "text.title.subject")
    if _STAGES.search(ahead):
        name = quoted_nominative(text[quote[0] : quote[1]])
        return Title(name, offset + quote[0], offset + quote[1], 3.4, False, "text.title.staged")
    if (
        ("thing" in nearest and "kind" not in nearest)
        or "ensemble" in nearest
        or ("venue" in nearest and "kind" not in nearest)
    ):
        return None
    lower = text[quote[0] : quote[1]].strip("„“”\"«»,' ")[:1].islower()
    if lower or _SAID.match(text, quote[1]) or _SPOKEN_OF.search(ahead):
        return None
    name = quoted_nominative(text[quote[0] : quote[1]])
    return Title(name, offset + quote[0], offset + quote[1], 2.6, False, "text.title.quotation")


def _agrees(head: str, adjective: str) -> bool:
    """Whether the adjective's ending can go with the noun's."""
    for ending, options in _AGREEMENT:
        if head.endswith(ending):
            return adjective.endswith(options)
    return adjective.endswith(("y", "i", "ych", "ich"))


def _has_a_form_of(head: str, adjective: str) -> bool:
    """ "z przyczyn technicznych koncert": a plural beside a singular belongs to the noun before it."""
    noun = {(f.number, f.case) for item in analyses(head) if item.is_noun for f in item.forms}
    beside = {(f.number, f.case) for item in analyses(adjective) if item.is_adjective for f in item.forms}
    return not noun or not beside or bool(noun & beside)


def _is_adjective(word: str) -> bool:
    return ADJECTIVE.match(word) is not None and any(item.is_adjective for item in analyses(word.lower()))


def is_past(word: str) -> bool:
    """A verb of what is over and nothing else: "zaczęła", "uczyły"."""
    return word.endswith(_PAST_ENDINGS) and word.islower() and all(item.pos == "praet" for item in analyses(word))


def _has_complement(phrase: str) -> bool:
    """ "warsztaty wycinanki", "zajęcia z ceramiki", "warsztaty ozdób świątecznych": a noun says of what they are.

    "warsztaty rodzinne" has none.
    """
    return any(_may_complete(word) for word in phrase.split()[1:])


def _says_too_little(text: str, head: re.Match[str], begin: int, left: int, right: int) -> bool:
    """A noun that names an event only with a name ("dzień"), and none beside it, nor anybody who invites to it."""
    # The capital that a sentence begins with says nothing.
    first = text[:1].lower() + text[1:] if not text[:begin].strip() else text
    beside = first[begin : head.start()] + first[head.end() : right]
    if re.search(r"[A-ZĄĆĘŁŃÓŚŹŻ„\"0-9]", beside) or first[head.start()].isupper():
        return False
    return not (right - left > len(head.group()) + 3 and _INVITED.search(text[max(0, left - 50) : left]))


def _of_somebody(phrase: str) -> bool:
    """ "występ artysty", "koncert zespołu", "spotkanie z autorką": of somebody whom the text has named before."""
    first, *rest = [word for word in phrase.lower().split() if not PLAIN.match(word)] or [""]
    rest = [word for word in rest if word not in ("z", "ze")]
    if not phrase[1:].islower() or len(rest) != 1 or not kind_of(first) or "ensemble" not in classes(rest[0]):
        return False
    return any(item.is_noun for item in analyses(rest[0]))


def _may_complete(word: str) -> bool:
    readings = analyses(word)
    if kind_of(word) or any(item.is_adjective or item.pos == "fin" for item in readings):
        return False
    return any(item.is_noun and any(form.case in ("gen", "inst") for form in item.forms) for item in readings)


def _leftwards(text: str, place: int) -> int:
    """Include the adjectives and ordinals that stand before a head noun."""
    words = list(WORD.finditer(text, max(0, place - 80), place))
    noun = WORD.match(text, place)
    head = noun.group().lower().rstrip(".") if noun else ""
    for match in reversed(words):
        gap = text[match.end() : place]
        word = match.group()
        if gap.strip():
            break
        if HOLE in gap:
            break
        lower = word.lower().rstrip(".")
        if not _ORDINAL.match(word) and not (_agrees(head, lower) and _has_a_form_of(head, lower)):
            break
        adjective = (
            _is_adjective(word) and not classes(lower) & {"announce", "past", "venue", "opening"}
        ) or _ORDINAL.match(word)
        if not adjective or lower in _STOP_WORDS or PLACE_LEAD.match(lower):
            break
        place = match.start()
    return place


def _only_adjective(word: str) -> bool:
    """ "śpiewaczego": an adjective, though it begins like a verb; no participle, which tells something as well."""
    readings = analyses(word)
    return bool(readings) and all(item.pos == "adj" for item in readings)


def _is_led(text: str, left: int) -> bool:
    """Words before the phrase say that it is only spoken of; not in "autorka poprowadzi warsztaty"."""
    found = _LED.search(text, max(0, left - 34), left)
    return found is not None and not is_finite(found.group().split()[-1])


def _is_verb(word: str) -> bool:
    return is_past(word) or is_finite(word)


def _is_subject(word: str, *, turned: bool) -> bool:
    """ "wystąpił z koncertem kolęd Chór Męski", "zagra recital pianistka Ewa Lis": who does it, in the nominative,
    behind what is done. turned: the sentence inflects what is done."""
    if "ensemble" not in classes(word.lower()) or not (turned or word.islower()) or (turned and word.islower()):
        return False
    cases = {form.case for item in analyses(word.lower()) if item.is_noun for form in item.forms}
    return "nom" in cases and not cases & ({"gen"} if turned else {"gen", "acc"})


def _is_pointed_to(phrase: str, text: str, left: int) -> bool:
    """ "Ten koncert będzie premierą płyty": what was named before."""
    return phrase.islower() and _POINTED.search(text, max(0, left - 8), left) is not None


def _rightwards(text: str, head: re.Match[str], quotes: list[tuple[int, int]]) -> int:
    """Where the phrase ends that begins with the head noun: before a verb, a place, what says when or why."""
    kind = kind_of(head.group().rstrip("."))
    # The sentence inflects it.
    turned = kind is not None and head.group().lower() != kind.nominative
    stop = head.end() if not head.group().endswith(".") else head.end() - 1
    count = 0
    for match in WORD.finditer(text, stop):
        gap = text[stop : match.start()]
        word = match.group()
        lower = word.lower().rstrip(".")
        if HOLE in gap or (re.search(r"[;:!?()]|[–—]|,\s|\s-\s|\.\s", gap) and not gap.startswith(" „")):
            break
        quote = next((q for q in quotes if q[0] <= match.start() < q[1]), None)
        if quote:
            stop = quote[1]
            continue
        found = classes(lower)
        if lower in ("pt", "pn") or lower.startswith("zatytuł"):
            break
        if lower in _STOP_WORDS or (found & _VERB_CLASSES and "kind" not in found and not word[0].isupper()):
            break
        if _is_verb(word.rstrip(".")) or _is_subject(word, turned=turned) or _WHEN.match(text, match.start()):
            break
        if PLACE_LEAD.match(lower) and (opens_place(text[match.end() :]) or (lower in ("w", "we") and count > 0)):
            break
        if (
            lower
            in ("o", "od", "do", "w", "we", "na", "z", "za", "i", "oraz", "dla", "o", "po", "u", "the", "of", "with")
            and HOLE in text[match.end() : match.end() + 3]
        ):
            break
        stop = (
            match.end()
            if not word.endswith(".") or lower in ("im", "św", "pw", "dr", "ks", "prof", "gr", "nr", "cz")
            else match.end() - 1
        )
        count += 1
        if count >= 12:
            break
    return stop


def phrase(text: str, head: re.Match[str], quotes: list[tuple[int, int]], offset: int) -> Title | None:
    """A noun phrase around a kind noun: "jesienny koncert Żorskiej Orkiestry Rozrywkowej im. Lothara Dziwoki"."""
    begin = _leftwards(text, head.start())
    stop = _rightwards(text, head, quotes)
    titled = _TITLED.match(text, stop)
    if titled and not quotes:
        rest = re.match(r"[A-ZĄĆĘŁŃÓŚŹŻ][^.;,\x00\n]{3,90}", text[titled.end() :])
        if rest:
            name = f"{in_nominative(text[begin:stop], text, begin, None)} „{rest.group().strip()}”"
            return Title(name, offset + begin, offset + titled.end() + rest.end(), 3.8, False, "text.title.named")
    if titled:
        quote = next((q for q in quotes if q[0] == titled.end()), None)
        if quote:
            name = in_nominative(text[begin:stop] + " " + text[slice(*quote)], text, begin, None)
            return Title(name, offset + begin, offset + quote[1], 4.0, False, "text.title.quoted")
    left, right = trimmed(text, begin, stop)
    if right <= left:
        return None
    phrase = text[left:right]
    if is_person(phrase):
        # "Sylwester Nowak" is no New Year's Eve.
        return None
    kind = kind_of(head.group().rstrip("."))
    if kind and kind.weak and _says_too_little(text, head, begin, left, right):
        return None
    if kind and kind.lemma == "spotkanie" and phrase.islower() and (named := whom(text, left, right)) is not None:
        name = f"{in_nominative(head.group(), text, head.start(), None)} z {text[slice(*named)]}"
        return Title(name, offset + left, offset + named[1], 2.4, False, "text.title.phrase")
    name = in_nominative(phrase, text, left, None)
    few = (
        kind is not None
        and (kind.plural or head.group().lower() in PLURALS)
        and not kind.proper
        and len(phrase.split()) <= 3
        and not _has_complement(phrase)
        and phrase.lower() == phrase
    )
    generic = is_generic(name) or is_generic(phrase) or few or _of_somebody(phrase)
    generic = generic or _is_pointed_to(phrase, text, left)
    capitals = sum(1 for w in phrase.split()[1:] if w[:1].isupper())
    led = _is_led(text, left)
    score = (
        1.0
        if generic
        else 2.4 - 1.6 * bool(led) + 0.15 * min(capitals, 4) + 0.4 * bool(_ORDINAL.match(phrase.split()[0]))
    )
    return Title(name, offset + left, offset + right, score, generic, "text.title.phrase")
