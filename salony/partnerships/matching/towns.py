"""Twin towns: whom a town could choose next, from whom towns have chosen so far."""

from collections.abc import Iterable

import numpy as np

from salony.partnerships.matching import reasons as why
from salony.partnerships.matching.values import Town, TownQuery, TownSuggestion, Twinning

NAMED = 3


class TownModel:
    """Built once from towns and their twinnings, asked as often as wanted; never changes."""

    def __init__(self, towns: tuple[Town, ...], twins: tuple[frozenset[int], ...]) -> None:
        self.towns = towns
        self.twins = twins
        self.place = {town.id: number for number, town in enumerate(towns)}

    @classmethod
    def build(cls, towns: Iterable[Town], twinnings: Iterable[Twinning]) -> "TownModel":
        """Twinnings with a town that is not among `towns`, or with itself, are left out."""
        known = tuple({town.id: town for town in towns}.values())
        place = {town.id: number for number, town in enumerate(known)}
        twins: list[set[int]] = [set() for _ in known]
        for tie in twinnings:
            if tie.one in place and tie.other in place and tie.one != tie.other:
                twins[place[tie.one]].add(place[tie.other])
                twins[place[tie.other]].add(place[tie.one])
        return cls(known, tuple(frozenset(found) for found in twins))

    def rank(self, query: TownQuery) -> tuple[TownSuggestion, ...]:
        """At most `query.limit` towns, best first. A town that is not known gets no suggestions."""
        if query.town not in self.place:
            return ()
        asking = self.place[query.town]
        scores = self._scores(asking)
        for number, town in enumerate(self.towns):
            if town.id in query.dismissed or (query.countries and town.country not in query.countries):
                scores[number] = -np.inf
        scores[[asking, *self.twins[asking]]] = -np.inf
        best = [int(number) for number in np.argsort(-scores, kind="stable")[: query.limit] if scores[number] > 0]
        return tuple(TownSuggestion(self.towns[n].id, float(scores[n]), tuple(self._reasons(asking, n))) for n in best)

    def _scores(self, asking: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        scores = np.zeros(len(self.towns))
        for twin in self.twins[asking]:
            weight = 1 / np.log(2 + len(self.twins[twin]))
            for other in self.twins[twin]:
                scores[other] += weight
        return scores

    def _reasons(self, asking: int, number: int) -> list[why.Reason]:
        found: list[why.Reason] = []
        if common := sorted(self.twins[asking] & self.twins[number], key=lambda twin: len(self.twins[twin])):
            found.append(why.TwinsOfTwins(tuple(self.towns[twin].id for twin in common[:NAMED]), len(common)))
        if self.twins[number]:
            countries = {self.towns[twin].country for twin in self.twins[number]}
            found.append(why.SeeksTwins(len(self.twins[number]), len(countries)))
        return found
