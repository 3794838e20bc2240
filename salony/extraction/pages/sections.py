"""The heading that a list stands under: what its rows are called that say only when they are."""

from collections.abc import Sequence

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.records import Record
from salony.extraction.pages.words import names_a_listing

_LIST = 3
_SHORT = 100
# Below a line that stands as a heading without being marked as one, a row of column titles follows at once.
_NEAR = 3


class Sections:
    """The headings of a document by place. headline: the block of the page's own headline, -1 for none."""

    def __init__(self, document: Document, headline: int) -> None:
        self._document, self._headline = document, headline
        self._heads = [n for n, block in enumerate(document.blocks) if not block.chrome and _is_head(block)]

    def title(self, members: Sequence[Record]) -> tuple[int, int] | None:
        """The name that the records of a list share, where they have none of their own and are a list."""
        if len(members) < _LIST or sum(r.title() is None and bool(r.moments()) for r in members) < 2:
            return None
        return self.above(members[0])

    def above(self, record: Record) -> tuple[int, int] | None:
        """The nearest heading over a record that says of what its list is; else the page's headline."""
        blocks, first = self._document.blocks, record.indices[0]
        level = 7
        for index in reversed([n for n in self._heads if n < first]):
            block = blocks[index]
            rank = block.level if block.kind is BlockKind.HEADING else 6
            if rank >= level and index != self._headline:
                continue
            level = rank
            span = record.words(block.begin, block.stop)
            if span and not names_a_listing(self._document.text[span[0] : span[1]]):
                return span
        if self._headline < 0:
            return None
        head = blocks[self._headline]
        return record.words(head.begin, head.stop)


def _is_head(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return True
    whole = len(block.strong) == 1 and block.strong[0] == (block.begin, block.stop)
    return whole and block.kind is BlockKind.PARAGRAPH and block.stop - block.begin <= _SHORT
