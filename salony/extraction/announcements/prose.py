"""Sentences that speak of events: clause by clause, each with its time and its name."""

import re
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import roles, status, titles
from salony.extraction.announcements.deeds import OWN_RULE
from salony.extraction.announcements.heads import head_of
from salony.extraction.announcements.lexicon import count, has, kind_of
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.openings import OPENING, SHOW, VIEWED, is_viewed, opened, opening_of
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.segments import Segment, names, segments
from salony.extraction.announcements.sentences import sentences
from salony.extraction.announcements.status import Notice
from salony.extraction.announcements.subjects import elliptic
from salony.extraction.announcements.titles import Title
from salony.extraction.announcements.weighing import Weighing
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import EventStatus, PartialDateTime

# What "podczas", "po", "w ramach" lead to scores less: it is named beside the event, or within it.
_LED = 1.5
_WITHIN = 0.7
# "A w piątek, 16 maja, wieczorek taneczny": a day and a noun phrase, no verb.
_AFTER_DAY = re.compile(r"\W*(?:(?:[aiw]|oraz|natomiast|zaś|z kolei)\s+)?(?:już\s+)?[\s,(]*\x00", re.IGNORECASE)
# So many lines below a rule stand the days on which it does not hold.
_EXCEPTIONS = 8
# In so many lines below "Zajęcia ruszają 16 września" stand the rules that it bounds.
_RULES = 4
# "18 marca otwarto wystawę „Ślady”": the day is its opening's.
_OPENS_SHOW = re.compile(
    r"\b(?:otwart[oaye]|otworz(?:y|ą|ymy|ono|ył[ayi]?)|otwiera(?:my|ją)?|otwarł\w*|zainaugurowa\w*)\b(?!\s+(?:jest|dla|od|do|w)\b)"
    r"(?:\s+(?:została|zostanie|będzie))?|\b(?:został[ay]?|zostan(?:ie|ą))\s+(?:\w+e\s+)?(?:otwart[aye]|zainaugurowan[aye])\b",
    re.IGNORECASE,
)
# "Doroczna wystawa", "wystawa prac".
_A_SHOW = re.compile(rf"(?:\w+[aey]\s+){{0,2}}{SHOW.pattern}", re.IGNORECASE)
# What lasts for days.
_LASTING = frozenset({
    "festiwal", "jarmark", "kiermasz", "targi", "zlot", "dni", "święto", "przegląd", "mistrzostwa", "dożynki",
    "konwent",
})  # fmt: skip
# What is given once more needs no name.
_AGAIN = re.compile(
    r"\b(?:powtórk|powtórz|ponown|kolejn|drugi|dodatkow|znów|znowu|jeszcze raz|gramy|zagramy|zapraszamy|spotykamy"
    r"|początek|start)",
    re.IGNORECASE,
)
# "W niedzielę ostatnia szansa, by zobaczyć wystawę": its last day.
_LAST_CHANCE = re.compile(
    r"\bostatni\w* (?:szans|okazj|dzień|dni|chwil|moment|raz|możliwoś)\w*"
    r"[^.]{0,30}\b(?:zobacz|obejrz|ogląda|zwiedz|wystaw|ekspozycj)",
    re.IGNORECASE,
)
_IN = re.compile(r"\bwe?\s+$", re.IGNORECASE)
_LED_BY_PLACE = re.compile(r"(?:Także|Też|Również|Natomiast|Tymczasem)?\s*(?:[Ww]e?|[Nn]a)\s+(?:\w+\s+)?[A-ZĄĆĘŁŃÓŚŹŻ]")


