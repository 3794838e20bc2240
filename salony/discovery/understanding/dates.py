"""When a query asks for: its expressions of time put together, by the conventions of `docs/search.md`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from salony.discovery.query import Moment
from salony.discovery.understanding import spans
from salony.discovery.understanding.atoms import AtomReader
from salony.discovery.understanding.clocks import Atom
from salony.discovery.understanding.lexicon import Vocabulary
from salony.discovery.understanding.words import Token

# The sharper expression wins: an explicit day over the weekend, the weekend over the holiday.
_SHARPNESS = ("day", "weekday", "weekend", "holiday", "week", "season", "month", "year")
_NOON = 12


@dataclass(frozen=True, slots=True)
class When:
    """start, end, part_of_day: as in `Query`. atoms: the expressions, in order."""

    start: Moment | None = None
    end: Moment | None = None
    part_of_day: str | None = None
    atoms: tuple[Atom, ...] = ()


def find(row: Sequence[Token], free: Sequence[bool], vocabulary: Vocabulary, now: dt.datetime, place: str) -> When:
    """The expressions among the words that are still free, and what they mean together."""
    reader = AtomReader(row, vocabulary, now, place)
    atoms: list[Atom] = []
    index = 0
    while index < len(row):
        atom = reader.read(index) if free[index] else None
        if atom and all(free[atom.first : atom.last]):
            atoms.append(atom)
            index = atom.last
        else:
            index += 1
    kept = [atom for number, atom in enumerate(atoms) if not atom.weak or _has_neighbour(atoms, number)]
    return _together(kept, now)


def _has_neighbour(atoms: list[Atom], number: int) -> bool:
    here = atoms[number]
    beside = [atoms[number - 1]] if number else []
    beside += atoms[number + 1 : number + 2]
    return any(
        other.last == here.first or (other.first == here.last and other.kind == "day")
        for other in beside
        if other.kind in ("day", "weekday", "weekend")
    )


def _together(atoms: list[Atom], now: dt.datetime) -> When:
    today = now.date()
    clock = next((atom for atom in atoms if atom.kind == "clock"), None)
    part = next((atom.part for atom in atoms if atom.part), None)
    start, end = _days(atoms, today)
    if clock is None:
        return When(Moment(start) if start else None, Moment(end) if end else None, part, tuple(atoms))

    low, high = _afternoon(clock, part)
    if start is None and end is None:
        start = end = today
    first = Moment(start or today, low)
    last = Moment(end, high) if end else None
    return When(first, last, None, tuple(atoms))


def _afternoon(clock: Atom, part: str | None) -> tuple[dt.time | None, dt.time | None]:
    """ "o 5 po południu" is 17:00."""
    if part not in ("afternoon", "evening"):
        return clock.low, clock.high
    low, high = (
        hour.replace(hour=hour.hour + _NOON) if hour and hour.hour < _NOON else hour for hour in (clock.low, clock.high)
    )
    return low, high


def _days(atoms: list[Atom], today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    until = next((atom.end for atom in atoms if atom.kind == "until"), None)
    since = next((atom.start for atom in atoms if atom.kind == "from"), None)
    if until or since:
        return since or today, until
    week = next((atom for atom in atoms if atom.kind == "week"), None)
    if week and week.start:
        first = spans.monday(week.start)
        atoms = [
            replace(atom, start=spans.plus(first, atom.number), end=spans.plus(first, atom.number))
            if atom.kind == "weekday"
            else atom
            for atom in atoms
        ]
    atoms = _shifted(atoms, today)
    for kind in _SHARPNESS:
        found = [atom for atom in atoms if atom.kind == kind and atom.start and atom.end]
        if found:
            start = min(atom.start for atom in found if atom.start)
            end = max(atom.end for atom in found if atom.end)
            return start, end
    return None, None


def _shifted(atoms: list[Atom], today: dt.date) -> list[Atom]:
    """ "w sobotę za tydzień" apart: the weekday of the week that the count reaches."""
    counted = next((atom for atom in atoms if atom.kind == "day" and atom.number), None)
    day = next((atom for atom in atoms if atom.kind == "weekday"), None)
    if counted is None or day is None:
        return atoms
    start = spans.plus(spans.monday(today, counted.number), day.number)
    return [replace(counted, start=start, end=start)]
