"""Words as the index keeps them: dictionary forms without diacritics, so that a word's inflections are one term."""

import re
import unicodedata
from functools import lru_cache

from salony.language.morphology import analyses, stem

WORD = re.compile(r"[^\W_]+")
LONGEST = 40
"""Letters of a word that count; longer ones are cut."""

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "", "'": ""})
_SERVANTS = frozenset({"prep", "conj", "comp", "part", "interj", "qub", "siebie", "ppron12", "ppron3", "brev", "frag"})


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without diacritics: "Żółć" → "zolc"; Cyrillic and other letters stay."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in lower case; signs fall between them."""
    return WORD.findall(text.lower())


@lru_cache(maxsize=100_000)
def terms(word: str) -> tuple[str, ...]:
    """The terms for which a lower-case word stands: its folded dictionary forms, else its stem; () for a servant word.

    "koncertów" → ("koncert",); "muzeum" → ("muzeum",); "w" → ().
    """
    word = word[:LONGEST]
    if word.isdigit() or len(word) == 1:
        return (word,) if word.isdigit() else ()
    # The dictionary knows proper names by their capital: "krakowie" alone would be no word.
    found = analyses(word) + tuple(one for one in analyses(word.capitalize()) if one.lemma[:1].isupper())
    if found and all(item.pos in _SERVANTS for item in found):
        return ()
    kept = [item for item in found if item.pos not in _SERVANTS]
    if not kept:
        return (fold(stem(fold(word))),)
    return tuple(dict.fromkeys(fold(item.lemma) for item in kept))[:4]
