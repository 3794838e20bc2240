"""A segment of the index: arrays in memory or mapped from files, never changed once made."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from salony.discovery.index.columns import SPANS, Column
from salony.discovery.index.wordlist import Wordlist

MOST_WINDOWS = 2000
"""Days asked for whose slices are remembered."""
MANY_SLICES = 24
"""Bounds from which on slices are put together at once: of many cities."""


def ranges(begins: Column, lengths: Column) -> Column:
    """begins [0, 10], lengths [2, 3] → [0, 1, 10, 11, 12]."""
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    found: Column = np.repeat(begins - (ends - lengths), lengths) + np.arange(total)
    return found


@dataclass(frozen=True, slots=True)
class Tables:
    """What the numbers in the columns stand for. towns: folded, one for each place."""

    cities: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    stamps: Mapping[str, int] = field(default_factory=dict)


class Segment:
    """Columns, postings, words. arrays: as `building` makes them; `places` are latitudes and longitudes in degrees."""

    def __init__(self, arrays: Mapping[str, Column], tables: Tables) -> None:
        self.arrays = dict(arrays)
        self.tables = tables
        self.words = Wordlist({name: self.arrays[name] for name in self.arrays if name.startswith(("term_", "form_"))})
        self.number = len(self.arrays["event"])
        self._slices: dict[tuple[int | None, int | None, str], Column] = {}
        self._numbers_of_cities = {slug: number for number, slug in enumerate(tables.cities)}

    def slices(self, first: int | None, last: int | None, city: str = "") -> Column:
        """Where the events stand that may touch the days from first to last (ordinals, inclusive), of one city or of
        all: begins and ends, by turns, ascending. Kept: visitors ask for the same days."""
        kept, asked = self._slices, (first, last, city)
        if (found := kept.get(asked)) is None:
            if len(kept) > MOST_WINDOWS:
                kept.clear()
            found = kept[asked] = self._sliced(first, last, city)
        return found

    def _sliced(self, first: int | None, last: int | None, city: str) -> Column:
        if city:
            number = self._numbers_of_cities.get(city, -1)
            if number < 0:
                return np.zeros(0, np.int32)
            blocks = np.arange(number * len(SPANS), (number + 1) * len(SPANS), dtype=np.int64)
        else:
            blocks = np.arange(len(self.tables.cities) * len(SPANS), dtype=np.int64)
        low, high = blocks << 32, (blocks + 1) << 32
        if first is not None:
            low = low + np.tile(np.maximum(first - np.array(SPANS, np.int64), 0) + 1, len(blocks) // len(SPANS))
        if last is not None:
            high = (blocks << 32) + max(last, -1) + 2
        bounds = self.arrays["key"].searchsorted(np.stack((low, high), axis=1).ravel()).reshape(-1, 2)
        found: Column = bounds[bounds[:, 0] < bounds[:, 1]].astype(np.int32).ravel()
        return found

    def postings(self, term: int, bounds: Column) -> list[tuple[Column, Column]]:
        """Events and impacts of a term between each two of the bounds."""
        begin, end = self.arrays["posting_offsets"][term : term + 2].tolist()
        events, impacts = self.arrays["posting_events"][begin:end], self.arrays["posting_impacts"][begin:end]
        cuts = events.searchsorted(bounds)
        if len(cuts) > MANY_SLICES:
            inside = ranges(cuts[::2], cuts[1::2] - cuts[::2])
            return [(events[inside], impacts[inside])] if len(inside) else []
        cuts = cuts.tolist()
        return [(events[a:b], impacts[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]

    def frequency(self, term: int) -> int:
        begin, end = self.arrays["posting_offsets"][term : term + 2].tolist()
        return int(end - begin)

    def cities_of(self, events: Collection[int]) -> set[str]:
        """In which the events (their numbers in the catalogue) are, as far as they stand here."""
        found = self.arrays["city"][self.positions(np.array(sorted(events), dtype=np.int64))]
        return {self.tables.cities[number] for number in np.unique(found).tolist()}

    def has_city(self, slug: str) -> bool:
        return slug in self._numbers_of_cities

    @cached_property
    def _events_in_order(self) -> tuple[Column, Column]:
        order = np.argsort(self.arrays["event"]).astype(np.int32)
        return self.arrays["event"][order], order

    def positions(self, events: Column) -> Column:
        """Where these events (their numbers in the catalogue) stand; unknown ones are left out."""
        known, order = self._events_in_order
        if not len(known):
            return np.zeros(0, np.int32)
        at = np.minimum(known.searchsorted(events), len(known) - 1)
        found: Column = order[at[known[at] == events]]
        return found

    def save(self, folder: Path) -> None:
        """Write the arrays as .npy files, so that `load` can map them and workers share one copy in memory."""
        folder.mkdir(parents=True)
        for name, values in self.arrays.items():
            np.save(folder / f"{name}.npy", values, allow_pickle=False)
        (folder / "tables.json").write_text(json.dumps(asdict(self.tables), ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Segment":
        """Raises OSError or ValueError where the folder is not a whole segment."""
        row = json.loads((folder / "tables.json").read_text("utf-8"))
        cities, towns, categories, languages = (tuple(row[k]) for k in ("cities", "towns", "categories", "languages"))
        tables = Tables(cities, towns, categories, languages, row["stamps"])
        arrays = {path.stem: _mapped(path) for path in folder.glob("*.npy")}
        wanted = {"event", "venue", "occurrence", "key", "posting_offsets", "form_terms_ends", "term_root_terms"}
        if missing := wanted - set(arrays):
            raise ValueError(f"{folder}: no whole index: {', '.join(sorted(missing))} is missing")
        return cls(arrays, tables)


def _mapped(path: Path) -> Column:
    """An array of nothing cannot be mapped. A plain view is a tenth faster to slice than numpy's memmap."""
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        return np.asarray(np.load(path, allow_pickle=False))
