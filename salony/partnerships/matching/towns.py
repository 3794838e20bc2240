"""Twin towns: whom a town could choose next, learned from whom towns have chosen so far."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from salony.partnerships.matching import reasons as why
from salony.partnerships.matching.atlas import Atlas
from salony.partnerships.matching.geography import kilometres
from salony.partnerships.matching.town_signals import NAMES, Preferences, TownSignals, town_signals
from salony.partnerships.matching.trees import Growth, Trees, grow
from salony.partnerships.matching.values import Town, TownQuery, TownSuggestion, Twinning

# rehearsals: a tenth of the pairs hidden so many times, so many towns asked each time, so many wrong answers shown
FOLDS, HIDDEN, ASKED, WRONG = 6, 0.1, 450, 70
GROWTH = Growth(trees=250, depth=5, rate=0.08, ridge=10.0)
# fewer questions than this teach nothing that holds
ENOUGH = 100
NAMED = 3
LIKE_SIZE = 0.25
NEAR = 100.0
# untaught, the score is a sum of what best told twins from others in the data at hand
UNTAUGHT = {"common-rare": 1.0, "walk": 6.0, "neighbours-twins-neighbour": 0.2, "countries-here": 1.0, "twins": 0.01}
WISHED = 1.0


class TownModel:
    """Built once from towns and their twinnings, asked as often as wanted; never changes."""

    def __init__(self, atlas: Atlas, trees: Trees | None) -> None:
        self.atlas = atlas
        self.preferences = Preferences.of(atlas)
        self.trees = trees

    @classmethod
    def build(
        cls,
        towns: Iterable[Town],
        twinnings: Iterable[Twinning],
        learn: bool = False,
        seed: int = 7,
        trees: Trees | None = None,
    ) -> "TownModel":
        """Twinnings with a town that is not among `towns`, or with itself, are left out.

        `learn` rehearses (tens of seconds for 25,000 pairs): parts of the twinnings are hidden and found again.
        `trees` are what an earlier rehearsal taught.
        """
        atlas = Atlas.build(towns, twinnings)
        return cls(atlas, _taught(atlas, seed) if learn else trees)

    def rank(self, query: TownQuery) -> tuple[TownSuggestion, ...]:
        """At most `query.limit` towns, best first. A town that is not known gets no suggestions."""
        if query.town not in self.atlas.place:
            return ()
        asking = self.atlas.place[query.town]
        seen, scores = self.scored(asking)
        allowed = np.array([self._allowed(query, self.atlas.towns[place]) for place in seen.candidates], dtype=bool)
        scores = np.where(allowed, scores, -np.inf)
        chosen = self._varied(seen, scores, query)
        if not allowed.any():
            return ()
        odds = np.exp(scores - scores.max())
        return tuple(
            TownSuggestion(
                self.atlas.towns[seen.candidates[row]].id,
                float(odds[row]),
                tuple(self._reasons(asking, int(seen.candidates[row]))),
            )
            for row in chosen
        )

    def scored(self, asking: int) -> tuple[TownSignals, NDArray[np.float64]]:
        """Every town looked at closely with its score, for benchmarks and for pages that explain a rank."""
        seen = town_signals(self.atlas, self.preferences, asking)
        if self.trees is None:
            weights = np.array([UNTAUGHT.get(name, 0.0) for name in NAMES])
            scores = seen.table.astype(np.float64) @ weights
        else:
            scores = self.trees.score(seen.table)
        themes = set(self.atlas.towns[asking].themes)
        if themes:
            shared = [len(themes & set(self.atlas.towns[place].themes)) for place in seen.candidates]
            scores = scores + WISHED * np.array(shared)
        return seen, scores

    @staticmethod
    def _allowed(query: TownQuery, town: Town) -> bool:
        return town.id not in query.dismissed and (not query.countries or town.country in query.countries)

    def _varied(self, seen: TownSignals, scores: NDArray[np.float64], query: TownQuery) -> list[int]:
        """The best; with `diversity`, each further town of a country already shown has to be better by that much."""
        order = [int(row) for row in np.argsort(-scores, kind="stable") if np.isfinite(scores[row])]
        if query.diversity <= 0 or not order:
            return order[: query.limit]
        spread = float(np.std(scores[order[: query.limit * 5]])) or 1.0
        chosen: list[int] = []
        shown: dict[int, int] = {}
        pool = order[: query.limit * 20]
        while pool and len(chosen) < query.limit:
            cost = 2 * query.diversity * spread
            worth = [scores[row] - cost * shown.get(self._country(seen, row), 0) for row in pool]
            row = pool.pop(int(np.argmax(worth)))
            chosen.append(row)
            shown[self._country(seen, row)] = shown.get(self._country(seen, row), 0) + 1
        return chosen

    def _country(self, seen: TownSignals, row: int) -> int:
        return int(self.atlas.country[seen.candidates[row]])

    def _reasons(self, asking: int, number: int) -> Iterator[why.Reason]:
        atlas = self.atlas
        mine, theirs = atlas.towns[asking], atlas.towns[number]
        degree = self.preferences.degree
        common = sorted(set(atlas.twins(asking)) & set(atlas.twins(number)), key=lambda twin: float(degree[twin]))
        if common:
            yield why.TwinsOfTwins(tuple(atlas.towns[twin].id for twin in common[:NAMED]), len(common))
        if pair := self._neighbours(asking, number):
            yield why.NeighboursTwins(atlas.towns[pair[0]].id, atlas.towns[pair[1]].id)
        if themes := tuple(theme for theme in mine.themes if theme in theirs.themes):
            yield why.SharedThemes(themes[:NAMED])
        if mine.population and theirs.population:
            apart = abs(float(atlas.population[asking]) - float(atlas.population[number]))
            if apart <= LIKE_SIZE:
                yield why.LikeSize(mine.population, theirs.population)
        if atlas.named[asking] == atlas.named[number]:
            yield why.SharedName(theirs.name)
        met = int((self.preferences.to[atlas.country == atlas.country[asking], atlas.country[number]]).sum())
        if met:
            yield why.CountriesTwin(mine.country, theirs.country, met)
        far = kilometres(mine.latitude, mine.longitude, theirs.latitude, theirs.longitude)
        if far is not None and far <= NEAR:
            yield why.Near(far)
        if degree[number]:
            countries = int(np.count_nonzero(self.preferences.to[number]))
            yield why.SeeksTwins(int(degree[number]), countries)

    def _neighbours(self, asking: int, number: int) -> tuple[int, int] | None:
        """The nearest two: a neighbour of the town that asks, and its twin near the suggested one."""
        near = _row(self.atlas.wide, asking)
        there = {number: 1.0} | _row(self.atlas.wide, number)
        best: tuple[float, int, int] | None = None
        for neighbour, weight in near.items():
            for twin in self.atlas.twins(neighbour).tolist():
                if twin in there and twin not in (asking, number):
                    found = (weight * there[twin], neighbour, twin)
                    best = max(best, found) if best else found
        return best[1:] if best else None


def _row(matrix: sparse.csr_array, row: int) -> dict[int, float]:
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return dict(zip(matrix.indices[part].tolist(), matrix.data[part].tolist(), strict=True))


def hidden_pairs(atlas: Atlas, share: float, chance: np.random.Generator) -> list[tuple[int, int]]:
    """A share of the twinnings, drawn at random, as places (smaller, larger)."""
    rows, columns = atlas.ties.tocoo().coords
    pairs = np.column_stack([rows, columns])[rows < columns]
    drawn = chance.permutation(len(pairs))[: round(share * len(pairs))]
    return [(int(one), int(other)) for one, other in pairs[np.sort(drawn)]]


def questions(fewer: Atlas, hidden: Sequence[tuple[int, int]]) -> dict[int, set[int]]:
    """Towns with a hidden twin → their hidden twins; only pairs whose two ends still have another twin."""
    degree = np.diff(fewer.ties.indptr)
    found: dict[int, set[int]] = {}
    for one, other in hidden:
        if degree[one] and degree[other]:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def _taught(atlas: Atlas, seed: int) -> Trees | None:
    chance = np.random.default_rng(seed)
    tables: list[NDArray[np.float32]] = []
    answers: list[NDArray[np.float64]] = []
    numbers: list[NDArray[np.int64]] = []
    asked = 0
    for _ in range(FOLDS):
        hidden = hidden_pairs(atlas, HIDDEN, chance)
        fewer = atlas.without(hidden)
        known = Preferences.of(fewer)
        right_of = questions(fewer, hidden)
        asking = sorted(right_of)
        for number in chance.permutation(len(asking))[:ASKED]:
            seen = town_signals(fewer, known, asking[number])
            right = np.isin(seen.candidates, sorted(right_of[asking[number]]))
            wrong = np.flatnonzero(~right)
            if not right.any() or not len(wrong):
                continue
            kept = np.concatenate([np.flatnonzero(right), chance.choice(wrong, min(WRONG, len(wrong)), replace=False)])
            tables.append(seen.table[kept])
            answers.append(right[kept].astype(np.float64))
            numbers.append(np.full(len(kept), asked, dtype=np.int64))
            asked += 1
    if asked < ENOUGH:
        return None
    return grow(np.vstack(tables), np.concatenate(answers), np.concatenate(numbers), GROWTH)
