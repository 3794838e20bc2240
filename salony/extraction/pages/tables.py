"""Tables → drafts: rows that are events; a table whose place says the day is a grid (`grids.py`)."""

import re
from collections.abc import Callable, Iterator, Sequence

from salony.extraction.document import BlockKind, Document
from salony.extraction.pages.grids import Grid, day_number, day_of
from salony.extraction.pages.moments import Moment, Times, at_clock, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.sections import Sections
from salony.extraction.pages.tabulated import Table
from salony.extraction.pages.weekdays import is_timetable, weekdays_of, weekly_rule
from salony.extraction.pages.words import (
    column_of,
    is_file_column,
    is_label,
    is_stamp_column,
    names_nothing,
)
from salony.extraction.pages.years import Years
from salony.language import TimeExpression
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
_PRICE = re.compile(r"\d\s?(?:zł|PLN|€|EUR|Kč)\b|[€$£]\s?\d", re.IGNORECASE)
_SHEET = 12
_MONTH = 12
_DAY_LIST = re.compile(r"\s*\d{1,2}(?:\s*(?:,|&|i|and)\s*\d{1,2})*\**\s*")


class TableReader:
    """Reads one table. drafts() gives the events and the indices of the blocks that told of them."""

    def __init__(self, document: Document, table: Table, times: Times, years: Years, sections: Sections) -> None:
        self._document, self._table, self._times, self._years = document, table, times, years
        self._sections = sections
        self._records: dict[int, Record] = {}
        self._text = document.text
        self._titles = document.blocks[table.titles].cells if table.titles is not None else ()
        self._columns = [column_of(self._text[begin:stop]) for begin, stop in self._titles]
        self._stamps = {n for n, (b, s) in enumerate(self._titles) if is_stamp_column(self._text[b:s])}

    def drafts(self) -> tuple[list[EventDraft], set[int]]:
        """The table's events and the indices of the blocks that told of them, or of what is no event."""
        files = any(is_file_column(self._text[begin:stop]) for begin, stop in self._titles)
        if (files and "title" not in self._columns) or (self._stamps and not {"date", "clock"} & set(self._columns)):
            head = {self._table.titles} if self._table.titles is not None else set()
            return [], {*self._table.rows, *head}
        if self._is_price_list():
            return [], {*self._table.rows}
        if self._is_sheet():
            return [], set()
        if self._is_form():
            return [], {*self._table.rows}
        month = self._years.month_before(self._top())
        reader = Grid(self._document, self._table, self._times, self._years, self._sections).reader(month)
        return self._collected(reader) if reader else self._listing(month)

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

    def _is_price_list(self) -> bool:
        """Whether the rows are kinds of tickets with what they cost ("tani wtorek | 14 zł")."""
        rows = [self._document.blocks[index] for index in self._table.rows]
        if any(has_day(e) or is_clock(e) for row in rows for e in self._times.within(row.cells[0][0], row.stop)):
            return False
        priced = sum(bool(_PRICE.search(self._text, *row.cells[-1])) for row in rows)
        return priced * 3 >= len(rows) * 2

    def _is_sheet(self) -> bool:
        """Whether the rows are facts of one event, each after its label ("Date", "Time", "Location")."""
        if self._titles or len(self._table.rows) > _SHEET:
            return False
        firsts = [self._document.blocks[index].cells[0] for index in self._table.rows]
        return all(is_label(self._text[begin:stop]) for begin, stop in firsts)

    def _is_form(self) -> bool:
        """Whether the rows are facts of something that is no event ("Termin składania ofert:", "Otwarcie ofert:")."""
        firsts = [self._document.blocks[index].cells[0] for index in self._table.rows]
        labels = [self._text[begin:stop].strip() for begin, stop in firsts]
        return not self._titles and all(label.endswith(":") for label in labels) and not any(map(is_label, labels))

    # Rows that are events

    def _listing(self, month: tuple[int | None, int] | None) -> tuple[list[EventDraft], set[int]]:
        drafts: list[EventDraft] = []
        used: set[int] = set()
        current: tuple[PartialDateTime, int, int] | None = None
        days = {index: self._days_of_row(index, self._month_of(index) or month) for index in self._table.rows}
        shared = self._shared_title([index for index, found in days.items() if found])
        for index, found in days.items():
            if found or self._says_when(index):
                current = found[0] if len(found) == 1 else None
            read = list(self._row(index, found or ([current] if current else []), shared if found else None))
            if read:
                drafts.extend(read)
                used.add(index)
        if not used and is_timetable(self._document):
            drafts, used = self._weekly()
        if used and self._table.titles is not None:
            used.add(self._table.titles)
        return drafts, used

    def _weekly(self) -> tuple[list[EventDraft], set[int]]:
        """The classes of a table whose rows say on which weekdays they are and at what hours."""
        drafts: list[EventDraft] = []
        used: set[int] = set()
        for index in self._table.rows:
            block = self._document.blocks[index]
            clocks = [
                e for e in self._times.within(block.begin, block.stop) if weekdays_of(e) and e.start and e.start.hour
            ]
            record = self._record(index)
            title = self._title(index, record)
            if not clocks or title is None or len({str(e.start) for e in clocks}) > 1:
                continue
            rule = weekly_rule(clocks[0], [day for e in clocks for day in weekdays_of(e)])
            when = Moment(None, None, clocks[0].begin, clocks[0].stop)
            place, host = self._cell(index, "place"), self._cell(index, "host")
            drafts.append(record.draft(when, title, recurrence=rule, place=place, host=host))
            used.add(index)
        return drafts, used

    def _says_when(self, index: int) -> bool:
        """Whether the row's cell in the column of dates says something, if only "w trakcie ustaleń"."""
        cells = self._document.blocks[index].cells
        return any(begin < stop and self._column(column) == "date" for column, (begin, stop) in enumerate(cells))

    def _month_of(self, index: int) -> tuple[int | None, int] | None:
        """The month of the line between the rows that stands nearest above one ("LISTOPAD 2026")."""
        for at in range(index - 1, self._table.rows[0], -1):
            block = self._document.blocks[at]
            if block.kind is not BlockKind.ROW:
                return self._years.month_before(block.stop, since=block.begin)
        return None

    def _days_of_row(self, index: int, month: tuple[int | None, int] | None) -> list[tuple[PartialDateTime, int, int]]:
        found = []
        titled = "date" not in self._columns
        for column, (begin, stop) in enumerate(self._document.blocks[index].cells):
            kind = self._column(column)
            if (
                begin == stop
                or column in self._stamps
                or kind in {"place", "price", "host"}
                or (kind == "title" and not titled)
            ):
                continue
            if month and column <= 1 and _DAY_NUMBERS.fullmatch(self._text, begin, stop):
                return [(day, begin, stop) for number in self._numbers(begin, stop) if (day := day_of(*month, number))]
            line = self._times.line(begin, stop)
            days = [e for e in line.times if has_day(e) and e.start is not None]
            first = self._times.line(begin, begin + len(self._text[begin:stop].partition("\n")[0]))
            if days and (line.bare or kind == "date" or first.bare or first.leads):
                return [(self._years.completed(e.start, e.weekday, e.begin), e.begin, e.stop) for e in days if e.start]
            if kind == "date" and not days:
                return [(e.start, e.begin, e.stop) for e in line.times if e.start and e.start.month and e.start.year][
                    :1
                ]
            number = day_number(self._text, begin, stop)
            if number and month and column <= 1 and not self._times_of_clock(begin, stop):
                rest = self._text[begin:stop].replace(str(number), "", 1)
                if len(_LETTERS.findall(self._times.rest(begin, stop))) == 0 and len(rest) < 20:
                    day = day_of(*month, number)
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

    def _cell(self, index: int, kind: str) -> tuple[int, int] | None:
        """The row's only cell of a kind, if it says anything."""
        cells = self._document.blocks[index].cells
        found = [span for column, span in enumerate(cells) if self._column(column) == kind and span[0] < span[1]]
        return found[0] if len(found) == 1 else None

    def _column(self, column: int) -> str | None:
        return self._columns[column] if column < len(self._columns) else None

    def _shared_title(self, dated: Sequence[int]) -> tuple[int, int] | None:
        """What the rows are called that name nothing, where the table is a list of days."""
        if len(dated) < _LIST:
            return None
        nameless = sum(self._title(index, self._record(index)) is None for index in dated)
        return self._sections.above(self._record(dated[0])) if nameless * 2 > len(dated) else None

    def _record(self, index: int) -> Record:
        """A row as a record, made once."""
        if index not in self._records:
            self._records[index] = Record(self._document, [index], self._times)
        return self._records[index]

    def _row(
        self, index: int, days: Sequence[tuple[PartialDateTime, int, int]], shared: tuple[int, int] | None
    ) -> Iterator[EventDraft]:
        if not days:
            return
        record = self._record(index)
        title = self._title(index, record) or shared
        if title is None:
            return
        clocks = self._clocks(index)
        place, host = self._cell(index, "place"), self._cell(index, "host")
        ends = {str(m.end) for m in record.moments if m.end and m.end.hour is not None}
        for day, begin, stop in days:
            if str(day) in ends:
                continue
            if day.hour is not None or not clocks:
                own = next((m for m in record.moments if m.start == day), None)
                own = own or next(
                    (m for m in record.moments if m.start and m.start.at(None) == day and m.begin <= begin), None
                )
                yield record.draft(own or Moment(day, None, begin, stop), title, place=place, host=host)
                continue
            for clock in clocks:
                yield record.draft(at_clock(day, clock), title, place=place, host=host)

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
                span = record.words(begin, stop) or record.plain(begin, stop)
                if span:
                    return span
        spoken = {n for n in range(len(cells)) if self._column(n) in {"place", "price", "host", "clock", "date"}}
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
