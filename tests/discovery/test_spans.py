import datetime as dt

import pytest

from salony.discovery.spans import Span, month_span, next_month, previous_month, rest_of_month, weekend, weeks

D = dt.date


def test_a_month_knows_its_length() -> None:
    assert month_span(2024, 2) == Span(D(2024, 2, 1), D(2024, 2, 29))


@pytest.mark.parametrize(("year", "month"), [(2025, 13), (2025, 0), (0, 1), (10000, 1)])
def test_a_month_that_no_calendar_has(year: int, month: int) -> None:
    with pytest.raises(ValueError, match=r"month|year"):
        month_span(year, month)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (D(2025, 1, 27), D(2025, 2, 1), D(2025, 2, 2)),
        (D(2025, 2, 1), D(2025, 2, 1), D(2025, 2, 2)),
        (D(2025, 2, 2), D(2025, 2, 2), D(2025, 2, 2)),
    ],
)
def test_weekend(day: dt.date, first: dt.date, last: dt.date) -> None:
    assert weekend(day) == Span(first, last)


def test_months_beside() -> None:
    assert next_month(D(2024, 12, 31)) == D(2025, 1, 1)
    assert previous_month(D(2025, 1, 15)) == D(2024, 12, 1)


def test_the_rest_of_a_month_reaches_into_the_next_one_when_short() -> None:
    assert rest_of_month(D(2025, 1, 10), 7) == Span(D(2025, 1, 10), D(2025, 1, 31))
    assert rest_of_month(D(2025, 1, 29), 7) == Span(D(2025, 1, 29), D(2025, 2, 28))


def test_wall_calendar_starts_on_monday() -> None:
    rows = weeks(2025, 1)
    assert rows[0] == [None, None, *(D(2025, 1, day) for day in range(1, 6))]
    assert rows[-1] == [*(D(2025, 1, day) for day in range(27, 32)), None, None]


def test_a_span_is_its_days() -> None:
    span = Span(D(2025, 1, 30), D(2025, 2, 1))
    assert list(span) == [D(2025, 1, 30), D(2025, 1, 31), D(2025, 2, 1)]
    assert D(2025, 2, 1) in span
    assert D(2025, 2, 2) not in span
