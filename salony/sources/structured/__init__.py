"""Pages and files that carry schema.org data for machines."""

from salony.sources.kind import Kind, one_document

_TYPES = ("text/html", "application/xhtml+xml", "application/ld+json", "application/json")
KIND = Kind(name="structured", media_types=_TYPES, collect=one_document(*_TYPES))
