"""In which language it is held, where the text says so."""

import re

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.language.signs import Sought
from salony.vocabulary import EventDraft

_LANGUAGES = (
    ("en", r"angielsk\w+|english"),
    ("de", r"niemieck\w+|german"),
    ("uk", r"ukraińsk\w+|ukrainian"),
    ("cs", r"czesk\w+|czech"),
    ("fr", r"francusk\w+|french"),
    ("es", r"hiszpańsk\w+|spanish"),
    ("it", r"włosk\w+|italian"),
    ("ru", r"rosyjsk\w+|russian"),
    ("pl", r"polsk\w+|polish"),
    ("szl", r"śląsk\w+"),
)
_SAID = Sought(
    r"\b(?:(?:po|w\s+języku|język(?:\s+(?:wydarzenia|spotkania|spektaklu|wykładu))?\s*:?|prowadzon\w+\s+(?:jest\s+)?(?:po|w\s+języku))\s+"
    r"(?P<pl>(?:angielsk|niemieck|ukraińsk|czesk|francusk|hiszpańsk|włosk|rosyjsk|polsk|śląsk)(?:u|im|i|iego)\b)|(?:held\s+)?in\s+(?P<en>English|German|Ukrainian|Czech|Polish|French)\b)",
    re.IGNORECASE,
)


def read(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """An ISO 639 code; None where nothing is said (then it is the place's own language)."""
    for line in scope.own_lines:
        match = _SAID.search(line.text)
        if match is None:
            continue
        word = match["pl"] or match["en"]
        for code, pattern in _LANGUAGES:
            if re.match(pattern, word, re.IGNORECASE):
                return reading(code, line.begin + match.start(), line.begin + match.end(), "text.language", 0.75)
    return None
