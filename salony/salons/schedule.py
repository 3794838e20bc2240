"""The programme as hours: each item begins where the one before it in its part ends. Pure.

Hours are counted on the absolute time line, so that a programme over the change of clocks keeps its lengths.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Line:
    """An item to be placed. people: (key, name) of those who appear."""

    key: int
    title: str
    minutes: int
    people: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part: where it is, its beginning (aware), its lines in order; salon: the key and the name of whose it is."""

    key: int
    room: str
    starts_at: dt.datetime
    lines: tuple[Line, ...]
    salon: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class Slot:
    """A line with its hours; aware, in UTC."""

    line: Line
    stretch: Stretch = field(repr=False)
    start: dt.datetime
    end: dt.datetime

    def overlaps(self, other: "Slot") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Conflict:
    """kind: "person" or "room". who: the person's or the room's name. at: when it begins, aware, in UTC."""

    kind: str
    who: str
    one: Slot
    other: Slot

    @property
    def at(self) -> dt.datetime:
        return max(self.one.start, self.other.start)


def lay(stretches: Iterable[Stretch]) -> list[Slot]:
    """Every line with its hours, in the order of time."""
    slots = []
    for stretch in stretches:
        moment = stretch.starts_at.astimezone(dt.UTC)
        for line in stretch.lines:
            end = moment + dt.timedelta(minutes=line.minutes)
            slots.append(Slot(line, stretch, moment, end))
            moment = end
    return sorted(slots, key=lambda slot: (slot.start, slot.stretch.key))


def conflicts(slots: Sequence[Slot]) -> list[Conflict]:
    """A person in two places, a room twice; each pair of lines and each person once."""
    found = []
    for one, other in combinations(sorted(slots, key=lambda slot: slot.start), 2):
        if other.start >= one.end:
            continue
        if not one.overlaps(other):
            continue
        there = dict(other.line.people)
        found += [Conflict("person", name, one, other) for key, name in one.line.people if key in there]
        if one.stretch.key != other.stretch.key and one.stretch.room.casefold() == other.stretch.room.casefold():
            found.append(Conflict("room", one.stretch.room, one, other))
    return found
