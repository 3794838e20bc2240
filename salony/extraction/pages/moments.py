"""Days and clocks of a stretch of text, brought together: "18 stycznia" above "17:00 – 19:30" is one moment."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from salony.extraction.document import Document
from salony.extraction.pages.words import is_bare, is_when_label, trimmed
from salony.extraction.pages.years import Years
from salony.language import Kind, TimeExpression
from salony.vocabulary import PartialDateTime

# So many days on one line are a list.
_LIST = 3
# As long as the line of a name and its day.
_NAMED = 160


@dataclass(frozen=True, slots=True)
class Moment:
    """start, end: as in `EventDraft`. begin, stop: where the start is said."""

    start: PartialDateTime | None
    end: PartialDateTime | None
    begin: int
    stop: int


@dataclass(slots=True)
class Line:
    """A line of a record.

    bare: it says nothing but when. leads: it begins with a day. label: its words say that a time follows. trails: a
    name stands before its day, and nothing but when after that ("Closed Session – May 5, 4 pm").
    """

    begin: int
    stop: int
    times: list[TimeExpression]
    bare: bool
    leads: bool
    label: bool
    strong: bool = False
    heading: bool = False
    trails: bool = False


class Times:
    """A document's time expressions by place."""

    def __init__(self, document: Document, found: Sequence[TimeExpression], years: Years) -> None:
        self._text = document.text
        self._found = sorted(found, key=lambda e: (e.begin, e.stop))
        self._begins = [e.begin for e in self._found]
        self._years = years
        self._lines: dict[tuple[int, int], Line] = {}
        # What `Record.words` has found, by the passage that was asked for: rows are asked more than once.
        self.named: dict[tuple[int, int], tuple[int, int] | None] = {}

    def within(self, begin: int, stop: int) -> list[TimeExpression]:
        first = bisect_left(self._begins, begin)
        return self._found[first : bisect_left(self._begins, stop, first)]

    def days(self, begin: int, stop: int) -> list[PartialDateTime]:
        """The days that are named from begin to stop, with their hours where one is named at all."""
        found = self.within(begin, stop)
        clock = next((e.start for e in found if is_clock(e)), None)
        values = [self.value(e) for e in found if has_day(e)]
        days = [value for value in values if value is not None]
        return [_clocked(day, clock) for day in days]

    def rest(self, begin: int, stop: int) -> str:
        """What is said from begin to stop besides times; a season is a word like others ("Koniec wakacji")."""
        parts, place = [], begin
        for e in self.within(begin, stop):
            if e.begin >= place and e.grain != "season":
                parts.append(self._text[place : e.begin])
                place = e.stop
        return " ".join([*parts, self._text[place:stop]])

    def covered(self, begin: int, stop: int) -> bool:
        """Whether the whole passage belongs to a time that begins before it, as the month of a date box does."""
        index = bisect_left(self._begins, begin) - 1
        return index >= 0 and self._found[index].stop >= stop

    def line(self, begin: int, stop: int) -> Line:
        """What the line from begin to stop is; read once, however many ask."""
        known = self._lines.get((begin, stop))
        if known is None:
            known = self._lines[begin, stop] = self._read(begin, stop)
        return known

    def _read(self, begin: int, stop: int) -> Line:
        times = self.within(begin, stop)
        text = self._text[begin:stop]
        first = trimmed(text)[0]
        leads = bool(times) and times[0].begin <= begin + first and has_day(times[0])
        bare = bool(times) and is_bare(self.rest(begin, stop), papers=leads)
        label = is_when_label(text.partition(":")[0])
        trails = not (bare or leads or label) and self._trails(begin, stop, times)
        return Line(begin, stop, times, bare, leads, label, trails=trails)

    def _trails(self, begin: int, stop: int, times: Sequence[TimeExpression]) -> bool:
        day = next((e for e in times if has_day(e)), None)
        if day is None or day is not times[0] or stop - begin > _NAMED or not is_bare(self.rest(day.begin, stop)):
            return False
        before = self._text[begin : day.begin].rstrip()
        word = before.rpartition(" ")[2]
        # A small word before a day governs it: "zapraszamy w dniu", "until".
        return bool(before) and (not word[-1:].isalpha() or word[:1].isupper()) and self._text[stop - 1] not in ".!?"

    def moments(self, lines: Sequence[Line]) -> list[Moment]:
        """The moments of a record: from its bare lines, else from those that begin with a day or follow a label."""
        chosen = [n for n, line in enumerate(lines) if line.bare and any(has_day(e) for e in line.times)]
        if not chosen:
            chosen = [
                n for n, line in enumerate(lines) if (line.leads or line.label) and any(has_day(e) for e in line.times)
            ][:1]
        if not chosen:
            trailing = [n for n, line in enumerate(lines) if line.trails]
            chosen = trailing[:1] if len(trailing) == sum(any(has_day(e) for e in line.times) for line in lines) else []
        found: list[Moment] = []
        for n in chosen:
            found.extend(self._of_line(lines, n))
        said = [e for line in lines if line.bare for e in line.times if is_clock(e) and e.end is not None]
        return self._ending(_distinct(found), said)

    def _ending(self, found: list[Moment], said: Sequence[TimeExpression]) -> list[Moment]:
        """A record's only moment with the end that another of its lines tells. said: the spans of its bare lines."""
        if len(found) != 1 or found[0].start is None or found[0].end is not None:
            return found
        span = next((e for e in said if e.start == _clock(found[0].start)), None)
        return [replace(found[0], end=self._clock_end(found[0].start, span))] if span else found

    def _of_line(self, lines: Sequence[Line], n: int) -> list[Moment]:
        line = lines[n]
        days = [e for e in line.times if has_day(e)]
        clocks = [e for e in line.times if is_clock(e)]
        if not clocks and not any(e.start and e.start.hour is not None for e in days):
            clocks = self._clocks_beside(lines, n)
        found = []
        values = self.in_one_year(days) if len(days) >= _LIST else []
        for index, day in enumerate(days):
            until = days[index + 1].begin if index + 1 < len(days) else None
            own = [c for c in clocks if c.begin > day.begin and (until is None or c.begin < until)] or clocks
            found.extend(self._joined(day, own, values[index] if values else self.value(day)))
        return found

    def _clocks_beside(self, lines: Sequence[Line], n: int) -> list[TimeExpression]:
        """Clocks of the bare lines that follow a day, else of the one before, else the first of any line."""
        for m in range(n + 1, len(lines)):
            line = lines[m]
            if any(has_day(e) for e in line.times):
                break
            clocks = [e for e in line.times if is_clock(e)]
            if clocks and (line.bare or line.label):
                for following in lines[m + 1 :] if line.bare else ():
                    more = [e for e in following.times if is_clock(e)]
                    if not following.bare or len(more) != len(following.times):
                        break
                    clocks += more
                return clocks
        if n and any(is_clock(e) for e in lines[n - 1].times) and lines[n - 1].bare:
            return [e for e in lines[n - 1].times if is_clock(e)]
        for m in range(len(lines)):
            clocks = [e for e in lines[m].times if is_clock(e)]
            if clocks and not any(has_day(e) for e in lines[m].times):
                return clocks[:1]
        return []

    def _joined(
        self, day: TimeExpression, clocks: Sequence[TimeExpression], start: PartialDateTime | None
    ) -> list[Moment]:
        end = self.value(day, day.end) if day.end is not None else None
        if day.kind is Kind.OPEN and day.direction == "before":
            return [Moment(None, end or start, day.begin, day.stop)]
        if start is None:
            return []
        if start.hour is not None or not clocks:
            return [Moment(start, end, day.begin, day.stop)]
        group = [c for c in clocks if c.group == clocks[0].group or c.kind is Kind.POINT] or list(clocks)
        if len(group) == 2 and end is None and _is_span(self._text, group[0], group[1]):
            first, last = group
            return [Moment(_at(start, first), _at(start, last), day.begin, day.stop)]
        return [
            Moment(_at(start, c), end or self._clock_end(start, c), min(day.begin, c.begin), max(day.stop, c.stop))
            if abs(c.begin - day.stop) < 40
            else Moment(_at(start, c), end or self._clock_end(start, c), day.begin, day.stop)
            for c in group
        ]

    def _clock_end(self, day: PartialDateTime, clock: TimeExpression) -> PartialDateTime | None:
        if clock.kind is not Kind.RANGE or clock.end is None or clock.end.hour is None:
            return None
        return _until(day, clock, clock.end)

    def in_one_year(self, days: Sequence[TimeExpression], said: int | None = None) -> list[PartialDateTime | None]:
        """The days of a list, all of one year where they say none. said: the year that stands before the list."""
        return self._years.in_one_year([self.value(day) for day in days], days, said)

    def value(self, e: TimeExpression, value: PartialDateTime | None = None) -> PartialDateTime | None:
        """A day of the expression, by default its start, with the year that the page gives it."""
        value = e.start if value is None else value
        if value is None:
            return None
        return self._years.completed(value, e.weekday if value is e.start else None, e.begin)


