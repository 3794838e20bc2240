"""What words say of a day, an hour or a rule, before anything is known of when they were said.

Every kind of day answers `resolve(reference)`; the grammar only builds these values and never counts days itself.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from salony.language.times import calendars
from salony.vocabulary import PartialDateTime

MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
COARSE = ("week", "month", "quarter", "year")
# A shift of so many units is as exact as the next finer one: "in two years" is a month, "in three days" an hour.
FINER = {
    "second": "second",
    "minute": "second",
    "hour": "minute",
    "day": "hour",
    "week": "day",
    "weekend": "day",
    "month": "day",
    "quarter": "month",
    "year": "month",
}


@dataclass(slots=True)
class Period:
    """A day or a longer stretch. start, end: None where nothing fixes them; an end without an hour is inclusive."""

    start: PartialDateTime | None
    end: PartialDateTime | None = None
    grain: str = "day"
    relative: bool = False


class Day(Protocol):
    """Anything that a calendar can answer: a date, a weekday, a feast, a shift from today, a season."""

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        """The period meant by somebody who speaks at `reference`; None where no calendar has it."""


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has such a day; 29 February passes where the year is unknown."""
    if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None or month is None:
        return day is None
    if not 1 <= day <= MONTH_LENGTHS[month - 1]:
        return False
    return not (month == 2 and day == 29 and year is not None and (year % 4 or (not year % 100 and year % 400)))


def exact(
    day: dt.date | None, grain: str = "day", end: dt.date | None = None, *, relative: bool = True
) -> Period | None:
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return None
    return Period(PartialDateTime.of(day), PartialDateTime.of(end) if end else None, grain, relative)


