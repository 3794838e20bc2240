"""What speaks for each candidate, given the question: a table of signals that one weighted sum ranks by."""

from dataclasses import dataclass

import numpy as np

from salony.partnerships.matching.geography import distances
from salony.partnerships.matching.ground import Floats, Ground, Ints
from salony.partnerships.matching.standing import RECORD, Standing
from salony.partnerships.matching.values import Query

GRAPH = ("walk", "common-projects", "common-lately", "tie", "tie-lately", "common", "common-rare")
AFFINITY = (
    "programme",
    "programme-crowd",
    "programme-open",
    "programme-led",
    "programme-with-country",
    "programme-with-kind",
    "programme-share",
    "met-country",
    "met-country-share",
    "met-kind",
    "met-kind-share",
    "countries",
    "kinds",
    "same-country",
    "same-kind",
)
TEXT = ("said", "said-in-programme", "said-best", "named")
PLACE = ("same-region-3", "same-region-2", "same-region-1", "near")
SIGNALS = (*GRAPH, *AFFINITY, *RECORD, *TEXT, *PLACE)
# what else it depends on how well the one who asks is known
CONTEXT = tuple(f"{name}*known" for name in (*GRAPH, "programme", "active", "partners", "same-country"))
NAMES = (*SIGNALS, *CONTEXT)

# so many candidates are looked at closely
CLOSELY = 800
STEPS, RESTART = 4, 0.25
USUAL_PARTNERS = 3.0
NEAR = 50.0


@dataclass(frozen=True, slots=True)
class Signals:
    """`candidates` (places) and their `table` (candidates, NAMES); `likeness` of each project's text to the idea's."""

    candidates: Ints
    table: Floats
    likeness: Floats | None


@dataclass(frozen=True, slots=True)
class Asker:
    """The one who asks, found in the ground or described by the query; places of it and its consortium."""

    places: tuple[int, ...]
    country: int | None
    kind: int | None
    profile: Floats | None
    region: str
    latitude: float | None
    longitude: float | None

    @classmethod
    def of(cls, query: Query, ground: Ground, standing: Standing) -> "Asker":
        own = ground.place.get(query.organisation or "")
        places = [own] if own is not None else []
        places += [ground.place[name] for name in query.partners if name in ground.place]
        known = ground.organisations[own] if own is not None else None
        named = [standing.programmes[name] for name in query.programmes if name in standing.programmes]
        profile: Floats | None = None
        if named:
            profile = np.zeros(len(standing.programmes), dtype=np.float32)
            profile[named] = 1 / len(named)
        elif places:
            profile = np.asarray(standing.profile[places].mean(axis=0))
        return cls(
            tuple(places),
            standing.countries.get(query.country or (known.country if known else "")),
            standing.kinds.get(query.kind or (known.kind if known else "")),
            profile,
            query.region or (known.region if known else ""),
            query.latitude if query.latitude is not None else (known.latitude if known else None),
            query.longitude if query.longitude is not None else (known.longitude if known else None),
        )


def signals(ground: Ground, standing: Standing, query: Query, barred: Ints) -> Signals:
    """The closest candidates, none of them barred, and what speaks for each."""
    asker = Asker.of(query, ground, standing)
    graph, met, known = _graph(ground, standing, asker)
    affinity = _affinity(ground, standing, asker)
    text, likeness = _text(ground, standing, query, asker)
    candidates = _closest(standing, graph, affinity, text, barred)
    sides = [
        np.log(graph[candidates] + np.array([1e-4, *[1e-2] * 4], dtype=np.float32)),
        _common(ground, standing, met, candidates),
        _scaled(standing, asker, affinity, candidates),
        standing.record[candidates],
        text[candidates],
        place_signals(ground, asker, candidates),
    ]
    table = np.hstack(sides).astype(np.float32)
    picked = [SIGNALS.index(name.removesuffix("*known")) for name in CONTEXT]
    return Signals(candidates, np.hstack([table, known * table[:, picked]]), likeness)


def _graph(ground: Ground, standing: Standing, asker: Asker) -> tuple[Floats, Floats, float]:
    """The first five of GRAPH as shares of the largest; partners as ones; and how well the one who asks is known."""
    size = len(ground.organisations)
    if not asker.places:
        return np.zeros((size, 5), dtype=np.float32), np.zeros(size, dtype=np.float32), 0.0
    start = np.zeros(size, dtype=np.float32)
    start[list(asker.places)] = 1 / len(asker.places)
    walked = start
    for _ in range(STEPS):
        onward = ground.walk(walked / standing.reach, standing.walked, standing.walked_staying)
        walked = (RESTART * start + (1 - RESTART) * onward).astype(np.float32)
    ever, tied, lately = ground.walk(np.repeat(start[:, None], 3, axis=1), standing.steps, standing.staying).T
    met = (ever > 0).astype(np.float32)
    further = np.column_stack([met, tied])
    common, common_lately = ground.walk(further, standing.steps[:, [0, 2]], standing.staying[:, [0, 2]]).T
    walked = walked * (start == 0)
    sides = [walked, common, common_lately, tied, lately]
    columns = np.column_stack(sides).astype(np.float32)
    known = float(np.log1p(met.sum())) - USUAL_PARTNERS
    return columns / np.maximum(columns.max(axis=0, initial=0), 1e-9), met, known / 3