def has_day(e: TimeExpression) -> bool:
    """Whether an expression is of a calendar day, stated as such."""
    if e.kind in {Kind.RECURRING, Kind.DURATION} or e.relative or e.grain == "season":
        return False
    return any(value is not None and value.day is not None for value in (e.start, e.end))


def is_clock(e: TimeExpression) -> bool:
    if e.kind not in {Kind.POINT, Kind.RANGE, Kind.OPEN} or e.start is None:
        return False
    return e.start.hour is not None and e.start.day is None


def at_clock(day: PartialDateTime, clock: TimeExpression) -> Moment:
    """The day at a clock, and its end where the clock has one."""
    if clock.start is None or clock.start.hour is None:
        return Moment(day, None, clock.begin, clock.stop)
    end = clock.end
    until = _until(day, clock, end) if end is not None and end.hour is not None else None
    return Moment(_at(day, clock), until, clock.begin, clock.stop)


def _until(day: PartialDateTime, clock: TimeExpression, end: PartialDateTime) -> PartialDateTime:
    """An end on the day; what ends no later on the clock than it begins ends on the day after ("21.00–2.00")."""
    start = clock.start
    over = start is not None and start.hour is not None and _minutes(end) <= _minutes(start)
    if over and day.date is not None:
        day = PartialDateTime.of(day.date + dt.timedelta(days=1))
    return replace(day, hour=end.hour, minute=end.minute)


