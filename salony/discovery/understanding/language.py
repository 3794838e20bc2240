"""In which language a query is written: the one whose vocabulary knows most of its words, Polish first."""

from collections.abc import Sequence

from salony.discovery.understanding.lexicon import LANGUAGES, vocabulary
from salony.discovery.understanding.words import Token

_CYRILLIC = range(0x400, 0x530)


def language_of(row: Sequence[Token]) -> str:
    """A language of LANGUAGES; Polish where nothing tells."""
    if any(ord(letter) in _CYRILLIC for token in row for letter in token.text):
        return "uk"
    words = [token.folded for token in row if not token.is_number]

    def known(language: str) -> int:
        lexica = vocabulary(language)
        return sum(word in lexica.phrases.forms or word in lexica.time.forms for word in words)

    return max(LANGUAGES, key=known)
