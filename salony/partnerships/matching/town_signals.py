"""What speaks for each town as a twin of another: twins in common, neighbours, countries, size, place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from salony.partnerships.matching.atlas import Atlas, Floats, Ints
from salony.partnerships.matching.geography import EARTH_RADIUS

NAMES = (
    "common",
    "common-rare",
    "common-shares",
    "third-hand",
    "third-hand-even",
    "walk",
    "neighbours-twin",
    "twins-neighbour",
    "neighbours-twins-neighbour",
    "region-twin",
    "twins-region",
    "regions-twins-region",
    "countries",
    "countries-here",
    "own-twins-there",
    "own-countries",
    "twins",
    "own-twins",
    "distance",
    "north-south",
    "east-west",
    "population",
    "population-differs",
    "own-population",
    "same-name",
    "country-pair",
    "country-twins",
    "common-of-all",
    "its-share-here",
    "its-twins-here",
    "same-country",
)
STEPS, RESTART = 4, 0.3
CLOSELY = 700
UNKNOWN = -1.0


@dataclass(frozen=True)
class Preferences:
    """What countries choose: `pairs` (countries, countries) chances; `to` (towns, countries) twins of each there."""

    degree: Floats
    to: Floats
    pairs: Floats
    here: Floats
    total: Floats
    shares: sparse.csr_array
    even: sparse.csr_array

    @classmethod
    def of(cls, atlas: Atlas) -> "Preferences":
        degree = np.asarray(atlas.ties.sum(axis=1), dtype=np.float32).ravel()
        hot = np.zeros((len(atlas.towns), atlas.countries), dtype=np.float32)
        hot[np.arange(len(atlas.towns)), atlas.country] = 1
        to = np.asarray(atlas.ties @ hot, dtype=np.float32)
        together = hot.T @ to
        pairs = (together + 0.5) / (together.sum(axis=1, keepdims=True) + 0.5 * atlas.countries)
        here = atlas.wide @ to + to + 3 * pairs[atlas.country]
        scale = 1 / np.maximum(degree, 1)
        return cls(
            degree,
            to,
            pairs.astype(np.float32),
            (here / here.sum(axis=1, keepdims=True)).astype(np.float32),
            np.maximum(together.sum(axis=0), 1).astype(np.float32),
            (atlas.ties @ sparse.diags_array(scale)).tocsr().astype(np.float32),
            (sparse.diags_array(scale**0.5) @ atlas.ties @ sparse.diags_array(scale**0.5)).tocsr().astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class TownSignals:
    candidates: Ints
    table: Floats


def town_signals(atlas: Atlas, known: Preferences, town: int) -> TownSignals:
    """The closest candidates for `town`, not its twins and not itself, with (candidates, NAMES)."""
    columns = _graph(atlas, known, town)
    there = atlas.country
    liked = known.pairs[atlas.country[town]][there] * known.degree / known.total[there]
    here = known.here[town][there]
    named = (atlas.named == atlas.named[town]).astype(np.float32)
    rough = (
        _share(columns[1])
        + 1.5 * _share(columns[5])
        + 0.7 * _share(columns[4])
        + 0.5 * (_share(columns[8]) + _share(columns[11]) + _share(liked) + _share(columns[6]))
        + 0.3 * (_share(columns[7]) + _share(columns[10]) + _share(here * np.sqrt(known.degree)))
        + named
    )
    rough[town] = -np.inf
    rough[atlas.twins(town)] = -np.inf
    count = min(CLOSELY, int(np.isfinite(rough).sum()))
    best = np.argpartition(-rough, min(count, len(rough) - 1))[:count].astype(np.int64)
    best = best[np.argsort(-rough[best], kind="stable")]
    sides = [column[best] for column in columns]
    sides += [liked[best], here[best], *_record(atlas, known, town, best), *_place(atlas, town, best)]
    sides += [named[best], *_country(atlas, known, town, best, columns[0])]
    return TownSignals(best, np.column_stack(sides).astype(np.float32))


def _graph(atlas: Atlas, known: Preferences, town: int) -> list[Floats]:
    ties = atlas.ties
    start = np.zeros(len(atlas.towns), dtype=np.float32)
    start[town] = 1
    twins = np.asarray(ties @ start)
    rare = 1 / np.log(1 + np.maximum(known.degree, 2))
    second = np.asarray(known.shares @ twins)
    walked = start
    for _ in range(STEPS):
        walked = (RESTART * start + (1 - RESTART) * (known.shares @ walked)).astype(np.float32)
    walked[town] = 0
    even = known.even @ (known.even @ (known.even @ start))
    # a town's neighbours and twins are few: products of sparse rows touch those alone
    chosen, close, wide = ties[[town]], atlas.close_to[[town]], atlas.wide_to[[town]]
    neighbours = (
        close @ ties,
        chosen @ atlas.close_to,
        (close @ ties) @ atlas.close_to,
        wide @ ties,
        chosen @ atlas.wide_to,
        (wide @ ties) @ atlas.wide_to,
    )
    return [
        np.asarray(ties @ twins),
        np.asarray(ties @ (twins * rare)),
        second,
        np.asarray(known.shares @ second),
        np.asarray(even),
        walked,
        *(np.asarray(row.toarray(), dtype=np.float32).ravel() for row in neighbours),
    ]


def _record(atlas: Atlas, known: Preferences, town: int, best: Ints) -> list[NDArray[np.float32]]:
    one = np.ones(len(best), dtype=np.float32)
    return [
        known.to[town][atlas.country[best]],
        one * np.count_nonzero(known.to[town]),
        known.degree[best],
        one * known.degree[town],
    ]


def _place(atlas: Atlas, town: int, best: Ints) -> list[NDArray[np.float32]]:
    chord = np.linalg.norm(atlas.points[best] - atlas.points[town], axis=1)
    far = 2 * EARTH_RADIUS * np.arcsin(np.minimum(chord / 2, 1))
    apart = np.abs(atlas.degrees[best] - atlas.degrees[town])
    mine, theirs = atlas.population[town], atlas.population[best]
    differs = np.where((mine > 0) & (theirs > 0), np.abs(mine - theirs), UNKNOWN)
    sides = [far, apart[:, 0], apart[:, 1], theirs, differs, np.full(len(best), mine)]
    return [np.nan_to_num(side, nan=UNKNOWN).astype(np.float32) for side in sides]


def _country(atlas: Atlas, known: Preferences, town: int, best: Ints, common: Floats) -> list[NDArray[np.float32]]:
    mine, theirs = atlas.country[town], atlas.country[best]
    degree = np.maximum(known.degree[best], 1)
    back = known.to[best, mine]
    return [
        known.pairs[mine][theirs],
        known.total[theirs],
        common[best] / np.maximum(1, np.minimum(known.degree[town], known.degree[best])),
        back / degree,
        back,
        (theirs == mine).astype(np.float32),
    ]


def _share(values: Floats) -> Floats:
    return np.asarray(values / max(float(values.max(initial=0)), 1e-9), dtype=np.float32)
