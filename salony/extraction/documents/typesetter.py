"""The reading text in the making: words are set line by line, and every line becomes a block."""

import re
from dataclasses import dataclass, field

from salony.extraction.document import Block, BlockKind

_HIDDEN = re.compile("[\u200b\ufeff\u00ad\u200c\u200d\u2060]")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HOUR = re.compile(r"\d{1,2}:\d\d\b")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


@dataclass(slots=True)
class Style:
    """What holds for the words now set: inherited from the elements around them."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    chrome: bool = False
    in_row: bool = False


@dataclass(slots=True)
class Typesetter:
    """Collects text and blocks. Offsets are of the finished text.

    owners: for each block, the number of the element that it was begun in.
    """

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    length: int = 0
    _gap: int = 0
    _blank: bool = False
    _last: str = ""
    _edge: bool = False
    _apart: bool = False
    _closed: bool = False
    _begin: int = -1
    _signature: str = ""
    _owner: int = 0
    _style: Style = field(default_factory=Style)
    _links: list[tuple[int, int, str]] = field(default_factory=list)
    _times: list[tuple[int, int, str]] = field(default_factory=list)
    _strong: list[tuple[int, int]] = field(default_factory=list)
    _ends: list[tuple[int, int]] = field(default_factory=list)
    _cells: list[tuple[int, int]] = field(default_factory=list)

    def words(self, raw: str, style: Style, signature: str, owner: int) -> None:
        """Set text as HTML has it: runs of blanks are one, and none begins a line."""
        if not raw.isascii():
            raw = _HIDDEN.sub("", raw)
        pieces = raw.split()
        if not pieces:
            self._blank = self._blank or bool(raw)
            return
        if raw[0].isspace():
            self._blank = True
        text = " ".join(pieces)
        if self._begin < 0:
            self._open(style, signature, owner)
        elif self._last and self._last not in "|\n" and (self._blank or (self._edge and self._parted(text))):
            self._put(" ")
        self._put(text)
        self._blank, self._edge = raw[-1].isspace(), False

    def superscript(self, raw: str, style: Style, signature: str, owner: int) -> None:
        """Minutes set high ("17⁰⁰") stay high, so that nobody takes 17 and 00 for 1700."""
        text = raw.strip()
        if text.isascii() and text.isdigit() and self._last.isdigit() and not self._blank:
            self._edge = False
            self._put(text.translate(_SUPERSCRIPT))
        else:
            self._edge = False
            self.words(raw, style, signature, owner)

    def edge(self, *, named: bool = False, closing: bool = False) -> None:
        """An inline element begins or ends here; named: it has a class, or is a link.

        Two named elements side by side are two pieces, however close they stand: styles set them apart.
        """
        self._apart = named if closing else self._apart and self._edge
        if not closing and named and self._edge and self._closed:
            self._apart = True
        self._closed = closing
        self._edge = True

    def here(self) -> int:
        """Where the next word will stand, a blank before it apart."""
        return self.length

    def line(self, gap: int) -> None:
        """End the line; at least gap line ends part it from the next one."""
        self._gap = max(self._gap, gap)
        if self._begin >= 0:
            self._close()
        self._blank = False

    def row_break(self) -> None:
        """A new line within a table's cell."""
        if self.length > self._begin >= 0 and self._last not in {"\n", "|"}:
            self._put("\n")
        self._blank = self._edge = False

    def cell(self) -> None:
        """The next cell of a row begins."""
        if self.length > self._begin >= 0:
            self._trim()
            self._put(" | ")
            self._last = "|"
        self._blank = self._edge = False

    def open_row(self, style: Style, signature: str, owner: int) -> None:
        self._close()
        self._open(style, signature, owner)

    def mark_link(self, begin: int, address: str) -> None:
        span = self.span(begin)
        if span:
            self._links.append((*span, address))

    def mark_time(self, begin: int, value: str) -> None:
        span = self.span(begin)
        if span:
            self._times.append((*span, value))

    def mark_end(self, begin: int) -> None:
        span = self.span(begin)
        if span:
            self._ends.append(span)

    def mark_strong(self, begin: int) -> None:
        span = self.span(begin)
        if span:
            self._strong.append(span)

    def close_row(self, cells: list[tuple[int, int]], *, titles: bool) -> None:
        """End a table's row; titles: it names the columns."""
        self._cells = cells
        self._style = Style(self._style.kind, int(titles), self._style.chrome, True)
        self._gap = max(self._gap, 1)
        self._close()
        self._blank = False

    def finish(self) -> str:
        self._close()
        return "".join(self.pieces)

    def _parted(self, text: str) -> bool:
        """Whether two elements side by side hold two words: "12" and "maja", "Scena" and "Wstęp"."""
        last, first = self._last, text[0]
        if self._apart and not self._closed and last.isalnum() and first.isalnum():
            return True
        if last.isdigit() and _HOUR.match(text):
            return True
        if last.isdigit() and first.isalpha():
            return not _ORDINAL.match(text)
        return (last.isalpha() and first.isdigit()) or (last.islower() and first.isupper())

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self._last = text[-1]

    def span(self, begin: int) -> tuple[int, int] | None:
        """The span from begin to here within the open block, blanks at its ends left out."""
        begin = max(begin, self._begin)
        if self._begin < 0 or begin >= self.length:
            return None
        text = self._since(begin)
        left = len(text) - len(text.lstrip(" \n|"))
        right = len(text.rstrip(" \n|"))
        return (begin + left, begin + right) if left < right else None

    def _since(self, begin: int) -> str:
        parts: list[str] = []
        place = self.length
        for piece in reversed(self.pieces):
            place -= len(piece)
            parts.append(piece if place >= begin else piece[begin - place :])
            if place <= begin:
                break
        return "".join(reversed(parts))

    def _trim(self) -> None:
        while self.pieces and self.length > self._begin and self.pieces[-1].strip(" \n") == "":
            self.length -= len(self.pieces.pop())
        self._last = self.pieces[-1][-1] if self.pieces else ""

    def _open(self, style: Style, signature: str, owner: int) -> None:
        if self.length:
            self._put("\n" * max(self._gap, 1))
        self._gap = 0
        self._begin = self.length
        self._last = ""
        self._style, self._signature, self._owner = style, signature, owner

    def _close(self) -> None:
        if self._begin < 0:
            return
        begin, self._begin = self._begin, -1
        stop = self.length
        if self._last in " \n|":
            stop = begin + len(self._since(begin).rstrip(" \n|"))
        if stop > begin:
            style = self._style
            cells = tuple((min(first, stop), min(last, stop)) for first, last in self._cells) if self._cells else ()
            self.blocks.append(
                Block(
                    begin=begin,
                    stop=stop,
                    kind=style.kind,
                    level=style.level,
                    signature=self._signature,
                    chrome=style.chrome,
                    links=tuple(self._links),
                    times=tuple(self._times),
                    strong=tuple(self._strong),
                    ends=tuple(self._ends),
                    cells=cells,
                )
            )
            self.owners.append(self._owner)
        self._links, self._times, self._strong, self._cells, self._ends = [], [], [], [], []
        self._edge = False
