"""Towns in running text, back in the nominative, and the cases of a town's name.

"w Dzierzkowicach" → Dzierzkowice, "do Katowic" → Katowice, "w Kuźni Raciborskiej" → Kuźnia Raciborska. The gazetteer
and the dictionary know most; a name that neither knows is turned back by the rules of its ending.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product

from salony.language.gazetteer import Place, begins_a_name, place_named
from salony.language.morphology import Form, analyses, inflect
from salony.language.surnames import first_name_forms
from salony.language.words import Word, cased, spellings, words

_PREPOSITIONS = frozenset({"w", "we", "do", "z", "ze", "koło", "k", "pod", "obok", "gmina", "gminie", "gminy"})
_SHORTEST_TOWN = 5
_LOCATIVE = frozenset({"w", "we"})
GEOGRAPHIC = frozenset({"nazwa_geograficzna", "człon_nazwy_geograficznej"})
# Endings of the locative of a plural or singular name, and what stands in their place in the nominative.
_LOCATIVE_ENDINGS = (
    ("icach", "ice"),
    ("cach", "ce"),
    ("nach", "ny"),
    ("kach", "ki"),
    ("gach", "gi"),
    ("iach", "ie"),
    ("ach", "y"),
    ("owie", "ów"),
    ("ewie", "ew"),
    ("inie", "in"),
    ("ynie", "yn"),
    ("ęcinie", "ęcin"),
    ("owej", "owa"),
    ("skiej", "ska"),
    ("nej", "na"),
    ("iku", "ik"),
    ("sku", "sko"),
    *((f"{letter}ku", f"{letter}ek") for letter in "bdjłnprtw"),
    ("ńcu", "niec"),
    ("wcu", "wiec"),
    ("ęciu", "ęcie"),
    ("iu", "ie"),
    ("ce", "ka"),
)
_GENITIVE_ENDINGS = (
    ("owa", "ów"),
    ("ina", "in"),
    ("yna", "yn"),
    ("owic", "owice"),
    ("ic", "ice"),
    ("owej", "owa"),
    ("skiej", "ska"),
    ("nej", "na"),
    ("ska", "sko"),
    ("ńca", "niec"),
    ("ki", "ka"),
    ("ina", "in"),
    ("ia", "ie"),
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town in a text. name: in the nominative; place: what the gazetteer says of it, None where it is silent.

    preposition: the word before it that says where ("w", "do"), "" where it stands alone.
    confidence: that this is a town and this is its name.
    """

    begin: int
    stop: int
    name: str
    preposition: str
    place: Place | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Lists:
    """regions: names that are no towns; common: towns whose names are common words too (lower case).

    irregular: case → name → form, where usage differs from what the dictionary names first.
    """

    regions: frozenset[str]
    common: frozenset[str]
    irregular: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads(files("salony.language").joinpath("data/regions.toml").read_text("utf-8"))
    regions = {name.lower() for key in ("countries", "lands", "waters", "mountains") for name in table[key]}
    return _Lists(frozenset(regions), frozenset(name.lower() for name in table["common"]), table["irregular"])


