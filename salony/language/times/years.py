"""The year that the words leave out, from what else is known: the weekday, a stamp, an edition's number."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from salony.language.times.values import EARLIEST_YEAR, LATEST_YEAR, possible
from salony.vocabulary import PartialDateTime

# An announcement speaks of days to come, a report of the days just gone: how far either looks from its own date.
LOOKS_BACK = dt.timedelta(days=60)
# How far a weekday alone may carry from the date of the page.
REACH = 3


def resolve_year(
    value: PartialDateTime, *, weekday: int | None = None, around: dt.date | None = None, years: Iterable[int] = ()
) -> PartialDateTime | None:
    """A month or a day with the year that fits best, or None where nothing decides.

    weekday: 0 to 6, as the text says it; a year in which the date falls on it wins.
    around: when the text was published: the first such day from two months before on, so that in December
        "5 stycznia" is next year's; without a weekday that agrees, the date is kept and the weekday is not trusted.
    years: years that the page names (its address, its copyright, the number of an edition), the likeliest first.
    A value whose year is known comes back as it is.
    """
    if value.year is not None:
        return value
    if value.month is None:
        return None
    named = [year for year in years if EARLIEST_YEAR <= year <= LATEST_YEAR and possible(year, value.month, value.day)]
    if around is not None:
        near = [around.year + n for n in range(-REACH, REACH + 1) if EARLIEST_YEAR <= around.year + n <= LATEST_YEAR]
        ordered = sorted(
            (y for y in near if possible(y, value.month, value.day)), key=lambda y: _distance(value, y, around)
        )
        candidates = list(dict.fromkeys(ordered))
    else:
        candidates = list(dict.fromkeys(named))
    agreeing = [year for year in candidates if _agrees(value, year, weekday)]
    if weekday is None or value.day is None:
        chosen = candidates[:1]
    elif around is None:
        chosen = agreeing[:1] or (candidates if len(candidates) == 1 else [])
    else:
        chosen = [year for year in agreeing if year in named][:1] or agreeing[:1] or candidates[:1]
    return replace(value, year=chosen[0]) if chosen else None


def fitting_years(value: PartialDateTime, weekday: int, years: Iterable[int]) -> list[int]:
    """The years of `years` in which the day falls on the weekday."""
    return [y for y in years if possible(y, value.month, value.day) and _agrees(value, y, weekday)]


def _agrees(value: PartialDateTime, year: int, weekday: int | None) -> bool:
    if weekday is None or value.month is None or value.day is None:
        return True
    return dt.date(year, value.month, value.day).weekday() == weekday


def _distance(value: PartialDateTime, year: int, around: dt.date) -> tuple[bool, int]:
    """Days from the page's date, those before the look back after all others."""
    month = value.month or 1
    if value.day is None:
        days = (year - around.year) * 372 + (month - around.month) * 31
    else:
        days = (dt.date(year, month, value.day) - around).days
    return days < -LOOKS_BACK.days, abs(days)
