"""Tables whose place says the day: months in rows or columns, columns that are days or bodies, a cell for each day."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from salony.extraction.document import Document
from salony.extraction.pages.moments import Moment, Times, at_clock, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.sections import Sections
from salony.extraction.pages.tabulated import Table
from salony.extraction.pages.weekdays import weekly_rule
from salony.extraction.pages.words import column_of
from salony.extraction.pages.years import Years
from salony.language import TimeExpression, find_times
from salony.vocabulary import EventDraft, PartialDateTime

_LINE = re.compile(r"[^\n]+")
_DAY_NUMBER = re.compile(r"(\d{1,2})\b(?![.:/⁰³¹²-]\s?\d)\.?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMBERS = re.compile(r"\d{1,2}")
# So many months make a table a list of months.
_LIST = 3
_MONTH = 12
_COLUMNS = 2
_DAY_LIST = re.compile(r"\s*\d{1,2}(?:\s*(?:,|&|i|and)\s*\d{1,2})*\**\s*")


class Grid:
    """One table as a grid. reader() gives what reads a row of it, None where it is a table of another kind."""

    def __init__(self, document: Document, table: Table, times: Times, years: Years, sections: Sections) -> None:
        self._document, self._table, self._times, self._years = document, table, times, years
        self._sections = sections
        self._text = document.text
        self._titles = document.blocks[table.titles].cells if table.titles is not None else ()

    def reader(self, month: tuple[int | None, int] | None) -> Callable[[int], Iterator[EventDraft]] | None:
        """month: the year and month that stand above the table."""
        months = self._months_of_rows()
        if months:
            return lambda index: self._of_month_row(index, months.get(index))
        columns = self._months_of_columns()
        if columns:
            return lambda index: self._of_months(index, columns)
        days = self._column_days()
        if days:
            return lambda index: self._of_days(index, days)
        bodies = self._bodies()
        if bodies:
            return lambda index: self._of_bodies(index, bodies)
        if month and self._is_month():
            return lambda index: self._of_month(index, *month)
        weekdays = self._column_weekdays()
        return (lambda index: self._of_weekdays(index, weekdays)) if weekdays else None

    # Rows that are months

    def _months_of_rows(self) -> dict[int, int]:
        """Months of the rows that begin with a month's name and go on with nothing but numbers of days."""
        found: dict[int, int] = {}
        for index in [i for i in (self._table.titles, *self._table.rows) if i is not None]:
            head, *others = self._document.blocks[index].cells
            said = [self._text[begin:stop] for begin, stop in others]
            if head[1] - head[0] > _MONTH or not any(_DAY_LIST.fullmatch(word) for word in said):
                continue
            if any(_LETTERS.search(word) for word in said):
                continue
            month = self._month(*head)
            if month:
                found[index] = month
        return found if len(found) * 2 > len(self._table.rows) and len(found) >= _LIST else {}

    def _month(self, begin: int, stop: int) -> int | None:
        """The month whose name is all that a cell says."""
        said = f"{self._text[begin:stop]} 2000"
        e = next(iter(find_times(said, language=self._document.language)), None)
        whole = e is not None and e.begin == 0 and e.stop == len(said)
        start = e.start if e is not None and whole else None
        return start.month if start and start.year == 2000 and start.day is None else None

    # Columns that are months

    def _months_of_columns(self) -> dict[int, int]:
        """Months of the columns below which stand but numbers of days, each row another body's."""
        found = {
            column: month
            for column, cell in enumerate(self._titles)
            if cell[1] - cell[0] <= _MONTH and (month := self._month(*cell))
        }
        if len(found) < _LIST:
            return {}
        said = [
            self._text[begin:stop].strip()
            for index in self._table.rows
            for column, (begin, stop) in enumerate(self._document.blocks[index].cells)
            if column in found and begin < stop
        ]
        numbered = sum(_DAY_LIST.fullmatch(words) is not None for words in said)
        return found if numbered and numbered * 5 >= len(said) * 4 else {}

    def _of_months(self, index: int, months: dict[int, int]) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        cells = self._document.blocks[index].cells
        title = (record.words(*cells[0]) if 0 not in months else None) or self._sections.above(record)
        for column, (begin, stop) in enumerate(cells):
            if title is None or column not in months or not _DAY_LIST.fullmatch(self._text, begin, stop):
                continue
            for match in _NUMBERS.finditer(self._text, begin, stop):
                day = day_of(None, months[column], int(match[0]))
                if day is not None:
                    when = self._years.completed(day, None, match.start())
                    yield record.draft(Moment(when, None, *match.span()), title, own=match.span())

    # Columns that are bodies

    def _bodies(self) -> dict[int, tuple[int, int]]:
        """What the columns are called whose cells are days and no more: "City Council, 6:00 PM", "Tree Board"."""
        if any(column_of(self._text[begin:stop]) for begin, stop in self._titles):
            return {}
        record = Record(self._document, [self._table.rows[0]], self._times)
        named = {n: title for n, cell in enumerate(self._titles) if (title := record.words(*cell))}
        if len(named) < _COLUMNS or any(has_day(e) for cell in self._titles for e in self._times.within(*cell)):
            return {}
        said = [cell for index in self._table.rows for cell in self._cells(index)]
        bare = [cell for cell in said if any(map(has_day, self._times.within(*cell))) and self._times.line(*cell).bare]
        return named if len(bare) >= _LIST and len(bare) * 5 >= len(said) * 4 else {}

    def _of_bodies(self, index: int, bodies: dict[int, tuple[int, int]]) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        for column, cell in enumerate(self._document.blocks[index].cells):
            if column not in bodies or cell[0] == cell[1]:
                continue
            usual = [e for e in self._times.within(*self._titles[column]) if is_clock(e)]
            for moment in self._times.moments([self._times.line(*cell)]):
                start = moment.start
                if start is None or start.hour is not None or len(usual) != 1:
                    yield record.draft(moment, bodies[column], own=cell)
                    continue
                when = replace(at_clock(start, usual[0]), begin=moment.begin, stop=moment.stop)
                yield record.draft(when, bodies[column], own=cell)

    def _of_month_row(self, index: int, month: int | None) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        title = self._sections.above(record)
        if month is None or title is None:
            return
        for begin, stop in self._document.blocks[index].cells[1:]:
            for match in _NUMBERS.finditer(self._text, begin, stop):
                day = day_of(None, month, int(match[0]))
                if day is not None:
                    when = self._years.completed(day, None, match.start())
                    yield record.draft(Moment(when, None, *match.span()), title, own=match.span())

    # Columns that are days

    def _column_days(self) -> dict[int, PartialDateTime]:
        """Days of the columns, those that say only their weekday reckoned from their neighbours."""
        days: dict[int, PartialDateTime] = {}
        named: set[int] = set()
        for column, (begin, stop) in enumerate(self._titles):
            for e in self._times.within(begin, stop):
                if has_day(e) and e.start is not None:
                    days[column] = self._years.completed(e.start, e.weekday, e.begin)
                elif e.weekday is not None:
                    named.add(column)
        if len(days) < 2 or len(days) + len(named) < 3:
            return {}
        known = next(((column, day.date) for column, day in days.items() if day.date), None)
        if known:
            for column in named - set(days):
                days[column] = PartialDateTime.of(known[1] + dt.timedelta(days=column - known[0]))
        return days

    def _column_weekdays(self) -> dict[int, int]:
        """Columns that are weekdays of no week in particular."""
        said = {
            column: e.weekday
            for column, (begin, stop) in enumerate(self._titles)
            for e in self._times.within(begin, stop)
            if e.weekday is not None and not has_day(e)
        }
        return said if len(said) >= 3 and len(set(said.values())) == len(said) else {}

    def _of_weekdays(self, index: int, weekdays: dict[int, int]) -> Iterator[EventDraft]:
        """A week's timetable: the row's name, and for each hour the days on which it is."""
        block = self._document.blocks[index]
        record = Record(self._document, [index], self._times)
        head = record.words(*block.cells[0]) if 0 not in weekdays and block.cells else None
        hours: dict[tuple[tuple[int, int], str], list[tuple[int, TimeExpression]]] = {}
        for column, (begin, stop) in enumerate(block.cells):
            clocks = self._times_of_clock(begin, stop) if column in weekdays and begin < stop else []
            for position, clock in enumerate(clocks):
                following = clocks[position + 1].begin if position + 1 < len(clocks) else stop
                title = record.words(clock.stop, following) or head
                if title:
                    hours.setdefault((title, str(clock.start)), []).append((weekdays[column], clock))
        for (title, _), days in hours.items():
            first = days[0][1]
            if first.start is None:
                continue
            rule = weekly_rule(first, [day for day, _ in days])
            yield record.draft(Moment(None, None, first.begin, first.stop), title, recurrence=rule)

    def _of_days(self, index: int, days: dict[int, PartialDateTime]) -> Iterator[EventDraft]:
        block = self._document.blocks[index]
        record = Record(self._document, [index], self._times)
        head = record.words(*block.cells[0]) if 0 not in days and block.cells else None
        for column, (begin, stop) in enumerate(block.cells):
            if column not in days or begin == stop:
                continue
            yield from self._in_cell(record, begin, stop, days[column], head)

    def _in_cell(
        self, record: Record, begin: int, stop: int, day: PartialDateTime, head: tuple[int, int] | None
    ) -> Iterator[EventDraft]:
        """A day's cell: clocks, each with its own words, or with those that the row begins with."""
        clocks = [e for e in self._times.within(begin, stop) if is_clock(e)]
        if not clocks:
            title = record.words(begin, stop)
            if title and head is None:
                yield record.draft(Moment(day, None, *title), title, own=(begin, stop))
            return
        for position, clock in enumerate(clocks):
            following = clocks[position + 1].begin if position + 1 < len(clocks) else stop
            title = record.words(clock.stop, following) or head or record.words(begin, clocks[0].begin)
            if title and clock.start:
                yield record.draft(at_clock(day, clock), title, own=(clock.begin, following))

    # Cells that are days of a month

    def _is_month(self) -> bool:
        """Whether most cells begin with the number of a day, one above the other from cell to cell."""
        cells = (cell for index in self._table.rows for cell in self._cells(index))
        numbers = [day_number(self._text, *cell) for cell in cells]
        said = [number for number in numbers if number is not None]
        steps = sum(b - a == 1 for a, b in pairwise(said))
        return len(said) >= 20 and len(said) * 10 >= len(numbers) * 7 and steps * 10 >= len(said) * 8

    def _cells(self, index: int) -> Sequence[tuple[int, int]]:
        return [cell for cell in self._document.blocks[index].cells if cell[0] < cell[1]]

    def _of_month(self, index: int, year: int | None, month: int) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        for begin, stop in self._cells(index):
            number = day_number(self._text, begin, stop)
            day = day_of(year, month, number) if number else None
            match = _DAY_NUMBER.match(self._text, begin, stop)
            if day is None or match is None:
                continue
            if any(is_clock(e) for e in self._times.within(match.end(), stop)):
                yield from self._in_cell(record, match.end(), stop, day, None)
                continue
            for line in _LINE.finditer(self._text, match.end(), stop):
                title = record.words(line.start(), line.end())
                if title:
                    yield record.draft(Moment(day, None, begin, match.end()), title, own=line.span())

    def _times_of_clock(self, begin: int, stop: int) -> list[TimeExpression]:
        return [e for e in self._times.within(begin, stop) if is_clock(e)]


def day_number(text: str, begin: int, stop: int) -> int | None:
    """The number of a day with which a cell begins."""
    match = _DAY_NUMBER.match(text, begin, stop)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def day_of(year: int | None, month: int, day: int) -> PartialDateTime | None:
    try:
        return PartialDateTime(year=year, month=month, day=day)
    except ValueError:
        return None
