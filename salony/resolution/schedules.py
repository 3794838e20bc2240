"""Whether two statements of time can be one event's."""

import datetime as dt
from enum import IntEnum

from dateutil.rrule import rrulestr

from salony.resolution.neighbour import Neighbour
from salony.vocabulary import PartialDateTime


class Timing(IntEnum):
    """NONE: different times. DAY: the same day, an hour unsaid on one side or both. HOUR: the same hour too."""

    NONE = 0
    DAY = 1
    HOUR = 2


def timing(one: Neighbour, other: Neighbour) -> Timing:
    """How far two statements of time agree. A series agrees with a date on which it falls."""
    if one.recurrence and other.recurrence:
        return _of_series(one, other)
    if one.recurrence or other.recurrence:
        series, single = (one, other) if one.recurrence else (other, one)
        return _of_date_in_series(series, single)
    if one.start is None or other.start is None:
        same = one.start is other.start and one.end == other.end
        return Timing.DAY if same else Timing.NONE
    if one.start.date and other.start.date and one.start.date != other.start.date:
        inside = _day_of_run(one, other) or _day_of_run(other, one)
        return Timing.DAY if inside else Timing.NONE
    if not partly_equal(one.start, other.start) or one.start.day is None or other.start.day is None:
        return Timing.DAY if one.start == other.start else Timing.NONE
    ends = {side.end.date for side in (one, other) if side.end and side.end.date}
    if len(ends) == 2 and {one.start.date} != ends - {one.start.date} and not _only_night(one, other):
        return Timing.NONE
    return Timing.HOUR if one.start.hour is not None and other.start.hour is not None else Timing.DAY


def partly_equal(one: PartialDateTime, other: PartialDateTime) -> bool:
    """Equal in every part that both state."""
    parts = ("year", "month", "day", "hour", "minute")
    pairs = ((getattr(one, part), getattr(other, part)) for part in parts)
    return all(a is None or b is None or a == b for a, b in pairs)


def rule_covers(rule: str, start: PartialDateTime | None, wanted: PartialDateTime) -> bool:
    """Whether the RRULE, begun at `start`, falls on the day (and the hour, where both sides state one) of `wanted`."""
    if wanted.date is None:
        return False
    begin = dt.datetime.combine(
        start.date if start and start.date else wanted.date, (start and start.time) or dt.time()
    )
    morning = dt.datetime.combine(wanted.date, dt.time())
    if morning.date() < begin.date() or not is_placeable(rule):
        return False
    try:
        series = rrulestr(local_rule(rule), dtstart=begin)
        found = series.between(morning, morning + dt.timedelta(hours=23, minutes=59, seconds=59), inc=True)
    except (ValueError, TypeError, OverflowError):
        return False
    timed = "BYHOUR" in rule.upper() or (start is not None and start.hour is not None)
    return any(not timed or wanted.time is None or moment.time() == wanted.time for moment in found)


def local_rule(rule: str) -> str:
    """The rule with its UNTIL in local time and to the end of the day where it is a date, as dateutil wants it."""
    parts = []
    for part in rule.upper().replace("RRULE:", "").split(";"):
        name, _, value = part.partition("=")
        if name == "UNTIL":
            parts.append(f"UNTIL={value[:8]}T235959" if len(value) <= 8 or value.endswith("Z") else f"UNTIL={value}")
        elif part:
            parts.append(part)
    return ";".join(parts)


def is_placeable(rule: str) -> bool:
    """Whether the RRULE falls on days that can be found.

    Refused are rules finer than the hour, steps of nothing, and days that no month has: dateutil would look for them to
    the year 9999, or for ever.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().replace("RRULE:", "").split(";"))
    often = parts.get("FREQ")
    try:
        interval = int(parts.get("INTERVAL", "1"))
        days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
        months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
        chosen = [abs(int(place)) for place in parts.get("BYSETPOS", "1").split(",")]
    except ValueError:
        return False
    if often not in {"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or interval < 1:
        return False
    if {"BYYEARDAY", "BYWEEKNO", "BYEASTER"} & parts.keys():
        return False
    if "BYSETPOS" in parts and (often not in {"MONTHLY", "YEARLY"} or "BYDAY" not in parts or max(chosen) > 4):
        return False
    longest = max((_DAYS[month - 1] for month in months if 1 <= month <= 12), default=0)
    return 0 < min(days) <= longest


# The most days that each month can have.
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _of_series(one: Neighbour, other: Neighbour) -> Timing:
    if one.start and other.start and one.start.time and other.start.time and one.start.time != other.start.time:
        return Timing.NONE
    rules = [
        {part for part in (side.recurrence or "").upper().split(";") if not part.startswith(("UNTIL=", "WKST="))}
        for side in (one, other)
    ]
    if rules[0] == rules[1]:
        return Timing.HOUR
    loose = [{part for part in rule if not part.startswith(("BYHOUR=", "BYMINUTE="))} for rule in rules]
    stated = [rule - bare for rule, bare in zip(rules, loose, strict=True)]
    return Timing.DAY if loose[0] == loose[1] and not all(stated) else Timing.NONE


def _of_date_in_series(series: Neighbour, single: Neighbour) -> Timing:
    if single.start is None or not rule_covers(series.recurrence or "", series.start, single.start):
        return Timing.NONE
    timed = "BYHOUR" in (series.recurrence or "").upper() or (series.start and series.start.hour is not None)
    return Timing.HOUR if timed and single.start.hour is not None else Timing.DAY


def _day_of_run(run: Neighbour, single: Neighbour) -> bool:
    """A day without an hour, in the middle of a run of days."""
    if run.start is None or single.start is None or run.end is None or single.start.hour is not None:
        return False
    first, last, day = run.start.date, run.end.date, single.start.date
    return bool(first and last and day and first <= day <= last and single.end in (None, run.end))


def _only_night(one: Neighbour, other: Neighbour) -> bool:
    """Two ends that differ only by a night's end after midnight."""
    ends = sorted(side.end.date for side in (one, other) if side.end and side.end.date)
    return (ends[1] - ends[0]).days == 1 and all(side.end and side.end.hour is not None for side in (one, other))
