"""Weights of signals, learned from questions whose answers are known.

The score is a weighted sum of signals, so that every suggestion can say what it rests on, and so few weights are
learned that they hold in years nobody has seen: boosted trees with the same signals learned the names of the year's
busiest organisations instead (docs/partners-matching.md has the figures). The loss is listwise: half of it asks that
any right answer stands above the wrong ones, half that all do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
STEPS = 120


@dataclass(frozen=True, slots=True)
class Question:
    """One rehearsed question: `table` (candidates, signals), `right` (candidates,) true for the right answers."""

    table: NDArray[np.float32]
    right: NDArray[np.bool_]


def useful(questions: Sequence[Question]) -> list[Question]:
    """Those with both right and wrong answers: the others teach nothing."""
    return [question for question in questions if question.right.any() and not question.right.all()]


def inside(questions: Sequence[Question], kind: type[np.floating[Any]]) -> NDArray[Any]:
    """All candidates of all questions below each other, as differences from their question's mean.

    Filled row by row: the history of a framework programme makes hundreds of megabytes of it.
    """
    lengths = [len(question.right) for question in questions]
    table = np.empty((sum(lengths), questions[0].table.shape[1]), dtype=kind)
    end = 0
    for question, length in zip(questions, lengths, strict=True):
        table[end : end + length] = question.table - question.table.mean(axis=0)
        end += length
    return table


def learned(questions: Sequence[Question], before: Floats, trust: float) -> Floats:
    """Weights (signals,) that answer `questions` best, drawn towards `before` with the strength `trust`.

    With no question that has both right and wrong answers, `before` comes back as it was.
    """
    good = useful(questions)
    if not good:
        return before.copy()
    table = inside(good, np.float64)
    # column by column: all at once takes the table's size again
    spread = np.array([column.std() for column in table.T])
    kept = spread > 1e-6
    spread = np.where(kept, spread, 1.0)
    table /= spread
    right = np.concatenate([question.right for question in good]).astype(np.float64)
    lengths = np.array([len(question.right) for question in good])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    share = right / np.repeat(np.add.reduceat(right, starts), lengths)
    drawn = before * spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = table @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), lengths)
        raised = np.exp(scores)
        chance = raised / np.repeat(np.add.reduceat(raised, starts), lengths)
        hit = np.add.reduceat(chance * right, starts) + 1e-12
        missed = -0.5 * np.log(hit).sum() - 0.5 * (share * np.log(chance + 1e-12)).sum()
        away = weights - drawn
        slope = chance - 0.5 * share - 0.5 * chance * right / np.repeat(hit, lengths)
        return float(missed + 0.5 * trust * away @ away), table.T @ slope + trust * away

    found = minimize(loss, drawn, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(np.where(kept, found.x / spread, before))
