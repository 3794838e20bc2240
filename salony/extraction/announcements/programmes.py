"""Day headings, lists and bare times: where layout says what belongs together."""

import re
from dataclasses import replace

from salony.extraction.announcements import headings, status, titles
from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.entries import Entries
from salony.extraction.announcements.lexicon import PHRASES, first_class, has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.roles import Role, label_of
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.titles import Title
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import PartialDateTime

_ENACTED = re.compile(r"(?:z dnia|\bdnia|rozporządzen\w+ z|uchwał\w+ z)\s*(?:dnia\s*)?$", re.IGNORECASE)
MONTHS: list[str] = PHRASES["months"]["nominative"]
# A line that looks so little like a name only describes the one above: "obiekty, wideo".
_BESIDE = 0
_PLACED = re.compile(r"(?P<place>[^:\n]{3,70}?):\s+(?P<name>\S.{2,160})")
# A name of more words is a sentence, one of fewer characters none.
_NAME_BELOW = 14
_SHORTEST = 5


class Programmes(Entries):
    """Reads lines whose layout carries meaning."""

    def _bare_months(self, row: Line) -> Moment:
        """ "spotkania w marcu, kwietniu i maju": the months that an introduction names."""
        found = [MONTHS.index(w) + 1 for w in re.findall(r"\w+", row.text.lower()) if w in MONTHS]
        if not found:
            return Moment(None, place=row.begin)
        end = PartialDateTime(month=found[-1]) if len(found) > 1 else None
        return Moment(PartialDateTime(month=found[0]), end, None, row.begin, row.stop)

    def _between_items(self, row: Line) -> bool:
        """ "• Pokaz ogni sztucznych" between two points that have their hours, or in a list right below its day, one of
        whose points has an hour: a point of the same day."""
        if not row.bullet or not self.context.days or not has(row.text, "kind"):
            return False
        around = [self.rows[i] for i in (row.index - 1, row.index + 1) if 0 <= i < len(self.rows)]
        if sum(map(self._has_hour, around)) < 2 and not self._listed_below_day(row):
            return False
        title = titles.of_line(row.content, row.body)
        if title is None:
            return False
        for day in self.context.days:
            mention = self._mention(
                replace(day, place=row.begin), title, row, row.begin, row.stop, 3.4, "text.programme"
            )
            mention.listed = True
            self.mentions.append(mention)
        return True

    def _has_hour(self, row: Line) -> bool:
        """A point that names something and says its hour."""
        if not row.bullet or self.roles[row.index] is Role.TIME:
            return False
        return any(timing.has_clock(e) for e in self.within(row.begin, row.stop))

    def _listed_below_day(self, row: Line) -> bool:
        """Whether nothing but points stands between the line that says the day and this one."""
        first, last = row.index, row.index
        while first and self.rows[first - 1].bullet:
            first -= 1
        while last + 1 < len(self.rows) and self.rows[last + 1].bullet:
            last += 1
        day = self.context.day_line
        heads = day is not None and day.index == first - 1 and self.roles[day.index] is Role.TIME
        return heads and any(map(self._has_hour, self.rows[first : last + 1]))

    def _listed_under(self, row: Line) -> bool:
        """An item of a list whose introduction cancels or moves all of it: "odwołujemy zaplanowane na maj:"."""
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
        usable = [e for e in usable if not _ENACTED.search(self.text[max(0, e.begin - 30) : e.begin + 2])]
        named = self._bare_months(context.intro)
        moment = timing.day_of(usable[0]) if usable and named.start is None else named
        if named.start is None and len(usable) > 1 and not timing.has_day(usable[0]):
            moment = replace(moment, end=timing.day_of(usable[-1]).start)
        title = Title(name, row.body, row.stop, 2.5, False, "text.title.line")
        mention = self._mention(moment, title, row, row.begin, row.stop, 3.5, "text.list")
        mention.notice, mention.notice_place, mention.listed = context.notice, context.intro.begin, True
        self.mentions.append(mention)
        return True

    def _bare_time(self, row: Line, inside: list[TimeExpression]) -> None:
        clocks = any(timing.has_clock(e) for e in inside)
        if clocks and self._heads_points(row, inside):
            return
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
            elif self._stands_below_its_name(row) and not self._inherited(row):
                self._named_by_neighbour(row, inside, None)
            return
        timeless = recurring is None and not any(timing.has_day(e) for e in inside)
        if clocks and timeless and not self.context.days and following is None:
            return
        self._named_by_neighbour(row, inside, self._next_title(row))
        if not timeless and any(timing.has_day(e) and e.kind is not Kind.RECURRING for e in inside):
            # "4 czerwca, 17.00–23.00": the hours below are of this day.
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)][-1:])
            self.context.day_line = row

    def _heads_points(self, row: Line, inside: list[TimeExpression]) -> bool:
        """ "12 lipca, godz. 10–13" above points without times: the first begins then, the others follow on that day."""
        points: list[Line] = []
        for below in self.rows[row.index + 1 :]:
            if not below.bullet or self.within(below.begin, below.stop):
                break
            points.append(below)
        if row.bullet or not points or any(map(timing.is_recurring, inside)):
            return False
        days = [timing.day_of(e) for e in inside if timing.has_day(e)]
        if days:
            self.context.days, self.context.day_line = self._completed(days), row
        for at, point in enumerate(points):
            title = titles.of_line(point.content, point.body)
            if title is None or (at and not has(title.name, "kind")):
                continue
            for moment in self.context.days if at else timing.combine(inside, self.context.days, None):
                placed = replace(moment, place=point.begin) if at else moment
                mention = self._mention(placed, title, point, point.begin, point.stop, 3.4, "text.programme")
                mention.listed = True
                self.mentions.append(mention)
        self.told.update(point.index for point in points)
        return True

    def _stands_below_its_name(self, row: Line) -> bool:
        """A day or a run of days right below an event's name, whatever follows."""
        above = row.index - self.context.subject_line
        beside = above == 2 and row.index > 1 and self._titleish(self.rows[row.index - 1]) <= _BESIDE
        if not (beside or (above == 1 and self._previous_title(row))):
            return False
        name = self.rows[self.context.subject_line]
        runs = any(e.end for e in self.within(row.begin, row.stop))
        return (runs or self._titleish(name) >= 1.2) and "structure" not in first_class(name.content)

    def _opens_day(self, row: Line, following: Line | None) -> bool:
        return following is not None and any(timing.has_day(e) for e in self.within(row.begin, row.stop))

    def _named_by_neighbour(self, row: Line, inside: list[TimeExpression], following: Line | None) -> None:
        subject = self._subject(row)
        own = [(row.begin, row.stop)]
        title = subject
        placed = self._placed_below(row)
        below = self._name_below(row) if following is None and self._names_follow and placed is None else None
        if placed is not None:
            below, following = placed[0], None
        if following is not None and (self._names_follow or subject is None):
            title = self._heading_title(following)
            own.append((following.begin, following.stop))
        elif below is not None:
            title = below
            own.append((self.rows[row.index + 1].begin, self.rows[row.index + 1].stop))
        if title is None:
            return
        for moment in timing.combine(inside, self.context.days, self.context.clock):
            mention = self._mention(moment, title, row, row.begin, row.stop, 3.2, "text.block")
            mention.own = list(own)
            mention.stage = placed[1] if placed is not None else mention.stage
            self.mentions.append(mention)
        rule = next((e for e in inside if timing.is_recurring(e)), None)
        above = 0 < row.index - self.context.subject_line <= 2 and title is subject
        if rule is not None and above and rule.start is not None and len(inside) == 1:
            # "W każdą środę o godz. 17" alone below a name: the name's rule.
            never = Moment(None, place=row.begin)
            mention = self._mention(never, title, row, row.begin, row.stop, 3.6, "text.recurring")
            mention.recurrence = rule
            self.mentions.append(mention)

    def _placed_below(self, row: Line) -> tuple[Title, tuple[int, int]] | None:
        """ "Teatr Sztuk: Muzyczny Poranek" below its hour: the name, and where the place stands."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        found = _PLACED.match(below.content) if below is not None and not below.gap else None
        if below is None or found is None or self.within(below.begin, below.stop):
            return None
        name = titles.cleaned(found["name"])
        if not titles.is_place(found["place"]) or label_of(below.content) or titles.says_nothing(name):
            return None
        self.told.add(below.index)
        begin = below.body + found.start("name")
        title = Title(name, begin, below.stop, 2.6, titles.is_generic(name), "text.title.heading")
        return title, (below.body, below.body + found.end("place"))

    def _name_below(self, row: Line) -> Title | None:
        """In a list whose names stand below their times: "Warsztaty ceramiki. Prowadzi Ola Lis."."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if below is None or (below.gap and self._subject(row)) or self._previous_title(row):
            return None
        begin, stop = next(iter(sentences(self.text, below.body, below.stop)), (below.body, below.stop))
        if self.within(begin, stop):
            return None
        name = titles.cleaned(self.text[begin:stop])
        if self.roles[below.index] not in (Role.HEADING, Role.TEXT) or len(name.split()) > _NAME_BELOW:
            return None
        if titles.says_nothing(name) or len(name) < _SHORTEST or titles.tells(name) or headings.is_measure(name):
            return None
        if not has(name, "kind") and not titles.quotations(name):
            return None
        # "Otwarcie wystawy „Ślady”" is no house's opening.
        opening = set() if titles.quotations(name) else {"opening"}
        if first_class(name) & ({"rules", "deadline", "pause", "structure", "stamp", "credit"} | opening):
            return None
        return Title(name, begin, stop, 2.6, titles.is_generic(name), "text.title.heading")