def _minutes(clock: PartialDateTime) -> int:
    return (clock.hour or 0) * 60 + (clock.minute or 0)


def _at(day: PartialDateTime, clock: TimeExpression) -> PartialDateTime:
    value = clock.start
    return replace(day, hour=value.hour, minute=value.minute) if value else day


def _clock(value: PartialDateTime | None) -> PartialDateTime | None:
    return PartialDateTime(hour=value.hour, minute=value.minute) if value and value.hour is not None else None


def _clocked(day: PartialDateTime, clock: PartialDateTime | None) -> PartialDateTime:
    if clock is None or day.hour is not None:
        return day
    return replace(day, hour=clock.hour, minute=clock.minute)


def _is_span(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two clocks are the two ends of one ("17:00", "–", "19:30")."""
    between = text[first.stop : last.begin].strip()
    return between in {"-", "–", "—", "to", "do", "until", "till", "|"} and str(first.start) < str(last.start)


def _distinct(moments: Sequence[Moment]) -> list[Moment]:
    seen: dict[tuple[str, str], Moment] = {}
    dated: dict[str, Moment] = {}
    # A list for machines beside the words says start and end once more, each as a moment of its own.
    ends = {str(moment.end) for moment in moments if moment.start and moment.end and moment.end.hour is not None}
    for moment in moments:
        if moment.end is None and str(moment.start) in ends:
            continue
        key = (str(moment.start), str(moment.end) if moment.start is None else "")
        if key not in seen or (seen[key].end is None and moment.end is not None):
            seen[key] = moment
        if moment.start and moment.start.hour is not None:
            dated[str(moment.start.at(None))] = moment
    return [m for (start, _), m in seen.items() if start not in dated or m.start is None or m.start.hour is not None]
