"""Sentences that tell of several events: "w Kowarach Jarmark Tkaczy, a w Mysłakowicach piknik strażacki"."""

import re
from dataclasses import dataclass

from salony.extraction.announcements import titles
from salony.extraction.announcements.lexicon import classes, kind_of
from salony.extraction.announcements.subjects import elliptic
from salony.extraction.announcements.titles import HOLE, Title
from salony.language.morphology import analyses

# A new place begins a new event; so does a noun that says a kind, where each of the two has a name of its own.
_PLACE = re.compile(
    r"(?:,\s+|\s+)(?:(?:a|i|oraz|natomiast|zaś|także|z kolei)\s+)+(?=(?:w|we|na)\s+(?:\w+\s+)?[A-ZĄĆĘŁŃÓŚŹŻ])"
    r"|[,;]\s+(?=(?:w|we|na)\s+(?:\w+\s+)?[A-ZĄĆĘŁŃÓŚŹŻ])"
)
_AND = re.compile(r"\s*[,;]\s+(?:(?:a także|a|i|oraz)\s+)?|\s+(?:i|oraz|a także)\s+(?:też\s+|także\s+)?")
_SHORTEST = 6
_HEADED = frozenset({"text.title.phrase", "text.title.quoted", "text.title.named"})
_ACCOMPANYING = frozenset({"spotkanie", "dyskusja", "rozmowa", "prelekcja", "otwarcie", "zakończenie"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a clause with the names that stand in it, the best first. begin, stop: offsets in the document."""

    begin: int
    stop: int
    options: list[Title]


def by_place(piece: str, begin: int) -> list[Segment]:
    """The parts of a clause that each name a place and an event there; none where it names one or none.

    piece: the clause with times as holes; begin: where it stands.
    """
    cuts = list(_PLACE.finditer(piece))
    if cuts:
        shut = titles.quotations(piece)
        cuts = [m for m in cuts if not any(a < m.start() < b for a, b in shut)]
    return _named([0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(piece)], piece, begin) if cuts else []


def segments(piece: str, begin: int) -> list[Segment]:
    """The parts of a clause that each name an event, in order; none where it names one or none."""
    parts = by_place(piece, begin) or [Segment(begin, begin + len(piece), [])]
    found: list[Segment] = []
    for part in parts:
        found += _coordinated(piece, part, begin) or [part]
    return found if len(found) > 1 else []


def names(piece: str, begin: int) -> list[Title]:
    """The names of a part, the best first; a noun phrase in the nominative where no other rule finds one."""
    named = [t for t in titles.of_sentence(piece, begin) if not t.generic]
    return named or elliptic(piece, begin)


def _named(begins: list[int], stops: list[int], piece: str, offset: int) -> list[Segment]:
    """The parts, those without a name joined to the one before."""
    found: list[Segment] = []
    for left, right in zip(begins, stops, strict=True):
        options = names(piece[left:right], offset + left)
        if not options and found:
            found[-1] = Segment(found[-1].begin, offset + right, found[-1].options)
        elif options and found and not found[-1].options:
            found[-1] = Segment(found[-1].begin, offset + right, options)
        else:
            found.append(Segment(offset + left, offset + right, options))
    return found if sum(bool(part.options) for part in found) > 1 else []


def _coordinated(piece: str, part: Segment, offset: int) -> list[Segment]:
    """ "Święto Truskawki w Podgórzynie i koncert finałowy Letniej Sceny": two kinds, each with a name."""
    text = piece[part.begin - offset : part.stop - offset]
    shut = titles.quotations(text)
    cuts = [
        m
        for m in _AND.finditer(text)
        if not any(a < m.start() < b for a, b in shut)
        and _begins_kind(text[m.end() :])
        and not _goes_on(text[: m.start()], text[m.end() :])
    ]
    if not cuts:
        return []
    begins, stops = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(text)]
    found: list[Segment] = []
    for left, right in zip(begins, stops, strict=True):
        named = [t for t in titles.of_sentence(text[left:right], part.begin + left) if not t.generic]
        if not named or not _is_proper(named[0]) or named[0].rule not in _HEADED or _accompanies(named[0]):
            return []
        found.append(Segment(part.begin + left, part.begin + right, named))
    return found


def _goes_on(before: str, rest: str) -> bool:
    """ "odbył się występ Anny oraz kabaretu „Ciach”": a genitive goes on with whose it is, beside a nominative."""
    one = next((_cases(m.group()) for m in titles.WORD.finditer(before) if kind_of(m.group())), frozenset())
    other = next((_cases(m.group()) for m in titles.WORD.finditer(rest) if kind_of(m.group())), frozenset())
    return bool(one & {"nom", "acc"}) and bool(other) and not other & {"nom", "acc"} and "gen" in other


def _cases(word: str) -> frozenset[str]:
    return frozenset(form.case for item in analyses(word.lower()) if item.is_noun for form in item.forms)


def _begins_kind(rest: str) -> bool:
    """A kind's noun among the first words, after nothing but adjectives, numbers and capitals."""
    for index, match in enumerate(titles.WORD.finditer(rest[:80])):
        word = match.group().rstrip(".")
        if HOLE in rest[: match.start()] or index > 3:
            return False
        kind = kind_of(word)
        if kind is not None:
            return not kind.weak or word[0].isupper()
        if not (word[0].isupper() or titles.ADJECTIVE.match(word)) or classes(word.lower()) & {"venue"}:
            return False
    return False


def _accompanies(title: Title) -> bool:
    """ "… i spotkanie z reżyserką": what belongs to the event named first."""
    first = titles.WORD.search(title.name)
    kind = kind_of(first.group()) if first else None
    return kind is not None and kind.lemma in _ACCOMPANYING


def _is_proper(title: Title) -> bool:
    """A name of its own: a quotation, a capital after its first word, or a number."""
    rest = title.name.split(" ", 1)[-1]
    return bool(re.search(r"[„\"“A-ZĄĆĘŁŃÓŚŹŻ0-9]", rest)) and len(title.name) > _SHORTEST
