"""Records become rows: resolved against what is known, the same when taken in twice, nothing half-written."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from salony.partnerships import actions, queries
from salony.partnerships.importing import (
    OrganisationRecord,
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Record,
    TownRecord,
    Trouble,
    TwinningRecord,
    UnreadableFile,
)
from salony.partnerships.lifecycle import Health
from salony.partnerships.models import Identifier, Involvement, Organization, Partnership, Project

LIBRARY = OrganisationRecord("o1", "Pasvalio biblioteka", "LT", "Pasvalys", kind="PUB", identifiers=(("pic", "999"),))
HOUSE = OrganisationRecord("o2", "Brzegowski Ośrodek Kultury", "PL")
UNNAMED = OrganisationRecord("998", identifiers=(("pic", "998"),), country="FR", kind="HES")
PROJECT = ProjectRecord("p1", "Listy", programme="CERV", start=dt.date(2022, 1, 1), end=dt.date(2023, 1, 1))


def records() -> list[Record]:
    return [
        PROJECT,
        ParticipationRecord("p1", LIBRARY, "coordinator"),
        ParticipationRecord("p1", HOUSE),
        ParticipationRecord("p1", HOUSE),
        Trouble(4, Problem.MALFORMED, "start", "wczoraj"),
        PROJECT,
        ParticipationRecord("p1", UNNAMED),
        ParticipationRecord("nie-ma", LIBRARY),
    ]


def take(land: Any, *rows: Record, origin: str = "results") -> actions.Taken:
    return actions.take_in_records(origin=origin, records=rows or records(), clock=land.clock)


def test_records_become_rows_once(land: Any) -> None:
    taken = take(land)
    assert (taken.projects, taken.organizations, taken.involvements) == (1, 2, 3)
    assert [(one.row, one.value) for one in taken.troubles] == [(4, "wczoraj")]
    assert Project.objects.get().title == "Listy"
    assert Involvement.objects.get(is_coordinator=True).organization.name == "Pasvalio biblioteka"


def test_taking_the_same_in_twice_changes_nothing(land: Any) -> None:
    take(land)
    before = [list(model.objects.values_list("pk")) for model in (Organization, Project, Involvement, Identifier)]
    again = take(land)
    assert (again.projects, again.organizations, again.involvements) == (0, 0, 0)
    after = [list(model.objects.values_list("pk")) for model in (Organization, Project, Involvement, Identifier)]
    assert before == after


def test_an_institution_of_the_calendar_is_recognized(land: Any) -> None:
    take(land)
    it = land.of(land.centre)
    assert [one.title for one in queries.projects_of(it)] == ["Listy"]
    assert "Pasvalio biblioteka" in [node.name for node in queries.network(it).partners]


def test_an_identifier_joins_two_collections(land: Any) -> None:
    take(land)
    renamed = OrganisationRecord("x", "Biblioteka w Pasvalys", "LT", identifiers=(("pic", "999"),))
    take(land, ProjectRecord("q", "Drugi"), ParticipationRecord("q", renamed), origin="cordis")
    library = Organization.objects.get(name="Pasvalio biblioteka")
    assert library.involvements.count() == 2
    assert not Organization.objects.filter(name="Biblioteka w Pasvalys").exists()


def test_what_has_no_name_is_called_by_its_identifier(land: Any) -> None:
    take(land)
    one = Organization.objects.get(country="FR")
    assert (one.name, one.kind) == ("PIC 998", "university")


def test_what_people_wrote_stays(land: Any) -> None:
    it = land.of(land.centre)
    actions.edit_profile(organization=it, values={"url": "https://bok.example/"}, user=land.editor, clock=land.clock)
    take(
        land,
        ProjectRecord("p", "P"),
        ParticipationRecord("p", OrganisationRecord("o", it.name, "PL", website="https://x.example")),
    )
    it.refresh_from_db()
    assert it.url == "https://bok.example/"


def test_a_file_that_breaks_off_leaves_nothing_behind(land: Any) -> None:
    def broken() -> Iterator[Record]:
        yield from records()
        raise UnreadableFile("plik.csv: ends in the middle of an archive")

    with pytest.raises(UnreadableFile):
        actions.take_in_records(origin="results", records=broken(), clock=land.clock)
    assert not Project.objects.exists()
    assert not Identifier.objects.exists()


def test_twin_towns_find_the_town_that_is_known(land: Any) -> None:
    own = TownRecord("a", "Brzegowo", "PL", 50.1, 18.6)
    namesake = TownRecord("b", "Brzegowo", "PL", 54.3, 16.1)
    twin = TownRecord("c", "Pasvalys", "LT", 56.06, 24.4, 6361)
    rows: list[Record] = [
        TwinningRecord(own, twin, since=dt.date(2004, 6, 12)),
        TwinningRecord(twin, own),
        TwinningRecord(namesake, twin),
        TwinningRecord(twin, TownRecord("d", "Kremnica", "SK"), since=dt.date(1990, 1, 1), until=dt.date(2010, 1, 1)),
    ]
    assert take(land, *rows, origin="twins").partnerships == 3
    assert take(land, *rows, origin="twins").partnerships == 0
    (pair,) = queries.pairs_of(land.town, land.clock().date())
    assert (pair.other.name, pair.anniversary and pair.anniversary.number) == ("Pasvalys", 22)
    ended = [one for one in queries.pairs_of(pair.other, land.clock().date()) if one.judgement.health is Health.ENDED]
    assert [one.other.name for one in ended] == ["Kremnica"]
    assert Partnership.objects.count() == 3


def test_progress_is_told(land: Any) -> None:
    steps: list[int] = []
    rows = [ProjectRecord(f"p{number}", f"Projekt {number}") for number in range(4500)]
    actions.take_in_records(origin="results", records=rows, clock=land.clock, step=steps.append)
    assert steps == [2000, 4000, 4500]
    assert Project.objects.count() == 4500
