"""What belongs to an event without being one: the hour of the doors; and what an event belongs to: its umbrella."""

import re
from collections.abc import Sequence

from salony.extraction.announcements.lexicon import PHRASES
from salony.extraction.announcements.memory import Mention
from salony.language.times import TimeExpression
from salony.vocabulary import PartialDateTime

_EXHIBITION = re.compile(PHRASES["doors"]["exhibition"], re.IGNORECASE)
_EARLIEST = 4 * 60
"""Doors open at most so many minutes before the beginning."""

_POINTS = 3
"""So many points of a day make a programme."""

_NEAR = 60
"""Characters after an event's own words within which the doors are still its own."""


def door_time(mention: Mention, doors: Sequence[TimeExpression]) -> TimeExpression | None:
    """The doors that the event's own words speak of."""
    start = mention.moment.start
    if start is None or start.hour is None or start.minute is None:
        return None
    for e in doors:
        within = any(begin <= e.begin < stop + _NEAR for begin, stop in mention.own)
        if not within or e.start is None or e.start.hour is None or e.start.minute is None:
            continue
        ahead = (start.hour * 60 + start.minute) - (e.start.hour * 60 + e.start.minute)
        if 0 < ahead <= _EARLIEST:
            return e
    return None


def umbrella_of(mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """The name of the festival, listed above it in the same document, on whose days a programme's item stands."""
    day = _day(mention.moment.start)
    if not mention.listed or day is None or mention.moment.end is not None:
        return None
    for other in reversed(mentions):
        first, last = _day(other.moment.start), _day(other.moment.end)
        if other is mention or other.title is None or other.line >= mention.line or first is None or last is None:
            continue
        if first < last and first <= day <= last and not _EXHIBITION.search(other.title.name):
            return other.title.name
    return None


def feast_of(mention: Mention, mentions: Sequence[Mention]) -> tuple[int, int] | None:
    """Where the sentence stands that tells of the feast whose programme holds the point: above it, of the same day."""
    day = _day(mention.moment.start)
    if not mention.listed or day is None or not mention.moment.has_clock:
        return None
    for other in mentions:
        first, last = _day(other.moment.start), _day(other.moment.end) or _day(other.moment.start)
        if other.listed or other.line >= mention.line or other.recurrence is not None or not other.own:
            continue
        if first is not None and last is not None and first <= day <= last:
            points = [m for m in mentions if m.listed and m.line > other.line and _day(m.moment.start) == day]
            return other.own[0] if len(points) >= _POINTS else None
    return None


def _day(value: PartialDateTime | None) -> tuple[int, int, int] | None:
    if value is None or value.month is None or value.day is None:
        return None
    return value.year or 0, value.month, value.day
