"""What joins a rule: its bounds, its months, the days taken out of it."""

from salony.language.times.grammar.recurrence import CODES
from salony.language.times.grammar.sentence import Phrase, Sentence
from salony.language.times.lexer import LINE
from salony.language.times.values import CalendarDay, Cycle, Day, Days, Rule, Season, Weekday, possible


def months_of(days: Days) -> tuple[int, ...]:
    """The numbers of several months without a year; none for anything else."""
    named = [
        first.month
        for first, last in days.items
        if isinstance(first, CalendarDay) and first.month and not first.day and not first.year and last is None
    ]
    return tuple(named) if len(named) == len(days.items) > 1 else ()


def in_months(rule: Rule, days: Days) -> bool:
    """ "w lipcu i sierpniu, w piątki": the months on which a rule holds."""
    months = () if days.direction or rule.bymonth else months_of(days)
    rule.bymonth = months or rule.bymonth
    return bool(months)


def join_rule(last: Phrase, new: Phrase) -> bool:
    if last.rule or (last.clocks and new.clocks):
        return False
    if last.days and new.rule and in_months(new.rule, last.days):
        last.days, last.rule = None, new.rule
        last.clocks = last.clocks or new.clocks
        return True
    if last.days and not bounding(last.days):
        return False
    last.rule = new.rule
    return True


def without_days(s: Sentence, last: Phrase, new: Phrase) -> bool:
    """ "codziennie oprócz poniedziałków": the other weekdays."""
    rule, out = last.rule, new.rule
    if (
        not rule
        or not out
        or out.frequency != "WEEKLY"
        or rule.interval > 1
        or rule.frequency not in ("DAILY", "WEEKLY")
    ):
        return False
    if not any("except" in t.senses for t in s.t[last.stop : new.begin]):
        return False
    left = tuple(code for code in rule.byday or CODES if code not in out.byday)
    last.rule = Rule("WEEKLY", 1, left, rule.bymonth) if left else rule
    if new.clocks and not last.clocks:
        last.clocks = new.clocks
    return True


def closed(last: Phrase, other: Days) -> bool:
    """ "co sobotę od maja" and "do października": the two bounds of one rule."""
    mine = last.days
    if mine is None or mine.direction != "after" or other.direction != "before":
        return False
    if len(mine.items) != 1 or len(other.items) != 1 or mine.items[0][1] or other.items[0][1]:
        return False
    share_year(mine.items[0][0], other.items[0][0])
    last.days = Days([(mine.items[0][0], other.items[0][0])])
    return True


def timetable_of(last: Phrase, other: Days) -> bool:
    """ "poniedziałek–piątek, 5–9 maja": the weekdays of a stated stretch, no rule."""
    its, its_last = other.items[0]
    if (
        isinstance(its, CalendarDay)
        and its_last
        and last.rule
        and last.rule.frequency == "WEEKLY"
        and last.days is None
    ):
        last.rule, last.days = None, other
        return True
    return False


def without_weekdays(rule: Rule, days: Days) -> bool:
    """ "codziennie (oprócz poniedziałku)": a weekday without a date is out every week."""
    named = [first.weekday for first, last in days.items if isinstance(first, Weekday) and last is None]
    plain = all(isinstance(first, Weekday) and first.weeks is None and not first.plus for first, _ in days.items)
    if len(named) != len(days.items) or not plain or rule.interval > 1 or rule.frequency not in ("DAILY", "WEEKLY"):
        return False
    left = tuple(code for code in rule.byday or CODES if code not in {CODES[n] for n in named})
    if not left:
        return False
    rule.frequency, rule.byday = "WEEKLY", left
    return True


def excluded(s: Sentence, last: Phrase, new: Phrase) -> bool:
    """ "w wakacje przerwa", "oprócz 24 grudnia": days taken out of a rule."""
    between = s.t[last.stop : new.begin + 1]
    j = new.stop + 1 if s.mark(new.stop, "-,:") else new.stop
    paused = s.has(j, "pause") and s.t[j].gap < LINE
    if not paused and not any("except" in t.senses or "pause" in t.senses for t in between):
        return False
    if last.rule and new.days and not without_weekdays(last.rule, new.days):
        last.rule.exceptions.append(new.days)
    if paused:
        new.stop = j + 1
    return True


def bounding(days: Days) -> bool:
    """Whether days can bound a series: open ends, stretches, months, seasons."""
    first, last = days.items[-1]
    coarse = isinstance(first, CalendarDay) and first.day is None
    return bool(days.direction or last or coarse or isinstance(first, Season | Cycle))


def share_year(first: Day, last: Day) -> None:
    """ "od września do grudnia 2007": the year that stands with the end counts for the beginning."""
    if isinstance(first, CalendarDay) and isinstance(last, CalendarDay) and last.year and first.year is None:
        crossing = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
        if possible(last.year - crossing, first.month, first.day):
            first.year = last.year - crossing
