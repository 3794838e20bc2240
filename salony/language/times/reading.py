"""`find_times`: tokens → atoms → phrases → values."""

import datetime as dt
from dataclasses import dataclass, replace

from salony.language.times.atoms import RULES, Atom, Sentence
from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.lexer import Gap, Shape, tokens
from salony.language.times.lexicon import lexicon
from salony.language.times.values import CalendarDay, Clock, Clocks, Day, Days, Weekday
from salony.vocabulary import PartialDateTime

GLUE = ",;|():-/"
LONGEST_GLUE = 3


@dataclass(slots=True)
class Phrase:
    """Atoms that say one thing together: a day and its hours."""

    begin: int
    stop: int
    days: Days | None = None
    clocks: Clocks | None = None
    confidence: float = 1.0


def find_times(text: str, *, reference: dt.datetime | None = None, language: str = "pl") -> list[TimeExpression]:
    """Every time expression of a text, in order of position.

    reference: when the words were said, naive local or aware; without it, what they do not fix stays None.
    language: a code that has a data file; raises LookupError for another.
    """
    words = lexicon(language)
    sentence = Sentence(tokens(text, words), language=language)
    found: list[TimeExpression] = []
    for group, phrase in enumerate(phrases(sentence, atoms(sentence))):
        found.extend(values(text, sentence, phrase, reference, group))
    return found


def atoms(s: Sentence) -> list[Atom]:
    found: list[Atom] = []
    i, count = 0, len(s.t) - 8
    while i < count:
        if s.t[i].shape is Shape.BREAK:
            i += 1
            continue
        for rule in RULES:
            atom = rule(s, i)
            if atom:
                found.append(atom)
                i = atom.stop
                break
        else:
            i += 1
    return found


def adjacent(s: Sentence, i: int, j: int) -> bool:
    """Whether only glue stands between two atoms."""
    if j - i > LONGEST_GLUE or s.t[j].gap > Gap.SPACE:
        return False
    return all(t.shape is Shape.MARK and t.mark in GLUE and t.gap < Gap.LINE for t in s.t[i:j])


def phrases(s: Sentence, found: list[Atom]) -> list[Phrase]:
    result: list[Phrase] = []
    for atom in found:
        last = result[-1] if result else None
        near = last is not None and adjacent(s, last.stop, atom.begin)
        if last is not None and near and join(last, atom.value):
            last.stop = atom.stop
            if s.mark(last.stop, ")") and any(s.t[k].mark == "(" for k in range(last.begin, atom.begin)):
                last.stop += 1
            continue
        days, clocks = (atom.value, None) if isinstance(atom.value, Days) else (None, atom.value)
        result.append(Phrase(atom.begin, atom.stop, days, clocks, atom.confidence))
    return result


def join(phrase: Phrase, value: Days | Clocks) -> bool:
    """Take the atom into the phrase, if the two fit."""
    if isinstance(value, Clocks):
        if phrase.clocks is None and phrase.days is not None:
            phrase.clocks = value
            return True
        return False
    if phrase.days is None:
        phrase.days = value
        return True
    mine, other = phrase.days.items[-1], value.items[0]
    if (
        phrase.clocks is None
        and len(value.items) == 1
        and isinstance(mine[0], Weekday)
        and isinstance(other[0], CalendarDay)
    ):
        other[0].weekday = mine[0].weekday
        phrase.days = value
        return True
    if (
        len(value.items) == 1
        and isinstance(other[0], Weekday)
        and isinstance(mine[0], CalendarDay)
        and mine[0].weekday is None
    ):
        mine[0].weekday = other[0].weekday
        return True
    return False


def values(text: str, s: Sentence, phrase: Phrase, reference: dt.datetime | None, group: int) -> list[TimeExpression]:
    begin, stop = s.t[phrase.begin].begin, s.t[phrase.stop - 1].stop
    result: list[TimeExpression] = []
    for first, last in phrase.days.items if phrase.days else [(None, None)]:
        for clock, until in phrase.clocks.items if phrase.clocks else [(None, None)]:
            made = value(first, last, clock, until, reference)
            if made is None:
                continue
            direction = (phrase.days.direction if phrase.days else None) or (
                phrase.clocks.direction if phrase.clocks else None
            )
            if direction and made.kind is Kind.POINT:
                made = replace(made, kind=Kind.OPEN, direction=direction)
                if direction == "before":
                    made = replace(made, start=None, end=made.start)
            result.append(
                replace(made, begin=begin, stop=stop, text=text[begin:stop], group=group, confidence=phrase.confidence)
            )
    return result


def at(day: PartialDateTime | None, clock: Clock) -> PartialDateTime:
    """A clock time of a day; 24:00 is midnight of the next day."""
    if clock.hour < 24:
        return (day or PartialDateTime()).at(dt.time(clock.hour, clock.minute or 0))
    midnight = dt.time(0, 0)
    if day is None or day.day is None or day.month is None:
        return PartialDateTime(hour=0, minute=0)
    following = dt.date(day.year or 2001, day.month, day.day) + dt.timedelta(days=1)
    return PartialDateTime(year=following.year if day.year else None, month=following.month, day=following.day).at(
        midnight
    )


def value(
    first: Day | None, last: Day | None, clock: Clock | None, until: Clock | None, reference: dt.datetime | None
) -> TimeExpression | None:
    """The meaning of one day or stretch with one hour or stretch."""
    grain = clock.grain if clock else "day"
    start = end = None
    relative = stated = False
    weekday = None
    if first is not None:
        period = first.resolve(reference)
        if period is None:
            return None
        start, end, relative = period.start, period.end, period.relative
        grain = grain if clock else period.grain
        weekday = first.weekday if isinstance(first, CalendarDay | Weekday) else None
        stated = isinstance(first, CalendarDay) and first.year is not None
        if last is not None:
            closing = last.resolve(reference)
            if closing is None:
                return None
            end = closing.end or closing.start
    elif reference is not None:
        start = PartialDateTime.of(reference.date())
    if clock:
        day = start
        start = at(day, clock)
        if until:
            end = at(end or day, until)
        elif end is not None:
            end = end.at(None)
    return TimeExpression(
        begin=0,
        stop=0,
        text="",
        kind=Kind.RANGE if end is not None else Kind.POINT,
        start=start,
        end=end,
        grain=grain,
        weekday=weekday,
        year_stated=stated,
        relative=relative,
    )
