"""From scores to the few that are shown: places kept for newcomers, and not ten of the same."""

import numpy as np
from numpy.typing import NDArray

from salony.partnerships.matching.ground import Ground, Ints
from salony.partnerships.matching.values import Query

# an organisation with at most so many projects is a newcomer; so many of the best are looked at for variety
NEWCOMER = 2
POOL = 5
Scores = NDArray[np.float64]


def arranged(ground: Ground, candidates: Ints, scores: Scores, query: Query) -> list[int]:
    """Rows of `candidates` to show, best first."""
    order = np.argsort(-scores, kind="stable")
    kept = min(round(query.newcomers * query.limit), query.limit)
    if kept:
        few = np.diff(ground.members.indptr)[candidates[order]] <= NEWCOMER
        fresh = order[few][:kept]
        rest = order[~np.isin(order, fresh)][: query.limit - len(fresh)]
        order = order[np.isin(order, np.concatenate([fresh, rest]))]
    return _varied(ground, candidates, order, scores, query)


def _varied(ground: Ground, candidates: Ints, order: Ints, scores: Scores, query: Query) -> list[int]:
    """Maximal marginal relevance over the best: what is chosen next is good and unlike what was chosen."""
    if query.diversity <= 0 or not len(order):
        return [int(row) for row in order[: query.limit]]
    pool = [int(row) for row in order[: query.limit * POOL]]
    top, low = float(scores[pool[0]]), float(scores[pool[-1]])
    worth = {place: (float(scores[place]) - low) / max(top - low, 1e-9) for place in pool}
    chosen: list[int] = []
    while pool and len(chosen) < query.limit:
        liked = [
            (1 - query.diversity) * worth[row]
            - query.diversity * _nearest(ground, int(candidates[row]), [int(candidates[other]) for other in chosen])
            for row in pool
        ]
        best = pool[int(np.argmax(liked))]
        chosen.append(best)
        pool.remove(best)
    return chosen


def _nearest(ground: Ground, one: int, others: list[int]) -> float:
    return max((_alike(ground, one, other) for other in others), default=0.0)


def _alike(ground: Ground, one: int, other: int) -> float:
    """From 0 to 1: same country, same kind, same projects."""
    first, second = ground.organisations[one], ground.organisations[other]
    mine, theirs = set(ground.projects_of(one).tolist()), set(ground.projects_of(other).tolist())
    together = len(mine & theirs) / max(len(mine | theirs), 1)
    country = bool(first.country) and first.country == second.country
    kind = bool(first.kind) and first.kind == second.kind
    return 0.4 * country + 0.3 * kind + 0.3 * together
