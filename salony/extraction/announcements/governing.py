"""What is said once for many lines: an hour for a whole list, a weekday above its hours."""

from bisect import bisect_left

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.lexicon import has
from salony.extraction.announcements.memory import Memory, Mention
from salony.extraction.announcements.roles import Role
from salony.language.times import Kind, TimeExpression

# So many lines below a weekday its classes still stand; so many below a sentence its hours.
_CLASSES = 12
_SENTENCES = 3
# In so many characters.
_NEAR = 2_000


class Governing(Memory):
    """Completes the mentions of a page by what its lists, headings and sentences say for all of them."""

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
                self.mentions = [m for m in self.mentions if m.moment.place != clock.begin or m in run]

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
                heading = heading and row.index < first
                if not row.bullet and (heading or has(around, "always")) and not has(around, "deadline"):
                    return e
        return None


def _spans(mention: Mention, below: Mention) -> bool:
    """The days of the list below lie within this one's: what the whole list is called."""
    start, end, first = mention.moment.start, mention.moment.end, below.moment.start
    if start is None or end is None or first is None or mention.line >= below.line:
        return False
    return (start.month or 0, start.day or 0) <= (first.month or 0, first.day or 0) <= (end.month or 0, end.day or 0)
