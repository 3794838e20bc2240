"""What is asked of a timetable of one-to-one talks, and what is answered. Pure values."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""Two people's keys in the order of the alphabet: a mutual wish, or a talk."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Two people at one table in one round; rounds and tables are counted from 0."""

    one: str
    other: str
    round: int
    table: int

    @property
    def pair(self) -> Pair:
        return pair_of(self.one, self.other)


@dataclass(frozen=True, slots=True)
class Problem:
    """people: their keys. wishes: (who, whom); a talk needs both directions, a wish for oneself counts for nothing.

    rounds, tables: how many there are. absent: person → rounds in which they cannot talk (late, gone, on the podium).
    unsteady: people for whom walking is hard: they change tables last. at_most: talks a person may have.
    """

    people: tuple[str, ...]
    wishes: frozenset[Pair]
    rounds: int
    tables: int
    absent: Mapping[str, frozenset[int]] = field(default_factory=dict)
    unsteady: frozenset[str] = frozenset()
    at_most: int | None = None

    def free(self, person: str) -> frozenset[int]:
        """The rounds in which the person can talk."""
        return frozenset(range(self.rounds)) - self.absent.get(person, frozenset())

    def capacity(self, person: str) -> int:
        """How many talks the person can have."""
        rounds = len(self.free(person))
        return rounds if self.at_most is None else min(rounds, self.at_most)

    def most_within(self, group: Collection[str]) -> int:
        """How many talks the rounds hold among a group: a round holds half of those who are free, rounded down."""
        free = [self.free(person) for person in group]
        return sum(min(self.tables, sum(number in one for one in free) // 2) for number in range(self.rounds))

    def mutual(self) -> tuple[Pair, ...]:
        """Pairs that wish for each other and are both here, sorted."""
        here = set(self.people)
        return tuple(
            sorted((a, b) for a, b in self.wishes if a < b and (b, a) in self.wishes and a in here and b in here)
        )

    def possible(self) -> tuple[Pair, ...]:
        """Mutual wishes of pairs that share a free round."""
        free = {person: self.free(person) for person in self.people}
        return tuple((a, b) for a, b in self.mutual() if free[a] & free[b])


@dataclass(frozen=True, slots=True)
class Timetable:
    """talks: sorted by round and table. wanted: mutual wishes. bound: no timetable has more talks (proven).

    moved: talks of the former timetable that have another round; lost: those that are gone. seconds: time taken.
    """

    talks: tuple[Talk, ...]
    wanted: int
    bound: int
    seconds: float
    moved: int = 0
    lost: int = 0

    @property
    def is_optimal(self) -> bool:
        """No timetable has more talks; of a timetable solved anew, which changes as little as it can, often False."""
        return len(self.talks) == self.bound

    def numbers(self, people: Collection[str]) -> dict[str, int]:
        """person → how many talks they have."""
        counts = dict.fromkeys(people, 0)
        for talk in self.talks:
            counts[talk.one] += 1
            counts[talk.other] += 1
        return counts


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def absences(
    rounds: Sequence[tuple[dt.datetime, dt.datetime]],
    busy: Mapping[str, Iterable[tuple[dt.datetime, dt.datetime]]],
) -> dict[str, frozenset[int]]:
    """person → rounds that overlap a time in which they are busy; times are aware, ends are exclusive."""
    return {
        person: frozenset(
            number
            for number, (start, end) in enumerate(rounds)
            if any(start < until and since < end for since, until in spans)
        )
        for person, spans in busy.items()
    }


def gini(numbers: Collection[int]) -> float:
    """How unequal the numbers are: 0 where all are the same, towards 1 where one has everything."""
    ordered = sorted(numbers)
    total = sum(ordered)
    if not total:
        return 0.0
    weighted = sum(place * number for place, number in enumerate(ordered, start=1))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)
