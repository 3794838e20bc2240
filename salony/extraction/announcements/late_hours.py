"""Hours that are told after their events: "Początek o 17", "Oba zaczną się o 10", "Lipcowe seanse o 21.30"."""

import re

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.lexicon import count
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import Memory, Mention
from salony.extraction.announcements.openings import VIEWED
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.titles import Title
from salony.language.times import TimeExpression

# Without registration: no deadline is meant.
_FREE = re.compile(r"\bbez\s+(?:\w+\s+)?(?:zapisów|rezerwacji|zgłoszeń)", re.IGNORECASE)
# "Oba wydarzenia zaczną się o 10": what is said of all that was just named.
_ALL = re.compile(r"\W*(?:oba|obie|obydwa|obydwie|wszystkie|both|all)\b", re.IGNORECASE)
# "w lipcu", "lipcowe seanse": the month whose events begin then.
_MONTHS = {
    stem: number
    for number, stem in enumerate(
        ("stycz", "lut", "mar", "kwie", "maj", "czerwc", "lipc", "sierp", "wrze", "paździer", "listopad", "grud"), 1
    )
}
_OF_MONTH = re.compile(r"\b(?:we?\s+)?(" + "|".join(_MONTHS) + r")\w*", re.IGNORECASE)
# So many lines below its event an hour is still told, and so many below those of a month.
_NEAR = 6
_SEASON = 20


class LateHours(Memory):
    """Gives the hour of a sentence to what was named before it."""

    def _late_clock(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> bool:
        """Whether the sentence only tells the hour of events named before, which then have it."""
        clocks = [e for e in inside if timing.has_clock(e)]
        piece = self.text[begin:stop]
        if not clocks or any(timing.has_day(e) for e in inside) or count(_FREE.sub("", piece)).get("deadline"):
            return False
        of_month = self._of_the_month(row, begin, clocks[0])
        if of_month:
            for mention in of_month:
                self._begins_at(mention, clocks[0], begin, stop)
            return True
        last = self._last_dated(row)
        if last is None:
            return False
        if VIEWED.search(piece) and any(map(timing.is_recurring, inside)):
            # "Dostępna w godzinach 8–20 od poniedziałku do soboty": when a house is open.
            return True
        day = timing.day_of_start(last.moment)
        every = _ALL.match(piece) is not None
        for mention in self.mentions:
            if mention.moment.has_clock or mention.moment.start is None or mention.moment.start.day is None:
                continue
            near = mention.line >= row.index - 1
            same = near and every and timing.day_of_start(mention.moment) == day
            # "8 i 22 sierpnia odbędą się potańcówki": the days of one name.
            twin = mention.title == last.title and mention.own[0] == last.own[0]
            if mention is last or same or twin:
                self._begins_at(mention, clocks[0], begin, stop)
        return True

    def _waits_for_hour(self, title: Title) -> bool:
        """The last that was told is of this name, and has its day but no hour."""
        last = self.mentions[-1] if self.mentions else None
        return (
            last is not None
            and last.moment.has_day
            and not last.moment.has_clock
            and last.title is not None
            and (last.title.name == title.name)
        )

    def _begins_at(self, mention: Mention, clock: TimeExpression, begin: int, stop: int) -> None:
        mention.moment = timing.with_clock(mention.moment, clock)
        mention.own.append((begin, stop))
        mention.weight += 0.8

    def _of_the_month(self, row: Line, begin: int, clock: TimeExpression) -> list[Mention]:
        """ "W lipcu seanse startują o 21.30, w sierpniu o 21": what was named before of that month."""
        said = [m for m in _OF_MONTH.finditer(self.text, begin, clock.begin) if not m.group()[-1].isdigit()]
        if not said:
            return []
        month = _MONTHS[said[-1][1].lower()]
        return [
            m
            for m in self.mentions
            if row.index - m.line <= _SEASON
            and m.moment.start is not None
            and m.moment.start.day is not None
            and m.moment.start.month == month
            and not m.moment.has_clock
            and m.moment.end is None
        ]

    def _last_dated(self, row: Line) -> Mention | None:
        """The event just spoken of, where its day is said and no hour yet."""
        near = max(
            (
                r.index
                for r in self.rows[max(0, row.index - _NEAR) : row.index]
                if self.roles[r.index] is Role.HEADING and r.gap
            ),
            default=-1,
        )
        recent = [
            m
            for m in self.mentions
            if m.line >= near
            and row.index - m.line <= _NEAR
            and (not m.listed or m.borrowed)
            and m.moment.start is not None
        ]
        first = recent[-1].shared[0][0] if recent and recent[-1].shared else 0
        last = next((m for m in reversed(recent) if m.own[0][0] >= first), None)
        if last is None or last.moment.has_clock or last.moment.start is None or last.moment.start.day is None:
            return None
        return last
