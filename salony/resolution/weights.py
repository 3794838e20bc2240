"""From what speaks for and against a pair to its log-odds. The weights are data: `data/weights.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from salony.resolution.columns import Floats
from salony.resolution.comparison import FEATURES

EXCLUDED_ODDS = -5.0


@dataclass(frozen=True)
class Weights:
    """Logistic regression: log-odds = base + Σ weight × feature.

    expected: what a weight is taken to be before any labelled pair is seen (0 where nothing is said).
    excluding: features of which any one keeps a pair apart, whatever else speaks for it.
    threshold: the average log-odds at which two groups of records are one event.
    """

    base: float
    features: Mapping[str, float]
    expected: Mapping[str, float] = field(default_factory=dict)
    excluding: Sequence[str] = ()
    threshold: float = 0.0

    def log_odds(self, compared: Floats) -> NDArray[np.float64]:
        """(p, len(FEATURES)) → (p,). A pair's answer is the same to the last bit, whatever pairs stand beside it."""
        odds = np.full(len(compared), self.base)
        for column, name in enumerate(FEATURES):
            odds += compared[:, column] * self.features.get(name, 0.0)
        columns = [FEATURES.index(name) for name in self.excluding]
        excluded = (compared[:, columns] > 0).any(axis=1)
        return np.where(excluded, np.minimum(odds, EXCLUDED_ODDS), odds)


@cache
def shipped() -> Weights:
    """The weights that come with Salony. Raises ValueError where the file names a feature that is not compared."""
    return parse(files("salony.resolution").joinpath("data/weights.toml").read_text("utf-8"))


def parse(text: str) -> Weights:
    """The weights of a TOML file of the form of `data/weights.toml`. Raises ValueError."""
    table = tomllib.loads(text)
    named = {*table["weights"], *table["expected"], *table["excluding"]}
    if unknown := sorted(named - set(FEATURES)):
        raise ValueError(f"no such features are compared: {', '.join(unknown)}")
    return Weights(
        base=float(table["base"]),
        features={name: float(value) for name, value in table["weights"].items()},
        expected={name: float(value) for name, value in table["expected"].items()},
        excluding=tuple(table["excluding"]),
        threshold=float(table["threshold"]),
    )


def to_toml(weights: Weights) -> str:
    """What `parse` reads back."""
    excluding = ", ".join(f'"{name}"' for name in weights.excluding)
    lines = [f"base = {weights.base}", f"threshold = {weights.threshold}", f"excluding = [{excluding}]"]
    for title, table in (("expected", weights.expected), ("weights", weights.features)):
        lines += ["", f"[{title}]", *(f"{name} = {value}" for name, value in table.items())]
    return "\n".join(lines) + "\n"
