"""A part of a document as a document, and its drafts brought back into the whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from salony.extraction.document import Block, Document
from salony.vocabulary import EventDraft


def shifted_block(block: Block, by: int) -> Block:
    """The block `by` characters further on."""
    return block._replace(
        begin=block.begin + by,
        stop=block.stop + by,
        links=tuple((begin + by, stop + by, address) for begin, stop, address in block.links),
        times=tuple((begin + by, stop + by, value) for begin, stop, value in block.times),
        strong=tuple((begin + by, stop + by) for begin, stop in block.strong),
        cells=tuple((begin + by, stop + by) for begin, stop in block.cells),
    )


def part(
    whole: Document, begin: int, stop: int, *, title: str | None, url: str | None, published: datetime | None
) -> Document:
    """The stretch from begin to stop as a document of its own."""
    blocks: Sequence[Block] = [b for b in whole.blocks if b.begin >= begin and b.stop <= stop]
    return replace(
        whole,
        text=whole.text[begin:stop],
        visible=stop - begin,
        blocks=tuple(shifted_block(block, -begin) for block in blocks),
        structured=(),
        title=title,
        url=url or whole.url,
        published=published,
        published_span=None,
        problems=(),
    )


def shifted_draft(draft: EventDraft, by: int) -> EventDraft:
    """A part's draft with its evidence in the whole document."""
    evidence = {key: replace(e, start=e.start + by, end=e.end + by) for key, e in draft.evidence.items()}
    return replace(draft, evidence=evidence)
