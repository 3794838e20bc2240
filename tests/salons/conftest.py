"""A small town with a house of culture, an editor, and a salon to come."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from salony.accounts.actions import make_editor
from salony.catalogue.models import City, Institution
from salony.salons import links
from salony.salons.actions import programme, publishing, registration
from salony.salons.models import Item, Registration, Salon

ZONE = ZoneInfo("Europe/Warsaw")
NOW = dt.datetime(2025, 1, 15, 12, 0, tzinfo=ZONE)
PASSWORD = "Lipowe-korzenie-7"


class Olchowo:
    """Told letters are kept in `told`: (name, occasion)."""

    def __init__(self) -> None:
        self.now = NOW
        self.city = City.objects.create(slug="olchowo", name="Olchowo", locative="Olchowie", genitive="Olchowa")
        self.house = Institution.objects.create(
            city=self.city, slug="ok-olchowo", name="Ośrodek Kultury w Olchowie", aliases=["OK Olchowo"]
        )
        self.library = Institution.objects.create(
            city=self.city, slug="biblioteka", name="Biblioteka Publiczna w Olchowie", aliases=["Biblioteka"]
        )
        self.editor = make_editor(name="redakcja", password=PASSWORD)[0]
        self.told: list[tuple[str, str]] = []

    def clock(self) -> dt.datetime:
        return self.now

    def tell(self, one: Registration, occasion: str) -> None:
        self.told.append((one.name, occasion))

    @property
    def by(self) -> dict[str, Any]:
        """What every organizer's action takes."""
        return {"editor": self.editor, "clock": self.clock}

    def salon(self, *, public: bool = True, **fields: Any) -> Salon:
        """A salon of two parts at 16:00 on 28 January 2025."""
        values: dict[str, Any] = {"venue_name": "Stara Cegielnia", "template": "dwa-panele", **fields}
        begins = values.pop("begins_at", dt.datetime(2025, 1, 28, 16, 0, tzinfo=ZONE))
        name = values.pop("name", "Salon Olchowski")
        it = programme.make_salon(
            city=self.city, name=name, organizer=self.house, begins_at=begins, **self.by, **values
        )
        return self.publish(it) if public else it

    def publish(self, salon: Salon) -> Salon:
        url = f"http://testserver/olchowo/salony/{salon.slug}/"
        return publishing.publish(salon=salon, url=url, registration_url=f"{url}zapisy/", **self.by)

    def form(self, name: str = "Anna Lipska", **fields: Any) -> registration.Form:
        values: dict[str, Any] = {"answers": {}, "consents": ["terms"], **fields}
        return registration.Form(name=name, **values)

    def register(self, salon: Salon, email: str, **fields: Any) -> Registration:
        fields.setdefault("name", email.partition("@")[0].replace(".", " ").title())
        return registration.register(
            salon=salon, email=email, form=self.form(**fields), clock=self.clock, tell=self.tell
        )

    def talkers(self, salon: Salon, names: Sequence[str], **fields: Any) -> list[Registration]:
        return [
            self.register(salon, f"{name.lower()}@example.org", name=name, takes_talks=True, **fields) for name in names
        ]

    def item(self, salon: Salon, title: str) -> Item:
        return Item.objects.select_related("part__salon__city").get(part__salon=salon, title=title)

    def token(self, salon: Salon, email: str) -> str:
        return links.write(salon.pk, email)


@pytest.fixture
def town(db: None, settings: Any) -> Olchowo:
    settings.SALONY_CITY = "olchowo"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return Olchowo()


@pytest.fixture
def visitor(town: Olchowo) -> Client:
    """Somebody without an account, at the town's moment."""
    return Client(**{"salony.now": town.now})  # type: ignore[arg-type]


@pytest.fixture
def organizer(town: Olchowo) -> Client:
    client = Client(**{"salony.now": town.now})  # type: ignore[arg-type]
    client.force_login(town.editor)
    return client


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Letters leave when a transaction is in the database; within a test they leave at the end of this block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
