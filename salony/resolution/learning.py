"""Weights estimated from labelled pairs: logistic regression drawn towards what was expected of each weight."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from salony.resolution.columns import Floats
from salony.resolution.comparison import FEATURES
from salony.resolution.weights import Weights

_EXPECTED_BASE = -2.0
_BASE_PULL = 0.01


def learned(
    compared: Floats,
    same: NDArray[np.bool_],
    start: Weights,
    *,
    pull: float = 1.0,
    base: tuple[float, float] = (_EXPECTED_BASE, _BASE_PULL),
) -> Weights:
    """The weights under which the labels are likeliest, given how strongly (`pull`) they are held to `start.expected`.

    compared: (p, len(FEATURES)). base: what the base is expected to be, and how strongly it is held to that.
    Newton's method; the function is convex, so there is one answer.
    """
    table = np.column_stack([np.ones(len(compared)), compared]).astype(np.float64)
    expected = np.array([base[0], *(start.expected.get(name, 0.0) for name in FEATURES)])
    hold = np.full(len(expected), pull)
    hold[0] = base[1]

    def loss(vector: NDArray[np.float64]) -> float:
        odds = table @ vector
        return float((np.logaddexp(0, odds) - same * odds).sum() + (hold * (vector - expected) ** 2).sum() / 2)

    vector, now = expected.copy(), loss(expected)
    for _ in range(100):
        chance = 1.0 / (1.0 + np.exp(-np.clip(table @ vector, -30, 30)))
        slope = table.T @ (same - chance) - hold * (vector - expected)
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(hold)
        step = np.linalg.solve(curve, slope)
        # Far from the answer a whole step may lead past it.
        while (then := loss(vector + step)) > now and np.abs(step).max() >= 1e-6:
            step /= 2
        vector, now = vector + step, then
        if np.abs(step).max() < 1e-6:
            break
    values = {name: round(float(value), 3) for name, value in zip(FEATURES, vector[1:], strict=True)}
    return replace(start, base=round(float(vector[0]), 3), features=values)
