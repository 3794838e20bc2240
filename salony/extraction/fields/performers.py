"""Performers whom no first name gives away: bands, troupes, stage names, known by where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from salony.extraction.fields.roles import role_noun
from salony.extraction.fields.taking_part import KNOWN
from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import analyses
from salony.language.names import find_people
from salony.language.phrases import GOVERNED
from salony.language.places import find_places
from salony.language.signs import Sought
from salony.vocabulary import PersonDraft

LIST_LINK = re.compile(
    r"\s*(?:,|;|/|&|\+|\bi\b|\boraz\b|\ba także\b|,?\s*a\s+także|–|-|\band\b|\s)+\s*(?:dr|prof\.?|ks\.?|mgr|hab\.)?\s*"
)
_PERFORMERS = Sought(
    r"(?i:\b(wystąpi(?:ą|li|ły|ł|ła)?|zagra(?:ją|li|ł|ła)?|gra(?:ją)?|zaśpiewa(?:ją|ł|ła|li)?|śpiewa(?:ją)?|zatańcz(?:y|ą)|zespoł(?:y|ów|u|em|ami)"
    r"|w wykonaniu|gwiazd[ayą](?: wieczoru)?|skład|line-?up|grupy|na scenie|koncert(?:y|u)?|recital|support"
    r"|poprowadzi|prowadzi)\b"
    r"(?:\s+\w+(?:ych|ich))?"
    r"\s*(?:m\.\s?in\.|między innymi|też|także|również|zespół|zespoły|grupa|raper|raperka|duet)?\s*[:\-–]?\s*)"
)
_STAGE_NAME = re.compile(
    r"[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w’'.&!+-]*(?:\s(?:(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9&][\w’'.&!+-]*)"
    r"|(?:of|the|and|de|la|van|von|x)\b)){0,4}"
)
_QUOTED_NAME = re.compile(r"[„\"“][A-ZĄĆĘŁŃÓŚŹŻ0-9][^„”\"“\n]{1,40}[”\"“]")
# "Teatr Na Chwilę: „Rzeka”": who plays, not where.
STAGES_IT = re.compile(r"\s*:\s*[„\"“]")
_PLAYED_BY = re.compile(
    r"\b(?:spektakl\w*|przedstawieni\w*|wykonaniu|występ\w*|monodram\w*|bajk\w*|udziałem|zagra|pokaz\w*|gościnnie|zagości|przyjedzie|zawita|wystąpi)\b"
    r"[^.;]{0,3}(?:[„\"”“][^„\"”“\n]{1,60}[”\"“]\s*)?\(?$",
    re.IGNORECASE,
)
# Who plays elsewhere than at home.
_VISITS = re.compile(
    r"\b(?:wykonaniu|gościnnie|zagości|zawita|przyjedzie|udziałem)\s+(?:[a-ząćęłńóśźż]+\s+)?$", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*[*•–—-]\s*(?P<name>[^\W\d_][^,;:(–—\d]{1,40}?)\s*(?:$|[,;(–—])")
_FROM = re.compile(r"\sze?\s")
_BAND_FROM = re.compile(
    r"(?:^\s*[*•–-]|[:,]|\bi|\boraz)\s*(?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ&’' ]{1,40}?)"
    r"\s+(?:z|ze)\s+[A-ZŁŚŻŹĆÓ][a-ząćęłńóśźż]"
)
_NO_STAGE_NAME = frozenset(
    {
        "w",
        "na",
        "od",
        "do",
        "z",
        "o",
        "a",
        "i",
        "ul",
        "pl",
        "al",
        "wstęp",
        "bilety",
        "godz",
        "start",
        "tel",
        "już",
        "park",
        "plac",
    }
)


# So long is a line of a list at most.
_ITEMS = 200
_INITIALLED = re.compile(
    r"(?:\b(?P<role>instruktor\w*|kapelmistrz\w*|opiekun\w*|trener\w*|dyrygent\w*|choreograf\w*)\s*:?\s+"
    r"|\b(?:instr|prow|wykł)\.?\s*:?\s+|\bprowadz[iąe]\w*\s*:?\s+|[–—-]\s+(?=\S+\s?[^\s.,]+\s*$))(?:p\.\s+)?"
    r"(?P<name>[A-ZŁŚŻŹĆ]\.\s?[A-ZŁŚŻŹĆ][a-ząćęłńóśźż]+(?:-[A-ZŁŚŻŹĆ][a-ząćęłńóśźż]+)?)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A mention judged. score: above 0 the person takes part."""

    begin: int
    stop: int
    draft: PersonDraft
    score: float
    rule: str


