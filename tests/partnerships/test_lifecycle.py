"""Stages, health by evidence, anniversaries."""

import datetime as dt

import pytest

from salony.partnerships.lifecycle import (
    Health,
    Stage,
    Step,
    judge,
    latest_day,
    next_anniversary,
    next_stages,
    stage_of,
)
from salony.vocabulary import PartialDateTime

TODAY = dt.date(2026, 2, 10)


def step(stage: Stage, date: str = "") -> Step:
    return Step(stage, PartialDateTime.parse(date) if date else None)


@pytest.mark.parametrize(
    ("date", "day"),
    [("2019-05-04", "2019-05-04"), ("2019-05", "2019-05-31"), ("2019-12", "2019-12-31"), ("2019", "2019-12-31")],
)
def test_a_partial_date_means_its_last_day(date: str, day: str) -> None:
    assert latest_day(PartialDateTime.parse(date)) == dt.date.fromisoformat(day)


def test_the_stage_is_that_of_the_newest_step() -> None:
    assert stage_of([]) is Stage.IDEA
    assert stage_of([step(Stage.AGREEMENT, "2004"), step(Stage.CONTACT, "2003-10")]) is Stage.AGREEMENT
    assert stage_of([step(Stage.AGREEMENT), step(Stage.CONTACT)]) is Stage.AGREEMENT
    assert stage_of([step(Stage.ENDED, "2020"), step(Stage.RENEWED, "2024")]) is Stage.RENEWED


def test_dormant_since_the_last_common_event() -> None:
    judged = judge([step(Stage.AGREEMENT, "2004-06-12")], [dt.date(2019, 5, 18)], TODAY)
    assert (judged.health, judged.last) == (Health.DORMANT, dt.date(2019, 5, 18))


@pytest.mark.parametrize(
    ("last", "health"),
    [
        ("2025-06-01", Health.ALIVE),
        ("2026-06-01", Health.ALIVE),
        ("2023-06-01", Health.QUIET),
        ("2021-01-01", Health.DORMANT),
    ],
)
def test_health_goes_by_the_newest_trace(last: str, health: Health) -> None:
    assert judge([step(Stage.AGREEMENT)], [dt.date(2001, 1, 1), dt.date.fromisoformat(last)], TODAY).health is health


def test_nothing_known_is_not_dormant() -> None:
    assert judge([step(Stage.CONTACT, "2003-10"), step(Stage.AGREEMENT)], [], TODAY).health is Health.UNKNOWN
    assert judge([step(Stage.IDEA)], [], TODAY).health is Health.FORMING


def test_what_ended_stays_ended_whatever_happened_before() -> None:
    steps = [step(Stage.AGREEMENT, "2004"), step(Stage.ENDED, "2025-12-01")]
    assert judge(steps, [dt.date(2025, 11, 1)], TODAY).health is Health.ENDED
    assert next_anniversary(steps, TODAY) is None


def test_the_next_anniversary() -> None:
    one = next_anniversary([step(Stage.AGREEMENT, "2004-06-12")], TODAY)
    assert one is not None
    assert (one.number, one.day, one.is_round) == (22, dt.date(2026, 6, 12), False)
    later = next_anniversary([step(Stage.AGREEMENT, "2002-01-20")], TODAY)
    assert later is not None
    assert (later.number, later.day, later.is_round) == (25, dt.date(2027, 1, 20), True)


def test_an_anniversary_of_which_only_the_year_is_known() -> None:
    one = next_anniversary([step(Stage.AGREEMENT, "2006")], TODAY)
    assert one is not None
    assert (one.number, one.year, one.day) == (20, 2026, None)


def test_a_leap_day_is_kept_on_the_28th() -> None:
    one = next_anniversary([step(Stage.AGREEMENT, "2004-02-29")], TODAY)
    assert one is not None
    assert one.day == dt.date(2026, 2, 28)


def test_a_resolution_is_a_step_of_towns() -> None:
    assert Stage.RESOLUTION in next_stages(Stage.LETTER, towns=True)
    assert Stage.RESOLUTION not in next_stages(Stage.LETTER, towns=False)
