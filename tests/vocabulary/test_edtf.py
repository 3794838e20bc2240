"""Partial dates: what is written is read back, and no impossible date can be held."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.vocabulary import Grain, PartialDateTime


@st.composite
def partials(draw: st.DrawFn) -> PartialDateTime:
    day = draw(st.none() | st.dates(dt.date(1000, 1, 1)))
    clock = draw(st.none() | st.times())
    keep = draw(st.sampled_from(("year", "month", "day", "yearless")))
    hour = {"hour": clock.hour, "minute": clock.minute} if clock else {}
    if day is None:
        return PartialDateTime(**hour)
    if keep == "yearless":
        return PartialDateTime(month=day.month, day=day.day, **hour)
    if keep == "year":
        return PartialDateTime(year=day.year)
    if keep == "month":
        return PartialDateTime(year=day.year, month=day.month)
    return PartialDateTime(year=day.year, month=day.month, day=day.day, **hour)


@given(partials())
def test_what_is_written_is_read_back(value: PartialDateTime) -> None:
    if str(value):
        assert PartialDateTime.parse(str(value)) == value
    else:
        assert value == PartialDateTime()


@pytest.mark.parametrize(
    ("text", "written", "grain"),
    [
        ("2025-01-28T18:00", "2025-01-28T18:00", Grain.MINUTE),
        ("2025-01-28 18:00:30", "2025-01-28T18:00", Grain.MINUTE),
        ("--10-15T19:00", "XXXX-10-15T19:00", Grain.MINUTE),
        ("XXXX-02-29", "XXXX-02-29", Grain.DAY),
        ("2025-01", "2025-01", Grain.MONTH),
        ("2025", "2025", Grain.YEAR),
        ("T07:05", "T07:05", Grain.MINUTE),
    ],
)
def test_forms(text: str, written: str, grain: Grain) -> None:
    value = PartialDateTime.parse(text)
    assert (str(value), value.grain) == (written, grain)


@pytest.mark.parametrize(
    "text", ["", " ", "2025-02-29", "2025-02-31", "XXXX-02-30", "2025-13-01", "T24:00", "T12:60", "jutro", "2025-1-2"]
)
def test_impossible_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDateTime.parse(text)


def test_a_part_needs_its_whole() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDateTime(year=2025, day=3)
    with pytest.raises(ValueError, match="minutes"):
        PartialDateTime(year=2025, month=1, day=3, hour=4)


def test_values_of_the_standard_library() -> None:
    value = PartialDateTime.of(dt.datetime(2025, 1, 28, 18, 30, tzinfo=dt.UTC))
    assert value.datetime == dt.datetime(2025, 1, 28, 18, 30)  # noqa: DTZ001 - local wall time has no zone
    assert value.at(None) == PartialDateTime.of(dt.date(2025, 1, 28))
    assert value.at(dt.time(0, 0)).time == dt.time(0, 0)
    assert PartialDateTime.parse("XXXX-10-15T19:00").datetime is None
