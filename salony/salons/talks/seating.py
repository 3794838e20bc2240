"""At which table each talk is: as few tables as a round needs, and as little walking between rounds as possible."""

from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

from salony.salons.talks.layout import Layout
from salony.salons.talks.problem import Pair, Problem, Talk

SWEEPS = 3
STEP = 1.0
UNSTEADY = 6.0
"""Moving someone for whom walking is hard weighs as much as moving six others."""
FAR = 0.001
"""Of two tables that are as near, the one with the lower number."""


def seat(problem: Problem, layout: Layout, kept: Mapping[Pair, Talk] | None = None) -> tuple[Talk, ...]:
    """Each round is an assignment of its talks to tables, given the rounds before and after; a few sweeps settle it.

    kept: talks of a former timetable, which keep their table where their round stays.
    """
    by_round: list[list[Pair]] = [[] for _ in range(problem.rounds)]
    for pair, number in sorted(layout.items()):
        by_round[number].append(pair)
    tables = max((len(pairs) for pairs in by_round), default=0)
    if kept:
        tables = min(problem.tables, max([tables, *(talk.table + 1 for talk in kept.values())]))
    at: list[dict[str, int]] = [{} for _ in by_round]
    seats: dict[Pair, int] = {}
    for _ in range(SWEEPS):
        for number, pairs in enumerate(by_round):
            if pairs:
                cost = _cost(problem, pairs, number, at, tables)
                _keep(cost, pairs, number, kept or {})
                rows, columns = linear_sum_assignment(cost)
                at[number] = {}
                for row, table in zip(rows.tolist(), columns.tolist(), strict=True):
                    seats[pairs[row]] = table
                    at[number].update(dict.fromkeys(pairs[row], table))
    talks = [Talk(pair[0], pair[1], number, seats[pair]) for pair, number in layout.items()]
    return tuple(sorted(talks, key=lambda talk: (talk.round, talk.table)))


def walks(talks: tuple[Talk, ...]) -> int:
    """How often anybody changes tables from one of their talks to their next."""
    places: dict[str, list[tuple[int, int]]] = {}
    for talk in talks:
        for person in (talk.one, talk.other):
            places.setdefault(person, []).append((talk.round, talk.table))
    return sum(
        before[1] != after[1]
        for visited in places.values()
        for before, after in zip(sorted(visited), sorted(visited)[1:], strict=False)
    )


def _cost(
    problem: Problem, pairs: list[Pair], number: int, at: list[dict[str, int]], tables: int
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    cost = np.zeros((len(pairs), tables)) + np.arange(tables) * FAR / max(1, tables)
    for row, pair in enumerate(pairs):
        for person in pair:
            weight = UNSTEADY if person in problem.unsteady else STEP
            for other in (_nearest(at[:number][::-1], person), _nearest(at[number + 1 :], person)):
                if other is not None:
                    cost[row] += weight
                    cost[row, other] -= weight
    return cost


def _nearest(rounds: list[dict[str, int]], person: str) -> int | None:
    return next((tables[person] for tables in rounds if person in tables), None)


def _keep(
    cost: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    pairs: list[Pair],
    number: int,
    kept: Mapping[Pair, Talk],
) -> None:
    for row, pair in enumerate(pairs):
        former = kept.get(pair)
        if former is not None and former.round == number and former.table < cost.shape[1]:
            cost[row, former.table] -= 1000.0
