"""The words of a query, each with its place and its folded form (no case, diacritics or apostrophes)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+|(?<=\d)\+|[^\W\d_]+(?:['’ʼ`][^\W\d_]*)*")
_MARKUP = re.compile(r"<[^<>]{0,400}>|[\ud800-\udfff\x00-\x1f]")
_SUFFIX = frozenset({"u", "em", "iem", "ie", "owi", "ach", "ów", "a"})
_LETTERS = str.maketrans({"ł": "l", "ß": "ss", "đ": "d", "ø": "o", "’": None, "'": None, "ʼ": None, "`": None})
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number. before: what stands between it and the word before (at most three characters of it)."""

    text: str
    folded: str
    begin: int
    stop: int
    before: str

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case without diacritics: what people type on a telephone."""
    lowered = word.casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def tokens(text: str, limit: int) -> tuple[Token, ...]:
    """At most `limit` words. The ending of an abbreviation ("MOK-u", "MOK-iem") belongs to it."""
    plain = _MARKUP.sub(lambda found: " " * len(found[0]), text[: limit * LONGEST_WORD])
    row: list[Token] = []
    stop = 0
    for found in _WORD.finditer(plain):
        word, before = found[0], plain[stop : found.start()]
        stop = found.end()
        if before == "-" and word in _SUFFIX and row and 2 <= len(row[-1].text) <= 6 and row[-1].text.isalpha():
            last = row.pop()
            row.append(Token(last.text, last.folded, last.begin, stop, last.before))
            continue
        if len(row) >= limit:
            break
        row.append(Token(word[:LONGEST_WORD], fold(word[:LONGEST_WORD]), found.start(), stop, before[:3]))
    return tuple(row)
