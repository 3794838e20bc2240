"""What a document is, by its declaration and by its first characters."""

import re

_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|article|section|main)\b", re.I | re.S
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF|channel)\b", re.I | re.S
)
_KINDS = {
    "text/calendar": "text/calendar",
    "application/rss+xml": "application/rss+xml",
    "application/atom+xml": "application/rss+xml",
    "application/rdf+xml": "application/rss+xml",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
    "application/xhtml+xml": "text/html",
    "text/html": "text/html",
}


def media_type_of(text: str, declared: str) -> str:
    """One of text/plain, text/html, text/calendar, application/rss+xml (Atom too), application/ld+json.

    The first characters decide where they are plain enough; servers send calendars as text and feeds as HTML.
    """
    head = text[:4000].lstrip("\ufeff \t\n")
    if head[:15].upper() == "BEGIN:VCALENDAR":
        return "text/calendar"
    if _FEED.match(head):
        return "application/rss+xml"
    if _HTML.match(head):
        return "text/html"
    if head.startswith("<?xml") and "<html" not in head.lower():
        return "application/rss+xml"
    kind = declared.partition(";")[0].strip().lower()
    if kind in {"text/xml", "application/xml"}:
        return "text/html" if "<html" in head.lower() else "application/rss+xml"
    return _KINDS.get(kind, "text/plain")
