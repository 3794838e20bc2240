"""What words say of a day and of an hour, before anything is known of when they were said."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from salony.vocabulary import PartialDateTime

MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


@dataclass(slots=True)
class Period:
    """A day or a longer stretch. start, end: None where nothing fixes them; an end is inclusive."""

    start: PartialDateTime | None
    end: PartialDateTime | None = None
    grain: str = "day"
    relative: bool = False


class Day(Protocol):
    """Anything that a calendar can answer: a date, a weekday, a feast, a shift from today, a season."""

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        """The period meant by somebody who speaks at `reference`; None where no calendar has it."""


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has such a day."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None or month is None:
        return day is None
    if not 1 <= day <= MONTH_LENGTHS[month - 1]:
        return False
    return not (month == 2 and day == 29 and year is not None and (year % 4 or (not year % 100 and year % 400)))


@dataclass(slots=True)
class CalendarDay:
    """A date, a month or a year in so many words. this_year: "br."."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    this_year: bool = False

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        grain = "day" if self.day else "month" if self.month else "year"
        year = self.year
        if year is None and reference is not None:
            year = reference.year if self.this_year else self._year_after(reference)
        if not possible(year, self.month, self.day):
            return None
        return Period(PartialDateTime(year=year, month=self.month, day=self.day), grain=grain)

    def _year_after(self, reference: dt.datetime) -> int | None:
        """The next such day, today and this month included; where a weekday is said, the nearest year that agrees."""
        month = self.month or 1
        today = (reference.month, reference.day if self.day else 1)
        first = reference.year + ((month, self.day or 1) < today)
        if self.day is None:
            return first
        fitting = [first + n for n in (0, -1, 1, 2, 3, 4, 5, 6, 7, 8) if possible(first + n, month, self.day)]
        if self.weekday is not None:
            for year in fitting[:5]:
                if dt.date(year, month, self.day).weekday() == self.weekday:
                    return year
        return min((y for y in fitting if y >= first), default=None)


@dataclass(slots=True)
class Weekday:
    """A weekday without a date. weeks: None for the next one, 0 "this", 1 "in the next week", -1 "last"."""

    weekday: int
    weeks: int | None = None

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if reference is None:
            return Period(None, relative=True)
        ahead = (self.weekday - reference.weekday()) % 7
        days = ahead or 7
        return Period(PartialDateTime.of(reference.date() + dt.timedelta(days=days)), relative=True)


@dataclass(slots=True)
class Clock:
    """A time of day. minute None: only the hour was said. vague: the hour may be before or after noon."""

    hour: int
    minute: int | None = None
    vague: bool = False

    @property
    def grain(self) -> str:
        return "hour" if self.minute is None else "minute"


@dataclass(slots=True)
class Days:
    """One day, several, or stretches: (first, last or None). direction: "before", "after" where one side is open."""

    items: list[tuple[Day, Day | None]]
    direction: str | None = None


@dataclass(slots=True)
class Clocks:
    items: list[tuple[Clock, Clock | None]]
    direction: str | None = None
