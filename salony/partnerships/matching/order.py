"""From scores to the few that are shown: places kept for newcomers, and not ten of the same."""

import numpy as np

from salony.partnerships.matching.ground import Floats, Ground, Ints
from salony.partnerships.matching.values import Query

# an organisation with at most so many projects is a newcomer; so many of the best are looked at for variety
NEWCOMER = 2
POOL = 5


def arranged(ground: Ground, scores: Floats, query: Query) -> list[int]:
    """Places of the organisations to show, best first; those with a score of minus infinity never appear."""
    order = np.argsort(-scores, kind="stable")
    order = order[np.isfinite(scores[order])]
    kept = min(round(query.newcomers * query.limit), query.limit)
    few = _projects(ground)[order] <= NEWCOMER
    if kept:
        fresh = order[few][:kept]
        rest = order[~np.isin(order, fresh)][: query.limit - len(fresh)]
        chosen = [int(place) for place in order if place in set(fresh) | set(rest)]
        if query.diversity <= 0:
            return chosen
        order = np.array(chosen)
    return _varied(ground, order, scores, query)


def _projects(ground: Ground) -> Floats:
    return np.asarray(np.diff(ground.members.indptr), dtype=np.float32)


def _varied(ground: Ground, order: Ints, scores: Floats, query: Query) -> list[int]:
    """Maximal marginal relevance over the best: what is chosen next is good and unlike what was chosen."""
    if query.diversity <= 0 or not len(order):
        return [int(place) for place in order[: query.limit]]
    pool = [int(place) for place in order[: query.limit * POOL]]
    top, low = float(scores[pool[0]]), float(scores[pool[-1]])
    worth = {place: (float(scores[place]) - low) / max(top - low, 1e-9) for place in pool}
    chosen: list[int] = []
    while pool and len(chosen) < query.limit:
        best = max(
            pool,
            key=lambda place: (
                (1 - query.diversity) * worth[place]
                - query.diversity * max((_alike(ground, place, other) for other in chosen), default=0.0)
            ),
        )
        chosen.append(best)
        pool.remove(best)
    return chosen


def _alike(ground: Ground, one: int, other: int) -> float:
    """From 0 to 1: same country, same kind, same projects."""
    first, second = ground.organisations[one], ground.organisations[other]
    mine, theirs = set(ground.projects_of(one).tolist()), set(ground.projects_of(other).tolist())
    together = len(mine & theirs) / max(len(mine | theirs), 1)
    country = bool(first.country) and first.country == second.country
    kind = bool(first.kind) and first.kind == second.kind
    return 0.4 * country + 0.3 * kind + 0.3 * together
