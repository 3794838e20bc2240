"""What one word says when two announcements are compared. The word lists are `data/words.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from salony.language.morphology import analyses
from salony.resolution.folding import fold

_STEM = 5
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Meaning:
    """key: the same for every form and synonym of a word; "" for a word that says nothing.

    weight: from 0 to 1, how much it tells which event is meant.
    themes, kinds, audiences, scopes, dayparts: bit sets, the first entry of the list is the lowest bit.
    number: the value of a number, of a Roman one too; 0 for other words.
    """

    key: str
    weight: float
    themes: int = 0
    kinds: int = 0
    audiences: int = 0
    scopes: int = 0
    dayparts: int = 0
    number: int = 0


@dataclass(frozen=True)
class _Lists:
    empty: frozenset[str]
    common: frozenset[str]
    leaders: dict[str, str]
    themes: dict[str, int]
    kinds: dict[str, int]
    audiences: dict[str, int]
    scopes: dict[str, int]
    dayparts: dict[str, int]
    english: dict[str, str]


def _stemmed(folded: str) -> str:
    return folded[:_STEM]


@cache
def _lists() -> _Lists:
    table = tomllib.loads(files("salony.resolution").joinpath("data/words.toml").read_text("utf-8"))

    def bits(name: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, words in enumerate(table[name].values()):
            for word in words:
                found[_stemmed(word)] = found.get(_stemmed(word), 0) | 1 << index
        return found

    leaders: dict[str, str] = {}
    for group in table["synonyms"]:
        for word in group:
            leaders.setdefault(_stemmed(word), _stemmed(group[0]))
    return _Lists(
        empty=frozenset(table["empty"]),
        common=frozenset(_stemmed(word) for word in table["common"]),
        leaders=leaders,
        themes=bits("themes"),
        kinds=bits("kinds"),
        audiences=bits("audiences"),
        scopes=bits("scopes"),
        dayparts=bits("dayparts"),
        english=table["english"],
    )


@lru_cache(maxsize=200_000)
def meaning(word: str) -> Meaning:
    """Of one word in lower case."""
    if word.isdigit():
        number = int(word) if len(word) < 5 and word.isascii() else 0
        return Meaning("#" + word[:8], 0.5 if len(word) < 5 else 0.0, number=number)
    lists = _lists()
    folded = fold(word)
    if len(folded) < 2 or folded in lists.empty:
        return Meaning("", 0.0)
    if number := _roman(folded):
        return Meaning(f"#{number}", 0.5, number=number)
    if folded in lists.english:
        word = folded = lists.english[folded]
    found = analyses(word)
    lemma = fold(found[0].lemma) if found else folded
    if lemma in lists.empty:
        return Meaning("", 0.0)
    stem = _stemmed(lemma)
    themes, kinds = lists.themes.get(stem, 0), lists.kinds.get(stem, 0)
    weight = 0.25 if stem in lists.common else 0.5 if themes or stem in lists.leaders else 1.0
    return Meaning(
        key=lists.leaders.get(stem, stem),
        weight=weight,
        themes=themes,
        kinds=kinds,
        audiences=lists.audiences.get(stem, 0),
        scopes=lists.scopes.get(stem, 0),
        dayparts=lists.dayparts.get(stem, 0),
    )


@cache
def accessory_kinds() -> int:
    """The bits of kinds that accompany an event and are not it: an opening, a tour, a workshop."""
    return _bits_of("opening", "closing", "tour", "workshop", "rehearsal", "contest")


@cache
def telling_kinds() -> int:
    """The bits of accompanying kinds that a description names only of the event itself, and not of its programme."""
    return _bits_of("opening", "closing", "tour")


@cache
def trip_kind() -> int:
    """The bit of journeys to an event elsewhere."""
    return _bits_of("trip")


def _bits_of(*kinds: str) -> int:
    names = list(tomllib.loads(files("salony.resolution").joinpath("data/words.toml").read_text("utf-8"))["kinds"])
    return sum(1 << names.index(name) for name in kinds)


def _roman(folded: str) -> int:
    """The value of "xxii"; 0 for a word that is none, and for the single letters that are words."""
    if len(folded) < 2 or not set(folded) <= set(_ROMAN_VALUES) or not _ROMAN.fullmatch(folded):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in folded]
    total = sum(-v if later > v else v for v, later in zip(values, [*values[1:], 0], strict=True))
    return total if total < 200 else 0
