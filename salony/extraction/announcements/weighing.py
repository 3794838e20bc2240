"""What speaks for a sentence telling of an event, summed: its own words, and what stands before it."""

import re
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import titles
from salony.extraction.announcements.celebrations import RULE as CELEBRATION
from salony.extraction.announcements.guests import opener
from salony.extraction.announcements.lexicon import count, first_class, has, kind_of
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import ASIDE, Mention
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.moves import Moves
from salony.extraction.announcements.openings import OPENING
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.titles import Title
from salony.language.times import Kind, TimeExpression

# What a sentence named, and no heading.
_TOLD = frozenset({"text.title.phrase", "text.title.quoted", "text.title.performer", "text.title.staged"})

_OWN = 2.4
# What somebody gives, and is named after them.
_GIVEN = frozenset({"koncert", "recital", "występ", "stand-up"})
# A sentence that begins with its day speaks of that day.
_FIRST = 3
_UNTIL = re.compile(r"\b(?:po)?(?:trwa\w*|czynn\w+|działa\w*|dostępn\w+|odwiedz\w+)\b", re.IGNORECASE)
# What follows is a choice of what an event holds.
_PARTS = re.compile(r"\b(?:w tym|m\.\s?in\.|między innymi|w programie)(?=\W)", re.IGNORECASE)
# So many lines below its name an event's hour may stand, and what then speaks for it.
_SOON = 3
_BEGUN = 1.2
_BEGINS = re.compile(r"\b(?:począt\w+|start\w*|rozpocz\w+|zaczyna\w*|zaczn\w+)\b", re.IGNORECASE)


def _lemmas(name: str) -> set[str]:
    return {kind.lemma for word in re.findall(r"\w+", name) if (kind := kind_of(word)) is not None}


# "na wystawie, która odbędzie się …": what the sentence dates, in whatever case it stands.
_DATED = re.compile(r",\s+(?:któr\w+|jak[iae])\s+(?:odb[ęy]\w+|rozpoczn\w+|zaplanowano)\b")


def _lasts(e: TimeExpression) -> bool:
    """ "Od maja", "do końca września w każdy piątek": no day that what follows is of."""
    return e.kind is Kind.OPEN or (e.kind is Kind.RECURRING and e.end is not None)


