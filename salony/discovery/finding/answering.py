"""The index's matches → hits in their order, with counts."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from salony.discovery.finding.interest import candidate, interest
from salony.discovery.index import columns as c
from salony.discovery.index.asking import Around, Ask, Match
from salony.discovery.index.building import relevance
from salony.discovery.index.columns import Column
from salony.discovery.index.entry import AUDIENCES
from salony.discovery.index.live import Live
from salony.discovery.index.loose import nothing_known
from salony.discovery.index.matching import distances
from salony.discovery.index.segment import Segment
from salony.discovery.ranking import Candidate, Reason, choose, reasons

POOL = 80
"""The best by points, among which the most interesting are chosen with variety."""
TOWNS = 8


class Order(StrEnum):
    BEST = "best"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Hit:
    """An event found. event: its number; day: of the occurrence that fits, None where no day is known.

    minute: of that day, -1 where no hour is known. is_exact: all that was asked for is known to be so.
    """

    event: int
    day: dt.date | None
    minute: int
    points: float
    is_exact: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the events found are of each kind; the most frequent first."""

    categories: tuple[tuple[str, int], ...] = ()
    towns: tuple[tuple[str, int], ...] = ()
    audiences: tuple[tuple[str, int], ...] = ()
    free: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """number: of all events found, of which `hits` are one page. is_near: nothing was quite what was asked for, and
    these come next to it."""

    hits: tuple[Hit, ...] = ()
    number: int = 0
    facets: Facets = field(default_factory=Facets)
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """What is left of one segment's match."""

    segment: Segment
    match: Match
    mask: Column


def answer(
    live: Live,
    ask: Ask,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = Order.BEST,
    here: Around | None = None,
    is_archive: bool = False,
    with_reasons: bool = True,
    with_facets: bool = True,
) -> Answer:
    """here: from where distance is told. is_archive: what fits in part is listed after what fits."""
    found = live.match(ask)
    parts = [_Part(segment, one, one.exact) for segment, one in found if len(one.positions)]
    number = sum(int(part.mask.sum()) for part in parts)
    is_near = not number
    if is_archive:
        masks = _worth_listing([part.match for part in parts], ask) if parts else []
        parts = [_Part(part.segment, part.match, mask) for part, mask in zip(parts, masks, strict=True)]
    elif is_near:
        parts = [_Part(part.segment, part.match, ~part.match.denied) for part in parts]
    if is_near or is_archive:
        number = sum(int(part.mask.sum()) for part in parts)
    if not number:
        return Answer(is_near=is_near)
    hits = _hits(parts, ask, limit, offset, order, here if with_reasons else None, with_reasons)
    return Answer(tuple(hits), number, _facets(parts) if with_facets else Facets(), is_near)


def _worth_listing(matches: Sequence[Match], ask: Ask) -> list[Column]:
    """In an archive what was not quite asked for is listed too, as long as something speaks for it that is known, and
    not beside what fits many times as well."""
    least = nothing_known(ask) + 0.01
    if least < 0.02 and not ask.words:
        least = -1.0
    best = max(float(match.points.max()) for match in matches)
    least = max(least, relevance()["loose"]["share"] * best)
    return [match.points > least for match in matches]


def _hits(
    parts: Sequence[_Part],
    ask: Ask,
    limit: int,
    offset: int,
    order: Order,
    here: Around | None,
    with_reasons: bool,
) -> list[Hit]:
    keys, where = _keys(parts, ask, order)
    wanted = limit + offset
    chosen_for_interest = order is Order.BEST and not ask.words and not offset
    pool = max(wanted, POOL) if chosen_for_interest else wanted
    if len(keys[0]) > 4 * pool:
        # Only the best few have to be put in order.
        leading = keys[0]
        border = np.partition(leading, pool)[pool]
        few = np.flatnonzero(leading <= border)
    else:
        few = np.arange(len(keys[0]))
    best = few[np.lexsort([key[few] for key in reversed(keys)])][:pool]
    listed = [(*where(int(number)), -float(keys[0][number])) for number in best]
    if chosen_for_interest:
        listed = _varied(listed, ask, wanted)
    return [_hit(*one, ask, here, with_reasons) for one in listed[offset:wanted]]


_Listed = tuple[_Part, int, float]