def shifted(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


@lru_cache(maxsize=4096)
def calendar_day(year: int | None, month: int | None, day: int | None) -> PartialDateTime:
    """The same object for every mention of a day."""
    return PartialDateTime(year=year, month=month, day=day)


@dataclass(slots=True)
class CalendarDay:
    """A date, a month or a year in so many words. this_year: 0 for "br."."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    this_year: int | None = None

    @property
    def grain(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        year = self.year
        if year is None and reference is not None:
            year = reference.year + self.this_year if self.this_year is not None else self._nearest(reference)
            if year is None:
                return None
        if not possible(year, self.month, self.day):
            return None
        return Period(calendar_day(year, self.month, self.day), None, self.grain)

    def _nearest(self, reference: dt.datetime) -> int | None:
        """The next such day, today and this month included; where a weekday is said, the nearest year that agrees."""
        month = self.month or 1
        first = reference.year + ((month, self.day or 1) < (reference.month, reference.day if self.day else 1))
        if self.day is None or not possible(None, month, self.day):
            return first
        if self.weekday is not None:
            for year in (first, first - 1, first + 1, first - 2, first + 2):
                if possible(year, month, self.day) and dt.date(year, month, self.day).weekday() == self.weekday:
                    return year
        return next((year for year in range(first, first + 9) if possible(year, month, self.day)), None)


@dataclass(slots=True)
class Weekday:
    """A weekday without a date. weeks: None for the next one; 0 "this", 1 "next", -1 "last";
    in_week: that weekday of the week so many weeks away; plus: weeks added ("wtorek za tydzień");
    attributive: an adjective of what happens then ("sobotni koncert")."""

    weekday: int
    weeks: int | None = None
    in_week: int | None = None
    plus: int = 0
    attributive: bool = False

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if reference is None:
            return Period(None, relative=True)
        today = reference.date()
        ahead = (self.weekday - today.weekday()) % 7
        if self.in_week is not None:
            days = self.weekday - today.weekday() + 7 * self.in_week
        elif self.weeks == -1:
            days = ahead - 7
        elif self.weeks == 0:
            days = ahead
        else:
            days = ahead or 7
        if self.plus:
            days = (days if self.weeks is not None or ahead else 0) + 7 * self.plus
        return exact(shifted(today, days))


@dataclass(slots=True)
class Today:
    """So many days from today: "jutro" 1, "wczoraj" -1."""

    days: int

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        return exact(shifted(reference.date(), self.days)) if reference else Period(None, relative=True)


@dataclass(slots=True)
class Now:
    def resolve(self, reference: dt.datetime | None) -> Period | None:
        return Period(PartialDateTime.of(reference) if reference else None, None, "second", True)


def moved(moment: dt.datetime, unit: str, count: float) -> dt.datetime | None:
    """A moment so many units later, naive; None beyond the calendar."""
    moment = moment.replace(tzinfo=None)
    try:
        if unit in ("month", "quarter", "year"):
            months = round(count * {"month": 1, "quarter": 3, "year": 12}[unit])
            index = moment.year * 12 + moment.month - 1 + months
            year, month = index // 12, index % 12 + 1
            day = min(moment.day, calendars.month_length(year, month))
            return moment.replace(year=year, month=month, day=day)
        seconds = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "weekend": 604800}[unit]
        return moment + dt.timedelta(seconds=seconds * count)
    except (OverflowError, ValueError):
        return None


@dataclass(slots=True)
class Shift:
    """So long from now, before or after: "za 2 godziny", "7 dni temu". until: the whole stretch up to then ("w ciągu").

    The hour of the reference is kept for shifts of days, unless the reference stands at midnight (a date).
    """

    unit: str
    count: float
    until: bool = False

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if reference is None:
            return Period(None, relative=True, grain="day")
        moment = moved(reference, self.unit, self.count)
        if moment is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            return None
        grain = FINER[self.unit]
        whole_day = grain in ("day", "month") or (grain == "hour" and moment.time() == dt.time(0))
        value = PartialDateTime.of(moment.date() if whole_day else moment)
        if grain == "month":
            value = PartialDateTime(year=value.year, month=value.month)
        if self.until:
            return Period(PartialDateTime.of(reference), value, "second", True)
        return Period(value, None, "day" if whole_day and grain == "hour" else grain, True)


def cycle(day: dt.date, unit: str, count: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of the week, month, quarter or year that lies `count` such units from the one around a day."""
    try:
        if unit == "day":
            day += dt.timedelta(days=count)
            return day, day
        if unit in ("week", "weekend"):
            first = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=count)
            return (first + dt.timedelta(days=4 if unit == "weekend" else 0)), first + dt.timedelta(days=6)
        months = {"month": 1, "quarter": 3, "year": 12}[unit]
        index = (day.year * 12 + day.month - 1) // months * months + count * months
        after = index + months
        first = dt.date(index // 12, index % 12 + 1, 1)
        return first, dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
    except (OverflowError, ValueError):
        return None


@dataclass(slots=True)
class Cycle:
    """ "ten tydzień" 0, "przyszły rok" 1, "ostatni kwartał" -1. year: of a numbered quarter (count + 1)."""

    unit: str
    count: int
    year: int | None = None

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if self.year is not None:
            bounds = cycle(dt.date(self.year, 1, 1), self.unit, self.count)
        elif reference is None:
            return Period(None, grain=self.unit, relative=True)
        else:
            bounds = cycle(reference.date(), self.unit, self.count)
        if bounds is None or not EARLIEST_YEAR <= bounds[0].year <= LATEST_YEAR:
            return None
        first, last = PartialDateTime.of(bounds[0]), PartialDateTime.of(bounds[1])
        relative = self.year is None
        if self.unit == "weekend":
            return Period(first.at(dt.time(18)), last.at(dt.time(23, 59)), "weekend", relative)
        if self.unit in ("month", "year"):
            part = PartialDateTime(year=first.year, month=first.month if self.unit == "month" else None)
            return Period(part, None, self.unit, relative)
        return Period(first, last if self.unit in COARSE else None, self.unit, relative)


@dataclass(slots=True)
class CycleRun:
    """Several whole units on end, without the present one: "kolejne trzy dni", "ostatnie dwa lata"."""

    unit: str
    count: int
    ahead: bool

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if reference is None:
            return Period(None, grain=self.unit, relative=True)
        if self.unit in ("second", "minute", "hour"):
            clear: dict[str, int] = {"second": 0, "microsecond": 0} if self.unit == "minute" else {"microsecond": 0}
            if self.unit == "hour":
                clear = {"minute": 0, "second": 0, "microsecond": 0}
            base = reference.replace(**clear)  # type: ignore[arg-type]
            first = moved(base, self.unit, 1 if self.ahead else -self.count)
            last = moved(base, self.unit, 1 + self.count if self.ahead else 0)
            if first is None or last is None:
                return None
            return Period(PartialDateTime.of(first), PartialDateTime.of(last), self.unit, True)
        unit = "week" if self.unit == "weekend" else self.unit
        near = cycle(reference.date(), unit, 1 if self.ahead else -self.count)
        far = cycle(reference.date(), unit, self.count if self.ahead else -1)
        return exact(near[0], self.unit, far[1]) if near and far else None


@dataclass(slots=True)
class Nth:
    """ "ostatni poniedziałek marca", "trzeci dzień w październiku", "pierwszy tydzień w październiku 2014".

    n: from 1, or -1 for the last; unit: "weekday", "day" or "week"; scope: a month or a year.
    """

    n: int
    unit: str
    weekday: int
    scope: Day

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        scope = self.scope.resolve(reference)
        if reference is None and self.unit == "day" and (fixed := self._of_any_year()):
            return Period(fixed)
        if scope is None or scope.start is None or scope.start.year is None:
            return scope and Period(None, relative=True)
        first = dt.date(scope.start.year, scope.start.month or 1, 1)
        bounds = cycle(first, scope.grain if scope.grain in COARSE else "month", 0)
        if bounds is None:
            return None
        day = calendars.nth(bounds[0], bounds[1], self.n, self.unit, self.weekday)
        if self.unit == "week" and day:
            return exact(day, "week", day + dt.timedelta(days=6), relative=False)
        return exact(day, relative=False)

    def _of_any_year(self) -> PartialDateTime | None:
        """ "ostatniego dnia roku", "pierwszego dnia lutego": days that are the same in every year."""
        scope = self.scope
        if isinstance(scope, Cycle) and scope.unit == "year" and not scope.count and self.n in (1, -1):
            return PartialDateTime(month=1, day=1) if self.n == 1 else PartialDateTime(month=12, day=31)
        if not isinstance(scope, CalendarDay) or scope.year is not None or scope.month is None:
            return None
        day = self.n if self.n > 0 else MONTH_LENGTHS[scope.month - 1]
        certain = possible(None, scope.month, day) and not (scope.month == 2 and self.n < 0)
        return PartialDateTime(month=scope.month, day=day) if certain else None


@dataclass(slots=True)
class Feast:
    """A feast by its key in `data/feasts.toml`; plus: days after it; weeks: -1 for the last one."""

    key: str
    year: int | None = None
    plus: int = 0
    weeks: int | None = None

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if self.year is not None:
            bounds = calendars.feast(self.key, self.year)
        elif reference is not None:
            bounds = self._nearest(reference)
        else:
            fixed = calendars.fixed_feast(self.key)
            if fixed is None:
                return Period(None, relative=True)
            return Period(fixed[0], fixed[1])
        if bounds is None:
            return None
        first = shifted(bounds[0], self.plus)
        return exact(first, "day", bounds[1] if bounds[1] != bounds[0] else None, relative=False)

    def _nearest(self, reference: dt.datetime) -> tuple[dt.date, dt.date] | None:
        today = reference.date()
        found = [calendars.feast(self.key, today.year + n) for n in (-1, 0, 1)]
        if self.weeks == -1:
            return next((b for b in reversed(found) if b and b[0] < today), None)
        return next((b for b in found if b and b[1] >= today), None)


@dataclass(slots=True)
class Later:
    """So long after what was spoken of last: "dzień później" 1, "dwie godziny później", "tego samego dnia" 0.

    vague: only about so long ("kilka dni później"), which fixes no day. Where nothing was spoken of, it is a shift from
    the moment of speaking.
    """

    unit: str
    count: float
    vague: bool = False

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if self.unit == "day" and self.count in (0, 1):
            return Today(int(self.count)).resolve(reference)
        return Shift(self.unit, self.count).resolve(reference)

    def after(self, said: PartialDateTime) -> PartialDateTime | None:
        """The moment meant after a day or an hour was said; a year that was not said stays unknown.

        None where it cannot be counted: hours after a day without an hour, days after an hour alone.
        """
        exact_hours = self.unit in ("minute", "hour")
        if exact_hours and said.hour is None:
            return None
        if not exact_hours and (said.day is None or said.month is None):
            return None
        known = said.month is not None and said.day is not None
        # A year without 29 February: what is counted on from a day of an unknown year must hold in most.
        year, month, day = said.year or 2001, said.month or 1, said.day or 1
        if not possible(year, month, day):
            return None
        base = dt.datetime(year, month, day, said.hour or 0, said.minute or 0)  # noqa: DTZ001
        found = moved(base, self.unit, self.count)
        if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
            return None
        if self.vague:
            same = (found.year, found.month) == (base.year, base.month)
            return PartialDateTime(year=said.year, month=said.month) if same else None
        if exact_hours and not known:
            return PartialDateTime(hour=found.hour, minute=found.minute)
        value = PartialDateTime.of(found if exact_hours else found.date())
        return value if said.year is not None else replace(value, year=None)


@dataclass(slots=True)
class Season:
    """A season of the year or of the school; region: of the winter holidays (a voivodeship), None for all of them."""

    name: str
    year: int | None = None
    weeks: int | None = None
    region: str | None = None

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        if self.year is None and reference is None:
            months = calendars.season_without_year(self.name)
            if months is None:
                return Period(None, grain="season", relative=True)
            return Period(months[0], months[1], "season")
        today = reference.date() if reference else None
        year = self.year if self.year is not None else today.year if today else 0
        if self.year is not None or today is None:
            bounds = calendars.season(self.name, year, self.region)
            return exact(bounds[0], "season", bounds[1], relative=False) if bounds else None
        around = [b for n in (-1, 0, 1, 2) if (b := calendars.season(self.name, year + n, self.region))]
        if self.weeks == -1:
            chosen = next((b for b in reversed(around) if b[1] < today), None)
        elif self.weeks == 1:
            chosen = next((b for b in around if b[0] > today), None)
        else:
            chosen = next((b for b in around if b[1] >= today), None)
        return exact(chosen[0], "season", chosen[1], relative=False) if chosen else None


@dataclass(slots=True)
class Edge:
    """The beginning, the middle or the end of a longer period: "do końca roku", "na początku lipca"."""

    which: str
    of: Day

    def resolve(self, reference: dt.datetime | None) -> Period | None:
        period = self.of.resolve(reference)
        if period is None or period.start is None:
            return period
        first, last = whole(period)
        if first is None or last is None:
            month_end = period.start.month and PartialDateTime(
                month=period.start.month, day=28 if period.start.month == 2 else MONTH_LENGTHS[period.start.month - 1]
            )
            return Period(month_end, None, "day", True) if month_end and self.which == "end" else period
        day = {"begin": first, "end": last, "middle": first + (last - first) // 2}[self.which]
        return Period(PartialDateTime.of(day), None, "day", period.relative)


def whole(period: Period) -> tuple[dt.date | None, dt.date | None]:
    """First and last calendar day of a period whose year is known."""
    start = period.start
    if start is None or start.year is None:
        return None, None
    first = dt.date(start.year, start.month or 1, start.day or 1)
    if period.end is not None and period.end.date is not None:
        return first, period.end.date
    if start.day is None:
        bounds = cycle(first, "month" if start.month else "year", 0)
        return (first, bounds[1]) if bounds else (None, None)
    return first, first


@dataclass(slots=True)
class Clock:
    """A time of day. minute None: only the hour was said. vague: may be before or after noon, as far as the words go;
    spoken: said in words or as a bare digit, where 1 to 6 mean the afternoon."""

    hour: int
    minute: int | None = None
    vague: bool = False
    spoken: bool = False

    @property
    def grain(self) -> str:
        return "hour" if self.minute is None else "minute"

    @property
    def settled(self) -> "Clock":
        """The hour that people mean with nothing else said: nobody calls an evening for three in the morning."""
        if self.vague and self.spoken and 1 <= self.hour <= 6:
            return Clock(self.hour + 12, self.minute)
        return self


@dataclass(slots=True)
class Days:
    """One day, several, or stretches: (first, last or None). direction: "before", "after" where one side is open."""

    items: list[tuple[Day, Day | None]]
    direction: str | None = None


@dataclass(slots=True)
class Clocks:
    """part: name of a part of the day, where its hours and none other were said ("wieczorem")."""

    items: list[tuple[Clock, Clock | None]]
    direction: str | None = None
    part: str | None = None


@dataclass(slots=True)
class Rule:
    """What recurs. byday: RFC 5545 weekdays with their number ("TU", "1SU", "-1FR"); exceptions: days taken out."""

    frequency: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonth: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    exceptions: list[Days] = field(default_factory=list)


@dataclass(slots=True)
class Length:
    """How long, without an anchor."""

    unit: str
    count: float
