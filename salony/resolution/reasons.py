"""What was found in a comparison, in short English phrases: keys for people's own languages."""

import numpy as np
from numpy.typing import NDArray

from salony.resolution.columns import Floats
from salony.resolution.comparison import FEATURES

Codes = NDArray[np.int8]
"""(p, 3)"""

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


_TABLES = (_WHEN, _WHAT, _WHERE)


def reason_codes(compared: Floats) -> Codes:
    """For each pair: when, what and where they agree, as numbers. compared: (p, len(FEATURES))."""
    codes = np.empty((len(compared), len(_TABLES)), dtype=np.int8)
    for column, table in enumerate(_TABLES):
        codes[:, column] = len(table)
        # The first that is there counts, so it is written last.
        for place, name in reversed(list(enumerate(table))):
            codes[compared[:, FEATURES.index(name)] >= _LEAST.get(name, 0.5), column] = place
    return codes


def phrases(codes: Codes) -> list[tuple[str, ...]]:
    """The codes of `reason_codes` in words."""
    words = [[*table.values(), ""] for table in _TABLES]
    known: dict[tuple[int, ...], tuple[str, ...]] = {}
    found = []
    for row in map(tuple, codes.tolist()):
        if row not in known:
            known[row] = tuple(said for table, place in zip(words, row, strict=True) if (said := table[place]))
        found.append(known[row])
    return found


def objections(compared: Floats) -> tuple[str, ...]:
    """What speaks against one pair; at most three. compared: (len(FEATURES),)."""
    return tuple(said for name, said in _AGAINST.items() if compared[FEATURES.index(name)] > 0)[:3]
