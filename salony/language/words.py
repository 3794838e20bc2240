"""A text cut into words, numbers and signs, with offsets."""

import re
from functools import lru_cache
from typing import NamedTuple

_LETTERS = r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*"
_WORD = re.compile(_LETTERS + r"|\d+|[^\w\s]|_")
_ALPHABETIC = re.compile(_LETTERS)
OPENING = frozenset("„“”\"«»‚‘'")
CLOSING = {"„": '”“"„', "“": '”"“', "”": '”"', '"': '"”“', "«": "»", "»": "«", "‚": "’‘'", "‘": "’'", "'": "'’"}


class Word(NamedTuple):
    """begin, stop: offsets in characters. Hyphenated words are one; "św." is a word and a sign."""

    text: str
    begin: int
    stop: int

    @property
    def is_alphabetic(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """All words, numbers and signs of the text, in order; whitespace and soft hyphens fall between them."""
    return tuple([Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)])


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """The words among `words(text)`, without offsets: enough to ask whether a text is worth reading closely."""
    return tuple(_ALPHABETIC.findall(text))


def quotation(text: str, begin: int, limit: int = 90) -> int | None:
    """Where the quotation opening at `begin` ends (after its closing mark), on the same line; None if never."""
    opening = text[begin] if begin < len(text) else ""
    if opening == "," and text[begin : begin + 2] == ",,":
        begin, opening = begin + 1, "„"
    if opening not in CLOSING:
        return None
    for position in range(begin + 1, min(len(text), begin + limit)):
        sign = text[position]
        if sign == "\n":
            return None
        if sign in CLOSING[opening] and not (sign in "'’" and text[position + 1 : position + 2].isalpha()):
            return position + 1
    return None


def cased(word: str, pattern: str) -> str:
    """The word in the letter case of the pattern: upper, capitalised, or as the pattern's first letter has it."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word[:1].lower() + word[1:]