def _keys(parts: Sequence[_Part], ask: Ask, order: Order) -> tuple[list[Column], "_Where"]:
    """What hits are ordered by, the smaller first; and how a number leads back to its part."""
    points, days, minutes, events = [], [], [], []
    for part in parts:
        positions, occurrences = part.match.positions[part.mask], part.match.occurrences[part.mask]
        arrays = part.segment.arrays
        worth = part.match.points[part.mask]
        if order is Order.BEST:
            # Words decide; among equals, how interesting it is.
            share = relevance()["matching"]["interest"] if ask.words else 1.0
            worth = worth + np.float32(share) * interest(part.segment, positions, occurrences, ask.first)
        points.append(-worth)
        dated = arrays["number"][positions] > 0
        at = np.minimum(occurrences, max(len(arrays["day"]) - 1, 0))
        days.append(
            np.where(dated, arrays["day"][at], c.SPANS[-1]) if len(arrays["day"]) else positions * 0 + c.SPANS[-1]
        )
        minutes.append(arrays["minute"][at] if len(arrays["day"]) else positions * 0)
        events.append(arrays["event"][positions])
    keys = [np.concatenate(one) for one in (points, days, minutes, events)]
    if ask.first is not None:
        # What runs already counts as of the first day of the window.
        keys[1] = np.maximum(keys[1], ask.first)
    if order is Order.TIME:
        keys = [keys[1], keys[2], keys[0], keys[3]]
    else:
        keys[0] = np.round(keys[0], 4)
    return keys, _Where(parts)


class _Where:
    """From the number among all that is left to the part and the place within its match."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        self._kept = [np.flatnonzero(part.mask) for part in parts]
        self._ends = np.cumsum([len(kept) for kept in self._kept])

    def __call__(self, number: int) -> tuple[_Part, int]:
        part = int(self._ends.searchsorted(number, "right"))
        begin = int(self._ends[part - 1]) if part else 0
        return self._parts[part], int(self._kept[part][number - begin])


def _varied(listed: list[_Listed], ask: Ask, wanted: int) -> list[_Listed]:
    """The most interesting with variety; then the others in their order."""
    day = dt.date.fromordinal(ask.first) if ask.first else dt.date.min
    candidates = [_candidate(part, at, number, None) for number, (part, at, _) in enumerate(listed)]
    first = [choice.key for choice in choose(candidates, day=day, limit=wanted)]
    rest = sorted(set(range(len(listed))) - set(first))
    return [listed[number] for number in (*first, *rest)]


def _candidate(part: _Part, at: int, key: int, away: float | None) -> Candidate:
    return candidate(part.segment, int(part.match.positions[at]), int(part.match.occurrences[at]), key, away)


def _hit(part: _Part, at: int, points: float, ask: Ask, here: Around | None, with_reasons: bool) -> Hit:
    arrays = part.segment.arrays
    position, occurrence = int(part.match.positions[at]), int(part.match.occurrences[at])
    dated = int(arrays["number"][position]) > 0
    day = dt.date.fromordinal(int(arrays["day"][occurrence])) if dated else None
    why: tuple[Reason, ...] = ()
    if with_reasons:
        away = _away(part.segment, int(arrays["place"][position]), here)
        from_day = dt.date.fromordinal(ask.first) if ask.first else day or dt.date.min
        why = reasons(_candidate(part, at, 0, away), from_day)
    return Hit(
        event=int(arrays["event"][position]),
        day=day,
        minute=int(arrays["minute"][occurrence]) if dated else -1,
        points=round(points, 4),
        is_exact=bool(part.match.exact[at]),
        reasons=why,
    )


def _away(segment: Segment, place: int, here: Around | None) -> float | None:
    if here is None:
        return None
    kept: dict[Around, Column] = segment.__dict__.setdefault("_distances", {})
    if here not in kept:
        if len(kept) > 50:
            kept.clear()
        kept[here] = distances(segment, here)
    away = float(kept[here][place])
    return None if np.isnan(away) else away


def _facets(parts: Sequence[_Part]) -> Facets:
    categories: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    audiences: Counter[str] = Counter()
    free = 0
    for part in parts:
        arrays, tables = part.segment.arrays, part.segment.tables
        positions = part.match.positions if part.mask.all() else part.match.positions[part.mask]
        counts = np.bincount(arrays["category"][positions])
        categories.update({tables.categories[n] or "other": int(counts[n]) for n in np.flatnonzero(counts)})
        _count_towns(towns, arrays["place"][positions], tables.towns)
        bits = np.bincount(arrays["audience"][positions])
        for value in np.flatnonzero(bits).tolist():
            for bit, name in enumerate(AUDIENCES):
                if value >> bit & 1:
                    audiences[name] += int(bits[value])
        free += int(np.count_nonzero(arrays["flags"][positions] & c.FREE))
    return Facets(_ordered(categories), _ordered(towns)[:TOWNS], _ordered(audiences), free)


def _count_towns(towns: Counter[str], places: Column, names: Sequence[str]) -> None:
    counts = np.bincount(places)
    some = np.flatnonzero(counts)
    if len(some) > 400:
        # The places with the most events decide which towns are shown.
        some = some[np.argpartition(-counts[some], 400)[:400]]
    for number, count in zip(some.tolist(), counts[some].tolist(), strict=True):
        if names[number]:
            towns[names[number]] += count


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
