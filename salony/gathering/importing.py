"""A collection of events in lines of JSON, taken into the catalogue as one document of one source.

A line is one event (`id`, `name`, `start`, `end` in EDTF, `venue`, `city`, `organizer`, `people`, `price`, `status`,
`recurrence`, `part_of`, `description`, `category`, `audience`, `calendar`: the slug of the city in whose calendar it
stands, where that is not the one named for all), or what `salony read --jsonl` writes (`id`, `events`).
Category, audience and accessibility that a line does not state are read from its words, as from any announcement.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import salony
from salony import extraction
from salony.catalogue import actions
from salony.catalogue.directory import Directory
from salony.catalogue.models import City, Source
from salony.discovery import index
from salony.extraction.fields import READERS, Scope
from salony.resolution import slug_of
from salony.vocabulary import (
    CATEGORIES,
    AudienceDraft,
    Decision,
    EventDraft,
    EventStatus,
    OrganizationDraft,
    PartialDateTime,
    PersonDraft,
    PlaceDraft,
    PriceDraft,
    Snapshot,
    Verdict,
    draft_from_json,
)

PORTION = 500
"""Lines recorded in one transaction."""
WAITING = 20_000
"""Lines of several calendars that wait at most until their portions are full."""
READ = ("category", "audience", "accessibility", "topics")


class ImportFailed(Exception):
    """A line that cannot be taken in: which one, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Imported:
    events: int
    created: int


