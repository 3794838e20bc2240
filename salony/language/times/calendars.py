"""What calendars know: Easter, feasts, seasons, school holidays, the nth weekday. Facts are in `data/feasts.toml`."""

import calendar
import datetime as dt
import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from salony.vocabulary import PartialDateTime

# Astronomical, as they fall in most years of this century; the day of the turn belongs to both seasons.
_SEASONS = {"spring": (3, 20), "summer": (6, 21), "autumn": (9, 23), "winter": (12, 21)}
_RULE = re.compile(
    r"(?:(\d\d)-(\d\d)|easter([+-]\d+)|(-?\d):(\d):(\d\d))(?:\.\.(?:(\d\d)-(\d\d)|easter([+-]\d+)))?([+-]\d+)?"
)


@cache
def facts() -> dict[str, Any]:
    return tomllib.loads(files("salony.language.times").joinpath("data", "feasts.toml").read_text(encoding="utf-8"))


def month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@lru_cache(maxsize=512)
def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth(first: dt.date, last: dt.date, n: int, unit: str, weekday: int) -> dt.date | None:
    """The nth weekday, day or whole week between two days; n from 1, or -1 for the last. None where there is none."""
    if unit == "day":
        day = first + dt.timedelta(days=n - 1) if n > 0 else last
        return day if day <= last else None
    step = 6 if unit == "week" else 0
    target = 0 if unit == "week" else weekday
    if n > 0:
        day = first + dt.timedelta(days=(target - first.weekday()) % 7 + 7 * (n - 1))
        return day if day <= last else None
    latest = last - dt.timedelta(days=step)
    return latest - dt.timedelta(days=(latest.weekday() - target) % 7)


@lru_cache(maxsize=4096)
def feast(key: str, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a feast in a year. Raises KeyError for a key that the data do not have."""
    match = _RULE.fullmatch(facts()["feasts"][key])
    if match is None:
        raise KeyError(key)
    month, day, moved, n, weekday, of, until_month, until_day, until_moved, plus = match.groups()
    try:
        if month:
            first = dt.date(year, int(month), int(day))
        elif moved:
            first = easter(year) + dt.timedelta(days=int(moved))
        else:
            begin = dt.date(year, int(of), 1)
            end = begin.replace(day=month_length(year, int(of)))
            found = nth(begin, end, int(n), "weekday", int(weekday))
            if found is None:
                return None
            first = found
        first += dt.timedelta(days=int(plus or 0))
        last = first
        if until_month:
            last = dt.date(year + (until_month < month), int(until_month), int(until_day))
        elif until_moved:
            last = easter(year) + dt.timedelta(days=int(until_moved))
    except (ValueError, OverflowError):
        return None
    return first, last


@cache
def fixed_feast(key: str) -> tuple[PartialDateTime, PartialDateTime | None] | None:
    """First and last day of a feast that never moves, in any year; the last is None where it is the first."""
    days = re.fullmatch(r"(\d\d)-(\d\d)(?:\.\.(\d\d)-(\d\d))?", facts()["feasts"][key])
    if days is None:
        return None
    first = PartialDateTime(month=int(days[1]), day=int(days[2]))
    return first, PartialDateTime(month=int(days[3]), day=int(days[4])) if days[3] else None


def season(name: str, year: int, region: str | None = None) -> tuple[dt.date, dt.date] | None:
    """First and last day of the season that begins in a year; of school holidays where the data know them."""
    try:
        if name in _SEASONS:
            names = list(_SEASONS)
            following = names[(names.index(name) + 1) % 4]
            first = dt.date(year, *_SEASONS[name])
            last = dt.date(year + (name == "winter"), *_SEASONS[following])
            return first, last
        terms = facts()["school"].get(name, {}).get(str(year))
    except (ValueError, OverflowError):
        return None
    if not terms:
        return None
    chosen = [t for t in terms if region is None or region in t["regions"] or not t["regions"]]
    if not chosen:
        return None
    return min(t["first"] for t in chosen), max(t["last"] for t in chosen)


def season_without_year(name: str) -> tuple[PartialDateTime, PartialDateTime] | None:
    """A season's bounds as days of any year; None for what moves."""
    if name in _SEASONS:
        bounds = season(name, 2001)
    elif name == "summer_holidays":
        bounds = dt.date(2001, 7, 1), dt.date(2001, 8, 31)
    else:
        return None
    if bounds is None:
        return None
    first, last = bounds
    return PartialDateTime(month=first.month, day=first.day), PartialDateTime(month=last.month, day=last.day)
