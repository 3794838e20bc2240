"""Selections of a city's calendar: day by day, and the most interesting with reasons. The day is passed in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from salony.catalogue.models import Event, Occurrence
from salony.discovery.ranking import Reason
from salony.discovery.spans import Span, weekend


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


def takes_place(event: Event) -> bool:
    """Neither called off, nor put off to a day that is not known (a new day leaves `previous_start`)."""
    if event.status == Event.Status.POSTPONED:
        return bool(event.previous_start)
    return event.status != Event.Status.CANCELLED
