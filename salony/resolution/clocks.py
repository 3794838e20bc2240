"""Days, hours and rules of recurrence as numbers."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from salony.resolution.wording import distinct

Ints = NDArray[np.int32]

NO_DAY = -1_000_000
NO_CLOCK = -10_000
NIGHT = 4 * 60
"""What begins before four in the morning belongs to the evening before."""

_RULE_DAYS = re.compile(r"BYDAY=([^;]*)")
_RULE_HOUR = re.compile(r"BYHOUR=(\d+)(?:;|$)")
_RULE_MINUTE = re.compile(r"BYMINUTE=(\d+)(?:;|$)")
_RULE_ONCE = re.compile(r"COUNT=1(?:;|$)")
_HOURS = re.compile(r"\b(\d{1,2})[:.][0-5]\d\b|\b(?:o|od|godz\.?|godzinie|at) (\d{1,2})\b(?![.:]?\d)", re.IGNORECASE)


def moments(texts: Sequence[str | None]) -> tuple[Ints, Ints]:
    """Days since 1970 and minutes of the day."""
    once, rows = distinct(texts)
    days = np.full(len(once), NO_DAY, dtype=np.int32)
    clocks = np.full(len(once), NO_CLOCK, dtype=np.int32)
    for row, text in enumerate(once):
        if not text:
            continue
        try:
            days[row] = np.datetime64(text[:10], "D").astype(np.int32)
            if len(text) >= 16:
                hour, minute = int(text[11:13]), int(text[14:16])
                clocks[row] = hour * 60 + minute if hour < 24 and minute < 60 else NO_CLOCK
        except (ValueError, OverflowError):
            continue
    return days[rows], clocks[rows]


def rule_of(rule: str | None) -> tuple[int, int, int]:
    """(is it a series, its weekdays as a bit set, its clock). A rule that falls once is none."""
    if not rule:
        return 0, 0, NO_CLOCK
    upper = rule.upper()
    hour, minute = _RULE_HOUR.search(upper), _RULE_MINUTE.search(upper)
    clock = int(hour[1]) * 60 + (int(minute[1]) if minute else 0) if hour else NO_CLOCK
    if _RULE_ONCE.search(upper):
        return 0, 0, clock
    days = _RULE_DAYS.search(upper)
    bits = 0
    for index, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU")):
        if days and name in days[1]:
            bits |= 1 << index
    return 1, bits, clock


def hours_said(text: str) -> int:
    """The full hours named in words ("o 16", "godz. 18", "16.00"), as a bit set."""
    bits = 0
    for match in _HOURS.finditer(text):
        hour = int(next(group for group in match.groups() if group))
        if hour < 24:
            bits |= 1 << hour
    return bits
