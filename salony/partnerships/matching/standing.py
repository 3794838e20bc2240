"""What an organisation is by its record alone, whoever asks: how active, how open, with whom it meets."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from salony.partnerships.matching.ground import LONG_AGO, YEAR, Floats, Ground, Ints, numbered
from salony.partnerships.matching.words import Words

# half-lives in days: a memory of years, one of a season
LONG, SHORT = 500.0, 150.0
# the four walks' weights: (half-life, power of the project's size)
WALK = (1500.0, 0.5)


@dataclass(frozen=True)
class Standing:
    """Arrays over organisations unless said otherwise; weights are over projects.

    `programme` is (organisations, programmes): its projects there, recent ones weighing more; `crowd` the same with
    the square root of the others met; `open` the same with those who took part for the first time. `steps` is
    (projects, 3): every project alike, recent ones, those of the season; `staying` what of them leads back. `rarity` is
    how much a partner in common says. `met_country`, `met_kind` count recent projects that had somebody of a country, a
    kind.
    """

    countries: dict[str, int]
    kinds: dict[str, int]
    programmes: dict[str, int]
    country: Ints
    kind: Ints
    recent: Floats
    season: Floats
    walked: Floats
    walked_staying: Floats
    reach: Floats
    steps: Floats
    staying: Floats
    rarity: Floats
    belongs: sparse.csr_array
    has_country: Floats
    has_kind: Floats
    programme: sparse.csr_array
    profile: Floats
    crowd: sparse.csr_array
    open: sparse.csr_array
    led: sparse.csr_array
    met_country: Floats
    met_kind: Floats
    country_lift: Floats
    kind_lift: Floats
    partners: Floats
    record: Floats
    said: Words
    named: Words

    @property
    def active(self) -> Floats:
        return np.asarray(self.record[:, 0])


RECORD = (
    "active",
    "lately",
    "partners",
    "partners-per-project",
    "project-size",
    "leads",
    "last-began",
    "running",
    "open",
    "known-since",
)


def standing(ground: Ground) -> Standing:
    countries = numbered(o.country for o in ground.organisations)
    kinds = numbered(o.kind for o in ground.organisations)
    programmes = numbered(name for project in ground.projects for name in project.programmes)
    country = np.array([countries[o.country] for o in ground.organisations], dtype=np.int64)
    kind = np.array([kinds[o.kind] for o in ground.organisations], dtype=np.int64)
    recent, season = ground.weights(LONG, 0.0), ground.weights(SHORT, 0.0)
    members = ground.members
    belongs = _belongs(ground, programmes)
    has_country = np.asarray(ground.incidence @ _one_hot(country, len(countries)))
    has_kind = np.asarray(ground.incidence @ _one_hot(kind, len(kinds)))
    fresh = _first_time(ground)
    others = np.sqrt(np.maximum(ground.sizes - 1, 0))

    def within(weights: Floats, matrix: sparse.csr_array = members) -> sparse.csr_array:
        return (matrix @ sparse.diags_array(weights) @ belongs).tocsr().astype(np.float32)

    sparse_programme = within(recent)
    programme = np.asarray(sparse_programme.todense())
    steps = np.column_stack([np.ones_like(recent), recent, season])
    usual = (programme.sum(axis=0) + 1e-6) / max(float(programme.sum()), 1e-6)
    met_country = np.asarray(members @ (recent[:, None] * (has_country > 0)), dtype=np.float32)
    met_kind = np.asarray(members @ (recent[:, None] * np.sqrt(has_kind)), dtype=np.float32)
    partners = np.asarray(members @ np.maximum(ground.sizes - 1, 0), dtype=np.float32)
    walked = ground.weights(*WALK)
    return Standing(
        countries=countries,
        kinds=kinds,
        programmes=programmes,
        country=country,
        kind=kind,
        recent=recent,
        season=season,
        walked=walked,
        walked_staying=np.asarray(members @ walked, dtype=np.float32),
        steps=steps,
        staying=np.asarray(members @ steps, dtype=np.float32),
        rarity=(1 / np.log(np.maximum(np.diff(ground.ties.indptr), 2) + 0.1)).astype(np.float32),
        reach=np.asarray(members @ (walked * np.maximum(ground.sizes - 1, 0)), dtype=np.float32) + np.float32(1e-6),
        belongs=belongs,
        has_country=has_country,
        has_kind=has_kind,
        programme=sparse_programme,
        profile=((programme + usual) / (programme.sum(axis=1, keepdims=True) + 1)).astype(np.float32),
        crowd=within(recent * others),
        open=within(recent * fresh),
        led=within(recent, ground.led.T.tocsr()),
        met_country=met_country,
        met_kind=met_kind,
        country_lift=_lift(met_country, country),
        kind_lift=_lift(met_kind, kind),
        partners=partners,
        record=_record(ground, recent, season, partners, fresh),
        said=Words.build([" ".join((project.text, *project.themes)) for project in ground.projects]),
        named=Words.build([" ".join((o.name, o.text, *o.themes)) for o in ground.organisations]),
    )


def _record(ground: Ground, recent: Floats, season: Floats, partners: Floats, fresh: Floats) -> Floats:
    """(organisations, RECORD), on scales where a difference means about the same everywhere."""
    members, count = ground.members, np.maximum(np.diff(ground.members.indptr), 1)
    active = np.asarray(members @ recent)
    ends = [project.end for project in ground.projects]
    runs = np.array([end is not None and end > ground.today for end in ends], dtype=np.float32)
    last, first = _youngest_and_oldest(ground)
    columns = (
        np.log(active + 0.05),
        np.log(members @ season + 0.05),
        np.log1p(partners),
        np.log1p(partners / count),
        np.log1p(members @ ground.sizes / count),
        np.asarray(ground.led.T @ recent) / np.maximum(active, 1e-6),
        np.log(last + 30),
        np.log(members @ runs + 0.2),
        np.log(members @ (recent * fresh) + 0.3),
        first / YEAR / 3,
    )
    return np.column_stack(columns).astype(np.float32)


def _youngest_and_oldest(ground: Ground) -> tuple[Floats, Floats]:
    """Ages in days of the latest and the earliest project of each organisation."""
    size = len(ground.organisations)
    last = np.full(size, LONG_AGO, dtype=np.float32)
    first = np.zeros(size, dtype=np.float32)
    entries = ground.incidence.tocoo()
    rows, columns = entries.coords
    np.minimum.at(last, columns, ground.ages[rows])
    np.maximum.at(first, columns, ground.ages[rows])
    return last, first


def _first_time(ground: Ground) -> Floats:
    """For every project: how many took part in a project for the first time."""
    _, oldest = _youngest_and_oldest(ground)
    rows, columns = ground.incidence.tocoo().coords
    new = ground.ages[rows] >= oldest[columns]
    return np.bincount(rows, new, minlength=len(ground.projects)).astype(np.float32)


def _belongs(ground: Ground, programmes: dict[str, int]) -> sparse.csr_array:
    pairs = [(row, programmes[name]) for row, project in enumerate(ground.projects) for name in set(project.programmes)]
    shape = (len(ground.projects), len(programmes))
    if not pairs:
        return sparse.csr_array(shape, dtype=np.float32)
    rows, columns = np.array(pairs, dtype=np.int64).T
    return sparse.csr_array((np.ones(len(pairs), dtype=np.float32), (rows, columns)), shape=shape)


def _one_hot(places: Ints, width: int) -> Floats:
    matrix = np.zeros((len(places), width), dtype=np.float32)
    matrix[np.arange(len(places)), places] = 1
    return matrix


def _lift(met: Floats, group: Ints) -> Floats:
    """(groups, groups): the logarithm of how many times more often two groups meet than chance has it."""
    together = np.zeros((met.shape[1], met.shape[1]), dtype=np.float32)
    np.add.at(together, group, met)
    total = max(float(together.sum()), 1e-6)
    expected = np.outer(together.sum(axis=1), together.sum(axis=0)) / total
    return np.asarray(np.log((together + 5) / (expected + 5)), dtype=np.float32)
