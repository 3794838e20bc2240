"""Second layer of the grammar: neighbouring phrases that say one thing become one."""

from salony.language.times.grammar.clocks import in_part
from salony.language.times.grammar.joined_rules import (
    bounding,
    closed,
    excluded,
    in_months,
    join_rule,
    share_year,
    timetable_of,
    without_days,
)
from salony.language.times.grammar.readers import readings
from salony.language.times.grammar.sentence import AHEAD, Phrase, Sentence
from salony.language.times.lexer import LINE, MARK, SPACE, WORD
from salony.language.times.values import (
    CalendarDay,
    Clocks,
    Cycle,
    Day,
    Days,
    Edge,
    Feast,
    Nth,
    Season,
    Shift,
    Today,
    Weekday,
    possible,
)

GLUE = ",|():-/@•·"
LONGEST_GLUE = 3
# Days that need no further date, and those that a date behind them says more exactly.
STATED = (CalendarDay, Weekday, Today, Feast)
SAID_MORE_EXACTLY = (Weekday, Today, Feast, Cycle, Season, Nth, Edge)


def phrases(s: Sentence) -> list[Phrase]:
    """The phrases of a sentence, joined; what says nothing of time alone is gone."""
    result: list[Phrase] = []
    found = readings(s)
    for n, phrase in enumerate(found):
        last = result[-1] if result else None
        if last is not None and near(s, last.stop, phrase.begin):
            if join(s, last, phrase, found[n + 1] if n + 1 < len(found) else None):
                last.stop = phrase.stop
                last.weak = last.weak and phrase.weak
                last.confidence = max(last.confidence, phrase.confidence)
                close_bracket(s, last)
                continue
            if last.weak and phrase.weak:
                result.pop()
        result.append(phrase)
    return spans(s, [p for p in result if not p.weak])


def near(s: Sentence, i: int, j: int) -> bool:
    """Whether only glue stands between two phrases of one line."""
    if j - i > LONGEST_GLUE or s.t[j].gap > SPACE:
        return False
    if i == j:
        return True
    return all(
        t.gap < LINE
        and ((t.shape is MARK and t.mark in GLUE) or "glue" in t.senses or "except" in t.senses or t.mark == ".")
        for t in s.t[i:j]
    ) and not (j - i == 1 and s.t[i].mark == ".")


def close_bracket(s: Sentence, phrase: Phrase) -> None:
    if not s.mark(phrase.stop, ")"):
        return
    opened = 0
    for t in s.t[max(phrase.begin, phrase.stop - AHEAD) : phrase.stop]:
        opened += {"(": 1, ")": -1}.get(t.mark, 0)
    if opened > 0:
        phrase.stop += 1


def join(s: Sentence, last: Phrase, new: Phrase, following: Phrase | None) -> bool:
    """Take `new` into `last`, if the two fit. following: the phrase after `new`."""
    if last.length or new.length or is_attributive(last) or is_attributive(new):
        return False
    if last.rule and new.days and not new.clocks and excluded(s, last, new):
        return True
    bracket = s.mark(new.begin - 1, "(")
    dated = last.days is not None and isinstance(last.days.items[-1][0], CalendarDay)
    if new.other and not last.clocks and last.days and new.days and is_stated(last.days) and (dated or not bracket):
        last.clocks = new.other
        return True
    if new.rule:
        return without_days(s, last, new) or join_rule(last, new)
    if new.clocks and not new.days:
        return join_clocks(last, new.clocks)
    if evening_of(last, new):
        return True
    if new.days and not new.clocks:
        return join_days(s, last, new, following)
    return False


def is_attributive(phrase: Phrase) -> bool:
    first = phrase.days.items[0][0] if phrase.days else None
    return isinstance(first, Weekday) and first.attributive


def evening_of(last: Phrase, new: Phrase) -> bool:
    """ "w sobotni wieczór 11 października o 19": the date and the hour of the evening that was named first."""
    if not (last.days and last.clocks and last.clocks.part and new.days) or len(last.days.items) != 1:
        return False
    mine, its = last.days.items[0][0], new.days.items[0][0]
    if not isinstance(mine, Weekday | Today) or not isinstance(its, CalendarDay) or not its.day or new.days.direction:
        return False
    if isinstance(mine, Weekday) and its.weekday is None:
        its.weekday = mine.weekday
    last.days, last.clocks = new.days, new.clocks or last.clocks
    return True


def join_clocks(last: Phrase, new: Clocks) -> bool:
    if last.clocks is None:
        last.clocks = new
        return True
    mine = last.clocks
    if mine.part and not new.part and len(new.items) == 1 and new.items[0][1] is None and new.items[0][0].hour <= 12:
        new.items[0] = (in_part(new.items[0][0], mine.part), None)
        last.clocks = new
        return True
    if mine.part and not new.part and all(first.hour > 12 for first, _ in new.items):
        last.clocks = new
        return True
    if new.part and not mine.part and len(mine.items) == 1 and mine.items[0][1] is None:
        if mine.items[0][0].vague:
            mine.items[0] = (in_part(mine.items[0][0], new.part), None)
        return True
    return False


def is_stated(days: Days) -> bool:
    """Whether the last of the days needs no further date."""
    first, last = days.items[-1]
    return isinstance(last or first, STATED) and not (
        isinstance(first, Weekday) and last is None and first.weeks is None
    )


