"""Expressions with a reference: what somebody means who speaks at that moment."""

import datetime as dt

import pytest

from salony.language.times import Kind, find_times

# A Wednesday, half past ten.
NOW = dt.datetime(2025, 12, 10, 10, 30, tzinfo=dt.UTC)
MEANT = [
    ("dziś o 20", "2025-12-10T20:00", None),
    ("jutro wieczorem", "2025-12-11T18:00", "2025-12-12T00:00"),
    ("pojutrze", "2025-12-12", None),
    ("w piątek o 19:30", "2025-12-12T19:30", None),
    ("w środę", "2025-12-17", None),
    ("ta środa", "2025-12-10", None),
    ("ubiegły wtorek", "2025-12-09", None),
    ("w sobotę za tydzień", "2025-12-20", None),
    ("czwartek w przyszłym tygodniu", "2025-12-18", None),
    ("w ten weekend", "2025-12-12T18:00", "2025-12-14T23:59"),
    ("5 stycznia o 17", "2026-01-05T17:00", None),
    ("w niedzielę, 7 grudnia", "2025-12-07", None),
    ("28 grudnia – 3 stycznia", "2025-12-28", "2026-01-03"),
    ("1 grudnia – 6 stycznia", "2025-12-01", "2026-01-06"),
    ("16 grudnia br.", "2025-12-16", None),
    ("w przyszłym roku w dniach 3-8 czerwca", "2026-06-03", "2026-06-08"),
    ("od dziś do niedzieli", "2025-12-10", "2025-12-14"),
    ("za tydzień w środę", "2025-12-17", None),
    ("od kwietnia do maja", "2026-04", "2026-05"),
    ("za trzy dni", "2025-12-13T10:30", None),
    ("dwa tygodnie temu", "2025-11-26", None),
    ("w przyszłym miesiącu", "2026-01", None),
    ("przyszły rok", "2026", None),
    ("ostatni poniedziałek stycznia", "2026-01-26", None),
    ("o 9", "2025-12-10T21:00", None),
    ("o 9 rano", "2025-12-11T09:00", None),
    ("Wielkanoc", "2026-04-05", None),
    ("tłusty czwartek", "2026-02-12", None),
    ("w sylwestra o 22", "2025-12-31T22:00", None),
    ("tej zimy", "2025-12-21", "2026-03-20"),
    ("kolejne trzy dni", "2025-12-11", "2025-12-13"),
    ("w każdy wtorek o 17", "2025-12-16T17:00", None),
]


@pytest.mark.parametrize(("text", "start", "end"), MEANT)
def test_it_is_meant(text: str, start: str, end: str | None) -> None:
    (found,) = find_times(text, reference=NOW)
    assert (str(found.start), str(found.end) if found.end else None) == (start, end)


def test_an_open_end() -> None:
    (found,) = find_times("do końca roku", reference=NOW)
    assert (found.kind, found.direction, found.start, str(found.end)) == (Kind.OPEN, "before", None, "2025-12-31")


def test_a_zone_does_not_move_the_wall_clock() -> None:
    west, nowhere = NOW.replace(tzinfo=dt.timezone(dt.timedelta(hours=-5))), NOW.replace(tzinfo=None)
    readings = [find_times("jutro o 18", reference=reference) for reference in (NOW, west, nowhere)]
    assert readings[0] == readings[1] == readings[2]


def test_a_date_as_reference_gives_days_without_hours() -> None:
    (found,) = find_times("za dwa dni", reference=dt.datetime(2025, 12, 10, tzinfo=dt.UTC))
    assert (str(found.start), found.grain) == ("2025-12-12", "day")


def test_without_a_reference_a_relative_day_is_unknown() -> None:
    (found,) = find_times("jutro o 18")
    assert (found.relative, str(found.start)) == (True, "T18:00")


def test_a_weekday_that_contradicts_the_date_lowers_the_confidence() -> None:
    right, wrong = find_times("piątek, 12 grudnia 2025; piątek, 13 grudnia 2025", reference=NOW)
    assert str(wrong.start) == "2025-12-13"
    assert wrong.confidence < right.confidence


@pytest.mark.parametrize("year", [1, 1000, 2999, 9999])
def test_the_ends_of_the_calendar(year: int) -> None:
    text = (
        "jutro, wczoraj, w piątek, za 900 lat, 500 lat temu, ten weekend, ostatnie 3 lata, Wielkanoc, latem, 29 lutego"
    )
    for day in (1, 31):
        reference = dt.datetime(year, 1 if day == 1 else 12, day, tzinfo=dt.UTC)
        assert isinstance(find_times(text, reference=reference), list)
