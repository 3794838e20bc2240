"""Boosted symmetric trees that learn to rank, in numpy alone.

Every tree asks the same question of all rows on one level (as CatBoost's do): quick to train, quick to ask, hard to
overfit. The loss is the listwise softmax of ListNet: within one query, the right answers share the probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow. `bins`: steps a feature is cut into (at most 256); `rows`, `columns`: shares used per tree."""

    trees: int = 120
    depth: int = 5
    rate: float = 0.12
    ridge: float = 2.0
    bins: int = 48
    rows: float = 0.6
    columns: float = 0.5
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Trees:
    """`edges[feature]` are ascending cuts; `features`, `cuts` are (trees, depth), `leaves` (trees, 2 ** depth)."""

    edges: tuple[Floats, ...]
    features: Ints
    cuts: Ints
    leaves: Floats

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """As a few arrays that can be kept; `of` makes the trees of them again."""
        return {
            "edges": np.concatenate(self.edges),
            "ends": np.cumsum([len(cuts) for cuts in self.edges]),
            "features": self.features,
            "cuts": self.cuts,
            "leaves": self.leaves,
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> "Trees":
        edges = tuple(np.split(arrays["edges"], arrays["ends"][:-1]))
        return cls(edges, arrays["features"], arrays["cuts"], arrays["leaves"])

    def score(self, table: NDArray[np.floating]) -> Floats:
        """Scores of rows (rows, features) → (rows,); they mean something within one query only."""
        binned = binned_by(self.edges, table)
        rows, (count, depth) = len(table), self.features.shape
        leaf = np.zeros((count, rows), dtype=np.int16)
        columns = np.ascontiguousarray(binned.T)
        for level in range(depth):
            leaf <<= 1
            leaf += columns[self.features[:, level]] > self.cuts[:, level, None]
        total: Floats = np.take_along_axis(self.leaves, leaf.astype(np.int64), axis=1).sum(axis=0)
        return total


def binned_by(edges: tuple[Floats, ...], table: NDArray[np.floating]) -> NDArray[np.uint8]:
    binned = np.empty(table.shape, dtype=np.uint8)
    for feature, cuts in enumerate(edges):
        binned[:, feature] = np.searchsorted(cuts, table[:, feature])
    return binned


def _edges(table: NDArray[np.floating], bins: int) -> tuple[Floats, ...]:
    steps = np.linspace(0, 1, bins + 1)[1:-1]
    return tuple(np.unique(np.quantile(column, steps)).astype(np.float64) for column in table.T)


def grow(
    table: NDArray[np.floating], right: NDArray[np.floating], queries: Ints, growth: Growth | None = None
) -> Trees:
    """Trees from rows (rows, features), `right` (rows,) above 0 for right answers, and `queries` (rows,) ascending."""
    how = growth or Growth()
    chance = np.random.default_rng(how.seed)
    edges = _edges(table, how.bins)
    binned = binned_by(edges, table)
    starts = np.flatnonzero(np.diff(queries, prepend=queries[0] - 1))
    lengths = np.diff(np.append(starts, len(queries)))
    share = right / np.maximum(np.repeat(np.add.reduceat(right, starts), lengths), 1e-9)
    scores = np.zeros(len(table))
    features = np.zeros((how.trees, how.depth), dtype=np.int64)
    cuts = np.zeros((how.trees, how.depth), dtype=np.int64)
    leaves = np.zeros((how.trees, 2**how.depth))
    for number in range(how.trees):
        slope, bend = _slopes(scores, share, starts, lengths)
        rows = np.flatnonzero(np.repeat(chance.random(len(starts)) < how.rows, lengths))
        if not len(rows):
            continue
        columns = np.sort(chance.permutation(table.shape[1])[: max(1, round(how.columns * table.shape[1]))])
        node = _split(binned, rows, columns, slope[rows], bend[rows], how, features[number], cuts[number])
        size = 2**how.depth
        gain = np.bincount(node, slope[rows], size)
        leaves[number] = how.rate * gain / (np.bincount(node, bend[rows], size) + how.ridge)
        scores += leaves[number][_leaf(binned, features[number], cuts[number])]
    return Trees(edges, features, cuts, leaves)


def _slopes(scores: Floats, share: Floats, starts: Ints, lengths: Ints) -> tuple[Floats, Floats]:
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
    chance = raised / np.repeat(np.add.reduceat(raised, starts), lengths)
    # a query's rows weigh as its length does, so that the ridge means the same for long and short answers
    weight = np.repeat(np.sqrt(lengths.astype(np.float64)), lengths)
    return (share - chance) * weight, np.maximum(chance * (1 - chance), 1e-6) * weight


def _leaf(binned: NDArray[np.uint8], features: Ints, cuts: Ints) -> Ints:
    leaf = np.zeros(len(binned), dtype=np.int64)
    for feature, cut in zip(features, cuts, strict=True):
        leaf = 2 * leaf + (binned[:, feature] > cut)
    return leaf


def _split(
    binned: NDArray[np.uint8],
    rows: Ints,
    columns: Ints,
    slope: Floats,
    bend: Floats,
    how: Growth,
    features: Ints,
    cuts: Ints,
) -> Ints:
    """Fill one tree's questions, level by level; → the leaf of every row."""
    width = len(columns) * how.bins
    cells = binned[rows[:, None], columns].astype(np.int32)
    keys = cells + np.arange(len(columns), dtype=np.int32) * how.bins
    slopes, bends = np.repeat(slope, len(columns)), np.repeat(bend, len(columns))
    node = np.zeros(len(rows), dtype=np.int64)
    for level in range(how.depth):
        places = (keys + (node * width).astype(np.int32)[:, None]).ravel()
        shape = (2**level, len(columns), how.bins)
        up = np.bincount(places, slopes, 2**level * width).reshape(shape).cumsum(axis=2)
        weight = np.bincount(places, bends, 2**level * width).reshape(shape).cumsum(axis=2)
        rest, other = up[:, :, -1:] - up, weight[:, :, -1:] - weight
        gain = (up**2 / (weight + how.ridge) + rest**2 / (other + how.ridge)).sum(axis=0)
        best = int(gain[:, :-1].argmax())
        column, cut = divmod(best, how.bins - 1)
        features[level], cuts[level] = columns[column], cut
        node = 2 * node + (cells[:, column] > cut)
    return node
