"""Places that need no word of a place: behind a label, in a column, above a programme, in brackets, by capitals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from salony.extraction.fields.labels import labelled
from salony.extraction.fields.place_names import place_behind_label
from salony.extraction.fields.scope import Line, Scope
from salony.language.gazetteer import place_named
from salony.language.institutions import Institution, find_institutions
from salony.language.names import find_people
from salony.language.phrases import nominative
from salony.language.places import find_places

_PLAIN_CAPITAL = re.compile(
    r"\b(?:w|we|na)\s+(?P<name>[„\"”][^„\"”\n]{2,40}[”\"“]|[A-ZŁŚŻŹĆ][\w’'-]+(?:\s[A-ZŁŚŻŹĆ][\w’'-]+){0,3})"
)
_BRACKETS = re.compile(
    r"\((?P<name>[A-ZŁŚŻŹĆÓČŠŽ][^\W\d]{2,}(?:\s[\w’'-]+){1,4})(?:,\s*(?:ul|al|pl|os)\.[^)]{3,50})?\)[\s,.;]*(?:bilety|wstęp\s\w+)?\W*$"
)
_NOT_A_VENUE = re.compile(
    r"^(?:programie|ramach|dniu|dniach|godzinach|roku|Polsce|Internecie|Facebooku|Youtube|YouTube|Instagramie|Dzień|Dniu|Święto|Noc|Tygodniu"
    r"|Poniedziałek|Wtorek|Środę|Czwartek|Piątek|Sobotę|Niedzielę|Nowy|Boże|Wielkanoc|Europie)",
    re.IGNORECASE,
)
# Above all that a page says in sentences, below a label.
_STAGE = 7.0
# So far from the time a place may stand that no word tells to be one.
_BESIDE = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A venue as it is named. score: larger is likelier; item: the institution behind it, if one was recognised."""

    score: float
    name: str
    line: Line
    begin: int
    stop: int
    rule: str
    confidence: float
    item: Institution | None = None


def of_column(scope: Scope) -> Iterator[Candidate]:
    """The cell in a table's column of places."""
    if scope.place is None:
        return
    begin, stop = scope.place
    value = scope.document.text[begin:stop].strip()
    name, item = place_behind_label(value)
    if name:
        yield Candidate(12.0, name, Line(value, begin, True), begin, stop, "text.venue.column", 0.9, item)


def behind_label(lines: tuple[Line, ...]) -> Iterator[Candidate]:
    """ "Miejsce: Klub Rebus": whatever a label of place names is the place."""
    for found in labelled("place", lines):
        name, item = place_behind_label(found.value)
        if name:
            stop = found.begin + len(found.value)
            line = Line(found.value, found.begin, found.line.own)
            score = 12.0 if line.own else 8.0
            yield Candidate(score, name, line, found.begin, stop, "text.venue.labelled", 0.93, item)


def bracketed(scope: Scope, near: int) -> Iterator[Candidate]:
    """A name in brackets at the end of a list's item: "wieczór gier (Pod Lipą, ul. Krótka 5)"."""
    for line in scope.own_lines:
        match = _BRACKETS.search(line.text) if len(line.text) < 200 and not line.further else None
        troupe = match is not None and any(one.kind.slug == "theatre" for one in find_institutions(match["name"]))
        if match is None or troupe or find_people(match["name"]) or place_named(match["name"].strip()) is not None:
            continue
        begin, stop = line.begin + match.start("name"), line.begin + match.end("name")
        yield Candidate(1.6, match["name"].strip(), line, begin, stop, "text.venue.bracketed", 0.55)


def capitalised(scope: Scope, near: int) -> Iterator[Candidate]:
    """A name that no word tells to be a venue: "w Przewiązce", "w „Famie”"."""
    for line in scope.own_lines:
        if not line.begin - _BESIDE <= near <= line.stop + _BESIDE:
            continue
        for match in _PLAIN_CAPITAL.finditer(line.text):
            span = match["name"]
            distance = abs(line.begin + match.start() - near)
            if distance > _BESIDE:
                continue
            towns = ((mention.begin, mention.stop) for mention in find_places(line.text))
            if line.text.count("„", 0, match.start()) > line.text.count("”", 0, match.start()):
                continue
            if _NOT_A_VENUE.match(span) or any(begin <= match.start("name") < stop for begin, stop in towns):
                continue
            begin, stop = line.begin + match.start("name"), line.begin + match.end("name")
            name = span.strip('„”“"') if not span[0].isalpha() else nominative(span, "w")
            yield Candidate(1.2 - distance / 300, name, line, begin, stop, "text.venue.capitalised", 0.4)


def of_stage(scope: Scope) -> Iterator[Candidate]:
    """What heads the programme's day or a part of it: nearer than the page, further than an item's own words."""
    if scope.stage is None:
        return
    begin, stop = scope.stage
    value = scope.document.text[begin:stop].strip()
    # "Plaża, wejście nr 12": the place, and what helps to find it.
    name, item = place_behind_label(value.partition(",")[0])
    if name:
        yield Candidate(_STAGE, name, Line(value, begin, False), begin, stop, "text.venue.stage", 0.85, item)