def drafts(lines: Iterable[str]) -> Iterator[tuple[str, EventDraft]]:
    """(calendar, draft); the calendar is "" where the line names none. Raises ImportFailed, naming the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "events" in row:
                name = str(row.get("id") or number)
                yield from (
                    ("", replace(draft_from_json(one), uid=one.get("uid") or f"{name}/{position}"))
                    for position, one in enumerate(row["events"], 1)
                )
            else:
                yield _calendar(row), _draft(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ImportFailed(
                f"line {number}: {type(error).__name__}: {error}. Each line is one event as JSON with at least a name; "
                "correct it and import again, lines that are in already are not doubled."
            ) from error


@dataclass(slots=True)
class _Calendar:
    """A city as it is being filled: the collection as one of its sources, and the lines that wait."""

    source: Source
    directory: Directory
    waiting: list[EventDraft]


def load(
    *,
    city: Callable[[str], City],
    lines: Iterable[str],
    clock: Callable[[], dt.datetime],
    name: str,
    step: Callable[[int], None],
) -> Imported:
    """Take the lines in and bring the index up to date. Importing again changes nothing. Raises ImportFailed.

    city: of a calendar's slug, of "" where a line names none. Read line by line: it may be larger than memory.
    """
    calendars: dict[str, _Calendar] = {}
    events = created = waiting = 0

    def record(one: _Calendar) -> None:
        nonlocal events, created, waiting
        created += _record(one.source, one.directory, one.waiting, clock)
        events += len(one.waiting)
        waiting -= len(one.waiting)
        one.waiting = []
        step(events)

    for slug, draft in drafts(lines):
        if slug not in calendars:
            calendars[slug] = _opened(city(slug), name)
        one = calendars[slug]
        one.waiting.append(draft)
        waiting += 1
        if len(one.waiting) == PORTION:
            record(one)
        elif waiting == WAITING:
            record(max(calendars.values(), key=lambda each: len(each.waiting)))
    for one in calendars.values():
        if one.waiting:
            record(one)
    index.rebuild()
    return Imported(events, created)


def _opened(city: City, name: str) -> _Calendar:
    source, _ = Source.objects.get_or_create(
        city=city,
        slug="zbior",
        defaults={"name": name[:200], "kind": "archive", "address": name[:1000], "is_active": False, "threshold": 0.0},
    )
    return _Calendar(source, Directory(city), [])


def _record(source: Source, directory: Directory, portion: list[EventDraft], clock: Callable[[], dt.datetime]) -> int:
    content = "\n".join(f"{draft.uid}\t{draft.name}\t{draft.start}" for draft in portion)
    stored = actions.keep_snapshot(snapshot=Snapshot.of_text(content), clock=clock)
    decisions = [
        Decision(position=position, draft=draft, verdict=Verdict.NEW, reasons=("imported",))
        for position, draft in enumerate(portion)
    ]
    recorded = actions.record(
        source=source,
        stored=stored,
        decisions=decisions,
        quotes=[{} for _ in portion],
        directory=directory,
        reader=salony.__version__,
        reference_day=clock().date(),
        clock=clock,
    )
    return len(recorded.created)


def _calendar(row: Mapping[str, Any]) -> str:
    slug = str(row.get("calendar") or "")
    if slug and slug_of(slug) != slug:
        raise ValueError(f"calendar {slug!r} is no slug: small letters, digits and hyphens, as in {slug_of(slug)!r}")
    return slug


def _draft(row: Mapping[str, Any]) -> EventDraft:
    name = str(row["name"]).strip()
    if not name:
        raise ValueError("the name is empty")
    draft = EventDraft(
        name=name,
        uid=str(row["id"]) if row.get("id") is not None else None,
        start=_when(row.get("start")),
        end=_when(row.get("end")),
        recurrence=row.get("recurrence") or None,
        status=EventStatus(row["status"]) if row.get("status") in set(EventStatus) else EventStatus.SCHEDULED,
        venue=_venue(row),
        organizer=tuple(OrganizationDraft(name=one) for one in _names(row.get("organizer"))),
        people=tuple(PersonDraft(name=one) for one in _names(row.get("people"))),
        price=_price(row.get("price")),
        part_of=row.get("part_of") or None,
        description=row.get("description") or None,
        language=row.get("language") or None,
        category=CATEGORIES.get(str(row.get("category") or "")),
        audience=AudienceDraft(kinds=tuple(_names(row["audience"]))) if row.get("audience") else None,
    )
    return _completed(draft, row)


def _completed(draft: EventDraft, row: Mapping[str, Any]) -> EventDraft:
    """What kind of event it is and for whom, read from its own words."""
    said = "\n".join(str(part) for part in (draft.name, *_names(row.get("people")), row.get("description")) if part)
    try:
        document = extraction.document(Snapshot.of_text(said))
    except extraction.Unreadable:
        return draft
    scope = Scope(document, ((0, len(document.text)),))
    for field in READ:
        if not getattr(draft, field) and (found := READERS[field](draft, scope)):
            changes: dict[str, Any] = {field: found.value}
            draft = replace(draft, **changes)
    return draft


def _when(text: Any) -> PartialDateTime | None:
    """EDTF; an hour without a day ("T20:00") says no day and is left out."""
    return PartialDateTime.parse(text) if isinstance(text, str) and text and not text.startswith("T") else None


def _venue(row: Mapping[str, Any]) -> PlaceDraft | None:
    """A town alone is a place too: the event is somewhere in it."""
    name, town = row.get("venue"), row.get("city")
    if isinstance(name, Mapping):
        return PlaceDraft(**{key: value for key, value in name.items() if value is not None})
    if not (name or town):
        return None
    return PlaceDraft(
        name=name or town,
        address=row.get("address"),
        city=town,
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
    )


def _price(value: Any) -> PriceDraft | None:
    if value in (None, ""):
        return None
    if value == "free" or value is True:
        return PriceDraft(free=True)
    if isinstance(value, int | float):
        return PriceDraft(amount=float(value), currency="PLN", free=value == 0)
    return PriceDraft(text=str(value))


def _names(value: Any) -> list[str]:
    """Names out of a text or a list of texts or of records with a name."""
    rows = value if isinstance(value, list) else [value] if value else []
    names = (one.get("name") if isinstance(one, Mapping) else one for one in rows)
    return [str(name).strip() for name in names if name and str(name).strip()]
