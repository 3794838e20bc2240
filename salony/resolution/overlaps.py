"""Words that two sides of many pairs share. Tables are (width, p): word numbers, 0 for none, one column to a pair.

Rows of one word each are long, which is how numpy compares fastest.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from salony.resolution.columns import Floats, Ints

Bools = NDArray[np.bool_]


def side(table: Ints, rows: NDArray[np.int64]) -> Ints:
    """(n, width) → (≤ width, p): the words of the rows, without the last places that none of them fills."""
    found = np.ascontiguousarray(table[rows].T)
    width = len(found)
    while width > 1 and not found[width - 1].any():
        width -= 1
    return found[:width]


def hits(a: Ints, b: Ints) -> Bools:
    """By word of a: whether b has it."""
    found: Bools = np.equal(a, b[0])
    for row in b[1:]:
        found |= a == row
    return found


def without(words: Ints, *excluded: Ints) -> Ints:
    """The words, 0 where they are among the excluded (the town's name tells nothing within the town)."""
    found = hits(words, excluded[0])
    for others in excluded[1:]:
        found |= hits(words, others)
    result: Ints = np.where(found, 0, words)
    return result


def any_shared(a: Ints, *others: Ints) -> Bools:
    """By pair, whether any word of a is among those of the others."""
    result = np.zeros(a.shape[1], dtype=bool)
    for b in others:
        narrow, wide = (a, b) if len(a) < len(b) else (b, a)
        for row in narrow:
            result |= ((wide == row) & (row > 0)).any(axis=0)
    return result


def summed(rows: Iterable[Floats]) -> Floats:
    """Added one by one: the sum of a pair is the same whatever pairs stand beside it."""
    sums = iter(rows)
    result = next(sums).copy()
    for row in sums:
        result += row
    return result


def overlap(a: Ints, b: Ints, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """By pair, the weight of a's words that b has too, of a's words, of b's words."""
    of_a = weight[a]
    return summed(of_a * hits(a, b)), summed(of_a), summed(weight[b])