def of_item(text: str) -> tuple[Person, ...]:
    """Items of a list that name bands and where they come from: "* KALINA z Rudy", "ROSA z Jurgowa, HYR z Brzegów"."""
    return tuple(
        Person(
            match.start("name"), match.end("name"), PersonDraft(name=match["name"].strip()), 0.55, "text.people.item"
        )
        for match in (_BAND_FROM.finditer(text) if _FROM.search(text) else ())
    )


def initialled(text: str) -> tuple[Person, ...]:
    """Leaders of classes whose first name is but a letter: "instr. A. Kos", "prowadzi J. Bąk-Lis", "– M. Wilk"."""
    found = []
    for match in _INITIALLED.finditer(text) if "." in text and len(text) <= _ITEMS else ():
        name = re.sub(r"\.\s*", ". ", match["name"])
        role = role_noun(match["role"]) if match["role"] else None
        draft = PersonDraft(name=name, role=role)
        found.append(Person(match.start("name"), match.end("name"), draft, 0.6, "text.people.initial"))
    return tuple(found)


def listed_performer(text: str) -> tuple[Person, ...]:
    """An item of the list that "zagrają:" announces."""
    match = _ITEM.match(text)
    if not match or find_institutions(match["name"]):
        return ()
    known = next(iter(find_people(match["name"])), None)
    name = known.name if known is not None and known.confidence >= KNOWN else match["name"].strip()
    return (Person(match.start("name"), match.end("name"), PersonDraft(name=name), 0.6, "text.people.item"),)


def troupes(text: str, institutions: tuple[Institution, ...]) -> Iterator[Person]:
    """Theatres that play: "wieczór z Teatrem Maska", "występy (Teatr Kropka)"; not their houses."""
    for item in institutions:
        if item.kind.slug != "theatre" or not item.named:
            continue
        head = text[item.begin : item.stop].split(" ", 1)[0]
        forms = {form.case for reading in analyses(head) if reading.is_noun for form in reading.forms}
        with_it = item.preposition in ("z", "ze") and "inst" in forms and "gen" not in forms
        if with_it or STAGES_IT.match(text, item.stop) or _PLAYED_BY.search(text[max(0, item.begin - 45) : item.begin]):
            draft = PersonDraft(name=item.name)
            yield Person(item.begin, item.stop, draft, 0.6, "text.people.troupe")


def plays_in(text: str, theatre: Institution) -> bool:
    """Whether the theatre is the troupe, not the house: "Teatr Na Chwilę: „Rzeka”", "„Kapturek” (Teatr Skrzat)"."""
    before = text[max(0, theatre.begin - 45) : theatre.begin]
    if _VISITS.search(before):
        return True
    return STAGES_IT.match(text, theatre.stop) is not None or (
        before.endswith("(") and _PLAYED_BY.search(before) is not None
    )


def stage_names(text: str, found: list[Person], institutions: tuple[Institution, ...]) -> Iterator[Person]:
    """Names that only their place tells to be performers': "zagrają Hell Machine, Kalina i Trzy Korony"."""
    for trigger in _PERFORMERS.finditer(text):
        weak = trigger[1].lower().startswith(("koncert", "recital", "gwiazd", "skład", "prowadzi", "poprowadzi"))
        ensembles = trigger[1].lower().startswith(("zespoł", "grup"))
        position = trigger.end()
        while position < len(text):
            known = next((one for one in found if one.begin <= position < one.stop), None)
            if known is not None:
                position = known.stop
            else:
                quoted = _QUOTED_NAME.match(text, position) if ensembles else None
                match = quoted or _STAGE_NAME.match(text, position)
                if match is None or not (
                    quoted or _may_be_stage_name(match.group(), text, match, institutions, weak=weak)
                ):
                    break
                draft = PersonDraft(name=match.group().strip(' .,„”“"'))
                yield Person(match.start(), match.end(), draft, 0.5, "text.people.stage-name")
                position = match.end()
            link = LIST_LINK.match(text, position)
            if (
                link is None
                or link.end() == position
                or not re.search(r"[,;/&+]|\b(?:i|oraz|także|and)\b", link.group())
            ):
                break
            position = link.end()


def _may_be_stage_name(
    name: str, text: str, match: re.Match[str], institutions: tuple[Institution, ...], *, weak: bool
) -> bool:
    if any(item.begin <= match.start() < item.stop for item in institutions) or not name[0].isalpha() or len(name) < 2:
        return False
    if (
        find_places(name)
        or name.split(" ", 1)[0].lower() in GOVERNED
        or name.split(" ", 1)[0].lower() in _NO_STAGE_NAME
    ):
        return False
    if not weak:
        return True
    return any(part[:1].isupper() and part.isalpha() and not analyses(part) for part in name.split())
