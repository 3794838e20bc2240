"""What sources say, kept: fetches, documents, sightings and the events that they come to."""

import datetime as dt
import hashlib
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Prefetch

from salony.catalogue import settling
from salony.catalogue.actions.joining import take_in
from salony.catalogue.directory import Directory
from salony.catalogue.merging import Statement
from salony.catalogue.models import (
    City,
    Event,
    Fetch,
    Institution,
    Occurrence,
    Reading,
    Sighting,
    Source,
    StoredSnapshot,
)
from salony.catalogue.rulings import kept_apart
from salony.catalogue.settling import Author
from salony.catalogue.slugs import free_slugs
from salony.resolution import fold
from salony.vocabulary import Decision, EventDraft, Snapshot, Verdict, draft_from_json, draft_to_json

Clock = Callable[[], dt.datetime]
"""Answers the present moment, aware."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a document came to: ids of events that are new, and of those that became different."""

    created: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()


def start_fetch(*, source: Source, clock: Clock) -> Fetch:
    return Fetch.objects.create(source=source, started_at=clock())


def finish_fetch(
    *,
    fetch: Fetch,
    outcome: Fetch.Outcome,
    clock: Clock,
    messages: Sequence[Mapping[str, str]] = (),
    drafts: int = 0,
    recorded: Sequence[Recorded] = (),
    snapshots: Collection[StoredSnapshot] = (),
) -> Fetch:
    """Close the fetch with what came of it."""
    created = frozenset().union(*(each.created for each in recorded))
    changed = frozenset().union(*(each.changed for each in recorded)) - created
    fetch.outcome, fetch.messages, fetch.finished_at = outcome, list(messages), clock()
    fetch.drafts, fetch.created, fetch.changed = drafts, len(created), len(changed)
    with transaction.atomic():
        fetch.save()
        fetch.snapshots.set(snapshots)
    return fetch


def mark_interrupted(*, city: City, clock: Clock, message: Mapping[str, str]) -> int:
    """Close the fetches that a sudden end left running; the holder of the gathering's lock alone can know them.

    Answers how many.
    """
    left = Fetch.objects.filter(source__city=city, outcome=Fetch.Outcome.RUNNING)
    return left.update(outcome=Fetch.Outcome.INTERRUPTED, finished_at=clock(), messages=[message])


@transaction.atomic
def keep_snapshot(*, snapshot: Snapshot, clock: Clock) -> StoredSnapshot:
    """Keep the bytes once, under their digest; known ones are left as they are."""
    row, _ = StoredSnapshot.objects.get_or_create(
        digest=snapshot.digest,
        defaults={
            "packed": zlib.compress(snapshot.content, 6),
            "size": len(snapshot.content),
            "media_type": snapshot.media_type[:100],
            "charset": (snapshot.charset or "")[:40],
            "url": (snapshot.url or "")[:1000],
            "published": snapshot.published,
            "first_seen_at": snapshot.fetched_at or clock(),
        },
    )
    return row


def unpack(stored: StoredSnapshot) -> bytes:
    """The bytes as they came."""
    return zlib.decompress(stored.packed)


def sighting_keys(drafts: Sequence[EventDraft], *, document: str = "") -> list[str]:
    """Each draft's identity within its source: its uid, else name, start, rule and venue; repeats are numbered.

    document: the digest of the document where each of the source's is the word of somebody else.
    """
    keys: list[str] = []
    seen: dict[str, int] = {}
    for draft in drafts:
        times = (str(draft.start), str(draft.end) if draft.start is None else "", draft.recurrence or "")
        venue = fold(draft.venue.name) if draft.venue and draft.venue.name else ""
        said = ("uid", draft.uid) if draft.uid else (fold(draft.name), *times, venue)
        said = (document, *said) if document else said
        identity = "\n".join(said)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = f"{identity}\n{seen[identity]}"
        keys.append(hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest())
    return keys


