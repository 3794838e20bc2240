"""The year of a date that does not say it: from the heading above, the weekday, or the day of publication."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from salony.extraction.document import BlockKind, Document
from salony.extraction.pages.expressions import years_of_elements
from salony.extraction.pages.words import names_a_listing
from salony.language import TimeExpression
from salony.vocabulary import PartialDateTime

_YEAR = re.compile(r"(?<![\d./-])(20[0-4]\d)(?![\d/-])")
_SHORT = 90
# A line of so many characters may be but a year.
_DIGITS = 4
# How far before a date the `time` element may begin that holds it ("Thursday, February 13").
_WEEKDAY = 16


class Years:
    """What a document says of years, by place. reference: the day of publication, where it is known."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], reference: dt.datetime | None) -> None:
        self._anchor = reference or document.published
        self._said: list[tuple[int, int, int | None]] = []
        # Where a heading says but the year of the list below it: "2017", "2017 Board Meetings".
        self._archives: set[int] = set()
        for block in document.blocks:
            if block.chrome or block.stop - block.begin > _SHORT:
                continue
            whole = len(block.strong) == 1 and block.strong[0] == (block.begin, block.stop)
            alone = block.stop - block.begin == _DIGITS and block.container < 0
            if block.kind is BlockKind.HEADING or whole or alone or ">caption" in block.signature:
                for match in _YEAR.finditer(document.text, block.begin, block.stop):
                    self._said.append((match.start(), int(match[1]), None))
                    if names_a_listing(document.text[block.begin : block.stop]):
                        self._archives.add(match.start())
        for e in times:
            if e.year_stated and e.start and e.start.year and e.start.month and e.start.day is None:
                self._said.append((e.begin, e.start.year, e.start.month))
        self._said.sort(key=lambda row: (row[0], row[2] or 0))
        self._places = [row[0] for row in self._said]
        self._elements = years_of_elements(document)
        self._title = next(iter(_YEAR.findall(document.title or "")), None)

    def month_before(self, place: int, *, since: int = 0) -> tuple[int | None, int] | None:
        """The year and month of the nearest heading that names a month, above a place and not above `since`."""
        for index in range(bisect_right(self._places, place) - 1, -1, -1):
            at, year, month = self._said[index]
            if at < since:
                return None
            if month:
                return year, month
        return None

    def completed(self, value: PartialDateTime, weekday: int | None, place: int) -> PartialDateTime:
        """The value with its year, where that can be known."""
        if value.year is not None or value.month is None:
            return value
        for begin in range(place, place - _WEEKDAY, -1):
            for stop, day in self._elements.get(begin, ()):
                if place < stop and (day.month, day.day) == (value.month, value.day):
                    return replace(value, year=day.year)
        said = self._above(value, weekday, place)
        if said is not None:
            return said
        if self._anchor is None:
            if self._title:
                return _with_year(value, int(self._title)) or value
            return value
        near = [_with_year(value, self._anchor.year + step) for step in (0, 1, -1)]
        dates = [candidate for candidate in near if candidate is not None]
        fitting = [c for c in dates if weekday is None or (c.date and c.date.weekday() == weekday)] or dates
        today = self._anchor.date()
        return min(fitting, key=lambda c: abs(((c.date or today) - today).days), default=value)

    def in_one_year(
        self, values: Sequence[PartialDateTime | None], days: Sequence[TimeExpression], said: int | None = None
    ) -> list[PartialDateTime | None]:
        """Days in the order of the calendar that say no year are of one: the one said before them, else the one whose
        stretch from the first day to the last is nearest to the day of publication.
        """
        if any(day.start is None or day.start.year is not None for day in days):
            return list(values)
        shown = [value for value in values if value is not None]
        order = [(value.month or 0, value.day or 0) for value in shown]
        year = said or (self._nearest_year(shown) if order == sorted(order) else None)
        return [value and (_with_year(value, year) if year else value) for value in values]

    def _nearest_year(self, values: Sequence[PartialDateTime]) -> int | None:
        years = sorted({value.year for value in values if value.year is not None})
        if self._anchor is None or len(years) < 2:
            return years[0] if years else None
        today = self._anchor.date()

        def away(year: int) -> int:
            first, last = _with_year(values[0], year), _with_year(values[-1], year)
            if first is None or last is None or first.date is None or last.date is None:
                return 999
            return max((first.date - today).days, (today - last.date).days, 0)

        return min(years, key=away)

    def _above(self, value: PartialDateTime, weekday: int | None, place: int) -> PartialDateTime | None:
        index = bisect_right(self._places, place) - 1
        for at in range(index, max(-1, index - 4), -1):
            begin, year, month = self._said[at]
            if month is not None and month != value.month:
                continue
            stated = month is not None or begin in self._archives or weekday is not None
            candidate = _with_year(value, year)
            fits = candidate and (weekday is None or candidate.date is None or candidate.date.weekday() == weekday)
            if fits and (stated or self._anchor is None or abs(year - self._anchor.year) <= 1):
                return candidate
        return None


def _with_year(value: PartialDateTime, year: int) -> PartialDateTime | None:
    try:
        return replace(value, year=year)
    except ValueError:
        return None
