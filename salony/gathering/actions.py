"""The order of the stages, for one source or for a city: fetch, keep, read, decide, record, retire.

Each document is recorded in one transaction of its own: a gathering killed at any moment has either recorded a document
or not, and the next one finds by the document's digest what is left to do.
"""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

import salony
from salony import extraction, resolution, sources
from salony.catalogue import actions, listing, queries, rulings
from salony.catalogue.directory import Directory
from salony.catalogue.models import City, Fetch, Sighting, Source, StoredSnapshot
from salony.discovery import index
from salony.extraction.document import Document
from salony.gathering.lock import only_one
from salony.gathering.quoting import quotes
from salony.partnerships import actions as partners
from salony.resolution import Neighbour
from salony.vocabulary import Decision, EventDraft, Explained, Snapshot, Verdict, draft_from_json

logger = logging.getLogger(__name__)
Clock = Callable[[], dt.datetime]
Step = Callable[[Source, int, int], None]
"""Told of progress: the source, how many of its documents are done, and of how many."""


@dataclass
class _Visit:
    """What is known in the course of one source's gathering."""

    source: Source
    clock: Clock
    zone: ZoneInfo
    directory: Directory
    force: bool
    apart: frozenset[frozenset[int]]
    kept: list[StoredSnapshot] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    recorded: list[actions.Recorded] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    unreadable: int = 0
    drafts: int = 0


@dataclass(frozen=True)
class _Read:
    """One document that has been read and not been recorded yet. reference: naive local time."""

    stored: StoredSnapshot
    snapshot: Snapshot
    reference: dt.datetime
    drafts: list[EventDraft]
    quotes: list[dict[str, dict[str, object]]]


@dataclass(frozen=True, slots=True)
class _Former:
    """A sighting that its source no longer says: its id, as text, and its event's."""

    sighting: str
    event: int


def run_city(
    *,
    city: City,
    clock: Clock,
    only: Sequence[str] = (),
    force: bool = False,
    wait: float = 0.0,
    step: Step | None = None,
) -> list[Fetch]:
    """Gather every active source of the city (or those whose slugs are given), one after the other.

    Answers what came of each. Raises gathering.lock.AlreadyGathering, and ValueError for a slug that is not known.
    """
    chosen = [source for source in city.sources.all() if (source.slug in only if only else source.is_active)]
    if unknown := sorted(set(only) - {source.slug for source in chosen}):
        raise ValueError(", ".join(unknown))
    with only_one(wait=wait):
        message = _("The gathering ended before this source was done. What was recorded stays; the rest follows now.")
        actions.mark_interrupted(city=city, clock=clock, message=_in_each_language(message))
        if actions.refresh_occurrences(city=city, clock=clock):
            index.update(listing.recurring(city.pk))
        fetches = [_run(source, clock, force, step) for source in chosen]
        index.compact()
        partners.take_in_city(city=city, clock=clock)
        return fetches


def run(source: Source, clock: Clock, *, force: bool = False) -> Fetch:
    """Gather one source. Never raises for what a source does: the fetch says what failed. Raises AlreadyGathering."""
    with only_one():
        return _run(source, clock, force, None)


def _run(source: Source, clock: Clock, force: bool, step: Step | None) -> Fetch:
    fetch = actions.start_fetch(source=source, clock=clock)
    zone = ZoneInfo(source.city.time_zone)
    visit = _Visit(source, clock, zone, Directory(source.city), force, rulings.kept_apart(source.city_id))
    outcome = Fetch.Outcome.FAILED
    try:
        outcome = _visit(visit, step)
    except sources.FetchError as error:
        visit.problems.append(_explained(error))
    except KeyboardInterrupt:
        message = _("Stopped by hand. What was recorded stays; gather again for the rest.")
        visit.problems.append(_in_each_language(message))
        _close(fetch, visit, Fetch.Outcome.INTERRUPTED)
        raise
    except Exception as error:
        # The last resort: whatever is wrong with one source, the others are read.
        logger.exception("gathering %s", source.slug)
        message = _(
            "%(source)s could not be recorded: %(error)s. The other sources are not affected; please report this."
        )
        parameters = {"source": source.name, "error": f"{type(error).__name__}: {error}"}
        visit.problems.append(_in_each_language(message, **parameters))
    return _close(fetch, visit, outcome)