class Prose(Weighing):
    """Reads sentences. head: what the present point is called by its first words."""

    head: Title | None = None

    def _prose(self, row: Line) -> None:
        times = self.within(row.begin, row.stop)
        self.head = head_of(row.content, row.body, times) if row.bullet and times else None
        for begin, stop in sentences(self.text, row.begin, row.stop):
            inside = self.within(begin, stop)
            piece = self.text[begin:stop]
            if not inside:
                found = status.notice(piece)
                if found:
                    self._fate(row, begin, stop, found)
                elif self._untimed_events(row, begin, stop) or self._month_on_view(row, begin, stop):
                    continue
                self._remember(piece, begin, row)
                continue
            if roles.is_opening(piece, inside):
                continue
            self._sentence(row, begin, stop, inside)

    def _sentence(self, row: Line, begin: int, stop: int, inside: list[TimeExpression]) -> None:
        found = status.notice(self.text[begin:stop])
        moved = found is not None and found.status is EventStatus.POSTPONED
        whole = moved and len(timing.clusters(self.text, inside)) <= 2
        pieces = [(begin, stop, inside)] if whole else timing.clauses(self.text, begin, stop, inside)
        for left, right, own in pieces:
            self._clause(row, left, right, own, found, (begin, stop))

    def _clause(
        self,
        row: Line,
        begin: int,
        stop: int,
        inside: list[TimeExpression],
        found: Notice | None,
        sentence: tuple[int, int],
    ) -> None:
        piece = titles.holed(self.text, begin, stop, [(e.begin, e.stop) for e in inside])
        head = self.head if self.head is not None and self.head.begin == row.body else None
        if found is None and (
            self._bounds_rule(row, piece, begin, inside)
            or self._bounds_rules(row, piece, begin, inside)
            or (head is None and self._several(row, piece, begin, inside))
        ):
            return
        options = self._not_its_parts(row, titles.of_sentence(piece, begin), piece, begin, inside)
        timed = any(timing.has_clock(e) for e in inside)
        options = [title for title in options if timed or title.rule != OWN_RULE]
        if not options and found is None and not self.doubt and (timed or _AFTER_DAY.match(piece)):
            options = [] if self._contents(row) else _standing_alone(piece, begin)
        again = self._is_unlike(options) and not _AGAIN.search(piece) and self._has_its_hour(inside)
        fresh = self._just_named(row) or (not options and self._contents(row))
        options = [head] if head else [self._of_group(title, row) for title in options]
        title, named = self._clause_title(row, options, inside)
        recurring = next((e for e in inside if timing.is_recurring(e)), None)
        postponed = found is not None and found.status is EventStatus.POSTPONED
        inside, former = self._moved(inside, sentence) if postponed else (inside, [])
        moments = self._moments(piece, inside, former, found)
        if not named and found is None and self._lasts_until(row, piece, moments):
            return
        if _LAST_CHANCE.search(piece):
            moments = [replace(m, start=None, end=m.start) if m.end is None and not m.has_clock else m for m in moments]
        if any(timing.names_day(e) for e in inside):
            self._keep_day(row, begin, piece, inside, named, options)
        if (not named or self._waits_for_hour(named[0])) and self._late_clock(row, begin, stop, inside):
            self.mentions[-1].weight += self._nearness(self.mentions[-1], row, fresh=False)
            return
        title = title or next(iter(options), None)
        if title is None or self._is_exception(row, found, named, moments):
            self.unnamed += [(row.index, m) for m in moments if m.has_day and found is None]
            return
        moved_to = bool(postponed and any(m.has_day for m in moments))
        moments = _as_one(moments, title)
        opens = _A_SHOW.match(title.name) is not None and _OPENS_SHOW.search(piece) is not None
        governed = 0.8 * (bool(named) and self._governed_by_verb(piece, sentence))
        for name, moment in [(t, m) for t in self._coordinated(title, named) for m in moments]:
            mention = self._mention(
                moment, name, row, begin, stop, self._weight(piece, moment, named, options), "text.prose"
            )
            mention.weight += governed
            if opens and moment.end is None:
                mention.title = replace(name, name=opened(name.name), rule="text.title.opening")
            mention.notice, mention.notice_place = found, sentence[0]
            mention.borrowed = not named
            near = self._nearness(mention, row, fresh=fresh and self._is_dated(moments))
            mention.weight += (1.0 + 0.5 * (moved_to or bool(former))) * (found is not None)
            mention.weight += -1.2 if again and not named else near
            viewed = moment.start is None and not title.generic and is_viewed(self.text[begin:stop], title.name)
            if viewed and not named and found is None:
                # What was just opened can be seen until then, however like opening hours that is said.
                mention.weight += 3.5 if OPENING.match(title.name) else 2.0
            mention.previous = former[0] if former else None
            # On which days and at what hours an exhibition is open is no rule of an event.
            mention.recurrence = None if viewed else recurring
            if mention.own[0] != sentence:
                mention.shared.insert(0, sentence)
            self.mentions.append(mention)
        self.context.used = self.context.used or bool(named and moments)
        if recurring is not None and not moments:
            self._recurs(row, (begin, stop), piece, title, named, options, recurring)

    def _recurs(
        self,
        row: Line,
        span: tuple[int, int],
        piece: str,
        title: Title,
        named: list[Title],
        options: list[Title],
        rule: TimeExpression,
    ) -> None:
        """A clause that says by which rule something is held, and names no day."""
        if is_viewed(self.text[slice(*span)], title.name):
            self._on_view(row, title, named, span, rule)
            return
        near = 0 <= row.index - self.context.subject_line <= 1 and not row.bullet
        lent = not named and near and rule.start is not None
        # "Zajęcia odbywają się w każdą sobotę" below "Zajęcia dla dzieci": the sentence names it once more.
        again = not named and near and any(not o.generic and o.score >= _LED for o in options)
        usable = (bool(named) and title.rule != "text.title.quotation") or lent or again
        if not usable or count(piece).get("opening"):
            return
        weight = self._weight(piece, None, named, options) + 1.5 + 0.6 * (lent and self._says_kind(title))
        weight += lent and span[0] == row.body and self._only_where(piece)
        mention = self._mention(timing.first_of(rule), title, row, *span, weight, "text.recurring")
        mention.recurrence = rule
        mention.borrowed = not named
        self.mentions.append(mention)

    def _is_exception(self, row: Line, found: Notice | None, named: list[Title], moments: list[Moment]) -> bool:
        """ "15 kwietnia zajęcia nie odbędą się" below a weekly rule: a day taken out of it."""
        if found is None or found.status is not EventStatus.CANCELLED or named:
            return False
        days = [m.start for m in moments if m.start is not None and m.start.day is not None]
        ruled = [m for m in self.mentions if m.recurrence is not None and row.index - m.line <= _EXCEPTIONS]
        if not days or not ruled:
            return False
        for mention in ruled:
            rule = mention.recurrence
            if rule is not None:
                mention.recurrence = rule._replace(exclusions=(*rule.exclusions, *days))
        return True

    def _moments(
        self, piece: str, inside: list[TimeExpression], former: list[Moment], found: Notice | None
    ) -> list[Moment]:
        """When a clause says that something is: its own times, with what the text said before."""
        moments = self._completed(timing.combine(inside, self.context.days, None))
        if status.keeps_hour(piece) and not any(timing.has_clock(e) for e in inside):
            moments = self._at_the_same_hour(moments)
        if found is None:
            moments = [
                m for m in moments if m.has_day or m.has_clock or m.weekday is not None or _is_last_month(m, piece)
            ]
        return moments or ([Moment(None, place=former[0].place)] if former else [])

    def _bounds_rules(self, row: Line, piece: str, begin: int, inside: list[TimeExpression]) -> bool:
        """ "Zajęcia ruszają 16 września" above what is held every week: since when the rules hold, no event."""
        if any(timing.has_clock(e) for e in inside) or not any(map(timing.has_day, inside)):
            return False
        if any(e.kind is Kind.OPEN and e.start is not None for e in inside) and any(
            timing.is_recurring(e) and "BYHOUR" not in (e.recurrence or "")
            for e in self.within(inside[-1].stop, row.stop)
        ):
            # "Od 15 września wracają zajęcia jogi! Spotykamy się w poniedziałki, grupa młodsza o 17, starsza o 18."
            for title in [t for t in titles.of_sentence(piece, begin) if not t.generic][:1]:
                self._about(title, row)
            return True
        below = self.rows[row.index + 1 : row.index + 1 + _RULES]
        rules = [e for r in below for e in self.within(r.begin, r.stop) if timing.is_recurring(e)]
        if len(rules) < 2 or not has(piece, "announce"):
            return False
        options = titles.of_sentence(piece, begin)
        return bool(options) and all(map(_is_plural, options))

    def _on_view(
        self, row: Line, title: Title, named: list[Title], span: tuple[int, int], rule: TimeExpression
    ) -> None:
        """ "Wystawę można oglądać do 15 października, od wtorku do piątku w godz. 9–15": its days, not its hours."""
        bounded = rule._replace(start=_day(rule.start), end=_day(rule.end))
        if not timing.has_day(bounded):
            return
        moment = self._complete(timing.day_of(bounded))
        mention = self._mention(moment, title, row, *span, 3.6 + 0.8 * bool(named), "text.prose")
        mention.borrowed = not named
        self.mentions.append(mention)

    def _several(self, row: Line, piece: str, begin: int, inside: list[TimeExpression]) -> bool:
        """A clause that tells of several events: each part is read by itself, on the day that was said for all."""
        parts = segments(piece, begin) if any(timing.names_day(e) for e in inside) or self._of_a_day(row) else []
        if not parts:
            return False
        days = [timing.day_of(e) for e in inside if timing.names_day(e) and e.kind is not Kind.OPEN]
        for part in parts:
            own = [e for e in inside if part.begin <= e.begin < part.stop]
            if own:
                self._clause(row, part.begin, part.stop, own, None, (begin, begin + len(piece)))
            elif part.options:
                self._on_the_same_day(row, part, days[-1:] or self.context.days)
        return True

    def _of_a_day(self, row: Line) -> bool:
        """The line has said on which day what it tells of takes place."""
        return self.context.day_line is row and len(self.context.days) == 1

    def _on_the_same_day(self, row: Line, part: Segment, days: list[Moment]) -> None:
        """A part of a sentence, or a sentence, that names no time: it is of the day that was said before it."""
        title = part.options[0]
        piece = self.text[part.begin : part.stop]
        for day in self._completed(days):
            weight = self._weight(piece, day, [title], part.options) + 0.5
            moment = replace(day, place=part.begin, stop=part.begin)
            self.mentions.append(self._mention(moment, title, row, part.begin, part.stop, weight, "text.prose"))

    def _untimed_events(self, row: Line, begin: int, stop: int) -> bool:
        """ "W Lipniku Chór Echo, w Zalesiu „Gra cała ulica”" after "Sobota: …": events of that day."""
        piece = self.text[begin:stop]
        if not self._of_a_day(row) or _LED_BY_PLACE.match(piece) is None or count(piece).get("past"):
            return False
        parts = segments(piece, begin)
        if not parts:
            options = names(piece, begin)
            parts = [Segment(begin, stop, options)] if options else []
        for part in parts:
            if part.options:
                self._on_the_same_day(row, part, self.context.days)
        return bool(parts)

    def _month_on_view(self, row: Line, begin: int, stop: int) -> bool:
        """ "Przez cały listopad można oglądać wystawę ekslibrisów": only the month is said."""
        months = [e for e in self._months_in(begin, stop) if timing.has_month(e)]
        piece = titles.holed(self.text, begin, stop, [(e.begin, e.stop) for e in months])
        options = [t for t in titles.of_sentence(piece, begin) if not t.generic] if months else []
        if not options or not is_viewed(piece, options[0].name):
            return False
        moment = self._complete(timing.day_of(months[0]))
        self.mentions.append(self._mention(moment, options[0], row, begin, stop, 3.2, "text.prose"))
        return True

    def _clause_title(
        self, row: Line, options: list[Title], inside: list[TimeExpression]
    ) -> tuple[Title | None, list[Title]]:
        """(the clause's title, the names that stand in the clause itself): none of its own where it is borrowed."""
        named = [t for t in options if not t.generic and t.score >= _LED]
        named.sort(key=self._dates)
        title = named[0] if named else None
        loose = title is not None and title.rule in ("text.title.quotation", "text.title.performer")
        if title is not None and loose and not row.bullet and not self._adjoins(title, inside):
            subject = self.context.subject or self.headline
            another = self.context.used and any(timing.names_day(e) for e in inside)
            if subject is not None and subject.score >= 2 and has(subject.name, "kind") and not another:
                title = subject
        held = self.context.subject
        if title is not None and held is not None and self._repeats(title, held, row):
            return held, []
        if title is not None and held is not None and self._plays_there(title, row, inside):
            return held, [held]
        if title is None and options and (self.context.used or self.mentions) and any(map(timing.names_day, inside)):
            # "młodzież przedstawi jasełka": a custom's name is a name.
            named = [o for o in options if (kind := kind_of(o.name)) is not None and kind.proper][:1]
            if not named and any(map(timing.has_clock, inside)):  # "2 lutego o 16.00 podczas koncertu galowego"
                named = [o for o in options if not o.generic and o.score >= _WITHIN and has(o.name, "kind")][:1]
            title = named[0] if named else None
        if title is None:
            generic = options[0] if options else None
            if generic and (given := self._given_by(generic, row)):
                return given, [given]
            title = (self._same_kind(generic, row) if generic else None) or self._subject(row)
            if generic and title and self._is_another(generic, title):
                return generic, named
            if generic and title and opening_of(generic, title):
                return replace(title, name=opened(title.name), rule="text.title.opening"), named
            if generic and title and "premier" in generic.name.lower() and "premier" not in title.name.lower():
                title = replace(title, name=f"{title.name} – premiera")
        elif title.score >= 2.4:
            self._about(title, row)
        return title, named

    def _dates(self, title: Title) -> bool:
        """ "… na jasełka w Dniu Babci": the feast says when, not what."""
        return (
            title.name.startswith("Dzień ") and _IN.search(self.text[max(0, title.begin - 4) : title.begin]) is not None
        )

    def _coordinated(self, title: Title, named: list[Title]) -> list[Title]:
        """ "„Wrotki”, „Strefa” oraz „Piana” zostają odwołane": each quotation is an event."""
        if title not in named or not title.rule.startswith("text.title.quot"):
            return [title]
        found, place = [title], title.stop
        for other in sorted(named, key=lambda t: t.begin):
            if (
                other.begin >= place
                and other.rule == "text.title.quotation"
                and self.text[place : other.begin].strip() in titles.COORDINATORS
            ):
                found.append(other)
                place = other.stop
        return found