@transaction.atomic
def record(
    *,
    source: Source,
    stored: StoredSnapshot,
    decisions: Sequence[Decision],
    quotes: Sequence[Mapping[str, Any]],
    directory: Directory,
    reader: str,
    reference_day: dt.date,
    clock: Clock,
    url: str = "",
    published: dt.datetime | None = None,
    moved: Mapping[int, str] | None = None,
    document: str = "",
) -> Recorded:
    """Keep what one document says: sightings, their events, occurrences, people, venues, and the reading itself.

    decisions: one for each draft, in their order; a draft whose sighting is known stays with its event whatever was
    decided. quotes: for each draft, by field, {"text", "begin", "stop"}. moved: position → id of the sighting, now
    silent, of which it is the new time. document: as for `sighting_keys`.
    Recording the same again changes nothing.
    """
    now = clock()
    keys = sighting_keys([decision.draft for decision in decisions], document=document)
    known = {row.key: row for row in Sighting.objects.filter(source=source, key__in=keys)}
    former = {str(row.pk): row for row in Sighting.objects.filter(source=source, id__in=(moved or {}).values())}
    owners = _owners(decisions, keys, known, {p: former[pk].event_id for p, pk in (moved or {}).items()})
    Sighting.objects.filter(id__in=former).update(is_current=False)
    stated_at = min(published or now, now)
    whole = _alone(decisions)
    new = _new_events(source, decisions, owners, whole, directory=directory, stated_at=stated_at, now=now)
    created = {event.pk for event in new.values()}
    # What is new and said once is kept whole at once; all others are brought to what is said of them by now.
    alone = {event.pk: event for position, event in new.items() if position in whole}
    touched = created - alone.keys()
    fresh, differing = [], []
    apart = kept_apart(source.city_id) if any(d.verdict is Verdict.UNSURE for d in decisions) else frozenset()
    earlier: dict[int, list[EventDraft]] = {}
    for old in former.values():
        earlier.setdefault(old.event_id, []).append(draft_from_json(old.draft))
    for position, decision in enumerate(decisions):
        said = {
            "draft": draft_to_json(decision.draft),
            "quotes": dict(quotes[position]),
            "snapshot_id": stored.pk,
            "url": url[:1000],
            "is_current": True,
        }
        row = known.get(keys[position])
        if row is None:
            if owners[position] not in alone:
                touched.add(owners[position])
            fresh.append(
                Sighting(
                    event_id=owners[position],
                    source=source,
                    key=keys[position],
                    venue=directory.venue(decision.draft.venue),
                    probability=decision.probability,
                    reasons=list(decision.reasons),
                    **_resembled(decision, owners[position], apart),
                    first_seen_at=now,
                    stated_at=stated_at,
                    **said,
                )
            )
        elif any(getattr(row, column) != value for column, value in said.items()):
            if row.draft != said["draft"] or not row.is_current:
                # A word that changed under an unchanged stamp is as new as its discovery.
                row.stated_at = min(published, now) if published and published > row.stated_at else now
                row.venue = directory.venue(decision.draft.venue)
                touched.add(row.event_id)
                earlier.setdefault(row.event_id, []).append(draft_from_json(row.draft))
            for column, value in said.items():
                setattr(row, column, value)
            differing.append(row)
    Sighting.objects.bulk_create(fresh, batch_size=200)
    columns = ["draft", "quotes", "snapshot", "url", "is_current", "stated_at", "venue"]
    Sighting.objects.bulk_update(differing, columns, batch_size=100) if differing else None
    touched |= _absorb(decisions, owners, source, now)
    author = Author(source=source)
    pairs = [(alone[row.event_id], row) for row in fresh if row.event_id in alone]
    settling.settle_begun(pairs, directory=directory, author=author, now=now)
    changed = settling.settle(touched, directory=directory, author=author, now=now, earlier=earlier) | alone.keys()
    _keep_reading(source, stored, reader, reference_day, keys)
    return Recorded(frozenset(created), frozenset(changed))


def _resembled(decision: Decision, event: int, apart: frozenset[frozenset[int]]) -> dict[str, Any]:
    """The known event of which an editor is asked whether it is this one, unless one has said that it is not."""
    if decision.verdict is not Verdict.UNSURE or decision.resembles is None:
        return {}
    if int(decision.resembles) == event or frozenset((int(decision.resembles), event)) in apart:
        return {}
    return {"resembles_id": int(decision.resembles), "likeness": 1.0 - decision.probability}


def _owners(
    decisions: Sequence[Decision], keys: Sequence[str], known: Mapping[str, Sighting], moved: Mapping[int, int]
) -> dict[int, int]:
    """Position → id of the event, for every draft whose event is there already."""
    owners: dict[int, int] = {}
    for position, decision in enumerate(decisions):
        if keys[position] in known:
            owners[position] = known[keys[position]].event_id
        elif position in moved:
            owners[position] = moved[position]
        elif decision.event is not None:
            owners[position] = int(decision.event)
    return owners


