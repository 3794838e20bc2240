"""Whether words are a sentence: they have a finite verb outside what is quoted or stands in brackets."""

import re

from salony.extraction.announcements.names import WORD, quotations
from salony.language.morphology import analyses

_FINITE = frozenset({"fin", "bedzie", "praet", "impt", "imps"})
_BRACKETS = re.compile(r"\([^()]{0,200}\)")


def predicate(text: str) -> re.Match[str] | None:
    """The first word that can only be a finite verb; "gra", "trwa" and what else may be a noun is none."""
    shut = [*quotations(text), *((m.start(), m.end()) for m in _BRACKETS.finditer(text))]
    for match in WORD.finditer(text):
        word = match.group().rstrip(".")
        if not (word.islower() or word.istitle()) or any(a <= match.start() < b for a, b in shut):
            continue
        readings = analyses(word.lower())
        if readings and all(item.pos in _FINITE for item in readings):
            return match
    return None
