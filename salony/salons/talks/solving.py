"""From wishes to a timetable: choose, lay out, and where the bound is not reached let CP-SAT look for the rest."""

import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ortools.sat.python import cp_model

from salony.salons.talks.choosing import Choice, choose
from salony.salons.talks.layout import Layout, lay_out
from salony.salons.talks.problem import Pair, Problem, Talk, Timetable, pair_of
from salony.salons.talks.seating import seat

SECONDS = 10.0
WORKERS = 1
"""CP-SAT's one worker with linear relaxations closes these models several times sooner than two that share the time."""
TRIES = 6
"""Layouts in different orders before CP-SAT is asked."""
CHOOSING, LAYING = 0.5, 0.6
"""The part of the time that choosing may take, and the part of the rest that layouts may."""

KEPT, MOVED, NEW = 9, 6, 4
"""Solving anew: a new talk is worth moving one other and not two; no talk is given up for two new ones."""


def solve(problem: Problem, *, seconds: float = SECONDS, workers: int = WORKERS) -> Timetable:
    """The most mutual wishes that come true, the fairest of such choices; stops after about so many seconds.

    With the same problem and enough time the answer is the same.
    """
    begun = time.monotonic()
    until = begun + seconds
    choice = choose(problem, until=begun + seconds * CHOOSING, workers=workers)
    layout = _best_layout(problem, choice, until)
    bound = choice.bound
    if len(layout) < bound and time.monotonic() < until:
        improved, proven = _complete(problem, layout, until, workers)
        layout, bound = improved, min(bound, proven)
    return Timetable(
        talks=seat(problem, layout),
        wanted=len(problem.mutual()),
        bound=max(bound, len(layout)),
        seconds=time.monotonic() - begun,
    )


def solve_anew(
    problem: Problem,
    former: Iterable[Talk],
    *,
    settled: Collection[int] = (),
    seconds: float = SECONDS,
    workers: int = WORKERS,
) -> Timetable:
    """After somebody left, came late or was added: new talks where they fit, few of the others moved.

    settled: rounds that are over or run now; their talks stay as they are, also of people who have left since.
    """
    begun = time.monotonic()
    before = {talk.pair: talk for talk in former}
    over = {pair: talk for pair, talk in before.items() if talk.round in settled}
    rest = _without(problem, over, frozenset(settled))
    kept = {pair: talk.round for pair, talk in before.items() if pair not in over and _holds(rest, talk)}
    layout, proven = _changed_little(rest, kept, over, begun + seconds, workers)
    talks = (*over.values(), *seat(rest, layout, before))
    moved = sum(1 for pair, number in layout.items() if pair in before and before[pair].round != number)
    return Timetable(
        talks=tuple(sorted(talks, key=lambda talk: (talk.round, talk.table))),
        wanted=len(problem.mutual()),
        bound=max(proven + len(over), len(talks)),
        seconds=time.monotonic() - begun,
        moved=moved,
        lost=sum(1 for pair in before if pair not in layout and pair not in over),
    )


def _without(problem: Problem, over: Mapping[Pair, Talk], settled: frozenset[int]) -> Problem:
    """What is still to be decided: no settled round, no wish that came true."""
    wishes = frozenset((one, other) for one, other in problem.wishes if pair_of(one, other) not in over)
    absent = {one: problem.absent.get(one, frozenset()) | settled for one in problem.people}
    return replace(problem, wishes=wishes, absent=absent)


def _holds(problem: Problem, talk: Talk) -> bool:
    """Whether a former talk can stay where it was."""
    here = set(problem.people)
    return {talk.one, talk.other} <= here and talk.round in problem.free(talk.one) & problem.free(talk.other)


def _best_layout(problem: Problem, choice: Choice, until: float) -> Layout:
    """The fullest of a few layouts; the first that holds every chosen pair ends the search."""
    spare = sorted(set(problem.possible()) - set(choice.pairs))
    best: Layout = {}
    begun = time.monotonic()
    for seed in range(1, TRIES + 1):
        layout = lay_out(problem, choice.pairs, spare, until=begun + (until - begun) * LAYING * seed / TRIES, seed=seed)
        best = max(best, layout, key=len)
        if len(best) >= choice.bound or time.monotonic() > until:
            break
    return best


def _complete(problem: Problem, layout: Layout, until: float, workers: int) -> tuple[Layout, int]:
    """The whole model, pair by round, begun from the layout: the best found and the proven bound."""
    model = cp_model.CpModel()
    places = _places(model, problem, {})
    for key, variable in places.items():
        model.add_hint(variable, layout.get(key[0]) == key[1])
    model.maximize(sum(places.values()))
    found, limit = _answer(model, places, until, workers)
    return (found if len(found) > len(layout) else layout), limit


def _changed_little(
    problem: Problem, kept: Layout, over: Mapping[Pair, Talk], until: float, workers: int
) -> tuple[Layout, int]:
    """The layout, and a bound on how many talks any layout has."""
    model = cp_model.CpModel()
    places = _places(model, problem, dict(Counter(person for pair in over for person in pair)), kept)
    worth = []
    for (pair, number), variable in places.items():
        model.add_hint(variable, kept.get(pair) == number)
        value = NEW if pair not in kept else KEPT if kept[pair] == number else MOVED
        worth.append(value * variable)
    model.maximize(sum(worth))
    found, _ = _answer(model, places, until, workers)
    return found or kept, min(len(problem.possible()), problem.most_within(problem.people))


def _places(
    model: cp_model.CpModel, problem: Problem, had: Mapping[str, int], kept: Collection[Pair] = ()
) -> dict[tuple[Pair, int], cp_model.IntVar]:
    """A variable for each pair and round in which both are free, with all that a timetable must keep.

    had: talks that people had in rounds that are over. kept: pairs that talk even if the wish was taken back.
    """
    places: dict[tuple[Pair, int], cp_model.IntVar] = {}
    at: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    of_pair: dict[Pair, list[cp_model.IntVar]] = {}
    of_round: dict[int, list[cp_model.IntVar]] = {}
    of_person: dict[str, list[cp_model.IntVar]] = {}
    for pair in dict.fromkeys([*problem.possible(), *kept]):
        for number in sorted(problem.free(pair[0]) & problem.free(pair[1])):
            variable = model.new_bool_var("")
            places[pair, number] = variable
            of_pair.setdefault(pair, []).append(variable)
            of_round.setdefault(number, []).append(variable)
            for person in pair:
                at.setdefault((person, number), []).append(variable)
                of_person.setdefault(person, []).append(variable)
    for variables in [*of_pair.values(), *at.values()]:
        model.add_at_most_one(variables)
    for variables in of_round.values():
        if len(variables) > problem.tables:
            model.add(sum(variables) <= problem.tables)
    if problem.at_most is not None:
        for person, variables in of_person.items():
            model.add(sum(variables) <= max(0, problem.at_most - had.get(person, 0)))
    return places


def _answer(
    model: cp_model.CpModel, places: Mapping[tuple[Pair, int], cp_model.IntVar], until: float, workers: int
) -> tuple[Layout, int]:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, until - time.monotonic())
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 7
    state = solver.solve(model)
    if state not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {}, len(places)
    found = {pair: number for (pair, number), variable in places.items() if solver.value(variable)}
    return found, int(solver.best_objective_bound + 1e-6)
