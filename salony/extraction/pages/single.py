"""A page about one event, the name that a whole list shares, and the hour that holds for all its dates."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.documents.markup import holds_name
from salony.extraction.pages.moments import Moment, Times, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.words import is_label, is_when_label, says_opening
from salony.language import Kind, TimeExpression
from salony.vocabulary import EventDraft, Evidence

_LETTER = re.compile(r"[^\W\d_]")
_SHORT = 120
_NEAR = 14
_LIST = 3
_NAME = 8
_OF_FACT = 3
# A house is open from one hour to another on so many weekdays and one more; nothing is held so.
_WEEKDAYS = 2
# Events begin at whole five minutes; what does not is the minute at which somebody pressed a button.
_STEP = 5
_USUAL = "page.list.clock"


def headline_of(document: Document) -> int:
    """The block of the page's headline: a heading that its title element holds, else its first of the first level, or
    the only one above all others; -1 for none.
    """
    headings = [
        n for n, b in enumerate(document.blocks) if b.kind is BlockKind.HEADING and b.level <= 2 and not b.chrome
    ]
    title = (document.title or "").lower()
    headings = [n for n in headings if _LETTER.search(document.text, document.blocks[n].begin, document.blocks[n].stop)]
    for index in headings:
        block = document.blocks[index]
        words = document.text[block.begin : block.stop].strip().lower()
        if len(words) > 3 and words in title:
            return index
    firsts = [n for n in headings if document.blocks[n].level == 1 and document.blocks[n].container < 0]
    if firsts or (len(headings) == 1 and _heads_all(document, headings[0])):
        return (firsts or headings)[0]
    named = _named_by_class(document)
    return named if named >= 0 else _line_of_title(document, title)


def _heads_all(document: Document, index: int) -> bool:
    """Whether a heading stands in no card, and above every other one."""
    above = (block for block in document.blocks[:index] if block.kind is BlockKind.HEADING and not block.chrome)
    return document.blocks[index].container < 0 and next(above, None) is None


def _line_of_title(document: Document, title: str) -> int:
    """The first line of the page that its title element holds, in pages without headings."""
    for index, block in enumerate(document.blocks):
        words = document.text[block.begin : block.stop].strip().lower()
        if not block.chrome and len(words) >= _NAME and words in title:
            return index
    return -1


def _named_by_class(document: Document) -> int:
    """The only block whose class says that it holds a name ("meeting-name"), in pages without headings or title."""
    if any(block.kind is BlockKind.HEADING and not block.chrome for block in document.blocks):
        return -1
    named = [
        index
        for index, block in enumerate(document.blocks)
        if not block.chrome and block.container < 0 and holds_name(block.signature.rpartition(">")[2])
    ]
    return named[0] if len(named) == 1 else -1


def single(document: Document, headline: int, times: Times, done: set[int]) -> tuple[list[EventDraft], set[int]]:
    """The event of a page that has one headline and, near it, one line that says the day and the hour."""
    if headline < 0:
        return [], set()
    head = document.blocks[headline]
    indices = [n for n in _below(document, headline, times) if n not in done]
    dated = []
    for n in indices:
        block = document.blocks[n]
        line = times.line(block.begin, block.stop)
        if line.bare and any(has_day(e) for e in line.times):
            dated.append(n)
    if not dated or sum(_is_entry(document, n, times) for n in indices) > 1:
        return [], set()
    last = max(_last(document, indices, dated[-1], times), _hour_below(document, indices, dated, times))
    record = Record(document, [n for n in indices if n <= last], times)
    moments = [m for m in record.moments if m.start and m.start.minute is not None and not m.start.minute % _STEP]
    if len({str(m.start) for m in moments}) != 1:
        return [], set()
    title = record.words(head.begin, head.stop) or record.plain(head.begin, head.stop)
    if title is None:
        return [], set()
    following = tuple(_going_on(document, indices, dated[-1] + 1, times))
    further = tuple(dict.fromkeys((*following, *_facts(document, dated[-1] + 1, {*indices, *done}))))
    bare = {n for n in record.indices if times.line(document.blocks[n].begin, document.blocks[n].stop).bare}
    # An end that was joined to its start.
    bare |= {n for n in indices if times.covered(document.blocks[n].begin, document.blocks[n].stop)}
    return [record.draft(_fullest(moments), title, further=further)], {*dated, *bare}


def _going_on(document: Document, indices: Sequence[int], last: int, times: Times) -> Iterator[tuple[int, int]]:
    """What stands below the day and the hour and says where, how much and who: up to the next line that names a day."""
    for block in (document.blocks[n] for n in indices if n > last):
        if any(has_day(e) for e in times.within(block.begin, block.stop)):
            return
        yield block.begin, block.stop


def _is_entry(document: Document, index: int, times: Times) -> bool:
    """Whether a line begins with an hour and names something: a programme's, which is read as one."""
    block = document.blocks[index]
    line = times.line(block.begin, block.stop)
    return not line.bare and any(is_clock(e) and e.begin == block.begin for e in line.times)


