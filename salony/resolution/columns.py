"""Statements as columns of numbers, so that a million of them are compared without a loop.

Words become numbers (0: none). The numbers hold within one `Columns` only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salony.resolution.clocks import NIGHT, NO_CLOCK, NO_DAY, hours_said, moments, rule_of
from salony.resolution.sharing import shared
from salony.resolution.statement import Statement
from salony.resolution.wording import (
    Vocabulary,
    acronyms,
    distinct,
    initials,
    listed,
    own_pages,
    price_said,
    read,
    stacked,
)

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_HOST_TAIL = re.compile(r"(?:\.[a-z]+)?/.*$")
_STATUSES = {"scheduled": 0, "cancelled": 1, "postponed": 2, "rescheduled": 2}
_BACKGROUND = 500.0
"""Announcements that every count of words is taken to have seen before, so that few of them do not mislead."""
_MANY = 40_000
"""From here on several processes share the reading."""
_ALL = ("name", "start", "end", "recurrence", "venue", "city", "people", "description", "status")
"""What makes two statements the very same, whoever says it."""
_FIELDS = (*_ALL, "source", "previous_start", "address", "organizers", "price")
_FIELDS_OF = attrgetter(*_FIELDS)
_WHOLE_TABLE = {"n", "weight", "is_number"}
_WORDED = ("title", "people", "venue", "organizer", "description", "city", "host", "acronyms", "initials")


@dataclass(frozen=True)
class Columns:
    """n rows. Word columns: (n, width) of word numbers, the first words of the text. Days: since 1970, or NO_DAY.

    clock: minutes of the day, or NO_CLOCK. rule: 0 none, else a number of the days on which the series falls.
    weight: by word number, 0–1, how much the word tells. is_number: by word number, true for
    numbers of an edition (no years). price_telling: 0–1, how seldom others ask for the same.
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
    price_telling: Floats
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
    """What some statements say. keys, telling: by word number. sources: by the numbers of `frame["source"]`.

    texts: `_WORDED` → (n, width). frame: the other columns, as they are.
    """

    keys: list[str]
    telling: list[float]
    sources: list[str]
    texts: dict[str, Ints]
    frame: dict[str, NDArray[Any]]


def columns(statements: Sequence[Statement]) -> Columns:
    """The statements' columns, in their order."""
    return _assembled(shared(lambda first, stop: _read(statements[first:stop]), len(statements), _MANY))


def _read(statements: Sequence[Statement]) -> _Read:
    # One pass over the statements: they lie scattered in memory, and every further pass would wait for it again.
    taken = np.array([*map(_FIELDS_OF, statements)], dtype=object).reshape(-1, len(_FIELDS))
    said = {name: taken[:, place].tolist() for place, name in enumerate(_FIELDS)}
    vocabulary = Vocabulary()
    sources, source = distinct(said["source"])
    people, who = distinct(said["people"])
    places, place = distinct([*zip(said["venue"], said["address"], strict=True)])
    houses, house = distinct([*zip(said["venue"], said["organizers"], strict=True)])
    organizers, organizer = distinct(said["organizers"])
    # Towns by the beginnings of their names: inflected and abbreviated ones begin alike.
    cities, city = distinct(said["city"])
    named = [" | ".join(names) for names in houses]
    words, marks = read(
        vocabulary,
        {
            "title": (said["name"], 12),
            "description": ([text[:400] for text in said["description"]], 20),
            "people": (people, 12),
            "venue": ([" ".join(names) for names in places], 10),
            "organizer": (organizers, 8),
            "city": ([name.partition("(")[0] for name in cities], 3),
            "host": ([_HOST_TAIL.sub("", name) for name in sources], 4),
        },
    )
    texts = {
        "title": words["title"],
        "people": words["people"][who],
        "venue": words["venue"][place],
        "organizer": words["organizer"][organizer],
        "description": words["description"],
        "city": words["city"][city],
        "host": words["host"][source],
        "acronyms": listed(named, lambda text: acronyms(text, vocabulary), 4)[house],
        "initials": listed(named, lambda text: initials(text, vocabulary), 12)[house],
    }
    statuses, status = distinct(said["status"])
    frame: dict[str, NDArray[Any]] = {
        "source": source,
        "price": _prices(said["price"], said["description"]),
        "hours_said": _hours(said["start"], said["name"], said["description"]),
        "is_own_page": own_pages(sources, source, people, who),
        "whole": np.fromiter(map(hash, zip(*(said[name] for name in _ALL), strict=True)), np.int64, len(statements)),
        "status": np.array([_STATUSES.get(name, 0) for name in statuses], dtype=np.int32)[status],
        **_marks(marks["title"], marks["description"]),
        **_when(said),
    }
    return _Read(list(vocabulary.numbers), vocabulary.weights, sources, texts, frame)


