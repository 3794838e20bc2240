"""Which characters of a document speak of one event, and which govern it from outside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from salony.extraction.document import Block, Document

_LONGEST = 2_000
# What is read of the own, of the further and of the shared ranges: an event's words are fewer.
_MOST = 20_000
# So many short pieces of a text are a list, and a line of its own beside it speaks of all of them.
_LISTED = 3
_ITEM = 200
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# What is asked of a whole page is asked of so many characters.
_OPENING = 20_000


Ranges = tuple[tuple[int, int], ...]


class Line(NamedTuple):
    """One line of the document. begin: its offset in `Document.text`. own: it speaks of this event alone.

    further: it follows the event's own words and goes on about it, most likely.
    """

    text: str
    begin: int
    own: bool
    further: bool = False

    @property
    def stop(self) -> int:
        return self.begin + len(self.text)


def opening(document: Document) -> str:
    """The document's first 20,000 characters, the same object each time: what is found in it is kept by it."""
    return _cut(document.text, _OPENING)


def visible_opening(document: Document) -> str:
    """The same without structured source."""
    return _cut(document.text, min(_OPENING, document.visible or _OPENING))


@lru_cache(maxsize=8)
def _cut(text: str, stop: int) -> str:
    return text[:stop]


class _Linked:
    """The blocks of a document that hold anchors, found by place."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = [block for block in blocks if block.links]
        self._begins = list(accumulate((b.begin for b in reversed(self._blocks)), min))[::-1]
        self._stops = list(accumulate((b.stop for b in self._blocks), max))

    def across(self, ranges: Sequence[tuple[int, int]]) -> Sequence[Block]:
        """Those from the first to the last that may meet one of the ranges, in the document's order."""
        if not ranges:
            return ()
        first = bisect_right(self._stops, min(begin for begin, _ in ranges))
        last = bisect_left(self._begins, max(stop for _, stop in ranges))
        return self._blocks[first:last]


@lru_cache(maxsize=8)
def _linked(document: Document) -> _Linked:
    return _Linked(document.blocks)


@dataclass(frozen=True)
class Scope:
    """The reach of one event in its document.

    own: character ranges that speak of this event alone, in the text's order.
    shared: ranges that govern it and others (a heading, a list's introduction, "wstęp na wszystkie wydarzenia wolny",
        the page's header), the nearest first.
    further: ranges after the own ones that most likely go on about the event.
    others: the own ranges of all the document's events, in the text's order, umbrellas left out.
    followed: the own and the further ranges of all of them.
    place, town, host: where a table's column of places, of towns and of organisers says it, in the event's row.
    feast: where a sentence above a programme tells of the whole feast: what names no place of its own is held there.
    stage: where the heading of a programme's day or part names the place of all that stands below it.
    Ranges are half-open, in characters of `document.text`.
    """

    document: Document
    own: tuple[tuple[int, int], ...]
    shared: tuple[tuple[int, int], ...] = ()
    further: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, int], ...] = ()
    followed: tuple[tuple[int, int], ...] = ()
    place: tuple[int, int] | None = None
    town: tuple[int, int] | None = None
    host: tuple[int, int] | None = None
    stage: tuple[int, int] | None = None
    feast: tuple[int, int] | None = None

    @cached_property
    def own_lines(self) -> tuple[Line, ...]:
        """Own lines, then those that go on about the event."""
        return (*self._lines(self.own, own=True), *self._lines(self.further, own=True, further=True))

    @cached_property
    def shared_lines(self) -> tuple[Line, ...]:
        return tuple(self._lines(self.shared, own=False))

    def speaks_of_another(self, line: Line) -> bool:
        """A shared line that is another event's own: what it costs or who calls there says nothing of this one."""
        near = () if line.own else _met(self.others, line.begin, line.stop)
        return any(range_ not in self.own for range_ in near)

    def is_of_another(self, begin: int, stop: int) -> bool:
        """Whether the characters are among the words about another event, and not among those about this one."""
        mine = (*self.own, *self.further)
        return bool(_met(self.followed, begin, stop)) and not _met(mine, begin, stop)

    def stands_apart(self, place: int) -> bool:
        """Whether a line above or below a whole list holds the place: what it says is said of all the list."""
        if len(self.others) < _LISTED or any(stop - begin > _ITEM for begin, stop in self.others):
            return False
        line = self.document.text.rfind("\n", 0, place) + 1
        return line >= max(stop for _, stop in self.others) or place < self.others[0][0]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Own lines first, then the shared ones, nearest first."""
        return self.own_lines + self.shared_lines

    @cached_property
    def own_folded(self) -> str:
        """The own lines as one text in lower case."""
        return self.own_text.lower()

    def mentions(self, signs: Sequence[str]) -> bool:
        """Whether any of the signs, in lower case, stands in the lines at all: asked before a rule looks at each."""
        if any(map(self.own_folded.__contains__, signs)):
            return True
        return bool(self.shared) and _mention(self.document, self.shared, signs)

    def mentions_itself(self, signs: Sequence[str]) -> bool:
        """The same for the own lines."""
        return any(map(self.own_folded.__contains__, signs))

    @cached_property
    def own_text(self) -> str:
        """The own lines as one text, for rules that only ask whether something is said at all."""
        return "\n".join(line.text for line in self.own_lines)

    @cached_property
    def links(self) -> tuple[tuple[int, int, str], ...]:
        """Anchors (begin, stop, address) that stand inside the own and the further ranges."""
        ranges = (*self.own, *self.further)
        return tuple(
            link
            for block in _linked(self.document).across(ranges)
            for link in block.links
            if any(begin <= link[0] and link[1] <= stop for begin, stop in ranges)
        )

    def _lines(self, ranges: Ranges, *, own: bool, further: bool = False) -> Iterator[Line]:
        left = _MOST
        for begin, stop in ranges:
            for line in _lines_of(self.document, begin, stop, own, further):
                if left <= 0:
                    return
                left -= len(line.text)
                yield line


@lru_cache(maxsize=256)
def _mention(document: Document, ranges: Ranges, signs: Sequence[str]) -> bool:
    """Whether lines that many events share hold one of the signs."""
    return any(map(_folded(document, ranges).__contains__, signs))


@lru_cache(maxsize=64)
def _folded(document: Document, shared: Ranges) -> str:
    return "\n".join(line.text for line in Scope(document, (), shared).shared_lines).lower()


@lru_cache(maxsize=256)
def _lines_of(document: Document, begin: int, stop: int, own: bool, further: bool) -> tuple[Line, ...]:
    """The lines from begin to stop; what is shared by many events is cut once."""
    found: list[Line] = []
    text, left = document.text, _MOST
    for match in _LINE.finditer(text, max(begin, 0), max(min(stop, len(text)), 0)):
        for first, last in _pieces(text, match.start(), match.end()):
            if left <= 0:
                return tuple(found)
            left -= last - first
            found.append(Line(text[first:last], first, own, further))
    return tuple(found)


def _met(ranges: Sequence[tuple[int, int]], begin: int, stop: int) -> Sequence[tuple[int, int]]:
    """The last ranges that share a character with those from begin to stop; ranges stand in the text's order."""
    after = bisect_left(ranges, (stop, 0))
    return [range_ for range_ in ranges[max(0, after - 3) : after] if range_[1] > begin]


def _pieces(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """A line in pieces of at most 2,000 characters, cut between words: no rule reads further than that."""
    while stop - begin > _LONGEST:
        cut = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = cut if cut > begin else begin + _LONGEST
        yield begin, cut
        begin = cut
    yield begin, stop
