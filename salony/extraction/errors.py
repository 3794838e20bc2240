"""What can be wrong with a document, said so that its sender can mend it."""

from salony.vocabulary import Explained


class Unreadable(Explained):
    """A document, or a part of it, that cannot be read."""

    package = "salony.extraction"


class EmptyDocument(Unreadable):
    """There is nothing in it."""


class BinaryDocument(Unreadable):
    """Bytes that are no text: a picture, an archive, a PDF."""


class DocumentTooLarge(Unreadable):
    """More bytes than the limit allows."""


class MalformedDocument(Unreadable):
    """It says that it is of a form whose rules it breaks beyond repair (a calendar without a calendar in it)."""


class ForbiddenMarkup(Unreadable):
    """XML that declares entities: refused unread, since a few lines of them can grow to gigabytes."""
