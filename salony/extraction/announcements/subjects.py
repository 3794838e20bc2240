"""Names that no kind noun carries: the subject of "odbędzie się", a name in capitals, a performer, a guest."""

import re
from dataclasses import replace

from salony.extraction.announcements.lexicon import PHRASES, classes, first_class, kind_of
from salony.extraction.announcements.names import (
    HOLE,
    OF_A_HOUSE,
    PATTERNS,
    PERFORMERS,
    PLACE_LEAD,
    PLAIN,
    QUOTE,
    WORD,
    Title,
    cleaned,
    in_nominative,
    is_generic,
    is_pastime,
    is_place,
    quotations,
    says_nothing,
    trimmed,
    without_place,
)
from salony.extraction.announcements.status import notice
from salony.language.institutions import find_institutions
from salony.language.morphology import analyses
from salony.language.phrases import GOVERNED, is_noun_with_adjective, nominative
from salony.language.places import find_places

_NAME = re.compile(PATTERNS["name"])

_GENERIC_HEAD = re.compile(PATTERNS["generic_head"], re.IGNORECASE)

_HAPPENS = re.compile(PATTERNS["happens"])

_BEFORE_HAPPENS = re.compile(PATTERNS["before_happens"])

_TAKES_PLACE = re.compile(PATTERNS["takes_place"], re.IGNORECASE)

_CAPITALS = re.compile(r"(?<![\w„\"])[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ’'!-]{2,}(?:,?\s+[A-ZĄĆĘŁŃÓŚŹŻ0-9&!’'.-]+)+(?!\w)")

_PLAYS = re.compile(PATTERNS["plays"], re.IGNORECASE)

_FATED = re.compile(
    r"\W*(?P<what>[A-ZĄĆĘŁŃÓŚŹŻ][^,.;:\x00]{3,60}?)\s+"
    r"(?:(?:za)?planowan|zapowiadan|zostaj|zosta[łn]|nie odb|odwołan|przełożon|przeniesion)\w+"
)
_GUIDES = re.compile(r"\boprowadz(?:i|ą|ają|a|ał[ay]?)\b", re.IGNORECASE)
_CURATOR = re.compile(r"\bkurator", re.IGNORECASE)
_SOUNDS = re.compile(PATTERNS["sounds"], re.IGNORECASE)
_LISTENED = re.compile(PATTERNS["heard"], re.IGNORECASE)

_EXHIBITED = re.compile(PATTERNS["exhibited"], re.IGNORECASE)

_PERFORMER = re.compile(PATTERNS["performer"])


def capitals(text: str, quotes: list[tuple[int, int]], offset: int) -> list[Title]:
    """Words in capitals amid other text: how repertoires set a play's name."""
    if text.upper() == text:
        return []
    for match in _CAPITALS.finditer(text):
        name = match.group().rstrip(" .,")
        if (
            len(match.group()) >= _CAPITAL
            and notice(match.group()) is None
            and not any(a <= match.start() < b for a, b in quotes)
            and not is_place(match.group())
        ):
            return [
                Title(
                    name, offset + match.start(), offset + match.start() + len(name), 3.0, False, "text.title.capitals"
                )
            ]
    return []


# "w parku przy ul. Fryderyka Chopina odbędzie się …": whom a street is named after.
_NAMESAKE = re.compile(r"\b(?:ul|al|pl|os|im|św|pw)\.?\s+$", re.IGNORECASE)


def apposition(text: str, offset: int) -> list[Title]:
    """ "… miało miejsce wyjątkowe wydarzenie - Noc Teatrów": the name after the general noun."""
    match = _GENERIC_HEAD.search(text)
    name = _NAME.match(text, match.end()) if match else None
    if name is None or any(item.begin == 0 for item in find_institutions(name.group())):
        # "współorganizator imprezy, Stowarzyszenie Miłośników Gór": who is behind it.
        return []
    return _named(text, name.start(), name.end(), offset, 3.2, "text.title.apposition")


def happening(text: str, offset: int) -> list[Title]:
    """The subject of "odbędzie się": "odbyły się udane Dni Ziemi", "Lato Teatralne rusza"."""
    match = _HAPPENS.search(text)
    name = _NAME.match(text, match.end()) if match else None
    if name:
        return _named(text, name.start(), name.end(), offset, 2.8, "text.title.subject")
    match = _BEFORE_HAPPENS.search(text)
    if match:
        every = [m for m in _NAME.finditer(text[: match.start()]) if m.end() == match.start()]
        if every and not _NAMESAKE.search(text[: every[-1].start()]):
            return _named(text, every[-1].start(), every[-1].end(), offset, 2.6, "text.title.subject")
    return []


