"""A town of our own on the map, institutions in it, and whoever acts for them."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client

from salony.accounts.models import Mandate
from salony.accounts.permissions import EDITORS
from salony.catalogue.models import City, Event, Institution, Occurrence, Participation, Person
from salony.partnerships import actions, suggesting
from salony.partnerships.models import Organization
from salony.partnerships.prepared import Prepared
from salony.resolution import fold
from salony.vocabulary import PartialDateTime

ZONE = ZoneInfo("Europe/Warsaw")
NOON = dt.datetime(2026, 2, 10, 12, 0, tzinfo=ZONE)


class Land:
    """Rows of the catalogue and of the directory, made one by one."""

    def __init__(self) -> None:
        self.city = City.objects.create(
            slug="brzegowo", name="Brzegowo", locative="Brzegowie", genitive="Brzegowa", latitude=50.1, longitude=18.6
        )
        self.centre = self.institution("bok", "Brzegowski Ośrodek Kultury", kind="culture-centre")
        self.library = self.institution("biblioteka", "Biblioteka w Brzegowie", kind="library")
        actions.take_in_city(city=self.city, clock=self.clock)
        self.town = Organization.objects.get(city=self.city)
        self.editor = self.user("redakcja", editor=True)

    def clock(self) -> dt.datetime:
        return NOON

    def institution(self, slug: str, name: str, **fields: Any) -> Institution:
        return Institution.objects.create(city=self.city, slug=slug, name=name, **fields)

    def of(self, institution: Institution) -> Organization:
        return Organization.objects.get(institution=institution)

    def partner(self, name: str, country: str = "LT", kind: str = "library", **fields: Any) -> Organization:
        return Organization.objects.create(
            slug=fold(name).replace(" ", "-"),
            name=name,
            key=fold(name),
            country=country,
            kind=kind,
            updated_at=NOON,
            **fields,
        )

    def twin(self, name: str, country: str, **fields: Any) -> Organization:
        fields.setdefault("latitude", 48.0)
        fields.setdefault("longitude", 10.0)
        return self.partner(name, country, "municipality", town=name, **fields)

    def event(self, name: str, day: str, *organizers: Institution, category: str = "salon", **fields: Any) -> Event:
        event = Event.objects.create(
            city=self.city,
            slug=fold(name).replace(" ", "-"),
            name=name,
            start=day,
            category=category,
            created_at=NOON,
            updated_at=NOON,
            **fields,
        )
        event.organizers.set(organizers)
        date = PartialDateTime.parse(day).date
        assert date is not None
        Occurrence.objects.create(event=event, city=self.city, first_day=date, last_day=date)
        return event

    def guest(self, event: Event, name: str, affiliation: str, institution: Institution | None = None) -> None:
        person, _ = Person.objects.get_or_create(slug=fold(name).replace(" ", "-"), defaults={"name": name})
        Participation.objects.create(event=event, person=person, affiliation=affiliation, institution=institution)

    def user(self, name: str, *acts_for: Organization, editor: bool = False) -> User:
        user = User.objects.create_user(name, password="tajne-haslo-9")
        if editor:
            user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
        for one in acts_for:
            Mandate.objects.create(
                user=user, subject=f"organization:{one.slug}", claimed_at=NOON, decided_at=NOON, is_confirmed=True
            )
        return user


Get = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def installation(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No model of another test's rows: their numbers and days may be the same."""
    monkeypatch.setattr(suggesting, "_INSTITUTIONS", Prepared())
    monkeypatch.setattr(suggesting, "_TOWNS", Prepared())
    settings.SALONY_CITY = "brzegowo"
    settings.SALONY_SITE = "https://salony.example"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def land(db: None) -> Land:
    return Land()


@pytest.fixture
def get(client: Client) -> Get:
    """Ask for a page at noon of 10 February 2026, in the city's own part of the site."""

    def ask(path: str, *, now: dt.datetime = NOON, **query: Any) -> HttpResponse:
        return client.get(path, query, **{"salony.now": now})  # type: ignore[arg-type,return-value]

    return ask


@pytest.fixture
def text_of() -> Callable[[HttpResponse], str]:
    """The words of a page, without its tags and with single spaces."""
    return lambda answer: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
