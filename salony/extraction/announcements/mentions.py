"""The walk down a page: each line is read as what it is."""

from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import status, titles
from salony.extraction.announcements.columns import TableRow, table_rows
from salony.extraction.announcements.lexicon import has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import REACH, Mention
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.programmes import Programmes
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.stages import points_below
from salony.extraction.announcements.titles import Title
from salony.language.times import Kind, TimeExpression, find_times

# What leads to an hour in a sentence, where a column's title stands for it.
_HOUR_WORDS = {"pl": "godz. ", "en": "at ", "de": "um ", "cs": "v ", "uk": "о "}


# How much a line must look like a name to begin something new.
_NAMING = 1.2
# What speaks against a point of a page whose heading names rules or a tender.
_POINT = 1.6
# A text of so many characters is a paragraph.
_PARAGRAPH = 120
# What a day speaks for in a sentence; so many characters before it say what it is of.
_DATED = 0.8
_BEFORE = 60
# So many lines below its hour an event's block goes on.
_BLOCK = 4


class Reader(Programmes):
    """One document's reading: `read` gives every place that speaks of an event."""

    def read(self) -> list[Mention]:
        self.times = [self._until_weekday(e) for e in self.times]
        tables = table_rows(self.rows)
        taken = {index for row in tables for index in range(row.first, row.last + 1)}
        starts = {row.first: row for row in tables}
        times_ahead = self._times_ahead(taken)
        for row in self.rows:
            role = self.roles[row.index]
            if row.index in taken:
                if row.index in starts:
                    self._table_row(row, starts[row.index])
                continue
            if row.index in self.told:
                continue
            inside = self.within(row.begin, row.stop)
            if role is Role.STAMP and self.anchors.stamps:
                self._new_item()
            if role in (Role.MENU, Role.TAIL, Role.STAMP, Role.OPENING):
                continue
            if role is Role.LABEL:
                self._label(row, inside)
            elif role is Role.TIME:
                self._bare_time(row, inside)
            elif not inside and (self._listed_under(row) or self._between_items(row)):
                pass
            elif not inside and not times_ahead[row.index]:
                self._far_from_times(row, heading=role is Role.HEADING)
            elif role is Role.HEADING:
                self._heading(row)
            elif not inside:
                self._untimed(row)
            elif self._is_item(row, inside):
                self._item(row, inside)
            else:
                self._prose(row)
        self._of_the_only_day()
        for mention in self.mentions:
            row = self.rows[mention.line]
            if mention.own[-1][1] == row.stop and (below := points_below(self, row)) > row.stop:
                mention.own.append((row.stop, below))
        self._hours_of_rules()
        self._days_of_rules()
        self._govern()
        self._repeat()
        self._close_rules()
        self._begin_rules()
        self._begin_unnamed()
        self._name_bare()
        if self._headed_by_rules:
            # The points of a tender look like those of a programme.
            for mention in self.mentions:
                mention.weight -= _POINT * (mention.rule == "text.programme")
        return self.mentions

    def _of_the_only_day(self) -> None:
        """Hours without a day, where the page speaks of one day only: "w dniu 11 listopada" in its introduction."""
        named = [
            e
            for e in self.times
            if timing.has_day(e) and self._role_at(e.begin) not in (Role.MENU, Role.TAIL, Role.STAMP, Role.OPENING)
        ]
        days = {(e.start.month, e.start.day) for e in named if e.start is not None and e.kind is Kind.POINT}
        if len(days) != 1 or any(e.kind is not Kind.POINT or self._is_aside(e) for e in named):
            return
        day = self._complete(timing.day_of(named[0]))
        for mention in self.mentions:
            start = mention.moment.start
            if start is None or start.hour is None or start.day is not None or mention.recurrence is not None:
                continue
            if day.start is not None and (mention.listed or mention.rule == "text.prose"):
                told = replace(day.start, hour=start.hour, minute=start.minute)
                mention.moment = replace(mention.moment, start=told)
                mention.weight += _DATED * (mention.rule == "text.prose")

    def _is_aside(self, e: TimeExpression) -> bool:
        """A day of applications, of tickets, of what is over."""
        return has(self.text[max(0, e.begin - _BEFORE) : e.begin], "deadline") or has(
            self.text[max(0, e.begin - _BEFORE) : e.begin], "history"
        )

    def _table_row(self, row: Line, found: TableRow) -> None:
        """A row of a table: each column says what its cell is; what the table does not name is its heading's."""
        inside = [e for name in ("date", "clock") if name in found.cells for e in self.within(*found.cells[name])]
        if "clock" in found.cells and not any(timing.has_clock(e) for e in inside):
            inside += self._hour_of(found.cells["clock"])
        begin, stop = found.cells.get("title", (0, 0))
        named = titles.of_line(self.text[begin:stop], begin) if "title" in found.cells else None
        if named is None and "title" in found.cells:
            name = titles.cleaned(self.text[begin:stop])
            named = Title(name, begin, stop, 2.0, False, "text.title.cell") if len(name) > 1 else None
        subject = named or self.context.subject or self.headline
        if subject is None or not inside:
            return
        notice = status.notice(self.text[found.begin : found.stop])
        for moment in timing.combine(inside, self.context.days, None):
            if not moment.has_day and not moment.has_clock:
                continue
            mention = self._mention(moment, subject, row, found.begin, found.stop, 4.2, "text.table")
            mention.own = sorted(found.cells.values())
            mention.borrowed, mention.listed, mention.notice, mention.notice_place = (
                named is None,
                True,
                notice,
                found.begin,
            )
            mention.place, mention.town = found.cells.get("venue"), found.cells.get("town")
            self.mentions.append(mention)

    def _hour_of(self, span: tuple[int, int]) -> list[TimeExpression]:
        """The hour that a cell says without a word for it: "10-12", "19"."""
        lead = _HOUR_WORDS.get(self.document.language, "")
        cell = self.text[span[0] : span[1]]
        shift = span[0] - len(lead)
        return [
            e._replace(begin=max(span[0], e.begin + shift), stop=e.stop + shift, text=cell)
            for e in find_times(lead + cell, language=self.document.language)
            if timing.has_clock(e) and e.start is not None and e.start.day is None
        ][:1]

    def _times_ahead(self, rows: set[int]) -> list[bool]:
        """For every line whether a time, or a row of a table, is so near below that what it names may happen then."""
        ahead, nearest = [False] * len(self.rows), len(self.rows) + REACH + 1
        for row in reversed(self.rows):
            ahead[row.index] = nearest - row.index <= REACH
            if row.index in rows or self.within(row.begin, row.stop):
                nearest = row.index
        return ahead

    def _far_from_times(self, row: Line, *, heading: bool) -> None:
        """A line below which no time follows can only say that something is cancelled or moved."""
        if heading:
            self.context.clock, self.context.heading = None, row
        if status.notice(row.text):
            for begin, stop in [(row.begin, row.stop)] if heading else sentences(self.text, row.begin, row.stop):
                found = status.notice(self.text[begin:stop])
                if found:
                    self._fate(row, begin, stop, found, heading=heading)

    def _heading(self, row: Line) -> None:
        self.context.clock = None
        found = status.notice(row.text)
        if found:
            self._fate(row, row.begin, row.stop, found, heading=True)
        worth = self._titleish(row)
        title = self._heading_title(row, worth)
        if not self._is_particular(row, worth):
            self.context.heading = row
        named = title is not None and (has(title.name, "kind") or bool(titles.quotations(title.name)) or row.level > 0)
        below = self.roles[row.index + 1] if row.index + 1 < len(self.roles) else Role.TAIL
        dated = below is Role.TIME and not self._names_follow
        stands = worth >= 1.2 or (worth > 0 and (dated or self._stands_alone(row)))
        if (
            title
            and stands
            and not self._tells_of_heading(title)
            and (not row.bullet or self._heads_text(row))
            and (named or title.score >= self._hold(row) - 0.3 * (1 + row.gap))
        ):
            self._about(title, row)

    def _tells_of_heading(self, title: Title) -> bool:
        """A sentence below the event's own name: "Znów czytamy w Noc Bibliotek!" below "Noc Bibliotek"."""
        held = self.context.subject
        if held is None or held.rule != "text.title.heading" or self.context.used or title.rule != held.rule:
            return False
        return predicate(title.name) is not None and predicate(held.name) is None and has(held.name, "kind")

    def _heads_text(self, row: Line) -> bool:
        """A point of a list below which a paragraph tells of it, and no further point."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        return below is not None and below.gap and not below.bullet and len(below.text) > _PARAGRAPH

    def _is_particular(self, row: Line, worth: float) -> bool:
        """A line of the block that told of an event: its name below its hour, "Sala kameralna, bilety 15 zł"."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.rule != "text.block" or not 0 < row.index - last.line <= _BLOCK:
            return False
        if row.gap and (row.level or not self.rows[last.line + 1].gap):
            # In a page's paragraphs the name stands apart from its hour as well.
            return False
        return row.begin < last.own[-1][1] or worth < _NAMING

    def _untimed(self, row: Line) -> None:
        for begin, stop in sentences(self.text, row.begin, row.stop):
            piece = self.text[begin:stop]
            found = status.notice(piece)
            if found:
                self._fate(row, begin, stop, found)
            self._remember(piece, begin, row)