def _prices(stated: Sequence[float | None], descriptions: Sequence[str]) -> Floats:
    """What is stated, and else what the words say."""
    return np.array(
        [price_said(text) if price is None else price for price, text in zip(stated, descriptions, strict=True)],
        dtype=np.float32,
    )


def _hours(starts: Sequence[str | None], names: Sequence[str], descriptions: Sequence[str]) -> NDArray[np.int64]:
    """The hours in the words of those that state none; who states one is believed."""
    said = [
        0 if start is not None and len(start) >= 16 else hours_said(f"{name} | {text}")
        for start, name, text in zip(starts, names, descriptions, strict=True)
    ]
    return np.array(said, dtype=np.int64)


def _marks(titles: dict[str, Ints], below: dict[str, Ints]) -> dict[str, Ints]:
    """titles, below: `MARKS` of the titles and of the descriptions."""
    both = {name: titles[name] | below[name] for name in titles}
    return {
        "kinds": titles["kinds"],
        "title_scopes": titles["scopes"],
        **{f"all_{name}" if name == "kinds" else name: marks for name, marks in both.items()},
    }


def _when(said: Mapping[str, list[Any]]) -> dict[str, Ints]:
    day, clock = moments(said["start"])
    last, last_clock = moments(said["end"])
    before, before_clock = moments(said["previous_start"])
    by_night = (clock != NO_CLOCK) & (clock < NIGHT) & (day != NO_DAY)
    day, clock = np.where(by_night, day - 1, day), np.where(by_night, clock + 1440, clock)
    stated, which = distinct(said["recurrence"])
    rules = np.array([rule_of(rule) for rule in stated], dtype=np.int32).reshape(-1, 3)[which]
    return {
        "day": day,
        "clock": np.where((clock == NO_CLOCK) & (rules[:, 2] != NO_CLOCK), rules[:, 2], clock),
        "last": last,
        "last_clock": last_clock,
        "before": before,
        "before_clock": before_clock,
        "rule": rules[:, 0],
        "days_of_rule": rules[:, 1],
    }


def _assembled(parts: Sequence[_Read]) -> Columns:
    """The parts one below the other; their numbers of words and sources become those of one list."""
    weights: dict[str, float] = {}
    for part in parts:
        for key, value in zip(part.keys, part.telling, strict=True):
            weights[key] = min(value, weights.get(key, 1.0))
    # Numbered by their letters, so that the numbers do not tell who came first; "" is the first of all.
    keys = {key: number for number, key in enumerate(sorted(weights))}
    telling = [weights[key] for key in keys]
    tables: dict[str, list[Ints]] = {name: [] for name in _WORDED}
    for part in parts:
        numbers = np.array([keys[key] for key in part.keys], dtype=np.int32)
        for name in _WORDED:
            tables[name].append(numbers[part.texts[name]])
    texts: dict[str, Any] = {name: stacked(rows) for name, rows in tables.items()}
    description = texts.pop("description")
    said = (texts["title"], texts["people"], description)
    frame: dict[str, Any] = {name: np.concatenate([part.frame[name] for part in parts]) for name in parts[0].frame}
    sources, number = distinct([name for part in parts for name in part.sources])
    first = np.cumsum([0, *(len(part.sources) for part in parts)])
    own = [part.frame["source"] + begin for part, begin in zip(parts, first[:-1], strict=True)]
    source = number[np.concatenate(own)].astype(np.int32)
    _, site = distinct([name.partition("/")[0] for name in sources])
    frame |= {"source": source, "site": site.astype(np.int32)[source]}
    return Columns(
        n=len(source),
        words=np.hstack(said),
        weight=_weights(telling, said, len(source)),
        price_telling=_seldom(frame["price"]),
        is_number=np.array([key.startswith("#") and len(key) < 4 for key in keys], dtype=bool),
        **texts,
        **frame,
    )


def _seldom(prices: Floats) -> Floats:
    """How much an equal price tells: all, where one of twenty asks for as much, and the less the more do."""
    stated = ~np.isnan(prices)
    _, which, count = np.unique(prices[stated], return_inverse=True, return_counts=True)
    share = (count + _BACKGROUND / 20) / (stated.sum() + _BACKGROUND)
    result = np.zeros(len(prices), dtype=np.float32)
    result[stated] = np.clip(np.log(share) / np.log(1 / 20), 0, 1)[which]
    return result


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
