"""Statements as columns of numbers, so that a million of them are compared without a loop.

Words become numbers (0: none). The numbers hold within one `Columns` only.
"""

import multiprocessing
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salony.resolution.clocks import NIGHT, NO_CLOCK, NO_DAY, hours_said, moments, rule_of
from salony.resolution.statement import Statement
from salony.resolution.wording import (
    Vocabulary,
    acronyms,
    initials,
    is_own_page,
    marked,
    price_of,
    town,
    worded,
)

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_HOST_TAIL = re.compile(r"(?:\.[a-z]+)?/.*$")
_STATUSES = {"scheduled": 0, "cancelled": 1, "postponed": 2, "rescheduled": 2}
_BACKGROUND = 500.0
"""Announcements that every count of words is taken to have seen before, so that few of them do not mislead."""
_MANY = 40_000
"""From here on a second process reads half of the words."""
_WHOLE_TABLE = {"n", "weight", "is_number"}
_WORDED = ("title", "people", "venue", "organizer", "description", "city", "host", "acronyms", "initials")


@dataclass(frozen=True)
class Columns:
    """n rows. Word columns: (n, width) of word numbers, the first words of the text. Days: since 1970, or NO_DAY.

    clock: minutes of the day, or NO_CLOCK. rule: 0 none, else a number of the days on which the series falls.
    weight: by word number, 0–1, how much the word tells. is_number: by word number, true for
    numbers of an edition (no years).
    """

    n: int
    title: Ints
    people: Ints
    venue: Ints
    organizer: Ints
    words: Ints
    city: Ints
    host: Ints
    acronyms: Ints
    initials: Ints
    source: Ints
    site: Ints
    whole: NDArray[np.int64]
    day: Ints
    clock: Ints
    last: Ints
    last_clock: Ints
    before: Ints
    before_clock: Ints
    rule: Ints
    days_of_rule: Ints
    status: Ints
    price: Floats
    themes: Ints
    kinds: Ints
    all_kinds: Ints
    audiences: Ints
    title_scopes: Ints
    scopes: Ints
    dayparts: Ints
    hours_said: NDArray[np.int64]
    is_own_page: NDArray[np.bool_]
    weight: Floats
    is_number: NDArray[np.bool_]

    def taken(self, order: NDArray[np.int64]) -> "Columns":
        """The same rows in another order."""
        columns = {item.name: getattr(self, item.name) for item in fields(self)}
        return Columns(**{name: c if name in _WHOLE_TABLE else c[order] for name, c in columns.items()})

    @property
    def is_span(self) -> NDArray[np.bool_]:
        """Several days without a rule; a night that ends in the morning is none."""
        longer = (self.last != NO_DAY) & (self.last > self.day) & (self.day != NO_DAY)
        night = (self.last == self.day + 1) & (self.last_clock != NO_CLOCK) & (self.last_clock <= 6 * 60)
        several: NDArray[np.bool_] = longer & ~night & (self.rule == 0)
        return several


@dataclass(frozen=True)
class _Read:
    """What the words of some statements say. texts: `_WORDED` → (n, width); marks: of titles, then of descriptions."""

    keys: list[str]
    telling: list[float]
    texts: dict[str, Ints]
    marks: Ints
    price: Floats
    hours_said: NDArray[np.int64]
    is_own_page: NDArray[np.bool_]


def columns(statements: Sequence[Statement]) -> Columns:
    """The statements' columns, in their order."""
    if len(statements) < _MANY or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return Columns(**_assembled([_read(statements)], _framed(statements)))
    # This process has the days to count besides.
    half = len(statements) * 3 // 8
    _shared.append(statements)
    try:
        # The child inherits the statements as they stand; only numbers travel back.
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as child:
            later = child.submit(_read_shared, half)
            first = _read(statements[:half])
            frame = _framed(statements)
            return Columns(**_assembled([first, later.result()], frame))
    finally:
        _shared.pop()


_shared: list[Sequence[Statement]] = []


def _read_shared(first: int) -> _Read:
    return _read(_shared[-1][first:])


def _read(statements: Sequence[Statement]) -> _Read:
    vocabulary = Vocabulary()
    title, marks = marked([s.name for s in statements], vocabulary, 12)
    description, marks_below = marked([s.description[:400] for s in statements], vocabulary, 20)
    places = [f"{s.venue} {s.address}" if s.address else s.venue for s in statements]
    houses = [f"{s.venue} | {s.organizers}" for s in statements]
    texts = {
        "title": title,
        "people": worded([s.people for s in statements], vocabulary.numbers_of, 12),
        "venue": worded(places, vocabulary.numbers_of, 10),
        "organizer": worded([s.organizers for s in statements], vocabulary.numbers_of, 8),
        "description": description,
        "city": worded([s.city for s in statements], lambda text: town(text, vocabulary), 3),
        "host": worded([_HOST_TAIL.sub("", s.source) for s in statements], vocabulary.numbers_of, 4),
        "acronyms": worded(houses, lambda text: acronyms(text, vocabulary), 4),
        "initials": worded(houses, lambda text: initials(text, vocabulary), 12),
    }
    return _Read(
        keys=list(vocabulary.numbers),
        telling=vocabulary.weights,
        texts=texts,
        marks=np.hstack([marks, marks_below]),
        price=np.array([price_of(s) for s in statements], dtype=np.float32),
        hours_said=np.array([_hours(s) for s in statements], dtype=np.int64),
        is_own_page=np.array([is_own_page(s) for s in statements], dtype=bool),
    )


