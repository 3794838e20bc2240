"""From an event's sightings and edits to its row: merged anew, written where it differs, with a line in the log.

Part of `actions`: called from there, within its transactions, and from nowhere else.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Prefetch

from salony.catalogue import merging
from salony.catalogue.directory import Directory, Mention, place_draft
from salony.catalogue.merging import Statement
from salony.catalogue.models import Change, Event, Institution, Occurrence, Participation, Sighting, Source
from salony.catalogue.occurrences import Placing, Schedule, placings
from salony.catalogue.standing import standing_of
from salony.catalogue.statements import statement_of
from salony.catalogue.telling import kind_of
from salony.resolution import fold
from salony.vocabulary import EventDraft, PartialDateTime


@dataclass(frozen=True, slots=True)
class Author:
    """Who brings a change about: a source or an editor."""

    source: Source | None = None
    editor: AbstractBaseUser | None = None


TEXTS: dict[str, int] = {
    "name": 300,
    "start": 20,
    "end": 20,
    "door_time": 20,
    "recurrence": 300,
    "status": 12,
    "previous_start": 20,
    "previous_venue": 200,
    "category": 40,
    "description": 10_000,
    "language": 8,
    "url": 1000,
    "ticket_url": 1000,
    "image": 1000,
}
"""Fields that are one text, and the most characters that are kept of it."""
_COLUMNS = (
    *TEXTS,
    "exclusions",
    "topics",
    "audience",
    "accessibility",
    "registration",
    "is_free",
    "price",
    "currency",
    "price_text",
    "is_online",
    "venue_id",
    "part_of_id",
    "values",
    "standing",
    "is_hidden",
)
HIDDEN = frozenset({Event.Standing.HELD, Event.Standing.WITHHELD})
"""What is not shown."""
HUMAN = frozenset({Event.Standing.ACCEPTED, Event.Standing.WITHHELD})
"""A human's word, which no source changes."""


def settle(
    ids: Collection[int],
    *,
    directory: Directory,
    author: Author,
    now: dt.datetime,
    earlier: Mapping[int, Sequence[EventDraft]] | None = None,
) -> set[int]:
    """Bring the events to what their sightings and edits say. Answers the ids of those that became different.

    earlier: by event, what the source that now speaks said of it before.
    """
    events = list(
        Event.objects.filter(id__in=ids).prefetch_related(
            Prefetch("sightings", Sighting.objects.select_related("source__institution")),
            "edits",
            "organizers",
            "occurrences",
            "participations",
        )
    )
    changes: list[Change] = []
    different: set[int] = set()
    for event in events:
        before, is_new = _columns(event), not event.values
        edits = {edit.field: edit.value for edit in event.edits.all()}
        statements = _statements(event, directory)
        values = _merged(statements, edits)
        changes.extend(_logged(event, values, author, now, (earlier or {}).get(event.pk, ())))
        _apply(event, values, directory, is_named_by_hand="name" in edits)
        changes.extend(_stood(event, statements, author, now, is_new=is_new))
        if _columns(event) != before:
            event.updated_at = now
            different.add(event.pk)
    _link_parts(events, different, now)
    changed = [event for event in events if event.pk in different]
    # Whole rows over those that are there: a third of the work, and a twentieth of the time, of an update by cases.
    columns = [*(column.removesuffix("_id") for column in _COLUMNS), "updated_at"]
    Event.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=columns)
    Change.objects.bulk_create(changes)
    place(events, zone=ZoneInfo(directory.city.time_zone), today=now)
    _sync_organizers(events, directory)
    _sync_people(events, directory)
    return different


def begin(event: Event, statement: Statement, *, directory: Directory) -> None:
    """Fill a row that is not kept yet with what its only sighting says."""
    _apply(event, _merged([statement], {}), directory, is_named_by_hand=False)
    event.standing = standing_of([statement], Event.Standing.PUBLISHED)
    event.is_hidden = event.standing in HIDDEN


def settle_begun(
    pairs: Sequence[tuple[Event, Sighting]], *, directory: Directory, author: Author, now: dt.datetime
) -> None:
    """The rest for rows that `begin` filled and that are kept by now, each with its only sighting: log, occurrences,
    organizers, people. Nothing is read back, since nothing of theirs can be there yet."""
    events = [event for event, _ in pairs]
    for event, sighting in pairs:
        # As `prefetch_related` leaves it.
        nothing: dict[str, list[Any]] = {"edits": [], "organizers": [], "occurrences": [], "participations": []}
        event.__dict__["_prefetched_objects_cache"] = nothing | {"sightings": [sighting]}
    Change.objects.bulk_create(
        _line(event, "event", None, event.values.get("name"), Change.Kind.ADDITION, author, now) for event in events
    )
    place(events, zone=ZoneInfo(directory.city.time_zone), today=now)
    _sync_organizers(events, directory)
    _sync_people(events, directory)


