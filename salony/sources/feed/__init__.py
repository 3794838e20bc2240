"""News feeds: RSS and Atom."""

from salony.sources.kind import Kind, one_document

_TYPES = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
KIND = Kind(name="feed", media_types=_TYPES, collect=one_document(*_TYPES))
