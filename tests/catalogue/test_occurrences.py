"""Where an event stands in the calendar."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.catalogue.occurrences import AFTER, BEFORE, MOST, Placing, Schedule, aware, placings
from salony.vocabulary import PartialDateTime

WARSAW = ZoneInfo("Europe/Warsaw")
TODAY = dt.date(2025, 1, 15)


def placed(start: str | None = None, end: str | None = None, **more: Any) -> list[Placing]:
    begin, until = (PartialDateTime.parse(text) if text else None for text in (start, end))
    exclusions = tuple(PartialDateTime.parse(day) for day in more.pop("exclusions", ()))
    return placings(
        Schedule(start=begin, end=until, exclusions=exclusions, since=more.pop("since", TODAY), **more), WARSAW, TODAY
    )


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_an_evening() -> None:
    day = dt.date(2025, 1, 28)
    assert placed("2025-01-28T18:00", "2025-01-28T20:00") == [
        Placing(day, day, at("2025-01-28T18:00+01:00"), at("2025-01-28T20:00+01:00"))
    ]


@pytest.mark.parametrize("end", ["2025-01-29T02:00", "T02:00"])
def test_a_night_belongs_to_its_evening(end: str) -> None:
    day = dt.date(2025, 1, 28)
    assert placed("2025-01-28T22:00", end) == [
        Placing(day, day, at("2025-01-28T22:00+01:00"), at("2025-01-29T02:00+01:00"))
    ]


@pytest.mark.parametrize(
    ("end", "last"), [("2025-03-02", dt.date(2025, 3, 2)), ("2025-02", dt.date(2025, 2, 28)), ("2024-12-01", TODAY)]
)
def test_an_exhibition_is_one_run(end: str, last: dt.date) -> None:
    assert placed("2025-01-15", end) == [Placing(TODAY, last)]


def test_until_a_day_runs_from_its_announcement() -> None:
    assert placed(None, "2025-03-04", since=dt.date(2025, 1, 10)) == [
        Placing(dt.date(2025, 1, 10), dt.date(2025, 3, 4))
    ]


@pytest.mark.parametrize("start", [None, "XXXX-10-15", "XXXX-10-15T19:00", "2025", "2025-03", "T18:00"])
def test_without_a_day_there_is_no_placing(start: str | None) -> None:
    assert placed(start) == []


def test_a_series_keeps_its_hour_through_the_changes_of_the_clock() -> None:
    found = placed("2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU", exclusions=["2025-01-21"])
    days = [placing.first_day for placing in found]
    assert days[:3] == [dt.date(2025, 1, 7), dt.date(2025, 1, 14), dt.date(2025, 1, 28)]
    assert max(days) <= TODAY + AFTER
    assert {p.starts_at.astimezone(WARSAW).time() for p in found if p.starts_at} == {dt.time(17)}
    assert {p.starts_at.utcoffset() for p in found if p.starts_at} == {dt.timedelta(hours=1), dt.timedelta(hours=2)}


@pytest.mark.parametrize("until", ["20250128", "20250128T235959Z", "20250128T170000"])
def test_the_last_day_of_a_rule_is_in_it(until: str) -> None:
    found = placed("2025-01-14T17:00", recurrence=f"FREQ=WEEKLY;BYDAY=TU;UNTIL={until}")
    assert [placing.first_day.day for placing in found] == [14, 21, 28]


def test_an_end_on_a_later_day_ends_the_series() -> None:
    found = placed("2025-01-14T17:00", "2025-01-28T19:00", recurrence="FREQ=WEEKLY;BYDAY=TU")
    assert [(p.first_day.day, p.last_day.day) for p in found] == [(14, 14), (21, 21), (28, 28)]
    assert {p.ends_at - p.starts_at for p in found if p.ends_at and p.starts_at} == {dt.timedelta(hours=2)}


def test_a_rule_with_its_own_hour_needs_no_start() -> None:
    found = placed(None, recurrence="FREQ=WEEKLY;BYDAY=TH;BYHOUR=17;BYMINUTE=30")
    assert found[0].starts_at == at("2025-01-16T17:30+01:00")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=NEVER",
        "",
        "nonsense",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=DAILY;BYSETPOS=400",
        "FREQ=DAILY;BYDAY=TU;BYSETPOS=1",
        "FREQ=DAILY;UNTIL=soon",
    ],
)
def test_a_rule_that_places_nothing_leaves_the_named_day(rule: str) -> None:
    assert [placing.first_day for placing in placed("2025-01-28T17:00", recurrence=rule)] == [dt.date(2025, 1, 28)]


def test_a_rule_without_end_is_bounded() -> None:
    found = placed("2024-12-20T00:00", recurrence="FREQ=HOURLY")
    assert len(found) == MOST


def test_an_archive_keeps_the_series_of_its_time() -> None:
    found = placed("2020-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU;UNTIL=20200128", since=dt.date(2020, 1, 2))
    assert len(found) == 4


def test_an_hour_that_summer_time_skips_is_the_one_after_it() -> None:
    assert aware(dt.datetime.fromisoformat("2025-03-30T02:30"), WARSAW).isoformat() == "2025-03-30T03:30:00+02:00"


@given(
    st.dates(dt.date(2024, 6, 1), dt.date(2025, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,SU", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY"]
    ),
    st.sampled_from(["", ";COUNT=5", ";INTERVAL=2", ";UNTIL=20250601"]),
)
def test_placings_are_ordered_within_the_horizon_and_each_once(
    day: dt.date, clock: dt.time, rule: str, more: str
) -> None:
    start = PartialDateTime.of(dt.datetime.combine(day, clock))
    found = placings(Schedule(start=start, recurrence=rule + more, since=TODAY), WARSAW, TODAY)
    moments = [placing.starts_at for placing in found if placing.starts_at]
    assert moments == sorted(set(moments))
    if moments != [aware(dt.datetime.combine(day, clock), WARSAW)]:
        assert all(TODAY - BEFORE <= placing.first_day <= TODAY + AFTER for placing in found)
