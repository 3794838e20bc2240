"""One source's word on an event, in the plain form in which many are compared at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salony.vocabulary import EventDraft, PartialDateTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Times are "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM", local; None where unknown or partial.

    source: where it was said, host and kind ("mok-zory.example/page"). price: 0 for free, None for unknown.
    """

    id: str
    name: str = ""
    source: str = ""
    start: str | None = None
    end: str | None = None
    previous_start: str | None = None
    recurrence: str | None = None
    status: str = "scheduled"
    venue: str = ""
    address: str = ""
    city: str = ""
    organizers: str = ""
    people: str = ""
    price: float | None = None
    description: str = ""

    @classmethod
    def from_record(cls, row: Mapping[str, Any]) -> "Statement":
        """A record of `salony resolve --jsonl`. Raises KeyError without an id, ValueError for what is no record."""
        place, price = row.get("venue") or {}, row.get("price") or {}
        if not isinstance(place, dict) or not isinstance(price, dict):
            raise ValueError('"venue" and "price" must be objects or null')
        amount = price.get("amount")
        return cls(
            id=str(row["id"]),
            name=_text(row.get("name")),
            source=_text(row.get("source")),
            start=row.get("start") or None,
            end=row.get("end") or None,
            previous_start=row.get("previous_start") or None,
            recurrence=row.get("recurrence") or None,
            status=row.get("status") or "scheduled",
            venue=_text(place.get("name")),
            address=_text(place.get("address")),
            city=_text(place.get("city")),
            organizers=_names(row.get("organizer")),
            people=_names(row.get("people")),
            price=float(amount) if isinstance(amount, int | float) else (0.0 if price.get("free") else None),
            description=_text(row.get("description")),
        )

    @classmethod
    def of(cls, identifier: str, draft: EventDraft, source: str = "") -> "Statement":
        """The draft's own word."""
        place, price = draft.venue, draft.price
        return cls(
            id=identifier,
            name=draft.name,
            source=source,
            start=_full(draft.start),
            end=_full(draft.end),
            previous_start=_full(draft.previous_start),
            recurrence=draft.recurrence,
            status=draft.status.value,
            venue=(place and place.name) or "",
            address=(place and place.address) or "",
            city=(place and place.city) or "",
            organizers=" | ".join(item.name for item in draft.organizer),
            people=" | ".join(item.name for item in draft.people),
            price=None if price is None else (0.0 if price.free else price.amount),
            description=draft.description or "",
        )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _names(rows: Any) -> str:
    if not isinstance(rows, list):
        return ""
    return " | ".join(_text(row.get("name") if isinstance(row, dict) else row) for row in rows)


def _full(moment: PartialDateTime | None) -> str | None:
    return str(moment) if moment is not None and moment.date is not None else None
