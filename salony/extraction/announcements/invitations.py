"""What people are called to where no noun of a kind names it: "zapraszamy na planszówki", "na wspólne kolędowanie"."""

import re

from salony.extraction.announcements.names import HOLE, PATTERNS, WORD, Title, in_nominative, is_place
from salony.extraction.announcements.noun_phrases import phrase
from salony.language.morphology import analyses

_CALLED = re.compile(PATTERNS["called_to"], re.IGNORECASE)
# "gramy w bingo": a game, where no place stands in its stead.
_PLAYED = re.compile(r"\b(?:(?:za|po)?gra(?:my|jmy)|pogramy|będziemy grać)\s+w\s+", re.IGNORECASE)
_NO_EVENT = re.compile(PATTERNS["called_nowhere"], re.IGNORECASE)
_RULE = "text.title.invited_to"
# Adjectives and a number at most between "na" and the noun.
_BEFORE_HEAD = 4


def called(text: str, quotes: list[tuple[int, int]], offset: int) -> list[Title]:
    """text: the clause with times as holes."""
    found = []
    for match in (*_CALLED.finditer(text), *_PLAYED.finditer(text)):
        head = _head(text, match.end())
        title = phrase(text, head, quotes, offset) if head is not None else None
        if title is None or title.begin - offset < match.end() or title.generic or is_place(title.name):
            continue
        begin, stop = match.end(), title.stop - offset
        name = in_nominative(text[begin:stop], text, begin, None)
        found.append(Title(name, offset + begin, title.stop, 2.4, False, _RULE))
    return found


def _head(text: str, begin: int) -> re.Match[str] | None:
    """The noun in the accusative that "na" governs, adjectives before it passed over."""
    place = begin
    for _ in range(_BEFORE_HEAD):
        word = WORD.match(text, place)
        if word is None or HOLE in text[place : word.end()] or _NO_EVENT.match(word.group()):
            return None
        readings = analyses(word.group().rstrip(".").lower())
        if not readings and word.group().islower():
            # A word of the day that no dictionary knows: "na planszówki".
            return word
        if any(item.is_noun and any(form.case == "acc" for form in item.forms) for item in readings):
            return word if not word.group()[0].isupper() or len(word.group()) > 3 else None
        if not any(item.is_adjective for item in readings):
            return None
        place = word.end() + 1
    return None
