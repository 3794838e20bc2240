"""What an item of the queue shows: the source's text with its evidence, the draft in words, what speaks for a pair."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from salony.catalogue import merging, standing
from salony.catalogue.models import City, Event, Sighting
from salony.catalogue.statements import statement_of
from salony.gathering.passages import Stretch, passage
from salony.publishing import dates
from salony.publishing.proof import value_words, web_address
from salony.publishing.rows import zone_of
from salony.publishing.words import field_name

FIELDS = (
    *("name", "start", "end", "door_time", "recurrence", "status", "previous_start", "venue", "organizer", "people"),
    *("price", "audience", "category", "registration", "accessibility", "part_of", "description"),
)
REASONS = {
    "read with little certainty": _("read with little certainty"),
    "the end is before the start": _("the end is before the start"),
    "no day is known": _("no day is known"),
    "perhaps one that is known": _("perhaps one that is known"),
    "the old day of what was moved": _("the old day of what was moved"),
    "same day and hour": _("same day and hour"),
    "same day, a quarter of an hour apart": _("same day, a quarter of an hour apart"),
    "same day, doors and start": _("same day, doors and start"),
    "same day, an hour apart": _("same day, an hour apart"),
    "same day, the hour in its words": _("same day, the hour in its words"),
    "same day": _("same day"),
    "the next day": _("the next day"),
    "same first and last day": _("same first and last day"),
    "nearly the same days": _("nearly the same days"),
    "the first of its days": _("the first of its days"),
    "same series": _("same series"),
    "same name": _("same name"),
    "one name contains the other": _("one name contains the other"),
    "names alike": _("names alike"),
    "same people": _("same people"),
    "people named in the other's words": _("people named in the other's words"),
    "alike in words": _("alike in words"),
    "same venue": _("same venue"),
    "venue by its initials": _("venue by its initials"),
    "venue named in the other's words": _("venue named in the other's words"),
    "no other venue named": _("no other venue named"),
    "same town": _("same town"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a draft. sure: in per cent, None where unknown; is_weak: below what is taken for sure.

    differs: another draft beside it says something that cannot be true of one event.
    """

    field: str
    name: str
    words: str
    sure: int | None = None
    is_weak: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One source's word: its text with the evidence marked, and what was read from it."""

    source: str
    url: str
    read: str
    sure: int
    text: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def side(sighting: Sighting, city: City, today: dt.date, beside: Sighting | None = None) -> Side:
    draft = sighting.draft
    other = beside.draft if beside else None
    return Side(
        sighting.source.name,
        web_address(sighting.url) or web_address(sighting.source.page),
        dates.moment_words(sighting.stated_at, zone_of(city), today),
        _percent(draft.get("confidence", 1.0)),
        tuple(_labelled(stretch) for stretch in passage(sighting)),
        tuple(_lines(draft, other)),
    )


def doubts(event: Event, sightings: Sequence[Sighting]) -> list[str]:
    """Why it waits, in the reader's language."""
    organizers = list(event.organizers.all())
    found = standing.doubts([statement_of(row, organizers) for row in sightings])
    if not found and event.standing == Event.Standing.HELD:
        found = ["read with little certainty"]
    return reasons(found)


def reasons(phrases: Sequence[str]) -> list[str]:
    return [str(REASONS.get(phrase, phrase)) for phrase in phrases]


def weakest(sightings: Sequence[Sighting]) -> Sighting:
    """The current word that is least sure; of a draft's sources the one to look at."""
    current = [row for row in sightings if row.is_current] or list(sightings)
    return min(current, key=lambda row: (row.draft.get("confidence", 1.0), row.pk))


def _lines(draft: dict[str, Any], other: dict[str, Any] | None) -> list[Line]:
    sure = draft.get("confidences") or {}
    found = []
    for field in FIELDS:
        words = value_words(field, draft.get(field))
        theirs = other.get(field) if other else None
        if not words or (field == "status" and {draft.get(field), theirs} <= {"scheduled", None}):
            continue
        differs = bool(theirs) and field not in merging.LISTS and not merging.agree(field, draft[field], theirs)
        confidence = sure.get(field)
        found.append(
            Line(
                field,
                field_name(field),
                words,
                _percent(confidence) if confidence is not None else None,
                confidence is not None and confidence < standing.SURE,
                differs and field != "description",
            )
        )
    return found


def _labelled(stretch: Stretch) -> tuple[str, str]:
    """(text, names of the fields whose evidence it is, or "")."""
    return stretch.text, ", ".join(field_name(field) for field in stretch.fields)


def _percent(share: float) -> int:
    return round(100 * share)
