"""The front door: a model of who worked with whom, asked for candidates."""

import tomllib
from collections import ChainMap
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from salony.partnerships.matching.closeness import CLOSENESS, Closeness
from salony.partnerships.matching.explaining import Asked, reasons
from salony.partnerships.matching.ground import Ground, Ints
from salony.partnerships.matching.learning import learned
from salony.partnerships.matching.nets import Arrays, Nets, correction
from salony.partnerships.matching.order import arranged
from salony.partnerships.matching.rehearsal import Kind, barred, days_before, rehearsed
from salony.partnerships.matching.signals import NAMES, Signals, signals
from salony.partnerships.matching.standing import Standing, standing
from salony.partnerships.matching.values import History, Organisation, Query, Suggestion

Weights = NDArray[np.float64]
# how many rehearsed questions of a day teach, and how strongly the weights stay where they began: projects that can be
# asked about are few
QUESTIONS = {Kind.KNOWN: 1500, Kind.NEWCOMER: 1500, Kind.IDEA: 600}
TRUST = {Kind.KNOWN: 30.0, Kind.NEWCOMER: 30.0, Kind.IDEA: 3000.0}
# whose sum nets correct
NETTED = (Kind.KNOWN, Kind.NEWCOMER)


class Model:
    """Built once from a history (seconds), asked as often as wanted (milliseconds); never changes."""

    def __init__(
        self, ground: Ground, known: Standing, weights: Mapping[Kind, Weights], nets: Mapping[Kind, Nets]
    ) -> None:
        self.ground = ground
        self.standing = known
        self.weights = dict(weights)
        self.nets = dict(nets)

    @classmethod
    def build(
        cls,
        history: History,
        today: date,
        learn: tuple[Kind, ...] = (),
        seed: int = 7,
        questions: int | None = None,
        taught: Arrays | None = None,
    ) -> "Model":
        """What `history` says of the time before `today`.

        `learn` names the kinds of questions to rehearse on earlier days of the same history, so that the weights fit
        it. Learning starts from weights that were set by hand, so that no later time reaches a history that ends
        early; without learning, the weights are the learned ones of `weights.toml`. `questions` bounds the rehearsed
        questions a day. `taught` is what `lessons` of an earlier model gave; anything else raises KeyError.
        """
        before = History(
            history.organisations,
            [project for project in history.projects if project.start is None or project.start < today],
            history.participations,
        )
        first = min((project.start for project in before.projects if project.start), default=today)
        days = days_before(today, first)
        known = {kind: taught[kind].astype(np.float64) if taught else written(kind) for kind in Kind}
        nets = {kind: Nets.of(taught, kind) for kind in NETTED if taught and Nets.are_in(taught, kind)}
        for kind in learn:
            practice = rehearsed(kind, before, days, today, questions or QUESTIONS[kind], seed)
            known[kind] = learned(practice, written(kind, by_hand=True), TRUST[kind])
            if kind in NETTED and (found := correction(practice, known[kind], seed)):
                nets[kind] = found
        ground = Ground.build(before, today)
        return cls(ground, standing(ground), known, nets)

    def rank(self, query: Query) -> tuple[Suggestion, ...]:
        """At most `query.limit` organisations, best first, each with its reasons.

        Never among them: the one that asks, its consortium, whoever was dismissed, and, unless `acquainted`, earlier
        partners. An organisation unknown to the history is no error: it is then known by what the query says.
        """
        seen, scores = self.scored(query)
        chosen = arranged(self.ground, seen.candidates, scores, query)
        asked = Asked.of(self.ground, query)
        odds = np.exp(scores - scores.max(initial=-np.inf))
        return tuple(
            Suggestion(
                self.ground.organisations[seen.candidates[row]].id,
                float(odds[row]),
                reasons(self.ground, self.standing, query, asked, int(seen.candidates[row]), seen.likeness),
            )
            for row in chosen
        )

    def scored(self, query: Query) -> tuple[Signals, Weights]:
        """Every candidate looked at closely, with its score; for benchmarks and for pages that explain a rank."""
        kind = self._kind(query)
        look = self._closeness.signals if kind is Kind.KNOWN else signals
        seen = look(self.ground, self.standing, query, barred(self.ground, query))
        scores = seen.table.astype(np.float64) @ self.weights[kind]
        if kind in self.nets:
            scores += self.nets[kind].scores(seen.table)
        return seen, scores + complement(self.ground, seen.candidates, query)

    def lessons(self) -> Arrays:
        """What rehearsals taught, as arrays to keep: `build` takes them back."""
        nets = [self.nets[kind].arrays(kind) for kind in self.nets]
        return {str(kind): weights for kind, weights in self.weights.items()} | dict(ChainMap(*nets))

    @cached_property
    def _closeness(self) -> Closeness:
        return Closeness.build(self.ground, self.standing)

    def _kind(self, query: Query) -> Kind:
        # whoever wants earlier partners too has something to do, not somebody to meet
        if query.text or query.themes or query.acquainted:
            return Kind.IDEA
        names = (query.organisation or "", *query.partners)
        places = [self.ground.place[name] for name in names if name in self.ground.place]
        return Kind.KNOWN if any(len(self.ground.projects_of(place)) for place in places) else Kind.NEWCOMER


def written(kind: Kind, by_hand: bool = False) -> Weights:
    """The weights of `weights.toml`, in the order of the signals that this kind of question is answered by.

    `by_hand`: those that no history taught.
    """
    text = resources.files(__package__).joinpath("weights.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    name = "known" if kind is Kind.KNOWN else "described"
    table = tables["by-hand" if by_hand and kind is Kind.KNOWN else name]
    return np.array([float(table.get(name, 0)) for name in signal_names(kind)])


def signal_names(kind: Kind) -> tuple[str, ...]:
    """What this kind of question is answered by, in the order of its weights."""
    return CLOSENESS if kind is Kind.KNOWN else NAMES


def complement(ground: Ground, candidates: Ints, query: Query) -> Weights:
    """What the question asks for outright: a rule, not learned, because it is a wish and not a likelihood."""
    wishes = (query.missing_countries, query.missing_kinds, query.themes, query.seeks, query.offers, query.languages)
    if not any(wishes):
        return np.zeros(len(candidates))
    wanted = frozenset(query.themes), frozenset(query.seeks), frozenset(query.offers), frozenset(query.languages)
    rows = (_wished(query, wanted, ground.organisations[place]) for place in candidates.tolist())
    return np.fromiter(rows, np.float64, len(candidates))


def _wished(query: Query, wanted: tuple[frozenset[str], ...], organisation: Organisation) -> float:
    themes, seeks, offers, languages = wanted
    answers = (organisation.answered + 1) / (organisation.asked + 2) - 0.5
    return (
        2.0 * (organisation.country in query.missing_countries)
        + 1.5 * (organisation.kind in query.missing_kinds)
        + 0.6 * len(themes.intersection(organisation.themes))
        + 0.8 * len(seeks.intersection(organisation.offers))
        + 0.8 * len(offers.intersection(organisation.seeks))
        + 0.2 * (not languages.isdisjoint(organisation.languages))
        + 0.5 * answers
    )
