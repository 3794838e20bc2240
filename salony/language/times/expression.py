"""One time expression as the text has it, with what it means."""

from enum import StrEnum
from typing import NamedTuple

from salony.vocabulary import PartialDateTime


class Kind(StrEnum):
    """POINT: a day, an hour, a month. RANGE: from–to, both said. OPEN: one side, direction tells which ("do 4 marca").
    RECURRING: a rule. DURATION: how long, no anchor ("2 godziny")."""

    POINT = "point"
    RANGE = "range"
    OPEN = "open"
    RECURRING = "recurring"
    DURATION = "duration"


class TimeExpression(NamedTuple):
    """A time expression and its meaning. Pages have hundreds, and a tuple is made in a third of a dataclass's time.

    begin, stop: offsets in characters; text == source[begin:stop].
    start, end: partial values: what neither the text nor the reference fixes stays None (the year of "16 października"
        read without a reference). An end without an hour is inclusive; an hour alone has no day.
    grain: the finest unit said: "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "season",
        "year".
    direction: "before" or "after" for OPEN expressions.
    weekday: 0 (Monday) to 6 where the text names the weekday of a date; with it an unknown year can be found.
        For a RECURRING one, start and end bound the series where that was said, and carry the hours of each meeting;
        with a reference, a start that was not said is the next meeting.
    recurrence: RRULE text for RECURRING (BYHOUR and BYMINUTE included where said); exclusions: days taken out.
    group: expressions that share one phrase ("2, 16 i 30 marca o 18") carry the same number; each has its own value,
        the shared hour included.
    year_stated: the year stands in the words themselves, not inferred from a reference.
    minutes: of a DURATION.
    part: the part of the day where its hours were not said but follow from it ("wieczorem": "evening", 18:00 to 24:00).
    relative: the words count from the moment of speaking ("jutro", "w piątek", "za 2 godziny").
    attributive: only an adjective says the weekday ("sobotni koncert", "koncert poniedziałkowy"): it dates what it
        belongs to, and nothing where that is no event ("piątkowy klub").
    feast: a feast's name says the day ("Dzień Dziecka"); where no preposition leads to it, it may be only a name.
    confidence: from 0 to 1, that this is a time expression and means this.
    """

    begin: int
    stop: int
    text: str
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
    group: int = 0
    year_stated: bool = False
    relative: bool = False
    attributive: bool = False
    feast: bool = False
    confidence: float = 1.0
