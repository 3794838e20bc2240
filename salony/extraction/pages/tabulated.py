"""The page's tables of data: neighbouring rows of one table, with or without a row of column titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.words import column_of

_GAP = 2


@dataclass(slots=True)
class Table:
    """Neighbouring rows of one table. rows: indices of the document's blocks; titles: the row of column titles."""

    rows: list[int]
    titles: int | None


def tables(document: Document) -> Iterator[Table]:
    """The page's tables of data, two rows at least."""
    found: list[int] = []
    for index, block in enumerate(document.blocks):
        row = block.kind is BlockKind.ROW and not block.chrome and bool(block.cells)
        if row and found and (_path(block) != _path(document.blocks[found[-1]]) or index - found[-1] > _GAP):
            yield from _table(document, found)
            found = []
        if row:
            found.append(index)
    yield from _table(document, found)


def _table(document: Document, rows: list[int]) -> Iterator[Table]:
    if len(rows) < 2:
        return
    first = document.blocks[rows[0]]
    words = [document.text[begin:stop] for begin, stop in first.cells]
    titled = first.level == 1 or sum(column_of(word) is not None for word in words) >= 2
    yield Table(rows[1:] if titled else rows, rows[0] if titled else None)


def _path(block: Block) -> str:
    """The path of a row's table: its head, body and foot are one."""
    return re.sub(r">(?:tbody|thead|tfoot)\b.*$", "", block.signature)
