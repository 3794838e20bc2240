"""Columns of a segment: what stands in each, and in which numbers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]

OF_EVENTS: dict[str, type[np.generic]] = {
    "event": np.int64,
    "stamp": np.int64,
    "first": np.int32,  # the first day of the first occurrence; -1 where no day is known
    "last": np.int32,  # the last day of the last occurrence
    "begin": np.int64,  # where its occurrences begin
    "number": np.int16,  # how many occurrences it has
    "city": np.int32,
    "place": np.int32,
    "category": np.uint8,
    "venue": np.int64,  # numbers of the catalogue; 0 for none
    "house": np.int64,
    "sources": np.uint8,
    "houses": np.uint8,
    "people": np.uint8,
    "audience": np.uint8,
    "access": np.uint8,
    "language": np.uint8,
    "flags": np.uint8,
    "price": np.float32,  # NaN where unknown
}
OF_OCCURRENCES: dict[str, type[np.generic]] = {
    "day": np.int32,
    "until": np.int32,
    "minute": np.int16,
    "occurrence": np.int64,
}

FREE, ONLINE, GONE, PART, RECURS = 1, 2, 4, 8, 16

SPANS = (7, 62, 1 << 30)
"""Each city's events stand together, in three parts by how many days lie between their first and last day, and each
part in the order of days: a window is then three slices for a city, and only the few long ones are looked at in vain.
"""
