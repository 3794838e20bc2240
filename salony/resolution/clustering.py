"""Pairs with probabilities → groups of one event each, such that a chain A~B~C… joins nobody who disagrees.

Average link on log-odds: two groups become one where their members speak for it on the whole, and never against a pair
that is as good as excluded. The strongest agreement goes first and ties go by row, so that the order in which records
arrived makes no difference.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salony.resolution.blocking import Pairs

LARGEST_CLUSTER = 100
"""More sightings of one event are a fault of a source or of a comparison: they are kept in parts and reviewed."""
_LIMIT = 6.0
UNCOMPARED = -3.0
"""Log-odds of a pair that was not worth comparing."""
EXCLUDED = -4.6
"""Log-odds of a pair that keeps two groups apart, whatever the others say."""
_LINK = -1.1
_PLAIN = 1.0


@dataclass(frozen=True)
class Grouping:
    """label: by row, the smallest row of its group. is_doubtful: by row, for people to look at.

    sureness: by row, the probability that its group is right as a whole (1.0 for a row that nothing resembles).
    """

    label: NDArray[np.int64]
    sureness: NDArray[np.float64]
    is_doubtful: NDArray[np.bool_]


def group(n: int, pairs: Pairs, odds: NDArray[np.float64], *, threshold: float = 0.0) -> Grouping:
    """odds: log-odds of each pair. threshold: the average log-odds at which two groups are one."""
    odds = np.clip(odds, -_LIMIT, _LIMIT)
    label = np.arange(n, dtype=np.int64)
    sureness = np.ones(n)
    doubtful = np.zeros(n, dtype=bool)
    linked = odds > _LINK
    component = _components(n, pairs[linked])
    inside = component[pairs[:, 0]] == component[pairs[:, 1]]
    near, near_odds = pairs[inside], odds[inside]
    order = np.argsort(component[near[:, 0]], kind="stable")
    near, near_odds = near[order], near_odds[order]
    owners = component[near[:, 0]]
    if not len(owners):
        return Grouping(label, sureness, doubtful)
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    stops = np.r_[starts[1:], len(owners)]
    roots = owners[starts]
    sizes = np.bincount(component, minlength=n)[roots]
    agreed = (stops - starts) == sizes * (sizes - 1) // 2
    agreed &= (np.minimum.reduceat(near_odds, starts) > max(threshold, _PLAIN)) & (sizes <= LARGEST_CLUSTER)
    # Where all agree with all, there is nothing to weigh.
    plain = np.zeros(n, dtype=bool)
    plain[roots[agreed]] = True
    mean = np.zeros(n)
    mean[roots] = np.add.reduceat(near_odds, starts) / (stops - starts)
    rows = np.flatnonzero(plain[component])
    label[rows] = component[rows]
    sureness[rows] = 1.0 / (1.0 + np.exp(-mean[component[rows]]))
    for start, stop in zip(starts[~agreed].tolist(), stops[~agreed].tolist(), strict=True):
        for members, sure, doubt in _agglomerate(near[start:stop], near_odds[start:stop], threshold):
            label[members] = members[0]
            sureness[members] = sure
            doubtful[members] = doubt
    return Grouping(label, sureness, doubtful)


def _components(n: int, edges: Pairs) -> NDArray[np.int64]:
    """By row, the smallest row that edges lead to."""
    label = np.arange(n, dtype=np.int64)
    while len(edges):
        one, other = label[edges[:, 0]], label[edges[:, 1]]
        low = np.minimum(one, other)
        before = label.copy()
        np.minimum.at(label, one, low)
        np.minimum.at(label, other, low)
        while True:
            shorter = label[label]
            if (shorter == label).all():
                break
            label = shorter
        if (label == before).all():
            break
    return label


def _agglomerate(
    pairs: Pairs, odds: NDArray[np.float64], threshold: float, floor: float = _LINK
) -> list[tuple[NDArray[np.int64], float, bool]]:
    """(rows, probability, is it doubtful) of each group within one component, whose links are stronger than `floor`."""
    rows, flat = np.unique(pairs, return_inverse=True)
    index = flat.reshape(pairs.shape)
    if len(rows) > 4 * LARGEST_CLUSTER:
        return _cut(rows, index, odds, threshold, floor)
    total = np.full((len(rows), len(rows)), UNCOMPARED)
    total[index[:, 0], index[:, 1]] = odds
    total[index[:, 1], index[:, 0]] = odds
    np.fill_diagonal(total, 0.0)
    single = total.copy()
    worst = total.copy()
    size = np.ones(len(rows))
    alive = np.ones(len(rows), dtype=bool)
    groups: dict[int, list[int]] = {i: [i] for i in range(len(rows))}
    closest: dict[int, float] = defaultdict(lambda: -_LIMIT)
    np.fill_diagonal(total, -np.inf)
    while alive.sum() > 1:
        mean = np.where(worst <= EXCLUDED, -np.inf, total / np.outer(size, size))
        mean[size[:, None] + size[None, :] > LARGEST_CLUSTER] = -np.inf
        np.fill_diagonal(mean, -np.inf)
        best = int(np.argmax(mean))
        a, b = divmod(best, len(rows))
        if mean[a, b] <= threshold:
            break
        a, b = min(a, b), max(a, b)
        for table, combine in ((total, np.add), (worst, np.minimum)):
            table[a, :] = combine(table[a, :], table[b, :])
            table[:, a] = table[a, :]
            table[b, :] = table[:, b] = -np.inf
        size[a] += size[b]
        alive[b] = False
        groups[a] += groups.pop(b)
    mean = np.where(np.isfinite(total), total, -_LIMIT * np.outer(size, size)) / np.outer(size, size)
    np.fill_diagonal(mean, -_LIMIT)
    for key in groups:
        closest[key] = float(mean[key].max(initial=-_LIMIT))
    return [_described(rows, members, single, closest[key]) for key, members in groups.items()]


def _described(
    rows: NDArray[np.int64], members: list[int], single: NDArray[np.float64], closest: float
) -> tuple[NDArray[np.int64], float, bool]:
    """How sure the group is: of its own agreement and of what it was kept apart from."""
    among = single[np.ix_(members, members)]
    count = len(members) * (len(members) - 1)
    inner = float(among.sum() / count) if count else _LIMIT
    sure = _probability(min(inner, -closest))
    return rows[sorted(members)], sure, sure < 0.7 or len(members) >= LARGEST_CLUSTER


def _cut(
    rows: NDArray[np.int64], index: NDArray[np.int64], odds: NDArray[np.float64], threshold: float, floor: float
) -> list[tuple[NDArray[np.int64], float, bool]]:
    """What is too large to be one event falls apart at its weakest links, level by level; all parts are doubtful."""
    level = float(odds[odds > floor].min(initial=_LIMIT)) + 0.5
    found: list[tuple[NDArray[np.int64], float, bool]] = []
    if level >= _LIMIT:
        # All agree to the utmost: parts by row, each as large as is allowed.
        return [(rows[i : i + LARGEST_CLUSTER], 0.5, True) for i in range(0, len(rows), LARGEST_CLUSTER)]
    component = _components(len(rows), index[odds > level])
    for root in np.unique(component):
        members = np.flatnonzero(component == root)
        if len(members) == 1:
            found.append((rows[members], 0.5, True))
            continue
        inside = (component[index[:, 0]] == root) & (component[index[:, 1]] == root)
        for part, mean, _ in _agglomerate(rows[index[inside]], odds[inside], threshold, level):
            found.append((part, mean, True))
    return found


def _probability(log_odds: float) -> float:
    return float(1.0 / (1.0 + np.exp(-log_odds)))
