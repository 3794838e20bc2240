"""Timetables of talks: what every one of them keeps, how full and fair it is, and what changes when somebody leaves."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.salons.talks import Pair, Problem, Talk, Timetable, absences, gini, pair_of, solve, solve_anew, walks


def problem(number: int, pairs: list[Pair], *, rounds: int = 4, tables: int | None = None, **more: object) -> Problem:
    people = tuple(f"p{place:02d}" for place in range(number))
    wishes = frozenset(itertools.chain.from_iterable(((a, b), (b, a)) for a, b in pairs))
    return Problem(people, wishes, rounds, number // 2 if tables is None else tables, **more)  # type: ignore[arg-type]


def everybody(number: int) -> list[Pair]:
    return list(itertools.combinations([f"p{place:02d}" for place in range(number)], 2))


def check(it: Problem, answer: Timetable) -> None:
    """What no timetable may break."""
    seats = [(talk.round, talk.table) for talk in answer.talks]
    assert len(seats) == len(set(seats))
    places = [(talk.round, person) for talk in answer.talks for person in (talk.one, talk.other)]
    assert len(places) == len(set(places))
    pairs = [talk.pair for talk in answer.talks]
    assert len(pairs) == len(set(pairs))
    assert set(pairs) <= set(it.mutual())
    assert all(0 <= talk.table < it.tables and 0 <= talk.round < it.rounds for talk in answer.talks)
    assert all(talk.round in it.free(person) for talk in answer.talks for person in (talk.one, talk.other))
    assert len(answer.talks) <= answer.bound <= answer.wanted


def test_everybody_meets_everybody_when_there_is_time() -> None:
    it = problem(6, everybody(6), rounds=5)
    answer = solve(it, seconds=5)
    check(it, answer)
    assert len(answer.talks) == 15
    assert answer.is_optimal


def test_an_odd_circle_leaves_one_out_in_each_round_and_the_bound_knows() -> None:
    it = problem(5, everybody(5), rounds=4, tables=5)
    answer = solve(it, seconds=5)
    check(it, answer)
    assert (len(answer.talks), answer.bound) == (8, 8)
    assert set(answer.numbers(it.people).values()) == {3, 4}


def test_nobody_is_left_with_none_while_another_has_five() -> None:
    """All want the star; two tables and three rounds are enough for each to have a talk with somebody."""
    pairs = [("p00", f"p0{n}") for n in range(1, 8)] + [("p01", "p02"), ("p03", "p04"), ("p05", "p06"), ("p06", "p07")]
    it = problem(8, pairs, rounds=3, tables=2)
    answer = solve(it, seconds=5)
    check(it, answer)
    assert len(answer.talks) == answer.bound == 6
    assert min(answer.numbers(it.people).values()) >= 1


def test_rounds_hold_no_more_talks_than_tables_and_no_more_than_needed() -> None:
    answer = solve(problem(12, everybody(12), rounds=8, tables=3), seconds=5)
    assert len(answer.talks) == 24
    few = solve(problem(6, [("p00", "p01"), ("p02", "p03"), ("p04", "p05"), ("p01", "p02")], rounds=4), seconds=5)
    assert max(talk.table for talk in few.talks) == 0, "one table is enough for four talks in four rounds"


def test_who_stays_at_a_table_does_not_walk() -> None:
    it = problem(6, [("p00", f"p0{n}") for n in range(1, 6)], rounds=5, tables=3)
    assert walks(solve(it, seconds=5).talks) == 0


def test_wishes_for_oneself_and_one_sided_wishes_give_no_talk() -> None:
    it = Problem(("a", "b"), frozenset({("a", "a"), ("a", "b")}), 3, 3)
    assert solve(it, seconds=2).talks == ()


@pytest.mark.parametrize(
    "it",
    [
        Problem((), frozenset(), 8, 10),
        problem(4, everybody(4), rounds=0),
        problem(4, everybody(4), tables=0),
        problem(2, [("p00", "p01")], absent={"p00": frozenset({0, 1}), "p01": frozenset({2, 3})}),
    ],
    ids=["nobody", "no rounds", "no tables", "never together"],
)
def test_nothing_to_schedule_is_an_empty_timetable(it: Problem) -> None:
    answer = solve(it, seconds=2)
    assert answer.talks == ()
    assert answer.bound == 0


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_timetable_keeps_the_rules_and_survives_a_departure(data: st.DataObject) -> None:
    number = data.draw(st.integers(2, 9))
    pairs = data.draw(st.lists(st.sampled_from(everybody(number)), unique=True))
    people = st.sampled_from([f"p{place:02d}" for place in range(number)])
    absent = data.draw(st.dictionaries(people, st.frozensets(st.integers(0, 3)), max_size=4))
    tables, at_most = data.draw(st.integers(1, 5)), data.draw(st.sampled_from([None, 1, 2]))
    it = problem(number, pairs, tables=tables, absent=absent, at_most=at_most)
    answer = solve(it, seconds=3)
    check(it, answer)
    assert max(answer.numbers(it.people).values()) <= (at_most or 4)
    gone = data.draw(people)
    rest = Problem(tuple(p for p in it.people if p != gone), it.wishes, 4, tables, absent, at_most=at_most)
    again = solve_anew(rest, answer.talks, settled={0}, seconds=3)
    assert {talk for talk in answer.talks if talk.round == 0} <= set(again.talks)
    later = Timetable(tuple(talk for talk in again.talks if talk.round), answer.wanted, answer.wanted, 0.0)
    check(rest, later)
    assert again.lost == sum(1 for talk in answer.talks if talk.round and gone in talk.pair)


def test_when_one_leaves_the_others_keep_what_they_have() -> None:
    it = problem(12, everybody(12), rounds=6)
    before = solve(it, seconds=5)
    rest = Problem(it.people[1:], it.wishes, it.rounds, it.tables)
    after = solve_anew(rest, before.talks, settled={0, 1}, seconds=5)
    kept = {talk for talk in before.talks if talk.round > 1 and "p00" not in talk.pair}
    assert kept <= set(after.talks), "talks, rounds and tables"
    assert {talk for talk in before.talks if talk.round <= 1} <= set(after.talks), "what has been is not undone"


def test_a_talk_moves_when_that_makes_room_for_another() -> None:
    """a and b are set for round 0; c comes and can talk with a in round 0 alone."""
    it = problem(3, [("p00", "p01"), ("p00", "p02")], rounds=2, tables=1, absent={"p02": frozenset({1})})
    after = solve_anew(it, [Talk("p00", "p01", 0, 0)], seconds=5)
    assert {(talk.pair, talk.round) for talk in after.talks} == {(("p00", "p01"), 1), (("p00", "p02"), 0)}
    assert (after.moved, after.lost) == (1, 0)


def test_speaking_slots_are_absences_also_over_the_change_of_clocks() -> None:
    """On 26 October 2025 the hour from 2 to 3 comes twice in Warsaw; the rounds are told apart all the same."""
    zone = ZoneInfo("Europe/Warsaw")
    first = dt.datetime(2025, 10, 26, 2, 30, tzinfo=zone, fold=0).astimezone(dt.UTC)
    rounds = [(first + dt.timedelta(minutes=20 * n), first + dt.timedelta(minutes=20 * (n + 1))) for n in range(5)]
    second_half_past = dt.datetime(2025, 10, 26, 2, 30, tzinfo=zone, fold=1)
    busy = absences(rounds, {"a": [(second_half_past.astimezone(dt.UTC), rounds[4][1])], "b": [(first, first)]})
    assert busy == {"a": frozenset({3, 4}), "b": frozenset()}


def test_gini() -> None:
    assert gini([3, 3, 3]) == 0
    assert gini([0, 0, 0, 4]) == 0.75
    assert gini([]) == 0
    assert pair_of("b", "a") == ("a", "b")
