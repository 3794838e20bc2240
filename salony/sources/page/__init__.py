"""Web pages for people."""

from salony.sources.kind import Kind, one_document

_TYPES = ("text/html", "application/xhtml+xml")
KIND = Kind(name="page", media_types=_TYPES, collect=one_document(*_TYPES))
