"""From lines to mentions: each place of a page that says of one event when it is.

The reader walks down the page with what a human keeps in mind: the day of the last day heading, the section's heading,
the hour that an introduction gives to a whole list, and what the last sentences were about.
"""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property

from salony.extraction.announcements import anchors as anchoring
from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import roles, status, titles
from salony.extraction.announcements.lexicon import PHRASES, count, first_class, has
from salony.extraction.announcements.lines import Line, lines
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.status import Notice
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.language.times import Kind, TimeExpression, find_times
from salony.vocabulary import EventStatus, PartialDateTime

_ANAPHORA = re.compile(PHRASES["anaphora"]["pattern"], re.IGNORECASE)
_FORMAT = re.compile(r"[23][Dd]|[A-Z]{2,3}|(?i:dubbing|napisy|lektor|pol|ukr|premiera)(?:\s*/\s*\w+)?")
_OPENS = re.compile(r"\s*(?:[)\]]\s*)?(?:[–—:|/•-]|,(?!\s*(?:a|kiedy|gdy|w|o|na)\s)|[A-ZĄĆĘŁŃÓŚŹŻ„\"“(]|\()")
_TOWARDS = re.compile(r"(?:\bna(?: dzień| dni| kolejny weekend[ –-]*| niedzielę| sobotę| piątek| czwartek)?,?\s*|\bto\s*)$|^na\s")
_EDITION = re.compile(r"(?<![\d./-])(20[0-3]\d)(?![\d.-]\d|\d|\s*r|/(?!20\d\d))")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class Mention:
    """One place that speaks of one event at one moment. weight: the sum of what speaks for it being an event."""

    moment: Moment
    title: Title | None
    own: list[tuple[int, int]]
    shared: list[tuple[int, int]]
    weight: float
    rule: str
    line: int
    recurrence: TimeExpression | None = None
    notice: Notice | None = None
    notice_place: int = 0
    previous: Moment | None = None
    listed: bool = False
    past: bool = False
    opening: bool = False
    borrowed: bool = False
    closed: bool = False


@dataclass(slots=True)
class Context:
    """What the reader keeps in mind at a line."""

    days: list[Moment] = field(default_factory=list)
    day_line: Line | None = None
    heading: Line | None = None
    clock: TimeExpression | None = None
    subject: Title | None = None
    subject_line: int = -1
    used: bool = False
    notice: Notice | None = None
    intro: Line | None = None
    intro_times: list[TimeExpression] = field(default_factory=list)


