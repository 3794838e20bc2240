"""Days named together: lists of weekdays and of months, a night between two days."""

from salony.language.times.grammar.dates import core
from salony.language.times.grammar.sentence import LONGEST_LIST, Phrase, Sentence, separator
from salony.language.times.lexer import NUMBER, SPACE, TRIPLE
from salony.language.times.values import CalendarDay, Days, Weekday, possible


def month_list(s: Sentence, phrase: Phrase) -> None:
    """ "w lipcu i sierpniu", "w styczniu, lutym i w marcu"."""
    days = phrase.days
    while days and isinstance(days.items[-1][0], CalendarDay) and days.items[-1][0].year is None:
        joint = separator(s, phrase.stop)
        j = joint[1] if joint else phrase.stop
        j = j + 1 if s.has(j, "in") else j
        listed = joint is not None and joint[0] == "and" and s.has(j, "month_alone") and s.t[j].gap <= SPACE
        if not listed or len(days.items) >= LONGEST_LIST or s.t[s.past(j)].shape is NUMBER:
            return
        days.items.append((CalendarDay(None, s.t[j].senses["month"]), None))
        phrase.stop = s.past(j)


def overnight(s: Sentence, i: int) -> Phrase | None:
    """ "w nocy z 24 na 25 czerwca", "noc z soboty na niedzielę": the night belongs to the day on which it begins."""
    if not s.has(i, "of") or s.t[i - 1].senses.get("part") not in ("night", "midnight"):
        return None
    t = s.t[i + 1]
    if "weekday" in t.senses:
        j = s.past(i + 1)
        if s.has(j, "onto") and s.t[j + 1].senses.get("weekday") == (t.senses["weekday"] + 1) % 7:
            return Phrase(i, s.past(j + 1), Days([(Weekday(t.senses["weekday"]), None)]), confidence=0.85)
        return None
    first = core(s, i + 1)
    if first is None or not s.has(first[1], "onto"):
        return None
    last = core(s, first[1] + 1)
    if last is None or last[0].month is None:
        return None
    day = first[0]
    if day.month is None:
        day = CalendarDay(last[0].year, last[0].month, day.day, this_year=last[0].this_year)
    return Phrase(i, last[1], Days([(day, None)]), confidence=0.9) if possible(day.year, day.month, day.day) else None


def weekday_list(s: Sentence, phrase: Phrase) -> None:
    """ "wtorek i czwartek", "w sobotę i niedzielę", "piątek–niedziela"."""
    days = phrase.days
    while days and len(days.items) < LONGEST_LIST:
        joint = separator(s, phrase.stop)
        if joint is None or (joint[0] == "to" and (days.items[-1][1] or len(days.items) > 1)):
            return
        j = joint[1] + 1 if s.has(joint[1], "in") else joint[1]
        t = s.t[j]
        if "weekday" not in t.senses or t.gap > SPACE:
            return
        stop = s.past(j)
        after = s.t[stop + 1] if s.mark(stop, ",") else s.t[stop]
        if joint[0] == "and" and (after.shape is NUMBER or after.shape is TRIPLE):
            return
        if joint[0] == "to":
            days.items[-1] = (days.items[-1][0], Weekday(t.senses["weekday"]))
            days.direction = None
        else:
            days.items.append((Weekday(t.senses["weekday"]), None))
        phrase.stop = stop
