"""Stretches of days that people ask for by name. Pure; the day is passed in."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both inclusive."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[dt.date]:
        for number in range((self.last - self.first).days + 1):
            yield self.first + dt.timedelta(days=number)


def month_span(year: int, month: int) -> Span:
    """The whole month. Raises ValueError for one that no calendar has."""
    first = dt.date(year, month, 1)
    return Span(first, first.replace(day=calendar.monthrange(year, month)[1]))


def next_month(day: dt.date) -> dt.date:
    """The first day of the month after the one in which the day lies. Raises OverflowError after December 9999."""
    return month_span(day.year, day.month).last + dt.timedelta(days=1)


def previous_month(day: dt.date) -> dt.date:
    """The first day of the month before. Raises OverflowError before January of the year 1."""
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def weekend(day: dt.date) -> Span:
    """Saturday and Sunday of the week; on a Sunday that day alone is left."""
    saturday = day + dt.timedelta(days=5 - day.weekday())
    return Span(max(day, saturday), saturday + dt.timedelta(days=1))


def weeks(year: int, month: int) -> list[list[dt.date | None]]:
    """The month as a wall calendar: weeks from Monday, None for the days of the months beside it."""
    return [
        [dt.date(year, month, number) if number else None for number in week]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]


def rest_of_month(day: dt.date, least: int) -> Span:
    """From the day to the end of its month; where fewer than `least` days are left, to the end of the next month."""
    span = Span(day, month_span(day.year, day.month).last)
    if (span.last - day).days + 1 >= least:
        return span
    following = next_month(day)
    return Span(day, month_span(following.year, following.month).last)
