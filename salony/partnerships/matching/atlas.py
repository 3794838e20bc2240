"""Towns, their twins and their neighbours as arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from salony.partnerships.matching.geography import EARTH_RADIUS
from salony.partnerships.matching.ground import numbered
from salony.partnerships.matching.values import Town, Twinning
from salony.partnerships.matching.words import folded

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# neighbours: next door (kilometres), and of the same part of the country
CLOSE, WIDE = 15.0, 50.0
# a neighbour further than so many times the distance no longer counts
REACH = 2.5
NEAREST = 60


@dataclass(frozen=True)
class Atlas:
    """`ties` (towns, towns) ones, symmetric; `close`, `wide` nearness from 0 to 1 within one country, zero diagonal.

    `points` are on the unit globe (towns, 3), NaN where a coordinate is missing; `population` is log(1 + people), 0
    where unknown.
    """

    towns: tuple[Town, ...]
    place: dict[str, int]
    ties: sparse.csr_array
    close: sparse.csr_array
    wide: sparse.csr_array
    points: NDArray[np.float64]
    degrees: NDArray[np.float64]
    population: Floats
    country: Ints
    countries: int
    named: Ints

    @classmethod
    def build(cls, towns: Iterable[Town], twinnings: Iterable[Twinning]) -> "Atlas":
        """Twinnings with a town that is not among `towns`, or with itself, are left out."""
        known = tuple({town.id: town for town in towns}.values())
        place = {town.id: number for number, town in enumerate(known)}
        degrees = np.array(
            [(t.latitude, t.longitude) if t.latitude is not None else (np.nan, np.nan) for t in known], dtype=np.float64
        ).reshape(-1, 2)
        countries = numbered(town.country for town in known)
        names = numbered(folded(town.name) for town in known)
        country = np.array([countries[town.country] for town in known], dtype=np.int64)
        points = _globe(degrees)
        return cls(
            towns=known,
            place=place,
            ties=_ties(place, twinnings),
            close=_nearness(points, country, CLOSE),
            wide=_nearness(points, country, WIDE),
            points=points,
            degrees=degrees,
            population=np.log1p([float(town.population or 0) for town in known]).astype(np.float32),
            country=country,
            countries=len(countries),
            named=np.array([names[folded(town.name)] for town in known], dtype=np.int64),
        )

    def without(self, hidden: Sequence[tuple[int, int]]) -> "Atlas":
        """The same atlas as if these pairs were not known to be twins."""
        ties = self.ties.tolil()
        for one, other in hidden:
            ties[one, other] = 0
            ties[other, one] = 0
        fewer = ties.tocsr()
        fewer.eliminate_zeros()
        return replace(self, ties=fewer)

    @cached_property
    def close_to(self) -> sparse.csr_array:
        """`close` transposed: a row holds those to whom a town is close."""
        return self.close.T.tocsr()

    @cached_property
    def wide_to(self) -> sparse.csr_array:
        return self.wide.T.tocsr()

    def twins(self, town: int) -> Ints:
        found: Ints = self.ties.indices[self.ties.indptr[town] : self.ties.indptr[town + 1]].astype(np.int64)
        return found


def _ties(place: dict[str, int], twinnings: Iterable[Twinning]) -> sparse.csr_array:
    pairs = {
        frozenset((place[tie.one], place[tie.other]))
        for tie in twinnings
        if tie.one in place and tie.other in place and tie.one != tie.other
    }
    both = np.array(sorted(tuple(sorted(pair)) for pair in pairs), dtype=np.int64).reshape(-1, 2)
    rows, columns = np.concatenate([both, both[:, ::-1]]).T
    return sparse.csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(place), len(place)))


def _globe(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    north, east = np.radians(degrees).T
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _nearness(points: NDArray[np.float64], country: Ints, distance: float) -> sparse.csr_array:
    """A Gaussian of the distance to the nearest towns of the same country."""
    located = np.flatnonzero(~np.isnan(points).any(axis=1))
    size = (len(points), len(points))
    if len(located) < 2:
        return sparse.csr_array(size, dtype=np.float32)
    tree = cKDTree(points[located])
    near = min(NEAREST, len(located))
    far, found = tree.query(points[located], k=near, distance_upper_bound=REACH * distance / EARTH_RADIUS)
    rows = np.repeat(located, near)
    keep = np.isfinite(far.ravel())
    rows, columns = rows[keep], located[found.ravel()[keep]]
    weight = np.exp(-((far.ravel()[keep] * EARTH_RADIUS / distance) ** 2) / 2)
    other = (rows != columns) & (country[rows] == country[columns])
    return sparse.csr_array(
        (weight[other].astype(np.float32), (rows[other], columns[other])), shape=size, dtype=np.float32
    )
