import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from salony.discovery.ranking import Reason, ReasonKind
from salony.publishing import dates, proof, words
from salony.publishing.categories import COUNTED, NAMES, category_count
from salony.publishing.templatetags.publishing import bound
from salony.vocabulary import CATEGORIES

D = dt.date
TUESDAY = D(2025, 1, 28)


@pytest.mark.parametrize(
    ("make", "polish", "english"),
    [
        (lambda: dates.full_day(TUESDAY), "wtorek, 28 stycznia 2025", "Tuesday, 28 January 2025"),
        (lambda: dates.month_in_culture(TUESDAY), "Styczeń 2025 w kulturze", "January 2025 in culture"),
        (lambda: dates.in_month(D(2025, 9, 1)), "we wrześniu", "in September"),
        (lambda: dates.until_day(D(2026, 2, 28), D(2026, 1, 25)), "do soboty 28 lutego", "until Saturday, 28 February"),
        (lambda: dates.run(D(2025, 2, 3), D(2025, 2, 28)), "3–28 lutego 2025", "3–28 February 2025"),
        (
            lambda: dates.run(D(2024, 12, 30), D(2025, 2, 2)),
            "30 grudnia 2024 – 2 lutego 2025",
            "30 December 2024 – 2 February 2025",
        ),
        (lambda: dates.day_from(TUESDAY, TUESDAY), "dziś, wtorek", "today, Tuesday"),
        (lambda: dates.day_from(D(2025, 1, 29), TUESDAY), "jutro, środa", "tomorrow, Wednesday"),
        (
            lambda: dates.partial_words("2025-01-28T17:30"),
            "wtorek, 28 stycznia 2025, 17:30",
            "Tuesday, 28 January 2025, 17:30",
        ),
        (lambda: dates.partial_words("2025-01"), "Styczeń 2025", "January 2025"),
        (lambda: dates.partial_words("XXXX-10-15"), "15 października", "15 October"),
        (lambda: dates.partial_words("kiedyś"), "kiedyś", "kiedyś"),
        (lambda: words.money(Decimal("14.00"), "PLN"), "14 zł", "14 PLN"),
        (lambda: words.money(14.5, "PLN"), "14,50 zł", "14.50 PLN"),
        (lambda: words.money(20, "EUR"), "20 EUR", "20 EUR"),
        (lambda: words.price_words(is_free=True, amount=None), "wstęp wolny", "free entry"),
        (lambda: words.price_words(is_free=False, amount=None), "", ""),
        (
            lambda: words.audience_words({"kinds": ["children", "families"], "minimum_age": 3, "maximum_age": 6}),
            "dzieci, rodziny · 3–6 lat",
            "children, families · 3–6 years",
        ),
        (lambda: words.audience_words({"minimum_age": 16}), "od 16 lat", "from 16 years"),
        (
            lambda: words.why((Reason(ReasonKind.SOURCES, 3), Reason(ReasonKind.ONCE))),
            "Piszą o tym 3 źródła; tylko raz",
            "3 sources write about it; one time only",
        ),
        (lambda: words.recurrence_words("FREQ=WEEKLY;BYDAY=WE;BYHOUR=17"), "w każdą środę", "every Wednesday"),
        (lambda: words.recurrence_words("FREQ=HOURLY"), "kilka razy", "several times"),
    ],
)
def test_words(make: Callable[[], str], polish: str, english: str) -> None:
    with override("pl"):
        assert make() == polish
    with override("en"):
        assert make() == english


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 koncert"),
        (2, "2 koncerty"),
        (5, "5 koncertów"),
        (12, "12 koncertów"),
        (22, "22 koncerty"),
        (0, "0 koncertów"),
    ],
)
def test_polish_plurals(number: int, said: str) -> None:
    with override("pl"):
        assert category_count("concert", number) == said


def test_every_category_has_words() -> None:
    assert set(CATEGORIES) | {"other"} == set(NAMES) == set(COUNTED)


@pytest.mark.parametrize(
    ("locative", "said"), [("Żorach", "w Żorach"), ("Wrocławiu", "we Wrocławiu"), ("Wodzisławiu", "w Wodzisławiu")]
)
def test_in_a_city(locative: str, said: str) -> None:
    city: Any = SimpleNamespace(name="X", locative=locative)
    with override("pl"):
        assert words.in_city(city) == said
    with override("en"):
        assert words.in_city(city) == "in X"


def test_moments() -> None:
    zone = ZoneInfo("Europe/Warsaw")
    moment = dt.datetime(2025, 1, 28, 7, 40, tzinfo=dt.UTC)
    with override("pl"):
        assert dates.moment_words(moment, zone, TUESDAY) == "dziś o 8:40"
        assert dates.moment_words(moment, zone, D(2025, 1, 29)) == "wczoraj o 8:40"
        assert dates.moment_words(moment, zone, D(2025, 2, 1)) == "28 stycznia 2025, 8:40"


def test_quotations_with_overlapping_and_impossible_marks() -> None:
    pieces = proof.pieces("28 stycznia w sali", [(0, 11), (3, 11), (12, 99), (40, 50)])
    assert [(piece.text, piece.is_marked) for piece in pieces] == [
        ("28 stycznia", True),
        (" ", False),
        ("w sali", True),
    ]


def test_quotations_of_one_text_are_joined() -> None:
    quotes = {
        "start": {"text": "28 stycznia w sali", "begin": 0, "stop": 11},
        "venue": {"text": "28 stycznia w sali", "begin": 14, "stop": 18},
        "name": {"text": "Wieczór", "begin": 0, "stop": 7},
    }
    first, second = proof.quotations(quotes)
    assert [piece.text for piece in first if piece.is_marked] == ["28 stycznia", "sali"]
    assert [piece.text for piece in second] == ["Wieczór"]


def test_quotations_that_overlap_become_one() -> None:
    quotes = {
        "start": {"text": "Zapraszamy 28 stycznia o 18:00 do Sali Lustrzanej…", "begin": 11, "stop": 30},
        "venue": {"text": "…18:00 do Sali Lustrzanej na koncert kolęd.", "begin": 10, "stop": 25},
        "name": {"text": "…koncert kolęd.", "begin": 1, "stop": 14},
    }
    (only,) = proof.quotations(quotes)
    assert (
        "".join(piece.text for piece in only) == "Zapraszamy 28 stycznia o 18:00 do Sali Lustrzanej na koncert kolęd."
    )
    assert [piece.text for piece in only if piece.is_marked] == [
        "28 stycznia o 18:00",
        "Sali Lustrzanej",
        "koncert kolęd",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jazz w Rebusie", "Jazz w\u00a0Rebusie"),
        ("O smoku, który bał się ognia i wody", "O\u00a0smoku, który bał się ognia i\u00a0wody"),
        ("od 6 do 9 lat", "od 6\u00a0do 9\u00a0lat"),
        ("kino", "kino"),
        ("Zimowe a", "Zimowe a"),
    ],
)
def test_little_words_do_not_hang(text: str, expected: str) -> None:
    assert bound(text) == expected