def join_days(s: Sentence, last: Phrase, new: Phrase, following: Phrase | None) -> bool:
    other = new.days
    if other is None:
        return False
    if last.rule:
        if last.days is None and in_months(last.rule, other):
            return True
        if last.days is None and bounding(other):
            last.days = other
            return True
        return closed(last, other) or timetable_of(last, other)
    if last.days is None:
        numbered = s.t[new.begin].shape is not WORD and last.stop == new.begin and s.t[last.begin].gap < LINE
        timed_next = following is not None and following.clocks is not None and near(s, new.stop, following.begin)
        if (timed_next and not s.has(new.begin, "in")) or numbered:
            return False
        last.days = other
        return True
    if len(last.days.items) != 1 or last.days.items[0][1] is not None:
        return weekend_of(last, other) or weekdays_of(last.days, other)
    mine, its = last.days.items[0][0], other.items[0][0]
    single = len(other.items) == 1 and other.items[0][1] is None
    if of_year(mine, other):
        last.days = other
        return True
    if single and isinstance(mine, Shift) and mine.unit == "week" and isinstance(its, Weekday) and its.weeks is None:
        last.days = Days([(Weekday(its.weekday, plus=int(mine.count)), None)])
        return True
    if isinstance(its, CalendarDay) and its.day and isinstance(mine, SAID_MORE_EXACTLY):
        if isinstance(mine, Weekday) and single and its.weekday is None:
            its.weekday = mine.weekday
        if last.days.direction and single:
            other.direction = other.direction or last.days.direction
        if isinstance(mine, Feast | Season) and other.direction:
            return False
        if isinstance(mine, Nth | Edge) and not s.mark(new.begin - 1, "("):
            return False
        last.days = other
        return True
    if single and isinstance(mine, CalendarDay) and mine.day and isinstance(its, Feast | Today):
        return other.direction is None
    if single and isinstance(its, Weekday) and isinstance(mine, CalendarDay) and mine.day and mine.weekday is None:
        if other.direction or s.has(new.begin, "in"):
            return False
        mine.weekday = its.weekday
        return True
    return False


def of_year(mine: Day, other: Days) -> bool:
    """ "w przyszłym roku w dniach 3–5 maja", "w 2025 roku, 5 maja": the dates get the year that was said first."""
    year: int | None
    shift: int | None
    if isinstance(mine, Cycle) and mine.unit == "year":
        year, shift = mine.year, mine.count
    elif isinstance(mine, CalendarDay) and mine.month is None:
        year, shift = mine.year, mine.this_year
    else:
        return False
    dated = [day for item in other.items for day in item if day is not None]
    if not all(
        isinstance(day, CalendarDay) and day.day and day.year is None and day.this_year is None for day in dated
    ):
        return False
    if not all(possible(year, day.month, day.day) for day in dated if isinstance(day, CalendarDay)):
        return False
    for day in dated:
        if isinstance(day, CalendarDay):
            day.year, day.this_year = year, shift if year is None else None
    return True


def weekend_of(last: Phrase, other: Days) -> bool:
    """ "sobota–niedziela, 17–18 stycznia"."""
    first, until = last.days.items[0] if last.days and len(last.days.items) == 1 else (None, None)
    its, its_last = other.items[0]
    if isinstance(first, Weekday) and isinstance(until, Weekday) and isinstance(its, CalendarDay) and its_last:
        its.weekday = first.weekday
        last.days = other
        return True
    return False


def weekdays_of(mine: Days, other: Days) -> bool:
    """ "12 i 13 kwietnia (sobota i niedziela)", "5–7 maja (piątek–niedziela)"."""
    if len(mine.items) != len(other.items):
        return False
    pairs = list(zip(mine.items, other.items, strict=True))
    for (day, until), (its, its_until) in pairs:
        if not isinstance(day, CalendarDay) or not isinstance(its, Weekday) or (until is None) != (its_until is None):
            return False
        if day.weekday is not None:
            return False
    for (day, until), (its, its_until) in pairs:
        if isinstance(day, CalendarDay) and isinstance(its, Weekday):
            day.weekday = its.weekday
        if isinstance(until, CalendarDay) and isinstance(its_until, Weekday):
            until.weekday = its_until.weekday
    return True


def spans(s: Sentence, found: list[Phrase]) -> list[Phrase]:
    """Two phrases with days become one stretch: "od piątku do niedzieli", "5 maja 18:00 – 6 maja 20:00"."""
    result: list[Phrase] = []
    for phrase in found:
        last = result[-1] if result else None
        if last and near(s, last.stop, phrase.begin) and stretch(s, last, phrase):
            last.stop = phrase.stop
            continue
        result.append(phrase)
    return result


def stretch(s: Sentence, last: Phrase, new: Phrase) -> bool:
    a, b = last.days, new.days
    if (
        not a
        or not b
        or last.rule
        or new.rule
        or len(a.items) != 1
        or len(b.items) != 1
        or a.items[0][1]
        or b.items[0][1]
    ):
        return False
    opened = (
        a.direction == "after"
        and (s.has(last.begin, "from") or s.has(last.begin, "from_now"))
        and b.direction == "before"
    )
    dashed = last.stop < new.begin and s.mark(new.begin - 1, "-") and not a.direction and not b.direction
    dashed = dashed and (last.clocks is None) == (new.clocks is None)
    first = a.items[0][0]
    whole_month = isinstance(first, CalendarDay) and first.day is None
    plain_until = (
        not whole_month
        and not a.direction
        and b.direction == "before"
        and last.stop == new.begin
        and s.has(new.begin, "to")
    )
    if not (opened or dashed or plain_until):
        return False
    if last.clocks and (len(last.clocks.items) > 1 or last.clocks.items[0][1]):
        return False
    share_year(a.items[0][0], b.items[0][0])
    last.days = Days([(a.items[0][0], b.items[0][0])])
    if last.clocks and new.clocks and new.clocks.items[0][1] is None:
        last.clocks = Clocks([(last.clocks.items[0][0], new.clocks.items[0][0])])
    return True
