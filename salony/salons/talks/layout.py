"""Chosen talks laid out in rounds: an edge colouring, with each person's absences.

Talks are placed one by one. Where the two have no common free round, the talks of two rounds are exchanged along the
chain that leads away from one of them (Kempe 1879, Vizing 1964); where that is barred as well, chains nearby are
exchanged at random for a while, which changes no number of talks and opens another way. A chain never puts anybody into
a round from which they are absent.
"""

import random
import time
from collections.abc import Iterable

from salony.salons.talks.problem import Pair, Problem, pair_of

Layout = dict[Pair, int]
"""pair → round."""

WALKS = 20
"""Random exchanges before a talk is put aside."""

STEPS = 6000
"""How often talks push each other out before the search gives up."""


class Rounds:
    """Who talks with whom in which round. `limit`: talks in one round, at most."""

    def __init__(self, problem: Problem, seed: int = 1) -> None:
        self.problem = problem
        self.free = {person: problem.free(person) for person in problem.people}
        self.partner: dict[str, dict[int, str]] = {person: {} for person in problem.people}
        self.sizes = [0] * problem.rounds
        self._random = random.Random(seed)  # noqa: S311 - a search, not a secret

    def copy(self) -> "Rounds":
        twin = Rounds(self.problem)
        twin.partner = {person: dict(talks) for person, talks in self.partner.items()}
        twin.sizes = list(self.sizes)
        return twin

    def layout(self) -> Layout:
        return {
            (person, other): number
            for person, talks in self.partner.items()
            for number, other in talks.items()
            if person < other
        }

    def put(self, one: str, other: str, number: int) -> None:
        self.partner[one][number] = other
        self.partner[other][number] = one
        self.sizes[number] += 1

    def take(self, one: str, other: str, number: int) -> None:
        del self.partner[one][number]
        del self.partner[other][number]
        self.sizes[number] -= 1

    def open_rounds(self, person: str) -> list[int]:
        """Free rounds without a talk."""
        return [number for number in sorted(self.free[person]) if number not in self.partner[person]]

    def room(self, person: str) -> bool:
        """Whether the person may have one talk more."""
        return len(self.partner[person]) < self.problem.capacity(person)

    def place(self, one: str, other: str, *, walks: int = WALKS) -> bool:
        """Find a round for the talk, moving others where need be. False where none was found."""
        for _ in range(walks + 1):
            if self._place_at_once(one, other) or self._place_by_chain(one, other):
                return True
            if not (self.open_rounds(one) and self.open_rounds(other)):
                return False
            self._wander(self._random.choice((one, other)))
        return False

    def _place_at_once(self, one: str, other: str) -> bool:
        common = set(self.open_rounds(one)) & set(self.open_rounds(other))
        if not common:
            return False
        self.put(one, other, min(common, key=lambda number: (self.sizes[number], number)))
        return True

    def _place_by_chain(self, one: str, other: str) -> bool:
        for mine in self.open_rounds(one):
            for theirs in self.open_rounds(other):
                chain = self._chain(other, mine, theirs)
                if chain is not None and all(one not in pair for pair, _ in chain):
                    self._exchange(chain, mine, theirs)
                    self.put(one, other, mine)
                    return True
        return False

    def _chain(self, start: str, first: int, second: int) -> list[tuple[Pair, int]] | None:
        """The talks in turn of the first and the second round, from a person who has none in the second.

        None where the exchange would put somebody into a round from which they are absent.
        """
        if second not in self.free[start] or first not in self.partner[start]:
            return None
        chain = []
        person, number = start, first
        while number in self.partner[person]:
            other = self.partner[person][number]
            chain.append((pair_of(person, other), number))
            person, number = other, first + second - number
        return chain if number in self.free[person] else None

    def _exchange(self, chain: Iterable[tuple[Pair, int]], first: int, second: int) -> None:
        chain = list(chain)
        for (one, other), number in chain:
            self.take(one, other, number)
        for (one, other), number in chain:
            self.put(one, other, first + second - number)

    def _wander(self, person: str) -> None:
        """Exchange one chain that begins at the person."""
        rounds = self.open_rounds(person)
        taken = [number for number in sorted(self.partner[person]) if number in self.free[person]]
        if not rounds or not taken:
            return
        first, second = self._random.choice(taken), self._random.choice(rounds)
        chain = self._chain(person, first, second)
        if chain is not None:
            self._exchange(chain, first, second)

    def even_out(self, limit: int) -> None:
        """No round holds more talks than the limit, and all about as many: chains longer in the fuller round turn over.

        What absences bar from that is taken out of the fullest rounds.
        """
        while True:
            order = sorted(range(len(self.sizes)), key=lambda number: (self.sizes[number], number))
            if not any(
                self._shift(full, spare)
                for full in reversed(order)
                for spare in order
                if self.sizes[full] > self.sizes[spare] + 1
            ):
                break
        for number, size in enumerate(self.sizes):
            for _ in range(size - limit):
                self.take(*self._dearest(number), number)

    def _shift(self, full: int, spare: int) -> bool:
        """One talk more in the spare round and one less in the full one."""
        for person in self.problem.people:
            if full in self.partner[person] and spare not in self.partner[person]:
                chain = self._chain(person, full, spare)
                if chain is not None and len(chain) % 2:
                    self._exchange(chain, full, spare)
                    return True
        return False

    def _dearest(self, number: int) -> Pair:
        """The talk of a round whose two people have most talks."""
        pairs = [(one, other) for one, talks in self.partner.items() if one < (other := talks.get(number, ""))]
        return max(pairs, key=lambda pair: (min(len(self.partner[one]) for one in pair), pair))

    def score(self) -> tuple[int, int]:
        """Talks, and how evenly they are spread; more is better."""
        spread = sum((self.problem.rounds - len(talks)) ** 2 for talks in self.partner.values())
        return sum(self.sizes), -spread


