"""A segment of the index: arrays in memory or mapped from files, never changed once made."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from salony.discovery.index.columns import SPANS, Column
from salony.discovery.index.wordlist import Wordlist


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
        self._bounds = [int(bound) for bound in self.arrays["bounds"]]
        self._numbers_of_cities = {slug: number for number, slug in enumerate(tables.cities)}

    def slices(self, first: int | None, last: int | None) -> list[tuple[int, int]]:
        """Where the events stand that may touch the days from first to last (ordinals, inclusive)."""
        found = []
        for part, span in enumerate(SPANS):
            begin, end = self._bounds[part], self._bounds[part + 1]
            days = self.arrays["first"][begin:end]
            low = 0 if first is None else int(days.searchsorted(np.int32(max(first - span, 0))))
            high = len(days) if last is None else int(days.searchsorted(np.int32(last), "right"))
            if low < high:
                found.append((begin + low, begin + high))
        return found

    def postings(self, term: int, bounds: Column) -> list[tuple[Column, Column]]:
        """Events and impacts of a term between each two of the bounds."""
        begin, end = self.arrays["posting_offsets"][term : term + 2].tolist()
        events = self.arrays["posting_events"][begin:end]
        cuts = events.searchsorted(bounds).tolist()
        impacts = self.arrays["posting_impacts"][begin:end]
        return [(events[a:b], impacts[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]

    def frequency(self, term: int) -> int:
        begin, end = self.arrays["posting_offsets"][term : term + 2].tolist()
        return int(end - begin)

    def of_city(self, slug: str) -> Column:
        """The events of one city, ascending."""
        number = self._numbers_of_cities.get(slug)
        if number is None:
            return np.zeros(0, np.int32)
        offsets, events = self._by_city
        found: Column = events[offsets[number] : offsets[number + 1]]
        return found

    def number_of_city(self, slug: str) -> int:
        """-1 for one that has no event here."""
        return self._numbers_of_cities.get(slug, -1)

    @cached_property
    def _by_city(self) -> tuple[Column, Column]:
        city = self.arrays["city"]
        events = np.argsort(city, kind="stable").astype(np.int32)
        return np.searchsorted(city[events], np.arange(len(self.tables.cities) + 1)), events

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
        if missing := {"event", "bounds", "posting_offsets", "form_terms_ends", "term_root_terms"} - set(arrays):
            raise ValueError(f"{folder}: no whole index: {', '.join(sorted(missing))} is missing")
        return cls(arrays, tables)


def _mapped(path: Path) -> Column:
    """An array of nothing cannot be mapped. A plain view is a tenth faster to slice than numpy's memmap."""
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        return np.asarray(np.load(path, allow_pickle=False))
