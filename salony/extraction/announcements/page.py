"""A page as its reader sees it before reading: its lines and what each is, its times, its headings."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from salony.extraction.announcements import headings, roles, titles
from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.flattened import parted
from salony.extraction.announcements.lexicon import count, first_class, has, kind_of
from salony.extraction.announcements.lines import Line, lines
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.timed import Timed
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.language.times import TimeExpression

_FORMAT = re.compile(r"[23][Dd]|[A-Z]{2,3}|(?i:dubbing|napisy|lektor|pol|ukr|premiera)(?:\s*/\s*\w+)?")
_PARTICULARS = re.compile(r"[(\[].{3,120}[)\]]|.{0,80}\b\d{2,3}\s*(?:min\b\.?|')(?:.{0,40})")
# The lines at the top that say what the page is.
_TOP = 6
# "Halina Borek fot. archiwum", "(fot. J. Bąk)": what is said of a picture.
# In a text of so many characters "według własnych zasad" says nothing of the page.
_PARAGRAPH = 200
_ENACTED = re.compile(r"\b(?:regulamin|przetarg|zarządzen|uchwał|ofertow|zamówie|cennik|statut)\w*", re.IGNORECASE)
_CAPTION = re.compile(r"\b(?:fot\.|foto:|źródło(?: zdjęć)?:|©)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")


def _says_kind_apart(text: str) -> bool:
    """ "Muzeum nocą – oprowadzanie z latarkami": a house's noun begins the name, and its kind stands apart."""
    return any("kind" in first_class(text[left:right]) for left, right in titles.parts(text)[1:])


def _before_verb(title: Title) -> Title | None:
    """ "Kiermasz rozpoczyna się" → "Kiermasz"; None where the sentence begins with its verb."""
    verb = predicate(title.name)
    name = titles.cleaned(title.name[: verb.start()]) if verb is not None else title.name
    if verb is None or title.rule != "text.title.line" or kind_of(name.split(" ")[-1]) is None:
        return title
    return replace(title, name=name, generic=titles.is_generic(name))


def _performer_of(title: Title) -> Title | None:
    """ "Kabaret Młodych wystąpi w Ełku" → "Kabaret Młodych"; None where no ensemble begins the headline."""
    verb = predicate(title.name)
    name = titles.cleaned(title.name[: verb.start()]) if verb is not None else ""
    if not has(name.split(" ")[0], "ensemble") or name.islower() or len(name.split()) < 2:
        return None
    return replace(title, name=name, generic=False)


