"""Which days a query means: weekends, weeks, holidays and seasons as seen from the moment of asking."""

import datetime as dt
from functools import lru_cache

from salony.discovery.understanding.lexicon import data
from salony.language.gazetteer import place_named
from salony.language.times.calendars import feast, month_length

Span = tuple[dt.date, dt.date]
_DAY = dt.timedelta(days=1)
_SUNDAY = 6
_SATURDAY = 5
_EVENING = 18


def plus(day: dt.date, days: int) -> dt.date:
    """The day so many days on, held within the calendar of the library."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def monday(day: dt.date, weeks: int = 0) -> dt.date:
    return plus(day, 7 * weeks - day.weekday())


def weekend(now: dt.datetime, weeks: int = 0) -> Span:
    """Saturday and Sunday: the coming ones; on Sunday before six that Sunday alone, later the next weekend."""
    today = now.date()
    if weeks:
        first = plus(monday(today, weeks), _SATURDAY)
        return first, plus(first, 1)
    if today.weekday() == _SUNDAY and now.hour < _EVENING:
        return today, today
    first = plus(today, (_SATURDAY - today.weekday()) % 7)
    return first, plus(first, 1)


def weekday(today: dt.date, number: int, *, following: bool) -> dt.date:
    """The next such weekday, today included; the following one is that of the next calendar week."""
    return plus(monday(today, 1), number) if following else plus(today, (number - today.weekday()) % 7)


def month(today: dt.date, number: int, year: int | None = None) -> Span:
    """The next such month, from today on where it is running."""
    chosen = year or (today.year if number >= today.month else min(today.year + 1, dt.MAXYEAR))
    first, last = dt.date(chosen, number, 1), dt.date(chosen, number, month_length(chosen, number))
    return (max(first, today) if last >= today else first), last


def nth_of_month(first: dt.date, number: int, order: int) -> dt.date | None:
    """The order-th such weekday of the month in which the day lies, the last one for -1; None where it has none."""
    length = month_length(first.year, first.month)
    days = [first.replace(day=day) for day in range(1, length + 1)]
    found = [day for day in days if day.weekday() == number]
    return found[-1] if order == -1 else found[order - 1] if order <= len(found) else None


def date(today: dt.date, day: int, number: int, year: int | None = None) -> dt.date | None:
    """The next such date; None where no calendar has it."""
    years = [year] if year else range(today.year, min(today.year + 9, dt.MAXYEAR) + 1)
    for chosen in years:
        if 1 <= number <= 12 and 1 <= day <= month_length(chosen, number):
            found = dt.date(chosen, number, day)
            if year or found >= today:
                return found
    return None


def _rule(rule: str, year: int) -> dt.date | None:
    if not rule.startswith("feast:"):
        return dt.date(year, int(rule[:2]), int(rule[3:]))
    key, _, days = rule.removeprefix("feast:").partition("+")
    found = feast(key, year)
    return plus(found[0], int(days or 0)) if found else None


@lru_cache(maxsize=2048)
def holiday(today: dt.date, key: str) -> Span | None:
    """The next holiday of this key, from today on where it is running."""
    rules = data("common")["holidays"].get(key)
    if rules is None:
        return None
    for year in range(max(today.year - 1, 1), min(today.year + 2, dt.MAXYEAR) + 1):
        first, last = _rule(rules[0], year), _rule(rules[1], year)
        if first and last and last < first:
            last = _rule(rules[1], min(year + 1, dt.MAXYEAR))
        if first and last and last >= today:
            return max(first, today), last
    return None


def season(today: dt.date, key: str, place: str) -> Span | None:
    """School holidays: of winter by the voivodeship of the place, where the calendar is known."""
    common = data("common")
    found = place_named(place)
    for year in range(today.year, min(today.year + 1, dt.MAXYEAR) + 1):
        table = common["ferie"].get(str(year), {}) if key == "ferie" else {}
        rules = table.get(found.region if found else "", common["seasons"][key])
        first, last = _rule(rules[0], year), _rule(rules[1], year)
        if first and last and last >= today:
            return max(first, today), last
    return None


def long_weekend(today: dt.date) -> Span | None:
    """The next stretch of free days: the May days, Corpus Christi, or a holiday on a Friday or a Monday."""
    table = data("common")["long_weekends"]
    found = [span for key in table["keys"] if (span := holiday(today, key))]
    for key in table["single"]:
        span = holiday(today, key)
        if span and span[0].weekday() in (0, 4):
            found.append((span[0], plus(span[0], 2)) if span[0].weekday() else (plus(span[0], -2), span[0]))
    return min(found, default=None)


def weekend_before(day: dt.date) -> Span:
    """The last Saturday and Sunday before the day."""
    sunday = plus(day, -((day.weekday() + 1) % 7 or 7))
    return plus(sunday, -1), sunday
