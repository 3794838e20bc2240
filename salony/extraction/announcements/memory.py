"""What a reader keeps in mind while reading on: the day, the heading, what was spoken of last."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from salony.extraction.announcements import status, titles
from salony.extraction.announcements.dating import Dating
from salony.extraction.announcements.lexicon import Kind, has, kind_of, words
from salony.extraction.announcements.likeness import stems
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.stages import is_of_another_day, stage_above
from salony.extraction.announcements.status import Notice
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.language.phrases import GOVERNED
from salony.language.times import TimeExpression

# So many lines on, a subject is spoken of no more.
REACH = 40


@dataclass(slots=True)
class Mention:
    """One place that speaks of one event at one moment. weight: the sum of what speaks for it being an event.

    lent: ranges about another event that hold for this one too, as what is said of an opening does for what it opens.
    """

    moment: Moment
    title: Title | None
    own: list[tuple[int, int]]
    shared: list[tuple[int, int]]
    weight: float
    rule: str
    line: int
    recurrence: TimeExpression | None = None
    notice: Notice | None = None
    notice_place: int = 0
    previous: Moment | None = None
    listed: bool = False
    opening: bool = False
    borrowed: bool = False
    closed: bool = False
    place: tuple[int, int] | None = None
    town: tuple[int, int] | None = None
    stage: tuple[int, int] | None = None
    lent: list[tuple[int, int]] = field(default_factory=list)


# "(zapisy: tel. 22 …)", ", obowiązują zapisy" says something of the event, not of the time beside it.
ASIDE = re.compile(
    r"\([^()\x00]{3,120}\)|[,;–—-]\s*(?:(?:obowiązuj|konieczn|wymagan)\w+\s+)?(?:wcześniejsz\w+\s+)?"
    r"(?:zapis|rezerwacj|zgłoszeni)\w*\b[^.\x00]{0,80}",
    re.IGNORECASE,
)
# What a programme's layout tells, and no sentence.
_LISTED = frozenset({"text.programme", "text.block"})
# A name from this score on is what is spoken of.
_SPOKEN = 2.4
# A sentence of more words is more than a name.
_NAME = 8
_WE = re.compile(r"(?:li|ły)śmy$")
# A sentence that calls to what it names.
_CALLS = re.compile(
    r"\b(?:zapr(?:asza|osi)|organizuj|proponuj|przygotowal|zaplanowan|odbęd)\w*|\bprzed nami\b", re.IGNORECASE
)
# "Organizatorzy zapowiadają kolejną edycję": of what the page is about.
_EDITION = re.compile(r"\b(?:kolejn|następn|przyszłoroczn)\w+ (?:edycj|odsłon)\w+", re.IGNORECASE)
_RULE = "text.title.edition"
_GROUP = re.compile(
    r"(?:koncert: )?((?:grupa|gr\.)\s+"
    r"(?:młodsz|starsz|począt|średni|zaawans|dzieci|młodzież|doros|senior|przedszkol|[IVX]+\b|\d))",
    re.IGNORECASE,
)
# So many lines back a noun may refer.
_BACK = 12


def _says_more(name: str) -> bool:
    """A kind of event, a quotation, or a capital after the first letter."""
    return has(name, "kind") or bool(titles.quotations(name)) or any(letter.isupper() for letter in name[1:])


@dataclass(slots=True)
class Context:
    """What the reader keeps in mind at a line. used: the subject has got its time; called: it was invited to."""

    days: list[Moment] = field(default_factory=list)
    day_line: Line | None = None
    heading: Line | None = None
    clock: TimeExpression | None = None
    subject: Title | None = None
    subject_line: int = -1
    used: bool = False
    called: bool = False
    notice: Notice | None = None
    intro: Line | None = None
    intro_times: list[TimeExpression] = field(default_factory=list)


def _is_of_many(name: str) -> bool:
    """What a notice says of all of a kind, or of tickets and days: "koncerty", "bilety", "nowa data"; no event."""
    found = [w.group() for w in words(name)]
    kinds = [kind for word in found if (kind := kind_of(word)) is not None]
    if titles.quotations(name) or any(word[0].isupper() or word[0].isdigit() for word in found[1:]):
        return False
    return status.is_beside(name) or (bool(kinds) and kinds[0].plural and not kinds[0].proper)


def _is_of_kind(name: str, kind: Kind) -> bool:
    """The name says more than the kind: "wernisaż wystawy „Ślady”" of "wystawa"."""
    found = words(name)
    return len(found) > 1 and any((other := kind_of(w.group())) and other.lemma == kind.lemma for w in found)


class Memory(Dating):
    """context: what holds at the present line. mentions: what was read so far, in the order of the text.

    told: lines that were read together with one above them.
    """

    def __init__(self, document: Document, reference: dt.datetime | None) -> None:
        super().__init__(document, reference)
        self.context = Context()
        self.mentions: list[Mention] = []
        self.spoken: list[tuple[int, Title]] = []
        # Days of which a sentence tells without a name, each with its line.
        self.unnamed: list[tuple[int, Moment]] = []
        self.told: set[int] = set()

    def _about(self, title: Title, row: Line) -> None:
        self.spoken.append((row.index, title))
        self.context.subject, self.context.subject_line, self.context.used = title, row.index, False
        self.context.called = False

    def _hold(self, row: Line) -> float:
        """How firmly the present subject stands: less with every line, and when it has got its time."""
        context = self.context
        if context.subject is None:
            return 0.0
        return context.subject.score - 0.25 * (row.index - context.subject_line) - 1.5 * context.used

    def _subject(self, row: Line) -> Title | None:
        context = self.context
        if context.subject and row.index - context.subject_line <= REACH:
            context.used = True
            return context.subject
        return self.headline

    def _same_kind(self, generic: Title, row: Line) -> Title | None:
        """ "Wystawę można oglądać do …" after a report of its opening: what was last spoken of with that noun."""
        kind = next((k for w in words(generic.name) if (k := kind_of(w.group())) is not None), None)
        if kind is None or kind.weak:
            return None
        subject = self.context.subject
        if subject is not None and _is_of_kind(subject.name, kind):
            return subject
        if subject is not None and self.context.subject_line == row.index and titles.quotations(subject.name):
            # "… gra „Rzekę”. Spektakl o 18": of what the paragraph has just named.
            return None
        if subject is not None and self._heads(subject, row):
            # "Koło Poetów „Wena”" and right below it "Spotkania w każdy czwartek", of the circle alone.
            return None
        near = [title for line, title in self.spoken if row.index - line <= _BACK]
        return next((title for title in reversed(near) if _is_of_kind(title.name, kind)), None)

    def _heads(self, subject: Title, row: Line) -> bool:
        """The subject is the whole line right above, and nothing was told of it yet."""
        if self.context.used or self.context.subject_line != row.index - 1:
            return False
        above = self.rows[row.index - 1]
        return subject.begin <= above.body + 1 and subject.stop >= above.stop - 2

    def _of_group(self, title: Title, row: Line) -> Title:
        """ "grupa młodsza o 16": a group of what was spoken of, and no band."""
        match = _GROUP.match(title.name)
        subject = self._subject(row) if match else None
        if match is None or subject is None or _GROUP.search(subject.name):
            return title
        return replace(title, name=f"{subject.name} – {title.name[match.start(1) :]}", rule="text.title.group")

    def _topic(self, row: Line) -> Title | None:
        """The subject of a labelled block: a heading with a kind or a quotation before a mere line of text."""
        subject = self._subject(row)
        if (
            subject is None
            or has(subject.name, "kind")
            or titles.quotations(subject.name)
            or subject.rule == "text.title.labelled"
        ):
            return subject
        line = self.headline
        return line if line is not None and (has(line.name, "kind") or titles.quotations(line.name)) else subject

    def _shared(self, row: Line) -> list[tuple[int, int]]:
        context = self.context
        heading = None if is_of_another_day(context.heading, context.day_line) else context.heading
        near = [r for r in (context.intro, heading, context.day_line) if r is not None and r.index != row.index]
        ranges = [(r.begin, r.stop) for r in sorted(near, key=lambda r: -r.index)]
        if self.rows and self.rows[0].index != row.index:
            ranges.append((self.rows[0].begin, self.rows[min(2, len(self.rows) - 1)].stop))
        return ranges

    def _mention(
        self, moment: Moment, title: Title | None, row: Line, begin: int, stop: int, weight: float, rule: str
    ) -> Mention:
        weight -= 2.0 * self._is_far(moment)
        found = Mention(self._complete(moment), title, [(begin, stop)], self._shared(row), weight, rule, row.index)
        if rule in _LISTED:
            found.stage = stage_above(self, self.context.day_line, self.context.heading, row)
        return found

    def _fate(self, row: Line, begin: int, stop: int, found: Notice, *, heading: bool = False) -> None:
        """A sentence that cancels or moves without naming a time."""
        options = [t for t in titles.of_sentence(self.text[begin:stop], begin) if not t.generic]
        title = replace(options[0], name=titles.without_verdict(options[0].name)) if options else None
        if title is None or not title.name or titles.is_generic(title.name) or has(self.text[begin:stop], "rules"):
            return
        if not heading and (
            _is_of_many(title.name) or (title.rule == "text.title.subject" and not _says_more(title.name))
        ):
            # "Pieniądze za bilety na odwołane spektakle nie przepadną": of money.
            return
        self.mentions.append(
            Mention(
                Moment(None, place=begin),
                title,
                [(begin, stop)],
                self._shared(row),
                3.0,
                "text.fate",
                row.index,
                notice=found,
                notice_place=begin,
            )
        )

    def _new_item(self) -> None:
        """A stamp between news items: what was spoken of before is another item's."""
        self.context = Context()

    def _exclaimed(self, piece: str, begin: int) -> Title | None:
        """A sentence that is only a name: "35. Wiosna Młodości!"."""
        name = titles.cleaned(piece)
        found = name.split()
        if not 2 <= len(found) <= _NAME or not (name[0].isupper() or name[0].isdigit()) or titles.says_nothing(name):
            return None
        if sum(word[0].isupper() for word in found) < 2 or any(titles.may_be_finite(word) for word in found):
            return None
        if found[0].lower() in GOVERNED or any(_WE.search(word) for word in found):
            return None
        if titles.is_place(name) or titles.is_person(name.split(",")[0]) or piece.rstrip().endswith(("?", ",")):
            return None
        return Title(name, begin, begin + len(piece.rstrip(" .!")), 2.5, False, "text.title.sentence")

    def _remember(self, piece: str, begin: int, row: Line) -> None:
        name = self._exclaimed(piece, begin)
        if name is not None and name.score >= self._hold(row) and begin == row.body:
            self._about(name, row)
            return
        edition = _EDITION.search(piece)
        if edition is not None and self.headline is not None and has(self.headline.name, "kind"):
            name_of = f"kolejna edycja: {self.headline.name}"
            self._about(Title(name_of, begin + edition.start(), begin + edition.end(), 2.6, False, _RULE), row)
            self.context.called = True
            return
        every = [t for t in titles.of_sentence(piece, begin) if not t.generic]
        # "Wystąpi Orkiestra Dęta": whose concert it is, where a later sentence says when the concert is.
        self.spoken += [(row.index, t) for t in every if t.rule == "text.title.performer" and t.score < _SPOKEN]
        options = [t for t in every if t.score >= _SPOKEN]
        if options and self._says_less(options[0]):
            return
        back = bool(options) and options[0].rule == "text.title.phrase" and options[0].begin == begin
        if options and options[0].score - 0.6 * back >= self._hold(row):
            self._about(options[0], row)
            self.context.called = _CALLS.search(piece) is not None and has(options[0].name, "kind")

    def _says_less(self, title: Title) -> bool:
        """ "Zapraszamy na kolejny wieczór z bajką" below "Wieczór z bajką w ratuszu": the heading's own words again."""
        subject = self.context.subject
        if subject is None or subject.rule != "text.title.heading":
            return False
        return set(stems(title.name)) < set(stems(subject.name))
