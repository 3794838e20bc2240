"""Repeated containers → drafts: cards, items and rows that each say when and what."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.documents.markup import holds_name
from salony.extraction.fields import Scope, fill
from salony.extraction.pages.moments import Line, Moment, Times, at_clock, has_day, is_clock
from salony.extraction.pages.words import (
    before_room,
    closed,
    closing_words,
    frames_paper,
    governs_day,
    is_bare,
    is_label,
    is_paper,
    is_stamp_line,
    names_nothing,
    says_cancelled,
    says_closed,
    status_prefix,
    trimmed,
)
from salony.language import TimeExpression
from salony.language.gazetteer import place_named
from salony.vocabulary import EventDraft, EventStatus, Evidence, PartialDateTime

_LINE = re.compile(r"[^\n]+")
# A piece of a title's line: cells and lines part pieces.
_PIECE = re.compile(r"(?:(?! \| )[^\n])+")
_DIGIT = re.compile(r"\d")
_TITLE = 200
_WEEK = 7
# So many days make a container a list.
_ITEMS = 3
_LABELLED = 2
# A house is open on so many weekdays, and one more; nothing is held so.
_MOST_DAYS = 3
# A paragraph of so many characters that ends like a sentence: four words and a sign, none of them a short form.
_PROSE = 60
_SENTENCE = re.compile(r"(?:\w+[,:;]?\s+){3}\w{4,}[”\"»)]?[.!?…]\W*$")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def containers(document: Document) -> Iterator[tuple[int, list[int]]]:
    """The repeated containers with the indices of their blocks."""
    rows = [(block.container, index) for index, block in enumerate(document.blocks) if not block.chrome]
    for number, members in groupby(rows, key=lambda row: row[0]):
        if number >= 0:
            yield number, [index for _, index in members]


def definitions(document: Document, times: Times, done: set[int]) -> Iterator["Record"]:
    """The entries of definition lists whose terms are days: `dt` says when, the `dd` below it what."""
    found: list[list[int]] = []
    for index, block in enumerate(document.blocks):
        if block.chrome or index in done or block.container >= 0:
            continue
        tag = block.signature.rpartition(">")[2].partition(".")[0]
        if "dl" not in block.signature or ">dd" not in block.signature:
            line = times.line(block.begin, block.stop) if tag == "dt" else None
            if line is not None and line.bare and any(has_day(e) for e in line.times):
                found.append([index])
        elif found and found[-1][-1] == index - 1:
            found[-1].append(index)
    entries = [indices for indices in found if len(indices) > 1]
    # What begins with an hour is a day's programme, which is read as one.
    if len(entries) > 1 and not any(_begins_with_hour(document, n, times) for entry in entries for n in entry[1:]):
        yield from (Record(document, indices, times) for indices in entries)


def _begins_with_hour(document: Document, index: int, times: Times) -> bool:
    block = document.blocks[index]
    return any(is_clock(e) and e.begin == block.begin for e in times.within(block.begin, block.stop))


def split(record: "Record") -> list["Record"]:
    """A container that is a list of days, some of which say their own name, as a record for each; else itself.

    A card with one name and many days stays whole.
    """
    days = [n for n, block in enumerate(record.blocks) if block.kind is BlockKind.HEADING and _only_day(record, block)]
    if len(days) > 1:
        spans = [record.indices[a:b] for a, b in pairwise([*days, len(record.blocks)])]
        return [Record(record.document, indices, record.times) for indices in spans]
    items = [n for n, block in enumerate(record.blocks) if _leads_with_number(record.lines_of(block)[0])]
    if len(items) < _ITEMS or len(items) * 2 < len(record.blocks):
        return [record]
    head = record.blocks[: items[0]] or record.blocks[:1]
    if any(block.kind is BlockKind.HEADING and record.words(block.begin, block.stop) for block in head):
        return [record]
    spans = [record.indices[a:b] for a, b in pairwise([*items, len(record.blocks)])]
    parts = [Record(record.document, indices, record.times) for indices in spans]
    return parts if any(part.title for part in parts) else [record]


def _only_day(record: "Record", block: Block) -> bool:
    line = record.lines_of(block)[0]
    return line.bare and line.leads and not any(e.start and e.start.hour is not None for e in line.times)


def _leads_with_number(line: Line) -> bool:
    """Whether a line begins with a day, and not with a feast that is part of a name."""
    return line.leads and bool(_DIGIT.search(line.times[0].text))


def leading_town(title: str) -> int:
    """How many characters at the beginning of a title are a town's name: "Ustka" of "Ustka Dom Kultury"."""
    words = title.split(" ")
    names = (" ".join(words[:count]).rstrip(",;") for count in (2, 1))
    return next((len(name) for name in names if place_named(name) is not None), 0)


