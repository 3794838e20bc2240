"""The index as a process has it: the segment built last, small segments of what changed since, and who is newest."""

import gc
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import numpy as np

from salony.discovery.index.asking import Ask, Match
from salony.discovery.index.building import build
from salony.discovery.index.columns import Column
from salony.discovery.index.entry import Entry
from salony.discovery.index.loose import match_loosely
from salony.discovery.index.matching import match, telling
from salony.discovery.index.segment import Segment
from salony.discovery.index.store import Store

MOST_SEGMENTS = 6
"""Of small ones; then they become one."""

Reader = Callable[[Iterable[int] | None], Iterator[Entry]]
"""Entries of these events, or of all."""


class Live:
    """Segments from old to new. An event stands in several once it has changed; the newest counts."""

    def __init__(self, base: Segment) -> None:
        self.segments: list[Segment] = [base]
        self.seen = int(base.tables.stamps.get("change", 0))
        self._left_out: list[Column | None] = [None]
        self._fresh: dict[int, Entry] = {}
        self._touched: dict[str, int] = {}

    @classmethod
    def joined(cls, parts: "Sequence[Live]") -> "Live":
        """Several parts of an index as one, to be asked but not to be added to."""
        if len(parts) == 1:
            return parts[0]
        whole = object.__new__(cls)
        whole.segments = [segment for part in parts for segment in part.segments]
        whole._left_out = [mask for part in parts for mask in part._left_out]
        whole.seen = min(part.seen for part in parts)
        whole._fresh = {key: entry for part in parts for key, entry in part._fresh.items()}
        whole._touched = {city: number for part in parts for city, number in part._touched.items()}
        return whole

    @property
    def number(self) -> int:
        """Events that can be found."""
        hidden = sum(int(mask.sum()) for mask in self._left_out if mask is not None)
        return sum(segment.number for segment in self.segments) - hidden

    def version_of(self, city: str) -> tuple[int, int]:
        """Another one as soon as events of the city have changed: the last change in the building, and the last one of
        the city that was read."""
        return int(self.segments[0].tables.stamps.get("change", 0)), self._touched.get(city, 0)

    @property
    def fresh(self) -> int:
        """Events that were read after the building."""
        return len(self._fresh)

    def take(self, events: Collection[int], entries: Iterable[Entry], seen: int) -> "Live":
        """The same with these events as they are now; those without an entry are gone. The old one stays as it was."""
        newer = object.__new__(Live)
        fresh = {entry.event: entry for entry in entries}
        newer._fresh = {**{key: e for key, e in self._fresh.items() if key not in set(events)}, **fresh}
        newer.seen = seen
        # Where they were, and where they are now.
        cities = {entry.city for entry in fresh.values()}.union(*(one.cities_of(events) for one in self.segments))
        newer._touched = {**self._touched, **dict.fromkeys(cities, seen)}
        gone = np.array(sorted(events), dtype=np.int64)
        if len(self.segments) >= MOST_SEGMENTS:
            newer.segments = [self.segments[0], build(newer._fresh.values())]
            newer._left_out = [_without(self.segments[0], self._left_out[0], gone), None]
        else:
            newer.segments = [*self.segments, build(fresh.values())]
            pairs = zip(self.segments, self._left_out, strict=True)
            newer._left_out = [*(_without(segment, mask, gone) for segment, mask in pairs), None]
        return newer

    def match(self, ask: Ask) -> list[tuple[Segment, Match]]:
        """What each segment has."""
        weights = [telling(self.segments, word) * word.weight for word in ask.words]
        pairs = zip(self.segments, self._left_out, strict=True)
        one = match_loosely if ask.is_loose else match
        return [(segment, one(segment, ask, weights, leave_out=mask)) for segment, mask in pairs if segment.number]

    def parts_of(self, city: str) -> list[tuple[Segment, Column | None]]:
        """The segments that have events of the city, each with a mask of those that are newer in another."""
        pairs = zip(self.segments, self._left_out, strict=True)
        return [(segment, mask) for segment, mask in pairs if segment.has_city(city)]

    def stamps(self) -> dict[int, int]:
        """Event → stamp of all that can be found, for comparing with the tables."""
        found: dict[int, int] = {}
        for segment, mask in zip(self.segments, self._left_out, strict=True):
            kept = slice(None) if mask is None else ~mask
            events, stamps = segment.arrays["event"][kept], segment.arrays["stamp"][kept]
            found.update(zip(events.tolist(), stamps.tolist(), strict=True))
        return found


def _without(segment: Segment, mask: Column | None, events: Column) -> Column | None:
    positions = segment.positions(events)
    if not len(positions):
        return mask
    fresh = np.zeros(segment.number, bool) if mask is None else mask.copy()
    fresh[positions] = True
    return fresh


class Keeper:
    """Holds the live index of a store, and brings it up to date before each search: one look at the disk, and whatever
    `newest` and `changed` cost."""

    def __init__(
        self,
        store: Store,
        *,
        read: Reader,
        newest: Callable[[], int],
        changed: Callable[[int, int], Sequence[int]],
    ) -> None:
        """newest: the number of the last change. changed: the events of the changes after one number up to another."""
        self._store, self._read, self._newest, self._changed = store, read, newest, changed
        self._lock = threading.Lock()
        self._mark: tuple[int, int] | None = None
        self._live: Live | None = None

    def mark(self) -> tuple[int, int] | None:
        """Another one as soon as another building is the present one."""
        return self._store.mark()

    def present(self) -> Live:
        """As of now. Builds the index where there is none."""
        with self._lock:
            mark = self._store.mark()
            if self._live is None or mark != self._mark:
                base = self._store.load() if mark else None
                if base is None:
                    return self._build()
                self._live, self._mark = Live(base), mark
            newest = self._newest()
            if newest < self._live.seen:
                # The tables were put back to an earlier state: what is known here is of another life.
                return self._build()
            if newest > self._live.seen:
                events = self._changed(self._live.seen, newest)
                self._live = self._live.take(events, self._read(events) if events else (), newest)
            return self._live

    def rebuild(self) -> Live:
        """Read everything anew, keep it, and go over to it."""
        with self._lock:
            return self._build()

    def _build(self) -> Live:
        change = self._newest()
        # Millions of small values come and go, none in a circle: looking for circles is a tenth of the work.
        collects = gc.isenabled()
        gc.disable()
        try:
            segment = build(self._read(None), change=change)
        finally:
            if collects:
                gc.enable()
        self._store.keep(segment)
        self._mark = self._store.mark()
        # From here on as every other process has it: mapped, shared.
        self._live = Live(self._store.load() or segment)
        return self._live
