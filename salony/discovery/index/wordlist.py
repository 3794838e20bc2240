"""The words of a segment: from a word as written to its terms, also where it was written with a slip."""

import hashlib
from collections.abc import Mapping

import numpy as np

from salony.discovery.index.columns import Column
from salony.discovery.index.terms import LONGEST, fold, terms
from salony.language.derivation import roots

CANDIDATES = 400
"""Words compared letter by letter for one that is not known."""


def digest(text: str) -> int:
    """64 bits of a text, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def pairs(word: str) -> int:
    """64 bits, one or two for every pair of neighbouring letters: what one slip changes is at most four of them."""
    bits = 0
    for one, two in zip(f"^{word}", f"{word}$", strict=True):
        bits |= 1 << ((ord(one) * 31 + ord(two) * 7) & 63)
    return bits


class Wordlist:
    """Terms by digest, and the folded written forms with the terms that each has in this segment. No Python objects
    for words, so that the arrays can be mapped from a file and shared between processes."""

    def __init__(self, arrays: Mapping[str, Column]) -> None:
        self.arrays = dict(arrays)
        self.number = len(arrays["term_digests"])

    @classmethod
    def of(cls, words: Mapping[str, int]) -> "tuple[Wordlist, Column, Column, Column]":
        """words: written form → number, in the order of numbers.

        Answers the list; and for the writer of postings the terms of all words one after the other, where each word's
        begin, and how many they are.
        """
        numbers: dict[str, int] = {}
        flat: list[int] = []
        begins, lengths = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
        forms: dict[str, set[int]] = {}
        for word, number in words.items():
            of_word = [numbers.setdefault(term, len(numbers)) for term in terms(word[:LONGEST])]
            begins[number], lengths[number] = len(flat), len(of_word)
            flat += of_word
            if of_word:
                forms.setdefault(fold(word[:LONGEST]), set()).update(of_word)
        for term, number in numbers.items():
            forms.setdefault(term, set()).add(number)
        digests = np.array([digest(term) for term in numbers], dtype=np.uint64)
        order = np.argsort(digests)
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        belongs = place[np.array(flat, dtype=np.int64)] if flat else np.zeros(0, np.int32)
        form_digests = np.array([digest(form) for form in forms], dtype=np.uint64)
        form_order = np.argsort(form_digests)
        names = list(forms)
        sorted_names = [names[number] for number in form_order]
        encoded = [name.encode() for name in sorted_names]
        form_terms = [sorted(int(place[number]) for number in forms[name]) for name in sorted_names]
        arrays: dict[str, Column] = {
            "term_digests": digests[order],
            **_families(numbers, place),
            "form_digests": form_digests[form_order],
            "form_pairs": np.array([pairs(name) for name in sorted_names], dtype=np.uint64),
            "form_sizes": np.array([min(len(name), 255) for name in sorted_names], dtype=np.uint8),
            "form_text": np.frombuffer(b"".join(encoded), dtype=np.uint8),
            "form_text_ends": np.cumsum([len(one) for one in encoded], dtype=np.int64),
            "form_terms": np.array([one for some in form_terms for one in some], dtype=np.int32),
            "form_terms_ends": np.cumsum([len(some) for some in form_terms], dtype=np.int64),
        }
        return cls(arrays), belongs, begins, lengths

    def term(self, term: str) -> int:
        """Its number; -1 where no event has it."""
        return _find(self.arrays["term_digests"], term)

    def terms_of_form(self, word: str) -> list[int]:
        """The terms for which the folded word stands in these events: finds "koncertow" by "koncertów"."""
        found = _find(self.arrays["form_digests"], word)
        return [] if found < 0 else self._terms_at(found)

    def terms_like(self, word: str) -> list[int]:
        """The terms of the nearest forms one slip away (two from eight letters on); none for words under four."""
        slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        if not slips or len(word) > LONGEST or not self.number or word.isdigit():
            return []
        sizes = self.arrays["form_sizes"]
        far = np.bitwise_count(self.arrays["form_pairs"] ^ np.uint64(pairs(word)))
        near = np.flatnonzero((np.abs(sizes.astype(np.int16) - len(word)) <= slips) & (far <= 6 * slips))
        if len(near) > CANDIDATES:
            near = near[np.argsort(far[near], kind="stable")[:CANDIDATES]]
        found: dict[int, list[int]] = {}
        for number in near.tolist():
            form = self._form_at(number)
            if form[0] != word[0] and len(word) < 6:
                continue
            away = distance(word, form, slips)
            if away <= slips:
                found.setdefault(away, []).append(number)
        if not found:
            return []
        return list(dict.fromkeys(term for number in found[min(found)] for term in self._terms_at(number)))[:12]

    def kin(self, term: str) -> list[int]:
        """Terms that may be of one family with the folded dictionary form: "jazzowy" for "jazz"."""
        own, found = self.term(term), []
        digests, of = self.arrays["term_root_digests"], self.arrays["term_root_terms"]
        for root in (term, *roots(term)):
            wanted = np.uint64(digest(root))
            low, high = digests.searchsorted(wanted), digests.searchsorted(wanted, "right")
            found += [self.term(root), *of[low:high].tolist()]
        return [one for one in dict.fromkeys(found) if one not in (own, -1)]

    def _terms_at(self, number: int) -> list[int]:
        ends = self.arrays["form_terms_ends"]
        begin = int(ends[number - 1]) if number else 0
        answer: list[int] = self.arrays["form_terms"][begin : int(ends[number])].tolist()
        return answer

    def _form_at(self, number: int) -> str:
        ends = self.arrays["form_text_ends"]
        begin = int(ends[number - 1]) if number else 0
        return bytes(self.arrays["form_text"][begin : int(ends[number])]).decode()


def _families(numbers: Mapping[str, int], place: Column) -> dict[str, Column]:
    """The roots of all terms by digest. A term counts as its own root and is found among the terms."""
    pairs_of = [(digest(root), int(place[number])) for term, number in numbers.items() for root in roots(term)]
    pairs_of.sort()
    return {
        "term_root_digests": np.array([root for root, _ in pairs_of], dtype=np.uint64),
        "term_root_terms": np.array([term for _, term in pairs_of], dtype=np.int32),
    }


def distance(one: str, two: str, most: int) -> int:
    """Slips between two words: a letter left out, put in, changed, or two neighbours swapped; most + 1 for more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, sign in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == two[j - 2] and one[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _find(digests: Column, text: str) -> int:
    wanted = np.uint64(digest(text))
    at = int(digests.searchsorted(wanted))
    return at if at < len(digests) and digests[at] == wanted else -1
