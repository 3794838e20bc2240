"""How close an organisation with a history stands to those it has not worked with yet.

Ties, company, the place and both records: what has to be known of everybody is a product of the incidence matrix with
one vector, so that a question takes milliseconds; the rest is looked up for the closest only.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import eigsh

from salony.partnerships.matching.ground import YEAR, Floats, Ground, Ints
from salony.partnerships.matching.signals import PLACE, Asker, Signals, place_signals, share
from salony.partnerships.matching.standing import RECORD, Standing
from salony.partnerships.matching.values import Query

# the record of the one who asks: the same for all candidates, so that only what weighs signals by each other uses it
OWN = tuple(f"own-{name}" for name in RECORD)
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
    "same-shape",
    "programme-lift",
    "ties",
    "new-ties",
    "seeks-country",
    "seeks-kind",
    "sought-country",
    "sought-kind",
    "met-country",
    "programme-crowd",
    "same-country",
    "same-kind",
    *PLACE,
    *RECORD,
    *OWN,
)
# so many candidates are weighed
CLOSELY = 600
# (half-life in days, power of the project's size): the steps; the ties whose shape `alike` compares
NEAR, WIDE = (2 * YEAR, 1.0), (3 * YEAR, 0.5)
# dimensions of the shape, one for every so many organisations at most
DIMENSIONS, PER_DIMENSION = 96, 50
FAINT = np.float32(3e-3)
# a group's share in somebody's company counts from so many partners on
COMPANY = np.float32(3)


@dataclass(frozen=True)
class Closeness:
    """`near`, `wide` weigh projects, `*_staying` is what of them leads back, `reach` how far the near ones lead.

    `sent`, `met` are (organisations, dimensions): the ties, normalised by activity, in the few directions that hold
    most of them; `sent[a] @ met[b]` is how much a and b should have to do with each other. `bearing` are the rows
    of `met` at length 1.
    `ever` is (organisations, programmes): projects there, each counting alike; `habits` the same as shares, towards
    what is usual, `usual` (programmes,).
    `ties`, `new_ties` count partners, ever and first met within a year, as logarithms. `with_country`, `with_kind` are
    (organisations, groups): the logarithm of how many times more often than usual its partners are of the group.
    """

    near: Floats
    near_staying: Floats
    wide: Floats
    wide_staying: Floats
    reach: Floats
    sent: Floats
    met: Floats
    bearing: Floats
    ever: Floats
    habits: Floats
    usual: Floats
    ties: Floats
    new_ties: Floats
    with_country: Floats
    with_kind: Floats

    @classmethod
    def build(cls, ground: Ground, known: Standing) -> "Closeness":
        near, wide = ground.weights(*NEAR), ground.weights(*WIDE)
        others = np.maximum(ground.sizes - 1, 0)
        sent, met = _shape(ground, wide)
        ever = np.asarray((ground.members @ known.belongs).todense(), dtype=np.float32)
        usual = (ever.sum(axis=0) + np.float32(1e-6)) / max(float(ever.sum()), 1e-6)
        degrees = np.diff(ground.ties.indptr)
        return cls(
            near=near,
            near_staying=np.asarray(ground.members @ near),
            wide=wide,
            wide_staying=np.asarray(ground.members @ wide),
            reach=np.maximum(np.asarray(ground.members @ (near * others), dtype=np.float32), np.float32(1e-6)),
            sent=sent,
            met=met,
            bearing=met / np.maximum(np.linalg.norm(met, axis=1, keepdims=True), np.float32(1e-6)),
            ever=ever,
            habits=(ever + usual) / (ever.sum(axis=1, keepdims=True) + 1),
            usual=usual.astype(np.float32),
            ties=np.log1p(degrees).astype(np.float32),
            new_ties=np.log1p(degrees - _partners_before(ground)).astype(np.float32),
            with_country=_company(ground, known.has_country, known.country),
            with_kind=_company(ground, known.has_kind, known.kind),
        )

    def signals(self, ground: Ground, known: Standing, query: Query, barred: Ints) -> Signals:
        """The closest candidates, none of them barred, and what speaks for each, in the order of CLOSENESS."""
        asker = Asker.of(query, ground, known)
        places = list(asker.places)
        graph = self._graph(ground, places)
        lately, ever, often = self._programmes(known, query, asker)
        crowd = np.zeros_like(lately) if asker.profile is None else known.crowd @ asker.profile
        rough = share(graph[0] * np.sqrt(lately + np.float32(0.1))) + share(graph[2] * (lately + np.float32(0.1)))
        rough += 0.5 * graph[1] + 0.3 * graph[3] + 0.3 * share(lately) + 0.3 * share(np.exp(known.active))
        rough[barred] = -np.inf
        count = min(CLOSELY, len(rough) - len(barred))
        none = np.zeros(0, dtype=np.int64)
        candidates = none if count <= 0 else np.sort(np.argpartition(-rough, count - 1)[:count])
        country, kind = known.country[candidates], known.kind[candidates]
        nothing = np.zeros(len(candidates), dtype=np.float32)
        of_country, of_kind = asker.country is not None, asker.kind is not None
        columns = (
            *(np.log(values[candidates] + FAINT) for values in graph),
            np.log(lately[candidates] + 0.1),
            np.log(ever[candidates] + 0.1),
            known.country_lift[asker.country, country] if of_country else nothing,
            known.kind_lift[asker.kind, kind] if of_kind else nothing,
            np.log(known.met_kind[candidates, asker.kind] + 0.1) if of_kind else nothing,
            self.bearing[candidates] @ self.bearing[places].mean(axis=0) if places else nothing,
            np.log(self.habits[candidates] @ (often / (self.usual + np.float32(1e-4))) + 0.05),
            self.ties[candidates],
            self.new_ties[candidates],
            self.with_country[places].mean(axis=0)[country] if places else nothing,
            self.with_kind[places].mean(axis=0)[kind] if places else nothing,
            self.with_country[candidates, asker.country] if of_country else nothing,
            self.with_kind[candidates, asker.kind] if of_kind else nothing,
            np.log(known.met_country[candidates, asker.country] + 0.1) if of_country else nothing,
            np.log(crowd[candidates] + 0.2),
            country == asker.country,
            kind == asker.kind,
        )
        own = known.record[places].mean(axis=0) if places else np.zeros(len(RECORD), dtype=np.float32)
        sides = (place_signals(ground, asker, candidates), known.record[candidates], np.tile(own, (len(candidates), 1)))
        table = np.column_stack([*columns, *sides]).astype(np.float32)
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

    def _programmes(self, known: Standing, query: Query, asker: Asker) -> tuple[Floats, Floats, Floats]:
        """Projects of late in the programmes of the one who asks, now and ever; and what it ever did as shares."""
        size, width = known.programme.shape
        if asker.profile is None:
            return np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32), np.zeros(width, dtype=np.float32)
        lately = np.asarray(known.programme @ asker.profile, dtype=np.float32)
        if query.programmes or not asker.places:
            return lately, lately, asker.profile
        often = self.ever[list(asker.places)].sum(axis=0)
        often = (often + asker.profile) / (often.sum() + 1)
        return lately, np.asarray(known.programme @ often, dtype=np.float32), often


def _partners_before(ground: Ground) -> Ints:
    """How many partners each organisation had a year ago."""
    old = sparse.diags_array((ground.ages >= YEAR).astype(np.float32))
    ties = (ground.members @ old @ ground.incidence).tocoo()
    rows, columns = ties.coords
    return np.bincount(rows[(rows != columns) & (ties.data > 0)], minlength=len(ground.organisations)).astype(np.int64)


def _company(ground: Ground, present: Floats, group: Ints) -> Floats:
    """(organisations, groups) from `present` (projects, groups), how many of a group are in each project."""
    met = np.asarray(ground.members @ present, dtype=np.float32)
    # nobody is company to itself
    met[np.arange(len(group)), group] -= np.diff(ground.members.indptr)
    usual = (met.sum(axis=0) + np.float32(1e-3)) / np.float32(max(float(met.sum()), 1e-3))
    shares = (met + COMPANY * usual) / (met.sum(axis=1, keepdims=True) + COMPANY)
    return np.asarray(np.log(shares / usual + np.float32(1e-3)), dtype=np.float32)


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
