"""A small town of our own, and drafts recorded in it as the conductor would."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from salony.catalogue import actions, queries
from salony.catalogue.directory import Directory
from salony.catalogue.models import City, Event, Institution, Source, Venue
from salony.resolution import Neighbour, decide
from salony.vocabulary import EventDraft, OrganizationDraft, PartialDateTime, PlaceDraft, Snapshot, draft_from_json


class Wieszczyn:
    """A town that is on no map."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.city = City.objects.create(
            slug="wieszczyn", name="Wieszczyn", locative="Wieszczynie", genitive="Wieszczyna"
        )
        self.house = Institution.objects.create(
            city=self.city, slug="gok", name="Gminny Ośrodek Kultury w Wieszczynie", aliases=["GOK Wieszczyn", "GOK"]
        )
        self.mill = Venue.objects.create(
            city=self.city, slug="stary-mlyn", name="Stary Młyn", aliases=["Młyn"], institution=self.house
        )
        self.own = self.source("strona", authority=90, institution=self.house)
        self.portal = self.source("portal", authority=40)

    def clock(self) -> dt.datetime:
        return self.now

    def source(self, slug: str, **fields: Any) -> Source:
        row = {"name": slug.capitalize(), "kind": "text", "address": f"{slug}.txt", **fields}
        return Source.objects.create(city=self.city, slug=slug, **row)

    def say(self, source: Source, *drafts: EventDraft, text: str = "", **more: Any) -> actions.Recorded:
        """What the source says in one document; a document of the same drafts is the same document."""
        content = text or repr(drafts)
        stored = actions.keep_snapshot(snapshot=Snapshot.of_text(content), clock=self.clock)
        directory = Directory(self.city)
        near = queries.sightings_around(self.city, dt.date(2000, 1, 1), dt.date(2100, 1, 1))
        neighbours = [
            Neighbour.of(str(row.event_id), draft, directory.place_of(draft.venue))
            for row in near
            for draft in (draft_from_json(row.draft),)
        ]
        places = [directory.place_of(draft.venue) for draft in drafts]
        return actions.record(
            source=source,
            stored=stored,
            decisions=decide(drafts, neighbours, places=places),
            quotes=[{}] * len(drafts),
            directory=directory,
            reader="1",
            reference_day=self.now.date(),
            clock=self.clock,
            **more,
        )

    def only_event(self) -> Event:
        return Event.objects.get(merged_into=None)


@pytest.fixture
def town(db: None, now: dt.datetime) -> Wieszczyn:
    return Wieszczyn(now)


@pytest.fixture
def draft() -> Callable[..., EventDraft]:
    """A draft with its times as EDTF and its venue and organizers as names."""

    def make(name: str = "Wieczór ballad", start: str | None = "2025-01-28T18:00", **fields: Any) -> EventDraft:
        for key in ("end", "door_time"):
            if isinstance(fields.get(key), str):
                fields[key] = PartialDateTime.parse(fields[key])
        if isinstance(fields.get("venue"), str):
            fields["venue"] = PlaceDraft(name=fields["venue"])
        if "organizer" in fields:
            fields["organizer"] = tuple(OrganizationDraft(name=each) for each in fields["organizer"])
        return EventDraft(name=name, start=PartialDateTime.parse(start) if start else None, **fields)

    return make
