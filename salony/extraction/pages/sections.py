"""The heading that a list stands under: what its rows are called that say only when they are."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.pages.records import Record
from salony.extraction.pages.words import names_a_listing, names_any_body, without_listing_words

_LIST = 3
_MEETS = re.compile(
    r"(?:^|[.:] )(?:The )?(?P<body>[A-Z][\w&'’-]+(?: (?:of|and|for|the|on|[A-Z&][\w'’-]*)){0,9}) "
    r"(?:(?:usually |generally |normally |regularly |typically )?meets?|will meet|"
    r"meetings (?:are|will be) (?:held|conducted)|holds (?:its|regular|monthly))\b",
    re.MULTILINE,
)
_SHORT = 100
_WORDS = 10
_PLAIN = 60
# Below a line that stands as a heading without being marked as one, a row of column titles follows at once.
_NEAR = 3


class Sections:
    """The headings of a document by place. headline: the block of the page's own headline, -1 for none."""

    def __init__(self, document: Document, headline: int) -> None:
        self._document, self._headline = document, headline
        self._spans: dict[int, tuple[int, int] | None] = {}
        self._heads = [n for n, block in enumerate(document.blocks) if not block.chrome and self._is_head(n, block)]

    def names(self, members: Sequence[Record]) -> bool:
        """Whether records are a list whose heading says what they are, since they do not say it themselves."""
        nameless = [len(r.moments) for r in members if r.title is None and r.moments]
        return sum(nameless) >= _LIST and (len(nameless) >= 2 or len(members) == 1)

    def above(self, record: Record) -> tuple[int, int] | None:
        """The nearest heading over a record that says of what its list is; else the page's headline."""
        blocks, first = self._document.blocks, record.indices[0]
        level = 7
        listing: tuple[int, int] | None = None
        for index in reversed(self._heads[: bisect_left(self._heads, first)]):
            block = blocks[index]
            rank = block.level if block.kind is BlockKind.HEADING else 6
            if rank >= level and index != self._headline:
                continue
            level = rank
            span = self._named(record, block)
            listing = listing or span
            if span and not names_a_listing(self._document.text[span[0] : span[1]]):
                return (self._body or span) if names_any_body(self._document.text[span[0] : span[1]]) else span
        headline = self._named(record, blocks[self._headline]) if self._headline >= 0 else None
        if headline and names_any_body(self._document.text[headline[0] : headline[1]]):
            return self._body or headline
        return headline or (self._body if listing else None) or listing or self._first(record)

    def _first(self, record: Record) -> tuple[int, int] | None:
        """The first heading of the page that says of what it is, where none over the list does; what stands above the
        page's headline is its site's.
        """
        own = (index for index in self._heads if self._headline <= index < record.indices[0])
        spans = (self._named(record, self._document.blocks[index]) for index in own)
        named = next((s for s in spans if s and not names_a_listing(self._document.text[s[0] : s[1]])), None)
        return named or self._body or self._site

    @cached_property
    def _site(self) -> tuple[int, int] | None:
        """Whose site it is, where its name is seen."""
        name = self._document.site_name
        place = self._document.text.find(name, 0, self._document.visible) if name else -1
        return (place, place + len(name)) if name and place >= 0 else None

    @cached_property
    def _body(self) -> tuple[int, int] | None:
        """Who is said to meet: "The Board of Appeals meets on Mondays"."""
        for block in self._document.blocks:
            match = None if block.chrome else _MEETS.search(self._document.text, block.begin, block.stop)
            if match is not None:
                return match.span("body")
        return None

    def _named(self, record: Record, block: Block) -> tuple[int, int] | None:
        """What a heading names, without the words that only say that a list of its meetings follows."""
        if block.begin not in self._spans:
            span = record.words(block.begin, block.stop)
            if span is not None:
                left, right = without_listing_words(self._document.text[span[0] : span[1]])
                span = span[0] + left, span[0] + right
            self._spans[block.begin] = span
        return self._spans[block.begin]

    def _is_head(self, index: int, block: Block) -> bool:
        """A heading; a bold line, or a plain one right above the column titles of a table, that is no sentence."""
        if block.kind is BlockKind.HEADING:
            return True
        said = self._document.text[block.begin : block.stop].strip()
        if block.kind is not BlockKind.PARAGRAPH or len(said) > _SHORT or said.endswith((".", "!", "?", ",", ";")):
            return False
        if len(said.split()) > _WORDS or not said[:1].isupper():
            return False
        if len(block.strong) == 1 and block.strong[0] == (block.begin, block.stop):
            return True
        following = self._document.blocks[index + 1 : index + _NEAR]
        return len(said) <= _PLAIN and any(b.kind is BlockKind.ROW and b.level == 1 for b in following)