def subject(text: str, offset: int) -> list[Title]:
    """ "odbyło się grillowanie sąsiedzkie": the noun phrase in the nominative after "odbędzie się"."""
    match = _TAKES_PLACE.search(text)
    found = elliptic(text[match.end() :], offset + match.end()) if match else []
    if not found and (match := _BEFORE_HAPPENS.search(text)) is not None:
        # "Nocny bal zaczyna się o 22": the same noun phrase before the verb.
        before = elliptic(text[: match.start()], offset)
        found = [t for t in before if t.stop == offset + match.start() and any(map(kind_of, t.name.split()))]
        found = [t for t in found if not _SAYS_MORE.search(t.name)]
    return [replace(title, score=2.5) for title in found]


def _named(text: str, begin: int, stop: int, offset: int, score: float, rule: str) -> list[Title]:
    begin, stop = without_place(text, *trimmed(text, begin, stop))
    name = cleaned(text[begin:stop])
    if _PREPOSITION.match(name):
        return []
    if len(name) < 4 or is_place(name) or (len(name.split()) == 1 and not QUOTE.search(name)):
        return []
    return [Title(name, offset + begin, offset + stop, score, False, rule)]


def fated(text: str, offset: int) -> list[Title]:
    """ "Kino letnie zaplanowane na sobotę zostaje odwołane": what a verdict is given on stands before it."""
    match = _FATED.match(text)
    if match is None or notice(text) is None or not _is_nominative(match["what"].split()[0]):
        return []
    left, right = without_place(text, *trimmed(text, *match.span("what")))
    name = cleaned(text[left:right])
    if is_place(name) or is_generic(name) or points_back(name) or first_class(name) & _NO_EVENT:
        return []
    if all((found := analyses(word.lower())) and found[0].is_adjective for word in name.split()):
        # "Wszystkie zakupione", cut before its noun.
        return []
    return [Title(name, offset + left, offset + right, 2.2, False, "text.title.subject")]


def guided(text: str, offset: int) -> list[Title]:
    """ "Kuratorka oprowadzi zwiedzających": a guided tour."""
    match = _GUIDES.search(text)
    if match is None:
        return []
    name = "oprowadzanie kuratorskie" if _CURATOR.search(text) else "oprowadzanie"
    return [Title(name, offset + match.start(), offset + match.end(), 2.2, False, "text.title.deed")]


def sounding(text: str, offset: int) -> list[Title]:
    """What is heard: "w kościele rozbrzmi muzyka organowa", "posłuchajmy kolęd": a concert of it."""
    match = _SOUNDS.search(text) or _LISTENED.search(text)
    if match is None:
        return []
    end = _PHRASE_END.search(text, match.end())
    left, right = without_place(text, *trimmed(text, match.end(), end.start() if end else len(text)))
    found = list(WORD.finditer(text, left, right))
    heard = cleaned(text[left:right])
    if match.re is _LISTENED:
        heard = nominative(heard, "do")
    if not found or len(found) > _HEARD or HOLE in text[left:right] or not _is_nominative(heard.partition(" ")[0]):
        return []
    name = f"koncert: {heard}"
    return [Title(name, offset + left, offset + right, 2.2, False, "text.title.performer")]


def performance(text: str, offset: int) -> list[Title]:
    """Somebody plays: "O 20 na podest wyjdzie kabaret Pestka", "gra Sad", "Chór Echo zaśpiewa"."""
    for match in _PLAYS.finditer(text):
        after = re.match(r"[^,.;:\x00()!?]{3,70}", text[match.end() :])
        led = PLACE_LEAD.match(after.group().split()[0].lower()) if after and after.group().split() else None
        if after and re.search(r"[A-ZĄĆĘŁŃÓŚŹŻ]", after.group()) and not led:
            left, right = trimmed(text, match.end(), match.end() + after.end())
            left, right = without_place(text, left, right)
        else:
            before = re.search(
                r"(?:(?:[A-ZŻŚŁĆ][\w&’'-]*|i|&|z|zespół|duet|trio|chór)\s+){1,6}$", text[: match.start()]
            )
            if not before:
                continue
            shift = max(0, match.start() - 120)
            left, right = trimmed(text, shift + before.start(), shift + before.end())
        name = cleaned(text[left:right])
        if len(name) > 2 and not PLACE_LEAD.match(name.split()[0]) and not name.islower():
            name = name if kind_of(name.split()[0]) else _performed(name)
            return [Title(name, offset + left, offset + right, 1.8, False, "text.title.performer")]
    return []


