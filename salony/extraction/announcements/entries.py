"""Entries of lists: a line, or a part of one, that names an event and says when it is."""

import datetime as dt
import itertools
import re
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import status, titles
from salony.extraction.announcements.labelled import Labelled
from salony.extraction.announcements.lexicon import count, first_class, has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import ASIDE
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.openings import is_viewed, opened, opening_of
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.segments import by_place
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.stages import place_beside, told_below
from salony.extraction.announcements.status import Notice
from salony.extraction.announcements.titles import Title
from salony.language.institutions import find_institutions
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import EventStatus

_NUMBERED_DAY = re.compile(r"(?:dzień|day)\W*(?:\w+)?|\w+ (?:dzień|day)", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:[)\]]\s*)?(?:[–—:|/•-]|,(?!\s*(?:a|to|kiedy|gdy|w|o|na)\s)|[A-ZĄĆĘŁŃÓŚŹŻ„\"“(]|\()")
_DASH = re.compile(r"\s*[–—:-]\s")
_TOWN = re.compile(r"[A-ZŁŚŻŹĆÓ][\w-]+(?: [A-ZŁŚŻŹĆÓ][\w-]+)?")
_NAMED = 1.2
_CLEAR = 2
# What may begin a name, though it may head a list as well.
_SPEAK = frozenset({"kind", "announce"})
# A name found by the rules of sentences in an entry of a list is clear from this score on.
_WITHIN = 2.2
# What weighs so much is an event, as a rule; so many mentions back one looks for it.
_TOLD = 2.9
_LAST = 3
# A point of more characters says something of its own.
_SAYS = 6
# So many characters before its day stands "zapisy".
_LED = 24
# "gra dla rodzin (zapisy do piątku)": what stands in brackets is no part of what the entry is.
_ASIDE = re.compile(r"\([^()]*\)")
# "24 grudnia, Wigilia – zamknięte", "31 grudnia: otwarte w godz. …": the day of a house that is open or shut.
_OF_HOUSE = re.compile(
    r"[–—:|,-]\s*(?:muzeum |biblioteka |kino )?(?:nie)?(?:zamknięt|czynn|otwart)[aeoy](?:\W|$)", re.IGNORECASE
)
# "w Starych Kobiałkach" beside a day: only where.
_IN_TOWN = re.compile(r"we? [A-ZŁŚŻŹĆ]\w+(?: [A-ZŁŚŻŹĆ]\w+)?$")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_NEXT_ENTRY = re.compile(r";\s+|(?<!odz\.)(?<!\bg\.)(?<=[a-zł”\")]\.)\s+(?=(?:godz|\d{1,2}[.:]\d\d))")


class Entries(Labelled):
    """Reads the lines of programmes that hold their times themselves."""

    def _is_item(self, row: Line, inside: list[TimeExpression]) -> bool:
        if len(row.text) > 320:
            return False
        head = self.text[row.body : inside[0].begin]
        tail = self.text[inside[-1].stop : row.stop]
        lead = head.lower().strip(" .,:–-•*(")
        leads = not lead or lead in ("od godz", "o godz", "godz", "w dniach", "start", "od", "g")
        ends = len(re.findall(r"\w+", tail)) <= 3
        count_of = len(sentences(self.text, row.begin, row.stop))
        sentence = row.text.endswith(".") and len(row.text.split()) > 9
        if sentence and row.bullet and (count_of > 1 or predicate(row.text)):
            return False
        piece = titles.holed(self.text, row.body, row.stop, [(e.begin, e.stop) for e in inside])
        if by_place(piece, row.body):
            return False
        if (count_of > 2 or (count_of == 2 and not leads and row.text.endswith((".", "!", "?")))) and not row.bullet:
            return False
        if leads and not row.text.endswith(".") and self._has_siblings(row, inside):
            return True
        if count_of > 1 and not row.bullet and row.text.endswith(".") and self._sentence_tells(row, inside[0]):
            return False
        if leads and _OPENS.match(self.text, inside[0].stop, row.stop):
            parted = _DASH.match(self.text, inside[0].stop, row.stop) is not None
            return row.bullet or parted or not re.match(r"(?:o|w|we|od|do|dnia|już)\s", row.content.lower())
        if not row.bullet and (sentence or (not leads and predicate(row.text))):
            return False
        return (row.bullet or len(row.text) < 140) and (ends or row.bullet)

    def _has_siblings(self, row: Line, inside: list[TimeExpression]) -> bool:
        """In a list whose points begin with their hours, a line that begins with its hour is a point like them."""
        if not timing.has_clock(inside[0]) or len(row.text) > 140:
            return False
        for other in (row.index - 1, row.index + 1):
            beside = self.rows[other] if 0 <= other < len(self.rows) else None
            times = self.within(beside.begin, beside.stop) if beside else []
            if beside and times and times[0].begin - beside.body <= 8 and timing.has_clock(times[0]):
                return not beside.text.endswith(".") and len(beside.text) <= 140
        return False

    def _item(self, row: Line, inside: list[TimeExpression]) -> None:
        for begin, stop in self._runs(row.body, row.stop):
            times = self.within(begin, stop)
            # "(zapisy do 7 listopada)" beside the hour is the applications' day.
            times = [e for e in times if not self._is_deadline(e, begin)] or times
            if not times:
                continue
            whole = [(begin, stop, times)] if timing.weekly(times) is not None else None
            for left, right, own in whole or timing.clauses(self.text, begin, stop, times):
                self._entry(row, left, right, own)
                days = [timing.day_of(e) for e in own if timing.has_day(e) and e.kind is not Kind.OPEN]
                if days:
                    # What follows on the line is of the same day.
                    self.context.days, self.context.day_line = self._completed(days[-1:]), row

    def _is_deadline(self, e: TimeExpression, begin: int) -> bool:
        return (
            e.kind is Kind.OPEN and e.start is None and has(self.text[max(begin, e.begin - _LED) : e.begin], "deadline")
        )

    def _sentence_tells(self, row: Line, e: TimeExpression) -> bool:
        """The sentence that holds the time has a verb of its own, though it stands in a list."""
        return any(
            titles.tells(self.text[begin:stop])
            for begin, stop in sentences(self.text, row.begin, row.stop)
            if begin <= e.begin < stop
        )

    def _runs(self, begin: int, stop: int) -> list[tuple[int, int]]:
        """Entries that share one line: after a semicolon, or after a dot before the next hour."""
        cuts = [begin]
        times = self.within(begin, stop)
        for match in _NEXT_ENTRY.finditer(self.text[begin:stop]):
            place = begin + match.end()
            # "12 III 2016 r. godz. 11.00" is one time.
            if not any(e.begin < place < e.stop for e in times):
                cuts.append(place)
        cuts.append(stop)
        return [(a, b) for a, b in itertools.pairwise(cuts) if self.text[a:b].strip()]

    def _past_midnight(self, moment: Moment) -> Moment:
        """An early hour below an evening's hours of the same day is the next day's."""
        last = self.mentions[-1] if self.mentions else None
        start, before = moment.start, last.moment.start if last is not None and last.listed else None
        if start is None or before is None or start.hour is None or before.hour is None or moment.end is not None:
            return moment
        same = (start.year, start.month, start.day) == (before.year, before.month, before.day)
        if start.hour >= 5 or before.hour < 17 or not same:
            return moment
        day = start.date
        if day is None:
            return moment
        following = day + dt.timedelta(days=1)
        return replace(moment, start=replace(start, year=following.year, month=following.month, day=following.day))

    def _is_remark(self, row: Line, piece: str, inside: list[TimeExpression]) -> bool:
        """A programme's point that is no event: "14:00 – Goście zabierają głos", a break."""
        left, right = titles.trimmed(piece)
        words_left = _LETTERS.search(piece[left:right])
        led = inside[0].begin <= row.body + 8 and not any(timing.has_day(e) for e in inside)
        return (
            bool(words_left)
            and led
            and not titles.is_place(piece[left:right])
            and any(m.listed for m in self.mentions[-2:])
        )

    def _named_on(self, row: Line) -> Title | None:
        """ "1 grudnia – wernisaż wystawy „Ślady”. Wystawa czynna do 15 stycznia": what the line itself has named."""
        last = self.mentions[-1] if self.mentions else None
        return last.title if last is not None and last.line == row.index and not last.borrowed else None

    def _lent(self, row: Line, piece: str, begin: int, title: Title | None, *, timed: bool) -> Title | None:
        """A line without a name of its own: its subject's, or the place's where the subject is only a town."""
        led = titles.led_by_town(piece)
        fresh = row.index - self.context.subject_line <= 4 and not self._told_since(self.context.subject_line)
        subject = self._subject(row)
        left, right = titles.trimmed(piece)
        place = titles.cleaned(piece[left:right])
        if self._is_siblings(subject, row) and len(place) > _SAYS:
            return Title(place, begin + left, begin + right, 1.6, False, "text.title.place")
        if led and subject is not None and (title is None or titles.is_place(title.name)):
            return subject
        below = self._next_title(row) if title is None and subject is None and titles.is_place(place) else None
        if below is not None:
            # "19:30 Sala Koncertowa" above the name of who plays there.
            return self._heading_title(below)
        if title is None and not fresh and not timed and len(place) > 6 and titles.is_place(place):
            return Title(place, begin + left, begin + right, 1.6, False, "text.title.place")
        if fresh and title is None and subject is not None and (len(subject.name.split()) >= 3 or subject.score >= 3):
            return subject
        if subject is None or (
            not has(subject.name, "kind") and not titles.quotations(subject.name) and subject.score < 2.95
        ):
            if title is not None and not (subject and subject.score >= 2.2):
                return title
            if title is None and len(place) > 6 and titles.is_place(place):
                return Title(place, begin + left, begin + right, 1.6, False, "text.title.place")
        if subject is None:
            return title
        if title is not None and "premier" in title.name.lower() and "premier" not in subject.name.lower():
            return replace(subject, name=f"{subject.name} – premiera")
        return subject

    def _told_since(self, line: int) -> bool:
        """Something that happens was told of below the line."""
        return any(m.line >= line and m.weight >= _TOLD for m in self.mentions[-_LAST:])

    def _is_siblings(self, subject: Title | None, row: Line) -> bool:
        """What another point of the same list is called."""
        above = self.context.subject_line
        if subject is None or subject is not self.context.subject or not row.bullet or not 0 <= above < row.index:
            return False
        other = self.rows[above]
        return other.bullet and bool(self.within(other.begin, other.stop))

    def _only_place(self, row: Line, title: Title, inside: list[TimeExpression]) -> bool:
        """ "30 listopada, Pszów" under the event's own heading."""
        named = title.name[0].isupper() or "venue" in first_class(title.name) or bool(find_institutions(title.name))
        few = len(title.name.split()) <= 3 and named
        # "22–24 września, różne lokalizacje": two or three small words behind a comma.
        behind = self.text[inside[-1].stop : title.begin].strip() == ","
        plain = behind and title.name.islower() and len(title.name.split()) <= 3 and not has(title.name, "kind")
        placed = few or plain or titles.is_place(title.name)
        short = placed and inside[0].begin <= row.body + 2 and title.score < 2
        if title.score < 2 and _TOWN.fullmatch(title.name) and inside[0].begin - row.body <= len(title.name) + 4:
            # "Zamość, 27–29 czerwca" below the festival's name.
            short = short or has(self.rows[row.index - 1].text, "kind") if row.index else short
        return (
            short and self._previous_title(row) and self._titleish(self.rows[row.index - 1]) >= 1.2 and not row.bullet
        )

    def _entry_weight(self, piece: str, title: Title, moment: Moment, *, borrowed: bool) -> float:
        """What speaks for an event in an entry of a list; what stands beside its name ("zapisy: …") says nothing."""
        named = title.score >= _NAMED and not borrowed and has(title.name, "kind")
        beside = ASIDE if borrowed and moment.has_day and moment.has_clock else None if borrowed else _ASIDE
        tally = count(title.name if named else beside.sub(" ", piece) if beside else piece)
        against = any(tally.get(name) for name in ("rules", "deadline", "opening")) and not tally.get("kind")
        viewed = moment.start is None and borrowed and is_viewed(piece, title.name)
        # "Księga kondolencyjna w holu do piątku": what is only said to last is no event, if no kind of one.
        lasts = moment.start is None and not borrowed and not tally.get("kind") and not titles.quotations(title.name)
        shut = _OF_HOUSE.search(piece) is not None
        return 3.4 + 0.8 * (title.score > 2) - 1.5 * (against or lasts) + 1.5 * viewed - 3.0 * shut

    def _entry(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> None:
        piece = titles.holed(self.text, begin, stop, [(e.begin, e.stop) for e in inside])
        if self._bounds_rules(row, piece, begin, inside):
            return
        title = self._own_name(row, piece, begin, inside)
        borrowed = title is None
        if title is None and (self._is_remark(row, piece, inside) or self._late_clock(row, begin, stop, inside)):
            return
        recurring = next((e for e in inside if timing.is_recurring(e)), None)
        days_only = not any(timing.has_clock(e) for e in inside)
        if days_only and any(timing.has_day(e) for e in inside) and self._inherited(row):
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)])
            self.context.day_line = row
            if title is not None and _NUMBERED_DAY.fullmatch(title.name):
                return
            if title is None or self.text[inside[0].begin - 3 : inside[0].begin].strip(" -–•*(") == "":
                return
            if inside[0].begin == row.body and titles.is_place(title.name):
                # "30 lipca – piątek – Hala Łucznik" above hours: where that day is held.
                return
        found = status.notice(self.text[begin:stop])
        if found is not None and (title is None or title.generic or found.status is not EventStatus.CANCELLED):
            self._sentence(row, begin, stop, inside)
            return
        held = self.context.subject or self.headline
        if title is not None and title.generic and held is not None and opening_of(title, held):
            title, borrowed = replace(held, name=opened(held.name), rule="text.title.opening"), True
        elif title is None or (title.generic and titles.refers_back(title.name)):
            same = self._named_on(row) if title is not None else None
            title = same or self._lent(row, piece, begin, title, timed=any(map(timing.has_day, inside)))
            borrowed = True
        if title is None or titles.is_place(title.name):
            title = self._named_below(row, inside) or title
        if title is None:
            return
        if borrowed and days_only and title.begin > row.stop and any(e.kind is Kind.RANGE for e in inside):
            # "Repertuar 15–17 stycznia": the days of what is named below, each on its own.
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)])
            self.context.day_line = row
            return
        if not row.bullet and not borrowed and title.score >= 1.8 and inside[0].begin > row.body + 8:
            self._about(title, row)
        if (weekly := timing.weekly(inside)) is not None and _LETTERS.search(piece):
            # "Środy: kasa, 8.00" is no session of what stood before it.
            if not borrowed:
                self._standing(row, begin, stop, title, weekly)
            return
        for moment in timing.combine(inside, self.context.days, self.context.clock):
            if moment.has_day or moment.has_clock:
                self._listed(row, (begin, stop), piece, title, moment, found, recurring, borrowed=borrowed)
        led = inside[0].begin <= row.body + 3 or (not row.bullet and row.index <= 4 and days_only)
        if led and any(timing.has_day(e) for e in inside):
            self.context.days = self._completed([timing.day_of(e) for e in inside if timing.has_day(e)][-1:])
            self.context.day_line = row
        if recurring is not None and not borrowed and not timing.combine(inside, [], None):
            self._standing(row, begin, stop, title, recurring)

    def _listed(
        self,
        row: Line,
        span: tuple[int, int],
        piece: str,
        title: Title,
        moment: Moment,
        found: Notice | None,
        rule: TimeExpression | None,
        *,
        borrowed: bool,
    ) -> None:
        """An entry at one moment becomes a mention."""
        weight = self._entry_weight(piece, title, moment, borrowed=borrowed)
        mention = self._mention(moment, title, row, *span, weight, "text.programme")
        mention.moment = self._past_midnight(mention.moment)
        mention.listed, mention.borrowed, mention.recurrence = True, borrowed, rule
        mention.notice, mention.notice_place = found, span[0]
        mention.stage = place_beside(piece, span[0], title) or mention.stage
        if span[1] == row.stop and (below := told_below(self, row)) > row.stop:
            mention.own.append((row.stop, below))
        self.mentions.append(mention)

    def _named_below(self, row: Line, inside: list[TimeExpression]) -> Title | None:
        """ "– 10:00 – leśniczówka" and below it "XII Maraton Leśny": the item's line says but when and where."""
        below = self.rows[row.index + 1] if row.index + 1 < len(self.rows) else None
        if below is None or not any(map(timing.has_clock, inside)):
            return None
        if self.within(below.begin, below.stop) or titles.is_place(below.content) or below.text.endswith("."):
            return None
        point = titles.of_line(below.content, below.body) if below.bullet else None
        if point is not None and has(point.name, "kind"):
            self.told.add(below.index)
            return point
        if self._titleish(below) < _NAMED or not (has(below.content, "kind") or titles.quotations(below.content)):
            return None
        self.told.add(below.index)
        return self._heading_title(below)

    def _own_name(self, row: Line, piece: str, begin: int, inside: list[TimeExpression]) -> Title | None:
        """The entry's name; None where what it says is a place, a part of a sentence, or points back."""
        title = titles.of_line(piece, begin)
        if title is not None and titles.is_credited(piece):
            return title
        if title is not None and (
            titles.is_fragment(title.name)
            or self._only_place(row, title, inside)
            or _is_of_a_list(title)
            or _IN_TOWN.match(title.name)
            or titles.points_back(title.name)
            or (titles.led_by_town(piece) and titles.is_place(title.name))
            or (
                first_class(title.name) - {"venue"} != first_class(title.name)
                and title.name.isalpha()
                and not has(title.name, "kind")
            )
        ):
            title = None
        if title is None or (title.generic and titles.refers_back(title.name)):
            title = self._named_within(row, piece, begin, inside) or title
        return self._of_group(title, row) if title is not None else None

    def _named_within(self, row: Line, piece: str, begin: int, inside: list[TimeExpression]) -> Title | None:
        """A name amid the words of an entry: "Wieczorem koncert zespołu Lira w klubie, godz. 19"."""
        if not any(timing.has_clock(e) for e in inside):
            return None
        options = [t for t in titles.of_sentence(piece, begin) if not t.generic and t.score >= _WITHIN]
        return next(iter(options), None)

    def _standing(self, row: Line, begin: int, stop: int, title: Title, rule: TimeExpression) -> None:
        """What is held by a rule, and no day is named."""
        mention = self._mention(Moment(None, place=begin), title, row, begin, stop, 3.6, "text.recurring")
        mention.recurrence = rule
        self.mentions.append(mention)


def _is_of_a_list(title: Title) -> bool:
    """ "Rozkład zajęć", "Program:": what stands below it, and no event."""
    first = first_class(title.name)
    return "structure" in first and (title.score < _CLEAR or not (first & _SPEAK or titles.quotations(title.name)))
