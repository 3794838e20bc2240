"""Points and reasons of the most interesting, for many events at once: the rules of `data/ranking.toml` on columns."""

import datetime as dt

import numpy as np

from salony.discovery.index import columns as c
from salony.discovery.index.columns import Column
from salony.discovery.index.entry import AUDIENCES
from salony.discovery.index.segment import Segment
from salony.discovery.ranking import Candidate, rules

CHILDREN = sum(1 << AUDIENCES.index(name) for name in ("toddlers", "children", "families"))


def interest(segment: Segment, positions: Column, occurrences: Column, day: int | None) -> Column:
    """For each event the sum of points that `ranking.points` gives to its candidate. day: from which one looks."""
    weights, limits = rules()["weights"], rules()["limits"]
    arrays = segment.arrays
    flags = arrays["flags"][positions]
    run, left = _runs(segment, positions, occurrences, day)
    points = weights["once"] * (~run & ((flags & c.RECURS) == 0))
    more = np.minimum(arrays["sources"][positions].astype(np.int16) - 1, int(weights["sources_at_most"]))
    points = points + weights["source"] * np.maximum(more, 0)
    points += weights["ending"] * (run & (left >= 0) & (left <= limits["ending_days"]))
    more = np.minimum(arrays["houses"][positions].astype(np.int16) - 1, int(weights["together_at_most"]))
    points += weights["together"] * np.maximum(more, 0)
    points += weights["people"] * (arrays["people"][positions] >= limits["people_from"])
    points += weights["children"] * ((arrays["audience"][positions] & CHILDREN) > 0)
    points += weights["free"] * ((flags & c.FREE) > 0)
    answer: Column = points.astype(np.float32)
    return answer


def _runs(segment: Segment, positions: Column, occurrences: Column, day: int | None) -> tuple[Column, Column]:
    """Which occurrences last several days, and how many days are left of each."""
    arrays = segment.arrays
    if not len(arrays["day"]):
        return np.zeros(len(positions), bool), np.zeros(len(positions), np.int32)
    at = np.minimum(occurrences, len(arrays["day"]) - 1)
    placed = arrays["number"][positions] > 0
    return placed & (arrays["until"][at] > arrays["day"][at]), arrays["until"][at] - (day or 0)


def candidate(segment: Segment, position: int, occurrence: int, key: int, away: float | None = None) -> Candidate:
    """What ranking wants to know of one event, from the columns alone. away: kilometres, where that was asked."""
    arrays, tables = segment.arrays, segment.tables
    flags = int(arrays["flags"][position])
    dated = int(arrays["number"][position]) > 0
    first = dt.date.fromordinal(int(arrays["day"][occurrence])) if dated else dt.date.max
    last = dt.date.fromordinal(int(arrays["until"][occurrence])) if dated else dt.date.max
    return Candidate(
        key=key,
        category=tables.categories[int(arrays["category"][position])] or "other",
        place=str(int(arrays["place"][position])),
        house=int(arrays["house"][position]),
        first_day=first,
        last_day=last,
        occurrences=int(arrays["number"][position]),
        recurs=bool(flags & c.RECURS),
        sources=int(arrays["sources"][position]),
        institutions=int(arrays["houses"][position]),
        people=int(arrays["people"][position]),
        is_free=bool(flags & c.FREE),
        for_children=bool(int(arrays["audience"][position]) & CHILDREN),
        away_km=away,
    )
