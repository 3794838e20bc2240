"""What is known on one day, as arrays: who took part in what, weighted by age and size.

All walks between organisations go through the projects' incidence matrix (one entry for every participation), never
through a matrix of organisations by organisations: that would have millions of entries where the first has a hundred
thousand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from salony.partnerships.matching.values import COORDINATOR, History, Organisation, Project

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
LONG_AGO = 3650.0
YEAR = 365.0


def numbered(words: Iterable[str]) -> dict[str, int]:
    """Words → their places, in order of first sight."""
    places: dict[str, int] = {}
    for word in words:
        places.setdefault(word, len(places))
    return places


@dataclass(frozen=True)
class Ground:
    """Organisations, projects and their incidence as of `today`; later projects are left out.

    `incidence` is (projects, organisations), `led` likewise for coordinators; `ages` in days (a project without a
    date counts as ten years old); `sizes` in organisations;
    `coordinates` is (organisations, 2), degrees, NaN where unknown.
    """

    today: date
    organisations: tuple[Organisation, ...]
    projects: tuple[Project, ...]
    place: dict[str, int]
    incidence: sparse.csr_array
    members: sparse.csr_array
    led: sparse.csr_array
    ages: Floats
    sizes: Floats
    coordinates: NDArray[np.float64]

    @classmethod
    def build(cls, history: History, today: date) -> "Ground":
        projects = tuple(
            {p.id: p for p in history.projects if p.start is None or p.start < today}.values()
        )  # the last word on a project counts
        organisations = tuple({o.id: o for o in history.organisations}.values())
        place = {organisation.id: number for number, organisation in enumerate(organisations)}
        row = {project.id: number for number, project in enumerate(projects)}
        pairs: dict[tuple[int, int], bool] = {}
        for taken in history.participations:
            if taken.project in row and taken.organisation in place:
                key = row[taken.project], place[taken.organisation]
                pairs[key] = pairs.get(key, False) or taken.role == COORDINATOR
        shape = (len(projects), len(organisations))
        incidence = _matrix(list(pairs), shape)
        ages = np.array([(today - p.start).days if p.start else LONG_AGO for p in projects], dtype=np.float32)
        sizes = np.asarray(incidence.sum(axis=1), dtype=np.float32).ravel()
        led = _matrix([pair for pair, leads in pairs.items() if leads], shape)
        coordinates = np.array(
            [(o.latitude, o.longitude) if o.latitude is not None else (np.nan, np.nan) for o in organisations],
            dtype=np.float64,
        ).reshape(-1, 2)
        return cls(
            today=today,
            organisations=organisations,
            projects=projects,
            place=place,
            incidence=incidence,
            members=incidence.T.tocsr(),
            led=led,
            ages=ages,
            sizes=np.maximum(sizes, 1),
            coordinates=coordinates,
        )

    def weights(self, half_life: float, size_power: float) -> Floats:
        """One weight for each project: halved every `half_life` days, divided by the others in it to a power."""
        others = np.maximum(self.sizes - 1, 1)
        return np.asarray(0.5 ** (self.ages / half_life) / others**size_power, dtype=np.float32)

    def walk(self, start: Floats, weights: Floats, staying: Floats) -> Floats:
        """One step from organisations through weighted projects to the others in them.

        `start` is (organisations,) or (organisations, walks), `weights` (projects,) or (projects, walks); `staying` is
        `members @ weights`: what would lead back, for nobody meets himself.
        """
        arrived: Floats = self.members @ ((self.incidence @ start) * weights) - staying * start
        return np.maximum(arrived, 0)

    @cached_property
    def ties(self) -> sparse.csr_array:
        """Who ever shared a project with whom: (organisations, organisations), ones, a diagonal of zeros left out."""
        ties = (self.members @ self.incidence).tocoo()
        rows, columns = ties.coords
        other = rows != columns
        ones = np.ones(int(other.sum()), dtype=np.float32)
        return sparse.csr_array((ones, (rows[other], columns[other])), shape=ties.shape)

    @cached_property
    def leads(self) -> Ints:
        """How many projects each organisation led."""
        return np.bincount(self.led.indices, minlength=len(self.organisations)).astype(np.int64)

    def partners(self, organisation: int) -> Ints:
        """Places of all who ever shared a project with it."""
        ties = self.ties
        found: Ints = ties.indices[ties.indptr[organisation] : ties.indptr[organisation + 1]].astype(np.int64)
        return found

    def projects_of(self, organisation: int) -> Ints:
        found: Ints = self.members.indices[
            self.members.indptr[organisation] : self.members.indptr[organisation + 1]
        ].astype(np.int64)
        return found


def _matrix(pairs: Sequence[tuple[int, int]], shape: tuple[int, int]) -> sparse.csr_array:
    rows = np.array([pair[0] for pair in pairs], dtype=np.int32)
    columns = np.array([pair[1] for pair in pairs], dtype=np.int32)
    matrix = sparse.csr_array((np.ones(len(pairs), dtype=np.float32), (rows, columns)), shape=shape)
    matrix.sort_indices()
    return matrix
