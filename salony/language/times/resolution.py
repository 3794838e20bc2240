"""Phrases → TimeExpressions: what is meant by somebody who speaks at the reference, or at a time unknown."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from salony.language.times import calendars
from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.grammar.recurrence import CODES
from salony.language.times.grammar.sentence import Phrase
from salony.language.times.meaning import Meaning
from salony.language.times.values import (
    CalendarDay,
    Clock,
    Clocks,
    Day,
    Days,
    Feast,
    Later,
    Length,
    Period,
    Rule,
    Season,
    Weekday,
    moved,
    shifted,
    whole,
)
from salony.vocabulary import PartialDateTime

MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
LONGEST_EXCLUSION = 62
NOTHING = ((None, None),)
OF_A_WEEKDAY = (CalendarDay, Weekday)
OF_A_YEAR = (CalendarDay, Feast, Season)


# What was said so many characters ago is what "the day after" counts from no more.
LONGEST_MEMORY = 1_000


class Spoken:
    """What a text spoke of last, from which "dzień później" and "dwie godziny później" count."""

    def __init__(self) -> None:
        self._day: TimeExpression | None = None
        self._hour: TimeExpression | None = None

    def of(
        self, phrase: Phrase, begin: int, words: str, group: int, reference: dt.datetime | None
    ) -> list[TimeExpression]:
        """The expressions of a phrase, as somebody means them who has read the text so far.

        A date that no calendar has yields nothing.
        """
        days = phrase.days
        later = days.items[0][0] if days and isinstance(days.items[0][0], Later) else None
        told = phrase if later is None else self._told(phrase, later, begin)
        if told is None:
            return []
        if told.meant is None:
            told.meant = meanings(told, reference)
        found = [meaning.at(begin, words, group, told.confidence) for meaning in told.meant]
        for one in found:
            start = one.start
            if start is not None and one.kind is not Kind.DURATION:
                # A bare hour has only the reference's day, which nobody spoke of.
                self._day = one if start.day is not None and (told.days or told.rule) else self._day
                self._hour = one if start.hour is not None else self._hour
        return found

    def _told(self, phrase: Phrase, later: Later, begin: int) -> Phrase | None:
        """The phrase with what is meant; None where it is only about so long and nothing is fixed by it."""
        hours = later.unit in ("minute", "hour")
        last = self._hour if hours else self._day
        if last is None or last.start is None or begin - last.stop > LONGEST_MEMORY:
            return None if later.vague else phrase
        start = last.start
        if hours and start.day is None and self._day is not None and self._day.start is not None:
            day = self._day.start
            start = replace(start, year=day.year, month=day.month, day=day.day)
        found = later.after(start)
        if found is None:
            return None if later.vague else phrase
        days = None
        if found.month is not None:
            days = Days([(CalendarDay(found.year, found.month, found.day), None)])
        clocks = phrase.clocks
        if found.hour is not None and hours:
            clocks = Clocks([(Clock(found.hour, found.minute or 0), None)])
        return replace(phrase, days=days, clocks=clocks)


def meanings(phrase: Phrase, reference: dt.datetime | None) -> list[Meaning]:
    if phrase.length:
        return [length(phrase.length, reference)]
    if phrase.rule:
        return list(rules(phrase.rule, phrase.days, phrase.clocks, reference))
    found = []
    days, hours = phrase.days, phrase.clocks
    direction = (days and days.direction) or (hours and hours.direction) or None
    for first, last in days.items if days else NOTHING:
        for clock, until in hours.items if hours else NOTHING:
            meaning = one(first, last, clock, until, reference)
            if meaning is not None:
                meaning.part = hours.part if hours else None
                if direction:
                    meaning.open(direction)
                found.append(meaning)
    return found


def at(day: PartialDateTime | None, clock: Clock) -> PartialDateTime | None:
    """A clock time of a day; hours from 24 on belong to the next day."""
    if day is None:
        return hour_alone(clock.hour % 24, clock.minute or 0)
    time = dt.time(clock.hour % 24, clock.minute or 0)
    if clock.hour < 24 or day.day is None or day.month is None:
        return day.at(time)
    following = shifted(dt.date(day.year or 2001, day.month, min(day.day, 28) if day.year is None else day.day), 1)
    if day.year is None:
        length = 29 if day.month == 2 else calendars.month_length(2001, day.month)
        last = day.day >= length
        month = day.month % 12 + 1 if last else day.month
        return PartialDateTime(month=month, day=1 if last else day.day + 1).at(time)
    return PartialDateTime.of(following).at(time) if following else None


@lru_cache(maxsize=1440)
def hour_alone(hour: int, minute: int) -> PartialDateTime:
    """The same object for every mention of an hour: lists and timetables say few hours many times."""
    return PartialDateTime(hour=hour, minute=minute)


def next_moment(clock: Clock, reference: dt.datetime) -> tuple[PartialDateTime, Clock]:
    """The day and the hour of a clock time said without a day: the next time that it strikes."""
    now = (reference.hour, reference.minute)
    hours = [clock.hour, clock.hour + 12] if clock.vague and clock.hour <= 12 else [clock.hour]
    hours = [12 if h == 24 and clock.vague else h for h in hours]
    for hour in hours:
        if (hour, clock.minute or 0) > now:
            return PartialDateTime.of(reference.date()), Clock(hour, clock.minute)
    tomorrow = shifted(reference.date(), 1) or reference.date()
    return PartialDateTime.of(tomorrow), Clock(clock.hour, clock.minute)


def period_of(
    first: Day, last: Day | None, reference: dt.datetime | None
) -> tuple[Period, PartialDateTime | None] | None:
    """The period and the end of a stretch. A stretch without years ends at the next such day and begins before it."""
    period = first.resolve(reference)
    if period is None:
        return None
    if last is None:
        return period, period.end
    closing = last.resolve(reference)
    if closing is None:
        return None
    end = closing.end or closing.start
    yearless = isinstance(first, CalendarDay) and first.year is None and first.this_year is None
    if yearless and isinstance(last, CalendarDay) and period.start and end and period.start.year and end.year:
        start = period.start
        key = (start.month or 1, start.day or 1) > (end.month or 1, end.day or 1)
        year = end.year - key
        if start.month != 2 or start.day != 29:
            period = replace(period, start=replace(start, year=year))
    elif isinstance(first, Weekday) and isinstance(last, Weekday) and period.start and end and period.start.date:
        ahead = (last.weekday - first.weekday) % 7
        day = shifted(period.start.date, ahead)
        end = PartialDateTime.of(day) if day else end
    return period, end


def one(
    first: Day | None, last: Day | None, clock: Clock | None, until: Clock | None, reference: dt.datetime | None
) -> Meaning | None:
    """The meaning of one day or stretch with one hour or stretch."""
    if first is None:
        return hours_alone(clock, until, reference) if clock else None
    found = period_of(first, last, reference)
    if found is None:
        return None
    period, end = found
    start = period.start
    grain = period.grain
    if clock:
        grain = clock.grain
        last_day = end or start
        start = at(start, clock.settled)
        if until:
            end = closing_hour(last_day, clock, until, same_day=last is None)
        elif end is not None:
            end = end.at(None)
    said = last is not None or until is not None
    weekday = first.weekday if isinstance(first, OF_A_WEEKDAY) else None
    return Meaning(
        kind=Kind.RANGE if said else Kind.POINT,
        start=start,
        end=end,
        grain=grain,
        weekday=weekday,
        year_stated=isinstance(first, OF_A_YEAR) and first.year is not None,
        relative=period.relative,
        attributive=isinstance(first, Weekday) and first.attributive,
        feast=isinstance(first, Feast),
        confidence=disagreement(first, start),
    )


def disagreement(day: Day, start: PartialDateTime | None) -> float:
    """Half where the weekday that was said is not that of the date."""
    if isinstance(day, CalendarDay) and day.weekday is not None and start is not None and start.date is not None:
        return 1.0 if start.date.weekday() == day.weekday else 0.5
    return 1.0


def closing_hour(day: PartialDateTime | None, clock: Clock, until: Clock, *, same_day: bool) -> PartialDateTime | None:
    """The end of "22:00–2:00": the next day where the hands have passed midnight."""
    first, last = clock.settled, until.settled
    overnight = same_day and (last.hour, last.minute or 0) <= (first.hour, first.minute or 0) and last.hour < 24
    return at(day, Clock(last.hour + 24, last.minute) if overnight and day is not None else last)


def hours_alone(clock: Clock, until: Clock | None, reference: dt.datetime | None) -> Meaning | None:
    kind = Kind.RANGE if until else Kind.POINT
    if reference is None:
        end = at(None, until.settled) if until else None
        return Meaning(kind=kind, start=at(None, clock.settled), end=end, grain=clock.grain)
    day, chosen = next_moment(clock, reference)
    end = closing_hour(day, chosen, until, same_day=True) if until else None
    return Meaning(kind=kind, start=at(day, chosen), end=end, grain=clock.grain, relative=True)


def length(said: Length, reference: dt.datetime | None) -> Meaning:
    """How long something takes; with a reference, `start` is the moment when it would be over."""
    minutes = MINUTES.get(said.unit)
    over = moved(reference, said.unit, said.count) if reference else None
    return Meaning(
        kind=Kind.DURATION,
        start=PartialDateTime.of(over) if over else None,
        grain=said.unit,
        minutes=round(minutes * said.count) if minutes else None,
        relative=True,
    )


def rules(rule: Rule, days: Days | None, hours: Clocks | None, reference: dt.datetime | None) -> Iterator[Meaning]:
    """A rule with its bounds and its hours; one expression for every hour."""
    begin, finish = bounds(days, reference)
    text = [f"FREQ={rule.frequency}"]
    if rule.interval > 1:
        text.append(f"INTERVAL={rule.interval}")
    if rule.byday:
        text.append(f"BYDAY={','.join(rule.byday)}")
    if rule.bymonth:
        text.append(f"BYMONTH={','.join(map(str, rule.bymonth))}")
    if rule.bymonthday:
        text.append(f"BYMONTHDAY={','.join(map(str, rule.bymonthday))}")
    exclusions = tuple(day for out in rule.exceptions for day in taken_out(out, reference))
    direction = hours.direction if hours else None
    for clock, until in hours.items if hours else [(None, None)]:
        timed = list(text)
        start, end = begin, finish
        if start is None and reference is not None:
            found = next_meeting(rule, reference)
            start = PartialDateTime.of(found) if found else None
        if clock and not (hours and hours.part) and direction != "before":
            settled = clock.settled
            timed += [f"BYHOUR={settled.hour % 24}", f"BYMINUTE={settled.minute or 0}"]
        if clock:
            start = at(start, clock.settled) if direction != "before" else start
            closing = until or (clock if direction == "before" else None)
            end = at(end, closing.settled) if closing else end
        yield Meaning(
            kind=Kind.RECURRING,
            start=start,
            end=end,
            grain=clock.grain if clock else "day",
            recurrence=";".join(timed),
            exclusions=exclusions,
            weekday=CODES.index(rule.byday[0][-2:]) if len(rule.byday) == 1 else None,
            part=hours.part if hours else None,
        )


def bounds(days: Days | None, reference: dt.datetime | None) -> tuple[PartialDateTime | None, PartialDateTime | None]:
    if days is None:
        return None, None
    first, last = days.items[0]
    found = period_of(first, last, reference)
    if found is None:
        return None, None
    period, end = found
    if days.direction == "before":
        return None, end or period.start
    if days.direction == "after":
        return period.start, None
    if end is None:
        opening, closing = whole(period)
        if opening and closing:
            return PartialDateTime.of(opening), PartialDateTime.of(closing)
    return period.start, end or period.start


def next_meeting(rule: Rule, reference: dt.datetime) -> dt.date | None:
    """The first day after the reference on which the rule falls; its phase is unknown where it skips weeks."""
    for ahead in range(1, 400):
        day = shifted(reference.date(), ahead)
        if day is None:
            return None
        if rule.bymonth and day.month not in rule.bymonth:
            continue
        if rule.bymonthday and day.day not in rule.bymonthday:
            continue
        if not rule.byday or any(falls(day, code) for code in rule.byday):
            return day
    return None


def falls(day: dt.date, code: str) -> bool:
    if CODES[day.weekday()] != code[-2:]:
        return False
    if len(code) == 2:
        return True
    if code[0] == "-":
        return day.day > calendars.month_length(day.year, day.month) - 7
    return (day.day - 1) // 7 + 1 == int(code[:-2])


def taken_out(days: Days, reference: dt.datetime | None) -> Iterator[PartialDateTime]:
    """The days of an exception, one by one; whole months where the exception is the summer or a month."""
    for first, last in days.items:
        if isinstance(first, Season) and first.name == "summer_holidays":
            yield PartialDateTime(year=first.year, month=7)
            yield PartialDateTime(year=first.year, month=8)
            continue
        found = period_of(first, last, reference)
        if found is None or found[0].start is None:
            continue
        start, end = found[0].start, found[1]
        if end is None or start.day is None or end.day is None or start.month is None or end.month is None:
            yield start
            continue
        day = dt.date(start.year or 2001, start.month, min(start.day, 28) if start.year is None else start.day)
        final = dt.date(end.year or 2001, end.month, min(end.day, 28) if end.year is None else end.day)
        for _ in range(LONGEST_EXCLUSION):
            if day > final:
                break
            yield PartialDateTime(year=start.year and day.year, month=day.month, day=day.day)
            day += dt.timedelta(days=1)
