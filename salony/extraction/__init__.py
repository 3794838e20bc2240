"""Snapshot → EventDrafts, every field with its evidence.

For: the reading text of a document, its structured data, its programmes and its prose.
May know: language, vocabulary. No Django, no network, no database.
"""

from salony.extraction.documents import document
from salony.extraction.errors import (
    BinaryDocument,
    DocumentTooLarge,
    EmptyDocument,
    ForbiddenMarkup,
    MalformedDocument,
    Unreadable,
)
from salony.extraction.reading import read, read_document

__all__ = [
    "BinaryDocument",
    "DocumentTooLarge",
    "EmptyDocument",
    "ForbiddenMarkup",
    "MalformedDocument",
    "Unreadable",
    "document",
    "read",
    "read_document",
]
