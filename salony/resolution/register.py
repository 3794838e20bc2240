"""Many known statements, asked about one at a time: only those of its town and day are looked at."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from salony.resolution.columns import columns
from salony.resolution.lexicon import meaning
from salony.resolution.reasons import phrases
from salony.resolution.resolving import comparison
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights, shipped

LARGEST_ANSWER = 200
"""So many neighbours are compared at most; those that share most words with the question come first."""
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """id: of the known statement. probability: that both are one event."""

    id: str
    probability: float
    reasons: tuple[str, ...]


class Register:
    """Statements by day and town. Who names no town stands under every word of its name, house and organiser."""

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._rows: list[Statement] = []
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for statement in statements:
            self.add(statement)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, statement: Statement) -> None:
        for key in set(_keys(statement)):
            self._by_key[key].append(len(self._rows))
        self._rows.append(statement)

    def near(self, statement: Statement) -> list[Statement]:
        """What is known of its days in its town, at most `LARGEST_ANSWER`."""
        rows = {row for key in _keys(statement, asking=True) for row in self._by_key.get(key, ())}
        known = [self._rows[row] for row in sorted(rows)]
        if len(known) <= LARGEST_ANSWER:
            return known
        words = set(_stems(f"{statement.name} {statement.people} {statement.venue}"))
        shared = {
            other.id: len(words.intersection(_stems(f"{other.name} {other.people} {other.venue}"))) for other in known
        }
        return sorted(known, key=lambda other: (-shared[other.id], other.id))[:LARGEST_ANSWER]

    def matches(self, statement: Statement, weights: Weights | None = None) -> list[Match]:
        """What is likelier than not the same event, the likeliest first."""
        known = self.near(statement)
        if not known:
            return []
        compared = comparison(columns([statement, *known]), weights or shipped(), only=0)
        chosen = np.flatnonzero(compared.odds[: len(compared.reasons)] > 0)
        order = chosen[np.argsort(-compared.odds[chosen], kind="stable")]
        reasons = phrases(compared.reasons[order])
        return [
            Match(known[int(compared.pairs[row, 1]) - 1].id, float(1 / (1 + np.exp(-compared.odds[row]))), said)
            for row, said in zip(order.tolist(), reasons, strict=True)
        ]


def _keys(statement: Statement, *, asking: bool = False) -> Iterator[tuple[str, str]]:
    days = [moment[:10] for moment in (statement.start, statement.previous_start) if moment]
    towns = _stems(statement.city)
    if not towns or asking:
        towns = [*towns, *_stems(f"{statement.name} {statement.venue} {statement.organizers}")]
    for day in days:
        for town in towns:
            yield day, town


def _stems(text: str) -> list[str]:
    return [key for word in _WORDS.findall(text.lower()) if (key := meaning(word).key)]
