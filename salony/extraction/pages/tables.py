"""Tables → drafts: lists of dates, weeks with a column for each day, months with a cell for each day."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.moments import Moment, Times, at_clock, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.sections import Sections
from salony.extraction.pages.words import (
    column_of,
    is_label,
    is_paper,
    is_stamp_column,
    names_nothing,
    says_cancelled,
    trimmed,
)
from salony.extraction.pages.years import Years
from salony.language import TimeExpression, find_times
from salony.vocabulary import EventDraft, PartialDateTime

_LINE = re.compile(r"[^\n]+")
_DAY_NUMBER = re.compile(r"(\d{1,2})\b(?![.:/⁰³¹²-]\s?\d)\.?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# "4-6", "11, 12, 13", with a weekday in brackets.
_DAY_NUMBERS = re.compile(r"\s*\d{1,2}(?:\s*[-–]\s*\d{1,2}|(?:\s*(?:,|i|and|&)\s*\d{1,2})+)\s*(?:\([^)]*\))?\s*")
_NUMBERS = re.compile(r"\d{1,2}")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_GAP = 2
# So many days make a table a list of days.
_LIST = 3
_SHEET = 12
_MONTH = 12
_DAY_LIST = re.compile(r"\s*\d{1,2}(?:\s*(?:,|&|i|and)\s*\d{1,2})*\**\s*")


@dataclass(slots=True)
class Table:
    """Neighbouring rows of one table. rows: indices of the document's blocks; titles: the row of column titles."""

    rows: list[int]
    titles: int | None


def tables(document: Document) -> Iterator[Table]:
    """The page's tables of data, two rows at least."""
    found: list[int] = []
    for index, block in enumerate(document.blocks):
        row = block.kind is BlockKind.ROW and not block.chrome and bool(block.cells)
        if row and found and (_path(block) != _path(document.blocks[found[-1]]) or index - found[-1] > _GAP):
            yield from _table(document, found)
            found = []
        if row:
            found.append(index)
    yield from _table(document, found)


def _table(document: Document, rows: list[int]) -> Iterator[Table]:
    if len(rows) < 2:
        return
    first = document.blocks[rows[0]]
    words = [document.text[begin:stop] for begin, stop in first.cells]
    titled = first.level == 1 or sum(column_of(word) is not None for word in words) >= 2
    yield Table(rows[1:] if titled else rows, rows[0] if titled else None)


def _path(block: Block) -> str:
    """The path of a row's table: its head, body and foot are one."""
    return re.sub(r">(?:tbody|thead|tfoot)\b.*$", "", block.signature)


