"""A document as a reader sees it: one text, its blocks in order, and the structured data it carries.

Every offset in extraction (evidence, blocks, spans) counts characters of `Document.text`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from salony.extraction.errors import Unreadable


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    LINE = "line"


class Block(NamedTuple):
    """A stretch of text that is laid out as one piece: a heading, a paragraph, a list item, a table row, a line.

    level: of a heading (1 to 6), or the depth of a list item, or 1 of a table's row of column titles; 0 otherwise.
    signature: tags and classes from the root, so that repeated pieces of a page are known by an equal one; "" in plain
        text.
    container: index of the repeated container (card, row, article) it belongs to, -1 outside of one.
    chrome: navigation, cookie text, footer, comments: what is not the page's content.
    links: (begin, stop, absolute address) of the anchors inside.
    times: (begin, stop, value) of machine-readable <time datetime> inside.
    strong: (begin, stop) of the bold parts inside.
    ends: (begin, stop) of the parts whose markup says that they tell when something ends.
    cells: (begin, stop) of a row's cells from left to right; a cell of an earlier row that reaches down into this one
        is among them and stands before `begin`. Lines within a cell are parted by "\\n", cells by " | ".
    """

    begin: int
    stop: int
    kind: BlockKind = BlockKind.LINE
    level: int = 0
    signature: str = ""
    container: int = -1
    chrome: bool = False
    links: tuple[tuple[int, int, str], ...] = ()
    times: tuple[tuple[int, int, str], ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    ends: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """One structured item (schema.org Event, VEVENT, feed entry) and where its source stands in the text.

    syntax: "json-ld", "microdata", "script", "ical", "feed", "wordpress".
    begin, stop: where the item's own source text stands in `Document.text` (appended after the visible text of a page).
    """

    syntax: str
    data: dict[str, Any] = field(hash=False)
    begin: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """Compared and hashed by identity: a document is large, and what was found out about it may be kept by it.

    text: the reading text; `visible` is the length of the part that people see, the rest is structured source.

    published: when the document says it was published (a stamp, a meta element, a feed's date); naive local time.
    published_span: where it says so in the text, None where it was known from outside.
    published_in_month: only the month of it is known: the day is the month's first, and "on Saturday" fixes no day.
    problems: what of it could not be read, each as the error that says so; the rest stands.
    """

    text: str
    visible: int
    blocks: tuple[Block, ...] = ()
    structured: tuple[Structured, ...] = ()
    title: str | None = None
    url: str | None = None
    language: str = "pl"
    published: datetime | None = None
    published_span: tuple[int, int] | None = None
    published_in_month: bool = False
    site_name: str | None = None
    image: str | None = None
    problems: tuple[Unreadable, ...] = ()
