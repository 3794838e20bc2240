"""Single expressions of time in a query: a day, a weekend, a month, an hour, a part of the day."""

import datetime as dt
from dataclasses import replace

from salony.discovery.understanding import spans
from salony.discovery.understanding.clocks import HYPHENS, Atom, ClockReader
from salony.discovery.understanding.lexicon import data
from salony.discovery.understanding.spans import Span

_PARTS = ("morning", "afternoon", "evening", "night")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
_THIS_CENTURY = range(2000, 2101)


class AtomReader(ClockReader):
    """Reads the expression that begins at a word. now: the moment of asking; place: whose school holidays count."""

    def read(self, index: int) -> Atom | None:
        """The longest expression that begins at the word."""
        found = [self._clock(index), self._open(index), self._core(index), self._part(index)]
        stop = self.after(index, "on")
        if stop is not None:
            inner = self._core(stop)
            if inner:
                found.append(replace(inner, first=index, bare=False))
            inner = self._part(stop)
            if inner and not inner.weak:
                found.append(replace(inner, first=index))
        return max((atom for atom in found if atom), key=lambda atom: atom.last, default=None)

    def _part(self, index: int) -> Atom | None:
        best: Atom | None = None
        for tag, (stop, _) in self.tags(index).items():
            kind, _, value = tag.partition(":")
            if kind in ("part", "weak") and (best is None or stop > best.last):
                best = Atom("part", index, stop, part=value, weak=kind == "weak")
            if tag == "clock:12" and (best is None or stop > best.last):
                best = Atom("clock", index, stop, low=dt.time(12), high=dt.time(12))
        return best

    def _open(self, index: int) -> Atom | None:
        """ "do końca miesiąca", "od poniedziałku", "od piątku do niedzieli", "do środy"."""
        until = self.after(index, "until")
        if until is not None:
            inner = self._end(until) or self._middle(until) or self._core(until)
            if inner and inner.end and inner.kind not in ("clock", "part"):
                return Atom("until", index, inner.last, None, inner.end)
        if (around := self._around_holiday(index)) is not None:
            return around
        begun = self.after(index, "from")
        if begun is None:
            return None
        if (day := self.number(begun, 31)) and (until := self.after(begun + 1, "until")) is not None:
            inner = self._core(until)
            if inner and inner.kind == "day" and inner.end:
                start = inner.end.replace(day=min(day, inner.end.day))
                return Atom("day", index, inner.last, start, inner.end)
        inner = self._core(begun)
        if not inner or not inner.start:
            return None
        until = self.after(inner.last, "until", "and")
        other = self._core(until) if until is not None else None
        if other and other.end:
            return Atom("day", index, other.last, inner.start, self._not_before(other, inner.start))
        return Atom("from", index, inner.last, inner.start)

    def _around_holiday(self, index: int) -> Atom | None:
        """ "przed świętami": the days until then; "po świętach": from then on."""
        for tag in ("before", "after"):
            begin = self.after(index, tag)
            holiday = self._named(begin) if begin is not None else None
            if holiday is None or holiday.kind != "holiday" or not holiday.start or not holiday.end:
                continue
            if tag == "after":
                return Atom("from", index, holiday.last, spans.plus(holiday.end, 1))
            if holiday.start > self.today:
                return Atom("day", index, holiday.last, self.today, spans.plus(holiday.start, -1))
        return None

    def _not_before(self, atom: Atom, start: dt.date) -> dt.date:
        end = atom.end or start
        return spans.plus(start, (atom.number - start.weekday()) % 7) if atom.kind == "weekday" else max(end, start)

    def _end(self, index: int) -> Atom | None:
        """ "końca miesiąca", "the end of June"."""
        stop = self.after(index, "end")
        if stop is None:
            return None
        stop = self.after(stop, "this", "on") or stop
        here = self.tags(stop)
        if "month" in here:
            return Atom("month", index, here["month"][0], self.today, spans.month(self.today, self.today.month)[1])
        if "year" in here:
            return Atom("year", index, here["year"][0], self.today, dt.date(self.today.year, 12, 31))
        if "week" in here or "weekend" in here:
            last = here.get("week", here.get("weekend", (stop, "")))[0]
            return Atom("week", index, last, self.today, spans.plus(spans.monday(self.today), 6))
        inner = self._core(stop)
        return replace(inner, first=index) if inner else None

    def _middle(self, index: int) -> Atom | None:
        """ "połowy lipca": its fifteenth."""
        found = self._part_of_month(index) if "middle" in self.tags(index) else None
        return replace(found, end=found.end.replace(day=15)) if found and found.end else None

    def _core(self, index: int) -> Atom | None:
        if index >= len(self.row):
            return None
        found = [
            self._date(index), self._named(index), self._counted(index), self._modified(index),
            self._of_month(index), self._part_of_month(index),
        ]  # fmt: skip
        best = max((atom for atom in found if atom), key=lambda atom: atom.last, default=None)
        if best and best.kind == "weekday" and self.joined(best.last, HYPHENS):
            other = self._modified(best.last)
            if other and other.kind == "weekday" and best.start:
                return Atom("day", index, other.last, best.start, self._not_before(other, best.start))
        return best

    def _named(self, index: int) -> Atom | None:
        """Relative days, holidays, seasons, long weekends."""
        best: Atom | None = None
        for tag, (stop, value) in self.tags(index).items():
            if best and stop <= best.last:
                continue
            kind, _, number = tag.partition(":")
            span: Span | None = None
            if kind == "day":
                day = spans.plus(self.today, int(number))
                best = Atom("day", index, stop, day, day)
            elif kind == "tonight":
                best = Atom("day", index, stop, self.today, self.today, part=number or "evening")
            elif kind == "now":
                best = Atom("day", index, stop, self.today, self.today)
            elif kind in ("holiday", "holiday_adjective"):
                span = spans.holiday(self.today, value) if not self._attributive(value, stop) else None
                pure = value in data("common")["pure_time"]["keys"]
                best = Atom("holiday", index, stop, *span, bare=not pure) if span else best
            elif kind == "season":
                span = spans.season(self.today, number, self.place)
                best = Atom("season", index, stop, *span) if span else best
            elif kind == "long_weekend":
                span = spans.long_weekend(self.today)
                best = Atom("holiday", index, stop, *span) if span else best
            elif kind in _PARTS:
                day = spans.weekday(self.today, int(number), following=False)
                best = Atom("weekday", index, stop, day, day, part=kind, number=int(number))
        return best

    def _attributive(self, key: str, stop: int) -> bool:
        if not self._english or key not in data("common")["attributive"]["keys"] or stop >= len(self.row):
            return False
        return any(match.entry.field == "category" for match in self.vocabulary.phrases.at(self.row, stop))

    def _counted(self, index: int) -> Atom | None:
        """ "za tydzień w sobotę", "za 2 tygodnie", "in two weeks", "za 3 dni"; "ostatni weekend przed świętami"."""
        last = self.after(index, "last")
        if last is not None and (weekend := self.after(last, "weekend")) is not None:
            before = self.after(weekend, "before")
            holiday = self._named(before) if before is not None else None
            if holiday and holiday.start:
                return Atom("day", index, holiday.last, *spans.weekend_before(holiday.start))
        stop = self.after(index, "in")
        if stop is None:
            return None
        count = self.number(stop, 99)
        if count is not None:
            stop += 1
        else:
            word = next((tag for tag in _COUNTS if tag in self.tags(stop)), None)
            count = _COUNTS[word] if word else 1
            stop = self.tags(stop)[word][0] if word else stop
        here = self.tags(stop)
        if "week" in here:
            last = here["week"][0]
            inner = self._modified(self.after(last, "on") or last)
            if inner and inner.kind in ("weekday", "weekend"):
                start = spans.plus(spans.monday(self.today, count), inner.number)
                length = 1 if inner.kind == "weekend" else 0
                return Atom("day", index, inner.last, start, spans.plus(start, length))
            day = spans.plus(self.today, 7 * count)
            return Atom("day", index, last, day, day, number=count)
        if "days" in here:
            day = spans.plus(self.today, count)
            return Atom("day", index, here["days"][0], day, day)
        if "month" in here:
            number, years = (self.today.month - 1 + count) % 12 + 1, (self.today.month - 1 + count) // 12
            if self.today.year + years > dt.MAXYEAR:
                return None
            first, end = spans.month(self.today, number, self.today.year + years)
            day = first.replace(day=min(self.today.day, end.day))
            return Atom("day", index, here["month"][0], day, day)
        return None

    def _modified(self, index: int) -> Atom | None:
        """Weekdays, weekends, weeks, months and years, with "this" or "next" before them."""
        stop, following, said = index, False, False
        while (more := self.after(stop, "this", "next")) is not None and stop - index < 3:
            following = following or "next" in self.tags(stop)
            said, stop = True, more
        best: Atom | None = None
        for tag, (last, _) in self.tags(stop).items():
            if best and last <= best.last:
                continue
            best = self._unit(tag, index, last, following=following, said=said) or best
        return best

    def _unit(self, tag: str, index: int, last: int, *, following: bool, said: bool) -> Atom | None:
        kind, _, value = tag.partition(":")
        today = self.today
        if kind == "wd":
            day = spans.weekday(today, int(value), following=following)
            counted = self.after(last, "in")
            week = self.after(counted, "week") if counted is not None else None
            if week is not None:
                day = spans.plus(spans.monday(today, 1), int(value))
            return Atom("weekday", index, week or last, day, day, number=int(value))
        if kind == "weekend":
            return Atom("weekend", index, last, *spans.weekend(self.now, int(following)), number=5)
        if kind == "week" and said:
            start = spans.monday(today, 1) if following else today
            return Atom("week", index, last, start, spans.plus(spans.monday(today, int(following)), 6))
        if kind == "month" and value:
            return self._month(int(value), index, last, following=following)
        if kind == "month" and said:
            number = today.month % 12 + 1 if following else today.month
            return Atom("month", index, last, *spans.month(today, number))
        if kind == "year" and said:
            year = min(today.year + int(following), dt.MAXYEAR)
            return Atom("year", index, last, max(today, dt.date(year, 1, 1)), dt.date(year, 12, 31))
        return None

    def _month(self, number: int, index: int, last: int, *, following: bool) -> Atom | None:
        word = self.row[last - 1]
        if self._english and word.folded in ("may", "march") and not word.is_capitalised:
            before = self.row[index - 1].folded if index else ""
            if before not in ("in", "of", "by", "until", "from", "this", "next") and index == last - 1:
                return None
        year = self.number(last)
        if year in _THIS_CENTURY:
            return Atom("month", index, last + 1, *spans.month(self.today, number, year), number=number)
        return Atom("month", index, last, *spans.month(self.today, number), number=number)

    def _of_month(self, index: int) -> Atom | None:
        """ "ostatni weekend stycznia", "pierwsza sobota lutego", "the second Sunday of March"."""
        order = next((n for n in ("1", "2", "3", "4") if f"nth:{n}" in self.tags(index)), "-1")
        begin = self.after(index, f"nth:{order}" if order != "-1" else "last")
        if begin is None:
            return None
        for tag, (last, _) in self.tags(begin).items():
            kind, _, number = tag.partition(":")
            if kind != "weekend" and not (kind == "wd" and number):
                continue
            month = self._modified(self.after(last, "of", "on") or last)
            if month and month.kind == "month" and month.start:
                length = 1 if kind == "weekend" else 0
                day = spans.nth_of_month(month.start, int(number or 5), int(order))
                return Atom("day", index, month.last, day, spans.plus(day, length)) if day else None
        return None

    def _part_of_month(self, index: int) -> Atom | None:
        """ "w połowie lutego", "pod koniec maja", "at the beginning of June": a third of the month."""
        for tag, first, last in (("start", 1, 10), ("middle", 11, 20), ("late", 21, 31)):
            begin = self.after(index, tag)
            month = self._modified(self.after(begin, "of", "on") or begin) if begin is not None else None
            if month and month.kind == "month" and month.start and month.end:
                start = month.start.replace(day=min(first, month.end.day))
                end = month.start.replace(day=min(last, month.end.day))
                return Atom("day", index, month.last, max(start, month.start), max(end, month.start))
        return None

    def _date(self, index: int) -> Atom | None:
        """ "24 stycznia", "24.01", "24.01.2027", "2027-01-24", "January 24th", "3-5 maja", "2027"."""
        day = self.number(index)
        if day is None:
            return self._english_date(index)
        if day in _THIS_CENTURY and self.number(index + 1, 12) and self.joined(index + 1, HYPHENS):
            third = self.number(index + 2, 31)
            found = spans.date(self.today, third or 0, int(self.row[index + 1].text), day)
            if found and self.joined(index + 2, HYPHENS):
                return Atom("day", index, index + 3, found, found)
        if day in _THIS_CENTURY:
            if index + 1 < len(self.row) and self.row[index + 1].folded in self._units:
                return None
            if day < self.today.year:
                return None
            return Atom("year", index, index + 1, max(self.today, dt.date(day, 1, 1)), dt.date(day, 12, 31))
        second = self.number(index + 1, 12)
        if second and self.joined(index + 1, frozenset("./")):
            year = self.number(index + 2) if self.joined(index + 2, frozenset("./")) else None
            found = spans.date(self.today, day, second, year if year in _THIS_CENTURY else None)
            return Atom("day", index, index + (3 if year in _THIS_CENTURY else 2), found, found) if found else None
        return self._day_and_month(index, day)

    def _day_and_month(self, index: int, day: int) -> Atom | None:
        stop = self.after(index + 1, "ordinal") or index + 1
        joint = self.after(stop, "and", "until")
        if (until := self.number(stop, 31)) and self.joined(stop, HYPHENS):
            stop += 1
        elif joint is not None and (until := self.number(joint, 31)):
            stop = joint + 1
        else:
            until = None
        stop = self.after(stop, "of") or stop
        for tag, (last, _) in self.tags(stop).items():
            kind, _, number = tag.partition(":")
            if kind == "month" and number:
                year = self.number(last) if self.number(last) in _THIS_CENTURY else None
                end = spans.date(self.today, until or day, int(number), year)
                start = spans.date(self.today, day, int(number), end.year) if end and until else end
                if start and end and start <= end:
                    return Atom("day", index, last + (1 if year else 0), max(start, self.today), end)
        return None

    def _english_date(self, index: int) -> Atom | None:
        if not self._english:
            return None
        for tag, (last, _) in self.tags(index).items():
            kind, _, number = tag.partition(":")
            day = self.number(last, 31)
            if kind == "month" and number and day and not self.joined(last + 1, frozenset(":")):
                stop = self.after(last + 1, "ordinal") or last + 1
                year = self.number(stop) if self.number(stop) in _THIS_CENTURY else None
                found = spans.date(self.today, day, int(number), year)
                if found:
                    return Atom("day", index, stop + (1 if year else 0), found, found)
        return None
