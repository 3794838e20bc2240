"""What was found in a comparison, in short English phrases: keys for people's own languages."""

from collections.abc import Sequence

import numpy as np

from salony.resolution.columns import Floats
from salony.resolution.comparison import FEATURES

_WHEN = {
    "moved": "the old day of what was moved",
    "hour_same": "same day and hour",
    "hour_near": "same day, a quarter of an hour apart",
    "hour_doors": "same day, doors and start",
    "hour_later": "same day, an hour apart",
    "hour_named": "same day, the hour in its words",
    "hour_unsaid": "same day",
    "hour_unsaid_both": "same day",
    "day_next": "the next day",
    "span_same": "same first and last day",
    "span_near": "nearly the same days",
    "span_first_day": "the first of its days",
    "series_same": "same series",
}
_WHAT = {
    "title_dice": "same name",
    "title_contained": "one name contains the other",
    "title_strength": "names alike",
    "people_shared": "same people",
    "people_named": "people named in the other's words",
    "words_shared": "alike in words",
}
_WHERE = {
    "venue_same": "same venue",
    "venue_initials": "venue by its initials",
    "venue_named": "venue named in the other's words",
    "venue_unsaid": "no other venue named",
    "town_same": "same town",
}
_AGAINST = {
    "hour_other": "another hour",
    "day_other": "another day",
    "town_other": "another town",
    "series_single": "a date of the series",
    "series_other": "another series",
    "span_single": "a part of its days",
    "span_other": "other days",
    "source_same": "two entries of one source",
    "accessory_differs": "an accompanying event",
    "whole_differs": "the whole and a part",
    "trip_differs": "a journey to it",
    "own_page_differs": "an act of the programme",
    "audiences_differ": "another audience",
    "price_differs": "another price",
    "kinds_differ": "another kind of event",
    "numbers_differ": "another edition",
    "people_differ": "other people",
    "venue_other": "another venue",
}
_LEAST = {"title_dice": 0.9, "title_contained": 0.95, "title_strength": 0.2, "words_shared": 0.3}


def pair_reasons(compared: Floats) -> list[tuple[str, ...]]:
    """For each pair: when, what and where they agree. compared: (p, len(FEATURES))."""
    columns = [_first(compared, table) for table in (_WHEN, _WHAT, _WHERE)]
    return [tuple(said for said in row if said) for row in zip(*columns, strict=True)]


def objections(compared: Floats) -> tuple[str, ...]:
    """What speaks against one pair; at most three. compared: (len(FEATURES),)."""
    return tuple(said for name, said in _AGAINST.items() if compared[FEATURES.index(name)] > 0)[:3]


def _first(compared: Floats, table: dict[str, str]) -> Sequence[str]:
    """By pair, the phrase of the first feature of the table that is there."""
    names = list(table)
    least = np.array([_LEAST.get(name, 0.5) for name in names])
    found = compared[:, [FEATURES.index(name) for name in names]] >= least
    phrases = np.array([*table.values(), ""], dtype=object)
    where = np.where(found.any(axis=1), found.argmax(axis=1), len(names))
    said: Sequence[str] = phrases[where].tolist()
    return said
