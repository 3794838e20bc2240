"""What is promised to people with disabilities, and whether one can take part from afar."""

import re

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.vocabulary import Accessibility, EventDraft

_PROMISES = (
    (Accessibility.SIGN_LANGUAGE, r"\bPJM\b|język\w*\s+migow\w+|tłumacz\w+\s+migow\w+|\bsign\s+language"),
    (Accessibility.AUDIO_DESCRIPTION, r"audiodeskrypcj\w+|\baudio\s+description"),
    (
        Accessibility.CAPTIONS,
        r"napis\w+\s+dla\s+(?:niesłysząc\w+|głuch\w+|osób)|\bnapisy\s+na\s+żywo|\bcaptions?\b|napisami\s+rozszerzonymi",
    ),
    (Accessibility.INDUCTION_LOOP, r"pętl\w+\s+indukcyjn\w+|\binduction\s+loop"),
    (
        Accessibility.WHEELCHAIR,
        r"wózk\w+\s+(?:inwalidz\w+)?|wózkach|bez\s+barier|dostępn\w+\s+dla\s+osób\s+(?:z\s+niepełnosprawn\w+|niepełnosprawn\w+|poruszając\w+)|podjazd\w*\s+dla"
        r"|\bwind[aęy]\b|wheelchair|step-free",
    ),
    (
        Accessibility.QUIET,
        r"cich\w+\s+godzin\w*|cich\w+\s+pok\w+|przyjazn\w+\s+sensorycznie|pok\w+\s+wyciszeni\w*|relaxed\s+performance|sensorycznie\s+przyjazn\w+",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PROMISES)
_ANY = re.compile("|".join(pattern for _, pattern in _PROMISES), re.IGNORECASE)
# One of these stands in every promise; looked for first, since most lines have none.
_SIGNS = (
    "pjm", "migow", "language", "audio", "napis", "caption", "pętl", "induction", "wózk", "barier", "dostępn",
    "podjazd", "winda", "windę", "windy", "wheelchair", "step-free", "cich", "sensory", "wyciszeni", "relaxed",
)  # fmt: skip
_REFUSED = re.compile(r"\b(?:brak|bez|nie\s+ma|niedostępn\w+|nie\s+jest)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ONLINE = re.compile(
    r"\b(?:on-?line|zdaln\w+|transmisj\w+|stream(?:ing)?\w*|na\s+(?:platformie|zoomie|żywo\s+na\s+(?:facebooku|youtube))|przez\s+internet|w\s+internecie|webinar\w*"
    r"|livestream|MS\s?Teams|\bzoom\b)",
    re.IGNORECASE,
)
# As above.
_ONLINE_SIGNS = (
    "line", "zdaln", "transmisj", "stream", "platformie", "zoom", "żywo", "internet", "webinar", "teams",
)  # fmt: skip
_SOLD_ONLINE = re.compile(
    r"\b(?:bilet\w*|sprzedaż\w*|zakup\w*|kup\w*|zapis\w*|rejestracj\w*|formularz\w*|rezerwacj\w*|katalog\w*|płatnoś\w+|kas\w+)\b",
    re.IGNORECASE,
)


def read(draft: EventDraft, scope: Scope) -> Reading[tuple[Accessibility, ...]] | None:
    found: dict[Accessibility, tuple[int, int]] = {}
    for line in scope.lines if scope.mentions(_SIGNS) else ():
        if not _ANY.search(line.text):
            continue
        for kind, pattern in _PATTERNS:
            match = pattern.search(line.text)
            if match and not _REFUSED.search(line.text[: match.start()]):
                found.setdefault(kind, (line.begin + match.start(), line.begin + match.end()))
    if not found:
        return None
    return reading(tuple(found), *min(found.values()), "text.accessibility", 0.85)


def read_online(draft: EventDraft, scope: Scope) -> Reading[bool] | None:
    """The event itself is online, not merely its tickets."""
    for line in scope.own_lines if scope.mentions_itself(_ONLINE_SIGNS) else ():
        for match in _ONLINE.finditer(line.text):
            around = line.text[max(0, match.start() - 40) : match.end() + 25]
            if not _SOLD_ONLINE.search(around):
                return reading(True, line.begin + match.start(), line.begin + match.end(), "text.online", 0.7)
    return None