class Reader:
    """One document's reading. `mentions` in the order of the text."""

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        self.document = document
        self.text = document.text
        self.rows = lines(document)
        self.times = self._find(reference)
        self._begins = [e.begin for e in self.times]
        self.roles: list[Role] = []
        self.context = Context()
        self.mentions: list[Mention] = []
        self._classify()
        self.anchors = self._anchors(reference)
        self.headline = self._headline()

    # What the page says of time, and from when on

    def _find(self, reference: dt.datetime | None) -> list[TimeExpression]:
        visible, language = self.text[: self.document.visible], self.document.language
        every = find_times(visible, reference=None, language=language)
        found = [e for e in map(self._plain, map(self._in_line, every)) if not self._no_time(e)]
        anchor = reference or self.document.published
        if anchor and any(e.relative for e in found):
            known = {
                (e.begin, e.stop, e.start.hour if e.start else None): e
                for e in find_times(visible, reference=anchor, language=language)
                if e.relative and e.start is not None and e.start.day is not None
            }
            found = [known.get((e.begin, e.stop, e.start.hour if e.start else None), e) if e.relative else e for e in found]
            found = [self._week_of(e, anchor.date()) for e in found]
        found.sort(key=lambda e: (e.begin, e.stop))
        self.months = [e for e in found if not _is_exact(e)]
        return [e for e in found if _is_exact(e)]

    def _months_in(self, begin: int, stop: int) -> list[TimeExpression]:
        return [e for e in self.months if begin <= e.begin < stop]

    def _plain(self, e: TimeExpression) -> TimeExpression:
        """A feast that is only named keeps its hour ("z okazji Dnia Matki o 16"): it dates nothing by itself."""
        head = re.split(r"[,(]|\bo\b|\bgodz", e.text, maxsplit=1)[0]
        feast = timing.has_day(e) and timing.has_clock(e) and not e.relative and not any(c.isdigit() for c in head)
        if not feast or e.weekday is not None or e.start is None or re.search(r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower()):
            return e
        if re.match(r"we?\s", head.lower()):
            return e
        cut = len(head)
        return replace(e, begin=e.begin + cut, text=e.text[cut:], start=PartialDateTime(hour=e.start.hour, minute=e.start.minute))

    def _in_line(self, e: TimeExpression) -> TimeExpression:
        """Words of the line before that only lead to a time ("w wybranym dniu / niedziela, 18 …") are not part of it."""
        head, line, _ = e.text.partition("\n")
        if not line or any(c.isdigit() for c in head) or e.weekday is not None and len(head) > 5:
            return e
        cut = e.text.index("\n") + 1
        cut += len(e.text[cut:]) - len(e.text[cut:].lstrip())
        return replace(e, begin=e.begin + cut, text=e.text[cut:])

    def _week_of(self, e: TimeExpression, anchor: dt.date) -> TimeExpression:
        """A bare weekday: in a report the last one; on its own day that very day."""
        if not e.relative or any(c.isdigit() for c in e.text.split(" o ")[0]) or e.weekday is None or e.start is None or e.start.date is None or e.end is not None:
            return e
        day = e.start.date
        around = self.text[max(0, e.begin - 60) : e.stop + 80].lower()
        ahead = re.search(r"(?:przyszł|następn|kolejn|za tydzień)\w*", around)
        if re.search(r"(?:minion|ubiegł|zeszł|ostatni)\w*\s*$", self.text[max(0, e.begin - 12) : e.begin].lower()) and day >= anchor:
            day -= dt.timedelta(days=7)
        elif (day - anchor).days == 7 and not ahead:
            day = anchor
        return replace(e, start=replace(e.start, year=day.year, month=day.month, day=day.day))

    def _no_time(self, e: TimeExpression) -> bool:
        if e.kind is Kind.DURATION or e.start is None and e.end is None and e.recurrence is None and e.weekday is None:
            return True
        if e.grain == "year":
            return True
        if e.grain in ("season", "quarter"):
            return True
        if (
            not any(c.isdigit() for c in e.text)
            and timing.has_day(e)
            and e.recurrence is None
            and e.weekday is None
            and (not e.relative or e.grain not in ("day", "weekend"))
        ):
            # A feast dates an event only where it says "in" ("w sylwestra"); elsewhere it is a name.
            return not re.match(r"we?\s", e.text.lower()) and not re.search(r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower())
        if e.year_stated and self.text[e.stop : e.stop + 1].isalpha():
            return True
        return self._no_number(e)

    def _no_number(self, e: TimeExpression) -> bool:
        """A street, a feast's name, an address on the web, a temperature: no time, though it is written like one."""
        before, after = self.text[max(0, e.begin - 24) : e.begin].lower(), self.text[e.stop : e.stop + 4].lower()
        if before[-1:] in ("/", "=", "_", "#") and after[:1] in ("/", "_", ".", "-") or re.match(r"\s?(?:°|c\b|%|km|zł|mb|fm)", after):
            return True
        if e.text.lower().strip(".") == "pt" and re.match(r"[.:\s]*[„\"“A-Z]", self.text[e.stop : e.stop + 6]):
            return True
        return bool(re.search(r"(?:\bul\.|\bal\.|\bpl\.|\bos\.|ulic\w|alei|placu?|konstytucji|osiedl\w|tel\.?|fax|nr)\s*$", before))

    def within(self, begin: int, stop: int) -> list[TimeExpression]:
        index = bisect_left(self._begins, begin)
        found = []
        while index < len(self.times) and self.times[index].begin < stop:
            found.append(self.times[index])
            index += 1
        return found

    def _classify(self) -> None:
        skipping = False
        total = len(self.rows)
        for row in self.rows:
            inside = self.within(row.begin, row.stop)
            role = self._role(row, inside)
            if role is Role.TAIL and row.index * 5 >= total * 2:
                skipping = True
            self.roles.append(Role.TAIL if skipping else role)

    def _role(self, row: Line, inside: list[TimeExpression]) -> Role:
        if roles.is_tail(row.text):
            return Role.TAIL
        if not inside and self._covered(row):
            return Role.STAMP
        if roles.is_menu(row.text, bool(inside)):
            return Role.MENU
        if inside and self._odd_minute(row, inside):
            return Role.STAMP
        if inside and roles.is_stamp(row.text, inside, row.begin):
            return Role.STAMP
        if inside and roles.is_opening(row.text, inside):
            return Role.OPENING
        if roles.label_of(row.content):
            return Role.LABEL
        if inside and self._bare(row, inside):
            return Role.TIME
        if not inside and roles.is_heading(row):
            return Role.HEADING
        return Role.TEXT

    def _odd_minute(self, row: Line, inside: list[TimeExpression]) -> bool:
        """An hour like 18:53 alone on its line: when something was posted."""
        start = inside[0].start
        return len(inside) == 1 and start is not None and start.day is None and (start.minute or 0) % 5 != 0 and self._bare(row, inside)

    def _covered(self, row: Line) -> bool:
        """The whole line belongs to a time that begins on the line before ("17-23 / WRZEŚNIA")."""
        index = bisect_left(self._begins, row.begin) - 1
        return index >= 0 and self.times[index].stop >= row.stop

    def _bare(self, row: Line, inside: list[TimeExpression]) -> bool:
        rest = titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside])
        left, right = titles.trimmed(rest)
        return not _LETTERS.search(rest[left:right])

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
        last = next((role for role in reversed(self.roles) if role not in (Role.MENU, Role.TAIL)), None)
        follow = last is Role.STAMP and bool(self.roles) and self.roles[0] is not Role.STAMP
        return anchoring.Anchors(page, stamps if len(stamps) > 2 else (), weak, follow)

    def _lone_dates(self, stamps: list[anchoring.Anchor], weak: list[anchoring.Anchor]) -> None:
        """Complete dates alone on their lines: above the page's heading the day it was called up, in a descending
        row or near the top the day of publication, in an ascending row the days of a programme."""
        rows = []
        for row, role in zip(self.rows, self.roles, strict=True):
            inside = self.within(row.begin, row.stop)
            if role is Role.TIME and len(inside) == 1 and inside[0].year_stated and inside[0].start and inside[0].start.date:
                rows.append((row, inside[0].start))
        days = [start.date for _, start in rows if start.date]
        descending = len(days) > 1 and days == sorted(days, reverse=True) and days[0] != days[-1]
        heading = next((r.index for r, role in zip(self.rows, self.roles, strict=True) if role is Role.HEADING and self._titleish(r) > 0.5), 0)
        for row, start in rows:
            if self._inherited(row) or start.date is None:
                continue
            minute = start.minute or 0
            if descending or row.index <= 10 and len(rows) == 1 and len(self.times) > 1 or minute % 5:
                self.roles[row.index] = Role.STAMP
                found = anchoring.Anchor(start.date, start.date.year, row.begin, row.index < heading)
                (weak if found.weak else stamps).append(found)
        stamps.sort(key=lambda a: a.place)

    def _stated_year(self) -> anchoring.Anchor | None:
        """The year that the page's own complete dates share."""
        found = [
            e.start.date
            for e in self.times
            if e.year_stated
            and e.start is not None
            and e.start.date is not None
            and self._role_at(e.begin) not in (Role.TAIL, Role.STAMP)
        ]
        years = {d.year for d in found}
        if years:
            return anchoring.Anchor(found[0], found[0].year) if len(years) == 1 else None
        return self._edition_year()

    def _edition_year(self) -> anchoring.Anchor | None:
        """"Tydzień Bibliotek 2025", "sezon 2025/26": the year that an event carries in its name."""
        years = set()
        for match in _EDITION.finditer(self.text[: self.document.visible]):
            before = self.text[max(0, match.start() - 60) : match.start()]
            before = before[before.rfind("\n") + 1 :]
            if has(" ".join(before.split()[-4:]), "kind") or re.search(r"[Ss]ezon\w*\s*$", before):
                years.add(int(match[1]))
                if re.search(r"[Ss]ezon\w*\s*$", before) and self.text[match.end() : match.end() + 1] == "/":
                    return anchoring.Anchor(dt.date(int(match[1]), 12, 31), int(match[1]))
        return anchoring.Anchor(None, years.pop()) if len(years) == 1 else None

    def _role_at(self, place: int) -> Role:
        index = bisect_left([r.stop for r in self.rows], place + 1)
        return self.roles[index] if index < len(self.roles) else Role.TEXT

    def _headline(self) -> Title | None:
        """The page's heading: what it is about if it is about one thing."""
        for row, role in zip(self.rows, self.roles, strict=True):
            if role is Role.HEADING and self._titleish(row) > 0:
                return self._heading_title(row)
            if role is Role.TEXT and roles.is_heading(row) and not row.bullet and row.text[-1] != ".":
                inside = self.within(row.begin, row.stop)
                return titles.of_line(titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside]), row.body)
            if role is Role.TEXT and row.text.endswith("."):
                return None
        return None

    def _heading_title(self, row: Line) -> Title | None:
        found = [t for t in titles.of_sentence(row.content, row.body) if not t.generic]
        name = titles.cleaned(row.content)
        if not name:
            return None
        name = titles.without_verdict(name)
        if not name:
            return None
        score = 1.6 + max(0.0, min(self._titleish(row), 2.2))
        line = Title(name, row.begin, row.stop, score, titles.is_generic(name), "text.title.heading")
        if found and found[0].score >= 4 and len(found[0].name) * 3 >= len(name):
            return found[0]
        if found and found[0].rule == "text.title.quotation" and len(found[0].name) * 2 >= len(name):
            return replace(found[0], score=3.2)
        return line

    def _titleish(self, row: Line) -> float:
        """How much a line without times looks like the name of an event; 0 or less where it does not."""
        text = row.content
        if not _LETTERS.search(text) or len(text) > 160 or titles.is_place(text):
            return 0
        worth = 0.6
        tally = count(text)
        if titles.quotations(text):
            worth += 1
        if tally.get("kind"):
            worth += 1
        if text.upper() == text:
            worth += 0.7
        if row.level:
            worth += 1
        if (_ANAPHORA.match(text.lower()) and len(text.split()) <= 3) or (text.endswith(":") and len(text.split()) <= 4):
            worth -= 2
        if "structure" in first_class(text) and not titles.quotations(text):
            worth -= 2
        if re.match(r"[^:]{3,30}:\s", text) and first_class(text) & {"ensemble", "structure", "announce", "deadline", "credit"}:
            worth -= 2
        if text.endswith(".") or tally.get("rules") or tally.get("deadline"):
            worth -= 1
        if len(text) < 5 or len(text.split()) > 18:
            worth -= 1
        if tally.get("speech") or text[0].islower() and not row.level:
            worth -= 1.5
        return worth

    @property
    def doubt(self) -> float:
        """Rules, price lists and statutes must say more clearly that something happens."""
        head = " ".join(r.text for r in self.rows[:14] if self.roles[r.index] not in (Role.MENU, Role.TAIL))
        return 1.6 * min(2, count(head).get("statute", 0))

    # The walk

    def read(self) -> list[Mention]:
        for row in self.rows:
            role = self.roles[row.index]
            inside = self.within(row.begin, row.stop)
            if role in (Role.MENU, Role.TAIL, Role.STAMP, Role.OPENING):
                continue
            if role is Role.LABEL:
                self._label(row, inside)
            elif role is Role.TIME:
                self._bare_time(row, inside)
            elif not inside and self._listed_under(row):
                pass
            elif role is Role.HEADING:
                self._heading(row)
            elif not inside:
                self._untimed(row)
            elif self._is_item(row, inside):
                self._item(row, inside)
            else:
                self._prose(row)
        self._govern()
        return self.mentions

    def _govern(self) -> None:
        """One hour for a whole list: "zawsze o 21.30", "zajęcia codziennie od 9.00 do 15.00", "Pasaż – godz. 20"."""
        bare = [m for m in self.mentions if m.rule in ("text.programme", "text.block") and m.moment.has_day and not m.moment.has_clock]
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

    def _governing(self, first: int, last: int) -> TimeExpression | None:
        rows = [*reversed(self.rows[max(0, first - 12) : first]), *self.rows[last + 1 : last + 4]]
        for row in rows:
            if self.roles[row.index] in (Role.OPENING, Role.STAMP, Role.MENU, Role.TAIL):
                continue
            for e in self.within(row.begin, row.stop):
                if not timing.has_clock(e) or timing.has_day(e) or e.weekday is not None and e.recurrence is None:
                    continue
                around = self.text[max(row.begin, e.begin - 70) : min(row.stop, e.stop + 40)]
                heading = len(row.text) < 70 and not row.text.endswith(".")
                if not row.bullet and (heading or has(around, "always")) and not has(around, "deadline"):
                    return e
        return None

    def _listed_under(self, row: Line) -> bool:
        """An item of a list whose introduction cancels or moves all of it: "odwołujemy wydarzenia zaplanowane na maj:"."""
        context = self.context
        before = self.rows[row.index - 1] if row.index else None
        if before is not None and before.text.endswith(":"):
            found = status.notice(before.text)
            context.intro, context.notice = (before, found) if found else (None, None)
            months = self._months_in(before.begin, before.stop)
            context.intro_times = (months or self.within(before.begin, before.stop)) if found else []
        if context.intro is None or context.notice is None:
            return False
        if not row.bullet:
            context.intro, context.notice = None, None
            return False
        name = titles.cleaned(row.content)
        months = [e for e in context.intro_times if timing.has_month(e)]
        usable = [e for e in months if not e.year_stated or timing.has_day(e) is False] or months
        moment = timing.day_of(usable[0]) if usable else Moment(None, place=row.begin)
        if len(usable) > 1 and not timing.has_day(usable[0]):
            moment = replace(moment, end=timing.day_of(usable[-1]).start)
        title = Title(name, row.body, row.stop, 2.5, False, "text.title.line")
        mention = self._mention(moment, title, row, row.begin, row.stop, 3.5, "text.list")
        mention.notice, mention.notice_place, mention.listed = context.notice, context.intro.begin, True
        self.mentions.append(mention)
        return True

    def _heading(self, row: Line) -> None:
        self.context.clock = None
        found = status.notice(row.text)
        if found:
            self._fate(row, row.begin, row.stop, found, heading=True)
        self.context.heading = row
        title = self._heading_title(row)
        worth = self._titleish(row)
        named = title is not None and (has(title.name, "kind") or bool(titles.quotations(title.name)) or row.level > 0)
        if title and not row.bullet and (worth >= 1.2 or worth > 0 and self._stands_alone(row)):
            if named or title.score >= self._hold(row) - 0.3 * (1 + row.gap):
                self._about(title, row)

    def _stands_alone(self, row: Line) -> bool:
        """Set off from what is around it: not one of a list of names."""
        before = self.roles[row.index - 1] if row.index else Role.MENU
        after = self.roles[row.index + 1] if row.index + 1 < len(self.rows) else Role.TAIL
        following = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if before is Role.HEADING and after is Role.HEADING and not (row.gap and following is not None and following.gap):
            return False
        return row.gap or before is not Role.HEADING

    def _untimed(self, row: Line) -> None:
        for begin, stop in sentences(self.text, row.begin, row.stop):
            piece = self.text[begin:stop]
            found = status.notice(piece)
            if found:
                self._fate(row, begin, stop, found)
            self._remember(piece, begin, row)

    def _remember(self, piece: str, begin: int, row: Line) -> None:
        options = [t for t in titles.of_sentence(piece, begin) if not t.generic and t.score >= 2.4]
        back = bool(options) and options[0].rule == "text.title.phrase" and options[0].begin == begin
        if options and options[0].score - 0.6 * back >= self._hold(row):
            self._about(options[0], row)

    def _about(self, title: Title, row: Line) -> None:
        self.context.subject, self.context.subject_line, self.context.used = title, row.index, False

    def _hold(self, row: Line) -> float:
        """How firmly the present subject stands: less with every line, and when it has got its time."""
        context = self.context
        if context.subject is None:
            return 0.0
        return context.subject.score - 0.25 * (row.index - context.subject_line) - 1.5 * context.used

    def _fate(self, row: Line, begin: int, stop: int, found: Notice, *, heading: bool = False) -> None:
        """A sentence that cancels or moves without naming a time."""
        options = [t for t in titles.of_sentence(self.text[begin:stop], begin) if not t.generic]
        title = replace(options[0], name=titles.without_verdict(options[0].name)) if options else None
        if title is None or not title.name or titles.is_generic(title.name) or has(self.text[begin:stop], "rules"):
            return
        self.mentions.append(
            Mention(
                Moment(None, place=begin),
                title,
                [(begin, stop)],
                self._shared(row),
                3.0,
                "text.fate",
                row.index,
                notice=found,
                notice_place=begin,
            )
        )

    def _shared(self, row: Line) -> list[tuple[int, int]]:
        context = self.context
        near = [r for r in (context.intro, context.heading, context.day_line) if r is not None and r.index != row.index]
        ranges = [(r.begin, r.stop) for r in sorted(near, key=lambda r: -r.index)]
        if self.rows and self.rows[0].index != row.index:
            ranges.append((self.rows[0].begin, self.rows[min(2, len(self.rows) - 1)].stop))
        return ranges

    # Labelled blocks

    def _label(self, row: Line, inside: list[TimeExpression]) -> None:
        label = roles.label_of(row.content)
        if label is None:
            return
        name, value = label
        if name not in ("date", "clock", "exhibition", "opening", "end") or not inside:
            if name == "title":
                text = titles.cleaned(row.content[value:])
                if text and len(text.split()) <= 12 and ". " not in text:
                    self.context.subject = Title(text, row.body + value, row.stop, 3.0, False, "text.title.labelled")
                    self.context.subject_line = row.index
            elif inside and name in ("title", "venue", "organizer"):
                self._prose(row)
            return
        if roles.is_opening(row.text, inside):
            return
        previous = next(
            (m for m in reversed(self.mentions) if m.rule == "text.labelled" and row.index - m.line <= 6), None
        )
        if name in ("clock", "end") and not any(timing.has_day(e) for e in inside):
            self._join_clock(row, inside, name, previous)
            return
        subject = self._topic(row)
        for moment in timing.combine(inside, [], None):
            mention = self._mention(moment, subject, row, row.begin, row.stop, 5.0, "text.labelled")
            mention.opening = name == "opening"
            if mention.opening and subject and not subject.generic:
                mention.title = replace(subject, name=_opened(subject.name), rule="text.title.opening")
            self.mentions.append(mention)

    def _join_clock(self, row: Line, inside: list[TimeExpression], name: str, previous: Mention | None) -> None:
        clocks = [e for e in inside if timing.has_clock(e)]
        if previous and clocks and not previous.moment.has_clock and name == "clock":
            previous.moment = timing.with_clock(previous.moment, clocks[0])
            previous.own.append((row.begin, row.stop))
        elif previous and clocks and name == "end" and previous.moment.start is not None:
            end = clocks[0].start
            if end is not None:
                base = replace(previous.moment.start, hour=end.hour, minute=end.minute)
                previous.moment = replace(previous.moment, end=base)
                previous.own.append((row.begin, row.stop))
        elif clocks:
            base_days = self.context.days
            subject = self._subject(row)
            if subject:
                for moment in timing.combine(clocks, base_days, None):
                    self.mentions.append(self._mention(moment, subject, row, row.begin, row.stop, 3.5, "text.labelled"))

    def _subject(self, row: Line) -> Title | None:
        context = self.context
        if context.subject and row.index - context.subject_line <= 40:
            context.used = True
            return context.subject
        return self.headline

    def _topic(self, row: Line) -> Title | None:
        """The subject of a labelled block: a heading with a kind or a quotation before a mere line of text."""
        subject = self._subject(row)
        if subject is None or has(subject.name, "kind") or titles.quotations(subject.name) or subject.rule == "text.title.labelled":
            return subject
        line = self.headline
        return line if line is not None and (has(line.name, "kind") or titles.quotations(line.name)) else subject

    # Bare times: the name stands in a neighbouring line

    def _bare_time(self, row: Line, inside: list[TimeExpression]) -> None:
        clocks = any(timing.has_clock(e) for e in inside)
        recurring = next((e for e in inside if timing.is_recurring(e)), None)
        following = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if not clocks and recurring is None and self._opens_day(row, following):
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)])
            self.context.day_line = row
            self.context.clock = None
            if (
                following is not None
                and self.roles[following.index] is Role.HEADING
                and self._titleish(following) > 0
                and not self._inherited(row)
            ):
                self._named_by_neighbour(row, inside, following)
            return
        if clocks and not any(timing.has_day(e) for e in inside) and not self.context.days and following is None:
            return
        self._named_by_neighbour(row, inside, self._next_title(row))

    def _opens_day(self, row: Line, following: Line | None) -> bool:
        return following is not None and any(timing.has_day(e) for e in self.within(row.begin, row.stop))

    def _inherited(self, row: Line) -> bool:
        """Lines after a day heading carry hours of their own."""
        for other in self.rows[row.index + 1 : row.index + 7]:
            inside = self.within(other.begin, other.stop)
            if any(timing.has_day(e) for e in inside):
                return False
            if any(timing.has_clock(e) for e in inside) and self.roles[other.index] not in (
                Role.OPENING,
                Role.TAIL,
                Role.STAMP,
            ):
                return True
        return False

    def _next_title(self, row: Line) -> Line | None:
        for other in self.rows[row.index + 1 : row.index + 5]:
            if self.within(other.begin, other.stop):
                return None
            if _FORMAT.fullmatch(other.text) or self.roles[other.index] is Role.STAMP:
                continue
            return other if self.roles[other.index] is Role.HEADING and self._titleish(other) > 0.5 else None
        return None

    def _previous_title(self, row: Line) -> bool:
        before = self.rows[row.index - 1] if row.index else None
        return before is not None and self.roles[before.index] is Role.HEADING and self._titleish(before) > 0.5

    @cached_property
    def _names_follow(self) -> bool:
        """Whether this page's bare times stand above the names they belong to."""
        bare = [r for r in self.rows if self.roles[r.index] is Role.TIME and (not self._opens_list(r))]
        if not bare:
            return False
        after = sum(self._next_title(r) is not None for r in bare)
        before = sum(self._previous_title(r) for r in bare)
        if after == before:
            return not self._previous_title(bare[0])
        return after > before

    def _opens_list(self, row: Line) -> bool:
        inside = self.within(row.begin, row.stop)
        return not any(timing.has_clock(e) for e in inside) and self._inherited(row)

    def _named_by_neighbour(self, row: Line, inside: list[TimeExpression], following: Line | None) -> None:
        subject = self._subject(row)
        own = [(row.begin, row.stop)]
        title = subject
        if following is not None and (self._names_follow or subject is None):
            title = self._heading_title(following)
            own.append((following.begin, following.stop))
        if title is None:
            return
        for moment in timing.combine(inside, self.context.days, self.context.clock):
            mention = self._mention(moment, title, row, row.begin, row.stop, 3.2, "text.block")
            mention.own = list(own)
            self.mentions.append(mention)

    # A programme's lines

    def _is_item(self, row: Line, inside: list[TimeExpression]) -> bool:
        if len(row.text) > 320:
            return False
        head = self.text[row.body : inside[0].begin]
        tail = self.text[inside[-1].stop : row.stop]
        lead = head.lower().strip(" .,:–-•*(")
        leads = not lead or lead in ("od godz", "o godz", "godz", "w dniach", "start", "od", "g")
        ends = len(re.findall(r"\w+", tail)) <= 3
        sentence = row.text.endswith(".") and len(row.text.split()) > 9
        if len(sentences(self.text, row.begin, row.stop)) > 2 and not row.bullet:
            return False
        if leads and _OPENS.match(self.text, inside[0].stop, row.stop):
            return row.bullet or not re.match(r"(?:o|w|we|od|do|dnia|już)\s", row.content.lower())
        if sentence and not row.bullet:
            return False
        return (row.bullet or len(row.text) < 140) and (ends or row.bullet)

    def _item(self, row: Line, inside: list[TimeExpression]) -> None:
        for begin, stop in self._runs(row.body, row.stop):
            times = self.within(begin, stop)
            if not times:
                continue
            for left, right, own in timing.clauses(self.text, begin, stop, times):
                self._entry(row, left, right, own)

    def _runs(self, begin: int, stop: int) -> list[tuple[int, int]]:
        """Entries that share one line: after a semicolon, or after a dot before the next hour."""
        cuts = [begin]
        for match in re.finditer(
            r";\s+|(?<!odz\.)(?<!\bg\.)(?<=[a-zł”\")]\.)\s+(?=(?:godz|\d{1,2}[.:]\d\d))", self.text[begin:stop]
        ):
            cuts.append(begin + match.end())
        cuts.append(stop)
        return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if self.text[a:b].strip()]

    def _is_remark(self, row: Line, piece: str, inside: list[TimeExpression]) -> bool:
        """A programme's point that is no event: "14:00 – Goście zabierają głos", a break."""
        left, right = titles.trimmed(piece)
        words_left = _LETTERS.search(piece[left:right])
        led = inside[0].begin <= row.body + 8 and not any(timing.has_day(e) for e in inside)
        return bool(words_left) and led and not titles.is_place(piece[left:right]) and any(m.listed for m in self.mentions[-2:])

    def _lent(self, row: Line, piece: str, begin: int, title: Title | None) -> Title | None:
        """A line without a name of its own: its subject's, or the place's where the subject is only a town."""
        subject = self._subject(row)
        left, right = titles.trimmed(piece)
        place = titles.cleaned(piece[left:right])
        if subject is None or not has(subject.name, "kind") and not titles.quotations(subject.name) and subject.score < 2.95:
            if title is not None and not (subject and subject.score >= 2.2):
                return title
            if title is None and len(place) > 6 and titles.is_place(place):
                return Title(place, begin + left, begin + right, 1.6, False, "text.title.place")
        if subject is None:
            return title
        if title is not None and "premier" in title.name.lower() and "premier" not in subject.name.lower():
            return replace(subject, name=f"{subject.name} – premiera")
        return subject

    def _only_place(self, row: Line, title: Title, inside: list[TimeExpression]) -> bool:
        """"30 listopada, Pszów" under the event's own heading."""
        short = len(title.name.split()) <= 3 and inside[0].begin <= row.body + 2 and title.score < 2
        return short and self._previous_title(row) and self._titleish(self.rows[row.index - 1]) >= 1.2 and not row.bullet

    def _entry(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> None:
        piece = titles.holed(self.text, begin, stop, [(e.begin, e.stop) for e in inside])
        title = titles.of_line(piece, begin)
        if title is not None and (titles.is_fragment(title.name) or self._only_place(row, title, inside)):
            title = None
        borrowed = title is None
        if title is None and self._is_remark(row, piece, inside):
            return
        if title is None and self._late_clock(row, begin, stop, inside):
            return
        recurring = next((e for e in inside if timing.is_recurring(e)), None)
        days_only = not any(timing.has_clock(e) for e in inside)
        if days_only and any(timing.has_day(e) for e in inside) and self._inherited(row):
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)])
            self.context.day_line = row
            if self.text[inside[0].begin - 3 : inside[0].begin].strip(" -–•*(") == "" or title is None:
                return
        if status.notice(self.text[begin:stop]) is not None:
            self._sentence(row, begin, stop, inside)
            return
        if title is None or title.generic and titles.refers_back(title.name):
            title, borrowed = self._lent(row, piece, begin, title), True
        if title is None:
            return
        if not row.bullet and not borrowed and title.score >= 1.8 and inside[0].begin > row.body + 8:
            self._about(title, row)
        for moment in timing.combine(inside, self.context.days, self.context.clock):
            if not moment.has_day and not moment.has_clock:
                continue
            tally = count(piece)
            weight = 3.4 + (title.score > 2) * 0.8 - 1.5 * bool((tally.get("rules") or tally.get("deadline") or tally.get("opening")) and not tally.get("kind"))
            mention = self._mention(moment, title, row, begin, stop, weight, "text.programme")
            mention.listed = True
            mention.borrowed = borrowed
            mention.recurrence = recurring
            self.mentions.append(mention)
        led = inside[0].begin <= row.body + 3 or not row.bullet and row.index <= 4 and days_only
        if led and any(timing.has_day(e) for e in inside):
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)][-1:])
            self.context.day_line = row
        if recurring is not None and not borrowed and not timing.combine(inside, [], None):
            mention = self._mention(Moment(None, place=begin), title, row, begin, stop, 3.6, "text.recurring")
            mention.recurrence = recurring
            self.mentions.append(mention)

    # Prose

    def _prose(self, row: Line) -> None:
        for begin, stop in sentences(self.text, row.begin, row.stop):
            inside = self.within(begin, stop)
            piece = self.text[begin:stop]
            if not inside:
                found = status.notice(piece)
                if found:
                    self._fate(row, begin, stop, found)
                self._remember(piece, begin, row)
                continue
            if roles.is_opening(piece, inside):
                continue
            self._sentence(row, begin, stop, inside)

    def _sentence(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> None:
        found = status.notice(self.text[begin:stop])
        for left, right, own in timing.clauses(self.text, begin, stop, inside):
            self._clause(row, left, right, own, found, (begin, stop))

    def _clause(
        self,
        row: Line,
        begin: int,
        stop: int,
        inside: list[TimeExpression],
        found: Notice | None,
        sentence: tuple[int, int],
    ) -> None:
        piece = titles.holed(self.text, begin, stop, [(e.begin, e.stop) for e in inside])
        options = titles.of_sentence(piece, begin)
        named = [t for t in options if not t.generic]
        title = named[0] if named else None
        if title is not None and title.rule in ("text.title.quotation", "text.title.performer") and not self._adjoins(title, inside):
            subject = self.context.subject or self.headline
            if subject is not None and subject.score >= 2 and has(subject.name, "kind"):
                title = subject
        if title is None:
            title = self._subject(row)
            generic = options[0] if options else None
            if generic and title and "premier" in generic.name.lower() and "premier" not in title.name.lower():
                title = replace(title, name=f"{title.name} – premiera")
        elif title.score >= 2.4:
            self._about(title, row)
        recurring = next((e for e in inside if timing.is_recurring(e)), None)
        former: list[Moment] = []
        if found is not None and found.status is EventStatus.POSTPONED:
            inside, former = self._moved(inside, sentence)
        moments = self._completed(timing.combine(inside, self.context.days, None))
        if found is None:
            moments = [m for m in moments if m.has_day or m.has_clock or m.weekday is not None]
        if former and not moments:
            moments = [Moment(None, place=former[0].place)]
        if any(timing.names_day(e) for e in inside):
            days = [timing.day_of(e) for e in inside if timing.names_day(e) and e.kind is not Kind.OPEN]
            weight = self._weight(piece, days[0] if days else None, named, options)
            if days and weight > 1.5:
                self.context.days = self._completed(days[-1:])
                self.context.day_line = row
        if not named and self._late_clock(row, begin, stop, inside):
            return
        if title is None and options:
            title = options[0]
        if title is None:
            return
        for name, moment in [(t, m) for t in self._coordinated(title, named) for m in moments]:
            mention = self._mention(
                moment, name, row, begin, stop, self._weight(piece, moment, named, options), "text.prose"
            )
            mention.notice, mention.notice_place = found, sentence[0]
            mention.weight += 1.0 * (found is not None) + self._nearness(mention, row)
            mention.previous = former[0] if former else None
            mention.borrowed = not named
            mention.past = bool(count(self.text[sentence[0] : sentence[1]]).get("past"))
            mention.recurrence = recurring
            if mention.own[0] != sentence:
                mention.shared.insert(0, sentence)
            self.mentions.append(mention)
        self.context.used = self.context.used or bool(named and moments)
        if recurring is not None and not moments and named and not count(piece).get("opening"):
            mention = self._mention(
                Moment(None, place=begin),
                title,
                row,
                begin,
                stop,
                self._weight(piece, None, named, options) + 1.5,
                "text.recurring",
            )
            mention.recurrence = recurring
            self.mentions.append(mention)

    def _coordinated(self, title: Title, named: list[Title]) -> list[Title]:
        """"„Wrotki”, „Strefa” oraz „Piana” zostają odwołane": each quotation is an event."""
        if title not in named or not title.rule.startswith("text.title.quot"):
            return [title]
        found, place = [title], title.stop
        for other in sorted(named, key=lambda t: t.begin):
            if other.begin >= place and other.rule == "text.title.quotation" and self.text[place : other.begin].strip() in titles.COORDINATORS:
                found.append(other)
                place = other.stop
        return found

    def _moved(self, inside: list[TimeExpression], sentence: tuple[int, int]) -> tuple[list[TimeExpression], list[Moment]]:
        """The new times of what is moved, and the days it is moved from: the new one stands after "na", "do"."""
        dated = [e for e in inside if timing.has_month(e)]
        new = [e for e in dated if _TOWARDS.search(self.text[sentence[0] : e.begin]) or _TOWARDS.match(self.text[e.begin : e.stop])]
        if not new and len(dated) == 1 and not status.planned(self.text[sentence[0] : sentence[1]]) and re.search(
            r"nowy termin|nowym terminie|spotka\w+ się|odbędzie", self.text[sentence[0] : sentence[1]]
        ):
            new = dated
        old = self._completed([timing.day_of(e) for e in dated if e not in new])
        return [e for e in inside if e not in dated or e in new], old

    def _adjoins(self, title: Title, inside: list[TimeExpression]) -> bool:
        """At most a few words stand between a quotation and a time."""
        gaps = [self.text[title.stop : e.begin] if e.begin >= title.stop else self.text[e.stop : title.begin] for e in inside]
        return any(len(gap.split()) <= 4 for gap in gaps)

    def _late_clock(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> bool:
        """ "Początek o godz. 17.00": the hour of the event just spoken of."""
        clocks = [e for e in inside if timing.has_clock(e)]
        if not clocks or any(timing.has_day(e) for e in inside) or count(self.text[begin:stop]).get("deadline"):
            return False
        near = max((r.index for r in self.rows[max(0, row.index - 6) : row.index] if self.roles[r.index] is Role.HEADING and r.gap), default=-1)
        recent = [m for m in self.mentions if m.line >= near and row.index - m.line <= 6 and (not m.listed or m.borrowed) and m.moment.start is not None]
        recent = [m for m in recent if m.own[0][0] >= (recent[-1].shared[0][0] if recent and recent[-1].shared else 0)][
            -1:
        ]
        if (
            not recent
            or recent[0].moment.has_clock
            or recent[0].moment.start is None
            or recent[0].moment.start.day is None
        ):
            return False
        recent[0].moment = timing.with_clock(recent[0].moment, clocks[0])
        recent[0].own.append((begin, stop))
        recent[0].weight += 0.8
        return True

    def _nearness(self, mention: Mention, row: Line) -> float:
        """A borrowed name counts where it stands close by."""
        if not mention.borrowed or mention.title is None:
            return 0.0
        if mention.title.rule in ("text.title.heading", "text.title.quoted") and self.context.subject_line == row.index - 1:
            return 1.5
        return 0.9 if row.index - self.context.subject_line <= 1 else 0.0

    def _weight(self, piece: str, moment: Moment | None, named: list[Title], options: list[Title]) -> float:
        """What speaks for an event in a clause, summed. 3 and more is taken for one."""
        tally = count(piece)
        weight = 0.0
        if moment is not None:
            weight += 1.6 * moment.has_day + 1.2 * moment.has_clock
        weight += 1.0 * bool(options) + 0.8 * bool(named)
        weight += 0.8 * bool(tally.get("announce")) + 0.6 * bool(tally.get("past")) + 0.3 * bool(tally.get("venue"))
        weight -= 1.6 * bool(tally.get("deadline")) + 2.0 * bool(tally.get("rules")) + 1.2 * bool(tally.get("history"))
        weight -= 1.0 * bool(tally.get("opening") and not tally.get("kind")) + 3.0 * bool(tally.get("closed"))
        return weight

    # Making mentions

    def _weekday_near(self, moment: Moment) -> Moment:
        """A bare weekday beside a dated one: "od soboty, 10 października … w piątek" is the 9th."""
        start = moment.start
        if moment.weekday is None or start is not None and start.day is not None:
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
        for e in self.times:
            if e.start is None or e.start.day is None or e.relative or (e.start.month, e.start.day) == (2, 29):
                continue
            weekday = e.weekday if e.weekday is not None else e.start.date.weekday() if e.start.date else None
            if weekday is not None and self._role_at(e.begin) not in (Role.STAMP, Role.TAIL):
                options.append((abs(e.begin - place), e.start, weekday))
        if not options:
            return None
        _, day, weekday = min(options, key=lambda o: o[0])
        return day, weekday

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

    def _mention(
        self, moment: Moment, title: Title | None, row: Line, begin: int, stop: int, weight: float, rule: str
    ) -> Mention:
        weight -= 2.0 * self._is_far(moment)
        return Mention(self._complete(moment), title, [(begin, stop)], self._shared(row), weight, rule, row.index)


def _is_exact(e: TimeExpression) -> bool:
    """A day, an hour, a weekday, a rule: not merely a month."""
    return timing.has_day(e) or timing.has_clock(e) or e.recurrence is not None or e.weekday is not None


def _opened(name: str) -> str:
    lowered = name.lower()
    if re.search(r"wernisa|otwarci|finisa", lowered):
        return name
    return f"wernisaż wystawy {name}" if not lowered.startswith("wystaw") else f"wernisaż: {name}"


def empty(value: PartialDateTime | None) -> bool:
    return value is None or str(value) == ""
