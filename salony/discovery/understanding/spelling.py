"""Typing errors: one letter missing, doubled, wrong or swapped, mended only where the word has no other reading."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, product

from salony.discovery.understanding.lexicon import vocabulary
from salony.discovery.understanding.names import places
from salony.language.morphology import analyses

_SHORTEST = 5
_LONGEST = 24
_DIACRITICS = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
_MOST_DIACRITICS = 5
"""Letters of a word that might bear one; of more there are too many words to try."""
_MARKED = 3
"""Letters of a word that bear one; more are rare."""


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


@lru_cache(maxsize=5_000)
def with_diacritics(word: str) -> str | None:
    """The word of the Polish dictionary that is this one typed without diacritics; the one with the fewest."""
    places = [number for number, sign in enumerate(word) if sign in _DIACRITICS]
    if len(word) < _SHORTEST or len(places) > _MOST_DIACRITICS:
        return None
    for marked in range(1, min(len(places), _MARKED) + 1):
        for chosen in combinations(places, marked):
            for signs in product(*(_DIACRITICS[word[number]] for number in chosen)):
                letters = list(word)
                for number, sign in zip(chosen, signs, strict=True):
                    letters[number] = sign
                if is_word(made := "".join(letters)):
                    return made
    return None


@lru_cache(maxsize=16)
def speller(language: str) -> Speller:
    words = vocabulary(language)
    return Speller(words.phrases.forms | words.time.forms)


@lru_cache(maxsize=4)
def place_speller(cities: tuple[str, ...]) -> Speller:
    return Speller(places(cities).forms)
