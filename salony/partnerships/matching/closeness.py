"""How close an organisation with a history stands to those it has not worked with yet.

Nine signals and the place: nearly all are products of the incidence matrix with one vector, so that everybody is looked
at within milliseconds. They are few on purpose; the weights of `weights.toml` were found on what began before 2018.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import eigsh

from salony.partnerships.matching.ground import YEAR, Floats, Ground, Ints
from salony.partnerships.matching.signals import PLACE, Asker, Signals, place_signals, share
from salony.partnerships.matching.standing import Standing
from salony.partnerships.matching.values import Query

CLOSENESS = (
    "partners-in-common",
    "steps",
    "partners-of-late",
    "alike",
    "programme-now",
    "programme-ever",
    "countries",
    "kinds",
    "met-kind",
    *PLACE,
)
# so many candidates are weighed
CLOSELY = 400
# (half-life in days, power of the project's size): the steps; the ties whose shape `alike` compares
NEAR, WIDE = (2 * YEAR, 1.0), (3 * YEAR, 0.5)
# dimensions of the shape, one for every so many organisations at most
DIMENSIONS, PER_DIMENSION = 96, 50
FAINT = np.float32(3e-3)


@dataclass(frozen=True)
class Closeness:
    """`near`, `wide` weigh projects, `*_staying` is what of them leads back, `reach` how far the near ones lead.

    `sent`, `met` are (organisations, dimensions): the ties, normalised by activity, in the few directions that hold
    most of them; `sent[a] @ met[b]` is how much a and b should have to do with each other.
    `ever` is (organisations, programmes): projects there, each counting alike.
    """

    near: Floats
    near_staying: Floats
    wide: Floats
    wide_staying: Floats
    reach: Floats
    sent: Floats
    met: Floats
    ever: Floats

    @classmethod
    def build(cls, ground: Ground, known: Standing) -> "Closeness":
        near, wide = ground.weights(*NEAR), ground.weights(*WIDE)
        others = np.maximum(ground.sizes - 1, 0)
        sent, met = _shape(ground, wide)
        return cls(
            near=near,
            near_staying=np.asarray(ground.members @ near),
            wide=wide,
            wide_staying=np.asarray(ground.members @ wide),
            reach=np.maximum(np.asarray(ground.members @ (near * others), dtype=np.float32), np.float32(1e-6)),
            sent=sent,
            met=met,
            ever=np.asarray((ground.members @ known.belongs).todense(), dtype=np.float32),
        )

    def signals(self, ground: Ground, known: Standing, query: Query, barred: Ints) -> Signals:
        """The closest candidates, none of them barred, and what speaks for each, in the order of CLOSENESS."""
        asker = Asker.of(query, ground, known)
        graph = self._graph(ground, list(asker.places))
        lately, ever = self._programmes(known, query, asker)
        rough = share(graph[0] * np.sqrt(lately + np.float32(0.1))) + share(graph[2] * (lately + np.float32(0.1)))
        rough += 0.5 * graph[1] + 0.3 * graph[3] + 0.3 * share(lately) + 0.3 * share(np.exp(known.active))
        rough[barred] = -np.inf
        count = min(CLOSELY, len(rough) - len(barred))
        none = np.zeros(0, dtype=np.int64)
        candidates = none if count <= 0 else np.sort(np.argpartition(-rough, count - 1)[:count])
        table = np.zeros((len(candidates), len(CLOSENESS)), dtype=np.float32)
        for column, values in enumerate(graph):
            table[:, column] = np.log(values[candidates] + FAINT)
        table[:, 4] = np.log(lately[candidates] + 0.1)
        table[:, 5] = np.log(ever[candidates] + 0.1)
        if asker.country is not None:
            table[:, 6] = known.country_lift[asker.country, known.country[candidates]]
        if asker.kind is not None:
            table[:, 7] = known.kind_lift[asker.kind, known.kind[candidates]]
            table[:, 8] = np.log(known.met_kind[candidates, asker.kind] + 0.1)
        table[:, 9:] = place_signals(ground, asker, candidates)
        return Signals(candidates, table, None)

    def _graph(self, ground: Ground, places: list[int]) -> tuple[Floats, ...]:
        """The first four signals, each as a share of its largest over all who have not been met."""
        start = np.zeros(len(ground.organisations), dtype=np.float32)
        start[places] = 1
        met = np.zeros_like(start)
        for place in places:
            met[ground.partners(place)] = 1
        first = ground.walk(start, self.near, self.near_staying)
        second = ground.walk(first / self.reach, self.near, self.near_staying)
        third = ground.walk(second / self.reach, self.near, self.near_staying)
        # both: where all work in pairs, three steps alone never lead to a partner's partner
        walked = second + third
        common = np.asarray(ground.ties @ met, dtype=np.float32)
        late = ground.walk(met, self.wide, self.wide_staying)
        # not `@`: its threads cost more than they save on one vector
        alike = np.maximum(np.einsum("od,d->o", self.met, self.sent[places].sum(axis=0)), 0)
        return share(common), share(walked), share(late), share(alike)

    def _programmes(self, known: Standing, query: Query, asker: Asker) -> tuple[Floats, Floats]:
        """Projects of late in the programmes of the one who asks: as it asks now, and as it ever did."""
        size = known.programme.shape[0]
        if asker.profile is None:
            return np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
        lately = np.asarray(known.programme @ asker.profile, dtype=np.float32)
        if query.programmes or not asker.places:
            return lately, lately
        often = self.ever[list(asker.places)].sum(axis=0)
        often = (often + asker.profile) / (often.sum() + 1)
        return lately, np.asarray(known.programme @ often, dtype=np.float32)


def _shape(ground: Ground, weights: Floats) -> tuple[Floats, Floats]:
    """The largest eigenvectors of the normalised ties; nothing where there are too few organisations for a shape."""
    size = len(ground.organisations)
    dimensions = min(DIMENSIONS, size // PER_DIMENSION)
    if dimensions < 1 or not ground.incidence.nnz:
        nothing = np.zeros((size, 1), dtype=np.float32)
        return nothing, nothing
    ties = (ground.members @ sparse.diags_array(weights) @ ground.incidence).tocsr()
    ties = ties - sparse.diags_array(ties.diagonal())
    rare = sparse.diags_array(1 / np.sqrt(np.asarray(ties.sum(axis=1)).ravel() + 1))
    normal = (rare @ ties @ rare).astype(np.float64)
    # a start of its own, so that the same history gives the same shape
    first = np.random.default_rng(1).random(size)
    values, vectors = eigsh(normal, k=dimensions, which="LM", v0=first, tol=1e-3)
    return np.ascontiguousarray(vectors * values, np.float32), np.ascontiguousarray(vectors, np.float32)
