"""Any text gets an answer."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.discovery.understanding import LANGUAGES, understand

NOW = dt.datetime(2026, 3, 15, 19, 30, tzinfo=dt.UTC)
WORDS = [
    "do",
    "od",
    "30",
    "32.13",
    "lutego",
    "w",
    "po",
    "25",
    "za",
    "tydzień",
    "99",
    "zł",
    "km",
    "sobotę",
    "koniec",
    "2026-02-30",
    "bez",
]


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, language: str) -> None:
    query = understand(text, reference=NOW, city="Żory", language=language)
    assert len(query.to_json()) == 16
    assert all(text[chip.begin : chip.stop] == chip.said for chip in query.chips)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.datetimes())
@settings(max_examples=200, deadline=None)
def test_any_order_of_words_of_time_at_any_moment(words: list[str], now: dt.datetime) -> None:
    assert understand(" ".join(words), reference=now, city="Żory", language="pl").to_json()


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "koncert " * 10_000,
        "<" * 100_000,
        '"' * 50_000,
        "w sobotę " * 11_000,
        "1 2.3 " * 17_000,
        "\ud800 \x00",
    ],
)
def test_long_and_broken_texts(text: str) -> None:
    assert len(understand(text, reference=NOW, city="Żory").to_json()) == 16


def test_markup_is_no_word() -> None:
    query = understand("<script>alert(1)</script> koncert", reference=NOW, city="Żory", language="pl")
    assert query.category == "concert"


def test_syntax_of_the_index_is_text() -> None:
    query = understand('koncert" OR 1=1 -- NEAR(*)', reference=NOW, city="Żory", language="pl")
    assert query.category == "concert"


def test_an_impossible_date_leaves_its_month() -> None:
    query = understand("31 kwietnia", reference=NOW, city="Żory", language="pl")
    assert (str(query.start), str(query.end)) == ("2026-04-01", "2026-04-30")