@lru_cache(maxsize=4096)
def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Towns and villages in the text, in order, not overlapping. Regions, countries and rivers are left out."""
    if not any(map(_hints, spellings(text))):
        return ()
    row = words(text)
    found: list[PlaceMention] = []
    index = 0
    while index < len(row):
        mention, used = _mention(text, row, index) if row[index].text[0].isupper() else (None, 1)
        if mention is not None:
            found.append(mention)
        index += used
    return tuple(found)


@lru_cache(maxsize=30_000)
def _hints(word: str) -> bool:
    """Whether a text with this word may name a place: most words are none, begin none and lead to none."""
    if word.lower() in _PREPOSITIONS:
        return True
    return word[0].isupper() and (_begins_several(word, "") or resolve(word)[1] is not None)


@lru_cache(maxsize=30_000)
def _begins_several(word: str, preposition: str) -> bool:
    """Whether a name of several words may begin with the word, in a case that the preposition governs."""
    return begins_a_name(word) or any(begins_a_name(base) for base in _bases(word, preposition, alone=False))


def _mention(text: str, row: tuple[Word, ...], index: int) -> tuple[PlaceMention | None, int]:
    before = row[index - 1].text.lower() if index else ""
    if before == "." and index > 1 and row[index - 2].text.lower() == "k":
        before = "k"
    preposition = before if before in _PREPOSITIONS and not _is_roman(row[index].text) else ""
    longest = 1
    several = _begins_several(row[index].text, preposition)
    while several and longest < 3 and index + longest < len(row) and _continues(text, row, index + longest):
        longest += 1
    for length in range(longest, 0, -1):
        last = row[index + length - 1]
        span = text[row[index].begin : last.stop]
        name, place = resolve(span, preposition)
        if not preposition and length == 1 and name != span and _is_first_name(span):
            # "Marek Nowak": of no town called Marki.
            continue
        if place is not None or (name and length == 1):
            sure = _confidence(name, place, preposition)
            if sure > 0:
                return PlaceMention(row[index].begin, last.stop, name, preposition, place, sure), length
    return None, 1


def _continues(text: str, row: tuple[Word, ...], index: int) -> bool:
    """The word goes on with a name of several words: "Wodzisławiu Śląskim", "Rudzie Śląskiej"."""
    return row[index].is_capitalised and not text[row[index - 1].stop : row[index].begin].strip(" ")


def _is_first_name(word: str) -> bool:
    return any(case == "nom" for case, _, _ in first_name_forms(word))


def _is_roman(word: str) -> bool:
    return word.isupper() and set(word) <= set("IVXLC")


def _confidence(name: str, place: Place | None, preposition: str) -> float:
    if name.lower() in _lists().common:
        return 0.0
    if place is None:
        return 0.5 if preposition in _LOCATIVE else 0.0
    if preposition:
        return 0.95 if place.population > 5000 else 0.85
    if " " in name or place.population > 20_000:
        return 0.8
    return 0.5 if place.population > 3000 else 0.3


@lru_cache(maxsize=20_000)
def resolve(span: str, preposition: str = "") -> tuple[str, Place | None]:
    """(name in the nominative, gazetteer entry) of a span that may be a town's name in a case; ("", None) if none.

    Without a preposition only the nominative and the forms of places that the gazetteer knows are taken.
    """
    regions = _lists().regions
    if len(span) < 3 and not place_named(span):
        return "", None
    candidates = _nominatives(span, preposition) if preposition or not place_named(span) else [span]
    best: tuple[str, Place] | None = None
    for candidate in candidates:
        if candidate.lower() in regions:
            if best is None:
                return "", None
            break
        place = place_named(candidate)
        if place is not None and (best is None or _outweighs(place, best[1])):
            best = (place.name if place.country == "PL" else _titled(candidate)), place
    if best is not None:
        return best
    if not preposition or " " in span:
        return "", None
    geographic = _geographic(span, preposition)
    if geographic and geographic.lower() not in regions and not _is_common(span):
        return geographic, None
    return (_by_rule(span, preposition) if not analyses(span) else ""), None


@lru_cache(maxsize=4096)
def town_at(span: str) -> str:
    """The nominative of what stands after "w" behind a place's name ("świetlica w Terpentynie"), where only a town can.

    Names that the gazetteer does not know are turned back by the dictionary or by their ending; "" where none is.
    """
    if not span[:1].isupper():
        return ""
    name, _ = resolve(span, "w")
    if not name and " " not in span and len(span) >= _SHORTEST_TOWN:
        # A capital and a plural: "w Brzózkach" is a village, though small birches are called so too.
        proper = not _is_common(span) or span.endswith("ach")
        name = _geographic(span, "w") or (_by_rule(span, "w") if proper else "")
    return "" if name.lower() in _lists().regions else name


def _outweighs(place: Place, other: Place) -> bool:
    """One form of two names speaks of the town that is far larger: "w Tarnowie" is Tarnów, not the village Tarnowa."""
    return place.country == "PL" and place.population > 10_000 and place.population > 20 * other.population


def _titled(name: str) -> str:
    return name if not name.isupper() else "-".join(part.capitalize() for part in name.split("-"))


def _nominatives(span: str, preposition: str) -> list[str]:
    """Readings of the span as a name in the nominative, the likeliest first; names of several words part by part."""
    separator = " " if " " in span else "-"
    parts = span.split(separator)
    if len(parts) > 4:
        return [span]
    choices = [_bases(part, preposition, alone=len(parts) == 1)[:8] for part in parts]
    return [*(separator.join(choice) for choice in product(*choices)), span]


@lru_cache(maxsize=20_000)
def _bases(word: str, preposition: str, *, alone: bool) -> list[str]:
    """What one word of a name may be in the nominative: "Strzelcach" → Strzelce, "Opolskich" → Opolskie."""
    if not preposition and not analyses(word):
        return [word]
    cases = ("loc",) if preposition in _LOCATIVE else ("gen", "inst", "loc", "dat")
    pattern = word[:1].upper() + "x"
    names = [
        cased(made, pattern)
        for item in sorted(analyses(word), key=lambda one: not one.labels & GEOGRAPHIC)
        if preposition or item.labels & GEOGRAPHIC or (item.is_adjective and not alone)
        for form in sorted(item.forms, key=lambda one: (cases.index(one.case) if one.case in cases else 9, one.number))
        if form.case in cases and (made := inflect(item, Form(form.number, "nom", form.gender)))
    ]
    by_rule = [_by_rule(word, preposition)] if preposition else []
    return list(dict.fromkeys((*names, *filter(None, by_rule), word)))


def _geographic(word: str, preposition: str) -> str:
    """The dictionary's geographical reading in the case that the preposition governs.

    A town has no plural: "w Jaworznikach" is Jaworzniki, another place than Jaworznik.
    """
    cases = ("loc",) if preposition in _LOCATIVE else ("gen", "inst")
    for item in analyses(word):
        found = [form for form in item.forms if form.case in cases]
        if "nazwa_geograficzna" not in item.labels or not item.is_noun or not found:
            continue
        several = next((form for form in found if form.number == "pl"), None)
        if several is None or any(form.number == "sg" for form in found):
            return item.lemma
        return inflect(item, Form("pl", "nom", several.gender)) or item.lemma
    return ""


def _is_common(word: str) -> bool:
    """The dictionary has the word as a common noun too: "w Oddziale"."""
    return any("nazwa_pospolita" in item.labels for item in analyses(word))


def _by_rule(word: str, preposition: str) -> str:
    """A name that no dictionary has, turned back by its ending; "" where no rule fits."""
    endings = _LOCATIVE_ENDINGS if preposition in _LOCATIVE else _GENITIVE_ENDINGS
    folded = word.lower()
    for ending, replacement in endings:
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return word[: len(word) - len(ending)] + replacement
    return ""


def locative(name: str) -> str:
    """What stands after "w": "Żory" → "Żorach", "Jastrzębie-Zdrój" → "Jastrzębiu-Zdroju"."""
    return _declined(name, "loc")


def genitive(name: str) -> str:
    """What stands after "do": "Żory" → "Żor", "Wodzisław Śląski" → "Wodzisławia Śląskiego"."""
    return _declined(name, "gen")


@lru_cache(maxsize=4096)
def _declined(name: str, case: str) -> str:
    separator = "-" if "-" in name and " " not in name else " "
    parts = name.split(separator)
    own = _lists().irregular.get(case, {}).get(name)
    if own:
        return own
    at, head = _noun_reading(parts) if separator == " " else (0, None)
    return separator.join(
        _part(part, case, head, first=index == 0, agrees=separator == " " and index != at)
        for index, part in enumerate(parts)
    )


def _noun_reading(parts: list[str]) -> tuple[int, Form | None]:
    """Which word of the name is its noun, with its number and gender: one that is no adjective as well, if there is
    one ("Nowe Miasto"); of a name whose noun the dictionary has in the singular, the plural ("Tarnowskie Góry")."""
    found: list[tuple[bool, bool, int, Form]] = []
    for index, part in enumerate(parts):
        ranked = sorted(analyses(part), key=lambda item: not item.labels & GEOGRAPHIC)
        is_adjective = any(item.is_adjective for item in ranked)
        for item in ranked:
            if not item.is_noun or item.labels & {"nazwisko", "imię"} - {"nazwa_geograficzna"}:
                continue
            own = item.lemma.lower() == part.lower()
            in_singular = not (own or is_adjective or "guessed" in item.labels)
            for form in sorted(item.forms, key=lambda one: (one.number != "sg", one.gender)):
                if form.case == "nom" and (own or (in_singular and form.number == "pl")):
                    found.append((is_adjective, not own, index, form))
    _, _, at, head = min(found, key=lambda row: row[:3], default=(False, False, 0, None))
    return at, head


def _part(part: str, case: str, head: Form | None, *, first: bool, agrees: bool) -> str:
    """One word of a name in the case: geographical nouns first, but an adjective beside the noun."""
    ranked = sorted(analyses(part), key=lambda item: (agrees and not item.is_adjective, not item.labels & GEOGRAPHIC))
    for item in ranked:
        for form in sorted(item.forms, key=lambda one: (one.number != "sg", one.gender)):
            own = item.lemma.lower() == part.lower()
            if form.case != "nom" or (item.is_noun and not own and form != head):
                continue
            if item.is_adjective and head and (form.number, form.gender) != (head.number, head.gender):
                continue
            made = inflect(item, Form(form.number, case, form.gender))
            if made:
                return cased(made, part)
    return _declined_by_rule(part, case) if first else part


def _declined_by_rule(part: str, case: str) -> str:
    endings = _LOCATIVE_ENDINGS if case == "loc" else _GENITIVE_ENDINGS
    for oblique, ending in endings:
        if part.endswith(ending) and len(part) > len(ending) + 1:
            return part[: len(part) - len(ending)] + oblique
    return part