def lay_out(
    problem: Problem, pairs: Iterable[Pair], spare: Iterable[Pair] = (), *, until: float, seed: int = 1
) -> Layout:
    """As many of the pairs as find a round, then of the spare ones where somebody has a round left.

    until: the moment of `time.monotonic` at which looking for rounds ends.
    """
    rounds = Rounds(problem, seed)
    degree = _degrees(pairs := list(pairs))
    # The busiest first: they have the least choice.
    order = sorted(pairs, key=lambda pair: (-degree[pair[0]] - degree[pair[1]], pair))
    left = [pair for pair in order if not rounds.place(*pair)]
    if left:
        rounds = _squeeze(rounds, left, until)
    rounds.even_out(problem.tables)
    limit = problem.most_within(problem.people)
    spare = list(spare)
    wanted = _degrees(spare)
    # Who has least comes first, and of these who has least choice.
    for one, other in sorted(
        spare, key=lambda pair: (min(len(rounds.partner[p]) for p in pair), wanted[pair[0]] + wanted[pair[1]], pair)
    ):
        if sum(rounds.sizes) >= limit:
            break
        if rounds.room(one) and rounds.room(other) and other not in rounds.partner[one].values():
            rounds.place(one, other)
    rounds.even_out(problem.tables)
    return rounds.layout()


def _squeeze(rounds: Rounds, left: list[Pair], until: float) -> Rounds:
    """Talks without a round push others out, which look for another one; the best state on the way is answered."""
    best, best_score = rounds.copy(), rounds.score()
    dice = random.Random(len(left))  # noqa: S311 - a search, not a secret
    barred: dict[Pair, int] = {}
    for step in range(STEPS):
        if not left or (step % 16 == 0 and time.monotonic() > until):
            break
        pair = left.pop(dice.randrange(len(left)))
        if not rounds.place(*pair, walks=3):
            left.append(_push_out(rounds, pair, barred, step, dice))
        if rounds.score() > best_score:
            best, best_score = rounds.copy(), rounds.score()
    return best


def _push_out(rounds: Rounds, pair: Pair, barred: dict[Pair, int], step: int, dice: random.Random) -> Pair:
    """Place the pair where one of the two is free and answer whom that leaves without a round."""
    ways = []
    for person, other in (pair, pair[::-1]):
        for number in rounds.open_rounds(person):
            third = rounds.partner[other].get(number)
            if third is not None and number in rounds.free[other]:
                out = pair_of(other, third)
                ways.append((barred.get(out, -1) > step, -len(rounds.partner[third]), dice.random(), number, out))
    if not ways:
        return pair
    _, _, _, number, out = min(ways)
    rounds.take(*out, number)
    rounds.put(*pair, number)
    barred[pair] = step + dice.randint(8, 20)
    return out


def _degrees(pairs: Iterable[Pair]) -> dict[str, int]:
    degrees: dict[str, int] = {}
    for pair in pairs:
        for person in pair:
            degrees[person] = degrees.get(person, 0) + 1
    return degrees
