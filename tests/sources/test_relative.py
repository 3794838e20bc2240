import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.sources.relative import ROUND, TemplateError, Window, is_closed, monday_of, render

FRIDAY = dt.date(2026, 11, 27)


def filled(template: str, today: dt.date = FRIDAY, days: int = 35) -> str:
    first = monday_of(today)
    return render(template, today=today, window=Window(first, first + dt.timedelta(days=days)))


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("{{ today iso }}", "2026-11-27"),
        ("{{ today ics }}", "20261127"),
        ("{{ today dots }}", "27.11.2026"),
        ("{{ today dots-short }}", "27.11"),
        ("{{ today rfc822 }}", "Fri, 27 Nov 2026"),
        ("{{ today long }}", "piątek, 27 listopada"),
        ("{{ today full }}", "piątek, 27 listopada 2026"),
        ("{{ today date-year }}", "27 listopada 2026"),
        ("w {{ next wednesday weekday-acc }}, {{ next wednesday date }}", "w środę, 2 grudnia"),
        ("{{ next friday iso }}", "2026-12-04"),
        ("{{ next saturday long }}", "sobota, 28 listopada"),
        ("w {{ today month-loc }}", "w listopadzie"),
        ("{{ iso }} {{ +1 weekday }} {{ -1 weekday }}", "2026-11-23 wtorek niedziela"),
    ],
)
def test_forms(mark: str, text: str) -> None:
    assert filled(mark) == text


def test_days_come_in_their_order_and_only_within_the_window() -> None:
    template = "A\n[[ day 3 ]]\nthursday {{ iso }}\n[[ end ]]\n[[ day 1 ]]\ntuesday {{ iso }}\n[[ end ]]\nZ\n"
    lines = filled(template).splitlines()
    assert [lines[0], lines[-1]] == ["A", "Z"]
    assert [line.split()[0] for line in lines[1:-1] if line] == ["tuesday", "thursday"]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, ROUND - 1))
def test_every_day_of_the_round_comes_once_in_five_weeks_and_on_its_weekday(today: dt.date, day: int) -> None:
    shown = filled(f"[[ day {day} ]]{{{{ iso }}}};[[ end ]]", today).split(";")[:-1]
    if not shown:
        first = monday_of(today)
        assert any(is_closed(first + dt.timedelta(days=n)) for n in range(day % 7, ROUND, 7))
        return
    assert len(shown) == 1
    found = dt.date.fromisoformat(shown[0])
    assert found.weekday() == day % 7
    assert 0 <= (found - monday_of(today)).days < ROUND


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_once_shown_does_not_move(today: dt.date) -> None:
    template = "".join(f"[[ day {day} ]]{day}:{{{{ iso }}}};[[ end ]]" for day in range(ROUND))
    now, later = (
        dict(reversed(row.split(":")) for row in filled(template, when).split(";")[:-1])
        for when in (today, today + dt.timedelta(days=7))
    )
    both = now.keys() & later.keys()
    first = monday_of(today) + dt.timedelta(days=7)
    closed = sum(is_closed(first + dt.timedelta(days=n)) for n in range(ROUND - 7))
    assert len(both) == ROUND - 7 - closed
    assert {day: now[day] for day in both} == {day: later[day] for day in both}


def test_what_lasts_is_shown_while_it_lasts() -> None:
    template = "[[ day 3 to 12 ]]{{ iso }};[[ end ]]"
    begins = dt.date.fromisoformat(filled(template).split(";")[0])
    shown = [filled(template, begins + dt.timedelta(days=n), days=7) for n in (0, 7, 14)]
    assert [f"{begins};" in text for text in shown] == [True, True, False]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("ok\n{{ unknown }}", 2),
        ("{{ __class__ }}", 1),
        ("{{ next someday iso }}", 1),
        ("a\nb\n[[ day 35 ]][[ end ]]", 3),
        ("[[ day 1 ]]", 1),
        ("[[ end ]]", 1),
        ("[[ day 1 ]]\n[[ day 2 ]]", 2),
        ("[[ include secrets ]]", 1),
    ],
)
def test_what_is_not_understood_is_named(template: str, line: int) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(template)
    assert caught.value.line == line