def _explained(error: Explained, where: str = "") -> dict[str, str]:
    """What an error says, in every language of the pages."""
    before = f"{where}: " if where else ""
    return {language: before + error.message(language) for language, _name in settings.LANGUAGES}


def _in_each_language(message: str, **parameters: object) -> dict[str, str]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = gettext(message) % parameters
    return said


def _close(fetch: Fetch, visit: _Visit, outcome: Fetch.Outcome) -> Fetch:
    return actions.finish_fetch(
        fetch=fetch,
        outcome=outcome,
        clock=visit.clock,
        messages=visit.problems,
        drafts=visit.drafts,
        recorded=visit.recorded,
        snapshots=visit.kept,
    )


def _visit(visit: _Visit, step: Step | None) -> Fetch.Outcome:
    source = visit.source
    spec = sources.SourceSpec(
        kind=source.kind,
        address=source.address,
        options=source.options,
        base=Path(source.city.folder) if source.city.folder else None,
    )
    policy = sources.FetchPolicy(site=settings.SALONY_SITE, allow_private=settings.SALONY_ALLOW_PRIVATE_ADDRESSES)
    snapshots = sources.fetch(spec, clock=lambda: visit.clock().astimezone(visit.zone), policy=policy)
    reads = _read_all(visit, snapshots)
    moved = _moved(visit, reads)
    done = len(snapshots) - len(reads)
    for number, read in enumerate(reads):
        if step:
            step(source, done + number, len(snapshots))
        _record(visit, read, moved)
    if step:
        step(source, len(snapshots), len(snapshots))
    if visit.unreadable and visit.unreadable == len(snapshots):
        return Fetch.Outcome.FAILED
    # What an unreadable document says is not known, so nobody's silence counts.
    retired = actions.Retired() if visit.unreadable else _retire(visit)
    return Fetch.Outcome.RECORDED if reads or retired.number else Fetch.Outcome.UNCHANGED


def _read_all(visit: _Visit, snapshots: Sequence[Snapshot]) -> list[_Read]:
    """Keep every document, and read those that are not known in the same form yet."""
    known = queries.readings(visit.source, [snapshot.digest for snapshot in snapshots])
    reads = []
    for snapshot in snapshots:
        stored = actions.keep_snapshot(snapshot=snapshot, clock=visit.clock)
        visit.kept.append(stored)
        try:
            document = extraction.document(snapshot)
        except extraction.Unreadable as error:
            visit.unreadable += 1
            visit.problems.append(_explained(error, snapshot.url or visit.source.address))
            continue
        visit.problems += [_explained(error, snapshot.url or visit.source.address) for error in document.problems]
        first_seen = stored.first_seen_at.astimezone(visit.zone).replace(tzinfo=None)
        reference = _reference(snapshot, document, first_seen, visit.zone)
        earlier = known.get(stored.pk)
        same = earlier and (earlier.reader, earlier.reference_day) == (salony.__version__, reference.date())
        if earlier and same and not visit.force:
            visit.seen.update(earlier.keys)
            visit.drafts += len(earlier.keys)
            continue
        drafts = extraction.read_document(document, reference=reference)
        visit.seen.update(_keys(visit, stored, drafts))
        visit.drafts += len(drafts)
        reads.append(_Read(stored, snapshot, reference, drafts, [quotes(draft, document.text) for draft in drafts]))
    return reads


