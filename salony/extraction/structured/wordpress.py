"""The Events Calendar (WordPress): its REST answers, brought to schema.org terms.

Source: The Events Calendar, REST API v1, `/wp-json/tribe/events/v1/events`.
"""

from collections.abc import Iterator
from typing import Any

from salony.extraction.structured.lenient_json import objects


def tribe_events(value: Any) -> Iterator[dict[str, Any]]:
    """The events of an answer, as schema.org Events with local times."""
    for row in objects(value):
        if not (isinstance(row.get("start_date"), str) and isinstance(row.get("title"), str)):
            continue
        whole_day = bool(row.get("all_day"))
        venue = row.get("venue")
        cost = row.get("cost_details")
        amounts = cost.get("values") if isinstance(cost, dict) else None
        yield {
            "@type": "Event",
            "name": row["title"],
            "startDate": row["start_date"][:10] if whole_day else row["start_date"],
            "endDate": str(row.get("end_date") or "")[: 10 if whole_day else None],
            "description": row.get("description") or row.get("excerpt"),
            "url": row.get("url"),
            "image": row.get("image"),
            "location": _venue(venue[0] if isinstance(venue, list) and venue else venue),
            "organizer": [{"name": one.get("organizer")} for one in _rows(row.get("organizer"))],
            "keywords": [one.get("name") for one in _rows(row.get("categories"))],
            "offers": {"price": amounts[0] if isinstance(amounts, list) and amounts else row.get("cost")},
            "eventStatus": {"canceled": "EventCancelled", "postponed": "EventPostponed"}.get(str(row.get("status"))),
        }


def _rows(value: Any) -> list[dict[str, Any]]:
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows if isinstance(row, dict)]


def _venue(value: Any) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        return None
    return {
        "@type": "Place",
        "name": value.get("venue"),
        "address": {"streetAddress": value.get("address"), "addressLocality": value.get("city")},
        "geo": {"latitude": value.get("geo_lat"), "longitude": value.get("geo_lng")},
    }