def _new_events(
    source: Source,
    decisions: Sequence[Decision],
    owners: dict[int, int],
    whole: set[int],
    *,
    directory: Directory,
    stated_at: dt.datetime,
    now: dt.datetime,
) -> dict[int, Event]:
    """Position → the row for each draft that is new; those of `whole` are filled with what the draft says. `owners` is
    completed with them and with those that join them."""
    new = [p for p, d in enumerate(decisions) if p not in owners and (d.joins is None or d.joins == p)]
    starts = {p: decisions[p].draft.start for p in new if not decisions[p].draft.recurrence}
    days = {p: start.date for p, start in starts.items() if start and start.date}
    names = [f"{decisions[p].draft.name[:90]} {days[p]}" if p in days else decisions[p].draft.name[:90] for p in new]
    events = {}
    for position, slug in zip(new, free_slugs(source.city, names), strict=True):
        draft = decisions[position].draft
        event = Event(city=source.city, slug=slug, name=draft.name[:300], created_at=now, updated_at=now)
        if position in whole:
            settling.begin(event, _word(source, stated_at, draft), directory=directory)
        events[position] = event
    Event.objects.bulk_create(events.values())
    owners.update((position, event.pk) for position, event in events.items())
    for position, decision in enumerate(decisions):
        if position not in owners and decision.joins is not None:
            owners[position] = owners[decision.joins]
    return events


def _word(source: Source, stated_at: dt.datetime, draft: EventDraft) -> Statement:
    """A draft's word before its sighting is kept."""
    return Statement("", source.slug, source.authority, stated_at, draft, threshold=source.threshold)


def _alone(decisions: Sequence[Decision]) -> set[int]:
    """Drafts that speak of an event which no other draft speaks of, and that neither belongs to another nor takes one
    in: if it is new, its draft is all there is to say."""
    joined = {d.joins for position, d in enumerate(decisions) if d.joins is not None and d.joins != position}
    return {
        position
        for position, decision in enumerate(decisions)
        if position not in joined and not decision.absorbs and not decision.draft.part_of
    }


def _absorb(decisions: Sequence[Decision], owners: Mapping[int, int], source: Source, now: dt.datetime) -> set[int]:
    """Merge events that a draft shows to be its own; their addresses lead on. Answers the ids concerned.

    What a human holds apart stays apart.
    """
    wanted: dict[int, list[int]] = {}
    for position, decision in enumerate(decisions):
        target = owners[position]
        if merged := [int(key) for key in decision.absorbs if int(key) != target]:
            wanted.setdefault(target, []).extend(merged)
    if not wanted:
        return set()
    apart = kept_apart(source.city_id)
    for target, merged in wanted.items():
        for pk in merged:
            if frozenset((target, pk)) not in apart:
                take_in(kept=target, others=[pk], now=now, source=source)
    return set(wanted)


def _keep_reading(source: Source, stored: StoredSnapshot, reader: str, day: dt.date, keys: list[str]) -> None:
    row = Reading.objects.filter(source=source, snapshot=stored).first()
    if row is None:
        Reading.objects.create(source=source, snapshot=stored, reader=reader, reference_day=day, keys=keys)
    elif (row.reader, row.reference_day, row.keys) != (reader, day, keys):
        row.reader, row.reference_day, row.keys = reader, day, keys
        row.save()


@transaction.atomic
def know_institution(*, city: City, name: str, url: str = "") -> Institution:
    """The institution's record by any of its names, made where there is none: a room above has met it."""
    return Directory(city).institution(name, url)


@dataclass(frozen=True, slots=True)
class Retired:
    """number: sightings that are no longer current. refused: how many stay although nobody says them, to be safe."""

    number: int = 0
    refused: int = 0


@transaction.atomic
def retire(
    *, source: Source, seen: Collection[str], directory: Directory, clock: Clock, force: bool = False
) -> Retired:
    """What the source no longer says is no longer current; the events stay, for silence is no cancellation.

    Events that are over do not count: their announcements fall off every programme. Of the others no more than a fifth
    of what the source says (and always one) is retired at once unless forced: a page half loaded calls no season off.
    """
    now = clock()
    current = list(Sighting.objects.filter(source=source, is_current=True))
    today = now.astimezone(ZoneInfo(source.city.time_zone)).date()
    placed = Occurrence.objects.filter(event__sightings__source=source)
    ahead = set(placed.filter(last_day__gte=today).values_list("event", flat=True))
    over = set(placed.values_list("event", flat=True)) - ahead
    wanted = set(seen)
    missing = [row for row in current if row.key not in wanted and row.event_id not in over]
    if not missing:
        return Retired()
    if not force and len(missing) > max(1, len(current) // 5):
        return Retired(refused=len(missing))
    Sighting.objects.filter(id__in=[row.pk for row in missing]).update(is_current=False)
    events = {row.event_id for row in missing}
    settling.settle(events, directory=directory, author=Author(source=source), now=now)
    return Retired(number=len(missing))


@transaction.atomic
def refresh_occurrences(*, city: City, clock: Clock) -> int:
    """Series are placed anew as time goes on. Answers how many occurrences came or went."""
    events = Event.objects.filter(city=city, merged_into=None).exclude(recurrence="")
    rows = events.prefetch_related("occurrences", Prefetch("sightings", Sighting.objects.only("event_id", "stated_at")))
    return settling.place(list(rows), zone=ZoneInfo(city.time_zone), today=clock())
