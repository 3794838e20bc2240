"""The year that the words leave out."""

import datetime as dt

import pytest

from salony.language.times import resolve_year
from salony.vocabulary import PartialDateTime

PUBLISHED = dt.date(2025, 12, 10)


@pytest.mark.parametrize(
    ("value", "weekday", "expected"),
    [
        ("XXXX-01-05", None, "2026-01-05"),
        ("XXXX-12-20T18:00", None, "2025-12-20T18:00"),
        ("XXXX-11-28", None, "2025-11-28"),
        ("XXXX-02-14", 4, "2025-02-14"),
        ("XXXX-02-14", 5, "2026-02-14"),
        ("XXXX-02-29", None, "2028-02-29"),
        ("XXXX-03", None, "2026-03"),
        ("2019-05-01", 0, "2019-05-01"),
    ],
)
def test_beside_a_date_of_publication(value: str, weekday: int | None, expected: str) -> None:
    assert str(resolve_year(PartialDateTime.parse(value), weekday=weekday, around=PUBLISHED)) == expected


def test_an_impossible_weekday_is_not_trusted() -> None:
    value = PartialDateTime.parse("XXXX-02-29")
    assert str(resolve_year(value, weekday=0, around=PUBLISHED)) == "2028-02-29"


def test_named_years_are_asked_with_the_weekday() -> None:
    value = PartialDateTime.parse("XXXX-10-04")
    assert str(resolve_year(value, weekday=4, years=(2018, 2019, 2020))) == "2019-10-04"
    assert str(resolve_year(value, years=(2018, 2019))) == "2018-10-04"
    assert resolve_year(value, weekday=4) is None
    assert resolve_year(PartialDateTime(hour=18, minute=0), around=PUBLISHED) is None
