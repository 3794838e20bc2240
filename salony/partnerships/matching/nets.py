"""What a weighted sum cannot say: that a signal counts for more with some who ask than with others.

Small nets of one hidden layer correct the sum that `learning` found. They see what the sum sees, and besides who asks:
a busy university meets others through the shape of its ties, a firm with one project through the partners it has. The
loss is the sum's own. Several nets from several seeds are averaged, for one alone follows its chance beginning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salony.partnerships.matching.learning import Question, inside, useful

Floats = NDArray[np.float32]
PARTS = ("inner", "bias", "outer", "usual", "spread", "differ")
Arrays = Mapping[str, NDArray[np.generic]]

# so many questions are needed: fewer teach a net the organisations in them
ENOUGH = 1000
NETS, HIDDEN = 3, 48
EPOCHS, BATCH = 6, 16
RATE, DECAY = 3e-3, 0.01
# candidates of a question shown in one step
SHOWN = 300


@dataclass(frozen=True)
class Nets:
    """`inner` (nets, signals, hidden), `bias` (nets, hidden), `outer` (nets, hidden).

    Signals are divided by `spread` (signals,), those that `differ` between the candidates of one question are taken as
    differences from their mean; the others say who asks and are taken from `usual` (signals,).
    """

    inner: Floats
    bias: Floats
    outer: Floats
    usual: Floats
    spread: Floats
    differ: NDArray[np.bool_]

    def scores(self, table: Floats) -> Floats:
        """(candidates,) what is to be added to the weighted sum of one question's `table` (candidates, signals)."""
        if not len(table):
            return np.zeros(0, dtype=np.float32)
        seen = self.seen(table)
        layers = zip(self.inner, self.bias, self.outer, strict=True)
        found = [np.maximum(seen @ inner + bias, 0) @ outer for inner, bias, outer in layers]
        return np.asarray(np.mean(found, axis=0), dtype=np.float32)

    def seen(self, table: Floats) -> Floats:
        """One question's table on the scales that the nets were taught with."""
        centre = np.where(self.differ, table.mean(axis=0), self.usual)
        return np.asarray((table - centre) / self.spread, dtype=np.float32)

    def arrays(self, name: str) -> dict[str, NDArray[np.generic]]:
        """To keep under a name; `of` reads them again."""
        return {f"{name} {part}": getattr(self, part) for part in PARTS}

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> "Nets":
        """Raises KeyError where there are none of this name."""
        return cls(*(arrays[f"{name} {part}"] for part in PARTS))  # type: ignore[arg-type]  # as `arrays` gave them

    @staticmethod
    def are_in(arrays: Arrays, name: str) -> bool:
        return f"{name} {PARTS[0]}" in arrays


def correction(questions: Sequence[Question], weights: NDArray[np.float64], seed: int) -> Nets | None:
    """Nets that answer `questions` better than the sum by `weights` (signals,) does; None where too few teach."""
    good = useful(questions)
    if len(good) < ENOUGH:
        return None
    whole = np.vstack([question.table for question in good])
    usual, apart = whole.mean(axis=0), whole.std(axis=0)
    del whole
    within = np.array([column.std() for column in inside(good, np.float32).T])
    differ = within > 1e-6
    spread = np.where(differ, within, apart).astype(np.float32)
    spread[spread <= 1e-6] = 1
    size = len(usual)
    blank = Nets(
        np.zeros((0, size, HIDDEN), np.float32),
        np.zeros((0, HIDDEN), np.float32),
        np.zeros((0, HIDDEN), np.float32),
        usual,
        spread,
        differ,
    )
    seen = [blank.seen(question.table) for question in good]
    sums = [(question.table @ weights).astype(np.float32) for question in good]
    right = [question.right for question in good]
    nets = [_Net(size, np.random.default_rng((seed, number))) for number in range(NETS)]
    for net in nets:
        net.learn(seen, sums, right)
    return Nets(
        np.stack([net.inner for net in nets]),
        np.stack([net.bias for net in nets]),
        np.stack([net.outer for net in nets]),
        blank.usual,
        blank.spread,
        blank.differ,
    )


class _Net:
    """One net while it learns, by Adam with a rate that falls to nothing."""

    def __init__(self, size: int, chance: np.random.Generator) -> None:
        self.chance = chance
        self.inner = chance.normal(0, size**-0.5, (size, HIDDEN)).astype(np.float32)
        self.bias = np.zeros(HIDDEN, dtype=np.float32)
        self.outer = chance.normal(0, 0.1 * HIDDEN**-0.5, HIDDEN).astype(np.float32)

    def learn(self, seen: Sequence[Floats], sums: Sequence[Floats], right: Sequence[NDArray[np.bool_]]) -> None:
        parts: tuple[Any, ...] = (self.inner, self.bias, self.outer)
        means, squares = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
        steps = EPOCHS * (len(seen) // BATCH)
        step = 0
        for _ in range(EPOCHS):
            order = self.chance.permutation(len(seen))
            for first in range(0, len(order) - BATCH + 1, BATCH):
                step += 1
                slopes = self._slopes(order[first : first + BATCH], seen, sums, right)
                rate = RATE * (1 - (step - 1) / steps)
                for part, slope, mean, square in zip(parts, slopes, means, squares, strict=True):
                    mean[...] += 0.1 * (slope - mean)
                    square[...] += 0.01 * (slope**2 - square)
                    stride = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
                    part[...] -= rate * (stride + DECAY * part)

    def _slopes(
        self, batch: Any, seen: Sequence[Floats], sums: Sequence[Floats], right: Sequence[NDArray[np.bool_]]
    ) -> tuple[Floats, ...]:
        drawn = [self._drawn(right[number]) for number in batch]
        table = np.vstack([seen[number][rows] for number, rows in zip(batch, drawn, strict=True)])
        raised = np.maximum(table @ self.inner + self.bias, 0)
        scores = raised @ self.outer
        scores += np.concatenate([sums[number][rows] for number, rows in zip(batch, drawn, strict=True)])
        slope = np.empty_like(scores)
        end = 0
        for number, rows in zip(batch, drawn, strict=True):
            begin, end = end, end + len(rows)
            odds = np.exp(scores[begin:end] - scores[begin:end].max())
            odds /= odds.sum()
            good = right[number][rows].astype(np.float32)
            slope[begin:end] = odds - 0.5 * good / good.sum() - 0.5 * odds * good / max(float(odds @ good), 1e-9)
        slope /= len(batch)
        back = np.outer(slope, self.outer) * (raised > 0)
        return table.T @ back, back.sum(axis=0), raised.T @ slope

    def _drawn(self, right: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Rows to show: the right ones, and wrong ones to make up the number."""
        wrong = np.flatnonzero(~right)
        good = np.flatnonzero(right)[:SHOWN]
        kept = self.chance.permutation(wrong)[: max(SHOWN - len(good), 1)]
        return np.concatenate([good, kept])
