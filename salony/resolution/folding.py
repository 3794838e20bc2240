"""How names are compared and turned into addresses."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"})
_GAPS = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Case, diacritics, quotation marks and punctuation taken away: "Salony „Kultury”" and "SALONY KULTURY" are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _GAPS.sub(" ", bare).strip()


def slug_of(name: str, taken: Container[str] = (), *, longest: int = 100) -> str:
    """An address for the name that is not taken yet: "salony-kultury", "salony-kultury-2"."""
    ascii_only = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    base = ascii_only[:longest].rstrip("-") or "x"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
