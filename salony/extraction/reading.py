"""The front door: one snapshot in, the events it speaks of out."""

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from salony.extraction.document import Document
from salony.extraction.documents import document
from salony.vocabulary import EventDraft, Snapshot


def read(snapshot: Snapshot, *, reference: datetime | None = None) -> list[EventDraft]:
    """The events that a document speaks of, in the order of the document.

    reference: when the document was published, local time, where the caller knows better than the document.
    Raises Unreadable.
    """
    return _prose(document(snapshot), reference)


def _prose(source: Document, reference: datetime | None) -> list[EventDraft]:
    if find_spec("salony.extraction.announcements") is None:
        return []
    drafts: list[EventDraft] = import_module("salony.extraction.announcements").read_announcements(
        source, reference=reference
    )
    return drafts
