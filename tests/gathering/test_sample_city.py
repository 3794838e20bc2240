"""The sample city gathered whole: the archive of January 2025 keeps its dates, so every event of it is known."""

import datetime as dt
from pathlib import Path

import pytest

from salony.catalogue.cities import load_city, read_city
from salony.catalogue.models import City, Event
from salony.gathering.actions import run_city
from salony.resolution import fold

SAMPLE = Path(__file__).parents[2] / "samples" / "zory"
NOW = dt.datetime(2026, 11, 29, 11, tzinfo=dt.UTC)
JANUARY = [
    ("2025-01-05T17:00", "Koncert noworoczny: walce i uwertury", "Dom Kultury", 2),
    ("2025-01-06T16:00", "Wspólne kolędowanie", "Pałac Baranowice", 2),
    ("2025-01-10", "Zima na szkle. Malarstwo ludowe ze Śląska", "Muzeum Miejskie", 2),
    ("2025-01-10T17:00", "Wernisaż wystawy „Zima na szkle”", "Muzeum Miejskie", 2),
    ("2025-01-11T10:30", "Zimowe czytanie pod kocem", "Miejska Biblioteka Publiczna", 1),
    ("2025-01-16T17:30", "Koło Poetów „Wena”: zimowe wiersze", "Klub Rebus", 1),
    ("2025-01-18T11:00", "Bajka o Śnieżnej Babie – teatrzyk dla dzieci", "Klub Rebus", 1),
    ("2025-01-21T18:00", "Dyskusyjny Klub Książki: „Lalka” po latach", "Miejska Biblioteka Publiczna", 1),
    ("2025-01-24T19:00", "Koncert zespołu Mroźne Poranki", "Klub Rebus", 2),
    ("2025-01-26T14:00", "33. Finał Wielkiej Orkiestry Świątecznej Pomocy", "Dom Kultury", 2),
    ("2025-01-28", "Salony Kultury", "Pałac Baranowice", 1),
]


@pytest.fixture
def zory(db: None) -> City:
    city = load_city(file=read_city(SAMPLE))
    run_city(city=city, clock=lambda: NOW)
    return city


def test_january_2025_has_a_page_for_each_event_and_no_second_one(zory: City) -> None:
    """(start, name, venue, number of documents that say so)."""
    events = Event.objects.filter(city=zory, merged_into=None, start__startswith="2025-01", recurrence="")
    found = sorted(
        (event.start, event.name, event.venue.name if event.venue else "", event.sightings.count()) for event in events
    )
    assert found == JANUARY


def test_the_salon_has_its_people_and_topics(zory: City) -> None:
    event = Event.objects.get(name="Salony Kultury", start="2025-01-28")
    assert [str(one.person.name) for one in event.participations.select_related("person").order_by("pk")] == [
        "Anna Sienkiewicz",
        "Aleksandra Zawalska-Hawel",
        "Barbara Golasińska",
        "Marek Gołosz",
        "Grzegorz Kupczyk",
        "Adrian Lubszczyk",
    ]
    assert event.topics == ["współpraca międzyinstytucjonalna", "Erasmus+", "miasta partnerskie"]


def test_what_several_sources_announce_is_one_event(zory: City) -> None:
    """The week of the clock: one concert on the centre's programme, in the review and on the portal."""
    concert = Event.objects.get(city=zory, start="2026-11-27T19:00", merged_into=None)
    assert sorted(s.source.slug for s in concert.sightings.select_related("source")) == [
        "mok-program",
        "portal-wiadomosci",
        "przeglad-miesiaca",
    ]
    walk = Event.objects.get(city=zory, start="2026-11-28T16:00", merged_into=None)
    assert walk.sightings.count() == 3


def test_nothing_is_there_twice(zory: City) -> None:
    """No two events of one hour bear one name, or are in one house."""
    events = Event.objects.filter(city=zory, merged_into=None, start__contains="T").select_related("venue__institution")
    names = [(event.start, fold(event.name)) for event in events]
    houses = [(event.start, event.venue.institution_id or event.venue.pk) for event in events if event.venue]
    assert [one for one in [*names, *houses] if names.count(one) + houses.count(one) > 1] == []


def test_an_exhibition_told_from_its_opening_and_from_the_day_after_has_one_page(zory: City) -> None:
    found = Event.objects.filter(
        city=zory, merged_into=None, end__startswith="2026-12-25", venue__name="Muzeum Miejskie"
    )
    assert [(event.start, event.sightings.count()) for event in found] == [("2026-12-05", 2)]
