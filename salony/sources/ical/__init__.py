"""Calendar files (iCalendar, RFC 5545), also at webcal addresses."""

from salony.sources.kind import Kind, one_document

KIND = Kind(name="ical", media_types=("text/calendar",), collect=one_document("text/calendar"))
