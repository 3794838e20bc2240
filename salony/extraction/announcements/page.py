"""A page as its reader sees it before reading: its lines and what each is, its times, its headings."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from salony.extraction.announcements import headings, roles, titles
from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.lexicon import count, first_class, kind_of
from salony.extraction.announcements.lines import Line, lines
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.extraction.moments_said import times_and_adjectives
from salony.language.times import Kind, TimeExpression, find_times, impossible_days, numbered_days
from salony.vocabulary import PartialDateTime

_FORMAT = re.compile(r"[23][Dd]|[A-Z]{2,3}|(?i:dubbing|napisy|lektor|pol|ukr|premiera)(?:\s*/\s*\w+)?")
_PARTICULARS = re.compile(r"[(\[].{3,120}[)\]]|.{0,80}\b\d{2,3}\s*(?:min\b\.?|')(?:.{0,40})")
_NUMBERED = re.compile(r"\d{1,2}\s*[–—-]\s*(?=(?:pon|wto|wt|śro|śr|czw|pią|pt|sob|nie|nd)\w*\.?,?\s+\d)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_CLAUSE = re.compile(r"[.!?](?:\s|$)|\n|,\s(?:któr|gdzie|że\b|bo\b|aby\b|żeby\b)")
# The noun that an adjective belongs to: after it, or before it in "koncerty wtorkowy i środowy".
_NOUN_AFTER = re.compile(r"\s+(?:\w+(?:y|a|e|ego|ej|ą|ym)\s+)?(\w+)")
_NOUN_BEFORE = re.compile(
    r"(\w+)\s+(?:\w+ej?\s+\w+\s*:\s*|\w+(?:owy|owa|owe|ni|nia|ny)\s+(?:i|oraz)\s+|[^.!?\n]{0,40}:\s+(?:\w+\s+i\s+)?)?$"
)
# The past tense of a reflexive verb.
_TOLD = re.compile(r"\w{2,}(?:[aeiyę]ł[aoy]?|[aeiyę]li) się\b|\bsię \w{2,}(?:[aeiyę]ł[aoy]?|[aeiyę]li)\b")
# No institution announced anything on the web before.
_FIRST_PAGES = 1995


class Page:
    """rows: the lines; roles: what each is. times: what is dated to the day or the hour; months: to the month only."""

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        self.document = document
        self.text = document.text
        self.rows = lines(document)
        self.months: list[TimeExpression] = []
        self.times = self._find(reference)
        self._stops = [row.stop for row in self.rows]
        self._begins = [e.begin for e in self.times]
        self.roles: list[Role] = []
        self._classify()

    def _find(self, reference: dt.datetime | None) -> list[TimeExpression]:
        visible, language = self.text[: self.document.visible], self.document.language
        anchor = reference or self.document.published
        around = anchor.date() if anchor else None
        said, adjectives = times_and_adjectives(self.document)
        every = numbered_days(visible, said, language=language, around=around)
        every += self._attributed(adjectives, every)
        every.sort(key=lambda e: (e.begin, e.stop))
        found = [e for e in map(self._plain, map(self._in_line, every)) if not self._no_time(e)]
        if anchor and any(e.relative for e in found):
            known = self._relative(found, anchor)
            found = [
                known.get((e.begin, e.stop, e.start.hour if e.start else None), e) if e.relative else e for e in found
            ]
            found = [self._week_of(e, anchor.date()) for e in map(_of_day, found)]
        oldest = anchor.year - 2 if anchor else _FIRST_PAGES
        found = [e for e in found if not _is_history(e, oldest)]
        found, self.doors = self._apart(found)
        found += impossible_days(visible, language=language)
        found.sort(key=lambda e: (e.begin, e.stop))
        self.months = [e for e in found if not _is_exact(e) and e.kind is not Kind.DURATION]
        return [e for e in found if _is_exact(e) or e.kind is Kind.DURATION]

    def _attributed(self, found: list[TimeExpression], every: list[TimeExpression]) -> list[TimeExpression]:
        """ "sobotni koncert", "koncerty poniedziałkowy i wtorkowy": a weekday as the adjective of an event's kind dates
        it, where its sentence names no other day.
        """
        kept = []
        days = [e.begin for e in every if timing.names_day(e)]
        for e in found:
            before, after = self.text[max(0, e.begin - 60) : e.begin], self.text[e.stop : e.stop + 60]
            noun = _NOUN_AFTER.match(after)
            left = _NOUN_BEFORE.search(before)
            beside = [noun[1]] if noun else []
            beside += [left[1]] if left else []
            if not any(kind_of(word) for word in beside):
                continue
            begin = max(self.text.rfind(mark, 0, e.begin) for mark in (". ", "\n", "! ", "? "))
            stop = min(
                (place for mark in (". ", "\n") if (place := self.text.find(mark, e.stop)) >= 0), default=len(self.text)
            )
            if not any(begin <= day < stop for day in days):
                kept.append(e)
        return kept

    def _apart(self, found: list[TimeExpression]) -> tuple[list[TimeExpression], list[TimeExpression]]:
        """The hours of the doors set apart; in their place stays something that is no name and dates nothing."""
        places = [timing.doors(self.text, e) for e in found]
        doors = [e for e, place in zip(found, places, strict=True) if place]
        if not doors or len(doors) == len(found):
            return found, []
        blanks = {
            e.begin: replace(
                e, begin=p[0], stop=p[1], text=self.text[p[0] : p[1]], kind=Kind.DURATION, start=None, end=None
            )
            for e, p in zip(found, places, strict=True)
            if p
        }
        return [blanks.get(e.begin, e) for e in found], doors

    def _relative(
        self, found: list[TimeExpression], anchor: dt.datetime
    ) -> dict[tuple[int, int, int | None], TimeExpression]:
        """The relative ones read again with the page's own time, each in its line."""
        known: dict[tuple[int, int, int | None], TimeExpression] = {}
        read_to = -1
        for e in found:
            if not e.relative or e.begin < read_to:
                continue
            begin = self.text.rfind("\n", 0, e.begin) + 1
            stop = self.text.find("\n", e.stop)
            read_to = stop if stop >= 0 else self.document.visible
            for other in find_times(self.text[begin:read_to], reference=anchor, language=self.document.language):
                if other.relative and other.start is not None and other.start.day is not None:
                    placed = replace(other, begin=other.begin + begin, stop=other.stop + begin)
                    known[placed.begin, placed.stop, other.start.hour] = placed
        return known

    def _months_in(self, begin: int, stop: int) -> list[TimeExpression]:
        return [e for e in self.months if begin <= e.begin < stop]

    def _plain(self, e: TimeExpression) -> TimeExpression:
        """A feast that is only named keeps its hour ("z okazji Dnia Matki o 16"): it dates nothing by itself."""
        numbered = _NUMBERED.match(e.text) if e.kind is Kind.RANGE and e.end is not None else None
        if numbered:
            # "Dzień 1 – czwartek, 9 lipca": the number counts the days of a festival.
            cut = numbered.end()
            return replace(e, begin=e.begin + cut, text=e.text[cut:], kind=Kind.POINT, start=e.end, end=None)
        head = re.split(r"[,(]|\bo\b|\bgodz", e.text, maxsplit=1)[0]
        feast = timing.has_day(e) and timing.has_clock(e) and not e.relative and not any(c.isdigit() for c in head)
        if (
            not feast
            or e.weekday is not None
            or e.start is None
            or re.search(r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower())
        ):
            return e
        if re.match(r"we?\s", head.lower()):
            return e
        cut = len(head)
        return replace(
            e, begin=e.begin + cut, text=e.text[cut:], start=PartialDateTime(hour=e.start.hour, minute=e.start.minute)
        )

    def _in_line(self, e: TimeExpression) -> TimeExpression:
        """Words of the line before that only lead to a time ("w wybranym dniu / niedziela, 18 …") are cut off."""
        head, line, _ = e.text.partition("\n")
        if not line or any(c.isdigit() for c in head) or (e.weekday is not None and len(head) > 5):
            return e
        cut = e.text.index("\n") + 1
        cut += len(e.text[cut:]) - len(e.text[cut:].lstrip())
        return replace(e, begin=e.begin + cut, text=e.text[cut:])

    def _week_of(self, e: TimeExpression, anchor: dt.date) -> TimeExpression:
        """A bare weekday: in a report the last one; on its own day that very day."""
        if (
            not e.relative
            or any(c.isdigit() for c in e.text.split(" o ")[0])
            or e.weekday is None
            or e.start is None
            or e.start.date is None
            or e.end is not None
        ):
            return e
        day = e.start.date
        around = self.text[max(0, e.begin - 60) : e.stop + 80].lower()
        ahead = re.search(r"(?:przyszł|następn|kolejn|za tydzień)\w*", around)
        if (
            re.search(r"(?:minion|ubiegł|zeszł|ostatni)\w*\s*$", self.text[max(0, e.begin - 12) : e.begin].lower())
            and day >= anchor
        ):
            day -= dt.timedelta(days=7)
        elif (day - anchor).days == 7 and not ahead:
            day = anchor
        if day > anchor and self._is_told(e):
            day -= dt.timedelta(days=7)
        return replace(e, start=replace(e.start, year=day.year, month=day.month, day=day.day))

    def _is_told(self, e: TimeExpression) -> bool:
        """The clause of a weekday tells of what is over: "w sobotni wieczór wystąpił", "zaczęła się"."""
        before = _CLAUSE.split(self.text[max(0, e.begin - 120) : e.begin])[-1]
        clause = before + " " + _CLAUSE.split(self.text[e.stop : e.stop + 160])[0]
        tally = count(clause)
        return bool(tally.get("past") or _TOLD.search(clause)) and not tally.get("announce")

    def _no_time(self, e: TimeExpression) -> bool:
        if e.kind is Kind.DURATION or (
            e.start is None and e.end is None and e.recurrence is None and e.weekday is None
        ):
            return True
        if e.grain == "year":
            return True
        if e.grain in ("season", "quarter") or self._quoted(e):
            return True
        if (
            not any(c.isdigit() for c in e.text)
            and timing.has_day(e)
            and e.recurrence is None
            and e.weekday is None
            and e.kind is not Kind.OPEN
            and not re.search(r"\bdni|dzi[śs]|jutr|wczoraj|today|tomorrow|tonight|weekend|tyg", e.text.lower())
        ):
            # A feast dates an event only where it says "in" ("w sylwestra"); elsewhere it is a name.
            return not re.match(r"we?\s", e.text.lower()) and not re.search(
                r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower()
            )
        if e.year_stated and self.text[e.stop : e.stop + 1].isalpha():
            return True
        return self._no_number(e)

    def _quoted(self, e: TimeExpression) -> bool:
        """Part of a quoted name: "„Nie lubię poniedziałku”", "„Pierwszy dzień wiosny”"."""
        if e.year_stated or timing.has_clock(e):
            return False
        start = self.text.rfind("\n", 0, e.begin) + 1
        stop = self.text.find("\n", e.stop)
        line = self.text[start : stop if stop >= 0 else len(self.text)]
        if len(line) > 3000:
            return False
        return any(a < e.begin - start and e.stop - start < b for a, b in titles.quotations(line))

    def _no_number(self, e: TimeExpression) -> bool:
        """A street, a feast's name, an address on the web, a temperature: no time, though it is written like one."""
        before, after = self.text[max(0, e.begin - 24) : e.begin].lower(), self.text[e.stop : e.stop + 4].lower()
        if (before[-1:] in ("/", "=", "_", "#") and after[:1] in ("/", "_", ".", "-")) or re.match(
            r"\s?(?:°|c\b|%|km|zł|mb|fm)", after
        ):
            return True
        if e.text.lower().strip(".") == "pt" and re.match(r"[.:\s]*[„\"“A-Z]", self.text[e.stop : e.stop + 6]):
            return True
        return bool(
            re.search(
                r"(?:\bul\.|\bal\.|\bpl\.|\bos\.|ulic\w|alei|placu?|konstytucji|osiedl\w|tel\.?|fax|nr)\s*$", before
            )
        )

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
        return (
            len(inside) == 1
            and start is not None
            and start.day is None
            and (start.minute or 0) % 5 != 0
            and self._bare(row, inside)
        )

    def _covered(self, row: Line) -> bool:
        """The whole line belongs to a time that begins on the line before ("17-23 / WRZEŚNIA")."""
        index = bisect_left(self._begins, row.begin) - 1
        return index >= 0 and self.times[index].stop >= row.stop

    def _bare(self, row: Line, inside: list[TimeExpression]) -> bool:
        rest = titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside])
        left, right = titles.trimmed(rest)
        return not _LETTERS.search(rest[left:right])

    def _role_at(self, place: int) -> Role:
        index = bisect_left(self._stops, place + 1)
        return self.roles[index] if index < len(self.roles) else Role.TEXT

    def _headline(self) -> Title | None:
        """The page's heading: what it is about if it is about one thing."""
        for row, role in zip(self.rows, self.roles, strict=True):
            if role is Role.HEADING and self._titleish(row) > 0:
                return self._heading_title(row)
            labelled = "structure" in first_class(row.content)
            if role is Role.TEXT and roles.is_heading(row) and not (row.bullet or labelled) and row.text[-1] != ".":
                inside = self.within(row.begin, row.stop)
                return titles.of_line(
                    titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside]), row.body
                )
            if role is Role.TEXT and row.text.endswith("."):
                return None
        return None

    def _heading_title(self, row: Line) -> Title | None:
        invited = headings.invited(row.content, row.body)
        if invited is not None:
            return invited
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
        if not _LETTERS.search(text) or titles.says_nothing(text):
            return 0
        if headings.invited(text, 0) is not None:
            return 2.2
        work = self._has_particulars(row)
        if len(text) > 160 or (titles.is_place(text) and not work):
            return 0
        worth = 0.6 + work
        tally = count(text)
        if titles.quotations(text):
            worth += 1
        if tally.get("kind"):
            worth += 1
        if text.upper() == text:
            worth += 0.7
        if row.level:
            worth += 1
        category = headings.is_category(text) and not self._bare_event(row)
        if category or (text.endswith(":") and len(text.split()) <= 4):
            worth -= 2
        if "structure" in first_class(text) and not titles.quotations(text):
            worth -= 2
        if re.match(r"[^:]{3,30}:\s", text) and first_class(text) & {
            "ensemble",
            "structure",
            "announce",
            "deadline",
            "credit",
        }:
            worth -= 2
        if text.endswith(".") or tally.get("rules") or tally.get("deadline"):
            worth -= 1
        if len(text) < 5 or len(text.split()) > 18:
            worth -= 1
        if "credit" in first_class(text):
            worth -= 1.5
        named = kind_of(text.split()[0]) is not None
        if tally.get("speech") or (text[0].islower() and not row.level and not (named and self._continues(row))):
            worth -= 1.5
        return worth

    def _bare_event(self, row: Line) -> bool:
        """ "Wernisaż" right above a date, where no line before names an event of that kind in more words."""
        after = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if after is None or not headings.is_bare_event(row.content) or not self._bare_day(after):
            return False
        before = self.rows[max(0, row.index - 8) : row.index]
        return not any(headings.names_kind_of(other.text, row.content) for other in before)

    def _bare_day(self, row: Line) -> bool:
        inside = self.within(row.begin, row.stop)
        return any(timing.has_day(e) for e in inside) and self._bare(row, inside)

    def _continues(self, row: Line) -> bool:
        """The line before stays open: "Zapraszamy na"."""
        before = self.rows[row.index - 1].text.lower() if row.index and not row.gap else ""
        return before.endswith((" na", " do", "zapraszamy", "zaprasza"))

    def _has_particulars(self, row: Line) -> bool:
        """The line below tells of what this one names: "dramat, 118 min, napisy"."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        return below is not None and len(row.text) < 90 and bool(_PARTICULARS.fullmatch(below.text))

    @property
    def doubt(self) -> float:
        """Rules, price lists and statutes must say more clearly that something happens."""
        head = " ".join(r.text for r in self.rows[:14] if self.roles[r.index] not in (Role.MENU, Role.TAIL))
        return 1.6 * min(2, count(head).get("statute", 0))

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
        """Whether a name stands right above, or with only its particulars between: "(komedia, 104 min, napisy)"."""
        for before in reversed(self.rows[max(0, row.index - 3) : row.index]):
            if self.within(before.begin, before.stop):
                return False
            if self.roles[before.index] is Role.HEADING and self._titleish(before) > 0.5:
                return True
            if not (_FORMAT.fullmatch(before.text) or _PARTICULARS.fullmatch(before.text)):
                return False
        return False

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

    def _stands_alone(self, row: Line) -> bool:
        """Set off from what is around it: not one of a list of names."""
        before = self.roles[row.index - 1] if row.index else Role.MENU
        after = self.roles[row.index + 1] if row.index + 1 < len(self.rows) else Role.TAIL
        following = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if (
            before is Role.HEADING
            and after is Role.HEADING
            and not (row.gap and following is not None and following.gap)
        ):
            return False
        return row.gap or before is not Role.HEADING


def _is_history(e: TimeExpression, oldest: int) -> bool:
    """A stated year long before the page: what it remembers, not what it announces."""
    last = e.end if e.end is not None and e.end.year is not None else e.start
    return e.year_stated and last is not None and last.year is not None and last.year < oldest


def _is_exact(e: TimeExpression) -> bool:
    """A day, an hour, a weekday, a rule: not merely a month."""
    return timing.has_day(e) or timing.has_clock(e) or e.recurrence is not None or e.weekday is not None


def _of_day(e: TimeExpression) -> TimeExpression:
    """An evening or a night is of the day on which it begins."""
    if e.part is None or e.start is None or e.start.day is None or e.kind is Kind.RECURRING:
        return e
    return replace(e, kind=Kind.POINT, start=e.start.at(None), end=None, grain="day")
