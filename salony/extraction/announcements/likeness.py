"""When two names are one, two days the same, two hours no contradiction."""

import re

from salony.extraction.announcements.moments import Moment
from salony.vocabulary import PartialDateTime

# A long sentence may hold the words of any name here and there.
_SCATTERED = 2


def stems(name: str) -> list[str]:
    return [w[:5] for w in re.findall(r"\w+", name.lower()) if len(w) > 1]


def alike(a: str, b: str) -> float:
    """From 0 to 1: shared word beginnings; 0.9 where one name holds the other, and is not lost among its words."""
    x, y = set(stems(a)), set(stems(b))
    if not x or not y:
        return 0.0
    shared = len(x & y)
    if shared == min(len(x), len(y)) and (max(len(x), len(y)) <= _SCATTERED * shared or _runs_through(a, b)):
        return 0.9 if len(x) != len(y) else 1.0
    return 2 * shared / (len(x) + len(y))


def _runs_through(a: str, b: str) -> bool:
    """The shorter name's words stand in the longer one as they do there, one after another."""
    short, long = sorted((stems(a), stems(b)), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def same_day(a: PartialDateTime | None, b: PartialDateTime | None) -> bool:
    if a is None or b is None or a.day is None or b.day is None:
        return False
    return (a.month, a.day) == (b.month, b.day) and (a.year is None or b.year is None or a.year == b.year)


def same_clock(a: PartialDateTime | None, b: PartialDateTime | None) -> bool:
    return a is None or b is None or a.hour is None or b.hour is None or (a.hour, a.minute) == (b.hour, b.minute)


def lasts(moment: Moment) -> bool:
    """From one day to another."""
    return moment.start is not None and moment.end is not None and not same_day(moment.start, moment.end)
