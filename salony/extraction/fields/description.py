"""A short quotation of the source: one to three of its own sentences."""

import re

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.language.signs import Sought
from salony.vocabulary import EventDraft

_LONGEST = 400
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\W\w\.)(?<!\W(?:św|im|ul|ks|dr|al|pl|br|zł|np)\.)(?<!godz\.)(?<!prof\.)\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"0-9])"
)
_LABEL = re.compile(r"^[\W_]*[^:\n]{2,25}:\s")
_VERBAL = re.compile(r"(?<![a-ząćęłńóśźż])[a-ząćęłńóśźż]{3,}\s+[a-ząćęłńóśźż]{2,}")
_CHROME = Sought(
    r"cookie|copyright|©|udostępnij|czytaj\s+więcej|zobacz\s+także|wszelkie\s+prawa|polityk\w+\s+prywatności|facebook|!\[",
    re.IGNORECASE,
)


def read(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """The first sentences, as they stand, from the first own line that is prose."""
    for line in scope.own_lines:
        text = line.text.strip()
        if len(text) < 40 or _CHROME.search(text) or _LABEL.match(text) or not _VERBAL.search(text):
            continue
        if text.lower().strip(" .!") == draft.name.lower().strip(" .!"):
            continue
        quoted = _first_sentences(text)
        begin = line.begin + line.text.find(quoted)
        return reading(quoted, begin, begin + len(quoted), "text.description", 0.8)
    return None


def _first_sentences(text: str) -> str:
    stop, count = 0, 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > _LONGEST and count:
            break
        stop, count = match.start(), count + 1
        if count == 3:
            break
    else:
        if len(text) <= _LONGEST or not count:
            stop = len(text)
    if stop > _LONGEST * 1.5:
        stop = text.rfind(" ", 0, _LONGEST)
    return text[: stop if stop > 0 else _LONGEST].rstrip()
