"""The comparing of pairs, taken apart by region and month: each part is whole in itself and may go to any process or
machine, and the parts' answers together are those of the whole.

What must be known of all announcements at once is known before: how rare a word is, and which pairs are worth
comparing. What is left asks only for the rows of a pair. Groups are formed afterwards, of all pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salony.resolution.blocking import Pairs
from salony.resolution.clocks import NO_DAY
from salony.resolution.columns import Columns
from salony.resolution.comparison import FEATURES, compare, contradicting
from salony.resolution.reasons import Codes, reason_codes
from salony.resolution.sharing import shared
from salony.resolution.weights import Weights

_CHUNK = 32_000
_MANY = 200_000
"""Pairs from which several processes share the comparing."""
_MOVED = FEATURES.index("moved")


@dataclass(frozen=True)
class Part:
    """Pairs of one region and month, with the rows they speak of.

    region: the number of the town's word within this run (0: none named). month: since 1970, -1 where no day is known.
    where: positions of the pairs in the whole.
    """

    region: int
    month: int
    table: Columns
    pairs: Pairs
    where: NDArray[np.int64]
    weights: Weights


@dataclass(frozen=True)
class Measured:
    """out: pairs that exclude each other. The others, in their order: log-odds, reasons, does a notice join them."""

    out: NDArray[np.bool_]
    odds: NDArray[np.float64]
    reasons: Codes
    moved: NDArray[np.bool_]


Engine = Callable[[Callable[[Part], Measured], Sequence[Part]], Iterable[Measured]]
"""What runs a function on every part and answers in their order: `map`, an `Executor.map`, or a cluster's own."""


def parts(table: Columns, pairs: Pairs, weights: Weights) -> list[Part]:
    """Every pair in one part: that of the town and the month of its first row."""
    if not len(pairs):
        return []
    first = pairs[:, 0]
    region = table.city[first, 0].astype(np.int64)
    day = table.day[first].astype(np.int64)
    months = np.where(day == NO_DAY, 0, day).astype("M8[D]").astype("M8[M]").astype(np.int64)
    month = np.where(day == NO_DAY, -1, months)
    order = np.lexsort((np.arange(len(pairs)), month, region))
    fresh = np.r_[True, (region[order][1:] != region[order][:-1]) | (month[order][1:] != month[order][:-1])]
    found = []
    for where in np.split(order, np.flatnonzero(fresh)[1:]):
        rows, renumbered = np.unique(pairs[where], return_inverse=True)
        own = renumbered.reshape(-1, 2).astype(np.int64)
        found.append(Part(int(region[where[0]]), int(month[where[0]]), table.taken(rows), own, where, weights))
    return found


def measure(part: Part) -> Measured:
    """Pure: the same wherever it runs."""
    return _judged(part.table, part.pairs, part.weights)


def measured(table: Columns, pairs: Pairs, weights: Weights, engine: Engine | None = None) -> Measured:
    """All pairs; over parts where an engine is given, else shared among this machine's processors."""
    if engine is None:
        answers = shared(lambda first, stop: _judged(table, pairs[first:stop], weights), len(pairs), _MANY)
        return _joined(answers)
    pieces = parts(table, pairs, weights)
    found = _joined([_judged(table, pairs[:0], weights), *engine(measure, pieces)])
    where = np.concatenate([pairs[:0, 0], *(piece.where for piece in pieces)])
    out = np.zeros(len(pairs), dtype=bool)
    out[where] = found.out
    order = np.argsort(where[~found.out])
    return Measured(out, found.odds[order], found.reasons[order], found.moved[order])


def _judged(table: Columns, pairs: Pairs, weights: Weights) -> Measured:
    found = []
    for first in range(0, max(len(pairs), 1), _CHUNK):
        chunk = pairs[first : first + _CHUNK]
        out = contradicting(table, chunk)
        features = compare(table, chunk[~out])
        found.append(Measured(out, weights.log_odds(features), reason_codes(features), features[:, _MOVED] > 0))
    return _joined(found)


def _joined(answers: Sequence[Measured]) -> Measured:
    return Measured(
        out=np.concatenate([answer.out for answer in answers]),
        odds=np.concatenate([answer.odds for answer in answers]),
        reasons=np.vstack([answer.reasons for answer in answers]),
        moved=np.concatenate([answer.moved for answer in answers]),
    )
