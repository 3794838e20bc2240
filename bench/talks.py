"""One-to-one talks: how many mutual wishes come true, against what is provably possible; two usual ways beside it.

Participants, wishes and absences are drawn from a seed. `python bench/talks.py [--people 40] [--seconds 10]` prints a
JSON object a case: met of wanted, the proven bound, the fewest talks anybody has (of those with a mutual wish), Gini,
walks from table to table, seconds by the clock and of the processor. `greedy` places each wish in the first round in
which both are free, `by_rounds` takes a matching of maximum weight for each round; both with the same tables.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator

from ortools.sat.python import cp_model

from salony.salons.talks import Pair, Problem, gini, solve, solve_anew, walks

ROUNDS = 8
LIMITS = {40: 2.0, 150: 10.0, 400: 60.0}
ALLOWED = {40: 0.0, 150: 0.02, 400: 0.05}


def random_wishes(people: list[str], dice: random.Random) -> frozenset[Pair]:
    """Each asks five to twelve others; four of five answers are yes."""
    wishes: set[Pair] = set()
    for one in people:
        for other in dice.sample([each for each in people if each != one], dice.randint(5, min(12, len(people) - 1))):
            wishes.add((one, other))
            if dice.random() < 0.8:
                wishes.add((other, one))
    return frozenset(wishes)


def clustered_wishes(people: list[str], dice: random.Random) -> frozenset[Pair]:
    """Circles of seven to fifteen who nearly all want each other, a few stars whom many ask, few wishes across."""
    wishes: set[Pair] = set()
    left = list(people)
    while left:
        circle, left = left[: (size := dice.randint(7, 15))], left[size:]
        for one in circle:
            for other in circle:
                if one != other and dice.random() < 0.9:
                    wishes.add((one, other))
    for star in dice.sample(people, max(1, len(people) // 20)):
        for other in dice.sample(people, len(people) // 5):
            if other != star:
                wishes |= {(other, star), (star, other)} if dice.random() < 0.5 else {(other, star)}
    for one in people:
        other = dice.choice(people)
        if other != one:
            wishes |= {(one, other), (other, one)}
    return frozenset(wishes)


def case(number: int, draw: Callable[[list[str], random.Random], frozenset[Pair]], *, absences: bool) -> Problem:
    dice = random.Random(number)  # noqa: S311 - drawn again from the same seed
    people = [f"p{place:03d}" for place in range(number)]
    wishes = draw(people, dice)
    absent = {one: frozenset(dice.sample(range(ROUNDS), dice.randint(1, 4))) for one in people if dice.random() < 0.2}
    return Problem(tuple(people), wishes, ROUNDS, number // 2, absent if absences else {})


def greedy(problem: Problem) -> list[tuple[Pair, int]]:
    """Wish by wish, the first round in which both are free and a table is left."""
    at: dict[int, set[str]] = {number: set() for number in range(problem.rounds)}
    talks = []
    for pair in problem.possible():
        for number in sorted(problem.free(pair[0]) & problem.free(pair[1])):
            if not at[number] & set(pair) and len(at[number]) < 2 * problem.tables:
                at[number] |= set(pair)
                talks.append((pair, number))
                break
    return talks


def by_rounds(problem: Problem) -> list[tuple[Pair, int]]:
    """Round by round a matching of maximum weight; who has few talks weighs more."""
    left, counts = set(problem.possible()), dict.fromkeys(problem.people, 0)
    talks = []
    for number in range(problem.rounds):
        model = cp_model.CpModel()
        pairs = {pair: model.new_bool_var("") for pair in sorted(left) if all(number in problem.free(p) for p in pair)}
        at: dict[str, list[cp_model.IntVar]] = {}
        for pair, variable in pairs.items():
            for person in pair:
                at.setdefault(person, []).append(variable)
        for variables in at.values():
            model.add_at_most_one(variables)
        model.add(sum(pairs.values()) <= problem.tables)
        model.maximize(sum((40 - counts[a] - counts[b]) * variable for (a, b), variable in pairs.items()))
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = 3
        solver.parameters.num_workers = 1
        solver.solve(model)
        for pair, variable in pairs.items():
            if solver.value(variable):
                talks.append((pair, number))
                left.discard(pair)
                counts[pair[0]] += 1
                counts[pair[1]] += 1
    return talks


def figures(problem: Problem, pairs: list[Pair]) -> dict[str, object]:
    counts = dict.fromkeys(problem.people, 0)
    for pair in pairs:
        for person in pair:
            counts[person] += 1
    wished = {person for pair in problem.possible() for person in pair}
    numbers = [counts[person] for person in sorted(wished)]
    return {"met": len(pairs), "fewest": min(numbers), "most": max(numbers), "gini": round(gini(numbers), 4)}


def cases(number: int) -> Iterator[tuple[str, Problem]]:
    yield "random", case(number, random_wishes, absences=False)
    yield "clustered", case(number, clustered_wishes, absences=False)
    yield "random, absences", case(number, random_wishes, absences=True)
    yield "clustered, absences", case(number, clustered_wishes, absences=True)


def measure(number: int, name: str, problem: Problem, seconds: float) -> dict[str, object]:
    begun = time.process_time()
    ours = solve(problem, seconds=seconds)
    spent = time.process_time() - begun
    gone = problem.people[number // 3]
    without = Problem(
        tuple(one for one in problem.people if one != gone),
        problem.wishes,
        problem.rounds,
        problem.tables,
        {**problem.absent, problem.people[0]: frozenset({2, 3})},
    )
    again = solve_anew(without, ours.talks, settled=range(2), seconds=5)
    answer: dict[str, object] = {"people": number, "wishes": name, "wanted": ours.wanted, "bound": ours.bound}
    answer["ours"] = {
        **figures(problem, [talk.pair for talk in ours.talks]),
        "gap": round(1 - len(ours.talks) / ours.bound, 4),
        "within": 1 - len(ours.talks) / ours.bound <= ALLOWED[number] if number in ALLOWED else None,
        "walks": walks(ours.talks),
        "tables": max(talk.table for talk in ours.talks) + 1,
        "seconds": round(ours.seconds, 2),
        "processor seconds": round(spent, 2),
    }
    answer["one left, one late"] = {
        "talks": len(again.talks),
        "moved": again.moved,
        "lost": again.lost,
        "seconds": round(again.seconds, 2),
    }
    for way in (greedy, by_rounds):
        begun = time.monotonic()
        talks = way(problem)
        answer[way.__name__] = {
            **figures(problem, [pair for pair, _ in talks]),
            "seconds": round(time.monotonic() - begun, 2),
        }
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="*", default=sorted(LIMITS))
    parser.add_argument("--seconds", type=float, help="for each case; default: the limits above")
    chosen = parser.parse_args()
    for number in chosen.people:
        for name, problem in cases(number):
            print(json.dumps(measure(number, name, problem, chosen.seconds or LIMITS.get(number, 10.0))), flush=True)


if __name__ == "__main__":
    main()