class TableReader:
    """Reads one table. drafts() gives the events and the indices of the blocks that told of them."""

    def __init__(self, document: Document, table: Table, times: Times, years: Years, sections: Sections) -> None:
        self._document, self._table, self._times, self._years = document, table, times, years
        self._sections = sections
        self._text = document.text
        self._titles = document.blocks[table.titles].cells if table.titles is not None else ()
        self._columns = [column_of(self._text[begin:stop]) for begin, stop in self._titles]

    def drafts(self) -> tuple[list[EventDraft], set[int]]:
        """The table's events and the indices of the blocks that told of them, or of what is no event."""
        if any(is_stamp_column(self._text[begin:stop]) for begin, stop in self._titles):
            head = {self._table.titles} if self._table.titles is not None else set()
            return [], {*self._table.rows, *head}
        if self._is_sheet():
            return [], set()
        months = self._months_of_rows()
        if months:
            return self._collected(lambda index: self._of_month_row(index, months.get(index)))
        days = self._column_days()
        if days:
            return self._collected(lambda index: self._of_days(index, days))
        month = self._years.month_before(self._top())
        if month and self._is_month():
            return self._collected(lambda index: self._of_month(index, *month))
        weekdays = self._column_weekdays()
        if weekdays:
            return self._collected(lambda index: self._of_weekdays(index, weekdays))
        return self._listing(month)

    def _top(self) -> int:
        """Above which place a month stands that holds for the rows; one among several titles is its column's alone."""
        first = self._document.blocks[self._table.rows[0]].begin
        if self._table.titles is None or len(set(self._titles)) == 1:
            return first
        return self._document.blocks[self._table.titles].begin

    def _collected(self, read: Callable[[int], Iterator[EventDraft]]) -> tuple[list[EventDraft], set[int]]:
        drafts = [draft for index in self._table.rows for draft in read(index)]
        if not drafts:
            return [], set()
        head = {self._table.titles} if self._table.titles is not None else set()
        return drafts, {*self._table.rows, *head}

    def _is_sheet(self) -> bool:
        """Whether the rows are facts of one event, each after its label ("Date", "Time", "Location")."""
        if self._titles or len(self._table.rows) > _SHEET:
            return False
        firsts = [self._document.blocks[index].cells[0] for index in self._table.rows]
        return all(is_label(self._text[begin:stop]) for begin, stop in firsts)

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
            month = next(
                iter(find_times(f"{self._text[head[0] : head[1]]} 2000", language=self._document.language)), None
            )
            if month and month.start and month.start.year == 2000 and month.start.month and not month.start.day:
                found[index] = month.start.month
        return found if len(found) * 2 > len(self._table.rows) and len(found) >= _LIST else {}

    def _of_month_row(self, index: int, month: int | None) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        title = self._sections.above(record)
        if month is None or title is None:
            return
        for begin, stop in self._document.blocks[index].cells[1:]:
            for match in _NUMBERS.finditer(self._text, begin, stop):
                day = _day(None, month, int(match[0]))
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
            names = ",".join(_WEEKDAYS[day] for day in sorted({day for day, _ in days}))
            minute = f";BYMINUTE={first.start.minute}" if first.start.minute else ""
            rule = f"FREQ=WEEKLY;BYDAY={names};BYHOUR={first.start.hour}{minute}"
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
        numbers = [self._number(begin, stop) for index in self._table.rows for begin, stop in self._cells(index)]
        said = [number for number in numbers if number is not None]
        steps = sum(b - a == 1 for a, b in pairwise(said))
        return len(said) >= 20 and len(said) * 10 >= len(numbers) * 7 and steps * 10 >= len(said) * 8

    def _cells(self, index: int) -> Sequence[tuple[int, int]]:
        return [cell for cell in self._document.blocks[index].cells if cell[0] < cell[1]]

    def _number(self, begin: int, stop: int) -> int | None:
        match = _DAY_NUMBER.match(self._text, begin, stop)
        return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None

    def _of_month(self, index: int, year: int | None, month: int) -> Iterator[EventDraft]:
        record = Record(self._document, [index], self._times)
        for begin, stop in self._cells(index):
            number = self._number(begin, stop)
            day = _day(year, month, number) if number else None
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

    # Rows that are events

    def _listing(self, month: tuple[int | None, int] | None) -> tuple[list[EventDraft], set[int]]:
        drafts: list[EventDraft] = []
        used: set[int] = set()
        current: tuple[PartialDateTime, int, int] | None = None
        days = {index: self._days_of_row(index, month) for index in self._table.rows}
        shared = self._shared_title([index for index, found in days.items() if found])
        for index, found in days.items():
            if found:
                current = found[0] if len(found) == 1 else None
            read = list(self._row(index, found or ([current] if current else []), shared if found else None))
            if read:
                drafts.extend(read)
                used.add(index)
        if used and self._table.titles is not None:
            used.add(self._table.titles)
        return drafts, used

    def _days_of_row(self, index: int, month: tuple[int | None, int] | None) -> list[tuple[PartialDateTime, int, int]]:
        found = []
        for column, (begin, stop) in enumerate(self._document.blocks[index].cells):
            if begin == stop or (self._columns and self._column(column) not in {"date", None, "clock"}):
                continue
            if month and column <= 1 and _DAY_NUMBERS.fullmatch(self._text, begin, stop):
                return [(day, begin, stop) for number in self._numbers(begin, stop) if (day := _day(*month, number))]
            line = self._times.line(begin, stop)
            days = [e for e in line.times if has_day(e) and e.start is not None]
            first = self._times.line(begin, begin + len(self._text[begin:stop].partition("\n")[0]))
            if days and (line.bare or self._column(column) == "date" or first.bare or first.leads):
                return [(self._years.completed(e.start, e.weekday, e.begin), e.begin, e.stop) for e in days if e.start]
            number = self._number(begin, stop)
            if number and month and column <= 1 and not self._times_of_clock(begin, stop):
                rest = self._text[begin:stop].replace(str(number), "", 1)
                if len(_LETTERS.findall(self._times.rest(begin, stop))) == 0 and len(rest) < 20:
                    day = _day(*month, number)
                    if day:
                        found.append((day, begin, stop))
        return found

    def _numbers(self, begin: int, stop: int) -> list[int]:
        said = [int(match[0]) for match in _NUMBERS.finditer(self._text, begin, stop)]
        if re.search("[-–]", self._text[begin:stop]):
            return list(range(said[0], min(said[-1], 31) + 1))
        return said

    def _times_of_clock(self, begin: int, stop: int) -> list[TimeExpression]:
        return [e for e in self._times.within(begin, stop) if is_clock(e)]

    def _column(self, column: int) -> str | None:
        return self._columns[column] if column < len(self._columns) else None

    def _shared_title(self, dated: Sequence[int]) -> tuple[int, int] | None:
        """What the rows are called that name nothing, where the table is a list of days."""
        records = [Record(self._document, [index], self._times) for index in dated]
        nameless = sum(self._title(record.indices[0], record) is None for record in records)
        return self._sections.above(records[0]) if len(dated) >= _LIST and nameless * 2 > len(dated) else None

    def _row(
        self, index: int, days: Sequence[tuple[PartialDateTime, int, int]], shared: tuple[int, int] | None
    ) -> Iterator[EventDraft]:
        if not days:
            return
        record = Record(self._document, [index], self._times)
        title = self._title(index, record) or shared
        if title is None:
            return
        clocks = self._clocks(index)
        ends = {str(m.end) for m in record.moments if m.end and m.end.hour is not None}
        for day, begin, stop in days:
            if str(day) in ends:
                continue
            if day.hour is not None or not clocks:
                own = next((m for m in record.moments if m.start == day), None)
                yield record.draft(own or Moment(day, None, begin, stop), title)
                continue
            for clock in clocks:
                yield record.draft(at_clock(day, clock), title)

    def _clocks(self, index: int) -> list[TimeExpression]:
        """The clocks of a row: those of its clock column, else of its first bare cell that has any."""
        for wanted in ("clock", "date", None):
            for column, (begin, stop) in enumerate(self._document.blocks[index].cells):
                if self._column(column) != wanted and not (wanted is None and not self._columns):
                    continue
                clocks = self._times_of_clock(begin, stop)
                if clocks and (wanted or self._times.line(begin, stop).bare or clocks[0].begin <= begin + 2):
                    ends = [c for c in clocks if c.kind.value == "range"]
                    return ends[:1] or clocks
        return []

    def _title(self, index: int, record: Record) -> tuple[int, int] | None:
        cells = self._document.blocks[index].cells
        for column, (begin, stop) in enumerate(cells):
            if self._column(column) == "title":
                span = record.words(begin, stop) or self._plain(begin, stop)
                if span:
                    return span
        spoken = {n for n in range(len(cells)) if self._column(n) in {"place", "price", "clock", "date"}}
        block = record.blocks[0]
        marked = [(b, s) for b, s, _ in block.links] + list(block.strong)
        first = self._before_day(record, cells)
        if first is not None:
            return first
        for begin, stop in sorted(marked):
            inside = next((n for n, (b, s) in enumerate(cells) if b <= begin and stop <= s), None)
            span = record.words(begin, stop)
            if span and inside not in spoken and not names_nothing(self._text[span[0] : span[1]]):
                return span
        for column, (begin, stop) in enumerate(cells):
            if column not in spoken and begin >= block.begin:
                span = record.words(begin, stop)
                if span:
                    return span
        return None

    def _before_day(self, record: Record, cells: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """In a table without column titles, what the first cell says where the day stands in the second."""
        if self._columns or len(cells) < _LIST or any(has_day(e) for e in self._times.within(*cells[0])):
            return None
        line = self._times.line(*cells[1])
        dated = line.bare and any(has_day(e) for e in line.times)
        return record.words(*cells[0]) if dated else None

    def _plain(self, begin: int, stop: int) -> tuple[int, int] | None:
        """The cell of a column of names where it says but "Special Meeting"."""
        said = self._text[begin:stop]
        left, right = trimmed(said)
        named = bool(_LETTERS.search(said)) and not is_paper(said) and not is_label(said) and not says_cancelled(said)
        return (begin + left, begin + right) if named and not self._times.within(begin, stop) else None


def _day(year: int | None, month: int, day: int) -> PartialDateTime | None:
    try:
        return PartialDateTime(year=year, month=month, day=day)
    except ValueError:
        return None