class Record:
    """One container: its lines, when it is, what it is called."""

    def __init__(self, document: Document, indices: Sequence[int], times: Times) -> None:
        self.document, self.indices, self.times = document, indices, times
        self.blocks = [document.blocks[index] for index in indices]
        self.lines = [line for block in self.blocks for line in self.lines_of(block)]

    @property
    def is_prose(self) -> bool:
        """Whether it is one paragraph of sentences, none of whose words is marked: prose is read as prose."""
        block = self.blocks[0]
        if len(self.blocks) > 1 or block.kind in {BlockKind.HEADING, BlockKind.ROW} or block.links or block.strong:
            return False
        text = self.document.text[block.begin : block.stop]
        return bool(_SENTENCE.search(text)) and len(text) >= _PROSE and "\n" not in text

    @property
    def span(self) -> tuple[int, int]:
        return self.blocks[0].begin, self.blocks[-1].stop

    @cached_property
    def moments(self) -> Sequence[Moment]:
        return self.times.moments(self.lines)

    def chooses_among(self, told: set[tuple[str, str]], title: tuple[int, int]) -> bool:
        """Whether it is a list of links to days that the page has told already, by name and day, of this title."""
        name = " ".join(self.document.text[title[0] : title[1]].split())
        own = [str(moment.start.at(None)) for moment in self.moments if moment.start is not None]
        return len(own) >= _ITEMS and any((name, day) in told for day in own)

    def stamped(self) -> list[int]:
        """Of a post: the blocks that only say when it was put up; all of them where its words name no later day."""
        told = [n for n in self.indices if not self._is_stamp(self.document.blocks[n])]
        put_up = [start.date for start in self.starts() if start.date]
        later = (
            day.date and put_up and day.date > min(put_up)
            for n in told
            for day in self.times.days(self.document.blocks[n].begin, self.document.blocks[n].stop)
        )
        return [n for n in self.indices if n not in told] if any(later) else list(self.indices)

    def _is_stamp(self, block: Block) -> bool:
        lines = self.lines_of(block)
        return any(line.times for line in lines) and all(line.bare for line in lines)

    def starts(self) -> list[PartialDateTime]:
        """The starts of its moments; where none is set apart, the days that its words name."""
        moments = self.moments
        if moments:
            return [value for m in moments if (value := m.start or m.end) is not None]
        return self.times.days(*self.span)

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """Where the title stands: a heading, what its class calls so, a link, bold words, else the first line that says
        something.
        """
        options = [
            *((b.begin, b.stop) for b in self.blocks if b.kind is BlockKind.HEADING),
            *((b.begin, b.stop) for b in self.blocks if holds_name(b.signature.rpartition(">")[2])),
            *((begin, stop) for b in self.blocks for begin, stop, _ in b.links),
            *(span for b in self.blocks for span in b.strong),
            *((line.begin, line.stop) for line in self.lines),
        ]
        for begin, stop in options:
            span = self.words(begin, stop)
            if span is not None:
                return span
        return None

    @property
    def is_timed(self) -> bool:
        """Whether it says at what hour."""
        return any(moment.start is not None and moment.start.hour is not None for moment in self.moments)

    @property
    def paper(self) -> tuple[int, int] | None:
        """What its first line says besides its days, if only the name of a paper: "SPECIAL AGENDA"."""
        line = self.lines[0]
        place, spans = line.begin, []
        for cut_begin, cut_stop in [*((e.begin, e.stop) for e in line.times), (line.stop, line.stop)]:
            left, right = trimmed(self.document.text[place : max(place, cut_begin)])
            spans.append((place + left, place + right))
            place = max(place, cut_stop)
        begin, stop = max(spans, key=lambda span: span[1] - span[0])
        return (begin, stop) if _WORDS.search(self.document.text, begin, stop) else None

    def words(self, begin: int, stop: int) -> tuple[int, int] | None:
        """The first stretch of a passage, between its dates and hours, that names something."""
        named = self.times.named
        if (begin, stop) not in named:
            named[begin, stop] = self._words(begin, stop)
        return named[begin, stop]

    def plain(self, begin: int, stop: int) -> tuple[int, int] | None:
        """A passage in the place of a name that says but what kind of meeting it is: "Special Meeting"."""
        said = self.document.text[begin:stop]
        left, right = trimmed(said)
        named = bool(_WORDS.search(said)) and not (is_paper(said) or is_label(said))
        named = named and not (says_cancelled(said) or says_closed(said))
        return (begin + left, begin + right) if named and not self.times.within(begin, stop) else None

    def _words(self, begin: int, stop: int) -> tuple[int, int] | None:
        text = self.document.text
        place = begin
        dated = (e for e in self.times.within(begin, stop) if _DIGIT.search(e.text))
        cuts = [(e.begin, e.stop) for e in dated if not governs_day(text[max(begin, e.begin - _TITLE) : e.begin])]
        for cut_begin, cut_stop in [*cuts, (stop, stop)]:
            for match in _PIECE.finditer(text, place, max(place, min(cut_begin, stop))):
                left, right = trimmed(match[0])
                span = match.start() + left, match.start() + left + before_room(match[0][left:right])
                if self._names_something(*span):
                    span = span[0], span[1] - closing_words(text[span[0] : span[1]])
                    span = span[0] + status_prefix(text[span[0] : span[1]]), span[1]
                    span = span[0], span[0] + closed(text[span[0] : span[1]])
                    return span[0], min(span[1], span[0] + _TITLE)
            place = max(place, cut_stop)
        return None

    def _names_something(self, begin: int, stop: int) -> bool:
        said = self.document.text[begin:stop]
        if begin >= stop or names_nothing(said) or is_stamp_line(said):
            return False
        rest = self.times.rest(begin, stop)
        return len("".join(_WORDS.findall(rest))) > 2 and not is_bare(rest)

    def drafts(self, otherwise: tuple[int, int] | None = None, *, placed: bool = False) -> list[EventDraft]:
        """otherwise: where the title stands that all records of a list share, for those that name nothing.

        placed: the records of the list name but the places to which one thing comes.
        """
        moments = self.moments
        sections = self._sections(moments)
        if sections:
            return sections
        title = (otherwise if placed else None) or self.title or otherwise
        if title and otherwise and frames_paper(self.document.text[title[0] : title[1]]):
            title = otherwise
        if title and self.is_timed and frames_paper(self.document.text[title[0] : title[1]]):
            # "Regular Meeting Agenda, May 5, 6 pm" above a link to its video: called by its own line.
            title = self.paper or title
        if not moments or title is None:
            return []
        town = None
        if placed and self.title is not None:
            town = self.title[0], self.title[0] + leading_town(self.document.text[slice(*self.title)])
        return [self.draft(moment, title, town=town) for moment in moments]

    def draft(
        self,
        moment: Moment,
        title: tuple[int, int],
        own: tuple[int, int] | None = None,
        recurrence: str | None = None,
        further: tuple[tuple[int, int], ...] = (),
        place: tuple[int, int] | None = None,
        host: tuple[int, int] | None = None,
        town: tuple[int, int] | None = None,
    ) -> EventDraft:
        """own: the part of the record that speaks of this event alone, where it is not the whole.

        further: what follows the record and goes on about it. place, host, town: as in `Scope`.
        """
        begin, stop = own or self.span
        text = self.document.text
        field = "recurrence" if recurrence else "start" if moment.start else "end"
        draft = EventDraft(
            name=" ".join(text[title[0] : title[1]].split()),
            start=moment.start,
            end=moment.end,
            recurrence=recurrence,
            status=EventStatus.CANCELLED if says_cancelled(text[begin:stop]) else EventStatus.SCHEDULED,
            url=next((a for b in self.blocks for s, e, a in b.links if s <= title[0] and title[1] <= e), None),
            confidence=0.8,
            evidence={
                "name": Evidence(*title, "page.record.title", 0.8),
                field: Evidence(moment.begin, moment.stop, "page.record.when", 0.85),
            },
        )
        return fill(draft, Scope(self.document, ((begin, stop),), further=further, place=place, host=host, town=town))

    def _sections(self, moments: Sequence[Moment]) -> list[EventDraft]:
        """A day's container that holds several titles, each followed by its own line of hours."""
        days = {
            str(m.start.at(None)): m.start.at(None)
            for m in moments
            if m.start is not None and (m.end is None or m.end.date == m.start.date)
        }
        if len(days) != 1:
            return []
        day = next(iter(days.values()))
        title: tuple[int, int] | None = None
        leading: list[TimeExpression] = []
        found: list[tuple[Moment, tuple[int, int]]] = []
        begins = {e.begin for line in self.lines for e in line.times if is_clock(e) and not line.bare}
        hourly = sum(block.begin in begins for block in self.blocks) > 1
        fresh, told = -1, False
        for n, block in enumerate(self.blocks):
            line = self.times.line(block.begin, block.stop)
            if any(has_day(e) for e in line.times) and line.bare:
                continue
            clocks = [e for e in line.times if is_clock(e)]
            if line.bare and clocks and (leading or (title is None and not found)):
                leading, fresh = clocks, n + 1
            elif (
                leading
                and (block.kind is BlockKind.HEADING or n == fresh)
                and (own := self.words(block.begin, block.stop))
            ):
                found.extend((at_clock(day, e), own) for e in leading)
            elif line.bare and title is not None:
                found.extend((at_clock(day, e), title) for e in clocks)
                told = bool(clocks)
            elif clocks and (own := self.words(block.begin, clocks[0].begin)):
                title = own
                found.extend((at_clock(day, e), own) for e in clocks)
            elif (hourly or leading) and clocks and (own := self._named_after(block, clocks[0].stop)):
                found.extend((at_clock(day, e), own) for e in clocks[:1])
            elif not line.bare and (title is None or told or self._marks_name(block)):
                told = False
                marked = [(b, s) for b, s, _ in block.links] or list(block.strong) or [(block.begin, block.stop)]
                title = self.words(*marked[0]) or title
        if len({span for _, span in found}) < 2:
            return []
        # Each one's words go on to where the next one's name or hour begins.
        begins_at = sorted({min(span[0], moment.begin) for moment, span in found})
        stops = dict(pairwise([*begins_at, self.span[1]]))
        return [
            self.draft(moment, span, own=(begin, max(stops[begin], moment.stop)))
            for moment, span in found
            for begin in (min(span[0], moment.begin),)
        ]

    def _named_after(self, block: Block, place: int) -> tuple[int, int] | None:
        """What a line names after its hour: its bold words or its link, else all that it goes on to say."""
        marked = sorted([*((begin, stop) for begin, stop, _ in block.links), *block.strong])
        named = (self.words(*span) for span in marked if span[0] >= place)
        return next((span for span in named if span is not None), None) or self.words(place, block.stop)

    def _marks_name(self, block: Block) -> bool:
        marked = block.links or block.strong or block.kind is BlockKind.HEADING
        return bool(marked) or holds_name(block.signature.rpartition(">")[2])

    def lines_of(self, block: Block) -> list[Line]:
        return list(self._lines(block))

    def _lines(self, block: Block) -> Iterator[Line]:
        pieces = block.cells if block.kind is BlockKind.ROW and block.cells else ((block.begin, block.stop),)
        for begin, stop in pieces:
            for match in _LINE.finditer(self.document.text, begin, stop):
                line = self.times.line(match.start(), match.end())
                line.heading = block.kind is BlockKind.HEADING
                yield line
