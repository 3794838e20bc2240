"""A question to an archive: nothing that is asked for must be there. Whoever looks back remembers parts."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from salony.discovery.index import columns as c
from salony.discovery.index.asking import Ask, Match
from salony.discovery.index.building import relevance
from salony.discovery.index.matching import answers, earned, everything, of_word, within
from salony.discovery.index.segment import Segment

CONDITIONS = (
    "category", "not_category", "place", "is_free", "is_online", "max_price", "audience", "access", "language",
)  # fmt: skip
ANOTHER_YEAR = 0.7
"""What the same days of another year are worth, beside those that were meant."""
BEFORE = 0.7
"""What begins up to an hour before the hours that were meant."""


def match_loosely(segment: Segment, ask: Ask, weights: Sequence[float], *, leave_out: c.Column | None = None) -> Match:
    """As `matching.match`. Points of the words from 0 to nearly 2; of each condition more for yes, less for no."""
    bounds = segment.slices(None, None, ask.city)
    positions = everything(bounds)
    if leave_out is not None:
        positions = positions[~leave_out[positions]]
    if not len(positions):
        return Match.nothing()
    points = _of_words(segment, ask, weights, bounds, positions)
    exact, denied = np.ones(len(positions), bool), np.zeros(len(positions), bool)
    for one in answers(segment, ask, positions):
        unsure = np.zeros(len(positions), bool) if one.unknown is None else one.unknown & ~one.yes
        exact &= one.yes
        denied |= ~(one.yes | unsure)
        points = points + _worth(one.kind, one.yes.astype(np.float32), unsure)
    for fulfilled, unsure in _times(segment, ask, positions):
        points = points + _worth("time", fulfilled, unsure)
    return Match(positions, segment.arrays["begin"][positions], points, exact, denied)


def _of_words(segment: Segment, ask: Ask, weights: Sequence[float], bounds: c.Column, positions: c.Column) -> c.Column:
    rules = relevance()["loose"]
    total = np.zeros(len(positions), np.float32)
    for word, weight in zip(ask.words, weights, strict=True):
        total += earned(of_word(segment, word, weight, bounds, standing=rules["standing"]), positions)
    most = np.float32(1 + rules["standing"])
    share = total / (most * np.float32(max(sum(weights), 1e-6)))
    answer: c.Column = most * share ** np.float32(rules["conjunction"])
    return answer


def _weight(kind: str, answer: str) -> float:
    weights = relevance()["loose"]
    return weights.get(f"{kind}_{answer}", weights[answer])


def _worth(kind: str, fulfilled: c.Column, unsure: c.Column) -> c.Column:
    """fulfilled: from 0 to 1."""
    yes, unknown, no = (_weight(kind, answer) for answer in ("yes", "unknown", "no"))
    worth: c.Column = np.where(unsure, unknown, np.where(fulfilled > 0, yes * fulfilled, no)).astype(np.float32)
    return worth


def nothing_known(ask: Ask) -> float:
    """The points of an event of which nothing is known that was asked for."""
    times = ["time"] * (bool(ask.season) + bool(ask.hours))
    return sum(_weight(kind, "unknown") for kind in (*CONDITIONS, *times) if kind == "time" or _is_asked(ask, kind))


def _is_asked(ask: Ask, kind: str) -> bool:
    asked = getattr(ask, kind)
    return asked is not None and asked not in ("", False)


def _times(segment: Segment, ask: Ask, positions: c.Column) -> list[tuple[c.Column, c.Column]]:
    """Days and hours: (how far they fit, where they are not known)."""
    arrays = segment.arrays
    found = []
    if ask.season:
        first = arrays["first"][positions]
        found.append((_in_season(first, arrays["last"][positions], *ask.season), first <= 0))
    if ask.hours and len(arrays["day"]):
        minute = arrays["minute"][np.minimum(arrays["begin"][positions], len(arrays["day"]) - 1)]
        known = (arrays["number"][positions] > 0) & (minute >= 0)
        found.append((known * _near_hours(minute, *ask.hours), ~known))
    return found


def _near_hours(minute: c.Column, low: int, high: int) -> c.Column:
    """1 within the hours, less up to an hour before them: what begins then goes on into them."""
    near: c.Column = np.where(within(minute, low, high), 1, BEFORE * within(minute, low - 60, high))
    return near


def _in_season(first: c.Column, last: c.Column, begin: int, end: int) -> c.Column:
    """1 for what takes place on those days, less for the same days of another year, 0 for any other."""
    low, high = (dt.date.fromordinal(day).timetuple().tm_yday for day in (begin, end))
    of_year = np.mod(first - 1, 365.2425)
    after, before = of_year >= low - 2, of_year <= high + 1
    season = (after & before) if low <= high else (after | before)
    then = (first <= end) & (last >= begin)
    worth: c.Column = np.where(then, 1, np.where(season, ANOTHER_YEAR, 0)).astype(np.float32)
    return worth
