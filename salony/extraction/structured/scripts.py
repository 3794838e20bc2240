"""Calendars that a page's own script draws: arrays of objects that have a title and a start, as schema.org names them.

Source: FullCalendar, event object (`title`, `start`, `end`, `allDay`, `url`); others name them alike.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_ARRAY = re.compile(r"[=(:,]\s{0,20}(\[\s{0,20}\{)")
_START = re.compile(r'"(?:start|startDate|start_date)"\s{0,5}:\s{0,5}"\d{4}-\d\d-\d\d')
# So many arrays of a script are looked at, of so many characters at most, and so many events make a calendar.
_TRIES, _LONGEST, _FEWEST = 20, 1_000_000, 2
_NAMES = ("title", "name", "Name", "Title")
_STARTS, _ENDS = ("start", "startDate", "start_date"), ("end", "endDate", "end_date")
_ADDRESSES = ("url", "link", "permalink", "NiceUrl")
_DAY = 10


def drawn_calendars(source: str) -> Iterator[tuple[int, int, list[dict[str, Any]]]]:
    """(begin, stop, its events) for every array of events in a script's source."""
    if len(source) > _LONGEST or not _START.search(source):
        return
    decoder = json.JSONDecoder(strict=False)
    place = 0
    for _ in range(_TRIES):
        match = _ARRAY.search(source, place)
        if match is None:
            return
        begin = match.start(1)
        try:
            value, stop = decoder.raw_decode(source, begin)
        except (ValueError, RecursionError):
            place = match.end()
            continue
        events = [event for row in value if isinstance(row, dict) and (event := _event(row)) is not None]
        if len(events) >= _FEWEST:
            yield begin, stop, events
        place = stop


def _event(row: dict[str, Any]) -> dict[str, Any] | None:
    name, start = _first(row, _NAMES), _first(row, _STARTS)
    if name is None or start is None or not start[:4].isdigit():
        return None
    end = _first(row, _ENDS)
    whole_day = row.get("allDay") is True
    cancelled = "cancel" in str(row.get("status") or "").lower()
    return {
        "@type": "Event",
        "name": name,
        "startDate": start[:_DAY] if whole_day else start,
        "endDate": None if end is None or end == start else end[:_DAY] if whole_day else end,
        "location": _first(row, ("location", "venue", "place")),
        "url": _first(row, _ADDRESSES),
        "eventStatus": "EventCancelled" if cancelled else None,
    }


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if isinstance(value := row.get(key), str) and value.strip()), None)
