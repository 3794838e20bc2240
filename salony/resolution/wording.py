"""The words of announcements as numbers, with what they tell of its kind, theme, audience, town, house and price."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from salony.resolution.lexicon import meaning

Ints = NDArray[np.int32]
T = TypeVar("T")

_END = "\x01"
_NO_WORD = re.compile(rf"[^\w\s{_END}]|_")
_LETTERS = re.compile(r"[^\W\d_]+")
_AMOUNT = re.compile(r"\b(\d{1,4})(?:,00)? ?(?:zł|PLN)\b")
_FREE = re.compile(r"\b(?:wstęp wolny|bezpłatn|darmow|free (?:entry|admission))", re.IGNORECASE)
_SHORTEST_NAME = 4
_SQUEEZED = str.maketrans("ąćęłńóśźż", "acelnoszz", " -&.,„”")

MARKS = {"themes": 24, "kinds": 20, "audiences": 6, "scopes": 4, "dayparts": 6}
"""Bits that each bit set of `Meaning` may take."""
_CHUNK = 50_000
_POSITIONS = 12
"""Bits for the place of a word in its text; the texts are cut long before."""


class Vocabulary:
    """Words by their numbers (`numbers`: key → number, 0 for what says nothing) and what each tells (`weights`)."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.weights: list[float] = [0.0]
        self._known: dict[str, int] = {_END: 0}
        self._numbers: list[int] = [0]
        self._marks: list[int] = [0]

    def number(self, key: str, weight: float) -> int:
        """Of synonyms the one that tells least counts, whichever is read first."""
        found = self.numbers.setdefault(key, len(self.weights))
        if found == len(self.weights):
            self.weights.append(weight)
        self.weights[found] = min(self.weights[found], weight)
        return found

    def spelled(self, texts: Sequence[str]) -> tuple[Ints, NDArray[np.int64], NDArray[np.bool_]]:
        """Of each word of all texts its number and its marks (`_said`), and whether a text ends there."""
        # Splitting at blanks is several times as fast as looking for words.
        words = _NO_WORD.sub(" ", f"{_joined(texts, f' {_END} ')} {_END}".lower()).split()
        known = self._known
        for word in set(words).difference(known):
            key, weight, marks = _said(word)
            known[word] = len(self._numbers)
            self._numbers.append(self.number(key, weight))
            self._marks.append(marks)
        places = np.fromiter(map(known.__getitem__, words), dtype=np.int32, count=len(words))
        return np.array(self._numbers, dtype=np.int32)[places], np.array(self._marks)[places], places == 0


def _joined(texts: Sequence[str], between: str = _END) -> str:
    """All texts in one, so that what reads them is called once: `_END` stands between them and nowhere else."""
    joined = between.join(texts)
    return joined if joined.count(_END) < len(texts) else between.join(text.replace(_END, " ") for text in texts)


@lru_cache(maxsize=200_000)
def _said(word: str) -> tuple[str, float, int]:
    """Its key, its weight, and its bit sets side by side in one number, in the order of `MARKS`."""
    said = meaning(word)
    whole = shift = 0
    for name, bits in MARKS.items():
        whole |= getattr(said, name) << shift
        shift += bits
    return said.key, said.weight, whole


def distinct(values: Sequence[T]) -> tuple[list[T], NDArray[np.int64]]:
    """Each value once, and by row the place of its value."""
    place: defaultdict[T, int] = defaultdict(count().__next__)
    rows = np.fromiter(map(place.__getitem__, values), dtype=np.int64, count=len(values))
    return list(place), rows


def read(
    vocabulary: Vocabulary, fields: Mapping[str, tuple[Sequence[str], int]]
) -> tuple[dict[str, Ints], dict[str, dict[str, Ints]]]:
    """fields: by name, texts and how many words of each are wanted.

    Answers by field (n, ≤ width), the first distinct words of each text, and its bit sets by the names of `MARKS`.
    """
    everything = [text for texts, _ in fields.values() for text in texts]
    widest = max(width for _, width in fields.values())
    pieces = [_spelled(everything[at : at + _CHUNK], vocabulary, widest) for at in range(0, len(everything), _CHUNK)]
    table = stacked([np.zeros((0, 1), dtype=np.int32), *(words for words, _ in pieces)])
    packed = np.concatenate([np.zeros(0, dtype=np.int64), *(marks for _, marks in pieces)])
    found, marks = {}, {}
    first = 0
    for name, (texts, width) in fields.items():
        rows = slice(first, first + len(texts))
        found[name], marks[name] = _narrowed(table[rows, :width]), _unpacked(packed[rows])
        first += len(texts)
    return found, marks


def _narrowed(table: Ints) -> Ints:
    """Without the last places that no row fills."""
    width = table.shape[1]
    while width > 1 and not table[:, width - 1].any():
        width -= 1
    return table[:, :width]


