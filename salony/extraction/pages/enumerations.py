"""Days of a body's meetings told one after another: "2026 Board Meetings: May 5th, June 2nd and July 7th"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.lists import heading_above
from salony.extraction.pages.moments import Moment, Times, at_clock, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.sections import Sections
from salony.extraction.pages.words import heads_posts, is_bare, names_a_listing, trimmed, without_listing_words
from salony.language import TimeExpression
from salony.vocabulary import EventDraft

_DAYS = 3
_YEAR = re.compile(r"\b20[0-4]\d\b")
_LEAD = 80
_CHOICES = 5


def enumerations(
    document: Document, times: Times, sections: Sections, done: set[int], told: Sequence[EventDraft]
) -> tuple[list[EventDraft], set[int]]:
    """The events of lines that list days after a colon, or whose links are days, and the indices of those lines.

    told: what the page's records tell; links to days on which they are only choose among them.
    """
    taken = {str(draft.start.at(None)) for draft in told if draft.start is not None}
    known = {(draft.start.month, draft.start.day) for draft in told if draft.start is not None}
    drafts: list[EventDraft] = []
    used: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.chrome or index in done or block.kind in {BlockKind.ROW, BlockKind.HEADING}:
            continue
        if _chooses(block, times, known):
            used.add(index)
            continue
        days = _listed(document, block, times)
        if len(days) < _DAYS or any(str(times.value(day)) in taken for day in days):
            continue
        record = Record(document, [index], times)
        lead = record.words(block.begin, days[0].begin)
        title = _named(document, lead) or sections.above(record) or lead
        if title is None:
            continue
        clocks = [e for e in times.within(days[-1].stop, block.stop) if is_clock(e)]
        year = _YEAR.search(document.text, block.begin, days[0].begin)
        values = times.in_one_year(days, int(year[0]) if year else None)
        for day, value in zip(days, values, strict=True):
            if value is None:
                continue
            moment = at_clock(value, clocks[0]) if len(clocks) == 1 else Moment(value, None, day.begin, day.stop)
            drafts.append(record.draft(moment, title, own=(day.begin, day.stop)))
        used.add(index)
    for run in _runs(document, times, done | used):
        heading = heading_above(document, run[0])
        if heading is not None and heads_posts(heading):
            # "Public Comments", "Newsletters": days of papers that people sent or that were put up.
            used.update(run)
            continue
        record = Record(document, run, times)
        title = sections.above(record)
        if title is None or any(str(value.at(None)) in taken for value in record.starts()):
            continue
        drafts.extend(record.draft(moment, title, own=(moment.begin, moment.stop)) for moment in record.moments)
        used.update(run)
    return drafts, used


def _chooses(block: Block, times: Times, known: set[tuple[int | None, int | None]]) -> bool:
    """Whether the links of a line are days that the page has told: their papers, and no events of their own."""
    if len(block.links) < _CHOICES:
        return False
    linked = [
        e.start for begin, stop, _ in block.links for e in times.within(begin, stop)[:1] if has_day(e) and e.start
    ]
    shared = sum((day.month, day.day) in known for day in linked)
    return len(linked) >= _CHOICES and len(linked) * 5 >= len(block.links) * 4 and shared * 5 >= len(linked) * 4


def _runs(document: Document, times: Times, done: set[int]) -> Iterator[list[int]]:
    """Neighbouring lines of one kind that say nothing but a day each, three at least."""
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        if run and (run[-1] != index - 1 or block.signature != document.blocks[run[-1]].signature):
            yield from [run] if len(run) >= _DAYS else []
            run = []
        if block.chrome or index in done or block.kind in {BlockKind.ROW, BlockKind.HEADING} or block.container >= 0:
            continue
        line = times.line(block.begin, block.stop)
        if line.leads and line.bare and not any(e.end is not None and e.end.day is not None for e in line.times):
            run.append(index)
    yield from [run] if len(run) >= _DAYS else []


def _listed(document: Document, block: Block, times: Times) -> Sequence[TimeExpression]:
    """The days of a line between which nothing else is said."""
    days = [e for e in times.within(block.begin, block.stop) if has_day(e)]
    if len(days) < _DAYS or any(e.start is None or e.start.hour is not None or e.end is not None for e in days):
        return []
    text = document.text
    gaps = [text[one.stop : two.begin] for one, two in pairwise(days)]
    linked = len(block.links) * 2 > len(days)
    if not all(is_bare(gap, papers=linked) and "." not in gap for gap in gaps):
        return []
    lead = text[block.begin : days[0].begin].rstrip()
    return days if linked and is_bare(lead) else days if lead.endswith(":") and len(lead) <= _LEAD else []


def _named(document: Document, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The words before the colon, where they name more than a list."""
    if span is None or names_a_listing(document.text[span[0] : span[1]]):
        return None
    left, right = without_listing_words(document.text[span[0] : span[1]])
    cut = trimmed(document.text[span[0] + left : span[0] + right])
    return span[0] + left + cut[0], span[0] + left + cut[1]
