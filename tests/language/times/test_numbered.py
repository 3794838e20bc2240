"""Days by number and weekday below a month."""

import datetime as dt

import pytest

from salony.language.times import find_times, numbered_days

AROUND = dt.date(2026, 2, 20)


def days(text: str, around: dt.date | None = AROUND) -> list[str]:
    found = numbered_days(text, find_times(text), around=around)
    return [str(e.start) for e in found if e.start is not None and e.start.day is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MARZEC 2026\n6 pt 19.00 Halka\n7 so 17.00 Zemsta", ["2026-03-06T19:00", "2026-03-07T17:00"]),
        ("MARZEC 2026\n8 nd. 12.00 Smok\n15 ndz. 12.00 Smok", ["2026-03-08T12:00", "2026-03-15T12:00"]),
        ("Plan na marzec\n12 czw\t18:00\tHalka", ["2026-03-12T18:00"]),
        ("MARZEC\nsob. 14 – koncert\nndz. 15 – recital", ["2026-03-14", "2026-03-15"]),
        ("Marzec 2026\n13\npt\nwieczór pieśni", ["2026-03-13"]),
        ("luty 2026\n28 sob 18.00\nmarzec 2026\n1 nd 16.00", ["2026-02-28T18:00", "2026-03-01T16:00"]),
        ("Marzec 2026\n6 pt 17.00-19.00 próba", ["2026-03-06T17:00"]),
    ],
)
def test_the_month_above_counts(text: str, expected: list[str]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "MARZEC 2026\n6 so 19.00 Halka",  # the 6th is a Friday
        "MARZEC 2026\n31 lut",
        "sob. 14 – koncert",  # no month above
        "MARZEC 2026\npt 17.00 próba",  # an hour, no day
        "W marcu nasza biblioteka zaprasza wszystkich chętnych na spotkania i na zajęcia.\nsob. 14 – koncert",
    ],
)
def test_what_is_no_day_of_the_month(text: str) -> None:
    assert days(text) == []


def test_without_a_year_the_number_stands_first() -> None:
    assert days("MARZEC\n12 czw 18.00 Halka\nsob. 14", None) == ["XXXX-03-12T18:00"]
