"""Which wishes can come true together, before anyone says when: a bound that no timetable exceeds.

Choosing the talks is a b-matching: nobody has more talks than rounds in which they are free. A round is a matching, so
that of an odd group of s people at most (s - 1) / 2 pairs talk at once (fewer where some are absent, and never more
than there are tables); without absences that is the whole of the difference between a b-matching and what can be laid
out in rounds, as far as fractions go (Edmonds 1965, the odd-set inequalities of fractional edge colouring). Such groups
are looked for in each answer and their inequality is added, until none is left or time is up. Among the largest choices
the fairest is taken: a person's first talk counts more than anybody's second, the second more than a third.
"""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from salony.salons.talks.problem import Pair, Problem

LARGEST_GROUP = 61
"""Groups are looked for up to this size; larger ones hold back less than one talk in sixty."""


@dataclass(frozen=True, slots=True)
class Choice:
    """pairs: the talks to lay out. bound: no timetable has more. is_whole: the bound is reached by `pairs`."""

    pairs: tuple[Pair, ...]
    bound: int

    @property
    def is_whole(self) -> bool:
        return len(self.pairs) == self.bound


def choose(problem: Problem, *, until: float, workers: int) -> Choice:
    """until: the moment of `time.monotonic` at which to stop. The answer is a choice, maybe not the largest."""
    edges = problem.possible()
    everybody = frozenset(problem.people)
    # Circles that keep to themselves are in the way for certain; others only burden the model.
    groups = {everybody, *(group for group in _overfull(problem, edges) if _keeps_to_itself(group, edges))}
    bound = min(len(edges), problem.most_within(everybody))
    best: tuple[Pair, ...] = ()
    while time.monotonic() < until:
        most, bound_now = _largest(problem, edges, groups, None, until, workers)
        bound = min(bound, bound_now)
        if most is None:
            break
        best = most
        found = set(_overfull(problem, most)) - groups
        if not found:
            # Fairness is asked for only once nothing stands against the number.
            fair, _ = _largest(problem, edges, groups, len(most), until, workers)
            best = fair or most
            found = set(_overfull(problem, best)) - groups
        if not found:
            break
        groups |= found
    return Choice(best, bound)


def _largest(
    problem: Problem,
    edges: Collection[Pair],
    groups: Iterable[frozenset[str]],
    size: int | None,
    until: float,
    workers: int,
) -> tuple[tuple[Pair, ...] | None, int]:
    """The largest choice and the bound on it; with a size, the fairest choice of that size."""
    model = cp_model.CpModel()
    chosen = {edge: model.new_bool_var("") for edge in edges}
    of_person: dict[str, list[cp_model.IntVar]] = {}
    for (one, other), variable in chosen.items():
        of_person.setdefault(one, []).append(variable)
        of_person.setdefault(other, []).append(variable)
    for person, variables in of_person.items():
        if len(variables) > problem.capacity(person):
            model.add(sum(variables) <= problem.capacity(person))
    for group in groups:
        inside = [variable for (one, other), variable in chosen.items() if one in group and other in group]
        model.add(sum(inside) <= problem.most_within(group))
    if size is None:
        model.maximize(sum(chosen.values()))
    else:
        model.add(sum(chosen.values()) == size)
        model.maximize(_fairness(model, of_person, problem))
    solver = _solver(until, workers)
    state = solver.solve(model)
    limit = int(solver.best_objective_bound + 1e-6) if size is None else size
    if state not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, limit if state != cp_model.UNKNOWN else len(edges)
    return tuple(edge for edge, variable in chosen.items() if solver.value(variable)), limit


def _fairness(
    model: cp_model.CpModel, of_person: Mapping[str, list[cp_model.IntVar]], problem: Problem
) -> cp_model.LinearExprT:
    """A person's k-th talk is worth (rounds - k)²: sums of these are largest where the talks are spread most evenly."""
    worth = []
    for person, variables in of_person.items():
        steps = [model.new_bool_var("") for _ in range(min(len(variables), problem.capacity(person)))]
        model.add(sum(variables) == sum(steps))
        worth += [(problem.rounds - k) ** 2 * step for k, step in enumerate(steps)]
    return sum(worth)


def _solver(until: float, workers: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.05, until - time.monotonic())
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 7
    solver.parameters.linearization_level = 2
    return solver


def _overfull(problem: Problem, pairs: Collection[Pair]) -> list[frozenset[str]]:
    """Groups with more chosen pairs than their rounds hold, found by growing each person's closest circle.

    Of the groups on the way of one circle that are so, the one from which fewest pairs lead out.
    """
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found = {_closest(problem, person, beside): None for person in sorted(beside)}
    return [group for group in found if group]


def _keeps_to_itself(group: frozenset[str], edges: Collection[Pair]) -> bool:
    """More pairs within than lead out."""
    inside = sum(one in group and other in group for one, other in edges)
    out = sum((one in group) != (other in group) for one, other in edges)
    return inside > out


def _closest(problem: Problem, person: str, beside: Mapping[str, set[str]]) -> frozenset[str]:
    """Empty where no group around the person is overfull."""
    group, inside, out = {person}, 0, len(beside[person])
    free = [int(number in problem.free(person)) for number in range(problem.rounds)]
    weight = dict.fromkeys(beside[person], 1)
    best: tuple[int, frozenset[str]] = (len(beside) * problem.rounds, frozenset())
    while weight and len(group) < LARGEST_GROUP:
        # Who has most friends inside, and of these the one with fewest outside.
        nearest = max(weight, key=lambda one: (weight[one], weight[one] - len(beside[one]), one))
        joined = weight.pop(nearest)
        inside += joined
        out += len(beside[nearest]) - 2 * joined
        group.add(nearest)
        for one in beside[nearest] - group:
            weight[one] = weight.get(one, 0) + 1
        for number in problem.free(nearest):
            free[number] += 1
        if out < best[0] and inside > sum(min(problem.tables, number // 2) for number in free):
            best = out, frozenset(group)
    return best[1]
