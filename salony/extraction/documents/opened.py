"""What is kept of an element of a page while its content is being set."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from salony.extraction.documents.typesetter import Style


@dataclass(slots=True)
class Row:
    """A table row being set as one line; `reaching`: cells of earlier rows that reach down, by column."""

    cells: list[tuple[int, int]] = field(default_factory=list)
    cell_begin: int = -1
    titles: bool = True


@dataclass(slots=True)
class More:
    """What few elements have: of a link its address, of a `time` its value, of a table's row its cells."""

    card: bool = False
    row: Row | None = None
    address: str | None = None
    moment: str | None = None
    superscript: bool = False
    ends: bool = False
    named: bool = False
    preformatted: bool = False


NOTHING = More()


class Opened:
    """An element whose content is being set. gap: how many line ends part it from what is before and after."""

    __slots__ = ("begin", "gap", "more", "node", "number", "signature", "style", "tag")

    def __init__(
        self, node: LexborNode | None, tag: str, style: Style, number: int, begin: int, signature: str, gap: int
    ) -> None:
        self.node = node
        self.tag = tag
        self.style = style
        self.number = number
        self.begin = begin
        self.signature = signature
        self.gap = gap
        self.more = NOTHING
