"""What one expression means, and where it stands: the two halves of a TimeExpression."""

from dataclasses import dataclass
from typing import NamedTuple

from salony.language.times.expression import Kind, TimeExpression
from salony.vocabulary import PartialDateTime


class Place(NamedTuple):
    """Where a phrase stands: offsets in characters, its words, its number among the phrases of the text."""

    begin: int
    stop: int
    text: str
    group: int


@dataclass(slots=True)
class Meaning:
    """What one expression means: the fields of TimeExpression that do not tell its place."""

    kind: Kind = Kind.POINT
    start: PartialDateTime | None = None
    end: PartialDateTime | None = None
    grain: str = "day"
    direction: str | None = None
    weekday: int | None = None
    recurrence: str | None = None
    exclusions: tuple[PartialDateTime, ...] = ()
    minutes: int | None = None
    part: str | None = None
    year_stated: bool = False
    relative: bool = False
    attributive: bool = False
    feast: bool = False
    confidence: float = 1.0

    def open(self, direction: str) -> None:
        """One side open: "od", "do", "przed" or "po" was said."""
        if self.kind is not Kind.POINT:
            return
        self.kind, self.direction = Kind.OPEN, direction
        if direction == "before":
            self.start, self.end = None, self.end or self.start
        else:
            self.end = None

    def at(self, place: Place, confidence: float) -> TimeExpression:
        return TimeExpression(
            place.begin,
            place.stop,
            place.text,
            self.kind,
            self.start,
            self.end,
            self.grain,
            self.direction,
            self.weekday,
            self.recurrence,
            self.exclusions,
            self.minutes,
            self.part,
            place.group,
            self.year_stated,
            self.relative,
            self.attributive,
            self.feast,
            confidence if self.confidence == 1 else round(self.confidence * confidence, 3),
        )
