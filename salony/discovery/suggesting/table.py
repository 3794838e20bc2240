"""Offers by how any of their words begins: a sorted list, so that a keystroke is two searches by halving. Pure."""

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from salony.discovery.index.terms import fold
from salony.discovery.suggesting.offers import Offer

_WORD = re.compile(r"[^\W_]+")
_INNER_WORDS = 6
"""So many words into a name it can be found by; by its first one always before."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_SLIP = 20


def plain(text: str) -> str:
    """Words as they are compared: folded, with one space between."""
    return " ".join(_WORD.findall(fold(text)))


class Table:
    """offers: the largest weight first, whatever their order here."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._offers = sorted(offers, key=lambda offer: (-offer.weight, offer.words))
        rows: list[tuple[str, int]] = []
        inner = len(self._offers)
        for number, offer in enumerate(self._offers):
            words = _WORD.findall(fold(offer.words))
            for begin in range(min(len(words), _INNER_WORDS)):
                rows.append((" ".join(words[begin:]), number if not begin else number + inner))
        rows.sort()
        self._keys = [key for key, _ in rows]
        self._ranks = [rank for _, rank in rows]

    def beginning(self, typed: str, limit: int, *, inner: bool) -> list[Offer]:
        """Those that begin so (plain), then, with `inner`, those a later word of which does."""
        if not typed:
            return []
        low, high = bisect_left(self._keys, typed), bisect_left(self._keys, typed + "\U0010ffff")
        best = heapq.nsmallest(limit, self._ranks[low:high])
        size = len(self._offers)
        return [self._offers[rank % size] for rank in best if inner or rank < size]

    def has(self, typed: str) -> bool:
        low = bisect_left(self._keys, typed)
        return low < len(self._keys) and self._keys[low].startswith(typed)


def variants(table: Table, typed: str) -> Iterator[str]:
    """What the words may have been meant for: one letter missing, too many, wrong or swapped, the first one right."""
    seen = {typed}
    for one in _slips(typed[:_LONGEST_SLIP]):
        if one not in seen and table.has(one):
            seen.add(one)
            yield one


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        head, rest = word[:at], word[at:]
        yield head + rest[1:]
        if len(rest) > 1:
            yield head + rest[1] + rest[0] + rest[2:]
        for letter in _LETTERS:
            yield head + letter + rest[1:]
            yield head + letter + rest
