"""The press note says every fact, in Polish with its cases, and is read back without loss."""

import dataclasses
import datetime as dt

import pytest

from salony.extraction import read
from salony.salons.pressnote import Facts, Guest, counted, draft, locative
from salony.vocabulary import Snapshot

SALONS = {
    "the salon of January 2025": Facts(
        name="Salony Kultury",
        start=dt.datetime.fromisoformat("2025-01-28T10:00"),
        end=dt.datetime.fromisoformat("2025-01-28T14:30"),
        venue="Pałac Baranowice",
        city="Żory",
        organizer="Miejski Ośrodek Kultury w Żorach",
        theme="współpraca międzyinstytucjonalna",
        host=Guest("Anna Sienkiewicz", "kierowniczka działu projektów", "Miejski Ośrodek Kultury w Żorach"),
        guests=[
            Guest("Aleksandra Zawalska-Hawel", "", "Miejska Biblioteka Publiczna im. Ottona Sterna w Żorach"),
            Guest("Barbara Golasińska", "", "Chorzowskie Centrum Kultury"),
            Guest("Marek Gołosz"),
            Guest("Grzegorz Kupczyk"),
            Guest("Adrian Lubszczyk"),
        ],
        people=34,
        institutions=12,
        talks=22,
        contacts=5,
        initiatives=["Wspólny plener"],
    ),
    "an afternoon with two guests": Facts(
        name="Wiosenne Salony Kultury",
        start=dt.datetime.fromisoformat("2026-04-16T09:30"),
        end=dt.datetime.fromisoformat("2026-04-16T13:00"),
        venue="Klub Rebus",
        city="Żory",
        organizer="Miejski Ośrodek Kultury w Żorach",
        theme="edukacja muzealna",
        host=Guest("Ewa Nowicka", "dyrektorka"),
        guests=[
            Guest("Jan Lipski", "kustosz", "Muzeum Miejskie w Żorach"),
            Guest("Maria Dudek", "prezeska", "Fundacja Elektrownia"),
        ],
        people=1,
        talks=3,
        contacts=1,
    ),
    "no guests": Facts(
        name="Salon Rybnicki",
        start=dt.datetime.fromisoformat("2026-10-03T12:00"),
        end=dt.datetime.fromisoformat("2026-10-03T17:00"),
        venue="Dom Kultury",
        street="ul. Lipowa 5",
        city="Rybnik",
        organizer="Rybnickie Centrum Kultury",
    ),
}


@pytest.mark.parametrize("is_over", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("facts", SALONS.values(), ids=SALONS)
def test_a_note_is_read_back_without_loss(facts: Facts, is_over: bool) -> None:
    facts = dataclasses.replace(facts, is_over=is_over)
    published = facts.start + dt.timedelta(days=2 if is_over else -12)
    (event,) = read(Snapshot.of_text(draft(facts), language="pl"), reference=published)
    assert event.name == facts.name
    assert str(event.start) == f"{facts.start:%Y-%m-%dT%H:%M}"
    assert str(event.end) == f"{facts.end:%Y-%m-%dT%H:%M}"
    assert event.venue is not None
    assert (event.venue.name, event.venue.city) == (facts.venue, facts.city)
    assert (event.venue.address or "") == facts.street
    assert [one.name for one in event.organizer] == [facts.organizer]
    assert list(event.topics) == ([facts.theme] if facts.theme else [])
    people = [(one.name, one.role or "", one.affiliation or "") for one in event.people]
    wanted = [facts.host, *facts.guests] if facts.host else list(facts.guests)
    assert people == [(one.name, one.post, one.institution) for one in wanted]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Miejski Ośrodek Kultury w Żorach", "Miejskim Ośrodku Kultury w Żorach"),
        ("Miejska Biblioteka Publiczna", "Miejskiej Bibliotece Publicznej"),
        ("Chorzowskie Centrum Kultury", "Chorzowskim Centrum Kultury"),
        ("Teatr Mały", "Teatrze Małym"),
        ("Galeria Obok", "Galerii Obok"),
        ("Qwertz", None),
    ],
)
def test_institutions_stand_in_their_case(name: str, said: str | None) -> None:
    assert locative(name) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 rozmowa"), (3, "3 rozmowy"), (5, "5 rozmów"), (12, "12 rozmów"), (22, "22 rozmowy")]
)
def test_numbers_govern_their_nouns(number: int, said: str) -> None:
    assert counted(number, "rozmowa", "rozmowy", "rozmów") == said


def test_what_came_of_it_stands_in_the_note_afterwards_only() -> None:
    facts = SALONS["the salon of January 2025"]
    assert "34" not in draft(facts)
    after = draft(dataclasses.replace(facts, is_over=True))
    assert "Wzięły udział 34 osoby z 12 instytucji." in after
    assert "Przy stolikach odbyły się 22 rozmowy we dwoje." in after
    assert "5 par rozmówców chce działać dalej razem." in after
