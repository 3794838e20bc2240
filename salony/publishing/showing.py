"""What a page shows of a programme: the lines that fit it, read from the tables all at once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salony.catalogue import queries
from salony.catalogue.models import City, Occurrence
from salony.discovery.programme import Picked, Programme
from salony.discovery.selections import Chosen

WHOLE = 200
"""Lines of a page that tells day by day; of more the most interesting of each day are told, and the days have pages."""
LEAST = 5
"""Lines of a day in any case."""
RUNS = 40
"""Of exhibitions and the like, the soonest to close."""


class Shown:
    """Occurrences of a city by their numbers. One query, whatever their number."""

    def __init__(self, city: City, *parts: Programme | Iterable[Picked]) -> None:
        ids: set[int] = set()
        for part in parts:
            ids.update(part.ids if isinstance(part, Programme) else [one.occurrence for one in part])
        self._rows = queries.occurrences(city, ids)

    def of(self, part: Programme) -> list[Occurrence]:
        """In the part's order; what went since the index was read is left out."""
        return [self._rows[key] for key in part.ids if key in self._rows]

    def chosen(self, picked: Iterable[Picked]) -> list[Chosen]:
        return [Chosen(self._rows[one.occurrence], one.reasons) for one in picked if one.occurrence in self._rows]


@dataclass(frozen=True, slots=True)
class Abridged:
    """Day by day, no more than a page holds. beyond: day → how many lines of it are on its own page only."""

    shown: Programme
    beyond: Mapping[dt.date, int]


def abridged(whole: Programme, today: dt.date, *, most: int | None = None) -> Abridged:
    """most: so many lines are shown whole; WHOLE without it."""
    most = most or WHOLE
    if len(whole) <= most:
        return Abridged(whole, {})
    days = {day: len(part) for day, part in whole.days()}
    shown = whole.abridged(max(LEAST, most // len(days)), today)
    beyond = {day: days[day] - len(part) for day, part in shown.days() if days[day] > len(part)}
    return Abridged(shown, beyond)
