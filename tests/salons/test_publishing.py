"""A public salon stands in the calendar, on the pages of its institutions, and in their network."""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

import salony
from salony.accounts.actions import make_editor
from salony.catalogue import company
from salony.catalogue import queries as catalogue
from salony.catalogue.cities import load_city, read_city
from salony.catalogue.models import Event, Institution, Occurrence
from salony.salons.actions import programme as actions
from salony.salons.actions import publishing
from salony.salons.models import Item, Part
from salony.salons.queries import programme

ZONE = ZoneInfo("Europe/Warsaw")
SAMPLE = Path(salony.__file__).parent.parent / "samples" / "zory"


def test_publishing_twice_is_one_event_and_brings_it_up_to_date(town: Any) -> None:
    salon = town.salon()
    actions.change_salon(salon=salon, name="Salon wiosenny", venue_name="Młyn", **town.by)
    salon.refresh_from_db()
    town.publish(salon)
    (event,) = catalogue.events(town.city)
    assert (event.name, event.start, event.end) == ("Salon wiosenny", "2025-01-28T16:00", "2025-01-28T20:40")
    assert event.venue is not None
    assert event.venue.name == "Młyn"
    assert event.category == "salon"
    assert event.registration["contact"].endswith("/zapisy/")


def test_a_withdrawn_salon_leaves_the_calendar_and_comes_back(town: Any) -> None:
    salon = town.salon()
    publishing.withdraw(salon=salon, **town.by)
    assert list(catalogue.events(town.city)) == []
    town.publish(salon)
    assert [one.name for one in catalogue.events(town.city)] == [salon.name]


def test_an_empty_programme_is_not_published(town: Any, organizer: Client) -> None:
    salon = town.salon(public=False)
    Part.objects.all().delete()
    page = organizer.post(f"/olchowo/salony/{salon.slug}/publikacja/", {"do": "publish"}, follow=True)
    assert "Program jest pusty" in page.content.decode()
    assert Event.objects.count() == 0


def test_a_speaker_has_one_page_for_all_meetings(town: Any, visitor: Client) -> None:
    for year in (2025, 2026):
        salon = town.salon(public=False, begins_at=dt.datetime(year, 1, 28, 16, 0, tzinfo=ZONE))
        item = town.item(salon, "Panel pierwszy")
        actions.bring_speaker(
            item=item, name="Ewa Nowicka", post="dyrektorka", institution_name="Biblioteka", **town.by
        )
        town.publish(salon)
    page = visitor.get("/olchowo/salony/osoba/ewa-nowicka/").content.decode()
    assert page.count("Panel pierwszy") == 2
    assert town.library.name in page
    assert programme.speaker("ewa-nowicka").person is not None, "the same person as in the calendar"


@pytest.fixture
def seed(db: None, settings: Any) -> Any:
    """The salon of 28 January 2025 in Żory, entered as its organizers would: two parts, six people."""
    settings.SALONY_CITY = "zory"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    city = load_city(file=read_city(SAMPLE))
    editor = make_editor(name="redakcja", password="Lipowe-korzenie-7")[0]
    now = dt.datetime(2025, 1, 20, 9, 0, tzinfo=ZONE)
    by: dict[str, Any] = {"editor": editor, "clock": lambda: now}
    salon = actions.make_salon(
        city=city,
        name="Salony Kultury",
        organizer=Institution.objects.get(slug="mok-zory"),
        begins_at=dt.datetime(2025, 1, 28, 10, 0, tzinfo=ZONE),
        template="dwa-panele",
        venue_name="Pałac Baranowice",
        theme="współpraca międzyinstytucjonalna",
        host_name="Anna Sienkiewicz",
        host_post="kierowniczka działu projektów",
        **by,
    )
    first, second = Item.objects.filter(part__salon=salon, kind="panel").order_by("part__position")
    actions.change_item(item=first, title="Partnerstwa międzynarodowe i Erasmus+ dla pracowników kultury", **by)
    actions.change_item(item=second, title="Miasta partnerskie i jak nawiązać współpracę", **by)
    library = "Miejska Biblioteka Publiczna im. Ottona Sterna w Żorach"
    actions.bring_speaker(item=first, name="Aleksandra Zawalska-Hawel", institution_name=library, **by)
    actions.bring_speaker(item=first, name="Barbara Golasińska", institution_name="Chorzowskie Centrum Kultury", **by)
    for name in ("Marek Gołosz", "Grzegorz Kupczyk", "Adrian Lubszczyk"):
        actions.bring_speaker(item=second, name=name, **by)
    url = f"http://testserver/zory/salony/{salon.slug}/"
    return publishing.publish(salon=salon, url=url, registration_url=f"{url}zapisy/", **by)


def test_the_salon_of_january_2025_stands_in_the_calendar(seed: Any) -> None:
    """In the month, at the three institutions, in their network, with all six people."""
    (occurrence,) = Occurrence.objects.filter(
        city=seed.city, first_day__range=(dt.date(2025, 1, 1), dt.date(2025, 1, 31))
    )
    event = catalogue.event(seed.city, occurrence.event.slug)
    assert (event.name, occurrence.first_day) == ("Salony Kultury", dt.date(2025, 1, 28))
    assert event.venue is not None
    assert event.venue.slug == "palac-baranowice"
    people = {one.person.name: one.institution.name if one.institution else "" for one in event.participations.all()}
    assert people == {
        "Anna Sienkiewicz": "Miejski Ośrodek Kultury w Żorach",
        "Aleksandra Zawalska-Hawel": "Miejska Biblioteka Publiczna im. Ottona Sterna w Żorach",
        "Barbara Golasińska": "Chorzowskie Centrum Kultury",
        "Marek Gołosz": "",
        "Grzegorz Kupczyk": "",
        "Adrian Lubszczyk": "",
    }
    assert len(programme.parts(seed)) == 2
    houses = {one.name: one for one in Institution.objects.filter(name__in=set(people.values()) - {""})}
    assert len(houses) == 3
    for name, house in houses.items():
        assert {tie.name for tie in company.ties(house)} >= set(houses) - {name}


def test_the_salon_of_january_2025_is_on_the_pages(seed: Any, client: Client) -> None:
    assert "Salony Kultury" in client.get("/zory/2025/01/").content.decode()
    for slug in ("mok-zory", "mbp-zory", "chorzowskie-centrum-kultury"):
        assert f"/zory/salony/{seed.slug}/" in client.get(f"/zory/instytucja/{slug}/").content.decode(), slug
    page = client.get(f"/zory/salony/{seed.slug}/").content.decode()
    assert "Barbara Golasińska" in page
    assert "wtorek, 28 stycznia 2025" in page
