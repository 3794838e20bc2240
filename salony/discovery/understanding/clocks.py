"""Hours in a query, and the ground on which expressions of time are read: words, tags, numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from salony.discovery.understanding.lexicon import Vocabulary, data
from salony.discovery.understanding.words import Token, fold

HYPHENS = frozenset("-–—")
_LAST_MORNING = 7  # nobody asks for concerts at six in the morning: an English "at 6" is 18:00


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


class ClockReader:
    """Reads the hour that begins at a word. now: the moment of asking; place: whose school holidays count."""

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

    def _clock(self, index: int) -> Atom | None:
        """ "o 18.30", "po 18", "do 20", "między 16 a 19", "od 16 do 19", "18:30", "8 pm", "20 Uhr"."""
        between = self.after(index, "between", "from")
        if between is not None and (low := self._hour(between)):
            joint = self.after(low[1], "and", "until")
            high = self._hour(joint) if joint is not None else None
            if joint is None and self.joined(low[1], HYPHENS):
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
            other = self._hour(hour[1]) if self.joined(hour[1], HYPHENS) else None
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