def _performed(name: str) -> str:
    """What a performer gives, where the noun beside the name says it: "stand-uper Jan Kos" → "stand-up: Jan Kos"."""
    noun, _, rest = name.partition(" ")
    gives = PERFORMERS.get(noun.lower())
    if gives is None:
        return f"koncert: {name}"
    return f"{gives}: {rest}" if rest and gives != noun.lower() else name


def exhibited(text: str, offset: int) -> list[Title]:
    """ "od 5 grudnia można oglądać akwarele Witolda Nowaka": an exhibition of them."""
    match = _EXHIBITED.search(text)
    if match is None:
        return []
    left, right = without_place(text, *trimmed(text, *match.span(1)))
    name = cleaned(text[left:right])
    return [Title(f"wystawa: {name}", offset + left, offset + right, 2.5, False, "text.title.exhibited")]


def performer(text: str, offset: int) -> list[Title]:
    """Only a name beside the hour: "o 20 zespół Jumbo Africa"."""
    match = _PERFORMER.match(text)
    if not match:
        return []
    left, right = trimmed(text, *match.span(1))
    name = cleaned(text[left:right])
    if len(name) < 4 or is_place(name) or says_nothing(name):
        return []
    kind = kind_of(name.split()[0])
    return [
        Title(name if kind else _performed(name), offset + left, offset + right, 2.4, False, "text.title.performer")
    ]


_CONNECTIVE = re.compile(
    r"(?:[\s\x00,.;:–—-]|(?:a|i|oraz|zaś|natomiast|także|też|również|potem|później|następnie|wreszcie|tu|tam|już|o(?=\s*\x00))\b)+",
    re.IGNORECASE,
)
# "Spotkanie w ramach cyklu", "zajęcia nie" before the verb: no name.
_SAYS_MORE = re.compile(r"\bw ramach\b|\bnie$")
_PREPOSITION = re.compile(r"(?:w|we|na|przy|przed|pod|nad|obok|u)\s+", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w’-]*(?:-[A-Z]\w*)?(?:\s+(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’-]*|im\.|św\.))*")
_PHRASE_END = re.compile(r"[.,;:()!?\x00]|\s[–—-]\s|\sw wykonaniu\b")
# "Wizja lokalna możliwa …", "obecność konieczna": what is said of the noun, so the phrase is a sentence.
_PREDICATE = re.compile(
    r"(?:nie)?(?:możliw|konieczn|wymagan|dozwolon|zalecan|wskazan|potrzebn|dostępn|czynn|obowiązkow|ważn)(?:[aeyim]|ych|ego|ej)?",
    re.IGNORECASE,
)
# A name set in capitals has so many characters.
_CAPITAL = 8
_MOST_PLACES = 3
_LONGEST_NAME = 12
# What is heard is told in so many words.
_HEARD = 8


def elliptic(text: str, offset: int) -> list[Title]:
    """A noun phrase in the nominative that stands alone, after the time and the place: "w Kłodzku Chór Jadwigi"."""
    begin = _after_places(text)
    shut = quotations(text)
    ends = (m.start() for m in _PHRASE_END.finditer(text, begin) if not any(a < m.start() < b for a, b in shut))
    left, right = trimmed(text, begin, next(ends, len(text)))
    left, right = without_place(text, left, right)
    found = list(WORD.finditer(text, left, right))
    if not found or len(found) > _LONGEST_NAME or HOLE in text[left:right]:
        return []
    if len(found) == 1 and not begin and not analyses(found[0].group().lower()) and HOLE in text[right:]:
        # A word that no dictionary has and that only opens the sentence, small letters or not.
        return []
    first = found[0].group().rstrip(".")
    kind = kind_of(first)
    if first.lower() in GOVERNED or (kind is None and first.islower() and may_be_finite(first)):
        return []
    if not (kind or _is_nominative(first)) or any(is_finite(w.group().rstrip(".")) for w in found):
        return []
    name = cleaned(text[left:right])
    if len(name) < 4 or says_nothing(name) or is_place(name) or is_generic(name):
        return []
    if (len(found) == 1 and not (first[0].isupper() or is_pastime(first))) or first_class(name) & _NO_EVENT:
        return []
    if points_back(name) or _PREDICATE.fullmatch(found[-1].group()):
        return []
    if kind is None and ("ensemble" in classes(first.lower()) or all(w.group()[0].isupper() for w in found)):
        name = f"koncert: {name}" if "ensemble" in classes(first.lower()) else name
    elif kind is not None:
        name = in_nominative(text[left:right], text, left, None)
    return [Title(name, offset + left, offset + right, 2.2, False, "text.title.elliptic")]


