"""The document as lines: what a reader sees as separate pieces."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from salony.extraction.document import Block, BlockKind, Document

_BULLET = re.compile(r"(?:[-–—•*·●▪►‣◦✦★]+|l(?= [A-ZŁŚŻ]))\s*(?=\S)|\d{1,2}[.)]\s+(?=\D)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")
# A date before a line that is no part of it: a crawler's, or a news item's in brackets.
_CRAWLED = re.compile(r"\s*(?:date \d{4}-\d\d(?:-\d\d)?|\[\d{1,2}[.-]\d{1,2}[.-]\d{4}(?: r\.)?\])\s+(?=\S)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# No announcement says so much without a new line: what is longer is read piece by piece, so that the work is linear.
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reading text.

    begin, stop: offsets without surrounding white space. body: where its words begin, after a bullet or number.
    gap: an empty line stands before it. level: of a heading in markup, 0 where markup says nothing.
    container: as in `Block`. section: it heads one of several numbered passages, and is no point of a list.
    """

    index: int
    begin: int
    stop: int
    body: int
    text: str
    gap: bool = False
    level: int = 0
    container: int = -1
    item: bool = False
    section: bool = False

    @property
    def content(self) -> str:
        return self.text[self.body - self.begin :]

    @property
    def bullet(self) -> bool:
        return (self.body > self.begin and not self.section) or self.item


def lines(document: Document) -> list[Line]:
    """The lines of the visible text, without what the document marks as chrome."""
    found: list[Line] = []
    for begin, stop, level, container, item in _pieces(document):
        for match in _LINE.finditer(document.text, begin, stop):
            stamp = _CRAWLED.match(match.group())
            cuts = [match.start(), *([match.start() + stamp.end()] if stamp else ())]
            cuts += _cuts(document.text, cuts[-1], match.end())
            for begin_at, stop_at in itertools.pairwise(cuts):
                raw = document.text[begin_at:stop_at]
                text = raw.strip()
                if not text:
                    continue
                left = begin_at + len(raw) - len(raw.lstrip())
                previous = found[-1].stop if found else 0
                gap = document.text.count("\n", previous, left) > 1
                found.append(Line(len(found), left, left + len(text), left, text, gap, level, container, item))
    sections = _sections(found)
    return [_with_body(line, found, sections) for line in found]


def _cuts(text: str, begin: int, stop: int) -> Iterator[int]:
    """Where the pieces of text[begin:stop] end: between words, at most 2,000 characters apart."""
    while stop - begin > _LONGEST:
        cut = text.rfind(" ", begin + _LONGEST // 2, begin + _LONGEST)
        begin = cut + 1 if cut >= 0 and text[cut + 1 : begin + _LONGEST].strip() else begin + _LONGEST
        yield begin
    yield stop


def _pieces(document: Document) -> list[tuple[int, int, int, int, bool]]:
    if not document.blocks:
        return [(0, document.visible, 0, -1, False)]
    return [
        (
            block.begin,
            min(block.stop, document.visible),
            block.level if block.kind is BlockKind.HEADING else 0,
            block.container,
            block.kind is BlockKind.ITEM,
        )
        for block in document.blocks
        if not (block.chrome or _titles_columns(block)) and block.begin < document.visible
    ]


def _titles_columns(block: Block) -> bool:
    """Whether a block is a table's row of column titles, which head no event."""
    return block.kind is BlockKind.ROW and block.level == 1


def _sections(every: list[Line]) -> set[int]:
    """Which lines, by their index, number the passages of the page: each stands apart, and the numbers go up from 1."""
    found: list[int] = []
    for line, below in itertools.pairwise(every):
        number = _NUMBER.match(line.text)
        if number and int(number[1]) == len(found) + 1 and below.gap and (line.gap or not line.index):
            found.append(line.index)
    return set(found) if len(found) > 1 else set()


def _with_body(line: Line, every: list[Line], sections: set[int]) -> Line:
    match = _BULLET.match(line.text)
    if not match:
        return line
    section = line.index in sections
    number = _NUMBER.match(line.text)
    if number and not section and not _numbered(int(number.group(1)), line.index, every):
        return line
    return replace(line, body=line.begin + match.end(), section=section)


def _numbered(number: int, index: int, every: list[Line]) -> bool:
    """ "4. Spektakl" is a list's fourth item where a neighbour carries 3 or 5; "4. Festiwal" alone is a title."""
    for step in (-2, -1, 1, 2):
        if 0 <= index + step < len(every):
            other = _NUMBER.match(every[index + step].text)
            if other and abs(int(other.group(1)) - number) == 1:
                return True
    return False
