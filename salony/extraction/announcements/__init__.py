"""Announcements in prose and lists: a document's text in, the events it announces out.

For: `read_announcements`. The page is read as lines (`lines`, `roles`), its times are understood from where they stand
(`anchors`, `moments`), each place that speaks of an event becomes a mention (`mentions`, `titles`, `status`), and
mentions of one event become one draft (`events`). The word lists are data.
May know: language, vocabulary, the document, and `fields`, which completes each draft.
"""

from datetime import datetime

from salony.extraction.announcements.events import drafts
from salony.extraction.announcements.mentions import Reader
from salony.extraction.document import Document
from salony.vocabulary import EventDraft


def read_announcements(document: Document, *, reference: datetime | None) -> list[EventDraft]:
    """The events that the visible text announces or reports, in its order. Never raises for any text.

    reference: when the document was published, where the caller knows it.
    """
    reader = Reader(document, reference)
    return drafts(document, reader.read(), reader.doors, reader.doubt)


__all__ = ["read_announcements"]
