"""What is said once for many lines: an hour for a whole list, a weekday above its hours."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import titles
from salony.extraction.announcements.completing import Completing
from salony.extraction.announcements.dating import WEEKDAYS
from salony.extraction.announcements.lexicon import has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import ASIDE, Mention
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.roles import Role
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import PartialDateTime

# So many lines below a weekday its classes still stand; so many below a sentence its hours.
_CLASSES = 12
_SENTENCES = 3
# In so many characters.
_NEAR = 2_000
# In so many lines below a rule stand the days on which it begins and ends.
_BOUNDS = 2
_SEVERAL = 2
_HOUR = re.compile(r"BYHOUR=(\d+);BYMINUTE=(\d+)")
_LAST = re.compile(r"\b(?:ostatni\w*|kończymy|zakończ\w+|koniec|finał\w*)\b[^.;]{0,40}$", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:zaczynamy|rozpoczynamy|startujemy|ruszamy|ruszają|wracamy|start|pierwsz\w+|początek|inauguracj\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def _days(moment: Moment) -> tuple[dt.date | None, dt.date | None]:
    return (moment.start.date if moment.start else None, moment.end.date if moment.end else None)


class Governing(Completing):
    """Completes the mentions of a page by what its lists, headings and sentences say for all of them."""

    def _bounds_rule(self, row: Line, piece: str, begin: int, inside: list[TimeExpression]) -> bool:
        """ "Zaczynamy 7 października, ostatnie zajęcia 16 grudnia" beside a rule: its first day and its last."""
        days = [e for e in inside if timing.has_day(e) and e.kind is Kind.POINT]
        ruled = next((m for m in reversed(self.mentions) if m.recurrence is not None), None)
        if len(days) != 1 or len(inside) != 1 or ruled is None or row.index - ruled.line > _BOUNDS:
            return False
        if any(not title.generic for title in titles.of_sentence(piece, begin)):
            return False
        before = self.text[begin : days[0].begin]
        value = self._complete(timing.day_of(days[0])).start
        rule = ruled.recurrence
        if value is None or rule is None:
            return False
        if _LAST.search(before):
            ruled.recurrence = rule._replace(end=value)
        elif _FIRST.search(before) and (ruled.moment.start is None or ruled.moment.start.day is None):
            hour = rule.start or PartialDateTime()
            ruled.moment = replace(ruled.moment, start=replace(value, hour=hour.hour, minute=hour.minute))
        else:
            return False
        ruled.own.append((begin, days[0].stop))
        return True

    def _close_rules(self) -> None:
        """The last day that is said of a rule becomes part of it."""
        for mention in self.mentions:
            rule = mention.recurrence
            if rule is None or rule.recurrence is None or rule.end is None or "UNTIL" in rule.recurrence:
                continue
            last = self.anchors.complete(replace(rule.end, hour=None, minute=None), mention.moment.place, None)
            day = last.date if last is not None else None
            if day is not None:
                mention.recurrence = rule._replace(recurrence=f"{rule.recurrence};UNTIL={day:%Y%m%d}")

    def _begin_rules(self) -> None:
        """A rule that a span gave has its first day in that span, and the hour that is said of all of it."""
        for mention in self.mentions:
            rule, start = mention.recurrence, mention.moment.start
            week = self.weeks.get(rule.begin) if rule is not None else None
            if rule is None or week is None or (start is not None and start.day is not None):
                continue
            day, span = week
            whole = next((m.moment for m in self.mentions if m.recurrence is None and _days(m.moment) == span), None)
            if whole is not None and "BYHOUR" not in (rule.recurrence or ""):
                mention.recurrence = rule = timing.at_hour(rule, whole)
            hour = _HOUR.search(rule.recurrence or "")
            clock = {"hour": int(hour[1]), "minute": int(hour[2])} if hour else {}
            mention.moment = replace(mention.moment, start=replace(PartialDateTime.of(day), **clock))

    def _hours_of_rules(self) -> None:
        """ "Wtorki: śpiew / Środy: szachy / Spotykamy się o 10.00": the hour of the weekdays above."""
        for mention in [m for m in self.mentions if m.borrowed or not m.moment.has_day]:
            clock = mention.moment.start
            if clock is None or clock.hour is None or clock.day is not None or mention.recurrence is not None:
                continue
            above = [m for m in self.mentions if m.recurrence is not None and 0 < mention.line - m.line <= _CLASSES]
            without = [m for m in above if m.recurrence and "BYHOUR" not in (m.recurrence.recurrence or "")]
            if len(without) < _SEVERAL or len(without) != len(above):
                continue
            for other in without:
                if other.recurrence is not None:
                    other.recurrence = timing.at_hour(other.recurrence, mention.moment)
                    other.own += mention.own
            self.mentions = [m for m in self.mentions if m is not mention]

    def _days_of_rules(self) -> None:
        """ "W każdą ostatnią środę o 17.00. Na najbliższym spotkaniu, 30 kwietnia, …": at the rule's hour."""
        ruled = [m for m in self.mentions if m.recurrence is not None and m.recurrence.start is not None]
        for mention in self.mentions:
            day = mention.moment.start.date if mention.moment.start is not None else None
            if (
                day is None
                or mention.moment.has_clock
                or mention.moment.end is not None
                or mention.recurrence is not None
            ):
                continue
            for other in ruled:
                rule = other.recurrence
                weekday = rule is not None and WEEKDAYS[day.weekday()] in (rule.recurrence or "")
                if rule is not None and weekday and 0 <= mention.line - other.line <= 1 and mention.borrowed:
                    mention.moment = timing.with_clock(mention.moment, rule)

    def _govern(self) -> None:
        """One hour for a whole list: "zawsze o 21.30", "zajęcia codziennie od 9.00 do 15.00", "Pasaż – godz. 20"."""
        bare = [
            m
            for m in self.mentions
            if m.rule in ("text.programme", "text.block") and m.moment.has_day and not m.moment.has_clock
        ]
        bare = [m for i, m in enumerate(bare) if i + 1 == len(bare) or not _spans(m, bare[i + 1])]
        index = 0
        while index < len(bare):
            run = [bare[index]]
            while index + 1 < len(bare) and bare[index + 1].line - run[-1].line <= 3:
                index += 1
                run.append(bare[index])
            index += 1
            clock = self._governing(run[0].line, run[-1].line) if len(run) > 1 else None
            if clock is not None:
                for mention in run:
                    mention.moment = timing.with_clock(mention.moment, clock)
                    mention.shared.insert(0, (clock.begin, clock.stop))
                self.mentions = [m for m in self.mentions if m in run or not _only_says(m, clock)]

    def _repeat(self) -> None:
        """ "PONIEDZIAŁKI" above hours, "Spotykamy się w środy. Gramy od 17.00": hours of the weekdays said before."""
        rules = [
            e
            for e in self.times
            if timing.is_recurring(e)
            and (e.recurrence or "").startswith("FREQ=WEEKLY;BYDAY=")
            and "BYHOUR" not in (e.recurrence or "")
            and self._role_at(e.begin) not in (Role.OPENING, Role.TAIL, Role.MENU, Role.STAMP)
        ]
        begins = [e.begin for e in rules]
        for mention in self.mentions:
            index = bisect_left(begins, mention.moment.place) - 1
            if (
                mention.recurrence is not None
                or mention.notice is not None
                or index < 0
                or not mention.moment.has_clock
            ):
                continue
            rule = rules[index]
            if self._governed(mention, rule):
                mention.recurrence = timing.at_hour(rule, mention.moment)
                mention.shared.insert(0, (rule.begin, rule.stop))
                self._begin_with(mention, rule)

    def _begin_with(self, mention: Mention, rule: TimeExpression) -> None:
        """ "Od 15 września" before the rule in its line: the first day of what is held by it."""
        row = self.rows[bisect_left(self._stops, rule.begin + 1)]
        since = [e for e in self.within(row.begin, rule.begin) if e.kind is Kind.OPEN and e.start is not None]
        clock = mention.moment.start
        if since and clock is not None and clock.day is None:
            first = self._complete(timing.day_of(since[-1])).start or clock
            mention.moment = replace(mention.moment, start=replace(first, hour=clock.hour, minute=clock.minute))

    def _governed(self, mention: Mention, rule: TimeExpression) -> bool:
        """Whether the rule's line heads the mention's, or stands right above it, with no day of its own between."""
        first = bisect_left(self._stops, rule.begin + 1)
        if first >= len(self.rows) or mention.line < first:
            return False
        row = self.rows[first]
        heads = self.roles[first] is Role.TIME and mention.listed
        if mention.line - first > (_CLASSES if heads else _SENTENCES):
            return False
        if self.rows[mention.line].stop - row.begin > _NEAR:
            return False
        between = self.within(rule.stop, self.rows[mention.line].stop)
        if any(timing.has_day(e) and not timing.has_clock(e) for e in between) or any(
            timing.has_month(e) and not e.relative for e in between
        ):
            return False
        since = [e for e in self.within(row.begin, rule.begin) if e.kind is Kind.OPEN]
        return not mention.moment.has_day or bool(since)

    def _governing(self, first: int, last: int) -> TimeExpression | None:
        rows = [*reversed(self.rows[max(0, first - 12) : first]), *self.rows[last + 1 : last + 4]]
        for row in rows:
            if self.roles[row.index] in (Role.OPENING, Role.STAMP, Role.MENU, Role.TAIL):
                continue
            for e in self.within(row.begin, row.stop):
                if not timing.has_clock(e) or timing.has_day(e) or (e.weekday is not None and e.recurrence is None):
                    continue
                after = self.text[e.stop : row.stop].split(". ")[0][:40]
                around = self.text[max(row.begin, e.begin - 70) : e.stop] + after
                heading = len(row.text) < 70 and not row.text.endswith(".")
                if any(m.moment.place == e.begin and not m.borrowed and m.moment.has_day for m in self.mentions):
                    continue
                heading = (heading and row.index < first) or (row.index == first - 1 and row.text.endswith(":"))
                if (
                    not row.bullet
                    and (heading or has(around, "always"))
                    and not has(ASIDE.sub(" ", around), "deadline")
                ):
                    return e
        return None


def _only_says(mention: Mention, clock: TimeExpression) -> bool:
    """A mention that is but the sentence with the hour of the list: "Zajęcia odbywają się codziennie o 11"."""
    if mention.moment.place == clock.begin:
        return True
    begin, stop = mention.own[0]
    return begin <= clock.begin < stop and not mention.moment.has_day


def _spans(mention: Mention, below: Mention) -> bool:
    """The days of the list below lie within this one's: what the whole list is called."""
    start, end, first = mention.moment.start, mention.moment.end, below.moment.start
    if start is None or end is None or first is None or mention.line >= below.line:
        return False
    return (start.month or 0, start.day or 0) <= (first.month or 0, first.day or 0) <= (end.month or 0, end.day or 0)