def _common(ground: Ground, standing: Standing, met: Floats, candidates: Ints) -> Floats:
    """(candidates, 2): partners in common, and the same with those whom few know weighing more."""
    if not met.any():
        return np.full((len(candidates), 2), np.log(1e-2), dtype=np.float32)
    both = np.column_stack([met, met * standing.rarity])
    shares = np.asarray(ground.ties[candidates] @ both, dtype=np.float32)
    shares /= np.maximum(shares.max(axis=0, initial=0), 1e-9)
    return np.asarray(np.log(shares + np.float32(1e-2)))


def _affinity(ground: Ground, standing: Standing, asker: Asker) -> Floats:
    """Raw counts (organisations, 6): in the programme, crowd, open, led; with the country, with the kind."""
    size = len(ground.organisations)
    columns = np.zeros((size, 6), dtype=np.float32)
    through = standing.recent
    if asker.profile is not None:
        for number, counts in enumerate((standing.programme, standing.crowd, standing.open, standing.led)):
            columns[:, number] = counts @ asker.profile
        through = through * (standing.belongs @ asker.profile)
    if asker.country is not None:
        columns[:, 4] = ground.members @ (through * (standing.has_country[:, asker.country] > 0))
    if asker.kind is not None:
        columns[:, 5] = ground.members @ (through * np.sqrt(standing.has_kind[:, asker.kind]))
    return columns


def _scaled(standing: Standing, asker: Asker, affinity: Floats, candidates: Ints) -> Floats:
    """(candidates, AFFINITY) on a logarithmic scale."""
    counts = affinity[candidates]
    active = np.exp(standing.record[candidates, 0])
    table = np.zeros((len(candidates), len(AFFINITY)), dtype=np.float32)
    table[:, :6] = np.log(counts + np.array([0.05, 0.2, 0.2, 0.03, 0.03, 0.05], dtype=np.float32))
    table[:, 6] = np.sqrt(counts[:, 0] / (active + 0.2))
    if asker.country is not None:
        met = standing.met_country[candidates, asker.country]
        table[:, 7], table[:, 8] = np.log(met + 0.1), np.log(met / (active + 0.5) + 0.02)
        table[:, 11] = standing.country_lift[asker.country, standing.country[candidates]]
        table[:, 13] = standing.country[candidates] == asker.country
    if asker.kind is not None:
        met = standing.met_kind[candidates, asker.kind]
        table[:, 9], table[:, 10] = np.log(met + 0.1), np.log(met / (active + 0.5) + 0.05)
        table[:, 12] = standing.kind_lift[asker.kind, standing.kind[candidates]]
        table[:, 14] = standing.kind[candidates] == asker.kind
    return table


def _text(ground: Ground, standing: Standing, query: Query, asker: Asker) -> tuple[Floats, Floats | None]:
    """(organisations, TEXT): what its projects said, likewise in the programme, the likest one, its own words."""
    text = " ".join((query.text, *query.themes)).strip()
    size = len(ground.organisations)
    if not text:
        return np.zeros((size, len(TEXT)), dtype=np.float32), None
    likeness = standing.said.likeness(text)
    weight = likeness**2
    columns = np.zeros((size, len(TEXT)), dtype=np.float32)
    columns[:, 0] = ground.members @ weight
    if asker.profile is not None:
        columns[:, 1] = ground.members @ (weight * (standing.belongs @ asker.profile > 0))
    projects = ground.members.indices
    ends = ground.members.indptr
    some = np.flatnonzero(np.diff(ends))
    if len(some):
        columns[some, 2] = np.maximum.reduceat(likeness[projects], ends[some])
    columns[:, 3] = standing.named.likeness(text)
    columns[:, :2] /= np.maximum(columns[:, :2].max(axis=0, initial=0), 1e-9)
    return np.log(columns + np.float32(0.03)), likeness


def place_signals(ground: Ground, asker: Asker, candidates: Ints) -> Floats:
    """(candidates, PLACE): the same region, small and large, and how near, from 0 to 1."""
    table = np.zeros((len(candidates), len(PLACE)), dtype=np.float32)
    if asker.region:
        regions = [ground.organisations[place].region for place in candidates]
        for number, length in enumerate((5, 4, 3)):
            beginning = asker.region[:length]
            if len(beginning) == length:
                table[:, number] = [region.startswith(beginning) for region in regions]
    if asker.latitude is not None and asker.longitude is not None:
        far = distances(asker.latitude, asker.longitude, *ground.coordinates[candidates].T)
        table[:, 3] = np.where(np.isnan(far), 0, np.exp(-far / NEAR))
    return table


def _closest(standing: Standing, graph: Floats, affinity: Floats, text: Floats, barred: Ints) -> Ints:
    """A rough order that is cheap over everybody; the weights then rank the best of it."""
    rough = share(np.exp(standing.record[:, 0])) + share(affinity[:, 1]) + share(affinity[:, 0])
    rough += share(affinity[:, 4]) + graph[:, 0] + graph[:, 1] + graph[:, 2] + 4 * graph[:, 3]
    if text.any():
        rough += (np.exp(text) * np.array([1, 2, 1, 1], dtype=np.float32)).sum(axis=1)
    rough[barred] = -np.inf
    count = min(CLOSELY, len(rough) - len(barred))
    if count <= 0:
        return np.zeros(0, dtype=np.int64)
    best = np.argpartition(-rough, count - 1)[:count]
    return np.asarray(best[np.argsort(-rough[best], kind="stable")], dtype=np.int64)


def share(values: Floats) -> Floats:
    """As shares of the largest."""
    return np.asarray(values / max(float(values.max(initial=0)), 1e-9), dtype=np.float32)
