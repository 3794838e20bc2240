"""What a visitor asks for, as understood: the typed value between understanding and the index. Pure: no Django."""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of a span: a day, with the clock hour where one was said."""

    day: dt.date
    hour: dt.time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.hour is None else f"{self.day.isoformat()}T{self.hour:%H:%M}"


@dataclass(frozen=True, slots=True)
class Near:
    """A place by name, in the nominative. radius_km: kilometres around it, None for in the place itself."""

    name: str
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing understood, and where: value is that of `field`, begin and stop are offsets into the query's text.

    field: a key of `Query.to_json`, except that both ends of a span are one chip, "when" (value
    "2026-01-17/2026-01-18", an open end empty).
    said: the words themselves. Several chips may share a field (the words of `text` need not stand together).
    """

    field: str
    value: str
    said: str
    begin: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A parsed query; what was not said is None, False or empty.

    start, end: the first and last moment asked for, inclusive; an hour on one end only belongs to that end.
    part_of_day: "morning", "afternoon", "evening", "night", for each day of the span.
    category, not_category: slugs of `salony.vocabulary.CATEGORIES`, wanted and ruled out.
    audience: "toddlers", "children", "teens", "adults", "schools", "families", "seniors".
    max_price: in złoty. language_of_event: ISO 639 code. accessibility: a value of `salony.vocabulary.Accessibility`.
    text: the words left to look for, in dictionary form, "" where nothing is left.
    language: the language in which the query was read.
    """

    start: Moment | None = None
    end: Moment | None = None
    part_of_day: str | None = None
    category: str | None = None
    not_category: str | None = None
    audience: str | None = None
    free: bool = False
    max_price: float | None = None
    place: Near | None = None
    venue: str | None = None
    institution: str | None = None
    person: str | None = None
    accessibility: str | None = None
    language_of_event: str | None = None
    online: bool = False
    text: str = ""
    language: str = "pl"
    chips: tuple[Chip, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Sixteen keys, ready for JSON: what was not said is None, for text ""; free and online are True or None."""
        return {
            "from": str(self.start) if self.start else None,
            "to": str(self.end) if self.end else None,
            "part_of_day": self.part_of_day,
            "category": self.category,
            "not_category": self.not_category,
            "audience": self.audience,
            "free": self.free or None,
            "max_price": self.max_price,
            "place": {"name": self.place.name, "radius_km": self.place.radius_km} if self.place else None,
            "venue": self.venue,
            "institution": self.institution,
            "person": self.person,
            "accessibility": self.accessibility,
            "language_of_event": self.language_of_event,
            "online": self.online or None,
            "text": self.text,
        }
