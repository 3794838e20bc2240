"""The front door: a model of who worked with whom, asked for candidates."""

from datetime import date

import numpy as np

from salony.partnerships.matching.explaining import reasons
from salony.partnerships.matching.ground import Floats, Ground
from salony.partnerships.matching.order import arranged
from salony.partnerships.matching.values import History, Organisation, Query, Suggestion

NEWCOMER = 2
HALF_LIFE = 500.0


class Model:
    """Built once from a history (seconds), asked as often as wanted (milliseconds); never changes."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @classmethod
    def build(cls, history: History, today: date) -> "Model":
        """What `history` says of the time before `today`."""
        return cls(Ground.build(history, today))

    def rank(self, query: Query) -> tuple[Suggestion, ...]:
        """At most `query.limit` organisations, best first, each with its reasons.

        Never among them: the one that asks, its consortium, whoever was dismissed, and, unless `acquainted`, earlier
        partners. An organisation unknown to the history is no error: it is then known by what the query says.
        """
        scores = self._scores(query)
        for organisation in self._barred(query):
            scores[organisation] = -np.inf
        chosen = arranged(self.ground, scores, query)
        return tuple(
            Suggestion(
                self.ground.organisations[place].id, float(scores[place]), reasons(self.ground, query, int(place))
            )
            for place in chosen
        )

    def _barred(self, query: Query) -> set[int]:
        place = self.ground.place
        barred = {place[name] for name in (*query.dismissed, *query.partners) if name in place}
        if query.organisation in place:
            own = place[query.organisation]
            barred.add(own)
            if not query.acquainted:
                barred.update(int(partner) for partner in self.ground.partners(own))
        return barred

    def _scores(self, query: Query) -> Floats:
        ground = self.ground
        asking = [ground.place[o] for o in (query.organisation, *query.partners) if o in ground.place]
        recent = ground.weights(HALF_LIFE, 0.5)
        scores = 0.2 * _share(np.asarray(ground.members @ recent))
        if asking:
            start = np.zeros((len(ground.organisations), 1), dtype=np.float32)
            start[asking] = 1
            first = ground.walk(start, recent)
            scores += _share(ground.walk(first / max(float(first.sum()), 1e-9), recent)[:, 0])
            scores += 0.5 * _share(first[:, 0])
        if query.programmes:
            within = np.array([bool(set(query.programmes) & set(p.programmes)) for p in ground.projects], np.float32)
            scores += 0.5 * _share(np.asarray(ground.members @ (recent * within)))
        scores += np.array([_fitting(query, o) for o in ground.organisations], dtype=np.float32)
        return scores


def _share(values: Floats) -> Floats:
    return np.asarray(values / max(float(values.max(initial=0)), 1e-9), dtype=np.float32)


def _fitting(query: Query, organisation: Organisation) -> float:
    """What speaks for an organisation without any history: complement, themes, kind, languages."""
    return (
        0.5 * (organisation.country in query.missing_countries)
        + 0.4 * (organisation.kind in query.missing_kinds)
        + 0.2 * len(set(query.themes) & set(organisation.themes))
        + 0.2 * len(set(query.seeks) & set(organisation.offers))
        + 0.2 * len(set(query.offers) & set(organisation.seeks))
        + 0.1 * (bool(query.kind) and query.kind == organisation.kind)
        + 0.05 * bool(set(query.languages) & set(organisation.languages))
    )
