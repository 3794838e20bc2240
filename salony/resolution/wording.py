"""The words of announcements as numbers, with what they tell of its kind, theme, audience, town, house and price."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from salony.resolution.lexicon import meaning
from salony.resolution.statement import Statement

Ints = NDArray[np.int32]

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_AMOUNT = re.compile(r"\b(\d{1,4})(?:,00)? ?(?:zł|PLN)\b")
_FREE = re.compile(r"\b(?:wstęp wolny|bezpłatn|darmow|free (?:entry|admission))", re.IGNORECASE)
_SQUEEZED = str.maketrans("ąćęłńóśźż", "acelnoszz", " -&.,„”")

Entry = tuple[int, int, int, int, int, int]


class Vocabulary:
    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.known: dict[str, Entry] = {}
        self.weights: list[float] = [0.0]

    def number(self, key: str, weight: float) -> int:
        found = self.numbers.setdefault(key, len(self.weights))
        if found == len(self.weights):
            self.weights.append(weight)
        return found

    def read(self, text: str) -> list[Entry]:
        """(number, themes, kinds, audiences, scopes, dayparts) of each word that says something."""
        known = self.known
        found = []
        for word in _WORDS.findall(text.lower()):
            entry = known.get(word)
            if entry is None:
                said = meaning(word)
                number = self.number(said.key, said.weight)
                entry = (number, said.themes, said.kinds, said.audiences, said.scopes, said.dayparts)
                known[word] = entry
            if entry[0]:
                found.append(entry)
        return found

    def numbers_of(self, text: str) -> list[int]:
        return [entry[0] for entry in self.read(text)]


def marked(texts: Sequence[str], vocabulary: Vocabulary, width: int) -> tuple[Ints, Ints]:
    """The words of the texts, and beside them (themes, kinds, audiences, scopes, dayparts)."""
    distinct: dict[str, int] = {}
    rows = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts), dtype=np.int64, count=len(texts))
    words = np.zeros((len(distinct), width), dtype=np.int32)
    marks = np.zeros((len(distinct), 5), dtype=np.int32)
    for row, text in enumerate(distinct):
        read = vocabulary.read(text)
        themes = kinds = audiences = scopes = dayparts = 0
        for _, theme, kind, audience, scope, daypart in read:
            themes |= theme
            kinds |= kind
            audiences |= audience
            scopes |= scope
            dayparts |= daypart
        numbers = list(dict.fromkeys(entry[0] for entry in read))[:width]
        words[row, : len(numbers)] = numbers
        marks[row] = themes, kinds, audiences, scopes, dayparts
    return words[rows], marks[rows]


def worded(texts: Sequence[str], read: Callable[[str], list[int]], width: int) -> Ints:
    distinct: dict[str, int] = {}
    rows = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts), dtype=np.int64, count=len(texts))
    table = np.zeros((len(distinct), width), dtype=np.int32)
    for row, text in enumerate(distinct):
        if text:
            numbers = list(dict.fromkeys(read(text)))[:width]
            table[row, : len(numbers)] = numbers
    return table[rows]


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


def town(text: str, vocabulary: Vocabulary) -> list[int]:
    """Towns by the beginnings of their names: inflected and abbreviated ones begin alike."""
    return [entry[0] for entry in vocabulary.read(text.partition("(")[0])]


def price_of(statement: Statement) -> float:
    """The amount, also where only the words say it: "bilety po 40 zł", "wstęp wolny". NaN where nothing is said."""
    if statement.price is not None:
        return statement.price
    if amount := _AMOUNT.search(statement.description):
        return float(amount[1])
    return 0.0 if _FREE.search(statement.description) else float("nan")


def is_own_page(statement: Statement) -> bool:
    """Whether the source is the site of one who performs: it announces that act, whatever day it is part of."""
    if not statement.people:
        return False
    host = statement.source.partition("/")[0].translate(_SQUEEZED)
    names = statement.people.lower().translate(_SQUEEZED).split("|")
    return any(len(name) >= 4 and name in host for name in names)
