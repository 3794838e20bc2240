"""Drafts as JSON and back: the form of `salony read --jsonl` and of kept sightings.

Unknown values are null; dates are EDTF strings; evidence is {field: [start, end]}, its rules and confidences beside it.
"""

from typing import Any

from salony.vocabulary.categories import CATEGORIES
from salony.vocabulary.drafts import (
    Accessibility,
    AudienceDraft,
    EventDraft,
    EventStatus,
    Evidence,
    OrganizationDraft,
    PersonDraft,
    PlaceDraft,
    PriceDraft,
    RegistrationDraft,
)
from salony.vocabulary.edtf import PartialDateTime

_TIMES = ("start", "end", "door_time", "previous_start")
_PLAIN = (
    "name",
    "recurrence",
    "previous_venue",
    "description",
    "url",
    "ticket_url",
    "image",
    "language",
    "online",
    "part_of",
    "credit",
    "uid",
    "confidence",
)
_RECORDS: dict[str, tuple[type, tuple[str, ...]]] = {
    "venue": (PlaceDraft, ("name", "address", "city", "latitude", "longitude")),
    "price": (PriceDraft, ("free", "amount", "currency", "text")),
    "audience": (AudienceDraft, ("kinds", "minimum_age", "maximum_age")),
}
_LISTS: dict[str, tuple[type, tuple[str, ...]]] = {
    "organizer": (OrganizationDraft, ("name", "url")),
    "people": (PersonDraft, ("name", "role", "affiliation")),
}


def draft_to_json(draft: EventDraft) -> dict[str, Any]:
    """A JSON-ready dictionary; every field present, in a fixed order."""
    row: dict[str, Any] = {"name": draft.name}
    for key in _TIMES:
        value = getattr(draft, key)
        row[key] = str(value) if value is not None else None
    row["status"] = draft.status.value
    for key, (_, fields) in _RECORDS.items():
        value = getattr(draft, key)
        row[key] = None if value is None else {f: getattr(value, f) for f in fields}
    if row["audience"]:
        row["audience"]["kinds"] = list(row["audience"]["kinds"])
    for key, (_, fields) in _LISTS.items():
        row[key] = [{f: getattr(item, f) for f in fields} for item in getattr(draft, key)]
    row["category"] = draft.category.slug if draft.category else None
    row["topics"] = list(draft.topics)
    row["accessibility"] = [item.value for item in draft.accessibility]
    row["exclusions"] = [str(item) for item in draft.exclusions]
    registration = draft.registration
    row["registration"] = registration and {
        "required": registration.required,
        "contact": registration.contact,
        "deadline": str(registration.deadline) if registration.deadline else None,
    }
    row.update({key: getattr(draft, key) for key in _PLAIN})
    row["evidence"] = {key: [e.start, e.end] for key, e in draft.evidence.items()}
    row["rules"] = {key: e.rule for key, e in draft.evidence.items()}
    row["confidences"] = {key: round(e.confidence, 4) for key, e in draft.evidence.items()}
    return row


def draft_from_json(row: dict[str, Any]) -> EventDraft:
    """The draft that `draft_to_json` wrote. Raises KeyError or ValueError where the row is not of that form."""
    values: dict[str, Any] = {key: row[key] for key in _PLAIN if row.get(key) is not None}
    for key in _TIMES:
        if row.get(key):
            values[key] = PartialDateTime.parse(row[key])
    for key, (kind, fields) in _RECORDS.items():
        if row.get(key):
            inner = {f: row[key][f] for f in fields if row[key].get(f) is not None}
            if "kinds" in inner:
                inner["kinds"] = tuple(inner["kinds"])
            values[key] = kind(**inner)
    for key, (kind, fields) in _LISTS.items():
        values[key] = tuple(kind(**{f: item.get(f) for f in fields}) for item in row.get(key) or ())
    if row.get("category"):
        values["category"] = CATEGORIES[row["category"]]
    values["status"] = EventStatus(row.get("status") or "scheduled")
    values["topics"] = tuple(row.get("topics") or ())
    values["accessibility"] = tuple(Accessibility(item) for item in row.get("accessibility") or ())
    values["exclusions"] = tuple(PartialDateTime.parse(item) for item in row.get("exclusions") or ())
    if row.get("registration"):
        inner = row["registration"]
        values["registration"] = RegistrationDraft(
            required=bool(inner.get("required")),
            contact=inner.get("contact"),
            deadline=PartialDateTime.parse(inner["deadline"]) if inner.get("deadline") else None,
        )
    rules, sure = row.get("rules") or {}, row.get("confidences") or {}
    values["evidence"] = {
        key: Evidence(start, end, rules.get(key, ""), sure.get(key, 1.0))
        for key, (start, end) in (row.get("evidence") or {}).items()
    }
    return EventDraft(**values)