def of_facts(document: Document, members: Sequence[Record], headline: int) -> tuple[list[EventDraft], set[int]]:
    """The events of a sheet of facts ("Wernisaż", "8 maja, 18:00"; "Czas trwania", "9.05 – 28.06"), which the page's
    headline names, and the indices of its blocks.
    """
    if headline < 0 or headline > members[0].indices[0]:
        return [], set()
    head = document.blocks[headline]
    title = members[0].words(head.begin, head.stop)
    dated = [record for record in members if record.moments]
    if title is None or not dated:
        return [], set()
    others = tuple(record.span for record in members if record not in dated)
    drafts = [record.draft(moment, title, further=others) for record in dated for moment in record.moments]
    return drafts, {index for record in members for index in record.indices}


def _facts(document: Document, first: int, known: set[int]) -> Iterator[tuple[int, int]]:
    """The sheet of facts that follows a description: labels that stand alone, each above its value.

    first: the block from which on it is looked for. known: blocks that are read already.
    """
    blocks = document.blocks
    for n in range(first, len(blocks) - 1):
        label, value = blocks[n], blocks[n + 1]
        if {n, n + 1} & known or label.chrome or value.chrome or label.container >= 0 or value.container >= 0:
            continue
        said = document.text[label.begin : label.stop]
        if is_label(said) and not is_when_label(said) and not is_label(document.text[value.begin : value.stop]):
            yield label.begin, label.stop
            yield from ((b.begin, b.stop) for b in _values(document, n + 1))


def _values(document: Document, first: int) -> Iterator[Block]:
    """The lines below a label that are laid out like the first of them, up to the next label or heading."""
    blocks = document.blocks
    for n in range(first, min(first + _OF_FACT, len(blocks))):
        block = blocks[n]
        heading = block.kind is BlockKind.HEADING or block.chrome or block.container >= 0
        if n > first and (heading or is_label(document.text[block.begin : block.stop])):
            return
        yield block


def _last(document: Document, indices: Sequence[int], dated: int, times: Times) -> int:
    """The line after the last day, and those that go on to say nothing but when ("Feb 13", "2019", "5:30 pm")."""
    last = dated + 1
    for n in indices:
        begin, stop = document.blocks[n].begin, document.blocks[n].stop
        line = times.line(begin, stop)
        if dated < n <= last + 2 and (line.bare or line.label or times.covered(begin, stop)):
            last = n
    return last


def _hour_below(document: Document, indices: Sequence[int], dated: Sequence[int], times: Times) -> int:
    """The line of the only hour, where the lines of the day say none: "May 5", the house, "7:00 pm"."""
    hours = [n for n in indices if any(map(is_clock, _of(document, n, times)))]
    said = any(e.start and e.start.hour is not None for n in dated for e in _of(document, n, times))
    if said or len(hours) != 1 or not times.line(document.blocks[hours[0]].begin, document.blocks[hours[0]].stop).bare:
        return -1
    return hours[0]