def _hours(statement: Statement) -> int:
    """The hours in the words of one that states none; who states one is believed."""
    stated = statement.start is not None and len(statement.start) >= 16
    return 0 if stated else hours_said(f"{statement.name} | {statement.description}")


def _framed(statements: Sequence[Statement]) -> dict[str, Any]:
    """When, by whom, and what says the very same."""
    day, clock = moments([s.start for s in statements])
    last, last_clock = moments([s.end for s in statements])
    before, before_clock = moments([s.previous_start for s in statements])
    by_night = (clock != NO_CLOCK) & (clock < NIGHT) & (day != NO_DAY)
    day, clock = np.where(by_night, day - 1, day), np.where(by_night, clock + 1440, clock)
    rules = np.array([rule_of(s.recurrence) for s in statements], dtype=np.int32).reshape(-1, 3)
    whole = [
        hash((s.name, s.start, s.end, s.recurrence, s.venue, s.city, s.people, s.description, s.status))
        for s in statements
    ]
    return {
        "n": len(statements),
        "source": _factors([s.source for s in statements]),
        "site": _factors([s.source.partition("/")[0] for s in statements]),
        "whole": np.array(whole, dtype=np.int64),
        "day": day,
        "clock": np.where((clock == NO_CLOCK) & (rules[:, 2] != NO_CLOCK), rules[:, 2], clock),
        "last": last,
        "last_clock": last_clock,
        "before": before,
        "before_clock": before_clock,
        "rule": rules[:, 0],
        "days_of_rule": rules[:, 1],
        "status": np.array([_STATUSES.get(s.status, 0) for s in statements], dtype=np.int32),
    }


def _assembled(parts: Sequence[_Read], frame: dict[str, Any]) -> dict[str, Any]:
    """The columns by name; the parts' word numbers become numbers of one vocabulary."""
    weights = {key: value for part in parts for key, value in zip(part.keys, part.telling, strict=True)}
    # Numbered by their letters, so that the numbers do not tell who came first; "" is the first of all.
    keys = {key: number for number, key in enumerate(sorted(weights))}
    telling = [weights[key] for key in keys]
    tables: dict[str, list[Ints]] = {name: [] for name in _WORDED}
    for part in parts:
        number = np.array([keys[key] for key in part.keys], dtype=np.int32)
        for name in _WORDED:
            tables[name].append(number[part.texts[name]])
    texts = {name: np.vstack(rows) for name, rows in tables.items()}
    description = texts.pop("description")
    marks = np.vstack([part.marks for part in parts])
    titles, below = marks[:, :5], marks[:, 5:]
    said = (texts["title"], texts["people"], description)
    return {
        **frame,
        **texts,
        "words": np.hstack(said),
        "price": np.concatenate([part.price for part in parts]),
        "themes": titles[:, 0] | below[:, 0],
        "kinds": titles[:, 1],
        "all_kinds": titles[:, 1] | below[:, 1],
        "audiences": titles[:, 2] | below[:, 2],
        "title_scopes": titles[:, 3],
        "scopes": titles[:, 3] | below[:, 3],
        "dayparts": titles[:, 4] | below[:, 4],
        "hours_said": np.concatenate([part.hours_said for part in parts]),
        "is_own_page": np.concatenate([part.is_own_page for part in parts]),
        "weight": _weights(telling, said, frame["n"]),
        "is_number": np.array([key.startswith("#") and len(key) < 4 for key in keys], dtype=bool),
    }


def _factors(values: Sequence[object]) -> Ints:
    known: dict[object, int] = {}
    return np.fromiter((known.setdefault(value, len(known)) for value in values), dtype=np.int32, count=len(values))


def _weights(telling: Sequence[float], texts: Sequence[Ints], n: int) -> Floats:
    """How much each word tells: what the lists say of it, times how rare it is among these announcements."""
    prior = np.array(telling, dtype=np.float32)
    seen = np.zeros(len(prior), dtype=np.float64)
    for table in texts:
        seen += np.bincount(table.ravel(), minlength=len(prior))
    rarity = np.log((n + _BACKGROUND) / (seen + 5.0)) / np.log((n + _BACKGROUND) / 6.0)
    result: Floats = (prior * np.clip(rarity, 0.1, 1.0)).astype(np.float32)
    result[0] = 0.0
    return result
