"""Timetables told under the names of weekdays: "Poniedziałek", then hours and what is held at each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.moments import Line, Moment, Times, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.words import heads_timetable, says_opening
from salony.language import Kind, TimeExpression
from salony.language.institutions import find_institutions
from salony.vocabulary import EventDraft

_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORT = 30
_FEWEST = 2
# A house is open on so many weekdays, and one more; nothing is held so.
_MOST = 3


def timetable(document: Document, times: Times, done: set[int]) -> tuple[list[EventDraft], set[int]]:
    """The classes that a page tells weekday by weekday, and the indices of the blocks that told of them.

    Only where a heading or the title says that a timetable follows: a festival's days bear names of weekdays as well.
    """
    if not is_timetable(document):
        return [], set()
    heads = [
        (n, day) for n in range(len(document.blocks)) if n not in done and (day := _weekday(document, n, times)) >= 0
    ]
    if len({day for _, day in heads}) < _FEWEST:
        return [], set()
    drafts: list[EventDraft] = []
    used: set[int] = set()
    for (head, day), (following, _) in pairwise([*heads, (len(document.blocks), -1)]):
        own = list(_below(document, head, following, done))
        for entry in _entries(document, own, times):
            draft = _draft(Record(document, entry, times), day)
            if draft is not None:
                drafts.append(draft)
                used.update({head, *entry})
    return drafts, used


def is_timetable(document: Document) -> bool:
    """Whether the page's title or a heading says that a week's timetable follows."""
    headings = (b for b in document.blocks if b.kind is BlockKind.HEADING and not b.chrome)
    return heads_timetable(document.title or "") or any(
        heads_timetable(document.text[b.begin : b.stop]) for b in headings
    )


def _weekday(document: Document, index: int, times: Times) -> int:
    """The weekday that is all a block says, from 0 for Monday; -1 where it says another thing."""
    block = document.blocks[index]
    if block.chrome or block.kind is BlockKind.ROW or block.stop - block.begin > _SHORT:
        return -1
    line = times.line(block.begin, block.stop)
    if not line.bare or len(line.times) != 1 or has_day(line.times[0]) or is_clock(line.times[0]):
        return -1
    e = line.times[0]
    if e.start is not None and e.start.hour is not None:
        return -1
    days = weekdays_of(e)
    return days[0] if len(days) == 1 else -1


def ruled(record: Record) -> list[EventDraft]:
    """What is held by the rule that a line below the record's heading begins with ("wtorki, 11.00, od 1 lipca")."""
    title, head = record.title, record.blocks[0]
    if title is None or head.kind is not BlockKind.HEADING or not head.begin <= title[0] < head.stop:
        return []
    found = [(line, e) for line in record.lines for e in line.times if e.begin == line.begin and _is_weekly(e)]
    text, stop = record.document.text, record.span[1]
    if len(found) != 1 or says_opening(text[slice(*record.span)]) or find_institutions(text[slice(*title)]):
        return []
    line, rule = found[0]
    said = rule.recurrence or ""
    hours = [e.start for e in (rule, *line.times) if e.start is not None and e.start.hour is not None]
    if not hours or said.count(",") >= _MOST:
        return []
    clock = hours[0]
    if "BYHOUR" not in said:
        said += f";BYHOUR={clock.hour}" + (f";BYMINUTE={clock.minute}" if clock.minute else "")
    following = (rule, *record.times.within(rule.stop, stop))
    first = next((record.times.value(e) for e in following if e.start and e.start.day and not e.relative), None)
    start = replace(first.at(None), hour=clock.hour, minute=clock.minute) if first else None
    return [record.draft(Moment(start, None, rule.begin, rule.stop), title, recurrence=said)]


def _is_weekly(e: TimeExpression) -> bool:
    return e.kind is Kind.RECURRING and (e.recurrence or "").startswith("FREQ=WEEKLY")


def weekdays_of(e: TimeExpression) -> list[int]:
    """The weekdays that an expression names without a day of the calendar, from 0 for Monday: "wtorki", "wt. 16.00"."""
    if has_day(e):
        return []
    if e.weekday is not None:
        return [e.weekday]
    rule = (e.recurrence or "").partition("BYDAY=")[2].partition(";")[0]
    return [_NAMES.index(name) for name in rule.split(",") if name in _NAMES]


def _below(document: Document, head: int, following: int, done: set[int]) -> Iterator[int]:
    """The blocks of a weekday: to the next one's, or to the next heading that is no lower."""
    level = document.blocks[head].level if document.blocks[head].kind is BlockKind.HEADING else 7
    for n in range(head + 1, following):
        block = document.blocks[n]
        if block.kind is BlockKind.HEADING and block.level <= level:
            return
        if not block.chrome and n not in done:
            yield n


def _entries(document: Document, indices: Sequence[int], times: Times) -> Iterator[list[int]]:
    """The blocks of each class: hours and then a name, or a name and then hours, as the weekday's first line has it."""
    lines = {n: times.line(document.blocks[n].begin, document.blocks[n].stop) for n in indices}
    clocked = {n for n, line in lines.items() if any(is_clock(e) for e in line.times)}
    if not clocked or any(has_day(e) for line in lines.values() for e in line.times):
        return
    hours_first = indices[0] in clocked and _leads(document.blocks[indices[0]], lines[indices[0]])
    entry: list[int] = []
    for n in indices:
        begins = n in clocked if hours_first else bool(clocked & set(entry)) and not lines[n].bare
        if begins and entry:
            yield entry
            entry = []
        entry.append(n)
    if entry:
        yield entry


def _leads(block: Block, line: Line) -> bool:
    return line.bare or any(is_clock(e) and e.begin == block.begin for e in line.times)


def _draft(record: Record, day: int) -> EventDraft | None:
    clock = next((e for line in record.lines for e in line.times if is_clock(e)), None)
    title = record.title
    if clock is None or clock.start is None or title is None:
        return None
    return record.draft(Moment(None, None, clock.begin, clock.stop), title, recurrence=weekly_rule(clock, [day]))


def weekly_rule(clock: TimeExpression, days: Sequence[int]) -> str:
    """The rule of what is held each week on the days (0 for Monday) at the clock's start."""
    names = ",".join(_NAMES[day] for day in sorted(set(days)))
    start = clock.start
    minute = f";BYMINUTE={start.minute}" if start and start.minute else ""
    return f"FREQ=WEEKLY;BYDAY={names};BYHOUR={start.hour if start else 0}{minute}"
