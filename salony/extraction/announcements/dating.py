"""Which year, which day: what a page fixes for the dates that it leaves incomplete."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace

from salony.extraction.announcements import anchors as anchoring
from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import roles
from salony.extraction.announcements.lexicon import has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.openings import VIEWED
from salony.extraction.announcements.page import Page
from salony.extraction.announcements.roles import Role
from salony.extraction.document import Document
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import PartialDateTime

_EDITION = re.compile(r"(?<![\d./-])(20[0-3]\d)(?![\d.-]\d|\d|\s*r|/(?!20\d\d))")


# "umowy z 12 marca 2026 r.": papers are older than what they pay for.
_OF_A_PAPER = re.compile(
    r"\b(?:umow\w*|uchwał\w*|zarządzeni\w*|ustaw\w*|rozporządzeni\w*|decyzj\w*|protok[oó]ł\w*|aneks\w*|porozumieni\w*)"
    r"[^.;\n]{0,24}$",
    re.IGNORECASE,
)
# The heading of a timetable, and the fewest weekdays that make one.
_PLAN = re.compile(
    r"\b(?:plan|grafik|rozkład|harmonogram|terminarz|siatka)\w*\b[^.]{0,25}\b(?:zaję|tygod|sekcj|kół|warsztat|spotka|stał)|\bzajęci\w*"
    r"[^.]{0,12}\bstał|\bstał\w* zaję|\bplan tygodnia|\btygodniow\w* (?:plan|rozkład|grafik)",
    re.IGNORECASE,
)
_PLANNED = 3
# Days of a span in which a weekday comes more than once, and of the longest one that is read so.
_WEEKS = 9
_SEASON = 100
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Days from a page's own time that need no weekday to say their year.
_NEARBY = 60
# So many lines from its top a page bears its stamp.
_TOP = 10
# And what it is about stands in so many headings.
_HEADINGS = 3
_NEAR = 60

# How an hour is told to those who are to come; a machine writes figures only.
# "W najbliższy weekend (13–14 sierpnia)".
_WEEKEND = re.compile(r"\bweekend\w*\W+(?:dni\w*\W+)?$", re.IGNORECASE)
_LED_BY = 20
_SATURDAY = 5
_INVITING_HOUR = re.compile(r"\bgodz|\bg\. ?\d|\bo \d", re.IGNORECASE)


class Dating(Page):
    """anchors: the page's own time. headline: what the page is about if it is about one thing.

    weeks: of weekdays of which a span makes rules, by where they stand: the first of these days, and the span.
    """

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        super().__init__(document, reference)
        self._known = None if document.published_in_month else reference or document.published
        self.anchors = self._anchors(reference)
        self.headline = self._headline()
        self.weeks: dict[int, tuple[dt.date, tuple[dt.date, dt.date]]] = {}
        self._weekly_plan()
        self._weeks_of_a_span()
        self._doors()
        self._place_weekdays()

    def _anchors(self, reference: dt.datetime | None) -> anchoring.Anchors:
        stamps: list[anchoring.Anchor] = []
        weak: list[anchoring.Anchor] = []
        for row, role in zip(self.rows, self.roles, strict=True):
            if role is not Role.STAMP:
                continue
            for e in self.within(row.begin, row.stop):
                if e.year_stated and e.start is not None and e.start.date is not None:
                    stamps.append(anchoring.Anchor(e.start.date, e.start.date.year, row.begin))
                    break
        self._lone_dates(stamps, weak)
        page = None
        known = reference or self.document.published
        if known:
            page = anchoring.Anchor(known.date(), known.year)
        page = page or anchoring.of_address(self.document.url) or (stamps[0] if stamps else None) or self._stated_year()
        page = self._by_weekdays(page) if page is not None and page.day is not None else page
        last = next((role for role in reversed(self.roles) if role not in (Role.MENU, Role.TAIL)), None)
        follow = last is Role.STAMP and bool(self.roles) and self.roles[0] is not Role.STAMP
        return anchoring.Anchors(page, stamps if len(stamps) > 2 else (), weak, follow)

    def _by_weekdays(self, page: anchoring.Anchor) -> anchoring.Anchor:
        """ "sobota, 5 grudnia": the year in which the page's weekdays are true is that of its other days too."""
        alone = anchoring.Anchors(page)
        days = [
            whole.date
            for e in self.times
            if e.weekday is not None and e.start is not None and e.start.day and e.start.year is None
            if self._role_at(e.begin) not in (Role.TAIL, Role.STAMP)
            if (whole := alone.complete(e.start, e.begin, e.weekday)) is not None and whole.date is not None
        ]
        near = page.day is not None and any(abs((day - page.day).days) <= _NEARBY for day in days)
        if near or len({day.year for day in days}) != 1:
            return page
        return anchoring.Anchor(days[0], days[0].year)

    def _weekly_plan(self) -> None:
        """Weekdays alone on their lines below "Plan zajęć", with no date among them: what is held on each of them."""
        heads = [
            (row.index, bisect_left(self._begins, inside[0].begin))
            for row, role in zip(self.rows, self.roles, strict=True)
            if role is Role.TIME and len(inside := self.within(row.begin, row.stop)) == 1
            if inside[0].weekday is not None and not any(c.isdigit() for c in row.text)
        ]
        if len({self.times[at].weekday for _, at in heads}) < _PLANNED:
            return
        first, last = heads[0][0], heads[-1][0]
        if not any(_PLAN.search(row.text) for row in self.rows[:first]):
            return
        span = self.within(self.rows[first].begin, self.rows[last].stop)
        if any(timing.has_month(e) and not e.relative for e in span):
            return
        for _, at in heads:
            e = self.times[at]
            rule = f"FREQ=WEEKLY;BYDAY={WEEKDAYS[e.weekday or 0]}"
            self.times[at] = e._replace(kind=Kind.RECURRING, recurrence=rule, relative=False, start=None, end=None)

    def _weeks_of_a_span(self) -> None:
        """Lines that begin with their weekday below "od 18 do 29 stycznia": what is held in each week of that span."""
        span: tuple[dt.date, dt.date] | None = None
        led: dict[int, list[tuple[int, tuple[dt.date, dt.date]]]] = {}
        for at, e in enumerate(self.times):
            moment = self._complete(timing.day_of(e)) if timing.has_month(e) and not roles.is_weekly(e) else None
            if moment is not None:
                first = moment.start.date if moment.start else None
                last = moment.end.date if moment.end else None
                span = (first, last) if first and last and _WEEKS < (last - first).days <= _SEASON else None
            elif span and roles.is_weekly(e) and e.end is None and self._leads(e):
                led.setdefault(span[0].toordinal(), []).append((at, span))
        for rows in led.values():
            if len({self.times[at].weekday for at, _ in rows}) < _PLANNED:
                continue
            for at, (first, last) in rows:
                e = self.times[at]
                day = first + dt.timedelta(days=((e.weekday or 0) - first.weekday()) % 7)
                self.weeks[e.begin] = day, (first, last)
                rule = f"FREQ=WEEKLY;BYDAY={WEEKDAYS[e.weekday or 0]};UNTIL={last:%Y%m%d}"
                self.times[at] = e._replace(kind=Kind.RECURRING, recurrence=rule, relative=False, start=None)

    def _doors(self) -> None:
        """ "Wystawa czynna do 14 marca, wt.–niedz. 11–17": until when it lasts; at what hours is the house's matter."""
        for at, e in enumerate(self.times):
            if not timing.is_recurring(e) or e.end is None or e.end.day is None or e.recurrence is None:
                continue
            row = next(row for row in self.rows if e.begin < row.stop)
            # In a sentence the verb says the same.
            if e.recurrence.count(",") >= _PLANNED and VIEWED.search(row.text) and not row.text.endswith("."):
                end = replace(e.end, hour=None, minute=None)
                self.times[at] = e._replace(
                    kind=Kind.OPEN, recurrence=None, start=None, end=end, direction="before", grain="day"
                )

    def _leads(self, e: TimeExpression) -> bool:
        """The expression is what its line begins with, and no figure stands in it."""
        row = next((row for row in self.rows if row.begin <= e.begin < row.stop), None)
        return row is not None and e.begin - row.body <= 1 and not any(c.isdigit() for c in e.text)

    def _place_weekdays(self) -> None:
        """Weekdays below "6 i 7 czerwca" or "16–22 marca" are days of that span, whatever the reference says."""
        days: list[dt.date] = []
        for index, e in enumerate(self.times):
            span = [] if roles.is_weekly(e) else self._span(e)
            if len(span) > 1 or (span and days and abs((span[0] - days[-1]).days) <= 3):
                days = span if len(span) > 1 else [*days[-6:], *span]
            elif span and len(days) < 2:
                days = span
            fitting = [d for d in days if roles.is_weekly(e) and d.weekday() == e.weekday]
            if fitting and len(days) > 1 and e.recurrence is None:
                day, clock = fitting[0], e.start or PartialDateTime()
                # "do niedzieli": the last day, no first one.
                only_last = e.start is None and e.end is not None
                start = None if only_last else replace(clock, year=day.year, month=day.month, day=day.day)
                end = replace(e.end, year=day.year, month=day.month, day=day.day) if e.end is not None else None
                self.times[index] = e._replace(start=start, end=end)

    def _span(self, e: TimeExpression) -> list[dt.date]:
        """The days of a date or of a range of at most ten; empty where a year is missing."""
        moment = self._complete(timing.day_of(e)) if timing.has_day(e) else None
        first = moment.start.date if moment and moment.start else None
        last = moment.end.date if moment and moment.end else first
        if first is None or last is None or not 0 <= (last - first).days <= 9:
            return []
        return [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]

    def _lone_dates(self, stamps: list[anchoring.Anchor], weak: list[anchoring.Anchor]) -> None:
        """Complete dates alone on their lines: above the page's heading the day it was called up, in a descending
        row or near the top the day of publication, in an ascending row the days of a programme."""
        rows = []
        for row, role in zip(self.rows, self.roles, strict=True):
            inside = self.within(row.begin, row.stop)
            if (
                role is Role.TIME
                and len(inside) == 1
                and inside[0].year_stated
                and inside[0].end is None
                and inside[0].start
                and inside[0].start.date
            ):
                rows.append((row, inside[0].start))
        days = [start.date for _, start in rows if start.date]
        descending = len(days) > 1 and days == sorted(days, reverse=True) and days[0] != days[-1]
        heading = next(
            (
                r.index
                for r, role in zip(self.rows, self.roles, strict=True)
                if role is Role.HEADING and self._titleish(r) > 0.5
            ),
            0,
        )
        for row, start in rows:
            if self._inherited(row) or start.date is None:
                continue
            minute = start.minute or 0
            if _INVITING_HOUR.search(row.text) or self._after_publication(start.date):
                continue
            if (
                descending
                or self._is_publication(row, start)
                or (row.index <= 10 and len(rows) == 1 and len(self.times) > 1)
                or minute % 5
            ):
                self.roles[row.index] = Role.STAMP
                found = anchoring.Anchor(start.date, start.date.year, row.begin, row.index < heading)
                (weak if found.weak else stamps).append(found)
        stamps.sort(key=lambda a: a.place)

    def _is_publication(self, row: Line, start: PartialDateTime) -> bool:
        """The day on which the page is known to be published, alone on a line near its top."""
        known = self._known.date() if self._known is not None else None
        return start.date == known and start.hour is None and row.index <= _TOP and known is not None

    def _after_publication(self, day: dt.date) -> bool:
        """A page bears no stamp of a day to come."""
        return self._known is not None and day > self._known.date()

    def _stated_year(self) -> anchoring.Anchor | None:
        """The year that the page's own complete dates share."""
        stated = [
            (e.start.date, _OF_A_PAPER.search(self.text, max(0, e.begin - 40), e.begin) is not None)
            for e in self.times
            if e.year_stated
            and e.start is not None
            and e.start.date is not None
            and self._role_at(e.begin) not in (Role.TAIL, Role.STAMP)
        ]
        found = [day for day, of_a_paper in stated if not of_a_paper]
        if found:
            return _shared_year(found)
        return self._month_stated() or self._edition_year() or _shared_year([day for day, _ in stated])

    def _month_stated(self) -> anchoring.Anchor | None:
        """ "MARZEC 2019" above a programme: the month and the year that the page is about."""
        found = {
            (e.start.year, e.start.month)
            for e in self.months
            if e.year_stated and e.start is not None and e.start.year and e.start.month
            and self._role_at(e.begin) not in (Role.TAIL, Role.STAMP)
        }  # fmt: skip
        found = found or self._month_of_a_heading()
        if len({year for year, _ in found}) != 1:
            return None
        year, month = min(found)
        return anchoring.Anchor(dt.date(year, month, 15), year)

    def _month_of_a_heading(self) -> set[tuple[int, int]]:
        """ "GRUDZIEŃ PEŁEN ŚWIATŁA 2026": a heading's month and, apart from it, its year."""
        found = set()
        for row, role in zip(self.rows, self.roles, strict=True):
            if role is not Role.HEADING:
                continue
            years = {int(match[1]) for match in _EDITION.finditer(row.text)}
            months = {e.start.month for e in self._months_in(row.begin, row.stop) if e.start and e.start.month}
            if len(years) == len(months) == 1:
                found.add((years.pop(), months.pop()))
        return found

    def _edition_year(self) -> anchoring.Anchor | None:
        """ "Tydzień Bibliotek 2025", "sezon 2025/26": the year that an event carries in its name."""
        years = set()
        for match in _EDITION.finditer(self.text[: self.document.visible]):
            before = self.text[max(0, match.start() - 60) : match.start()]
            before = before[before.rfind("\n") + 1 :]
            if has(" ".join(before.split()[-4:]), "kind") or re.search(r"[Ss]ezon\w*\s*$", before):
                years.add(int(match[1]))
                if re.search(r"[Ss]ezon\w*\s*$", before) and self.text[match.end() : match.end() + 1] == "/":
                    return anchoring.Anchor(dt.date(int(match[1]), 12, 31), int(match[1]))
        if not years:
            # "Lato w MDK 2025 – półkolonie": the year of what the page's heading names.
            heads = [r for r, role in zip(self.rows, self.roles, strict=True) if role is Role.HEADING][:_HEADINGS]
            years = {int(m[1]) for r in heads if has(r.text, "kind") for m in _EDITION.finditer(r.text)}
        return anchoring.Anchor(None, years.pop()) if len(years) == 1 else None

    def _weekday_near(self, moment: Moment) -> Moment:
        """A bare weekday beside a dated one: "od soboty, 10 października … w piątek" is the 9th."""
        start = moment.start
        said = any(value is not None and value.day is not None for value in (start, moment.end))
        if moment.weekday is None or said:
            return moment
        known = self._dated_weekday(moment.place)
        if known is None:
            return moment
        day, weekday = known
        shift = (moment.weekday - weekday + 3) % 7 - 3
        base = dt.date(day.year or 2001, day.month or 1, day.day or 1) + dt.timedelta(days=shift)
        clock = start or PartialDateTime()
        return replace(
            moment,
            start=replace(clock, year=base.year if day.year else None, month=base.month, day=base.day),
        )

    def _dated_weekday(self, place: int) -> tuple[PartialDateTime, int] | None:
        """The nearest date whose weekday is known."""
        options = []
        index = bisect_left(self._begins, place)
        for e in self.times[max(0, index - _NEAR) : index + _NEAR]:
            if e.start is None or e.start.day is None or e.relative or (e.start.month, e.start.day) == (2, 29):
                continue
            weekday = e.weekday if e.weekday is not None else self._first_weekday(e)
            if weekday is not None and self._role_at(e.begin) not in (Role.STAMP, Role.TAIL):
                options.append((abs(e.begin - place), e.start, weekday))
        if not options:
            return None
        _, day, weekday = min(options, key=lambda o: o[0])
        return day, weekday

    def _first_weekday(self, e: TimeExpression) -> int | None:
        """Of a whole date; of "weekend 13–14 sierpnia" without a year, which begins on a Saturday."""
        start, end = e.start, e.end
        if start is None or start.date is not None:
            return start.date.weekday() if start is not None and start.date is not None else None
        weekend = _WEEKEND.search(self.text, max(0, e.begin - _LED_BY), e.begin)
        two = start.day is not None and end is not None and end.day == start.day + 1
        return _SATURDAY if weekend and two else None

    def _completed(self, found: list[Moment]) -> list[Moment]:
        return [self._complete(m) for m in found]

    def _complete(self, moment: Moment) -> Moment:
        moment = self._weekday_near(moment)
        start = self.anchors.complete(moment.start, moment.place, moment.weekday)
        end = self.anchors.complete(moment.end, moment.place, None)
        if (
            start is not None
            and end is not None
            and end.year is None
            and start.year is not None
            and end.month is not None
        ):
            end = replace(end, year=start.year)
        if (
            start is not None
            and end is not None
            and start.year is None
            and end.year is not None
            and start.month is not None
        ):
            start = replace(start, year=end.year - ((start.month, start.day or 0) > (end.month or 12, end.day or 31)))
        return replace(moment, start=start, end=end)

    def _is_far(self, moment: Moment) -> bool:
        """A stated date two years or more from the page's own time: history, or another page's."""
        page = self.anchors.page
        start = moment.start or moment.end
        if page is None or page.day is None or start is None or start.year is None:
            return False
        return abs(start.year - page.year) >= 2


def _shared_year(days: list[dt.date]) -> anchoring.Anchor | None:
    return anchoring.Anchor(days[0], days[0].year) if len({day.year for day in days}) == 1 else None
