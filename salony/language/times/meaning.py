"""What one expression means: a TimeExpression without its place."""

from dataclasses import dataclass

from salony.language.times.expression import Kind, TimeExpression
from salony.vocabulary import PartialDateTime


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

    def at(self, begin: int, words: str, group: int, confidence: float) -> TimeExpression:
        """The expression that these words are; group: their number among the phrases of the text."""
        return TimeExpression(
            begin,
            begin + len(words),
            words,
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
            group,
            self.year_stated,
            self.relative,
            self.attributive,
            self.feast,
            confidence if self.confidence == 1 else round(self.confidence * confidence, 3),
        )