def place(events: Iterable[Event], *, zone: ZoneInfo, today: dt.datetime) -> int:
    """Bring the occurrences in line with the events; answers how many rows came or went."""
    gone: list[int] = []
    fresh: list[Occurrence] = []
    day = today.astimezone(zone).date()
    for event in events:
        wanted = [] if event.merged_into_id else _placings(event, zone, day)
        expected = dict.fromkeys(wanted)
        kept = {_placing_of(row): row for row in event.occurrences.all()}
        gone.extend(row.pk for placing, row in kept.items() if placing not in expected)
        fresh.extend(
            Occurrence(
                event=event,
                city_id=event.city_id,
                first_day=placing.first_day,
                last_day=placing.last_day,
                starts_at=placing.starts_at,
                ends_at=placing.ends_at,
            )
            for placing in expected
            if placing not in kept
        )
    if gone:
        Occurrence.objects.filter(id__in=gone).delete()
    Occurrence.objects.bulk_create(fresh, batch_size=500)
    return len(gone) + len(fresh)


def _placing_of(row: Occurrence) -> Placing:
    return Placing(row.first_day, row.last_day, row.starts_at, row.ends_at)


def _placings(event: Event, zone: ZoneInfo, today: dt.date) -> list[Placing]:
    said = [sighting.stated_at for sighting in event.sightings.all()]
    first = min((*said, event.created_at)).astimezone(zone).date()
    found: dict[tuple[dt.date, dt.datetime | None], Placing] = {}
    schedule = Schedule(
        start=_partial(event.start),
        end=_partial(event.end),
        recurrence=event.recurrence or None,
        exclusions=tuple(PartialDateTime.parse(day) for day in event.exclusions),
        since=first,
    )
    for placing in placings(schedule, zone, today):
        kept = Placing(placing.first_day, placing.last_day, _utc(placing.starts_at), _utc(placing.ends_at))
        found.setdefault((kept.first_day, kept.starts_at), kept)
    return list(found.values())


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    """As rows come back: between zones, Python takes an hour that the autumn's change repeats for unequal to itself."""
    return moment.astimezone(dt.UTC) if moment is not None else None


def _partial(text: str) -> PartialDateTime | None:
    return PartialDateTime.parse(text) if text else None


def _columns(event: Event) -> dict[str, Any]:
    return {column: getattr(event, column) for column in _COLUMNS}


def _statements(event: Event, directory: Directory) -> list[Statement]:
    """The words on the event; the organisers' own channels are known by who is named as organizer, as far as known."""
    sightings = list(event.sightings.all())
    edited = next((edit.value for edit in event.edits.all() if edit.field == "organizer"), None)
    named = edited or [row for sighting in sightings for row in sighting.draft.get("organizer") or ()]
    known = [directory.known_institution(row["name"]) for row in named]
    return [statement_of(sighting, [one for one in known if one] or _owners(event)) for sighting in sightings]


def _merged(statements: Sequence[Statement], edits: Mapping[str, Any]) -> dict[str, Any]:
    facts = merging.merge(statements, edits)
    return {fact.field: fact.value for fact in facts if fact.value not in (None, "", [], {}, False)}


def _logged(
    event: Event, values: dict[str, Any], author: Author, now: dt.datetime, earlier: Sequence[EventDraft]
) -> list[Change]:
    if not event.values:
        return [_line(event, "event", None, values.get("name"), Change.Kind.ADDITION, author, now)]
    found = []
    for field in merging.FIELDS:
        before, after = event.values.get(field), values.get(field)
        if before != after:
            kind = kind_of(field, before, after, by_human=author.editor is not None, earlier=earlier)
            found.append(_line(event, field, before, after, kind, author, now))
    return found


def _line(
    event: Event, field: str, before: Any, after: Any, kind: Change.Kind, author: Author, now: dt.datetime
) -> Change:
    return Change(
        event=event,
        field=field,
        before=before,
        after=after,
        kind=kind,
        source=author.source,
        editor_id=author.editor.pk if author.editor else None,
        made_at=now,
    )


def _stood(
    event: Event, statements: Sequence[Statement], author: Author, now: dt.datetime, *, is_new: bool
) -> list[Change]:
    """Whether the event is shown follows how sure its sources are, unless a human has said so."""
    was_hidden = event.is_hidden
    if event.standing not in HUMAN:
        event.standing = standing_of(statements, Event.Standing(event.standing))
    event.is_hidden = event.standing in HIDDEN
    if event.is_hidden == was_hidden or is_new:
        return []
    return [_line(event, "is_hidden", was_hidden, event.is_hidden, Change.Kind.CORRECTION, author, now)]


