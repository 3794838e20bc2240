"""Plain text: press notes, programmes, bulletins."""

from salony.sources.kind import Kind, one_document

KIND = Kind(name="text", media_types=("text/plain",), collect=one_document("text/plain"))