def _unpacked(packed: NDArray[np.int64]) -> dict[str, Ints]:
    found: dict[str, Ints] = {}
    for name, bits in MARKS.items():
        found[name] = (packed & ((1 << bits) - 1)).astype(np.int32)
        packed = packed >> bits
    return found


def listed(texts: Sequence[str], read: Callable[[str], list[int]], width: int) -> Ints:
    """The first distinct numbers that `read` finds in each text."""
    found = [list(dict.fromkeys(read(text)))[:width] for text in texts]
    table = np.zeros((len(texts), max([1, *map(len, found)])), dtype=np.int32)
    for row, numbers in enumerate(found):
        table[row, : len(numbers)] = numbers
    return table


def stacked(tables: Sequence[Ints]) -> Ints:
    """One below the other, the narrow ones filled up with 0."""
    width = max(table.shape[1] for table in tables)
    if all(table.shape[1] == width for table in tables):
        return np.vstack(tables) if len(tables) > 1 else tables[0]
    return np.vstack([np.pad(table, ((0, 0), (0, width - table.shape[1]))) for table in tables])


def _spelled(texts: Sequence[str], vocabulary: Vocabulary, width: int) -> tuple[Ints, NDArray[np.int64]]:
    numbers, said, ends = vocabulary.spelled(texts)
    last = np.flatnonzero(ends)
    first = np.r_[0, last[:-1] + 1]
    marks: NDArray[np.int64] = np.bitwise_or.reduceat(said, first)
    number = numbers.astype(np.int64)
    row = np.repeat(np.arange(len(texts), dtype=np.int64), last - first + 1)
    place = np.minimum(np.arange(len(number)) - first[row], (1 << _POSITIONS) - 1)
    # Sorted as (row, number, place), the first of equal numbers is where a word is said first; then by (row, place).
    codes = np.sort(((row << 32 | number) << _POSITIONS | place)[number > 0])
    fresh = np.ones(len(codes), dtype=bool)
    fresh[1:] = codes[1:] >> _POSITIONS != codes[:-1] >> _POSITIONS
    codes = codes[fresh]
    low = np.int64((1 << _POSITIONS) - 1)
    row, place, number = codes >> (32 + _POSITIONS), codes & low, codes >> _POSITIONS & 0xFFFFFFFF
    order = np.argsort(row << _POSITIONS | place, kind="stable")
    row, number = row[order], number[order]
    starts = np.searchsorted(row, np.arange(len(texts)))
    column = np.arange(len(row)) - starts[row]
    keep = column < width
    table = np.zeros((len(texts), int(column[keep].max(initial=0)) + 1), dtype=np.int32)
    table[row[keep], column[keep]] = number[keep]
    return table, marks


def acronyms(text: str, vocabulary: Vocabulary) -> list[int]:
    """ "MOK", "MiPBP": short words written mostly in capitals."""
    found = []
    for word in _LETTERS.findall(text):
        bare = "".join(letter for letter in word if letter.isupper())
        if len(word) <= 7 and len(bare) >= 2 and len(bare) >= len(word) - 2:
            found.append(vocabulary.number("@" + bare.lower(), 1.0))
    return found


def initials(text: str, vocabulary: Vocabulary) -> list[int]:
    """The initials of each run of two to five words that begins with a capital: "Miejski Ośrodek Kultury" → mok."""
    found = []
    for part in text.split(" | "):
        words = [word for word in _LETTERS.findall(part) if len(word) > 2]
        for first, word in enumerate(words):
            if word[0].isupper():
                letters = "".join(item[0].lower() for item in words[first : first + 5])
                found += [vocabulary.number("@" + letters[:length], 1.0) for length in range(2, len(letters) + 1)]
    return found


def price_said(description: str) -> float:
    """The amount that the words name: "bilety po 40 zł", "wstęp wolny". NaN where nothing is said."""
    if amount := _AMOUNT.search(description):
        return float(amount[1])
    return 0.0 if _FREE.search(description) else float("nan")


def own_pages(
    sources: Sequence[str], source: NDArray[np.int64], people: Sequence[str], who: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each source is the site of one who performs: it announces that act, whatever day it is part of.

    source, who: by row, the place among the sources and the people.
    """
    if not people:
        return np.zeros(0, dtype=bool)
    squeezed = [text.partition("/")[0].translate(_SQUEEZED) for text in sources]
    beginnings = {site[first : first + _SHORTEST_NAME] for site in squeezed for first in range(len(site))}
    # Few names begin as something in an address does; the others are not looked for.
    names = [
        [name for name in text.split("|") if len(name) >= _SHORTEST_NAME and name[:_SHORTEST_NAME] in beginnings]
        for text in _joined(people).lower().translate(_SQUEEZED).split(_END)
    ]
    telling = np.fromiter(map(bool, names), dtype=bool, count=len(names))[who]
    found = np.zeros(len(who), dtype=bool)
    for row in np.flatnonzero(telling).tolist():
        site = squeezed[source[row]]
        found[row] = any(name in site for name in names[who[row]])
    return found
