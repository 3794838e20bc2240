"""Days said by their number and weekday alone below a month: "MARZEC 2026", then "5 cz. 19.00" or "sob. 14"."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from salony.language.signs import Sought
from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.lexicon import lexicon
from salony.language.times.years import resolve_year
from salony.vocabulary import PartialDateTime

# A longer line is a sentence that speaks of a month, not the heading of what follows.
_LONGEST_HEADING = 60
# Hours that one weekday may have in a row.
_MOST_BESIDE = 8


@dataclass(frozen=True, slots=True)
class _Match:
    begin: int
    stop: int
    number: int
    weekday: int
    number_first: bool


def numbered_days(
    text: str, found: Sequence[TimeExpression], *, language: str = "pl", around: dt.date | None = None
) -> list[TimeExpression]:
    """The expressions of a text, those included that get their month from the heading above them.

    found: what `find_times` found there. around: when the text was published, for headings without a year.
    The weekday only checks the day: where it contradicts the number, the number is something else.
    """
    months = _months(text, found, language)
    if not months:
        return list(found)
    begins = [e.begin for e in found]
    places = [place for place, _ in months]
    replaced: set[int] = set()
    added: list[TimeExpression] = []
    for match in _matches(text, language, months[0][0]):
        first = bisect_left(begins, match.begin)
        nearby = range(max(0, first - 1), min(first + _MOST_BESIDE, len(found)))
        beside = [n for n in nearby if n not in replaced and _overlaps(found[n], match)]
        if any(_says_day(found[n]) for n in beside):
            continue
        day = _day(months[bisect_right(places, match.begin) - 1][1], match, around)
        if day is not None:
            added.extend(_placed(text, match, day, [found[n] for n in beside]))
            replaced.update(beside)
    if not added:
        return list(found)
    kept = [e for n, e in enumerate(found) if n not in replaced]
    return sorted([*kept, *added], key=lambda e: (e.begin, e.stop))


def _months(text: str, found: Sequence[TimeExpression], language: str) -> list[tuple[int, PartialDateTime]]:
    """(where it ends, the month) for every month that stands in a short line without a day, in order."""
    dated = [e.begin for e in found if e.start is not None and e.start.day is not None]
    months: dict[int, PartialDateTime] = {}
    for match in _month_names(language)[0].finditer(text):
        line = _heading(text, match.start(), match.end())
        if line is not None and not any(c.isdigit() for c in text[line[0] : line[1]]):
            months[match.end()] = PartialDateTime(month=_month_names(language)[1][match.group().lower()])
    for e in found:
        if e.start is None or e.start.month is None or e.start.day is not None or e.kind is not Kind.POINT:
            continue
        line = _heading(text, e.begin, e.stop)
        if line is not None:
            next_day = bisect_left(dated, line[0])
            if next_day == len(dated) or dated[next_day] >= line[1]:
                months[e.stop] = e.start
    return sorted(months.items(), key=lambda item: item[0])


def _heading(text: str, begin: int, stop: int) -> tuple[int, int] | None:
    """The line around a place, if it is short enough to be a heading."""
    first = max(0, begin - _LONGEST_HEADING)
    left = text.rfind("\n", first, begin)
    right = text.find("\n", stop, stop + _LONGEST_HEADING)
    if (left < 0 and first > 0) or (right < 0 and stop + _LONGEST_HEADING < len(text)):
        return None
    right = right if right >= 0 else len(text)
    return (left + 1, right) if right - left - 1 <= _LONGEST_HEADING else None


@cache
def _month_names(language: str) -> tuple[Sought, dict[str, int]]:
    """The forms that name a month without a day."""
    names = {form: senses["month"] for form, senses in lexicon(language).forms.items() if "month_alone" in senses}
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return Sought(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE), names


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    weekdays = {form: senses["weekday"] for form, senses in lexicon(language).forms.items() if "weekday" in senses}
    names = "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True))
    number_first = rf"(?P<number>\d{{1,2}})\.?[ \u00a0,\t|(]{{0,3}}\n?(?P<after>{names})\b\.?\)?"
    no_hour = r"(?![.:/]\d|[ \u00a0]?[-–][ \u00a0]?\d)"
    number_last = rf"(?P<before>{names})\b\.?,?[ \u00a0\t]{{0,2}}\n?(?P<last>\d{{1,2}})\b{no_hour}\.?"
    pattern = re.compile(rf"(?:^|[\t|;])[ \u00a0•*–-]*(?:{number_first}|{number_last})", re.IGNORECASE | re.MULTILINE)
    return pattern, weekdays


def _matches(text: str, language: str, begin: int) -> Iterator[_Match]:
    pattern, weekdays = _pattern(language)
    if not weekdays:
        return
    for match in pattern.finditer(text, begin):
        first = match["number"] is not None
        name = (match["after"] if first else match["before"]).lower()
        number = int(match["number"] or match["last"])
        yield _Match(match.start("number" if first else "before"), match.end(), number, weekdays[name], first)


def _day(month: PartialDateTime, match: _Match, around: dt.date | None) -> PartialDateTime | None:
    """The day of the month, if it falls on the weekday; without any year only where the number comes first."""
    try:
        day: PartialDateTime | None = replace(month, day=match.number)
        if day is not None and day.year is None and around is not None:
            day = resolve_year(day, weekday=match.weekday, around=around)
    except ValueError:
        return None
    if day is None or (day.date is None and not match.number_first):
        return None
    return day if day.date is None or day.date.weekday() == match.weekday else None


def _overlaps(e: TimeExpression, match: _Match) -> bool:
    return e.begin < match.stop and match.begin < e.stop


def _says_day(e: TimeExpression) -> bool:
    """An expression that has its day, or its rule, by its own words."""
    stated = any(value is not None and value.day is not None for value in (e.start, e.end)) and not e.relative
    return stated or e.kind is Kind.RECURRING


def _placed(
    text: str, match: _Match, day: PartialDateTime, beside: Sequence[TimeExpression]
) -> Iterator[TimeExpression]:
    """The day with every hour that was said beside its weekday, else the day."""
    begin = min([match.begin, *(e.begin for e in beside)])
    stop = max([match.stop, *(e.stop for e in beside)])
    plain = TimeExpression(
        begin=begin,
        stop=stop,
        text=text[begin:stop],
        start=day,
        weekday=match.weekday,
        year_stated=day.year is not None,
        group=beside[0].group if beside else 0,
    )
    timed = [e for e in beside if e.start is not None and e.start.hour is not None]
    for e in timed:
        end = _end(day, e)
        kind = Kind.POINT if end is None else Kind.RANGE
        yield plain._replace(kind=kind, start=_at(day, e.start), end=end, grain=e.grain, part=e.part)
    if not timed:
        yield plain


def _at(day: PartialDateTime, clock: PartialDateTime | None) -> PartialDateTime:
    return replace(day, hour=clock.hour, minute=clock.minute) if clock is not None else day


def _end(day: PartialDateTime, e: TimeExpression) -> PartialDateTime | None:
    """The closing hour; the next day's where it is not later than the first."""
    if e.start is None or e.end is None or e.end.hour is None:
        return None
    overnight = (e.end.hour, e.end.minute or 0) <= (e.start.hour or 0, e.start.minute or 0)
    if overnight and day.date is not None:
        day = PartialDateTime.of(day.date + dt.timedelta(days=1))
    return _at(day, e.end)
