"""Two events become one, one becomes two, and back. Called by the other actions, within their transactions."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from salony.catalogue.models import (
    Change,
    Edit,
    Event,
    Occurrence,
    Participation,
    Ruling,
    Sighting,
    Source,
)
from salony.catalogue.slugs import free_slugs

Moved = dict[str, list[Any]]
"""What went over with an event: ids by kind, and what pointed to it."""


def drafts_of(sightings: Collection[Sighting]) -> list[dict[str, Any]]:
    """The words as labels keep them, oldest sighting first."""
    return [
        {"draft": row.draft, "source": row.source.slug, "sighting": row.pk}
        for row in sorted(sightings, key=lambda row: row.pk)
    ]


def words_on(event_id: int) -> list[Sighting]:
    return list(Sighting.objects.filter(event=event_id).select_related("source"))


def take_in(
    *, kept: int, others: Collection[int], now: dt.datetime, source: Source | None = None, editor_id: int | None = None
) -> list[Ruling]:
    """Each of the others becomes part of the kept one; addresses lead on. What is kept must be settled afterwards."""
    rulings = []
    for other in Event.objects.filter(id__in=others).exclude(pk=kept):
        drafts = {"event": drafts_of(words_on(kept)), "other": drafts_of(words_on(other.pk))}
        rulings.append(
            Ruling.objects.create(
                kind=Ruling.Kind.MERGE,
                event_id=kept,
                other=other,
                source=source,
                editor_id=editor_id,
                drafts=drafts,
                moved=_move_all(kept, other.pk),
                made_at=now,
            )
        )
        _log(kept, "merged", None, other.name, now, source, editor_id)
    return rulings


def _move_all(kept: int, other: int) -> Moved:
    edited = set(Edit.objects.filter(event_id=kept).values_list("field", flat=True))
    moved: Moved = {
        "sightings": _ids(Sighting.objects.filter(event_id=other)),
        "edits": _ids(Edit.objects.filter(event_id=other).exclude(field__in=edited)),
        "absorbed": _ids(Event.objects.filter(merged_into_id=other)),
        "parts": _ids(Event.objects.filter(part_of_id=other)),
        "resembling": [
            list(row)
            for row in Sighting.objects.filter(resembles_id__in=(kept, other), event_id__in=(kept, other)).values_list(
                "id", "resembles_id", "likeness"
            )
        ],
    }
    _send(moved, kept)
    Sighting.objects.filter(resembles_id=other).update(resembles_id=kept)
    Sighting.objects.filter(event_id=kept, resembles_id=kept).update(resembles=None, likeness=None)
    Occurrence.objects.filter(event_id=other).delete()
    Participation.objects.filter(event_id=other).delete()
    Event.organizers.through._default_manager.filter(event_id=other).delete()
    Event.objects.filter(pk=other).update(merged_into_id=kept)
    return moved


def _send(moved: Mapping[str, list[Any]], target: int) -> None:
    Sighting.objects.filter(id__in=moved.get("sightings", ())).update(event_id=target)
    Edit.objects.filter(id__in=moved.get("edits", ())).update(event_id=target)
    Event.objects.filter(id__in=moved.get("absorbed", ())).update(merged_into_id=target)
    Event.objects.filter(id__in=moved.get("parts", ())).exclude(pk=target).update(part_of_id=target)


def give_back(kept: Event, other: Event, moved: Mapping[str, list[Any]], *, now: dt.datetime, editor_id: Any) -> None:
    """What a merge took in is an event of its own again, with what came along, as far as it is still there."""
    still = Sighting.objects.filter(id__in=moved.get("sightings", ()), event=kept)
    _send({**moved, "sightings": _ids(still)}, other.pk)
    Event.objects.filter(pk=other.pk).update(merged_into=None)
    for pk, resembled, likeness in moved.get("resembling", ()):
        Sighting.objects.filter(pk=pk).update(resembles_id=resembled, likeness=likeness)
    _log(kept.pk, "merged", other.name, None, now, None, editor_id)


def take_out(event: Event, rows: Collection[Sighting], *, now: dt.datetime, editor_id: Any) -> Event:
    """A new event of these sightings of the event; both must be settled afterwards."""
    first = min(rows, key=lambda row: row.pk)
    name, start = str(first.draft["name"]), str(first.draft.get("start") or "")[:10]
    (slug,) = free_slugs(event.city, [f"{name[:90]} {start}"])
    made = Event.objects.create(city=event.city, slug=slug, name=name[:300], created_at=now, updated_at=now)
    Sighting.objects.filter(id__in=[row.pk for row in rows]).update(event=made)
    _log(event.pk, "split", None, made.name, now, None, editor_id)
    return made


def put_back(kept: Event, other: Event, *, now: dt.datetime, editor_id: Any) -> None:
    """What a split took out is part of the event again; its address leads there."""
    _move_all(kept.pk, other.pk)
    _log(kept.pk, "split", other.name, None, now, None, editor_id)


def _log(
    event: int,
    field: str,
    before: str | None,
    after: str | None,
    now: dt.datetime,
    source: Source | None,
    editor_id: int | None,
) -> None:
    Change.objects.create(
        event_id=event,
        field=field,
        before=before,
        after=after,
        kind=Change.Kind.CORRECTION,
        source=source,
        editor_id=editor_id,
        made_at=now,
    )


def _ids(rows: Any) -> list[int]:
    return list(rows.values_list("id", flat=True))
