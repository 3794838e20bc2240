"""Typing errors: one letter missing, doubled, wrong or swapped, mended only where the word has no other reading."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from salony.discovery.understanding.lexicon import vocabulary
from salony.discovery.understanding.names import places
from salony.language.morphology import analyses

_SHORTEST = 5
_LONGEST = 24


def _without_one(word: str) -> set[str]:
    return {word[:cut] + word[cut + 1 :] for cut in range(len(word))}


def _is_one_edit(first: str, second: str) -> bool:
    """Insertion, deletion, substitution or transposition of neighbours."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


class Speller:
    """Words of a vocabulary by their deletions."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if _SHORTEST <= len(word) <= _LONGEST)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            for shorter in _without_one(word):
                self._near[shorter].append(word)

    def mend(self, word: str) -> str | None:
        """The word meant; None where none or several unlike ones are one edit away. The first letter must agree."""
        if not _SHORTEST - 1 <= len(word) <= _LONGEST:
            return None
        near = {word} & self._words or set(self._near.get(word, ()))
        for shorter in _without_one(word):
            near.update(self._near.get(shorter, ()))
            near.update({shorter} & self._words)
        good = [one for one in near if one[0] == word[0] and _is_one_edit(one, word)]
        return min(good, key=lambda one: (sorted(one) != sorted(word), -len(one), one), default=None)


def is_word(word: str) -> bool:
    """The Polish dictionary has it, and does not only guess that it might."""
    return any("guessed" not in item.labels for item in analyses(word))


@lru_cache(maxsize=16)
def speller(language: str) -> Speller:
    words = vocabulary(language)
    return Speller(words.phrases.forms | words.time.forms)


@lru_cache(maxsize=4)
def place_speller(cities: tuple[str, ...]) -> Speller:
    return Speller(places(cities).forms)
