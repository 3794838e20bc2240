"""What editors decide, as labels: weights drawn from the shipped ones towards those decisions, and what that gains.

The gain is measured on decisions that were not learned from: of five parts, each is asked by weights learned of the
other four. All pairs of one decision stand in one part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salony.resolution.columns import Floats, columns
from salony.resolution.comparison import compare
from salony.resolution.learning import learned
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights

FOLDS = 5
FEWEST = 10
"""Decisions of each kind (one event, two events), below which there is nothing to learn."""
PULL = 10.0
"""How strongly the shipped weights hold: they have seen some hundred labelled clusters."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two words, and whether an editor took them for one event. decision: pairs of one decision belong together."""

    one: Statement
    other: Statement
    is_same: bool
    decision: int


@dataclass(frozen=True, slots=True)
class Score:
    """right: share of the decisions that the weights foresee. loss: mean logarithmic loss, 0 is best."""

    right: float
    loss: float


@dataclass(frozen=True, slots=True)
class Relearned:
    """before: the weights in use; after: weights of the same procedure; both on decisions not learned from."""

    weights: Weights
    decisions: int
    before: Score
    after: Score

    @property
    def gains(self) -> bool:
        """More is foreseen, and with a better measure of doubt; doubting more alone is no gain."""
        return self.after.right > self.before.right and self.after.loss < self.before.loss


class TooFew(Exception):
    """Not enough decisions to learn from: how many there are of each kind."""

    def __init__(self, same: int, different: int) -> None:
        super().__init__(
            f"{same} decisions that two are one event and {different} that they are two; from {FEWEST} of each on "
            "there is something to learn. Decide on more pairs of the queue."
        )


def relearn(labels: Sequence[Labelled], start: Weights) -> Relearned:
    """Raises TooFew. The answer does not depend on the order of the labels."""
    chosen = sorted(labels, key=lambda label: (label.decision, label.one.id, label.other.id))
    kinds = {label.decision: label.is_same for label in chosen}
    same_number = sum(kinds.values())
    if min(same_number, len(kinds) - same_number) < FEWEST:
        raise TooFew(same_number, len(kinds) - same_number)
    table = columns([statement for label in chosen for statement in (label.one, label.other)])
    rows = np.arange(len(chosen), dtype=np.int64)
    compared = compare(table, np.column_stack([2 * rows, 2 * rows + 1]))
    same = np.array([label.is_same for label in chosen])
    decision = np.array([label.decision for label in chosen])
    fold = _folds(decision, same)
    unseen = np.zeros(len(chosen))
    for held in range(FOLDS):
        asked = fold == held
        unseen[asked] = _drawn(compared[~asked], same[~asked], start).log_odds(compared[asked])
    return Relearned(
        weights=_drawn(compared, same, start),
        decisions=len(kinds),
        before=_score(start.log_odds(compared), same, decision),
        after=_score(unseen, same, decision),
    )


def _drawn(compared: Floats, same: NDArray[np.bool_], start: Weights) -> Weights:
    prior = replace(start, expected=start.features)
    found = learned(compared, same, prior, pull=PULL, base=(start.base, PULL))
    return replace(found, expected=start.expected)


def _folds(decision: NDArray[np.int64], same: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Decisions of each kind dealt out in turn, so that every part has both."""
    part: dict[int, int] = {}
    for kind in (True, False):
        for place, number in enumerate(np.unique(decision[same == kind]).tolist()):
            part[number] = place % FOLDS
    return np.array([part[number] for number in decision.tolist()], dtype=np.int64)


def _score(odds: NDArray[np.float64], same: NDArray[np.bool_], decision: NDArray[np.int64]) -> Score:
    """By decision: of its pairs the strongest speaks, as one likeness is enough to ask."""
    right, losses = [], []
    for number in np.unique(decision):
        rows = decision == number
        best, truth = float(odds[rows].max()), bool(same[rows][0])
        chance = 1.0 / (1.0 + np.exp(-np.clip(best, -30, 30)))
        right.append((best > 0) == truth)
        losses.append(-np.log(max(chance if truth else 1.0 - chance, 1e-12)))
    return Score(float(np.mean(right)), float(np.mean(losses)))