class Weighing(Moves):
    """Weighs clauses."""

    def _governed_by_verb(self, piece: str, sentence: tuple[int, int]) -> bool:
        """ "25 marca zapraszamy na spacer, a 8 kwietnia – na warsztaty": the first clause's verb is the second's."""
        return not has(piece, "announce") and has(self.text[slice(*sentence)], "announce")

    def _only_where(self, piece: str) -> bool:
        """Nothing but a place beside a rule: "w każdą środę o 10.00, oddział dla dzieci" right below a name."""
        left, right = titles.trimmed(piece)
        return left >= right or titles.is_place(piece[left:right])

    def _says_kind(self, title: Title) -> bool:
        """A heading that says what happens under it: "Potańcówka seniora", "Koło Poetów „Wena”"."""
        return has(title.name, "kind") or bool(titles.quotations(title.name))

    def _adjoins(self, title: Title, inside: list[TimeExpression]) -> bool:
        """At most a few words stand between a quotation and a time."""
        gaps = [
            self.text[title.stop : e.begin] if e.begin >= title.stop else self.text[e.stop : title.begin]
            for e in inside
        ]
        return any(len(gap.split()) <= 4 for gap in gaps)

    def _contents(self, row: Line) -> bool:
        """ "Miesiąc zakończymy andrzejkami. Wróżby, tańce i poczęstunek 29 listopada od 16": of what there is."""
        context = self.context
        if context.subject is None or context.used or row.index != context.subject_line:
            return False
        return context.subject.rule == "text.title.phrase" and has(context.subject.name, "kind")

    def _repeats(self, title: Title, subject: Title, row: Line) -> bool:
        """The heading right above names the same kind: the sentence speaks of what the heading names."""
        heading = self.context.subject_line == row.index - 1 and subject.rule == "text.title.heading"
        if title.rule == CELEBRATION and subject.rule == "text.title.heading" and has(subject.name, "kind"):
            # "Urodziny Dworu „Pod lipą”" above "Dwór świętował 30. urodziny".
            return bool(_lemmas(title.name.split(":")[0]) & _lemmas(subject.name))
        if not heading or title.rule != "text.title.phrase":
            return False
        first = re.findall(r"\w+", subject.name)[:2]
        bare = not any(kind_of(word) for word in first) and not titles.quotations(subject.name)
        told = first_class(subject.name) & {"announce"} or predicate(subject.name)
        if title.score > _OWN and (bare or told):
            # "Tłumy na Nocy Świętojańskiej", "Rusza festiwal": the headline tells of what the sentence names.
            return False
        return bool(_lemmas(title.name) & _lemmas(subject.name))

    def _lasts_until(self, row: Line, piece: str, moments: list[Moment]) -> bool:
        """ "… rozpocznie się jarmark, który potrwa do 23 grudnia": the last day of what was just told of."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or len(moments) != 1 or not 0 <= row.index - last.line <= 1 or not _UNTIL.search(piece):
            return False
        end, start = moments[0].end, last.moment.start
        if last.title is None or OPENING.match(last.title.name):
            # What is opened lasts, not its opening.
            return False
        if moments[0].start is not None or end is None or end.day is None or end.hour is not None:
            return False
        if start is None or start.day is None or start.hour is not None or last.moment.end is not None:
            return False
        if start.year is not None and not moments[0].stated:
            over = (end.month or 12, end.day) < (start.month or 1, start.day)
            end = replace(end, year=start.year + over)
        if (end.year or 0, end.month or 0, end.day or 0) < (start.year or 0, start.month or 0, start.day):
            return False
        last.moment = replace(last.moment, end=end)
        last.own.append((moments[0].place, moments[0].stop))
        return True

    def _not_its_parts(
        self, row: Line, options: list[Title], piece: str, begin: int, inside: list[TimeExpression]
    ) -> list[Title]:
        """ "Od 11:30 moc atrakcji, m.in. konkursy i warsztaty" below a feast's name: what the feast is made of."""
        names_parts = _PARTS.search(piece)
        held = self.context.subject
        if names_parts is None or held is None or held.generic or not inside:
            return options
        if row.index - self.context.subject_line > 1 + has(held.name, "kind"):
            return options
        at = begin + names_parts.start()
        if any(e.begin > at for e in inside) or any(title.begin < at for title in options):
            return options
        return []

    def _is_unlike(self, options: list[Title]) -> bool:
        """The clause names nothing, or only a kind that what was spoken of last is not of."""
        subject = self.context.subject
        return all(t.generic and subject is not None and not _lemmas(t.name) & _lemmas(subject.name) for t in options)

    def _is_another(self, generic: Title, subject: Title) -> bool:
        """ "… odbiorą prace podczas wystawy, która odbędzie się 6 maja" after workshops: no workshop is meant."""
        dated = _DATED.match(self.text, generic.stop) is not None
        return dated and not (_lemmas(generic.name) & _lemmas(subject.name) or OPENING.fullmatch(generic.name))

    def _has_its_hour(self, inside: list[TimeExpression]) -> bool:
        """The clause names nothing, and what a sentence spoke of last has its hour already: something else begins."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.listed or not last.moment.has_clock or not self.context.used:
            return False
        told = self.context.subject is not None and self.context.subject.rule in _TOLD
        return any(map(timing.has_clock, inside)) and (told or not any(map(timing.names_day, inside)))

    def _is_dated(self, moments: list[Moment]) -> bool:
        """One day, or several with their hours: bare days may be of anything ("ruch wstrzymany 8 i 11 maja")."""
        return len(moments) == 1 or all(moment.has_clock for moment in moments)

    def _just_named(self, row: Line) -> bool:
        """The sentence before called to an event that has no day yet."""
        context = self.context
        return context.called and not context.used and 0 <= row.index - context.subject_line <= 1

    def _heads_report(self) -> bool:
        """The heading says of its event that it is over: "Jarmark za nami"."""
        line = self.rows[self.context.subject_line].text if self.context.subject_line >= 0 else ""
        return titles.without_verdict(line) != line.strip(" -–—:!,")

    def _nearness(self, mention: Mention, row: Line, *, fresh: bool) -> float:
        """A day and an hour below a heading that says what kind of event it is: the heading's event."""
        if not mention.borrowed or mention.title is None:
            return 0.0
        if not mention.moment.has_day:
            return _BEGUN * self._says_when_it_begins(mention, row)
        if fresh and mention.moment.start is not None:
            return 1.0
        first = mention.own[0][0] <= row.body or self._heads_report()
        told = first and any(titles.is_past(w.rstrip(".,")) for w in self.text[slice(*mention.own[0])].split())
        if not mention.moment.has_clock and not (told and (mention.moment.end is None or self._heads_report())):
            return 0.0
        above = 0 <= row.index - self.context.subject_line <= 2
        heads = mention.title.rule in ("text.title.heading", "text.title.quoted", "text.title.invited")
        return 1.4 if above and heads and has(mention.title.name, "kind") else 0.0

    def _says_when_it_begins(self, mention: Mention, row: Line) -> bool:
        """ "Początek o 17", "Koncert rozpocznie się o 18": the hour of what was named, for which no hour stands yet."""
        title = mention.title
        if title is None or not mention.moment.has_clock or not _BEGINS.search(self.text[slice(*mention.own[0])]):
            return False
        told = any(m.title == title and m.moment.has_clock for m in self.mentions)
        return not told and 0 <= row.index - self.context.subject_line <= _SOON and self._says_kind(title)

    def _weight(self, piece: str, moment: Moment | None, named: list[Title], options: list[Title]) -> float:
        """What speaks for an event in a clause, summed. 3 and more is taken for one."""
        tally = count(ASIDE.sub(" ", piece))
        weight = 0.0
        if moment is not None:
            weekday = 0.9 * (moment.weekday is not None and not moment.has_day)
            weight += 1.6 * moment.has_day + weekday + 1.2 * moment.has_clock
        weight += 1.0 * bool(options) + 0.8 * bool(named)
        weight += 0.8 * bool(tally.get("announce")) + 0.6 * bool(tally.get("past")) + 0.3 * bool(tally.get("venue"))
        weight -= 1.6 * bool(tally.get("deadline")) + 2.0 * bool(tally.get("rules")) + 1.2 * bool(tally.get("history"))
        weight -= 1.5 * bool(tally.get("history") and moment is not None and not moment.has_day)
        shown = bool(named) and named[0].rule == "text.title.exhibited"
        told = tally.get("announce") and (moment is None or moment.has_day)
        hours = tally.get("opening") and not (tally.get("kind") or shown or told)
        weight -= 1.0 * bool(hours) + 3.0 * bool(tally.get("closed"))
        return weight

    def _keep_day(
        self,
        row: Line,
        begin: int,
        piece: str,
        inside: list[TimeExpression],
        named: list[Title],
        options: list[Title],
    ) -> None:
        """What follows may be of the day that a clause about an event names, or that a sentence begins with."""
        days = self._completed([timing.day_of(e) for e in inside if timing.names_day(e) and not _lasts(e)])
        weight = self._weight(piece, days[0] if days else None, named, options)
        leads = inside[0].begin - begin <= _FIRST and not count(piece).get("deadline")
        # "Od 10 do 16 października czeka masa atrakcji": on which of these days something is, is not said.
        vague = days and not named and timing.lasts(days[-1])
        if days and not vague and (weight > 1.5 or (leads and days[-1].has_day)):
            self.context.days = self._completed(days[-1:])
            self.context.day_line = row

    def _given_by(self, generic: Title, row: Line) -> Title | None:
        """ "Kasa Chorych to legenda bluesa. (…) Koncert w sobotę w klubie": of whom the passage opens with."""
        kind = kind_of(generic.name.split()[-1])
        if kind is None or kind.lemma not in _GIVEN or generic.begin <= row.body or self._spoken_in(row):
            return None
        who = opener(self.text, row.body, generic.begin)
        return Title(f"{kind.lemma}: {who[0]}", *who[1:], 2.4, False, "text.title.performer") if who else None

    def _spoken_in(self, row: Line) -> bool:
        """An event was named in this very passage."""
        return self.context.subject is not None and self.context.subject_line == row.index

    def _plays_there(self, title: Title, row: Line, inside: list[TimeExpression]) -> bool:
        """ "Odbędzie się koncert „Maj”. O 17 zaśpiewa Ewa": who plays at what was just named, and has no hour yet."""
        held = self.context.subject
        if held is None or title.rule != "text.title.performer" or not self._spoken_in(row):
            return False
        if any(m.title == held and m.moment.has_clock for m in self.mentions):
            return False
        return bool(_lemmas(held.name) & _GIVEN) and not any(map(timing.names_day, inside))
