"""Whether two titles can name one event."""

import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

from salony.resolution.folding import fold


class Agreement(IntEnum):
    """NONE: different events. FULL: the same but for its wording.

    PARTIAL: one title is contained in the other, or names an opening where the other names the whole.
    """

    NONE = 0
    PARTIAL = 1
    FULL = 2


_EXHIBITION = "wystawa"


@dataclass(frozen=True, slots=True)
class _Title:
    folded: str
    content: frozenset[str]
    kinds: frozenset[str]
    parts: frozenset[str]

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.content if word.isdigit())


def agreement(one: str, other: str) -> Agreement:
    """Case, diacritics, quotation marks, inflection and the noun of the kind ("koncert") make no difference."""
    a, b = _taken_apart(one), _taken_apart(other)
    if a.folded == b.folded:
        return Agreement.FULL
    if a.kinds and b.kinds and not a.kinds & b.kinds and a.parts == b.parts:
        return Agreement.NONE
    if not a.content or not b.content or (a.numbers and b.numbers and a.numbers != b.numbers):
        return Agreement.NONE
    if a.content == b.content:
        return Agreement.FULL if a.parts == b.parts else Agreement.PARTIAL
    return Agreement.PARTIAL if a.content < b.content or b.content < a.content else Agreement.NONE


def contains(one: str, other: str) -> bool:
    """Whether the words of one name, in any form, are all among the other's."""
    a, b = set(_stems(one)), set(_stems(other))
    return bool(a and b) and (a <= b or b <= a)


def same_part(one: str, other: str) -> bool:
    """Whether both name the whole, or both the same part of it (its opening, a tour of it, its workshops).

    That something is an exhibition is often left unsaid, and it makes no difference.
    """
    a, b = _taken_apart(one), _taken_apart(other)
    return a.parts == b.parts and a.kinds - {_EXHIBITION} == b.kinds - {_EXHIBITION}


@lru_cache(maxsize=8192)
def _taken_apart(name: str) -> _Title:
    kinds, parts, content = set(), set(), set()
    known_kinds, known_parts, empty = _words()
    for stem in _stems(name):
        if stem in known_kinds:
            kinds.add(known_kinds[stem])
        elif stem in known_parts:
            parts.add(stem)
        elif stem not in empty:
            content.add(stem)
    return _Title(fold(name), frozenset(content), frozenset(kinds), frozenset(parts))


def _stems(name: str) -> list[str]:
    """Folded after stemming: the stemmer needs the diacritics that folding takes away."""
    plain = "".join(char if char.isalnum() else " " for char in name.casefold())
    return [fold(_stem(word)) for word in plain.split()]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(Stemmer.Stemmer("polish").stemWord(word)) if len(word) > 3 else word


@cache
def _words() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Stem of a kind → the kind; stems of parts; empty words."""
    table = tomllib.loads(files("salony.resolution").joinpath("data/titles.toml").read_text("utf-8"))
    leaders = {word: group[0] for group in table["synonyms"] for word in group}
    return (
        {stem: leaders.get(word, word) for word in table["kinds"] for stem in _stems(word)},
        frozenset(stem for word in table["parts"] for stem in _stems(word)),
        frozenset(stem for word in table["empty"] for stem in _stems(word)),
    )
