"""Entries → segment: columns in the order of days, and postings with impacts."""

import math
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from typing import Any

import numpy as np

from salony.discovery.index import columns as c
from salony.discovery.index.entry import ACCESS, AUDIENCES, FIELDS, Entry
from salony.discovery.index.segment import Segment, Tables, ranges
from salony.discovery.index.terms import LONGEST, WORD, fold, terms
from salony.discovery.index.wordlist import Wordlist
from salony.vocabulary import CATEGORIES

CHUNK = 50_000
"""Events whose postings are sorted at once."""
MOST_WORDS = 5000
"""Words of one text that count."""
SHORT, REMEMBERED = 100, 50_000
"""Letters of texts whose words are remembered, and how many: houses, towns and kinds come again and again."""
TAKEN = 2_000
"""Events that stand in rows before they go into columns."""


@cache
def relevance() -> dict[str, dict[str, float]]:
    """The weights of `data/relevance.toml`."""
    return loads(files("salony.discovery").joinpath("data/relevance.toml").read_text("utf-8"))


class _Numbers(dict[Any, int]):
    """Numbers for things, in the order in which they first come."""

    def __missing__(self, key: Any) -> int:
        number = self[key] = len(self)
        return number


class Builder:
    """Takes entries one by one; `finish` answers the segment. About 20 bytes of memory for every word taken."""

    def __init__(self) -> None:
        self._rows: dict[str, array[Any]] = {
            name: array(np.dtype(kind).char) for name, kind in (c.OF_EVENTS | c.OF_OCCURRENCES).items()
        }
        self._taken: list[tuple[Any, ...]] = []
        self._times: list[tuple[Any, ...]] = []
        self._begin = 0
        self._short: dict[str, array[int]] = {}
        self._words = _Numbers()
        self._stream = array("i")
        self._lengths = [array("i") for _ in FIELDS]
        self._cities, self._places = _Numbers(), _Numbers()
        self._categories = _Numbers({"": 0} | {slug: n for n, slug in enumerate(CATEGORIES, 1)})
        self._languages = _Numbers({"": 0})

    def add(self, entry: Entry) -> None:
        take, number, known = self._stream, self._words.__getitem__, self._short
        for lengths, text in zip(self._lengths, entry.texts, strict=True):
            if not text:
                lengths.append(0)
                continue
            if (words := known.get(text)) is None:
                words = array("i", map(number, WORD.findall(text.lower())[:MOST_WORDS]))
                if len(text) < SHORT:
                    if len(known) >= REMEMBERED:
                        known.clear()
                    known[text] = words
            take.extend(words)
            lengths.append(len(words))
        occurrences = entry.occurrences[:32_000]
        self._taken.append(
            (
                entry.event,
                entry.stamp,
                occurrences[0][0] if occurrences else -1,
                max([one[1] for one in occurrences]) if occurrences else -1,
                self._begin,
                len(occurrences),
                self._cities[entry.city],
                self._places[fold(entry.town), entry.latitude, entry.longitude],
                self._categories[entry.category] if len(self._categories) < 255 else 0,
                entry.venue,
                entry.house,
                min(entry.sources, 255),
                min(entry.houses, 255),
                min(entry.people, 255),
                _bits_of(entry.audience, AUDIENCES) if entry.audience else 0,
                _bits_of(entry.access, ACCESS) if entry.access else 0,
                self._languages[entry.language] if len(self._languages) < 255 else 0,
                _flags(entry),
                math.nan if entry.price is None else entry.price,
            )
        )
        self._times.extend(occurrences)
        self._begin += len(occurrences)
        if len(self._taken) >= TAKEN:
            self._put_down()

    def _put_down(self) -> None:
        """From rows to columns, many at once."""
        for names, rows in ((c.OF_EVENTS, self._taken), (c.OF_OCCURRENCES, self._times)):
            for name, values in zip(names, zip(*rows, strict=True), strict=False):
                self._rows[name].extend(values)
            rows.clear()

    def finish(self, **stamps: int) -> Segment:
        """stamps: what shall be kept with the segment, for instance the last change that it knows."""
        self._put_down()
        table = {name: _numbers(rows, name) for name, rows in self._rows.items()}
        span = table["last"] - table["first"]
        block = table["city"].astype(np.int64) * len(c.SPANS) + np.searchsorted(np.array(c.SPANS), span)
        order = np.lexsort((table["event"], table["first"], block))
        columns = {name: table[name][order] for name in c.OF_EVENTS}
        columns["key"] = block[order] << 32 | (columns["first"] + 1)
        columns |= {name: table[name] for name in c.OF_OCCURRENCES}
        wordlist, belongs, first_term, number_of_terms = Wordlist.of(self._words)
        postings = self._postings(order, belongs, first_term, number_of_terms, wordlist.number)
        places = np.array(
            [(a, b) if a is not None and b is not None else (math.nan, math.nan) for _, a, b in self._places],
            dtype=np.float32,
        ).reshape(-1, 2)
        tables = Tables(
            cities=tuple(self._cities),
            towns=tuple(town for town, _, _ in self._places),
            categories=tuple(self._categories),
            languages=tuple(self._languages),
            stamps=dict(stamps),
        )
        arrays = columns | postings | wordlist.arrays | {"places": places}
        return Segment(arrays, tables)

    def _postings(
        self, order: c.Column, belongs: c.Column, first_term: c.Column, per_word: c.Column, number: int
    ) -> dict[str, c.Column]:
        """Term → events and impacts. A term's events are in the order of the columns."""
        stream = np.frombuffer(self._stream, dtype=np.int32) if self._stream else np.zeros(0, np.int32)
        lengths = np.stack([_array(one) for one in self._lengths], axis=1).reshape(-1, len(FIELDS))
        begins = np.zeros(len(lengths) + 1, dtype=np.int64)
        np.cumsum(lengths.sum(axis=1), out=begins[1:])
        weights, k1 = self._field_weights(lengths), relevance()["bm25"]["k1"]
        chunks = []
        totals = np.zeros(number + 1, dtype=np.int64)
        for start in range(0, len(order), CHUNK):
            rows = order[start : start + CHUNK]
            each = lengths[rows].ravel()
            words = stream[ranges(begins[rows], begins[rows + 1] - begins[rows])]
            documents = np.repeat(np.repeat(np.arange(start, start + len(rows)), len(FIELDS)), each)
            weight = np.repeat(weights[rows].ravel(), each)
            many = per_word[words]
            term = belongs[ranges(first_term[words], many)]
            key = (term.astype(np.int64) << 32) | np.repeat(documents, many)
            weight = np.repeat(weight, many)
            sort = np.argsort(key, kind="stable")
            key = key[sort]
            fresh = np.flatnonzero(np.diff(key, prepend=-1))
            strength = np.add.reduceat(weight[sort], fresh) if len(fresh) else np.zeros(0, np.float32)
            key = key[fresh]
            impact = np.maximum(1, np.rint(255 * strength / (k1 + strength))).astype(np.uint8)
            terms_of, docs = (key >> 32).astype(np.int32), (key & 0xFFFFFFFF).astype(np.int32)
            totals[1:] += np.bincount(terms_of, minlength=number)
            chunks.append((terms_of, docs, impact))
        offsets = np.cumsum(totals)
        documents_of = np.empty(int(offsets[-1]), dtype=np.int32)
        impacts = np.empty(int(offsets[-1]), dtype=np.uint8)
        free = offsets[:-1].copy()
        while chunks:
            terms_of, docs, impact = chunks.pop(0)
            counts = np.bincount(terms_of, minlength=number)
            before = np.cumsum(counts) - counts
            target = (free - before)[terms_of] + np.arange(len(terms_of))
            documents_of[target], impacts[target] = docs, impact
            free += counts
        return {"posting_offsets": offsets, "posting_events": documents_of, "posting_impacts": impacts}

    def _field_weights(self, lengths: c.Column) -> c.Column:
        """For each event and field the weight of one word in it."""
        rules = relevance()
        b = rules["bm25"]["b"]
        usual = np.array([6, 6, 6, 2, 4, 5, 40], dtype=np.float32)
        weight = np.array([rules["fields"][name] for name in FIELDS], dtype=np.float32)
        return (weight / (1 - b + b * lengths / usual)).astype(np.float32)


def build(entries: Iterable[Entry], **stamps: int) -> Segment:
    builder = Builder()
    for entry in entries:
        builder.add(entry)
    return builder.finish(**stamps)


def word_terms(word: str) -> tuple[str, ...]:
    return terms(word[:LONGEST])


@lru_cache(maxsize=5_000)
def _bits_of(said: tuple[str, ...], names: tuple[str, ...]) -> int:
    return sum(1 << bit for bit, name in enumerate(names) if name in said)


def _flags(entry: Entry) -> int:
    return (
        c.FREE * entry.is_free
        | c.ONLINE * entry.is_online
        | c.GONE * entry.is_gone
        | c.PART * entry.is_part
        | c.RECURS * (entry.recurs or len(entry.occurrences) > 1)
    )


def _array(one: "array[int]") -> c.Column:
    return np.frombuffer(one, dtype=np.int32) if one else np.zeros(0, np.int32)


def _numbers(rows: "array[Any]", name: str) -> c.Column:
    kind = (c.OF_EVENTS | c.OF_OCCURRENCES)[name]
    return np.frombuffer(rows, dtype=kind) if rows else np.zeros(0, kind)
