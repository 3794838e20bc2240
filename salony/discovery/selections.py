"""Selections of a city's calendar: day by day, and the most interesting with reasons. The day is passed in."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects

from salony.catalogue import queries
from salony.catalogue.models import City, Event, Occurrence
from salony.discovery import index
from salony.discovery.index.reading import stamp
from salony.discovery.ranking import Candidate, Reason, choose
from salony.discovery.spans import Span, weekend

CHILDREN = frozenset({"toddlers", "children", "families"})
EVENING = 17
"""The hour from which an event is one of the evening."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event among the most interesting ones: the occurrence to show, and why it is there."""

    occurrence: Occurrence
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day and what begins on it, in the order of hours."""

    day: dt.date
    occurrences: tuple[Occurrence, ...]


def by_day(occurrences: Iterable[Occurrence]) -> list[DayOf]:
    """The days that have something, in their order. No query."""
    days: dict[dt.date, list[Occurrence]] = {}
    for occurrence in occurrences:
        days.setdefault(occurrence.first_day, []).append(occurrence)
    return [DayOf(day, tuple(days[day])) for day in sorted(days)]


def once_each(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Each event by the first of its occurrences, so that a weekly series does not fill a page. No query."""
    first: dict[int, Occurrence] = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.event_id, occurrence)
    return list(first.values())


def in_category(occurrences: Iterable[Occurrence], category: str) -> list[Occurrence]:
    return [occurrence for occurrence in occurrences if (occurrence.event.category or "other") == category]


def numbers_by_category(occurrences: Iterable[Occurrence]) -> list[tuple[str, int]]:
    """(category or "other", number of events), the most frequent first."""
    events = {occurrence.event_id: occurrence.event.category or "other" for occurrence in occurrences}
    return sorted(Counter(events.values()).items(), key=lambda pair: (-pair[1], pair[0]))


def most_interesting(city: City, occurrences: Iterable[Occurrence], *, day: dt.date, limit: int) -> list[Chosen]:
    """The best of these occurrences, each event once, seen from the day. No query where the index knows them all.

    What does not take place as announced, or is part of another event, is not chosen.
    """
    first: dict[int, Occurrence] = {}
    number: Counter[int] = Counter()
    for occurrence in occurrences:
        event = occurrence.event
        if not takes_place(event) or event.part_of_id:
            continue
        first.setdefault(event.pk, occurrence)
        number[event.pk] += 1
    if not first:
        return []
    numbers = _numbers(city, [occurrence.event for occurrence in first.values()])
    candidates = [_candidate(occurrence, number[key], numbers[key]) for key, occurrence in first.items()]
    return [Chosen(first[choice.key], choice.reasons) for choice in choose(candidates, day=day, limit=limit)]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many sources speak of an event, how many institutions and people take part in it."""

    sources: int
    institutions: int
    people: int


def _numbers(city: City, events: Sequence[Event]) -> dict[int, _Numbers]:
    """From the index, which has counted them; from the tables for events that it knows otherwise or not at all."""
    known = index.present().numbers([event.pk for event in events])
    found = {
        event.pk: _Numbers(*known[event.pk][1:])
        for event in events
        if event.pk in known and known[event.pk][0] == stamp(event.updated_at)
    }
    rest = [event for event in events if event.pk not in found]
    if rest:
        sources = queries.source_numbers(city)
        prefetch_related_objects(rest, "organizers", "participations")
        for event in rest:
            houses = {organizer.name for organizer in event.organizers.all()}
            houses |= {row.affiliation for row in event.participations.all() if row.affiliation}
            found[event.pk] = _Numbers(sources.get(event.pk, 0), len(houses), len(event.participations.all()))
    return found


def _candidate(occurrence: Occurrence, occurrences: int, numbers: _Numbers) -> Candidate:
    event = occurrence.event
    return Candidate(
        key=event.pk,
        category=event.category or "other",
        place=event.venue.name if event.venue else "",
        first_day=occurrence.first_day,
        last_day=occurrence.last_day,
        occurrences=occurrences,
        recurs=bool(event.recurrence),
        sources=numbers.sources,
        institutions=numbers.institutions,
        people=numbers.people,
        is_free=event.is_free,
        for_children=is_for_children(event),
    )


def span_of(name: str, today: dt.date, days: int) -> Span:
    """The days that a named selection looks at: one, the weekend, or so many days from today."""
    match name:
        case "dzis" | "wieczorem":
            return Span(today, today)
        case "jutro":
            tomorrow = today + dt.timedelta(days=1)
            return Span(tomorrow, tomorrow)
        case "weekend":
            return weekend(today)
    return Span(today, today + dt.timedelta(days=days - 1))


def fitting(name: str, occurrences: Iterable[Occurrence], *, zone: ZoneInfo) -> list[Occurrence]:
    """Those that a named selection keeps. Names without a rule of their own keep all."""

    def keeps(occurrence: Occurrence) -> bool:
        event = occurrence.event
        match name:
            case "wieczorem":
                return occurrence.starts_at is not None and occurrence.starts_at.astimezone(zone).hour >= EVENING
            case "z-dziecmi":
                return is_for_children(event)
            case "za-darmo":
                return event.is_free
            case "wystawy":
                return event.category in ("exhibition", "museum") and occurrence.last_day > occurrence.first_day
        return True

    return [occurrence for occurrence in occurrences if keeps(occurrence)]


def takes_place(event: Event) -> bool:
    """Neither called off, nor put off to a day that is not known (a new day leaves `previous_start`)."""
    if event.status == Event.Status.POSTPONED:
        return bool(event.previous_start)
    return event.status != Event.Status.CANCELLED


def is_for_children(event: Event) -> bool:
    return event.category == "family" or bool(CHILDREN & set(event.audience.get("kinds") or ()))
