"""A made-up town, Lipowo, and a client whose present moment is fixed."""

import datetime as dt
import hashlib
import zlib
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client

from salony.catalogue.models import (
    Change,
    City,
    Event,
    Fetch,
    Institution,
    Occurrence,
    Participation,
    Person,
    Sighting,
    Source,
    StoredSnapshot,
    Venue,
)
from salony.resolution import slug_of
from salony.vocabulary import EventDraft, PartialDateTime, PlaceDraft, draft_to_json

ZONE = ZoneInfo("Europe/Warsaw")
NOON = dt.datetime(2025, 1, 25, 12, 0, tzinfo=ZONE)


class Town:
    """Rows of the catalogue, made one by one. Days are given as EDTF text, as in a draft."""

    def __init__(self, slug: str = "lipowo", now: dt.datetime = NOON) -> None:
        self.now = now
        self.city = City.objects.create(
            slug=slug, name="Lipowo", locative="Lipowie", genitive="Lipowa", latitude=50.1, longitude=18.7
        )
        self.centre = Institution.objects.create(
            city=self.city,
            slug=f"{slug}-dom-kultury",
            name="Dom Kultury w Lipowie",
            url="https://dk.example/",
            address="ul. Lipowa 1",
        )
        self.library = Institution.objects.create(
            city=self.city, slug=f"{slug}-biblioteka", name="Biblioteka w Lipowie"
        )
        self.hall = Venue.objects.create(
            city=self.city,
            slug="sala-lustrzana",
            name="Sala Lustrzana",
            institution=self.centre,
            address="ul. Lipowa 1",
            latitude=50.1001,
            longitude=18.7002,
        )
        self.page = self.source("strona-domu-kultury", institution=self.centre, authority=80)
        self.portal = self.source("portal", authority=20)

    def source(self, slug: str, **fields: Any) -> Source:
        return Source.objects.create(
            city=self.city,
            slug=slug,
            name=slug.replace("-", " ").capitalize(),
            kind="page",
            address=f"https://{slug}.example/program",
            page=f"https://{slug}.example/",
            **fields,
        )

    def fetch(self, source: Source, outcome: str = "recorded", **fields: Any) -> Fetch:
        started = fields.pop("started_at", self.now - dt.timedelta(hours=3))
        return Fetch.objects.create(source=source, started_at=started, finished_at=started, outcome=outcome, **fields)

    def event(self, name: str, start: str, *, slug: str = "", days: list[str] | None = None, **fields: Any) -> Event:
        """days: of all occurrences, where there are several; `end` in fields makes a run of days."""
        fields.setdefault("venue", self.hall)
        organizers = fields.pop("organizers", [self.centre])
        event = Event.objects.create(
            city=self.city,
            slug=slug or f"wydarzenie-{Event.objects.count() + 1}",
            name=name,
            start=start,
            created_at=self.now,
            updated_at=self.now,
            **fields,
        )
        event.organizers.set(organizers)
        for day in days or [start]:
            begin = PartialDateTime.parse(day)
            end = PartialDateTime.parse(fields["end"]) if fields.get("end") and not days else None
            assert begin.date is not None
            Occurrence.objects.create(
                event=event,
                city=self.city,
                first_day=begin.date,
                last_day=(end.date if end else None) or begin.date,
                starts_at=begin.datetime.replace(tzinfo=ZONE) if begin.datetime else None,
                ends_at=end.datetime.replace(tzinfo=ZONE) if end and end.datetime else None,
            )
        return event

    def guest(self, event: Event, name: str, **fields: Any) -> None:
        person, _ = Person.objects.get_or_create(slug=slug_of(name), defaults={"name": name})
        Participation.objects.create(event=event, person=person, position=event.participations.count(), **fields)

    def sighting(self, event: Event, source: Source, text: str = "", **fields: Any) -> Sighting:
        """A source's word: by default name, start and place of the event. text: what it says, with [the evidence] of
        the start in brackets."""
        content = f"{source.slug}/{event.slug}".encode()
        snapshot, _ = StoredSnapshot.objects.get_or_create(
            digest=hashlib.sha256(content).hexdigest(),
            defaults={
                "packed": zlib.compress(content),
                "size": len(content),
                "media_type": "text/html",
                "first_seen_at": self.now,
            },
        )
        quotes = {}
        if text:
            begin, stop = text.index("["), text.index("]") - 1
            quotes = {"start": {"text": text.replace("[", "").replace("]", ""), "begin": begin, "stop": stop}}
        draft = EventDraft(
            name=fields.pop("name", event.name),
            start=PartialDateTime.parse(fields.pop("start", event.start)),
            end=PartialDateTime.parse(event.end) if event.end else None,
            venue=PlaceDraft(name=fields.pop("place", event.venue.name if event.venue else None)),
            description=fields.pop("description", event.description or None),
        )
        return Sighting.objects.create(
            event=event,
            source=source,
            snapshot=snapshot,
            key=hashlib.sha256(content).hexdigest(),
            draft=draft_to_json(draft),
            quotes=quotes,
            url=fields.pop("url", f"https://{source.slug}.example/{event.slug}"),
            first_seen_at=self.now,
            stated_at=fields.pop("stated_at", self.now),
            **fields,
        )

    def change(self, event: Event, field: str, before: Any, after: Any, **fields: Any) -> None:
        made_at = fields.pop("made_at", self.now)
        Change.objects.create(event=event, field=field, before=before, after=after, made_at=made_at, **fields)


Get = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def installation(settings: Any) -> None:
    """Its own address and city; static files as they lie in the rooms, without a manifest."""
    settings.SALONY_CITY = "lipowo"
    settings.SALONY_SITE = "https://salony.example"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def town(db: None) -> Town:
    return Town()


@pytest.fixture
def get(client: Client) -> Get:
    """Ask for a page at noon of 25 January 2025, or at another moment."""

    def ask(path: str, *, now: dt.datetime = NOON, **headers: Any) -> HttpResponse:
        return client.get(path, headers=headers or None, **{"salony.now": now})  # type: ignore[arg-type,return-value]

    return ask
