"""Articles that tell of one event below each heading: a portal's seven ideas for the weekend, a centre's month."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from salony.extraction.document import BlockKind, Document
from salony.extraction.pages.moments import Moment, Times, has_day, is_clock
from salony.extraction.pages.records import Record
from salony.extraction.pages.words import is_label, leads_to_deadline, names_a_listing, names_nothing
from salony.language import Kind, TimeExpression
from salony.vocabulary import EventDraft, PartialDateTime

_FEWEST = 3
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\D)")
_LED = 48
# So many paragraphs are an item of an article; more are an article of their own.
_PARAGRAPHS = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the blocks below it, by their indices."""

    head: int
    below: list[int]


def headed(
    document: Document, times: Times, headline: int, published: dt.datetime | None, done: set[int]
) -> tuple[list[EventDraft], set[int]]:
    """The events of such an article, and the indices of the blocks that told of them.

    published: when it was, from which on "w sobotę" counts where the headline names no days.
    """
    drafts: list[EventDraft] = []
    used: set[int] = set()
    for sections in _siblings(document, headline, done):
        days = _days_of(document, times, headline, sections[0].head, published)
        read = [(section, list(_drafts(document, times, section, days))) for section in sections]
        telling = [section for section, found in read if found]
        if len(telling) < _FEWEST or len(telling) * 5 < len(sections) * 3:
            continue
        drafts.extend(draft for _, found in read for draft in found)
        used.update(n for section in telling for n in (section.head, *section.below))
        if headline >= 0:
            # "… propozycji na 18 i 19 kwietnia": the days of the list are no event.
            used.add(headline)
    return drafts, used


def _siblings(document: Document, headline: int, done: set[int]) -> Iterator[list[_Section]]:
    """The headings of one level that stand in one element, three at least, each over a few paragraphs of prose."""
    groups: dict[tuple[int, str], list[_Section]] = {}
    blocks = document.blocks
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or block.chrome or n in done or n == headline or block.container >= 0:
            continue
        below = []
        for m in range(n + 1, len(blocks)):
            other = blocks[m]
            if other.kind is BlockKind.HEADING or other.chrome or m in done or other.container >= 0:
                break
            below.append(m)
        groups.setdefault((block.level, block.signature), []).append(_Section(n, below))
    for sections in groups.values():
        prose = [
            section for section in sections if 0 < len(section.below) <= _PARAGRAPHS and _is_prose(document, section)
        ]
        if len(prose) >= _FEWEST and len(prose) * 5 >= len(sections) * 4:
            yield prose


def _is_prose(document: Document, section: _Section) -> bool:
    """Whether a few paragraphs follow, the first of sentences: a list of hours is read as a programme."""
    if not 0 < len(section.below) <= _PARAGRAPHS:
        return False
    block = document.blocks[section.below[0]]
    said = document.text[block.begin : block.stop].rstrip()
    return block.kind is BlockKind.PARAGRAPH and said.endswith((".", "!", "?", "…", "”"))


def _days_of(
    document: Document, times: Times, headline: int, first: int, published: dt.datetime | None
) -> list[dt.date]:
    """The days that the article is about: those of its headline and its introduction, else the week after it."""
    named: list[dt.date] = []
    for n in range(max(headline, 0), first):
        block = document.blocks[n]
        for e in times.within(block.begin, block.stop) if not block.chrome else ():
            start = times.value(e) if has_day(e) else None
            if start is not None and start.date is not None:
                end = times.value(e, e.end) if e.end is not None else None
                last = end.date if end is not None and end.date is not None else start.date
                named.extend(start.date + dt.timedelta(days=k) for k in range(min((last - start.date).days, 31) + 1))
    if named or published is None:
        return named
    return [published.date() + dt.timedelta(days=k) for k in range(_WEEK)]


def _drafts(document: Document, times: Times, section: _Section, days: Sequence[dt.date]) -> Iterator[EventDraft]:
    head = document.blocks[section.head]
    record = Record(document, [section.head, *section.below], times)
    title = record.words(head.begin, head.stop)
    if title is None or times.within(*title):
        return
    number = _NUMBER.match(document.text, *title)
    title = (number.end(), title[1]) if number else title
    name = document.text[title[0] : title[1]]
    if names_nothing(name) or names_a_listing(name) or is_label(name):
        return
    moments = list(_moments(document, times, section, days))
    if len({str(moment.start.at(None)) for moment in moments if moment.start}) > 1:
        return
    yield from (record.draft(moment, title) for moment in moments)


def _moments(document: Document, times: Times, section: _Section, days: Sequence[dt.date]) -> Iterator[Moment]:
    """When it is: what the section's first line says that names a day, with the hours of that line."""
    for n in section.below:
        block = document.blocks[n]
        found = times.within(block.begin, block.stop)
        dated = [e for e in found if _day(times, e, days) and not _is_deadline(document, e)]
        if not dated:
            continue
        first = dated[0]
        day = _day(times, first, days)
        if day is None:
            return
        if first.kind is Kind.OPEN and first.direction == "before":
            yield Moment(None, day, first.begin, first.stop)
            return
        hours = [e for e in dated if e.group == first.group and e.start is not None and e.start.hour is not None]
        hours = hours or [e for e in found if is_clock(e) and e.weekday is None and e.begin > first.begin][:1]
        if not hours:
            yield Moment(day, _end(times, first), first.begin, first.stop)
        for e in hours:
            if e.start is not None and e.start.hour is not None:
                start = replace(day, hour=e.start.hour, minute=e.start.minute)
                end = replace(day, hour=e.end.hour, minute=e.end.minute) if e.end and e.end.hour is not None else None
                yield Moment(start, end if end is None or str(end) > str(start) else None, e.begin, e.stop)
        return


def _day(times: Times, e: TimeExpression, days: Sequence[dt.date]) -> PartialDateTime | None:
    """The day of an expression, without its hour; a bare weekday is that of the article's days."""
    if e.kind in {Kind.RECURRING, Kind.DURATION}:
        return None
    if has_day(e):
        value = times.value(e, e.start or e.end)
        return value.at(None) if value is not None else None
    if e.weekday is None or e.attributive:
        return None
    fitting = next((day for day in days if day.weekday() == e.weekday), None)
    return PartialDateTime.of(fitting) if fitting is not None else None


def _end(times: Times, e: TimeExpression) -> PartialDateTime | None:
    return times.value(e, e.end) if e.end is not None else None


def _is_deadline(document: Document, e: TimeExpression) -> bool:
    return leads_to_deadline(document.text[max(0, e.begin - _LED) : e.begin])
