"""What a document is: as its sender says, and where the sender says nothing useful, as its first characters show."""

_BY_SUFFIX = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/plain",
    ".ics": "text/calendar",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
}
# Types under which servers send nearly anything.
_VAGUE = {
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "text/plain",
    "text/xml",
    "application/xml",
    "text/html",
    "application/x-download",
    "application/force-download",
}
_MARKS = (
    (b"begin:vcalendar", "text/calendar"),
    (b"<rss", "application/rss+xml"),
    (b"<rdf:rdf", "application/rss+xml"),
    (b"<feed", "application/atom+xml"),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"%pdf-", "application/pdf"),
    (b"\x89png", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"pk\x03\x04", "application/zip"),
)
_ROOTS = {"application/rss+xml", "application/atom+xml"}


def of_suffix(name: str) -> str:
    """The media type that a file's name shows, "" where it shows none."""
    return _BY_SUFFIX.get("." + name.rpartition(".")[2].lower(), "")


def of_content(content: bytes, declared: str) -> str:
    """The media type of a document: the declared one where it is definite, else what the first kilobyte shows."""
    if declared not in _VAGUE:
        return declared
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _MARKS:
        # A root element may stand behind an XML declaration and comments; every other mark opens its document.
        if head.startswith(mark) or (kind in _ROOTS and head.startswith(b"<?xml") and mark in head):
            return kind
    if declared and declared not in {"application/octet-stream", "binary/octet-stream"}:
        return declared
    return "application/octet-stream" if b"\x00" in content[:1024] else "text/plain"
