"""Whole queries with exact answers, in every language, with typing errors and without diacritics."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from salony.discovery.understanding import KnownNames, understand

FILES = ("queries.toml", "further.toml")
QUERIES = [
    row for name in FILES for row in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["query"]
]
NOON = dt.datetime(2026, 1, 14, 12, tzinfo=dt.UTC)


def parsed(text: str, asked: dt.datetime = NOON, **options: Any) -> dict[str, Any]:
    found = understand(text, reference=asked, city="Żory", **options).to_json()
    return {key: value for key, value in found.items() if value not in (None, "")}


@pytest.mark.parametrize("row", QUERIES, ids=[row["text"] for row in QUERIES])
def test_a_query_is_understood(row: dict[str, Any]) -> None:
    expected = dict(row["expected"]) if "expected" in row else {}
    if "place" in expected:
        expected["place"] = {"name": expected["place"]["name"], "radius_km": expected["place"].get("radius_km")}
    assert parsed(row["text"], dt.datetime.fromisoformat(row["asked"]), language=row["lang"]) == expected


def test_every_answer_has_sixteen_keys() -> None:
    assert len(understand("", reference=NOON, city="Żory").to_json()) == 16


def test_names_of_the_catalogue_are_known() -> None:
    names = KnownNames(venues=("Stodoła pod Lipą",), people=("Zgrzyt",), institutions=("Wiejska Akademia Głosu",))
    assert parsed("koncert w stodole pod lipą", names=names) == {"category": "concert", "venue": "Stodoła pod Lipą"}
    assert parsed("wiejska akademia glosu", names=names) == {"institution": "Wiejska Akademia Głosu"}


def test_an_everyday_word_is_no_performer_in_small_letters() -> None:
    assert "person" not in parsed("dżem z truskawek")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("2026-01-16T10:00", "2026-01-17", "2026-01-18"),
        ("2026-01-17T23:00", "2026-01-17", "2026-01-18"),
        ("2026-01-18T17:59", "2026-01-18", "2026-01-18"),
        ("2026-01-18T18:00", "2026-01-24", "2026-01-25"),
    ],
)
def test_the_weekend_as_seen_from_each_day(asked: str, start: str, end: str) -> None:
    assert parsed("w weekend", dt.datetime.fromisoformat(asked)) == {"from": start, "to": end}


def test_school_holidays_follow_the_place_named() -> None:
    assert parsed("ferie w Krakowie")["from"] == "2026-02-02"
    assert parsed("ferie w Żorach")["from"] == "2026-02-16"


def test_chips_show_the_words_they_came_from() -> None:
    text = "darmowy koncert w Rybniku jutro"
    query = understand(text, reference=NOON, city="Żory")
    assert [(chip.field, chip.said) for chip in query.chips] == [
        ("free", "darmowy"),
        ("category", "koncert"),
        ("place", "Rybniku"),
        ("when", "jutro"),
    ]
    assert all(text[chip.begin : chip.stop] == chip.said for chip in query.chips)


def test_the_language_is_found_out() -> None:
    assert understand("концерт у суботу", reference=NOON, city="Żory").language == "uk"
    assert understand("free concerts this weekend", reference=NOON, city="Żory").language == "en"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ostatni weekend stycznia", "2026-01-31", "2026-02-01"),
        ("druga sobota lutego", "2026-02-14", "2026-02-14"),
        ("pierwszy piątek przyszłego miesiąca", "2026-02-06", "2026-02-06"),
        ("na początku lutego", "2026-02-01", "2026-02-10"),
        ("pod koniec lutego", "2026-02-21", "2026-02-28"),
        ("do połowy marca", "2026-01-14", "2026-03-15"),
        ("przed wielkanocą", "2026-01-14", "2026-04-04"),
        ("po wielkanocy", "2026-04-07", None),
        ("w środę popielcową", "2026-02-18", "2026-02-18"),
    ],
)
def test_stretches_of_the_calendar(text: str, start: str, end: str | None) -> None:
    found = parsed(text, language="pl")
    assert (found["from"], found.get("to"), found.get("text")) == (start, end, None)


def test_a_number_as_a_word_is_an_amount_only_before_a_unit() -> None:
    assert parsed("koncert do dwudziestu pięciu złotych", language="pl") == {"category": "concert", "max_price": 25}
    assert "max_price" not in parsed("spektakl dwanaście krzeseł", language="pl")
    text = "do trzydziestu złotych"
    assert [chip.said for chip in understand(text, reference=NOON, city="Żory", language="pl").chips] == [text]


def test_a_surname_is_a_person_after_what_people_make() -> None:
    assert parsed("wystawa Beksińskiego", language="pl") == {"category": "exhibition", "person": "Beksiński"}
    assert "person" not in parsed("wystawa Kolej", language="pl")


def test_an_hour_may_be_an_ordinal_where_nothing_follows_that_it_counts() -> None:
    assert parsed("wykład po dwudziestej pierwszej", language="pl")["from"] == "2026-01-14T21:00"
    assert parsed("wykład o ósmej planecie", language="pl") == {"category": "lecture", "text": "ósma planeta"}


def test_towns_of_two_words_are_read_before_their_words() -> None:
    assert parsed("koncert w Nowym Sączu", language="pl")["place"]["name"] == "Nowy Sącz"
    assert parsed("piekary slaskie", language="pl")["place"]["name"] == "Piekary Śląskie"


def test_text_typed_without_diacritics_gets_them_back() -> None:
    assert parsed("zdjecia ksiezyca", language="pl")["text"] == "zdjecia ksiezyca"
    assert parsed("warsztaty o ksiezycu", language="pl") == {"category": "workshop", "text": "księżyc"}
    assert "category" not in parsed("zdjecia", language="pl")
