"""When an event stands in the calendar. Pure: partial times and a rule in, days and aware hours out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from salony.resolution import is_placeable, local_rule
from salony.vocabulary import PartialDateTime

BEFORE = dt.timedelta(days=31)
AFTER = dt.timedelta(days=400)
MOST = 1000
"""A series is placed from BEFORE its first announcement to AFTER the clock, and at most so many times."""

_MOST_STEPS = 100_000
# A night's end, not another day.
_SMALL_HOURS = dt.time(6)


@dataclass(frozen=True, slots=True)
class Placing:
    """first_day, last_day: local, inclusive. starts_at, ends_at: aware, in the city's zone, None without an hour."""

    first_day: dt.date
    last_day: dt.date
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """since: the local day on which the event was first announced: where a rule or a run without a beginning starts."""

    start: PartialDateTime | None = None
    end: PartialDateTime | None = None
    recurrence: str | None = None
    exclusions: tuple[PartialDateTime, ...] = ()
    since: dt.date


def placings(schedule: Schedule, zone: ZoneInfo, today: dt.date) -> list[Placing]:
    """Where the event stands, in the order of time; empty where no day is known ("XXXX-10-15", "2025-03")."""
    if schedule.recurrence:
        found = _series(schedule, zone, today)
        # A rule that never falls on a day leaves the day that was named.
        if found or schedule.start is None:
            return found
    first = schedule.start.date if schedule.start else None
    if first is None:
        return _open_run(schedule) if schedule.start is None else []
    return [_single(first, schedule.start.time if schedule.start else None, schedule.end, zone)]


def aware(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The naive local moment in its zone; an hour that the change to summer time skips becomes the one after it."""
    return moment.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)


def _single(first: dt.date, clock: dt.time | None, end: PartialDateTime | None, zone: ZoneInfo) -> Placing:
    last, until = _last_day(first, end), end.time if end else None
    starts_at = aware(dt.datetime.combine(first, clock), zone) if clock is not None else None
    if clock is None or until is None:
        return Placing(first, last, starts_at)
    if last == first and until <= clock:
        last = first + dt.timedelta(days=1)
    ends_at = aware(dt.datetime.combine(last, until), zone)
    if last - first == dt.timedelta(days=1) and until <= _SMALL_HOURS:
        last = first
    return Placing(first, last, starts_at, ends_at)


def _last_day(first: dt.date, end: PartialDateTime | None) -> dt.date:
    """Never before the first; the end of the month or year where only that is said."""
    if end is None:
        return first
    last = end.date
    if last is None and end.year is not None and end.day is None:
        last = dt.date(end.year, end.month or 12, 1) + relativedelta(months=1, days=-1)
    return max(first, last or first)


def _open_run(schedule: Schedule) -> list[Placing]:
    """ "Until 4 March": from the day it was announced on."""
    if schedule.end is None or schedule.end.date is None:
        return []
    last = schedule.end.date
    return [Placing(min(schedule.since, last), last)]


def _series(schedule: Schedule, zone: ZoneInfo, today: dt.date) -> list[Placing]:
    start = schedule.start
    clock = start.time if start else None
    begin = dt.datetime.combine(start.date if start and start.date else schedule.since, clock or dt.time())
    out = {(day.date, day.time) for day in schedule.exclusions if day.date}
    length = _length(schedule)
    last = today + AFTER
    if schedule.end and schedule.end.date and schedule.end.date > begin.date():
        last = min(last, schedule.end.date)
    found: list[Placing] = []
    for moment in _moments(schedule.recurrence or "", begin, min(schedule.since, today) - BEFORE, last):
        if (moment.date(), None) in out or (moment.date(), moment.time()) in out:
            continue
        timed = clock is not None or "BYHOUR=" in (schedule.recurrence or "").upper()
        starts_at = aware(moment, zone) if timed else None
        ends_at = aware(moment + length, zone) if timed and length else None
        found.append(Placing(moment.date(), moment.date(), starts_at, ends_at))
    return found[:MOST]


def _moments(rule: str, begin: dt.datetime, first: dt.date, last: dt.date) -> Iterable[dt.datetime]:
    if not is_placeable(rule):
        return []
    try:
        moments = islice(rrulestr(local_rule(rule), dtstart=begin, cache=False), _MOST_STEPS)
        found: list[dt.datetime] = []
        for moment in moments:
            if not isinstance(moment, dt.datetime) or moment.date() > last or len(found) >= MOST:
                break
            if moment.date() >= first:
                found.append(moment)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError, KeyError):
        return []
    return found


def _length(schedule: Schedule) -> dt.timedelta | None:
    """How long one date lasts: from the hours of start and end; an end on a later day says when the series stops.

    The same hour on both says when the first and the last of them begin, and not how long they are.
    """
    begin = schedule.start.time if schedule.start else None
    until = schedule.end.time if schedule.end else None
    if begin is None or until is None or begin == until:
        return None
    day = dt.date(2000, 1, 1)
    length = dt.datetime.combine(day, until) - dt.datetime.combine(day, begin)
    return length if length > dt.timedelta() else length + dt.timedelta(days=1)
