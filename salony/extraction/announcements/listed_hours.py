"""Times and their lines: "16.10" between "16.00" and "17.00" is an hour, two lines with days are two times."""

import re
from collections.abc import Sequence

from salony.extraction.announcements import moments as timing
from salony.language.times import TimeExpression, find_times

_FIRST = re.compile(r"[^\S\n]*(?:[-–—•*]\s*)?(\d{1,2})\.(\d\d)(?![\d.])")
_DAY = re.compile(r"\d{1,2}\.\d\d")
# No month is so late: what stands before it is an hour.
_MONTHS = 12
_HOURS = 24


def hours_among_hours(found: Sequence[TimeExpression], text: str, language: str) -> list[TimeExpression]:
    """The same times, where a line begins with an hour between those of its neighbours, as that hour."""
    return [_as_hour(e, text, language) or e for e in found]


def _as_hour(e: TimeExpression, text: str, language: str) -> TimeExpression | None:
    if not _DAY.fullmatch(e.text) or e.year_stated or timing.has_clock(e) or e.start is None or e.start.day is None:
        return None
    begin = text.rfind("\n", 0, e.begin) + 1
    own = _FIRST.match(text, begin)
    if own is None or own.start(1) != e.begin or int(own[1]) > _HOURS:
        return None
    before, after = _beside(text, begin, -1), _beside(text, begin, 1)
    this = int(own[1]), int(own[2])
    if before is None or not (before[1] == 0 or before[1] > _MONTHS) or before > this:
        return None
    if after is not None and after < this:
        return None
    lead = "godz. " if language == "pl" else "at "
    told = next((one for one in find_times(lead + e.text, language=language) if timing.has_clock(one)), None)
    return None if told is None else told._replace(begin=e.begin, stop=e.stop, text=e.text)


def _beside(text: str, begin: int, step: int) -> tuple[int, int] | None:
    """The hour that begins the nearest line before or after that is not empty."""
    at = begin
    for _ in range(3):
        at = text.rfind("\n", 0, at - 1) + 1 if step < 0 else text.find("\n", at) + 1
        if (step < 0 and begin == 0) or (at <= 0 and step > 0):
            return None
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)]
        if line.strip():
            match = _FIRST.match(line)
            return (int(match[1]), int(match[2])) if match and int(match[1]) <= _HOURS else None
        if at == 0:
            return None
    return None


def parted_by_lines(found: Sequence[TimeExpression], language: str) -> list[TimeExpression]:
    """The same times, where one was read across a line's end though each line says a day of its own: as those."""
    kept: list[TimeExpression] = []
    done: set[tuple[int, int]] = set()
    for e in found:
        head, line_end, tail = e.text.partition("\n")
        parts = _each_with_a_day(head, tail, language) if line_end else None
        if parts is None:
            kept.append(e)
        elif (e.begin, e.stop) not in done:
            done.add((e.begin, e.stop))
            for shift, every in zip((0, len(head) + 1), parts, strict=True):
                at = e.begin + shift
                kept += [one._replace(begin=one.begin + at, stop=one.stop + at) for one in every]
    return kept


def _each_with_a_day(head: str, tail: str, language: str) -> tuple[list[TimeExpression], list[TimeExpression]] | None:
    parts = [find_times(part, language=language) for part in (head, tail)]
    for every in parts:
        days = [e for e in every if e.start is not None and e.start.day is not None and e.start.month is not None]
        if not days or len(days) != len(every):
            return None
    return parts[0], parts[1]