def _of(document: Document, index: int, times: Times) -> Sequence[TimeExpression]:
    return times.within(document.blocks[index].begin, document.blocks[index].stop)


def _below(document: Document, headline: int, times: Times) -> list[int]:
    """The blocks near the headline that are its own: to the next heading that names something else."""
    own: list[int] = []
    for n in range(headline + 1, min(len(document.blocks), headline + 1 + _NEAR)):
        block = document.blocks[n]
        if block.kind is BlockKind.HEADING and not block.chrome:
            line = times.line(block.begin, block.stop)
            if not (line.label or line.bare or times.covered(block.begin, block.stop)):
                break
        if not block.chrome and block.container < 0:
            own.append(n)
    return own


def _fullest(moments: Sequence[Moment]) -> Moment:
    return next((m for m in moments if m.end is not None), moments[0])


def with_usual_clock(
    drafts: list[EventDraft], document: Document, found: Sequence[TimeExpression], done: set[int]
) -> list[EventDraft]:
    """Drafts of a bare list of dates at the hour that the page names once for all of them.

    "All meetings are held at 9:00 am" above twelve dates: one clock on the page, or in a rule, and none in the list.
    done: the blocks of the list; an hour that one of them states is its own ("exceptionally at 8 pm").
    """
    dated = [d for d in drafts if d.start is not None and d.start.day is not None]
    if len(dated) < _LIST or sum(d.start is not None and d.start.hour is not None for d in dated) * 4 > len(dated):
        return drafts
    opening = [says_opening(document.text[b.begin : min(b.stop, b.begin + _SHORT)]) for b in document.blocks]
    hidden = [
        (b.begin, b.stop)
        for n, b in enumerate(document.blocks)
        if b.chrome or n in done or any(opening[max(0, n - 2) : n + 1])
    ]
    shown = [e for e in found if not _inside(e, hidden)]
    rules = [e for e in shown if e.kind is Kind.RECURRING and e.start is not None and e.start.hour is not None]
    rules = [e for e in rules if e.end is None or (e.recurrence or "").count(",") < _WEEKDAYS]
    clocks = rules or [e for e in shown if is_clock(e)]
    hours = {(e.start.hour, e.start.minute) for e in clocks if e.start}
    if len(hours) == 1:
        return [_at(draft, clocks[0]) for draft in drafts]
    said = [e for e in shown if is_clock(e) or e in rules]
    return [_at(draft, rule) if (rule := _said_above(draft, said, rules)) else draft for draft in drafts]


def _said_above(
    draft: EventDraft, said: Sequence[TimeExpression], rules: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The one hour that stands between the heading of a list and its days; else the rule that stands nearest above:
    each body says its own over its own list.
    """
    day, name = draft.evidence.get("start"), draft.evidence.get("name")
    if day is None:
        return None
    between = [e for e in said if name is not None and name.end <= e.begin and e.stop <= day.start]
    if between and len({(e.start.hour, e.start.minute) for e in between if e.start}) == 1:
        return between[-1]
    return next((rule for rule in reversed(rules) if rule.stop <= day.start), None)


def has_usual_clock(draft: EventDraft) -> bool:
    """Whether a draft has its hour from what the page says of all of them."""
    start = draft.evidence.get("start")
    return start is not None and start.rule == _USUAL


def _inside(e: TimeExpression, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (e.begin, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= e.begin < spans[index][1]


def _at(draft: EventDraft, clock: TimeExpression) -> EventDraft:
    start, said = draft.start, clock.start
    if start is None or start.day is None or start.hour is not None or said is None:
        return draft
    end = draft.end
    if end is None and clock.end is not None and clock.end.hour is not None:
        end = replace(start, hour=clock.end.hour, minute=clock.end.minute)
    day = draft.evidence.get("start")
    place = (day.start, day.end) if day else (clock.begin, clock.stop)
    evidence = {**draft.evidence, "start": Evidence(*place, _USUAL, 0.7)}
    return replace(draft, start=replace(start, hour=said.hour, minute=said.minute), end=end, evidence=evidence)
