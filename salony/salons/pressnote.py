"""A press note drafted from the facts, in Polish: short sentences a paper can print, a head with every fact in full.

The head is laid out as announcements are (name, day and hours, place, labels), so that whoever reads notes by machine
reads the same facts out of it that went in; a test does. Pure.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from salony.language.morphology import Analysis, Form, analyses, inflect
from salony.language.phrases import nominative
from salony.language.words import cased

MONTHS = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    post: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """start, end: local. venue, city: in the nominative. people, institutions, talks, contacts: numbers, after it.

    parts: for each its title and its points. initiatives: titles.
    """

    name: str
    start: dt.datetime
    end: dt.datetime
    venue: str
    city: str
    organizer: str
    street: str = ""
    theme: str = ""
    about: str = ""
    host: Guest | None = None
    guests: Sequence[Guest] = ()
    people: int = 0
    institutions: int = 0
    talks: int = 0
    contacts: int = 0
    initiatives: Sequence[str] = ()
    is_over: bool = False


def draft(facts: Facts) -> str:
    """The note: a head, then what happened or will."""
    lines = [
        facts.name,
        "",
        f"{day(facts.start)} r., godz. {facts.start:%H:%M}–{facts.end:%H:%M}",
        ", ".join(part for part in (facts.venue, facts.street, facts.city) if part),
        "",
        _lead(facts),
    ]
    if facts.about:
        lines += ["", facts.about]
    lines += ["", f"Organizator: {facts.organizer}"]
    if facts.host:
        lines.append(f"Zaprasza: {_guest(facts.host)}")
    if facts.guests:
        lines.append(f"Goście: {', '.join(_guest(one) for one in facts.guests)}")
    if facts.is_over and (said := _afterwards(facts)):
        lines += ["", said]
    return "\n".join(lines) + "\n"


def day(moment: dt.datetime) -> str:
    """ "28 stycznia 2025"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _lead(facts: Facts) -> str:
    if facts.is_over:
        sentence = f"Za nami {facts.name}: spotkanie osób, które tworzą kulturę."
    else:
        sentence = f"{facts.name} to spotkanie osób, które tworzą kulturę."
    return f"{sentence} Temat spotkania to {facts.theme}." if facts.theme else sentence


def _guest(one: Guest) -> str:
    """ "Anna Lis, kustoszka w Muzeum Miejskim", "Jan Lipski (Chór Echo)"."""
    if one.post and one.institution:
        if home := locative(one.institution):
            return f"{one.name}, {one.post} {_within(home)} {home}"
        return f"{one.name}, {one.post} ({one.institution})"
    return f"{one.name}, {one.post}" if one.post else f"{one.name} ({one.institution})" if one.institution else one.name


def locative(name: str) -> str | None:
    """The name as it stands after "w": its first noun with the adjectives around it inflected, the rest as it is.

    None where the words are not known well enough to be sure: the way back must lead to the same name.
    """
    words = name.split()
    for place, word in enumerate(words):
        if any(one.is_adjective for one in analyses(word)):
            continue
        for noun in analyses(word):
            forms = [form for form in noun.forms if form.case == "nom"] if noun.is_noun else []
            for form in forms:
                made = _inflected(words, place, noun, form)
                if made and nominative(made, "w") == name:
                    return made
        return None
    return None


def _inflected(words: Sequence[str], place: int, noun: Analysis, form: Form) -> str | None:
    wanted = Form(form.number, "loc", form.gender)
    head = inflect(noun, wanted)
    if head is None:
        return None
    made = [*words]
    made[place] = cased(head, words[place])
    for near in (range(place - 1, -1, -1), range(place + 1, len(words))):
        for number in near:
            adjective = next((one for one in analyses(words[number]) if one.is_adjective and form in one.forms), None)
            bent = inflect(adjective, wanted) if adjective else None
            if bent is None:
                if number < place:
                    return None
                break
            made[number] = cased(bent, words[number])
    return " ".join(made)


def _within(home: str) -> str:
    """ "w", and "we" before two consonants that begin with w or f."""
    first, second = home[:1].lower(), home[1:2].lower()
    return "we" if first in "wf" and second not in "aeiouyąęó" else "w"


def _afterwards(facts: Facts) -> str:
    sentences = []
    if facts.people:
        home = f" z {facts.institutions} instytucji" if facts.institutions > 1 else ""
        verb, noun = _took_part(facts.people)
        sentences.append(f"{verb} {facts.people} {noun}{home}.")
    if facts.talks:
        said = counted(facts.talks, "rozmowa", "rozmowy", "rozmów")
        verb = "odbyła się" if facts.talks == 1 else "odbyły się" if _few(facts.talks) else "odbyło się"
        sentences.append(f"Przy stolikach {verb} {said} we dwoje.")
    if facts.contacts:
        said = counted(facts.contacts, "para rozmówców chce", "pary rozmówców chcą", "par rozmówców chce")
        sentences.append(f"{said} działać dalej razem.")
    if facts.initiatives:
        titles = ", ".join(f"„{title}”" for title in facts.initiatives)
        word = "Narodziła się inicjatywa" if len(facts.initiatives) == 1 else "Narodziły się inicjatywy"
        sentences.append(f"{word}: {titles}.")
    return " ".join(sentences)


def _took_part(number: int) -> tuple[str, str]:
    if number == 1:
        return "Wzięła udział", "osoba"
    return ("Wzięły udział", "osoby") if _few(number) else ("Wzięło udział", "osób")


def _few(number: int) -> bool:
    """Polish counts 2, 3, 4, 22, 23, 24 … but not 12, 13, 14 with the nominative."""
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def counted(number: int, one: str, few: str, many: str) -> str:
    """ "1 rozmowa", "3 rozmowy", "5 rozmów"."""
    word = one if number == 1 else few if _few(number) else many
    return f"{number} {word}"
