"""The times of a page as its words have them: what is written like a time and is none is passed over."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import titles
from salony.extraction.announcements.lexicon import count, kind_of
from salony.extraction.announcements.listed_hours import hours_among_hours, parted_by_lines
from salony.extraction.announcements.mistimed import dates_nothing, tells_of
from salony.extraction.document import Document
from salony.extraction.moments_said import LONGEST_LINE, times_and_adjectives
from salony.language.times import Kind, TimeExpression, find_times, impossible_days, numbered_days
from salony.language.times.counting import counts_on
from salony.vocabulary import PartialDateTime

_DAY_AND_FEAST = re.compile(r"(.*\d\S*)\s+[–—-]\s+([^\W\d_]+)\b\D*$")
# What may stand between a date and a feast, if nothing there leads to it ("8 marca, w Dzień Kobiet").
_AFTER_DATE = re.compile(
    r"(?<=\d)([.)]*(?: ?[a-ząćęłńóśźż]{3,12})?[.)]*(?: \d{4}(?: r\.)?)?\)?)[\s:–—-]+([^\W\d_]{3,})"
)
_FEASTS = frozenset({"dzień", "dni", "święto", "wigilia"})
_NUMBERED = re.compile(r"\d{1,2}\s*[–—-]\s*(?=(?:pon|wto|wt|śro|śr|czw|pią|pt|sob|nie|nd)\w*\.?,?\s+\d)", re.IGNORECASE)
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


# A passage of more characters is read no further back.
_FAR = 2_000


class Timed:
    """times: what is dated to the day or the hour; months: to the month only; doors: when one may come in."""

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        self.document = document
        self.text = document.text
        self.months: list[TimeExpression] = []
        self.times = self._find(reference)
        self._begins = [e.begin for e in self.times]

    def _find(self, reference: dt.datetime | None) -> list[TimeExpression]:
        visible, language = self.text[: self.document.visible], self.document.language
        anchor = reference or self.document.published
        around = anchor.date() if anchor else None
        said, adjectives = times_and_adjectives(self.document)
        every = numbered_days(visible, said, language=language, around=around)
        every += self._attributed(adjectives, every)
        every.sort(key=lambda e: (e.begin, e.stop))
        every = [self._plural(e) for e in _beside_their_day(every, self.text)]
        every = hours_among_hours(parted_by_lines(every, language), visible, language)
        found = [e for e in map(self._plain, map(self._in_line, every)) if not self._no_time(e)]
        if anchor and not self.document.published_in_month and any(e.relative for e in found):
            known = self._relative(found, anchor)
            found = [
                known.get((e.begin, e.stop, e.start.hour if e.start else None), e) if self._is_counted(e) else e
                for e in found
            ]
            found = [self._week_of(e, anchor.date()) for e in map(_of_day, found)]
        found = [_of_day(e) for e in found if not _is_empty(e)]
        oldest = anchor.year - 2 if anchor else _FIRST_PAGES
        found = [e for e in found if not _is_history(e, oldest)]
        found, self.doors = self._apart(self._without_registration(_nights(found, self.text)))
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
            if not self._beside_kind(e):
                continue
            begin = max(self.text.rfind(mark, 0, e.begin) for mark in (". ", "\n", "! ", "? ", ", a ", "; "))
            stop = min(
                (place for mark in (". ", "\n", ", a ", "; ") if (place := self.text.find(mark, e.stop)) >= 0),
                default=len(self.text),
            )
            if not any(begin <= day < stop for day in days):
                kept.append(e)
        return kept

    def _beside_kind(self, e: TimeExpression) -> bool:
        """A noun that says a kind of event stands right beside: "jutrzejszy koncert", "koncert wtorkowy"."""
        before, after = self.text[max(0, e.begin - 60) : e.begin], self.text[e.stop : e.stop + 60]
        beside = [match[1] for match in (_NOUN_AFTER.match(after), _NOUN_BEFORE.search(before)) if match]
        kinds = [kind_of(word) for word in beside]
        return any(kind is not None and not kind.weak for kind in kinds)

    def _without_registration(self, found: list[TimeExpression]) -> list[TimeExpression]:
        """ "zapisy od 9.00, start o 10.00": where a line says another hour, that of those who sign in dates nothing."""
        signing = [e for e in found if timing.is_registration(self.text, e)]
        if not signing:
            return found
        lines = {self.text.rfind("\n", 0, e.begin) for e in found if timing.has_clock(e) and e not in signing}
        return [e for e in found if e not in signing or self.text.rfind("\n", 0, e.begin) not in lines]

    def _apart(self, found: list[TimeExpression]) -> tuple[list[TimeExpression], list[TimeExpression]]:
        """The hours of the doors set apart; in their place stays something that is no name and dates nothing."""
        places = [timing.doors(self.text, e) for e in found]
        doors = [e for e, place in zip(found, places, strict=True) if place]
        if not doors or len(doors) == len(found):
            return found, []
        blanks = {
            e.begin: e._replace(
                begin=p[0], stop=p[1], text=self.text[p[0] : p[1]], kind=Kind.DURATION, start=None, end=None
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
        read_to, language = -1, self.document.language
        for e in found:
            if e.begin < read_to or not self._is_counted(e):
                continue
            begin = self.text.rfind("\n", 0, e.begin) + 1
            stop = self.text.find("\n", e.stop)
            read_to = min(stop if stop >= 0 else self.document.visible, begin + LONGEST_LINE)
            while begin > 0 and read_to - begin < _FAR and counts_on(self.text[begin:read_to], language=language):
                # "Tydzień później …" counts on from the paragraph before.
                while begin > 0 and self.text[begin - 1].isspace():
                    begin -= 1
                begin = self.text.rfind("\n", 0, begin) + 1
            for other in find_times(self.text[begin:read_to], reference=anchor, language=language):
                value = other.start if other.start is not None else other.end
                if self._is_counted(other) and value is not None and value.day is not None:
                    placed = other._replace(begin=other.begin + begin, stop=other.stop + begin)
                    known[placed.begin, placed.stop, other.start.hour if other.start else None] = placed
        return known

    def _is_counted(self, e: TimeExpression) -> bool:
        """From the moment of speaking, or from a day spoken of before: "jutro", "tydzień później"."""
        return e.relative or counts_on(e.text, language=self.document.language)

    def _plural(self, e: TimeExpression) -> TimeExpression:
        """ "ŚRODY" alone on a line, or "środy, 11.00" begins it: the plural, each of them."""
        day = _LEADING_WEEKDAY.match(e.text) if e.recurrence is None else None
        if day is None:
            return e
        before = self.text[max(0, e.begin - 12) : e.begin].rpartition("\n")[2]
        after = self.text[e.stop : e.stop + 12].partition("\n")[0]
        hour = e.start if e.start is not None and e.start.hour is not None and timing.has_clock(e) else None
        before = "" if before.rstrip().endswith(("–", "—", " -", ":", "(")) else before
        alone = hour is not None or not after.strip(_AROUND) or _HEADS.match(after)
        if before.strip(_AROUND) or not alone:
            return e
        rule = f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[day[1].lower()]}"
        if hour is None:
            return e._replace(kind=Kind.RECURRING, recurrence=rule, relative=False)
        rule += f";BYHOUR={hour.hour};BYMINUTE={hour.minute or 0}"
        start = PartialDateTime(hour=hour.hour, minute=hour.minute)
        end = PartialDateTime(hour=e.end.hour, minute=e.end.minute) if e.end is not None and e.end.hour else None
        return e._replace(kind=Kind.RECURRING, recurrence=rule, relative=False, start=start, end=end)

    def _months_in(self, begin: int, stop: int) -> list[TimeExpression]:
        return [e for e in self.months if begin <= e.begin < stop]

    def _plain(self, e: TimeExpression) -> TimeExpression:
        """A feast that is only named keeps its hour ("z okazji Dnia Matki o 16"): it dates nothing by itself."""
        numbered = _NUMBERED.match(e.text) if e.kind is Kind.RANGE and e.end is not None else None
        if numbered:
            # "Dzień 1 – czwartek, 9 lipca": the number counts the days of a festival.
            cut = numbered.end()
            return e._replace(begin=e.begin + cut, text=e.text[cut:], kind=Kind.POINT, start=e.end, end=None)
        feast_at = None if e.relative else _held_feast(e.text)
        if feast_at is not None:
            # "22.06 – Noc Kupały: …", "14.03 Dzień Kobiet": the feast is what is held on that day.
            return e._replace(stop=e.begin + feast_at, text=e.text[:feast_at], feast=False)
        feast = e.feast and timing.has_day(e) and timing.has_clock(e) and not e.relative
        if (
            not feast
            or e.weekday is not None
            or e.start is None
            or re.search(r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower())
        ):
            return e
        head = re.split(r"[,(]|\bo\b|\bgodz", e.text, maxsplit=1)[0]
        if re.match(r"we?\s", head.lower()):
            return e
        cut = len(head)
        return e._replace(
            begin=e.begin + cut, text=e.text[cut:], start=PartialDateTime(hour=e.start.hour, minute=e.start.minute)
        )

    def _in_line(self, e: TimeExpression) -> TimeExpression:
        """Words of the line before that only lead to a time ("w wybranym dniu / niedziela, 18 …") are cut off."""
        head, line, _ = e.text.partition("\n")
        if not line or any(c.isdigit() for c in head) or (e.weekday is not None and _WEEKDAY.match(head)):
            return e
        cut = e.text.index("\n") + 1
        cut += len(e.text[cut:]) - len(e.text[cut:].lstrip())
        return e._replace(begin=e.begin + cut, text=e.text[cut:])

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
        return e._replace(start=replace(e.start, year=day.year, month=day.month, day=day.day))

    def _is_told(self, e: TimeExpression) -> bool:
        """The clause of a weekday tells of what is over: "w sobotni wieczór wystąpił", "zaczęła się"."""
        before = _CLAUSE.split(self.text[max(0, e.begin - 120) : e.begin])[-1]
        clause = before + " " + _CLAUSE.split(self.text[e.stop : e.stop + 160])[0]
        tally = count(clause)
        return bool(tally.get("past") or _TOLD.search(clause)) and not tally.get("announce")

    def _no_time(self, e: TimeExpression) -> bool:
        if e.kind is Kind.DURATION or (
            _is_empty(e) and not (e.relative and e.grain == "day" and (self._beside_kind(e) or tells_of(e, self.text)))
        ):
            return True
        if e.grain == "year" or _ANAPHORIC.match(e.text):
            return True
        if e.grain in ("season", "quarter") or self._quoted(e):
            return True
        if e.feast and timing.has_day(e) and e.recurrence is None and e.weekday is None and e.kind is not Kind.OPEN:
            # A feast dates an event only where it says "in" ("w sylwestra"); elsewhere it is a name.
            return not re.match(r"we?\s", e.text.lower()) and not re.search(
                r"\bwe?\s+$", self.text[max(0, e.begin - 4) : e.begin].lower()
            )
        if e.year_stated and self.text[e.stop : e.stop + 1].isalpha():
            return True
        if e.recurrence is not None and _USUALLY.search(self.text, max(0, e.begin - 4), e.stop):
            return True
        return self._no_number(e)

    def _quoted(self, e: TimeExpression) -> bool:
        """Part of a quoted name: "„Zimowa niedziela”", "„Pierwszy dzień wiosny”"."""
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
        if dates_nothing(self.text, e):
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


@lru_cache(maxsize=256)
def _held_feast(text: str) -> int | None:
    """Where a date ends and the feast begins that it names as an event of its own, in words that say its kind."""
    named = _DAY_AND_FEAST.match(text)
    if named and kind_of(named[2]) is not None:
        return named.end(1)
    numbered = max((place for place, letter in enumerate(text) if letter.isdigit()), default=-1)
    for match in _AFTER_DATE.finditer(text):
        if match.end() <= numbered:
            continue
        kind = kind_of(match[2])
        if kind is not None and (kind.proper or (kind.lemma in _FEASTS and match[2][0].isupper())):
            return match.end(1)
    return None


def _is_history(e: TimeExpression, oldest: int) -> bool:
    """A stated year long before the page: what it remembers, not what it announces."""
    last = e.end if e.end is not None and e.end.year is not None else e.start
    return e.year_stated and last is not None and last.year is not None and last.year < oldest


def _is_empty(e: TimeExpression) -> bool:
    """Nothing is known of when: "jutro" on a page without a date of its own."""
    return e.start is None and e.end is None and e.recurrence is None and e.weekday is None


def _is_exact(e: TimeExpression) -> bool:
    """A day, an hour, a weekday, a rule: not merely a month."""
    return timing.has_day(e) or timing.has_clock(e) or e.recurrence is not None or e.weekday is not None


def _of_day(e: TimeExpression) -> TimeExpression:
    """An evening or a night is of the day on which it begins."""
    if e.part is None or e.start is None or e.kind is Kind.RECURRING:
        return e
    if e.start.day is None:
        # Only the weekday is said: which one it is shows elsewhere.
        return e if e.weekday is None else e._replace(kind=Kind.POINT, start=None, end=None, grain="day")
    return e._replace(kind=Kind.POINT, start=e.start.at(None), end=None, grain="day")


# Those of which the singular has a form like the plural.
_WEEKDAYS = {"środy": "WE", "soboty": "SA", "niedziele": "SU"}
_LEADING_WEEKDAY = re.compile(r"(środy|soboty|niedziele)(?:$|[\s,:–—(-]+(?:(?:od |o )?godz\w*\.? ?)?\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\W*(?:we?\s+)?(?:pon|wt|śr|czw|pi|pt|so|nie|nd|mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
# "na co dzień organista katedry": usually, and no rule.
_USUALLY = re.compile(r"\bna co dzień$", re.IGNORECASE)
_HEADS = re.compile(r"\s?[:–—-]\s")
_AROUND = " \t:.–—-•*|#"
# The day that was spoken of before.
_ANAPHORIC = re.compile(
    r"(?:w\s+)?(?:tego|ten)\s+(?:samego\s+|sam\s+)?(?:dnia|wiecz\w+|popołudni\w+|dzień)\W*$", re.IGNORECASE
)
_BESIDE = re.compile(r"[ \t]*[,(]?[ \t]*")
_ON = re.compile(r"we?\s", re.IGNORECASE)


def _beside_their_day(every: list[TimeExpression], text: str) -> list[TimeExpression]:
    """ "19 listopada, we wtorek": the weekday right behind a date says that date again."""
    kept: list[TimeExpression] = []
    for e in every:
        before = kept[-1] if kept else None
        again = (
            before is not None and _ON.match(e.text) and e.relative and e.weekday is not None and e.kind is Kind.POINT
            and before.kind is Kind.POINT and before.grain == "day" and e.grain == "day"
            and timing.has_month(before) and timing.has_day(before) and before.weekday is None
            and not before.relative and before.stop <= e.begin and _BESIDE.fullmatch(text[before.stop : e.begin])
        )  # fmt: skip
        if again and before is not None:
            kept[-1] = before._replace(stop=e.stop, text=text[before.begin : e.stop], weekday=e.weekday)
        else:
            kept.append(e)
    return kept


_NIGHT = re.compile(r"\b(?:noc|night)\w*[^.!?\n]{0,30}$", re.IGNORECASE)


def _nights(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """ "Noc Kultury 23/24 czerwca": one night, of the day on which it begins."""
    kept: list[TimeExpression] = []
    for e in found:
        before = kept[-1] if kept else None
        same = before is not None and before.group == e.group and before.begin == e.begin and "/" in e.text
        if same and before is not None and _follow(before, e) and _NIGHT.search(text[max(0, e.begin - 50) : e.begin]):
            continue
        kept.append(e)
    return kept


def _follow(one: TimeExpression, other: TimeExpression) -> bool:
    """The other day is the next one."""
    if one.start is None or other.start is None or one.start.day is None or other.start.day is None:
        return False
    return (other.start.day - one.start.day) == 1 or other.start.day == 1
