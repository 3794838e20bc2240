"""Names that no kind noun carries: the subject of "odbędzie się", a name in capitals, a performer, a guest."""

import re

from salony.extraction.announcements.lexicon import kind_of
from salony.extraction.announcements.names import (
    PATTERNS,
    PERFORMERS,
    PLACE_LEAD,
    QUOTE,
    Title,
    cleaned,
    is_place,
    trimmed,
    without_place,
)

_NAME = re.compile(PATTERNS["name"])

_GENERIC_HEAD = re.compile(PATTERNS["generic_head"], re.IGNORECASE)

_HAPPENS = re.compile(PATTERNS["happens"])

_BEFORE_HAPPENS = re.compile(PATTERNS["before_happens"])

_CAPITALS = re.compile(r"(?<![\w„\"])[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ’'!-]{2,}(?:,?\s+[A-ZĄĆĘŁŃÓŚŹŻ0-9&!’'.-]+)+(?!\w)")

_PLAYS = re.compile(PATTERNS["plays"], re.IGNORECASE)

_GUEST = re.compile(PATTERNS["guest"])

_PERFORMER = re.compile(PATTERNS["performer"])


def capitals(text: str, quotes: list[tuple[int, int]], offset: int) -> list[Title]:
    """Words in capitals amid other text: how repertoires set a play's name."""
    if text.upper() == text:
        return []
    for match in _CAPITALS.finditer(text):
        if (
            len(match.group()) >= 8
            and not any(a <= match.start() < b for a, b in quotes)
            and not is_place(match.group())
        ):
            return [
                Title(match.group(), offset + match.start(), offset + match.end(), 3.0, False, "text.title.capitals")
            ]
    return []


def apposition(text: str, offset: int) -> list[Title]:
    """ "… miało miejsce wyjątkowe wydarzenie - Noc Teatrów": the name after the general noun."""
    match = _GENERIC_HEAD.search(text)
    name = _NAME.match(text, match.end()) if match else None
    return _named(text, name.start(), name.end(), offset, 3.2, "text.title.apposition") if name else []


def happening(text: str, offset: int) -> list[Title]:
    """The subject of "odbędzie się": "odbyły się udane Dni Ziemi", "Lato Teatralne rusza"."""
    match = _HAPPENS.search(text)
    name = _NAME.match(text, match.end()) if match else None
    if name:
        return _named(text, name.start(), name.end(), offset, 2.8, "text.title.subject")
    match = _BEFORE_HAPPENS.search(text)
    if match:
        every = [m for m in _NAME.finditer(text[: match.start()]) if m.end() == match.start()]
        if every:
            return _named(text, every[-1].start(), every[-1].end(), offset, 2.6, "text.title.subject")
    return []


def _named(text: str, begin: int, stop: int, offset: int, score: float, rule: str) -> list[Title]:
    begin, stop = without_place(text, *trimmed(text, begin, stop))
    name = cleaned(text[begin:stop])
    if len(name) < 4 or is_place(name) or (len(name.split()) == 1 and not QUOTE.search(name)):
        return []
    return [Title(name, offset + begin, offset + stop, score, False, rule)]


def guest(text: str, offset: int) -> list[Title]:
    """ "W bibliotece gościła Anna Nowak": a meeting with her."""
    match = _GUEST.search(text)
    name = re.match(r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’-]+\.?\s*){2,4}", text[match.end() :]) if match else None
    if not match or not name:
        return []
    found = cleaned(name.group())
    return [
        Title(
            f"spotkanie: {found}",
            offset + match.end(),
            offset + match.end() + name.end(),
            2.2,
            False,
            "text.title.performer",
        )
    ]


def performance(text: str, offset: int) -> list[Title]:
    """Somebody plays: "O 18.45 na scenę wejdzie kabaret Smile", "gra ENEJ", "Chór Makrotumia zaśpiewa"."""
    for match in _PLAYS.finditer(text):
        after = re.match(r"[^,.;:\x00()!?]{3,70}", text[match.end() :])
        if after and re.search(r"[A-ZĄĆĘŁŃÓŚŹŻ]", after.group()):
            left, right = trimmed(text, match.end(), match.end() + after.end())
            left, right = without_place(text, left, right)
        else:
            before = re.search(
                r"(?:(?:[A-ZŻŚŁĆ][\w&’'-]*|i|&|z|zespół|duet|trio|chór)\s+){1,6}$", text[: match.start()]
            )
            if not before:
                continue
            shift = max(0, match.start() - 120)
            left, right = trimmed(text, shift + before.start(), shift + before.end())
        name = cleaned(text[left:right])
        if len(name) > 2 and not PLACE_LEAD.match(name.split()[0]):
            return [Title(_performed(name), offset + left, offset + right, 1.8, False, "text.title.performer")]
    return []


def _performed(name: str) -> str:
    """What a performer gives, where the noun beside the name says it: "stand-uper Jan Kos" → "stand-up: Jan Kos"."""
    noun, _, rest = name.partition(" ")
    gives = PERFORMERS.get(noun.lower())
    if gives is None:
        return f"koncert: {name}"
    return f"{gives}: {rest}" if rest and gives != noun.lower() else name


def performer(text: str, offset: int) -> list[Title]:
    """Only a name beside the hour: "o 20 zespół Jumbo Africa"."""
    match = _PERFORMER.match(text)
    if not match:
        return []
    left, right = trimmed(text, *match.span(1))
    name = cleaned(text[left:right])
    if len(name) < 4 or is_place(name):
        return []
    kind = kind_of(name.split()[0])
    return [
        Title(name if kind else _performed(name), offset + left, offset + right, 2.4, False, "text.title.performer")
    ]
