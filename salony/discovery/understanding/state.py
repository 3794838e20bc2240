"""The state of one reading: the words, which are taken, what they were taken for."""

import datetime as dt
from dataclasses import replace
from typing import Any

from salony.discovery.query import Chip, Query
from salony.discovery.understanding.lexicon import Vocabulary
from salony.discovery.understanding.names import Index, KnownNames, index, places
from salony.discovery.understanding.words import Token


class Reading:
    """The state of one reading. row: the words; free: which are not taken yet; pieces: text to look for, by word."""

    def __init__(
        self,
        text: str,
        row: tuple[Token, ...],
        vocabulary: Vocabulary,
        now: dt.datetime,
        city: str,
        known: KnownNames | None,
    ) -> None:
        self.text, self.vocabulary, self.now, self.city = text, vocabulary, now, city
        self.names: Index = index(known)
        self.cities = known.cities if known else ()
        self.places: Index = places(self.cities)
        self.row = row
        self.free = [True] * len(row)
        self.dropped = [False] * len(row)
        self.query = Query(language=vocabulary.language)
        self.chips: list[Chip] = []
        self.pieces: dict[int, str] = {}
        self.cues = {
            number + match.length
            for number in range(len(row))
            for match in vocabulary.phrases.at(row, number)
            if match.entry.field in ("person.cues", "person.writer_cues")
        }
        self.surname_cues = {
            number + match.length
            for number in range(len(row))
            for match in vocabulary.phrases.at(row, number)
            if match.entry.field == "person.surnames"
        }
        self.near_at: int | None = None
        self.house_category: str | None = None

    def understood(self, **changes: Any) -> None:
        """The query with these fields set."""
        self.query = replace(self.query, **changes)

    def take(self, first: int, last: int, field: str = "", value: str = "", *, drop: bool = False) -> None:
        """The words first to last are read; a field gives a chip."""
        for number in range(first, last):
            self.free[number] = False
            self.dropped[number] = drop
        if field:
            begin, stop = self.row[first].begin, self.row[last - 1].stop
            self.chips.append(Chip(field, value, self.text[begin:stop], begin, stop))

    def open_at(self, first: int, last: int) -> bool:
        return last <= len(self.row) and all(self.free[first:last])

    def look_for(self, first: int, last: int, text: str) -> None:
        self.take(first, last, "text", text)
        self.pieces[first] = text

    def flag(self, field: str, first: int, last: int) -> None:
        self.understood(**{field: True})
        self.take(first, last, field, "true")

    def is_preposition(self, token: Token) -> bool:
        return self.vocabulary.has("drop", "prepositions", token.folded)

    def is_dropped(self, token: Token) -> bool:
        return any(match.entry.field == "drop.words" for match in self.vocabulary.phrases.at((token,), 0))
