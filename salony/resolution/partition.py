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
from salony.resolution.columns import Columns, Floats
from salony.resolution.comparison import compare, contradicting


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


@dataclass(frozen=True)
class Measured:
    """out: pairs that exclude each other. features: of the others, in their order."""

    out: NDArray[np.bool_]
    features: Floats


Engine = Callable[[Callable[[Part], Measured], Sequence[Part]], Iterable[Measured]]
"""What runs a function on every part and answers in their order: `map`, an `Executor.map`, or a cluster's own."""


def parts(table: Columns, pairs: Pairs) -> list[Part]:
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
        found.append(Part(int(region[where[0]]), int(month[where[0]]), table.taken(rows), own, where))
    return found


def measure(part: Part) -> Measured:
    """Pure: the same wherever it runs."""
    out = contradicting(part.table, part.pairs)
    return Measured(out, compare(part.table, part.pairs[~out]))


def measured(table: Columns, pairs: Pairs, engine: Engine | None = None) -> Measured:
    """All pairs; over parts where an engine is given."""
    if engine is None:
        out = contradicting(table, pairs)
        return Measured(out, compare(table, pairs[~out]))
    pieces = parts(table, pairs)
    out = np.zeros(len(pairs), dtype=bool)
    answers = list(engine(measure, pieces))
    for part, answer in zip(pieces, answers, strict=True):
        out[part.where] = answer.out
    place = np.cumsum(~out) - 1
    features = np.empty((int((~out).sum()), compare(table, pairs[:0]).shape[1]), dtype=np.float32)
    for part, answer in zip(pieces, answers, strict=True):
        features[place[part.where[~answer.out]]] = answer.features
    return Measured(out, features)
