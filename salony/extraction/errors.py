"""What can be wrong with a document, said so that its sender can mend it."""


class Unreadable(Exception):
    """A document that cannot be read: what happened, to what, what to do. `str()` of it is one line for people."""


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
