"""Single expressions of time in a query: a day, a weekend, a month, an hour, a part of the day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from salony.discovery.understanding import spans
from salony.discovery.understanding.lexicon import Vocabulary, data
from salony.discovery.understanding.spans import Span
from salony.discovery.understanding.words import Token, fold

_HYPHENS = frozenset("-–—")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
_LAST_MORNING = 7  # nobody asks for concerts at six in the morning: an English "at 6" is 18:00
_THIS_CENTURY = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Atom:
    """kind: "day", "weekday", "weekend", "week", "holiday", "season", "month", "year", "part", "clock".

    first, last: of words. start, end: days, inclusive, None for an open end. low, high: hours. bare: a holiday that
    stands without a preposition. weak: counts beside another expression only. number: of the
    weekday or month, or of the weeks counted.
    """

    kind: str
    first: int
    last: int
    start: dt.date | None = None
    end: dt.date | None = None
    low: dt.time | None = None
    high: dt.time | None = None
    part: str | None = None
    number: int = 0
    bare: bool = False
    weak: bool = False


class AtomReader:
    """Reads the expression that begins at a word. now: the moment of asking; place: whose school holidays count."""

    def __init__(self, row: Sequence[Token], vocabulary: Vocabulary, now: dt.datetime, place: str) -> None:
        self.row = row
        self.vocabulary = vocabulary
        self.now = now
        self.today = now.date()
        self.place = place
        self._tags: dict[int, dict[str, tuple[int, str]]] = {}
        units = data("common")["units"]
        age = vocabulary.table["age"]
        self._units = {fold(word) for words in units.values() for word in words}
        self._units |= {fold(word.strip("=*")) for word in (*age["after"], *age["months"])}
        self._english = vocabulary.language == "en"

    def tags(self, index: int) -> dict[str, tuple[int, str]]:
        """Tag → (index after its longest phrase here, value)."""
        if index not in self._tags:
            found: dict[str, tuple[int, str]] = {}
            if index < len(self.row):
                for match in self.vocabulary.time.at(self.row, index):
                    tag, stop = match.entry.field, index + match.length
                    if stop > found.get(tag, (0, ""))[0]:
                        found[tag] = (stop, match.entry.value)
            self._tags[index] = found
        return self._tags[index]

    def after(self, index: int, *tags: str) -> int | None:
        """The index after the longest phrase of one of the tags, None where there is none."""
        here = self.tags(index)
        return max((here[tag][0] for tag in tags if tag in here), default=None)

    def number(self, index: int, most: int = 9999) -> int | None:
        if index < len(self.row) and self.row[index].is_number and len(self.row[index].text) <= 4:
            value = int(self.row[index].text)
            return value if value <= most else None
        return None

    def joined(self, index: int, marks: frozenset[str]) -> bool:
        """The word is tied to the one before by one of these marks."""
        return index < len(self.row) and self.row[index].before.strip() in marks

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
            inner = self._end(until) or self._core(until)
            if inner and inner.end and inner.kind not in ("clock", "part"):
                return Atom("until", index, inner.last, None, inner.end)
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

    def _core(self, index: int) -> Atom | None:
        if index >= len(self.row):
            return None
        found = [self._date(index), self._named(index), self._counted(index), self._modified(index)]
        best = max((atom for atom in found if atom), key=lambda atom: atom.last, default=None)
        if best and best.kind == "weekday" and self.joined(best.last, _HYPHENS):
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
                best = Atom("day", index, stop, self.today, self.today, part="evening")
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
            elif kind == "eve":
                day = spans.weekday(self.today, int(number), following=False)
                best = Atom("weekday", index, stop, day, day, part="evening", number=int(number))
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

    def _date(self, index: int) -> Atom | None:
        """ "24 stycznia", "24.01", "24.01.2027", "2027-01-24", "January 24th", "3-5 maja", "2027"."""
        day = self.number(index)
        if day is None:
            return self._english_date(index)
        if day in _THIS_CENTURY and self.number(index + 1, 12) and self.joined(index + 1, _HYPHENS):
            third = self.number(index + 2, 31)
            found = spans.date(self.today, third or 0, int(self.row[index + 1].text), day)
            if found and self.joined(index + 2, _HYPHENS):
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
        if (until := self.number(stop, 31)) and self.joined(stop, _HYPHENS):
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

    def _clock(self, index: int) -> Atom | None:
        """ "o 18.30", "po 18", "do 20", "między 16 a 19", "od 16 do 19", "18:30", "8 pm", "20 Uhr"."""
        between = self.after(index, "between", "from")
        if between is not None and (low := self._hour(between)):
            joint = self.after(low[1], "and", "until")
            high = self._hour(joint) if joint is not None else None
            if joint is None and self.joined(low[1], _HYPHENS):
                high = self._hour(low[1])
            if high:
                return Atom("clock", index, high[1], low=self._same_half(low[0], high[0], high[1]), high=high[0])
        found: list[Atom] = []
        here = self.tags(index)
        for tag in ("after", "from", "at", "before", "until"):
            if tag in here and (hour := self._hour(here[tag][0])):
                low_end = hour[0] if tag in ("after", "from", "at") else None
                high_end = hour[0] if tag in ("before", "until", "at") else None
                found.append(Atom("clock", index, hour[1], low=low_end, high=high_end))
        if not found and (hour := self._hour(index)) and (hour[1] > index + 1):
            other = self._hour(hour[1]) if self.joined(hour[1], _HYPHENS) else None
            if other:
                return Atom("clock", index, other[1], low=hour[0], high=other[0])
            colon = self.joined(index + 1, frozenset(":"))
            if colon or not self.row[index + 1].is_number:
                return Atom("clock", index, hour[1], low=hour[0], high=hour[0])
        return found[0] if found else None

    def _same_half(self, low: dt.time, high: dt.time, stop: int) -> dt.time:
        """ "between 2 and 5 pm": the afternoon counts for both."""
        if self.row[stop - 1].folded == "pm" and low.hour < 12 and low.hour + 12 <= high.hour:
            return low.replace(hour=low.hour + 12)
        return low

    def _hour(self, index: int) -> tuple[dt.time, int] | None:
        """(hour, index after it); None for what is a price, an age, a distance or a date."""
        hour = self.number(index, 24)
        if hour is None:
            return None
        stop, minutes = index + 1, 0
        if self.joined(stop, frozenset(":.")) and len(self.row[stop].text) == 2 and self.number(stop, 59) is not None:
            minutes = int(self.row[stop].text)
            stop += 1
        if self.vocabulary.language == "cs":
            stop = self.after(stop, "ordinal") or stop
        marker = self.after(stop, "hour")
        if "pm" in self.tags(stop) and 1 <= hour <= 12:
            return dt.time(hour % 12 + 12, minutes), stop + 1
        if "am" in self.tags(stop) and 1 <= hour <= 12:
            return dt.time(hour % 12, minutes), stop + 1
        if marker is None and stop < len(self.row):
            follower = self.row[stop]
            months = any(tag.startswith("month:") and tag != "month" for tag in self.tags(stop))
            if follower.folded in self._units or months or (follower.is_number and follower.before.strip() in "./"):
                return None
            if follower.folded == "+":
                return None
        if self._english and 1 <= hour <= _LAST_MORNING and marker is None:
            hour += 12
        return dt.time(hour % 24, minutes), marker or stop
