"""A city's calendar from the index's columns: counted, ordered and chosen from without a look at the tables.

A page asks for a window of days, counts what is there, and reads only those lines from the tables that it shows; so a
month of a metropolis costs hardly more than one of a village.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from salony.catalogue.freshness import Kept
from salony.catalogue.models import City
from salony.discovery import index
from salony.discovery.index import columns as c
from salony.discovery.index.columns import Column
from salony.discovery.index.entry import AUDIENCES
from salony.discovery.index.live import Live
from salony.discovery.index.segment import ranges
from salony.discovery.ranking import Candidate, Reason, reasons, rules
from salony.discovery.spans import Span

CHILDREN = sum(1 << AUDIENCES.index(name) for name in ("toddlers", "children", "families"))
EVENING = 17 * 60
"""The minute of the day from which an event is one of the evening."""
NO_HOUR = 24 * 60
"""What has no hour stands after what has one."""
_OF_EVENTS = ("event", "venue", "house", "category", "sources", "houses", "people", "audience", "flags")


@dataclass(frozen=True, slots=True)
class Picked:
    """An event among the most interesting ones: the number of the occurrence to show, and why it is there."""

    occurrence: int
    event: int
    reasons: tuple[Reason, ...]


class Programme:
    """Occurrences in the order of the calendar: by day, hour and number. Never changed once made.

    columns: of equal length, one value for each occurrence: "occurrence", "event", "venue", "house" (numbers of the
    catalogue),
    "day", "until" (ordinals, inclusive), "minute" (of the day; NO_HOUR where unknown), "category" (number among
    `categories`), "sources", "houses", "people", "audience", "flags" (as in the index).
    """

    def __init__(self, columns: dict[str, Column], categories: tuple[str, ...]) -> None:
        self.columns, self.categories = columns, categories

    def __len__(self) -> int:
        return len(self.columns["day"])

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    def where(self, kept: Column | slice) -> "Programme":
        """A part of it: by mask, by indices (in the order in which they are given), or a slice."""
        return Programme({name: values[kept] for name, values in self.columns.items()}, self.categories)

    @property
    def ids(self) -> list[int]:
        """Numbers of the occurrences."""
        found: list[int] = self["occurrence"].tolist()
        return found

    @property
    def number(self) -> int:
        """How many events it has."""
        return len(np.unique(self["event"]))

    @property
    def are_runs(self) -> Column:
        """Which ones last several days."""
        return self["until"] > self["day"]

    def coming(self, day: dt.date, last: dt.date | None = None) -> "Programme":
        """What begins on the day or after, and not after the last one."""
        inside = self["day"] >= day.toordinal()
        return self.where(inside if last is None else inside & (self["day"] <= last.toordinal()))

    def runs(self, first: dt.date, last: dt.date | None = None) -> "Programme":
        """What lasts several days and touches the first (or any up to the last); the soonest to close first."""
        end = (last or first).toordinal()
        found = np.flatnonzero(self.are_runs & (self["day"] <= end) & (self["until"] >= first.toordinal()))
        order = np.lexsort([self[name][found] for name in ("occurrence", "day", "until")])
        return self.where(found[order])

    def begun_before(self, day: dt.date) -> "Programme":
        """In the order that it has."""
        return self.where(self["day"] < day.toordinal())

    def seen_from(self, day: dt.date) -> "Programme":
        """What runs already first, the soonest to close before the others; then what begins."""
        begun = np.flatnonzero(self["day"] < day.toordinal())
        begun = begun[np.lexsort([self[name][begun] for name in ("occurrence", "day", "until")])]
        return self.where(np.concatenate([begun, np.flatnonzero(self["day"] >= day.toordinal())]))

    def once_each(self) -> "Programme":
        """Each event by its first occurrence here, so that a weekly series does not fill a page."""
        _, first = np.unique(self["event"], return_index=True)
        return self.where(np.sort(first))

    def of_category(self, slug: str) -> "Programme":
        """slug: of `salony.vocabulary.CATEGORIES`; "other" is whatever has none."""
        return self.of_any((slug,), ())

    def by_category(self) -> list[tuple[str, int]]:
        """(category or "other", number of events), the most frequent first."""
        _, first = np.unique(self["event"], return_index=True)
        counts = np.bincount(self["category"][first], minlength=len(self.categories)).tolist()
        found: dict[str, int] = {}
        for name, number in zip(self.categories, counts, strict=False):
            if number:
                found[name or "other"] = found.get(name or "other", 0) + number
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def days(self) -> list[tuple[dt.date, "Programme"]]:
        """The days on which something begins, and what does. For a programme in the order of the calendar."""
        days, begins = np.unique(self["day"], return_index=True)
        ends = [*begins.tolist(), len(self)][1:]
        return [
            (dt.date.fromordinal(day), self.where(slice(begin, end)))
            for day, begin, end in zip(days.tolist(), begins.tolist(), ends, strict=True)
        ]

    @property
    def for_children(self) -> Column:
        family = [number for number, name in enumerate(self.categories) if name == "family"]
        found: Column = ((self["audience"] & CHILDREN) > 0) | np.isin(self["category"], family)
        return found

    @property
    def take_place(self) -> Column:
        """Neither called off, nor put off to a day that is not known."""
        found: Column = (self["flags"] & c.GONE) == 0
        return found

    def fitting(self, name: str) -> "Programme":
        """What a named selection keeps. Names without a rule of their own keep all."""
        match name:
            case "wieczorem":
                return self.where((self["minute"] >= EVENING) & (self["minute"] < NO_HOUR))
            case "z-dziecmi":
                return self.where(self.for_children)
            case "za-darmo":
                return self.where((self["flags"] & c.FREE) > 0)
            case "wystawy":
                shown = [number for number, kind in enumerate(self.categories) if kind in ("exhibition", "museum")]
                return self.where(np.isin(self["category"], shown) & self.are_runs)
        return self

    def of_any(self, categories: Collection[str], events: Iterable[int]) -> "Programme":
        """What is of one of the categories, or one of the events."""
        wanted = [number for number, name in enumerate(self.categories) if (name or "other") in categories]
        return self.where(np.isin(self["category"], wanted) | np.isin(self["event"], np.fromiter(events, np.int64)))

    def without(self, events: Iterable[int]) -> "Programme":
        return self.where(~np.isin(self["event"], np.fromiter(events, np.int64)))

    def nearest_to(self, minute: int, limit: int) -> "Programme":
        """So many whose hour is the nearest to that of the day, in the order that they have."""
        away = np.where(self["minute"] == NO_HOUR, NO_HOUR, np.abs(self["minute"] - minute))
        return self.where(np.sort(np.argsort(away, kind="stable")[:limit]))

    def of_events(self, events: Iterable[int]) -> "Programme":
        return self.of_any((), events)

    def of_occurrences(self, occurrences: Iterable[int]) -> "Programme":
        return self.where(np.isin(self["occurrence"], np.fromiter(occurrences, np.int64)))

    def most_interesting(self, day: dt.date, limit: int) -> list[Picked]:
        """The best of it, each event once, seen from the day, and varied: each pick is the best after what is already
        picked is taken off (`data/ranking.toml`). Equal points: the sooner one first, then the smaller number.

        What does not take place, or is part of another event, is not chosen; nor is what nothing speaks for.
        """
        able = self.where(self.take_place & ((self["flags"] & c.PART) == 0))
        _, first, number = np.unique(able["event"], return_index=True, return_counts=True)
        able = able.where(first)
        score = _points(able, number, day.toordinal())
        able, number, score = able.where(score > 0), number[score > 0], score[score > 0]
        variety, chosen = rules()["variety"], []
        for _ in range(min(limit, len(able))):
            best = np.flatnonzero(score >= score.max() - 1e-9)
            at = int(best[np.lexsort((able["event"][best], able["day"][best]))[0]])
            chosen.append(Picked(int(able["occurrence"][at]), int(able["event"][at]), _reasons(able, at, number, day)))
            score[able["category"] == able["category"][at]] -= variety["same_category"]
            if able["venue"][at]:
                score[able["venue"] == able["venue"][at]] -= variety["same_place"]
            score[at] = -np.inf
        return chosen

    def abridged(self, room: int, seen_from: dt.date) -> "Programme":
        """Of each day so many at most: the most interesting, no kind before its turn, in the order of the calendar."""
        day = np.maximum(self["day"], seen_from.toordinal())
        _, of_event, number = np.unique(self["event"], return_inverse=True, return_counts=True)
        score = _points(self, number[of_event], day)
        score[~self.take_place | ((self["flags"] & c.PART) > 0)] = -np.inf
        # The second of a kind stands where one with so many points less would, as in `most_interesting`.
        order = np.lexsort((-score, self["category"], self["day"]))
        score[order] -= rules()["variety"]["same_category"] * _turn(self["day"][order], self["category"][order])
        order = np.lexsort((np.arange(len(self)), -score, self["day"]))
        return self.where(np.sort(order[_turn(self["day"][order]) < room]))


def _turn(*keys: Column) -> Column:
    """For each row how many rows with the same keys stand directly before it. Equal rows stand together."""
    if not len(keys[0]):
        return np.zeros(0, np.int64)
    fresh = np.zeros(len(keys[0]), bool)
    fresh[0] = True
    for key in keys:
        fresh[1:] |= key[1:] != key[:-1]
    begins = np.flatnonzero(fresh)
    found: Column = np.arange(len(fresh)) - np.repeat(begins, np.diff(begins, append=len(fresh)))
    return found


def programme(city: City, span: Span) -> Programme:
    """What touches the days of the span. No query while nothing is written."""
    return _read(index.present(city.slug), city.slug, span.first.toordinal(), span.last.toordinal())


def whole(city: City) -> Programme:
    """All that the city ever had."""
    return _read(index.present(city.slug), city.slug, None, None)


def _read(live: Live, slug: str, first: int | None, last: int | None) -> Programme:
    parts: list[dict[str, Column]] = []
    categories: dict[str, int] = {"": 0}
    for segment, left_out in live.parts_of(slug):
        bounds = segment.slices(first, last, slug)
        events = ranges(bounds[::2], bounds[1::2] - bounds[::2])
        if left_out is not None:
            events = events[~left_out[events]]
        arrays = segment.arrays
        number = arrays["number"][events]
        owner = np.repeat(np.arange(len(events)), number)
        each = ranges(arrays["begin"][events], number)
        day, until = arrays["day"][each], arrays["until"][each]
        inside = np.ones(len(each), bool)
        if first is not None:
            inside &= until >= first
        if last is not None:
            inside &= day <= last
        each, owner = each[inside], events[owner[inside]]
        found = {"day": day[inside], "until": until[inside], "occurrence": arrays["occurrence"][each]}
        minute = arrays["minute"][each]
        found["minute"] = np.where(minute < 0, NO_HOUR, minute)
        found |= {name: arrays[name][owner] for name in _OF_EVENTS}
        # Each segment numbers its kinds itself.
        names = [categories.setdefault(name, len(categories)) for name in segment.tables.categories]
        found["category"] = np.array(names, np.uint8)[found["category"]]
        parts.append(found)
    if not parts:
        return Programme(dict(_EMPTY), ("",))
    table = parts[0] if len(parts) == 1 else {k: np.concatenate([part[k] for part in parts]) for k in parts[0]}
    order = np.lexsort([table[name] for name in ("occurrence", "minute", "day")])
    return Programme({name: values[order] for name, values in table.items()}, tuple(categories))


_EMPTY: dict[str, Column] = {
    **{name: np.zeros(0, (c.OF_EVENTS | c.OF_OCCURRENCES)[name]) for name in _OF_EVENTS},
    **{name: np.zeros(0, kind) for name, kind in c.OF_OCCURRENCES.items()},
}


def _points(able: Programme, number: Column, day: Column | int) -> Column:
    """For each row the sum of what `ranking.points` gives to its candidate. number: of the event's occurrences here;
    day: from which it is seen."""
    weights, limits = rules()["weights"], rules()["limits"]
    flags, runs = able["flags"], able.are_runs
    left = able["until"] - day
    points = weights["once"] * (~runs & ((flags & c.RECURS) == 0) & (number == 1)).astype(np.float64)
    points += weights["source"] * np.clip(able["sources"].astype(np.int16) - 1, 0, int(weights["sources_at_most"]))
    points += weights["ending"] * (runs & (left >= 0) & (left <= limits["ending_days"]))
    points += weights["together"] * np.clip(able["houses"].astype(np.int16) - 1, 0, int(weights["together_at_most"]))
    points += weights["people"] * (able["people"] >= limits["people_from"])
    points += weights["children"] * able.for_children
    points += weights["free"] * ((flags & c.FREE) > 0)
    answer: Column = points
    return answer


def _reasons(able: Programme, at: int, number: Column, day: dt.date) -> tuple[Reason, ...]:
    one = Candidate(
        key=int(able["event"][at]),
        first_day=dt.date.fromordinal(int(able["day"][at])),
        last_day=dt.date.fromordinal(int(able["until"][at])),
        occurrences=int(number[at]),
        recurs=bool(able["flags"][at] & c.RECURS),
        sources=int(able["sources"][at]),
        institutions=int(able["houses"][at]),
        people=int(able["people"][at]),
        is_free=bool(able["flags"][at] & c.FREE),
        for_children=bool(able.for_children[at]),
    )
    return reasons(one, day)


_months: Kept[int, list[tuple[int, int, int]]] = Kept(1000)


def months(city: City) -> list[tuple[int, int, int]]:
    """(year, month, number of occurrences) of every month in which something begins, oldest first."""
    kept = _months.now()
    if city.pk not in kept:
        days, numbers = np.unique(whole(city)["day"], return_counts=True)
        found: dict[tuple[int, int], int] = {}
        for day, number in zip(days.tolist(), numbers.tolist(), strict=True):
            date = dt.date.fromordinal(day)
            found[date.year, date.month] = found.get((date.year, date.month), 0) + number
        kept[city.pk] = [(year, month, number) for (year, month), number in found.items()]
    return kept[city.pk]


def venues_of(found: Programme) -> Sequence[tuple[int, Programme]]:
    """By venue (its number), those with the most events first; what has no venue is left out."""
    order = np.argsort(found["venue"], kind="stable")
    keys, begins = np.unique(found["venue"][order], return_index=True)
    ends = [*begins.tolist(), len(order)][1:]
    rows = [
        (key, np.sort(order[begin:end]))
        for key, begin, end in zip(keys.tolist(), begins.tolist(), ends, strict=True)
        if key
    ]
    return [(key, found.where(at)) for key, at in rows]
