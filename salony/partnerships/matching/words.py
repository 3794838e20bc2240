"""What projects and organisations say of themselves, compared: TF-IDF over the first letters of words.

The first six letters stand for a word's forms in any European language that inflects at the end, so that one rule
serves texts in several. Nothing is known of words that appear only in the question.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
STEM = 6
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = str.maketrans("łøđßæœı", "lodsaoi")


def folded(text: str) -> str:
    """Small letters without accents."""
    text = text.lower()
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_LATIN))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=64)
def stems(text: str) -> dict[str, str]:
    """Folded beginnings of words → the word as written first; words under three letters are left out."""
    found: dict[str, str] = {}
    for word in dict.fromkeys(_WORD.findall(text)):
        plain = folded(word)
        if len(plain) >= SHORTEST:
            found.setdefault(plain[:STEM], word)
    return found


@dataclass(frozen=True)
class Words:
    """`rows` is (texts, stems), every row of length 1; `weights` is the inverse document frequency of each stem."""

    place: dict[str, int]
    weights: Floats
    rows: sparse.csr_array

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Words":
        place: dict[str, int] = {}
        columns: list[int] = []
        ends = [0]
        for text in texts:
            columns.extend(place.setdefault(stem, len(place)) for stem in stems.__wrapped__(text))
            ends.append(len(columns))
        indices = np.array(columns, dtype=np.int32)
        often = np.bincount(indices, minlength=len(place))
        weights = np.log((1 + len(texts)) / (1 + often)).astype(np.float32)
        rows = sparse.csr_array((weights[indices], indices, np.array(ends)), shape=(len(texts), len(place)))
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        rows.data /= np.repeat(np.maximum(lengths, 1e-6), np.diff(rows.indptr)).astype(np.float32)
        return cls(place, weights, rows)

    def likeness(self, text: str) -> Floats:
        """Cosine of `text` with every row, from 0 to 1."""
        columns = self._known(stems(text))
        if not columns:
            return np.zeros(self.rows.shape[0], dtype=np.float32)
        vector = np.zeros(len(self.place), dtype=np.float32)
        vector[columns] = self.weights[columns]
        vector /= max(float(np.linalg.norm(vector)), 1e-6)
        return np.asarray(self.rows @ vector, dtype=np.float32)

    def shared(self, text: str, row: int, number: int) -> tuple[str, ...]:
        """The rarest words that `text` shares with a row, as `text` writes them."""
        said = stems(text)
        own = set(self.rows.indices[self.rows.indptr[row] : self.rows.indptr[row + 1]].tolist())
        both = [stem for stem in said if self.place.get(stem, -1) in own]
        both.sort(key=lambda stem: -float(self.weights[self.place[stem]]))
        return tuple(said[stem] for stem in both[:number])

    def _known(self, said: Iterable[str]) -> list[int]:
        return [self.place[stem] for stem in said if stem in self.place]
