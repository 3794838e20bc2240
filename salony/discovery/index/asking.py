"""The index's question and its answer: conditions on columns and weighted words, whatever they were said in."""

from dataclasses import dataclass

import numpy as np

from salony.discovery.index.columns import Column


@dataclass(frozen=True, slots=True)
class Word:
    """A word sought. said: as written, lower case. weight: beside the others.

    others: further words that do as well, each with the share of the weight that it earns.
    kin: the share that words of its family earn; 0: they are looked for only where nothing has the word itself.
    is_soft: it raises what has it, and excludes nothing.
    """

    said: str
    weight: float = 1.0
    others: tuple[tuple[str, float], ...] = ()
    kin: float = 0.0
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """In a town by its folded name, or within so many kilometres of a point (degrees)."""

    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """first, last: days as ordinals, inclusive. begin, end: minutes of the first and of the last day.

    hours: (from, until) minutes of the day, the second excluded; past 1440 they reach into the next morning.
    city: slug. audience, access: names; max_price in
    złoty. seasons: days of any year, as (first, last) days of the year: they raise and exclude nothing.
    """

    words: tuple[Word, ...] = ()
    city: str = ""
    first: int | None = None
    last: int | None = None
    begin: int | None = None
    end: int | None = None
    hours: tuple[int, int] | None = None
    category: str = ""
    not_category: str = ""
    place: Around | None = None
    audience: str = ""
    access: str = ""
    language: str = ""
    is_free: bool = False
    is_online: bool = False
    max_price: float | None = None
    season: tuple[int, int] | None = None
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What a segment found: positions of events, the occurrence that fits, points of words and conditions.

    exact: every condition is fulfilled. denied: at least one is answered with no.
    """

    positions: Column
    occurrences: Column
    points: Column
    exact: Column
    denied: Column

    @classmethod
    def nothing(cls) -> "Match":
        none = np.zeros(0, np.int32)
        return cls(none, none, np.zeros(0, np.float32), np.zeros(0, bool), np.zeros(0, bool))