def _is_last_month(moment: Moment, piece: str) -> bool:
    """ "Wystawa będzie czynna do połowy lipca": only the month is said until which it can be seen."""
    return moment.start is None and moment.end is not None and VIEWED.search(piece) is not None


def _standing_alone(piece: str, begin: int) -> list[Title]:
    """A noun phrase in the nominative, where it is no subject of a verb: not in "Ciasto i kawa czekają na gości"."""
    found = elliptic(piece, begin)
    rest = piece[found[0].stop - begin :] if found else ""
    listed = re.match(r"\s*,\s+\w+(?:\s\w+)?\s+(?:i|oraz)\s", rest) is not None
    return [] if listed and predicate(re.split(r"[.;:!?]\s|\s[–—-]\s", rest)[0]) else found


def _is_plural(title: Title) -> bool:
    """ "Zajęcia", "próby": a kind in the plural without a name."""
    kind = kind_of(title.name.split()[0])
    return title.generic and kind is not None and kind.plural


def _as_one(moments: list[Moment], title: Title) -> list[Moment]:
    """ "24 i 25 sierpnia": two days running of a fair or a festival are one event."""
    if len(moments) != 2 or any(m.has_clock or m.end is not None for m in moments):
        return moments
    first, last = (m.start for m in moments)
    lasting = any((kind := kind_of(w)) is not None and kind.lemma in _LASTING for w in re.findall(r"\w+", title.name))
    if first is None or last is None or not lasting or first.month != last.month:
        return moments
    follow = first.day is not None and last.day == first.day + 1
    return [replace(moments[0], end=last, weekday=None)] if follow else moments


def _day(value: PartialDateTime | None) -> PartialDateTime | None:
    """The day without its hour; None where only an hour is said."""
    return None if value is None or value.day is None else replace(value, hour=None, minute=None)
