"""What is offered while one types."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salony.catalogue.models import City, Event, Institution, Occurrence, Participation, Person, Venue
from salony.discovery import index
from salony.discovery.suggesting import Kind, suggest
from salony.discovery.suggesting.offers import phrases
from salony.discovery.understanding import understand

DAY = dt.date(2025, 3, 1)
NOW = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def city(db: None) -> City:
    made = City.objects.create(
        slug="zory", name="Żory", locative="Żorach", genitive="Żor", latitude=50.045, longitude=18.7
    )
    house = Institution.objects.create(city=made, slug="dk", name="Dom Kultury Jutrzenka")
    hall = Venue.objects.create(city=made, slug="sala", name="Sala Lustrzana", institution=house)
    singer = Person.objects.create(slug="zofia-lipska", name="Zofia Łącka-Lipska")
    for name, day in (("Wieczór z Chopinem", 4), ("Nocturny przy świecach", 2), ("Zimowy bal", -20)):
        event = event_on(made, name, DAY + dt.timedelta(days=day))
        event.organizers.add(house)
        Event.objects.filter(pk=event.pk).update(venue=hall)
        Participation.objects.create(event=event, person=singer)
    return made


def event_on(city: City, name: str, day: dt.date) -> Event:
    slug = f"e{Event.objects.count()}"
    made = Event.objects.create(city=city, slug=slug, name=name, created_at=NOW, updated_at=NOW)
    Occurrence.objects.create(event=made, city=city, first_day=day, last_day=day)
    return made


def offered(text: str, city: City, language: str = "pl") -> list[str]:
    return [offer.words for offer in suggest(text, city=city, day=DAY, language=language)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("noct", "Nocturny przy świecach"),
        ("swiec", "Nocturny przy świecach"),
        ("wieczor z ch", "Wieczór z Chopinem"),
        ("noctrny", "Nocturny przy świecach"),
        ("sala lusz", "Sala Lustrzana"),
        ("lustrz", "Sala Lustrzana"),
        ("jutrz", "Dom Kultury Jutrzenka"),
        ("dom kulturi", "Dom Kultury Jutrzenka"),
        ("lacka", "Zofia Łącka-Lipska"),
        ("w ten", "w ten weekend"),
        ("konc", "koncerty"),
        ("kocnert", "koncerty"),
        ("koncert w ryb", "koncert w Rybniku"),
        ("koncerty koło ryb", "koncerty koło Rybnika"),
        ("warsztaty dla dz", "warsztaty dla dzieci"),
        ("KONCERTY W SOB", "KONCERTY w sobotę"),
    ],
)
def test_the_best_offer(city: City, typed: str, words: str) -> None:
    assert words in offered(typed, city)[:3]


def test_what_has_a_page_leads_there(city: City) -> None:
    kinds = {
        offer.kind: offer.slug
        for typed in ("noct", "sala", "jutrz", "zofia")
        for offer in suggest(typed, city=city, day=DAY, language="pl")
        if offer.slug
    }
    assert kinds == {Kind.EVENT: "e1", Kind.VENUE: "sala", Kind.INSTITUTION: "dk", Kind.PERSON: "zofia-lipska"}


def test_what_is_over_is_not_offered(city: City) -> None:
    assert "Zimowy bal" not in offered("zimowy", city)


def test_a_new_event_is_offered_at_once(city: City) -> None:
    assert "Premiera" not in offered("premi", city)
    index.update([event_on(city, "Premiera", DAY).pk])
    assert offered("premi", city) == ["Premiera"]


def test_a_preposition_takes_its_case(city: City) -> None:
    said = offered("koncert w ż", city)
    assert said[0] == "koncert w Żorach"
    assert "koncert w Żory" not in said


def test_a_diacritic_that_is_typed_is_meant(city: City) -> None:
    assert offered("w ż", city)[0] == "w Żorach"


def test_nothing_typed_offers_what_people_ask_for_most(city: City) -> None:
    assert offered("", city)[0] == "dziś wieczorem"
    assert offered("", city, "en")[0] == "tonight"


def test_english(city: City) -> None:
    assert "concerts in Rybnik" in offered("concerts in ryb", city, "en")
    assert "this weekend" in offered("this", city, "en")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_phrase_is_understood(language: str) -> None:
    """An offer that the search then did not understand would be a promise not kept."""
    for offer in (*phrases(language).first, *phrases(language).offers):
        query = understand(offer.words, reference=NOW, city="Żory", language=language)
        assert query.chips, offer.words
        if offer.kind is Kind.WHEN and offer.words not in (phrases(language).first[-1].words,):
            assert query.start or query.part_of_day or query.free, offer.words


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text(city: City, text: str) -> None:
    assert len(suggest(text, city=city, day=DAY, language="pl")) <= 8


def test_long_texts(city: City) -> None:
    assert offered("koncert " * 10_000, city) == []
    assert offered(" " * 100_000, city) == []
