"""An exhibition and its opening: two events of one name, each with words of its own."""

import re

from salony.extraction.announcements.names import QUOTE
from salony.extraction.announcements.titles import Title

SHOW = re.compile(r"(?:wystaw\w*|ekspozycj\w*)\b", re.IGNORECASE)
# "Uroczyste otwarcie" opens; "parada otwarcia" is a parade.
OPENING = re.compile(
    r"(?:\w+ )?(?:wernisaż\w*|finisaż\w*)|(?:\w+(?:e|ego|emu|ym|im) )?otwarci(?:e|u|em)\b", re.IGNORECASE
)
VIEWED = re.compile(
    r"\b(?:ogląda\w*|obejrze\w+|zobaczy\w*|zwiedza\w*|podziwia\w*|czynn\w+|prezentowan\w+|eksponowan\w+|potrwa|trwa|pozostanie|zostanie)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:wystaw|ekspozycj|wernisaż|otwarci|malarstw|fotografi|rzeźb|grafik|rysun|prac[eay]\b)", re.IGNORECASE
)
# What opens on a stage or in a square, and is no exhibition.
_NO_SHOW = re.compile(r"\b(?:festiwal|przegląd|turniej|sezon|konkurs|zawod|jarmark|targ)", re.IGNORECASE)
_OPEN_WORD = re.compile(r"wernisa|otwarci|finisa", re.IGNORECASE)


def opened(name: str) -> str:
    """The opening of what is shown: "Ślady" → "wernisaż wystawy Ślady"."""
    if _OPEN_WORD.search(name):
        return name
    if _NO_SHOW.search(name):
        return f"otwarcie: {name}"
    if SHOW.match(name) and QUOTE.search(name):
        return re.sub(r"^\w+", "wernisaż wystawy", name)
    if re.search(r"\bwystaw", name, re.IGNORECASE):
        return f"wernisaż: {name}"
    return f"wernisaż wystawy {name}"


def opening_of(generic: Title, subject: Title) -> bool:
    """ "na wernisaż" below the exhibition's own name."""
    return bool(OPENING.fullmatch(generic.name)) and not _OPEN_WORD.search(subject.name)


def is_viewed(piece: str, name: str) -> bool:
    """The sentence says how long something can be seen, and the name is an exhibition's."""
    return bool(VIEWED.search(piece) and _SHOWN.search(name + " " + piece))