def _reference(snapshot: Snapshot, document: Document, first_seen: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """When the document was published, as far as anybody knows; else when these bytes were first seen.

    Never the time of this fetch: "tomorrow" on a page that stays as it is does not move from day to day.
    """
    if snapshot.published is not None:
        return (
            snapshot.published.astimezone(zone).replace(tzinfo=None)
            if snapshot.published.tzinfo
            else snapshot.published
        )
    return document.published or first_seen


def _record(visit: _Visit, read: _Read, moved: dict[str, _Former]) -> None:
    places = [visit.directory.place_of(draft.venue) for draft in read.drafts]
    decisions = resolution.decide(
        read.drafts,
        _neighbours(visit, read.drafts),
        places=places,
        source=_voice(visit.source, read.stored.pk),
        said=read.reference.date(),
    )
    keys = _keys(visit, read.stored, read.drafts)
    at = read.reference.replace(tzinfo=visit.zone)
    with transaction.atomic():
        recorded = actions.record(
            source=visit.source,
            stored=read.stored,
            decisions=decisions,
            quotes=read.quotes,
            directory=visit.directory,
            reader=salony.__version__,
            reference_day=read.reference.date(),
            clock=visit.clock,
            url=read.snapshot.url or "",
            published=at,
            document=_own_voice(visit.source, read.stored.pk),
            moved={
                p: moved[key].sighting
                for p, key in enumerate(keys)
                if key in moved and _goes_on(visit, moved[key], decisions[p])
            },
        )
        index.update(recorded.created | recorded.changed)
    visit.recorded.append(recorded)


def _neighbours(visit: _Visit, drafts: Sequence[EventDraft]) -> list[Neighbour]:
    days = [day for draft in drafts for when in (draft.start, draft.end) if when and (day := when.date)]
    today = visit.clock().astimezone(visit.zone).date()
    first, last = min(days, default=today), max(days, default=today)
    if any(draft.recurrence for draft in drafts):
        last = max(last, today + dt.timedelta(days=400))
    return [_neighbour(visit, row) for row in queries.sightings_around(visit.source.city, first, last)]


def _neighbour(visit: _Visit, row: Sighting, *, key: str = "") -> Neighbour:
    draft = draft_from_json(row.draft)
    voice = _voice(row.source, row.snapshot_id)
    place = visit.directory.place_of(draft.venue)
    said = row.stated_at.astimezone(visit.zone).date()
    return Neighbour.of(key or str(row.event_id), draft, place, source=voice, said=said)


def _voice(source: Source, digest: str) -> str:
    """Whose word a document is: its source's, or of a source that keeps many people's documents, its own."""
    return f"{source.pk} {_own_voice(source, digest)}".rstrip()


def _own_voice(source: Source, digest: str) -> str:
    kind = sources.KINDS.get(source.kind)
    return digest if kind is not None and kind.of_many else ""


def _keys(visit: _Visit, stored: StoredSnapshot, drafts: Sequence[EventDraft]) -> list[str]:
    return actions.sighting_keys(drafts, document=_own_voice(visit.source, stored.pk))


def _goes_on(visit: _Visit, former: _Former, decision: Decision) -> bool:
    """Whether the draft is its source's former word; another event that it equals has it, unless a human holds the two
    apart."""
    if decision.verdict is not Verdict.SAME or decision.event is None:
        return decision.verdict is not Verdict.SAME
    return frozenset((former.event, int(decision.event))) in visit.apart


def _moved(visit: _Visit, reads: Sequence[_Read]) -> dict[str, _Former]:
    """Key of a new draft → the sighting, not yet due and no longer said, of which it is the new time or wording."""
    today = visit.clock().astimezone(visit.zone).date()
    said = queries.current_sightings(visit.source)
    known = {row.key for row in said}
    missing = [_neighbour(visit, row, key=str(row.pk)) for row in said if row.key not in visit.seen]
    missing = [old for old in missing if old.start and old.start.date and old.start.date >= today]
    fresh = [
        (key, draft)
        for read in reads
        for key, draft in zip(_keys(visit, read.stored, read.drafts), read.drafts, strict=True)
        if key not in known and draft.start and draft.start.date and draft.start.date >= today
    ]
    if not missing or not fresh:
        return {}
    drafts = [draft for _key, draft in fresh]
    places = [visit.directory.place_of(draft.venue) for draft in drafts]
    found = resolution.moved(drafts, missing, places=places)
    events = {str(row.pk): row.event_id for row in said}
    return {fresh[position][0]: _Former(sighting, events[sighting]) for position, sighting in found.items()}


def _retire(visit: _Visit) -> actions.Retired:
    retired = actions.retire(
        source=visit.source, seen=visit.seen, directory=visit.directory, clock=visit.clock, force=visit.force
    )
    if retired.refused:
        message = _(
            "%(source)s no longer mentions %(number)d coming events. That is more than a fifth of what it says, so "
            "they stay as they are. Look at its page; if it is right, gather it again with --force."
        )
        visit.problems.append(_in_each_language(message, source=visit.source.name, number=retired.refused))
    return retired
