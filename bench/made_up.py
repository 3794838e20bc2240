"""A collection made up and questions on it, the same in every run, for `bench/search.py` and the engines beside it."""

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FIRST = dt.date(2025, 1, 1).toordinal()
DAYS = 730
PLACES = 5000
CATEGORIES = ("concert", "theatre", "film", "exhibition", "workshop", "lecture", "literature", "family", "market")
SYLLABLES = tuple(a + b for a in "bcdfgklmnprs" for b in "aeio")


@dataclass(frozen=True, slots=True)
class Made:
    """One event made up: words of the title, of the text, the day, the place and the category."""

    number: int
    title: str
    text: str
    day: int
    place: int
    category: str
    house: int


@dataclass(frozen=True, slots=True)
class Question:
    words: tuple[str, str]
    first: int
    latitude: float
    longitude: float


def vocabulary(seed: random.Random, number: int = 60_000) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < number:
        words["".join(seed.choices(SYLLABLES, k=seed.randint(2, 5)))] = None
    return list(words)


def places(seed: random.Random) -> list[tuple[float, float]]:
    return [(49.0 + 5.8 * seed.random(), 14.1 + 10 * seed.random()) for _ in range(PLACES)]


def events(number: int, words: list[str]) -> Iterator[Made]:
    """Forty words each, as often as in a language (Zipf); a few of the institutions hold most of the events."""
    seed = random.Random(7)  # noqa: S311 - made-up data, the same in every run
    weights = [1 / rank for rank in range(10, len(words) + 10)]
    stock = seed.choices(words, weights, k=2_000_000)
    at = 0
    for one in range(number):
        if at > len(stock) - 50:
            at = seed.randrange(1000)
        house = int(min(seed.paretovariate(0.35), 1e9)) % 20_000
        yield Made(
            one + 1,
            " ".join(stock[at : at + 5]),
            " ".join(stock[at + 5 : at + 40]),
            FIRST + seed.randrange(DAYS),
            house % PLACES,
            CATEGORIES[seed.randrange(len(CATEGORIES))],
            house + 1,
        )
        at += 41 + (one % 3)


def questions(number: int, words: list[str], where: list[tuple[float, float]]) -> list[Question]:
    """One frequent word and one rarer one; places as events have them."""
    seed = random.Random(11)  # noqa: S311 - as above
    found = []
    for _ in range(number):
        place = where[int(min(seed.paretovariate(0.35), 1e9)) % 20_000 % PLACES]
        pair = (words[seed.randrange(5, 300)], words[seed.randrange(300, 6000)])
        found.append(Question(pair, FIRST + seed.randrange(DAYS - 30), *place))
    return found


def times(ask: Callable[[Question], int], asked: list[Question]) -> dict[str, float]:
    """Milliseconds. Each question is asked once; the first ones warm up and do not count."""
    warm = len(asked) // 10
    found, spent = 0, []
    for number, question in enumerate(asked):
        begun = time.perf_counter()
        hits = ask(question)
        if number >= warm:
            spent.append(1000 * (time.perf_counter() - begun))
            found += hits
    spent.sort()
    return {
        "p50_ms": round(statistics.median(spent), 3),
        "p95_ms": round(spent[int(0.95 * len(spent))], 3),
        "found_on_average": round(found / len(spent), 1),
    }


def box(question: Question) -> tuple[float, float, float, float]:
    """About 15 km to each side."""
    return (
        question.latitude - 0.135,
        question.latitude + 0.135,
        question.longitude - 0.21,
        question.longitude + 0.21,
    )
