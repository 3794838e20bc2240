"""Cancelled, postponed, moved to another place, or as announced."""

import re
from dataclasses import dataclass

from salony.extraction.announcements.lexicon import PHRASES
from salony.language.signs import Sought
from salony.vocabulary import EventStatus

_PATTERNS = {name: Sought(pattern, re.IGNORECASE) for name, pattern in PHRASES["status"].items()}
# "W przypadku odwołania imprezy …", "organizator ma prawo do odwołania koncertu": what would be done.
_CONDITION = Sought(
    r"\b(?:w (?:przypadku|razie)|prawo (?:do )?|możliwość|w wyniku) "
    r"(?:\w+ ){0,4}?(?:odwoła|przełoż|przesuni|przenies|zmian)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """status with the characters that say it, as offsets into the text it was read from."""

    status: EventStatus
    begin: int
    stop: int


def notice(text: str) -> Notice | None:
    """What a sentence says of an event's fate; None where it says nothing, or that all stays as it is."""
    if _CONDITION.search(text):
        return None
    if _PATTERNS["not_cancelled"].search(text):
        moved = _PATTERNS["postponed"].search(text)
        return Notice(EventStatus.POSTPONED, moved.start(), moved.end()) if moved else None
    cancelled = _PATTERNS["cancelled"].search(text)
    moved = _PATTERNS["postponed"].search(text)
    if _PATTERNS["same"].search(text):
        moved = None
    if moved and not (
        _PATTERNS["place_move"].search(text)
        and not re.search(r"termin|\bna \d|\bna (?:kolejny|inny|wrzesień|\w+ek)\b", text)
    ):
        return Notice(EventStatus.POSTPONED, moved.start(), moved.end())
    if cancelled:
        return Notice(EventStatus.CANCELLED, cancelled.start(), cancelled.end())
    return None


def stays(text: str) -> bool:
    """All is as announced: "odbędzie się zgodnie z planem"."""
    return bool(_PATTERNS["not_cancelled"].search(text))


def keeps_hour(text: str) -> bool:
    """ "o tej samej porze": at the hour that was said last."""
    return bool(_PATTERNS["same_hour"].search(text))


def planned(text: str) -> bool:
    """The sentence tells of the old date: "planowane na", "miał się odbyć"."""
    return bool(_PATTERNS["planned"].search(text))


def is_beside(name: str) -> bool:
    """ "Nowa data koncertu", "wszystkie zakupione bilety": what belongs to an event and is none."""
    return bool(_PATTERNS["beside"].search(name))
