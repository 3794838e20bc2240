"""The index follows the tables: building, changes, check, and the commands around it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.catalogue.models import City, Event, Institution, Occurrence, Participation, Person, Venue
from salony.config.commands import doctor, importing
from salony.discovery import index
from salony.discovery.finding import Frame, find
from salony.discovery.finding.answering import answer
from salony.discovery.index.asking import Ask, Word
from salony.discovery.models import IndexChange
from salony.discovery.understanding import understand

NOW = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def city(db: None) -> City:
    return City.objects.create(
        slug="lipowo", name="Lipowo", locative="Lipowie", genitive="Lipowa", latitude=50.0, longitude=18.0
    )


def event(city: City, name: str, **fields: Any) -> Event:
    made = Event.objects.create(
        city=city, slug=f"e{Event.objects.count()}", name=name, created_at=NOW, updated_at=NOW, **fields
    )
    day = dt.date(2025, 3, 4)
    Occurrence.objects.create(
        event=made, city=city, first_day=day, last_day=day, starts_at=dt.datetime(2025, 3, 4, 17, tzinfo=dt.UTC)
    )
    return made


def found(*said: str, **conditions: Any) -> set[int]:
    ask = Ask(words=tuple(Word(one) for one in said), **conditions)
    return {hit.event for hit in answer(index.present(), ask).hits}


def test_all_that_is_known_of_an_event_is_found(city: City) -> None:
    house = Institution.objects.create(city=city, slug="dk", name="Dom Kultury Jutrzenka")
    hall = Venue.objects.create(city=city, slug="sala", name="Sala Lustrzana", institution=house, city_name="Lipowo")
    festival = event(city, "Święto muzyki")
    concert = event(
        city, "Nocturny", category="concert", venue=hall, part_of=festival, description="Utwory fortepianowe."
    )
    concert.organizers.add(house)
    singer = Person.objects.create(slug="anna-lipska", name="Anna Lipska")
    Participation.objects.create(event=concert, person=singer)
    for said in ("nokturny", "koncercie", "lustrzanej", "jutrzenki", "lipskiej", "fortepianowych"):
        assert found(said) == {concert.pk}, said
    assert found("muzyki") == {concert.pk, festival.pk}
    assert found(hours=(18 * 60, 19 * 60)) == {concert.pk, festival.pk}
    assert found(city="lipowo", category="concert") == {concert.pk}
    assert found(city="inne") == set()


def test_a_change_is_seen_by_the_next_search_and_costs_one_look(city: City) -> None:
    first = event(city, "Koncert")
    assert found("koncert") == {first.pk}
    second = event(city, "Koncert kameralny")
    index.update([second.pk])
    assert found("koncert") == {first.pk, second.pk}
    with CaptureQueriesContext(connection) as queries:
        found("koncert")
    assert len(queries) == 1
    Event.objects.filter(pk=first.pk).update(is_hidden=True)
    index.update([first.pk])
    assert found("koncert") == {second.pk}


def test_what_was_merged_is_no_longer_found(city: City) -> None:
    first, second = event(city, "Koncert"), event(city, "Koncert w sali")
    found("koncert")
    Event.objects.filter(pk=second.pk).update(merged_into=first)
    index.update([first.pk])
    assert found("koncert") == {first.pk}


def test_reading_costs_the_same_for_one_and_for_many(city: City) -> None:
    counts = []
    for _ in range(2):
        for number in range(3):
            event(city, f"Koncert {number}")
        with CaptureQueriesContext(connection) as queries:
            index.rebuild()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_check_tells_what_differs(city: City) -> None:
    kept, changed, gone = event(city, "A"), event(city, "B"), event(city, "C")
    assert index.check() == index.Differences(number=3)
    Event.objects.filter(pk=changed.pk).update(updated_at=NOW + dt.timedelta(hours=1))
    gone_key = gone.pk
    gone.delete()
    fresh = event(city, "D")
    differences = index.check()
    assert (differences.missing, differences.superfluous, differences.stale) == (
        (fresh.pk,),
        (gone_key,),
        (changed.pk,),
    )
    result = CliRunner().invoke(doctor.command)
    assert result.exit_code == 1
    assert "1 events are not in the index" in result.output
    assert CliRunner().invoke(doctor.command, ["--mend"]).exit_code == 0
    assert index.check().is_sound
    assert "agrees with the tables: 3 events" in CliRunner().invoke(doctor.command).output
    assert kept.pk in index.present().stamps()


def test_compacting_where_much_has_changed(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    index.present()
    monkeypatch.setattr(index, "COMPACT", 2)
    made = [event(city, f"Koncert {number}") for number in range(4)]
    index.update([one.pk for one in made])
    assert index.present().fresh == 4
    index.compact()
    assert index.present().fresh == 0
    assert IndexChange.objects.count() == 4


COLLECTION = [
    {
        "id": "a",
        "name": "Wieczór kolęd i pastorałek",
        "start": "2025-01-06T18:00",
        "venue": "Kościół",
        "city": "Rybnik",
        "people": ["Chór Echo"],
        "price": "free",
    },
    {"id": "b", "name": "Warsztaty lalkarskie dla dzieci", "start": "2025-02", "price": 20, "status": "cancelled"},
    {"id": "c", "events": []},
]


def test_a_collection_is_taken_in_once(db: None, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in COLLECTION), "utf-8")
    first = CliRunner().invoke(importing.command, [str(file)], catch_exceptions=False)
    assert "2 events, 2 of them new." in first.output
    again = CliRunner().invoke(importing.command, [str(file)], catch_exceptions=False)
    assert "2 events, 0 of them new." in again.output
    carols, puppets = Event.objects.order_by("id")
    assert (carols.category, carols.is_free) == ("concert", True)
    assert (puppets.status, puppets.audience["kinds"]) == ("cancelled", ["children"])
    assert found("lalki") | found("warsztaty") == {puppets.pk}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"name": ""}', '{"name": "X", "start": "kiedyś"}', "null"])
def test_a_line_that_cannot_be(db: None, tmp_path: Path, line: str) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text(f'{{"name": "A"}}\n{line}\n', "utf-8")
    result = CliRunner().invoke(importing.command, [str(file)])
    assert result.exit_code == 1
    assert "line 2" in result.output


def test_a_line_may_name_its_calendar(db: None, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    rows = [{"name": "Koncert", "calendar": "lipowo"}, {"name": "Koncert", "calendar": "wieszczyn"}, {"name": "Bieg"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    result = CliRunner().invoke(importing.command, [str(file), "--city", "nowa-wies"], catch_exceptions=False)
    assert "3 events, 3 of them new." in result.output
    assert set(Event.objects.values_list("city__slug", "name")) == {
        ("lipowo", "Koncert"),
        ("wieszczyn", "Koncert"),
        ("nowa-wies", "Bieg"),
    }


def test_a_calendar_that_is_no_slug(db: None, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text('{"name": "Koncert", "calendar": "Nowa Wieś"}', "utf-8")
    result = CliRunner().invoke(importing.command, [str(file)])
    assert (result.exit_code, "nowa-wies" in result.output) == (1, True)


def test_calendars_of_one_collection_share_their_institutions(db: None, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    rows = [
        {"name": f"Koncert {number}", "calendar": slug, "organizer": organizer}
        for number, organizer in enumerate(("Chór Echo", "Chór Echo", "Chór ECHO"))
        for slug in ("lipowo", "wieszczyn")
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    CliRunner().invoke(importing.command, [str(file)], catch_exceptions=False)
    assert {one.organizers.get().slug for one in Event.objects.all()} == {"chor-echo"}


def test_a_street_is_no_subject(city: City) -> None:
    """What stands in an address weighs like a word of the description, not like the name of a hall."""
    street = Venue.objects.create(city=city, slug="a", name="Świetlica, ul. Niepodległości 13", city_name="Lipowo")
    hall = Venue.objects.create(city=city, slug="b", name="Sala Niepodległości", city_name="Lipowo")
    event(city, "Robotyka", venue=street)
    wanted = event(city, "Apel", venue=hall)
    hits = answer(index.present(), Ask(words=(Word("niepodległość"),))).hits
    assert hits[0].event == wanted.pk
    assert hits[0].points > hits[1].points + 0.1


def test_performers_stand_for_their_kind(city: City) -> None:
    band = event(city, "Gwiazda wieczoru")
    singer = Person.objects.create(slug="akcent", name="Akcent")
    Participation.objects.create(event=band, person=singer)
    event(city, "Turniej polo")
    text = "disco polo"
    query = understand(text, reference=NOW, city="Lipowo", language="pl")
    assert [hit.event for hit in find(text, query, Frame(city, NOW.date())).hits][:1] == [band.pk]
