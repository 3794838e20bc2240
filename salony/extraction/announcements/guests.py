"""Who comes, whom one meets: a name for what no other noun names ("gościła Anna Nowak" → "spotkanie: Anna Nowak")."""

import re

from salony.extraction.announcements.names import HOLE, OF_A_HOUSE, PATTERNS, Title, cleaned, is_place
from salony.language.institutions import find_institutions
from salony.language.morphology import analyses
from salony.language.names import find_people

_GUEST = re.compile(PATTERNS["guest"])
_COMES = re.compile(PATTERNS["comes"], re.IGNORECASE)
# Two words at the least, or a saint, who comes on his day.
_GUESTS_NAME = re.compile(r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’-]+\.?\s*){2,4}|św\. [A-ZŁŚŻ]\w+")
_WITH = re.compile(r"\s+ze?\s")
# Between the verb and the guest's name, or between "z" and the name, stands so much of who it is.
_FAR = 90
_BREAK = re.compile(r"[.;:!?()\x00]")
_OPENS_WITH = re.compile(
    r"(?P<who>[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]+(?: (?:(?:i|&|and) )?[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]*){1,3}) (?P<verb>[a-ząćęłńóśźż]+)\b"
)
_FINITE = frozenset({"fin", "bedzie", "praet"})


def guest(text: str, offset: int) -> list[Title]:
    """ "W bibliotece gościła Anna Nowak", "odwiedziła nas autorka książek Anna Nowak": a meeting with her."""
    match = _GUEST.search(text)
    name = _GUESTS_NAME.match(text[match.end() :]) if match else None
    if match and name:
        found = cleaned(name.group())
        person = next(iter(find_people(found)), None)
        said = person.name if person is not None else found
        return [_meeting(said, offset + match.end(), offset + match.end() + name.end())]
    match = _COMES.search(text)
    comes = _first_person(text, match.end()) if match else None
    return [_meeting(comes[0], offset + comes[1], offset + comes[2], 2.4)] if comes else []


def whom(text: str, begin: int, stop: int) -> tuple[int, int] | None:
    """Where the name stands of whom a meeting is with, though the phrase "spotkanie z …" broke off before it.

    begin, stop: the phrase, of which the last words only describe: "spotkanie z niezwykle ciepłą, mądrą Anną Nowak".
    """
    if not _WITH.search(text, begin, min(len(text), stop + 3)):
        return None
    person = _first_person(text, stop)
    return None if person is None else (person[1], person[2])


def opener(text: str, begin: int, stop: int) -> tuple[str, int, int] | None:
    """(name, where it begins, where it ends) of whom a passage opens with: "Kasa Chorych to …", "Ania Lis zaśpiewa …".

    No house and no town, which open a passage as well, and nobody who only invites or informs.
    """
    match = _OPENS_WITH.match(text, begin, stop)
    if match is None or is_place(match["who"]) or any(item.begin == 0 for item in find_institutions(match["who"])):
        return None
    verb = match["verb"]
    readings = analyses(verb)
    tells = verb == "to" or (bool(readings) and all(item.pos in _FINITE for item in readings))
    if not tells or any(OF_A_HOUSE.fullmatch(item.lemma) for item in readings):
        return None
    return match["who"], match.start("who"), match.end("who")


def _first_person(text: str, begin: int) -> tuple[str, int, int] | None:
    """(name, where it begins, where it ends) of the first person within reach, nothing but a description between."""
    broken = _BREAK.search(text, begin)
    piece = text[begin : min(begin + _FAR, broken.start() if broken else len(text))]
    person = next(iter(find_people(piece)), None)
    if person is None or HOLE in piece[: person.begin] or any(c.isupper() for c in piece[: person.begin]):
        return None
    return person.name, begin + person.begin, begin + person.stop


def _meeting(name: str, begin: int, stop: int, score: float = 2.2) -> Title:
    return Title(f"spotkanie: {name}", begin, stop, score, False, "text.title.performer")