def _apply(event: Event, values: dict[str, Any], directory: Directory, *, is_named_by_hand: bool) -> None:
    event.values = values
    for column, longest in TEXTS.items():
        text = str(values.get(column) or "")
        # Half an address leads nowhere.
        if column in ("url", "ticket_url", "image", "recurrence") and len(text) > longest:
            text = ""
        setattr(event, column, text[:longest])
    if not is_named_by_hand:
        event.name = _as_title(event.name)
    event.exclusions = values.get("exclusions", [])
    event.topics = values.get("topics", [])
    event.audience = values.get("audience", {})
    event.accessibility = values.get("accessibility", [])
    event.registration = values.get("registration", {})
    event.is_online = bool(values.get("online"))
    price = values.get("price") or {}
    event.is_free = bool(price.get("free"))
    event.price = _decimal(price.get("amount"))
    event.currency = str(price.get("currency") or "PLN")[:3]
    event.price_text = str(price.get("text") or "")[:300]
    event.venue = directory.venue(place_draft(values.get("venue")))


def _as_title(name: str) -> str:
    """With a capital, as a calendar writes it; a first word that mixes its letters ("eMotion") is a name of its own."""
    first = name.partition(" ")[0]
    return name[:1].upper() + name[1:] if first.islower() else name


def _decimal(amount: float | None) -> Decimal | None:
    try:
        value = Decimal(str(amount)).quantize(Decimal("0.01")) if amount is not None else None
    except InvalidOperation:
        return None
    return value if value is None or abs(value) < 10_000_000 else None


def _link_parts(events: list[Event], different: set[int], now: dt.datetime) -> None:
    """To the umbrella event of that name that one of the same sources speaks of."""
    named = [event for event in events if event.values.get("part_of")]
    if not named:
        return
    sources = {sighting.source_id for event in named for sighting in event.sightings.all()}
    umbrellas = {
        fold(name): pk
        for name, pk in Event.objects.filter(sightings__source__in=sources, merged_into=None)
        .order_by("-id")
        .values_list("name", "id")
    }
    for event in named:
        found = umbrellas.get(fold(event.values["part_of"]))
        if found is not None and found not in (event.pk, event.part_of_id):
            event.part_of_id = found
            event.updated_at = now
            different.add(event.pk)


def _organizers(event: Event, directory: Directory) -> list[Institution]:
    """Those that are named; else the institution whose own channel announces it."""
    named = event.values.get("organizer", [])
    if named:
        return [directory.institution(row["name"], row.get("url")) for row in named]
    return _owners(event)


def _owners(event: Event) -> list[Institution]:
    """The institution whose channel of the highest authority announces the event."""
    ranked = sorted(event.sightings.all(), key=lambda s: (-s.source.authority, s.source.slug))
    own = next((s.source.institution for s in ranked if s.source.institution), None)
    return [own] if own else []


def _sync_organizers(events: list[Event], directory: Directory) -> None:
    through = Event.organizers.through
    fresh: list[Any] = []
    gone: list[tuple[int, int]] = []
    for event in events:
        wanted = dict.fromkeys(row.pk for row in _organizers(event, directory))
        kept = {row.pk for row in event.organizers.all()}
        fresh.extend(through(event_id=event.pk, institution_id=pk) for pk in wanted if pk not in kept)
        gone.extend((event.pk, pk) for pk in kept if pk not in wanted)
    through._default_manager.bulk_create(fresh)
    for event_id, institution_id in gone:
        through._default_manager.filter(event_id=event_id, institution_id=institution_id).delete()


def _sync_people(events: list[Event], directory: Directory) -> None:
    mentions = {event.pk: _mentions(event, directory) for event in events}
    known = directory.people(mention for rows in mentions.values() for mention, _ in rows)
    fresh: list[Participation] = []
    gone: list[int] = []
    for event in events:
        wanted = {}
        for position, (mention, row) in enumerate(mentions[event.pk]):
            person = known.get(mention)
            if person is None or person.pk in wanted:
                continue
            home = directory.known_institution(row.get("affiliation"))
            role, affiliation = (row.get("role") or "")[:200], (row.get("affiliation") or "")[:200]
            wanted[person.pk] = (role, affiliation, home.pk if home else None, position)
        kept = {
            row.person_id: (row.role, row.affiliation, row.institution_id, row.position)
            for row in event.participations.all()
        }
        gone.extend(row.pk for row in event.participations.all() if wanted.get(row.person_id) != kept[row.person_id])
        fresh.extend(
            Participation(
                event=event, person_id=pk, role=row[0], affiliation=row[1], institution_id=row[2], position=row[3]
            )
            for pk, row in wanted.items()
            if kept.get(pk) != row
        )
    if gone:
        Participation.objects.filter(id__in=gone).delete()
    Participation.objects.bulk_create(fresh)


def _mentions(event: Event, directory: Directory) -> list[tuple[Mention, Any]]:
    """Who is named, each with the institution they come from, or else with that of the event."""
    rows = event.values.get("people", [])
    if not rows:
        return []
    organizers = _organizers(event, directory)
    host = directory.home_of(organizers[0]) if organizers else None
    return [
        (Mention(row["name"], directory.home_of(directory.known_institution(row.get("affiliation"))) or host), row)
        for row in rows
    ]
