"""Many statements at once → groups of one event each, with a probability, reasons and what an editor should look at."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from salony.resolution.blocking import Pairs, candidates
from salony.resolution.clocks import NO_CLOCK, NO_DAY
from salony.resolution.clustering import LARGEST_CLUSTER, Grouping, group
from salony.resolution.columns import Columns, columns
from salony.resolution.partition import Engine, measured
from salony.resolution.reasons import Codes, phrases
from salony.resolution.statement import Statement
from salony.resolution.weights import EXCLUDED_ODDS, Weights, shipped


class Cluster(NamedTuple):
    """records: identifiers, in the order of the statements. probability: that these and only these are one event.

    review: why an editor should look at it, empty where nobody needs to. reasons: what joins it.
    """

    records: tuple[str, ...]
    probability: float
    reasons: tuple[str, ...] = ()
    review: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compared:
    """Pairs of rows, what speaks for them, and their log-odds."""

    table: Columns
    pairs: Pairs
    reasons: Codes
    """Of the first pairs; those behind them were joined by a notice, or excluded without being compared."""
    odds: NDArray[np.float64]
    crowded: NDArray[np.int64]
    """Rows among so many alike that they were not compared with all of them."""


def resolve(
    statements: Sequence[Statement], weights: Weights | None = None, engine: Engine | None = None
) -> list[Cluster]:
    """Every statement in exactly one cluster. The order of the statements changes the order of the answer only.

    engine: compares parts by region and month wherever it runs them; the answer is the same.
    """
    if not statements:
        return []
    weights = weights or shipped()
    # Millions of small lasting objects: looking among them for circles costs a fifth of the time and finds none.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _resolved(statements, weights, engine)
    finally:
        if collecting:
            gc.enable()


def _resolved(statements: Sequence[Statement], weights: Weights, engine: Engine | None) -> list[Cluster]:
    # A canonical order: ties are then broken alike, whoever came first.
    keys = [f"{statement.name}\0{statement.id}" for statement in statements]
    order = np.array(sorted(range(len(statements)), key=keys.__getitem__))
    table = columns([statements[row] for row in order.tolist()])
    first = _identical(table)
    compared = comparison(table, weights, np.flatnonzero(first == np.arange(table.n)), engine=engine)
    grouping = group(table.n, compared.pairs, compared.odds, threshold=weights.threshold)
    return _clusters(statements, order, compared, grouping, first)


def comparison(
    table: Columns,
    weights: Weights,
    rows: NDArray[np.int64] | None = None,
    *,
    only: int | None = None,
    engine: Engine | None = None,
) -> Compared:
    """All pairs of the rows that are worth it, compared; notices of change join what they change.

    only: a row with which all others are paired, and no others with each other.
    """
    crowded = np.empty(0, dtype=np.int64)
    if only is None:
        pairs, crowded = candidates(table, rows)
    else:
        others = np.delete(np.arange(table.n, dtype=np.int64), only)
        pairs = np.column_stack([np.full(len(others), only, dtype=np.int64), others])
    found = measured(table, pairs, weights, engine)
    excluded = pairs[found.out]
    compared = len(pairs) - len(excluded)
    pairs, odds = through_notices(pairs[~found.out], found.moved, found.odds)
    known = pairs[compared:]
    if len(known):
        # What a notice has joined is no longer excluded.
        keep = ~np.isin(excluded[:, 0] * table.n + excluded[:, 1], known[:, 0] * table.n + known[:, 1])
        excluded = excluded[keep]
    pairs = np.vstack([pairs, excluded])
    odds = np.r_[odds, np.full(len(excluded), EXCLUDED_ODDS)]
    return Compared(table, pairs, found.reasons, odds, crowded)


def through_notices(
    pairs: Pairs, moved: NDArray[np.bool_], odds: NDArray[np.float64]
) -> tuple[Pairs, NDArray[np.float64]]:
    """The old day and the new day of one event are joined by the notice that names both.

    moved: whether one of a pair is a notice that the other has another day.
    """
    moved = moved & (odds > 0)
    if not moved.any():
        return pairs, odds
    near: dict[int, list[tuple[int, float]]] = {}
    for (one, other), value in zip(pairs[odds > 0].tolist(), odds[odds > 0].tolist(), strict=True):
        near.setdefault(one, []).append((other, value))
        near.setdefault(other, []).append((one, value))
    known = {(one, other): row for row, (one, other) in enumerate(pairs.tolist())}
    odds = odds.copy()
    added: dict[tuple[int, int], float] = {}
    for row in np.flatnonzero(moved).tolist():
        for old, notice in (pairs[row].tolist(), pairs[row].tolist()[::-1]):
            for new, value in near[notice]:
                if new == old:
                    continue
                pair = (min(old, new), max(old, new))
                joined = min(value, float(odds[row]))
                if pair in known:
                    odds[known[pair]] = max(float(odds[known[pair]]), joined)
                else:
                    added[pair] = max(added.get(pair, joined), joined)
    if added:
        pairs = np.vstack([pairs, np.array(list(added), dtype=np.int64)])
        odds = np.r_[odds, list(added.values())]
    return pairs, odds


def _identical(table: Columns) -> NDArray[np.int64]:
    """By row, the first row that says the very same. What has no name or no day is like nothing."""
    _, first, where = np.unique(table.whole, return_index=True, return_inverse=True)
    telling = (table.day != NO_DAY) & (table.title[:, 0] > 0)
    result: NDArray[np.int64] = np.where(telling, first[where], np.arange(table.n))
    return result


def _clusters(
    statements: Sequence[Statement],
    order: NDArray[np.int64],
    compared: Compared,
    grouping: Grouping,
    first: NDArray[np.int64],
) -> list[Cluster]:
    """order: by row, the position of its statement."""
    table = compared.table
    label = grouping.label[first]
    joined = _best_pairs(compared, label)
    crowded = np.isin(first, compared.crowded)
    doubts = _doubts(table, grouping.is_doubtful[first], crowded)
    row_of = np.argsort(order)
    owners = label[row_of]
    by_owner = np.argsort(owners, kind="stable")
    starts = np.flatnonzero(np.r_[True, owners[by_owner][1:] != owners[by_owner][:-1]])
    stops = np.r_[starts[1:], len(by_owner)]
    # As the first of each came.
    sequence = np.argsort(by_owner[starts], kind="stable")
    rows, positions, ids = row_of.tolist(), by_owner.tolist(), [statement.id for statement in statements]
    begins = by_owner[starts[sequence]]
    found = []
    for start, stop, root, sure in zip(
        starts[sequence].tolist(),
        stops[sequence].tolist(),
        owners[begins].tolist(),
        grouping.sureness[first][row_of[begins]].tolist(),
        strict=True,
    ):
        if stop == start + 1:
            position = positions[start]
            found.append(Cluster((ids[position],), sure, (), doubts.get(rows[position], ())))
            continue
        members = positions[start:stop]
        records = tuple([ids[member] for member in members])
        review = tuple(dict.fromkeys(said for member in members for said in doubts.get(rows[member], ())))
        reasons = joined.get(root) or ("the same words",)
        if len(members) <= LARGEST_CLUSTER:
            found.append(Cluster(records, sure, reasons, review))
            continue
        records = tuple(sorted(records))
        for begin in range(0, len(records), LARGEST_CLUSTER):
            part = records[begin : begin + LARGEST_CLUSTER]
            found.append(Cluster(part, 0.5, reasons, ("more alike than one event has", *review)))
    return found


def _doubts(table: Columns, unsure: NDArray[np.bool_], crowded: NDArray[np.bool_]) -> dict[int, tuple[str, ...]]:
    """By row, why it wants a look; rows that want none are left out."""
    backward = (table.last != NO_DAY) & (table.day != NO_DAY) & (table.last < table.day)
    same_day = (table.last == table.day) & (table.last_clock != NO_CLOCK) & (table.clock != NO_CLOCK)
    backward |= same_day & (table.last_clock < table.clock) & (table.clock < 1440)
    silent = (table.title[:, 0] == 0) & (table.day == NO_DAY)
    said: dict[int, tuple[str, ...]] = {}
    for rows, phrase in (
        (silent, "no name and no day"),
        (backward, "the end is before the start"),
        (unsure, "unsure whether these are one event"),
        (crowded, "too many alike on one day"),
    ):
        for row in np.flatnonzero(rows).tolist():
            said[row] = (*said.get(row, ()), phrase)
    return said


def _best_pairs(compared: Compared, label: NDArray[np.int64]) -> dict[int, tuple[str, ...]]:
    """By label, the reasons of the group's strongest pair."""
    pairs, odds = compared.pairs[: len(compared.reasons)], compared.odds[: len(compared.reasons)]
    inside = np.flatnonzero(label[pairs[:, 0]] == label[pairs[:, 1]])
    if not len(inside):
        return {}
    owners = label[pairs[inside, 0]]
    order = np.lexsort((-odds[inside], owners))
    fresh = np.r_[True, owners[order][1:] != owners[order][:-1]]
    best = inside[order][fresh]
    said = phrases(compared.reasons[best])
    return dict(zip(owners[order][fresh].tolist(), said, strict=True))
