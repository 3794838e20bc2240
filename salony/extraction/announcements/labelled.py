"""Labelled lines that describe one event together: "Termin: 5 maja", "Godzina: 18.00"."""

from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import roles, titles
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import Mention
from salony.extraction.announcements.openings import opened
from salony.extraction.announcements.prose import Prose
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.titles import Title
from salony.language.times import TimeExpression

# So many labels stand below a heading at the most before the one that says when.
_LABELS = 3


class Labelled(Prose):
    """Joins labelled lines into blocks, each of one event."""

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
            elif inside:
                self._after_label(row)
            return
        if roles.is_opening(row.text, inside):
            return
        previous = next(
            (m for m in reversed(self.mentions) if m.rule == "text.labelled" and row.index - m.line <= 6), None
        )
        if name in ("clock", "end") and not any(timing.has_day(e) for e in inside):
            self._join_clock(row, inside, name, previous)
            return
        if previous and previous.moment.has_day and row.index - previous.line <= 2 and all(map(_only_weekday, inside)):
            return
        subject = self._headed(row) or self._topic(row)
        if name == "date" and not any(timing.has_clock(e) for e in inside):
            # The hours that follow without a label are of this day.
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)])
            self.context.day_line = row
            self.context.clock = None
        days = self.context.days if name == "date" and not any(map(timing.has_day, inside)) else []
        for moment in timing.combine(inside, days, None):
            mention = self._mention(moment, subject, row, row.begin, row.stop, 5.0, "text.labelled")
            mention.opening = name == "opening"
            if mention.opening and subject and not subject.generic:
                mention.title = replace(subject, name=opened(subject.name), rule="text.title.opening")
            self.mentions.append(mention)

    def _headed(self, row: Line) -> Title | None:
        """The heading right above the labels, apart from what stands before it: the name of what they describe."""
        above = next((r for r in reversed(self.rows[: row.index]) if self.roles[r.index] is not Role.LABEL), None)
        if above is None or row.index - above.index > _LABELS or self.roles[above.index] is not Role.HEADING:
            return None
        if not (above.gap or above.level or not above.index) or (self._titleish(above) <= 0 and not above.section):
            return None
        title = self._heading_title(above)
        if title is not None:
            self._about(title, above)
        return title

    def _after_label(self, row: Line) -> None:
        """ "Opłata: 60 zł. Dzień otwarty: 6 września, 11.00–15.00": what follows the labelled sentence."""
        for begin, stop in sentences(self.text, row.begin, row.stop)[1:]:
            if inside := self.within(begin, stop):
                self._sentence(row, begin, stop, inside)

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


def _only_weekday(e: TimeExpression) -> bool:
    """ "Dzień: sobota" below the date says nothing new."""
    return e.weekday is not None and e.recurrence is None and not any(c.isdigit() for c in e.text)
