"""For whom it is: the kinds of people named after "dla", and the ages."""

import re

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.language.signs import Sought
from salony.vocabulary import AudienceDraft, EventDraft

_KINDS = (
    ("toddlers", r"\b(?:niemowl\w+|bobas\w+|żłobk\w+|dla\s+(?:naj)?maluszk\w+|toddlers?)"),
    (
        "children",
        r"\b(?:dla|z)\s+(?:\w+\s+){0,2}?(?:dzie[ćc]i\w*|dziećmi|najmłodsz\w+|maluch\w+|przedszkolak\w+|kids|children)|\bfor\s+(?:kids|children)",
    ),
    ("teens", r"\b(?:młodzież\w*|nastolat\w+|teens?|teenagers?|youth)\b"),
    ("seniors", r"\b(?:senior\w*|60\s?\+|emeryt\w+)"),
    ("families", r"\b(?:rodzin\w*|rodzic\w*\s+z\s+dziećmi|famil(?:y|ies))\b"),
    ("schools", r"\b(?:dla\s+szkół|grup\w*\s+szkoln\w+|klas\w*\s+(?:[IVX0-9]+)|uczni\w+|przedszkoli)\b"),
    ("adults", r"\b(?:dorosł\w+|tylko\s+dla\s+pełnoletnich|adults?)\b"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
# Who pays less, or nothing: "uczniowie i seniorzy zapłacą 20 zł" does not say for whom the concert is.
_CONCESSION = Sought(
    r"[^.;,|()]*\b(?:ulgow\w+|zniżk\w+|rabat\w*|taniej|(?:za)?płac(?:ą|i))\b[^.;,|()]*(?:\([^()]*\))?"
    r"|\bbilet\w*\s+(?:\w+\s+)?dla\s[^.;,|()]*"
    r"|\b(?:wstęp|wejście|wejściówk\w+)\s+(?:\w+\s+)?(?:woln\w+|bezpłatn\w+|darmow\w+|gratis|\d+\s?zł)\s+dla\s[^.;,|()]*",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:w\s+wieku|wiek(?:u)?|dla\s+dzieci)\s*:?\s*(?:od\s+)?(?P<low>\d{1,2})\s*(?:-|–|—|do)\s*(?P<high>\d{1,2})\s*(?:lat|r\.\s?ż|roku\s+życia)?"
    r"|\b(?P<low2>\d{1,2})\s*[-–]\s*(?P<high2>\d{1,2})\s*lat\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:od|powyżej|ukończone?|min(?:imum|\.)?|wiek)\s*:?\s*(?P<age>\d{1,2})\s*(?:\+|lat\b|roku\s+życia|r\.\s?ż)|(?<![\d+])(?P<plus>\d{1,2})\s?\+(?!\s?\d)(?:\s|\)|,|\.|$)",
    re.IGNORECASE,
)
_TO = re.compile(r"\bdo\s+(?P<age>\d{1,2})\s*(?:lat\b|roku\s+życia|r\.\s?ż)", re.IGNORECASE)
_SIGNS = (
    "dla",
    "wiek",
    "lat",
    "+",
    "senior",
    "rodzin",
    "młodzież",
    "dorosł",
    "uczni",
    "z dzie",
    "for ",
    "famil",
    "r.ż",
    "życia",
    "malusz",
    "bobas",
    "nastol",
)


def read(draft: EventDraft, scope: Scope) -> Reading[AudienceDraft] | None:
    """Kinds and ages from the event's own lines; the evidence is the first that says so."""
    kinds: dict[str, None] = {}
    lowest: int | None = None
    highest: int | None = None
    spans: list[tuple[int, int]] = []
    for line in scope.own_lines if scope.mentions_itself(_SIGNS) else ():
        if not any(map(line.text.lower().__contains__, _SIGNS)):
            continue
        text = _CONCESSION.sub(lambda found: " " * len(found[0]), line.text)
        for kind, pattern in _PATTERNS:
            match = pattern.search(text)
            if match:
                kinds.setdefault(kind)
                spans.append((line.begin + match.start(), line.begin + match.end()))
        ages = _ages(text)
        if ages and lowest is None and highest is None:
            lowest, highest = ages[0], ages[1]
            spans.append((line.begin + ages[2], line.begin + ages[3]))
    if not spans:
        return None
    value = AudienceDraft(kinds=tuple(kinds), minimum_age=lowest, maximum_age=highest)
    return reading(value, *min(spans), "text.audience", 0.75)


def _ages(text: str) -> tuple[int | None, int | None, int, int] | None:
    """(lowest, highest, begin, stop) of the ages that the text states."""
    match = _RANGE.search(text)
    if match:
        low, high = int(match["low"] or match["low2"]), int(match["high"] or match["high2"])
        return (low, high, match.start(), match.end()) if low < high <= 99 else None
    match = _FROM.search(text)
    if match:
        return int(match["age"] or match["plus"]), None, match.start(), match.end()
    match = _TO.search(text)
    return (None, int(match["age"]), match.start(), match.end()) if match else None