class Page(Timed):
    """rows: the lines; roles: what each is."""

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        super().__init__(document, reference)
        self.rows = parted(lines(document), self.text, self.within)
        self._stops = [row.stop for row in self.rows]
        self.roles: list[Role] = []
        self._classify()

    def _classify(self) -> None:
        skipping = False
        total = len(self.rows)
        for row in self.rows:
            inside = self.within(row.begin, row.stop)
            role = self._role(row, inside)
            if role is Role.TAIL and row.index * 5 >= total * 2 and not self._calls_amid(row):
                skipping = True
            self.roles.append(Role.TAIL if skipping else role)

    def _calls_amid(self, row: Line) -> bool:
        """ "Zapisz się do newslettera" in the midst of an article: its next paragraph stands right below."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        long = below is not None and len(below.text) > _PARAGRAPH and below.text[-1] in '.!?…”"'
        return long and roles.is_call(row.text)

    def _role(self, row: Line, inside: list[TimeExpression]) -> Role:
        if roles.is_tail(row.text):
            return Role.TAIL
        if not inside and self._covered(row):
            return Role.STAMP
        if roles.is_menu(row.text, bool(inside)):
            return Role.MENU
        if inside and self._odd_minute(row, inside):
            return Role.STAMP
        if inside and (roles.is_stamp(row.text, inside, row.begin) or self._is_posted(row, inside)):
            return Role.STAMP
        if inside and roles.is_opening(row.text, inside):
            return Role.OPENING
        if roles.label_of(row.content):
            return Role.LABEL
        if inside and self._bare(row, inside):
            return Role.TIME
        vague = not any(timing.has_clock(e) or (timing.has_day(e) and not e.relative) for e in inside)
        if inside and vague and roles.is_heading(row) and headings.is_overview(row.content):
            return Role.HEADING
        if not inside and roles.is_heading(row):
            return Role.HEADING
        return Role.TEXT

    def _is_posted(self, row: Line, inside: list[TimeExpression]) -> bool:
        """A whole date alone right below a headline that names another day: when the news was posted."""
        day = inside[0].start.date if len(inside) == 1 and inside[0].start is not None else None
        if day is None or not inside[0].year_stated or timing.has_clock(inside[0]) or not 0 < row.index < _TOP // 2:
            return False
        above = self.rows[row.index - 1]
        named = [
            e.start for e in self.within(above.begin, above.stop) if e.start is not None and e.start.day is not None
        ]
        later = [value for value in named if (value.month, value.day) > (day.month, day.day)]
        return bool(later) and not self._bare(above, self.within(above.begin, above.stop)) and self._bare(row, inside)

    def _odd_minute(self, row: Line, inside: list[TimeExpression]) -> bool:
        """An hour like 18:53 alone on its line: when something was posted."""
        start = inside[0].start
        return (
            len(inside) == 1
            and start is not None
            and (start.day is None or (start.year is None and row.index < _TOP))
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
            if role is Role.HEADING and headings.is_overview(row.content):
                return None
            if role is Role.HEADING and (worth := self._titleish(row)) > 0:
                return self._heading_title(row, worth)
            labelled = "structure" in first_class(row.content)
            if role is Role.TEXT and roles.is_heading(row) and not (row.bullet or labelled) and row.text[-1] != ".":
                inside = self.within(row.begin, row.stop)
                line = titles.of_line(
                    titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside]), row.body
                )
                return _before_verb(line) if line is not None else None
            if role is Role.TEXT and row.text.endswith("."):
                return None
        return None

    def _heading_title(self, row: Line, worth: float | None = None) -> Title | None:
        """worth: what `_titleish` gives for the row, where that is known."""
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
        score = 1.6 + max(0.0, min(self._titleish(row) if worth is None else worth, 2.2))
        line = Title(name, row.begin, row.stop, score, titles.is_generic(name), "text.title.heading")
        if found and found[0].score >= 4 and len(found[0].name) * 3 >= len(name):
            return found[0]
        if found and found[0].rule == "text.title.quotation" and len(found[0].name) * 2 >= len(name):
            return replace(found[0], score=3.2)
        return _performer_of(line) or line

    def _titleish(self, row: Line) -> float:
        """How much a line without times looks like the name of an event; 0 or less where it does not."""
        text = row.content
        if not _LETTERS.search(text) or titles.says_nothing(text):
            return 0
        if headings.is_overview(text):
            return 0
        if headings.invited(text, 0) is not None:
            return 2.2
        work = self._has_particulars(row)
        if len(text) > 160 or (titles.is_place(text) and not work and not _says_kind_apart(text)):
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
        if category or headings.leads_on(text) or headings.is_measure(text):
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
        if _CAPTION.search(text):
            worth -= 2
        if "credit" in first_class(text) and not (text.isupper() and ":" not in text):
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

    @cached_property
    def doubt(self) -> float:
        """Rules, price lists and statutes must say more clearly that something happens."""
        top = [r for r in self.rows[:14] if self.roles[r.index] not in (Role.MENU, Role.TAIL)]
        head = " ".join(r.text if len(r.text) < _PARAGRAPH else " ".join(_ENACTED.findall(r.text)) for r in top)
        return 1.6 * min(2, count(head).get("statute", 0))

    @cached_property
    def _headed_by_rules(self) -> bool:
        """ "Zapytanie ofertowe nr 7", "Regulamin sali": what a heading at the top of the page calls it."""
        return any(
            has(row.text, "statute") and not has(row.text, "announce")
            for row in self.rows[:_TOP]
            if self.roles[row.index] is Role.HEADING
        )

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
        if len(bare) == 1 and self._only_told_of(bare[0]):
            return False
        after = sum(self._next_title(r) is not None for r in bare)
        before = sum(self._previous_title(r) for r in bare)
        if after == before:
            return not self._previous_title(bare[0])
        return after > before

    def _only_told_of(self, row: Line) -> bool:
        """The page's one time, below a headline that says what kind of event it is; the line after it does not."""
        after = self._next_title(row)
        head = self._headline()
        named = head is not None and has(head.name, "kind") and head.begin < row.begin
        return named and after is not None and not has(after.text, "kind") and not titles.quotations(after.text)

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