def _after_places(text: str) -> int:
    """Where what is said begins, after words that join, times and places."""
    place = 0
    for _ in range(_MOST_PLACES):
        joining = _CONNECTIVE.match(text, place)
        place = joining.end() if joining else place
        preposition = _PREPOSITION.match(text, place)
        if preposition is None:
            return place
        stop = _place_stop(text, preposition.end())
        if stop is None:
            return place
        place = stop
    return place


def _place_stop(text: str, begin: int) -> int | None:
    """Where the place's name that begins here ends."""
    for item in find_institutions(text):
        if begin <= item.begin <= begin + 2:
            return item.stop
    for mention in find_places(text):
        if mention.begin == begin:
            return mention.stop
    match = _CAPITALISED.match(text, begin)
    return match.end() if match else None


def _is_nominative(word: str) -> bool:
    """A noun or an adjective that can be a nominative; a capitalised word that no dictionary knows."""
    readings = analyses(word) or analyses(word.lower())
    if not readings:
        return word[0].isupper()
    return any(
        (item.is_noun or item.is_adjective) and any(form.case == "nom" for form in item.forms) for item in readings
    )


def is_finite(word: str) -> bool:
    """A verb and nothing else: "zagra", "poinformujemy"."""
    readings = analyses(word) if word.islower() else ()
    return bool(readings) and all(item.pos in _VERBS for item in readings)


def points_back(name: str) -> bool:
    """ "Wydarzenie", "całość": no kind of event, only a word for what was named before."""
    found = [word.strip(".,:!?") for word in name.split()]
    while len(found) > 1 and PLAIN.match(found[0]) and not _ANAPHORA.match(" ".join(found)):
        # "Aktualne wydarzenie" is the event as well.
        found = found[1:]
    if not found or not _ANAPHORA.match(" ".join(found)) or any(kind_of(word) for word in found):
        return False
    # "Początek piątkowego wydarzenia": the noun of no kind once more, and when.
    return len(found) <= _REFERRING or all(PLAIN.match(word) or _OF_NO_KIND.match(word) for word in found[1:])


def is_fragment(name: str) -> bool:
    """Part of a sentence, not a name: no kind, no quotation, no capitals, but a verb or a word of dates."""
    if QUOTE.search(name):
        return False
    found = [m.group() for m in WORD.finditer(name)]
    if any(kind_of(w.rstrip(".")) for w in found) or any(w[0].isupper() or w[0].isdigit() for w in found[1:]):
        return False
    if len(found) > 1 and (says_what_we_do(found[0]) or is_noun_with_adjective(*found[:2])):
        return False
    lower = [w.lower().rstrip(".") for w in found]
    tags = frozenset().union(*(classes(w) - (_VERBAL if i and _depends(w) else set()) for i, w in enumerate(lower)))
    return bool(tags & {"announce", "past", "deadline", "opening", "pause"})


_VERBAL = frozenset({"announce", "past"})


def says_what_we_do(verb: str) -> bool:
    """ "śpiewamy z akordeonem" in a list: a verb of those who meet, that says what they do there."""
    readings = analyses(verb.lower())
    return (
        verb.lower().endswith("my")
        and bool(readings)
        and all(item.pos == "fin" and not OF_A_HOUSE.fullmatch(item.lemma) for item in readings)
    )


def _depends(word: str) -> bool:
    """ "kino pod gwiazdami": a noun in a case that depends makes no sentence, whatever class it begins like."""
    readings = analyses(word)
    cases = {form.case for item in readings for form in item.forms}
    return bool(readings) and all(item.is_noun for item in readings) and not cases & {"nom", "acc"}


def may_be_finite(word: str) -> bool:
    """A word that is a verb in one of its readings and a noun in none: "ma", "Wyreżyserował"."""
    readings = analyses(word.strip(".,!?").lower())
    return any(item.pos in _VERBS for item in readings) and not any(item.is_noun for item in readings)


_ANAPHORA = re.compile(PHRASES["anaphora"]["pattern"], re.IGNORECASE)
_OF_NO_KIND = re.compile(r"(?:wydarze[nń]|imprez|inicjatyw|przedsięwzię)", re.IGNORECASE)
# "Wydarzenie", "całe spotkanie": so few words only refer back.
_REFERRING = 2
_NO_EVENT = frozenset({"rules", "deadline", "opening", "closed", "pause", "structure", "stamp", "credit", "speech"})
_VERBS = frozenset({"fin", "bedzie", "praet", "impt", "inf", "imps", "aglt"})
