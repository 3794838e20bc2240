"""An index divided by regions: each part opened, built and brought up to date by itself."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from salony.catalogue.models import City, Event, Occurrence
from salony.discovery import index
from salony.discovery.finding.answering import answer
from salony.discovery.index.asking import Ask, Word
from salony.discovery.index.regions import region_of, regions
from salony.discovery.programme import programme
from salony.discovery.spans import Span

NOW = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
DAY = NOW.date()


@pytest.fixture
def cities(db: None, settings: Any) -> list[City]:
    settings.SALONY_REGIONS = True
    places = (("zory", "Żory", "PL"), ("krakow", "Kraków", "PL"), ("rybnik", "Rybnik", "PL"), ("opava", "Opava", "CZ"))
    made = [City.objects.create(slug=slug, name=name, country=land) for slug, name, land in places]
    for city in made:
        event(city, f"Koncert w: {city.name}")
    return made


def event(city: City, name: str) -> Event:
    slug = f"e{Event.objects.count()}"
    made = Event.objects.create(city=city, slug=slug, name=name, created_at=NOW, updated_at=NOW)
    Occurrence.objects.create(event=made, city=city, first_day=DAY, last_day=DAY)
    return made


def parts(home: Path) -> set[str]:
    return {path.name for path in (home / "index").iterdir() if (path / "current").exists()}


def concerts(city: str = "") -> int:
    return answer(index.present(city), Ask(words=(Word("koncert"),), city=city)).number


def test_cities_of_a_voivodeship_stand_together(cities: list[City], settings: Any) -> None:
    assert regions() == {"slaskie": ["rybnik", "zory"], "malopolskie": ["krakow"], "cz": ["opava"]}
    assert region_of("nowhere") == ""
    settings.SALONY_REGIONS = False
    assert regions() == {"": []}
    assert region_of("zory") == ""


def test_only_the_part_that_is_asked_for_is_opened(cities: list[City], settings: Any) -> None:
    assert concerts("zory") == 1
    assert parts(settings.SALONY_HOME) == {"slaskie"}
    assert len(programme(cities[1], Span(DAY, DAY))) == 1
    assert parts(settings.SALONY_HOME) == {"slaskie", "malopolskie"}
    assert concerts() == 4
    assert concerts("nowhere") == 0
    assert index.check() == index.Differences(number=4)


def test_one_part_is_built_anew_and_the_others_stay(cities: list[City], settings: Any) -> None:
    concerts()
    before = {name: (settings.SALONY_HOME / "index" / name / "current").stat().st_mtime_ns for name in regions()}
    added = event(cities[0], "Koncert drugi")
    index.update([added.pk])
    assert (concerts("zory"), concerts("krakow"), concerts()) == (2, 1, 5)
    index.rebuild("slaskie")
    assert index.present("zory").fresh == 0
    after = {name: (settings.SALONY_HOME / "index" / name / "current").stat().st_mtime_ns for name in regions()}
    assert {name for name in before if before[name] != after[name]} == {"slaskie"}
    assert (concerts("zory"), concerts("krakow"), concerts()) == (2, 1, 5)


def test_what_moves_leaves_one_part_and_comes_into_another(cities: list[City]) -> None:
    assert (concerts("zory"), concerts("krakow")) == (1, 1)
    moved = Event.objects.get(city=cities[0])
    Event.objects.filter(pk=moved.pk).update(city=cities[1])
    index.update([moved.pk])
    assert (concerts("zory"), concerts("krakow"), concerts()) == (0, 2, 4)
