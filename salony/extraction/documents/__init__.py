"""Snapshot → Document: what a reader of it sees, in order, whatever it was written in."""

from selectolax.lexbor import LexborHTMLParser

from salony.extraction.document import Document
from salony.extraction.documents.decoding import decode
from salony.extraction.documents.media import media_type_of
from salony.extraction.documents.page import PageSetter
from salony.extraction.documents.plain import line_blocks
from salony.vocabulary import Snapshot

__all__ = ["document"]


def document(snapshot: Snapshot) -> Document:
    """The document in a snapshot. Raises Unreadable."""
    text = decode(snapshot.content, snapshot.charset)
    language = snapshot.language or "pl"
    if media_type_of(text, snapshot.media_type) == "text/html":
        page = PageSetter(LexborHTMLParser(text), snapshot.url).set()
        return Document(
            text=page.text, visible=len(page.text), blocks=tuple(page.blocks), url=snapshot.url, language=language
        )
    return Document(text=text, visible=len(text), blocks=line_blocks(text), url=snapshot.url, language=language)
