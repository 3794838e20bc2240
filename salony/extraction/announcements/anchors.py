"""When a page was published, and the year that an incomplete date belongs to.

A year is filled in only where something fixes it: the words, a stamp, the address, an edition, the weekday.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from salony.vocabulary import PartialDateTime

_URL_DAY = re.compile(
    r"[/=_-](20[0-3]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.?&-]|\d{4,9}(?=[/?-])|$)"
)
_URL_MONTH = re.compile(r"/(20[0-3]\d)[/-](0?[1-9]|1[0-2])(?:[/?-]|$)")
_URL_QUERY = re.compile(r"month=(\d{1,2})&year=(20\d\d)")
_URL_YEAR = re.compile(r"(?<=[/_=a-z-])(20[0-3]\d)(?=[/_?&.#-]|$)")
_HALF_YEAR = 200


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point from which dates are understood.

    place: offset from which it holds. weak: only a weekday may confirm it.
    """

    day: dt.date | None
    year: int
    place: int = 0
    weak: bool = False


def of_address(url: str | None) -> Anchor | None:
    """The day, month or year that an address carries."""
    if not url:
        return None
    path = re.sub(r"^\w+://[^/]*", "", url)
    for match in _URL_DAY.finditer(path):
        try:
            day = dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        return Anchor(day, day.year)
    month = _URL_MONTH.search(path)
    if month:
        return Anchor(dt.date(int(month[1]), int(month[2]), 15), int(month[1]))
    query = _URL_QUERY.search(path)
    if query and 1 <= int(query[1]) <= 12:
        return Anchor(dt.date(int(query[2]), int(query[1]), 15), int(query[2]))
    years = {int(m[1]) for m in _URL_YEAR.finditer(path)}
    return Anchor(None, years.pop()) if len(years) == 1 else None


@dataclass(frozen=True)
class Anchors:
    """Every anchor of a page. page: the strongest one for the whole of it; stamps: those of single items, by place.

    follow: an item's stamp stands below it.
    """

    page: Anchor | None
    stamps: Sequence[Anchor] = ()
    weak: Sequence[Anchor] = ()
    follow: bool = False

    def at(self, place: int) -> Anchor | None:
        """The stamp of the item that the place belongs to, else the page's anchor."""
        if len(self.stamps) > 1:
            index = bisect_right([a.place for a in self.stamps], place) - 1 + self.follow
            index = min(index, len(self.stamps) - 1)
            if index >= 0:
                return self.stamps[index]
        return self.page

    def complete(self, value: PartialDateTime | None, place: int, weekday: int | None) -> PartialDateTime | None:
        """The value with the year that its place gives it; unchanged where nothing fixes one."""
        if value is None or value.year is not None or value.month is None:
            return value
        anchor = self.at(place)
        candidates = [anchor] if anchor else list(self.weak) if weekday is not None else []
        for found in candidates:
            year = _year(value, found, weekday)
            if year is not None:
                return replace(value, year=year)
        return value


def _year(value: PartialDateTime, anchor: Anchor, weekday: int | None) -> int | None:
    month, day = value.month or 1, value.day or 1
    years = range(anchor.year - 1, anchor.year + 2) if anchor.day else (anchor.year,)
    options: list[tuple[int, int]] = []
    for year in years:
        try:
            date = dt.date(year, month, day)
        except ValueError:
            continue
        if weekday is not None and value.day is not None and date.weekday() != weekday:
            continue
        distance = abs((date - anchor.day).days) if anchor.day else 0
        if not anchor.day or distance <= _HALF_YEAR or (weekday is not None and not anchor.weak):
            options.append((distance, year))
    return min(options)[1] if options else None


def resolved_weekday(weekday: int, day: dt.date) -> dt.date:
    """The first such weekday on or after the day."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)
