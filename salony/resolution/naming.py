"""By which names an institution is known, and which institution a longer name speaks of. Pure."""

import re
from collections.abc import Collection, Iterable

from salony.resolution.folding import fold

_DEDICATION = re.compile(r"\s+(?:im|imienia|pw|pod wezwaniem)\.?\s.*$", re.IGNORECASE)
_LITTLE = frozenset({"i", "w", "we", "z", "ze", "na", "do", "dla", "przy", "nad", "pod", "im", "and", "of", "the"})
SHORTEST_INITIALS = 3
"""Two letters stand for too much."""


def spellings(name: str, endings: Collection[str]) -> tuple[str, ...]:
    """Folded: the name, without its town at the end, and without the one to whom it is dedicated.

    endings: of the town, folded, with the blank before them (" w zorach", " zory").
    """
    found = []
    for words in (name, _DEDICATION.sub("", name)):
        found += [fold(words), without_town(fold(words), endings)]
    return tuple(dict.fromkeys(each for each in found if each))


def without_town(key: str, endings: Collection[str]) -> str:
    for ending in sorted(endings, key=len, reverse=True):
        if key.endswith(ending) and len(key) > len(ending):
            return key.removesuffix(ending)
    return key


def initials(name: str, endings: Collection[str]) -> str:
    """ "Miejski Ośrodek Kultury w Żorach" → "mok"; "" where they would be shorter than three letters."""
    words = without_town(fold(_DEDICATION.sub("", name)), endings).split()
    letters = "".join(word[0] for word in words if word not in _LITTLE)
    return letters if len(letters) >= SHORTEST_INITIALS else ""


def named_within(name: str, known: Iterable[str], endings: Collection[str]) -> str | None:
    """The longest of the known names (folded) that stands at the end or the beginning of a longer name.

    "Dom Kultury MOK", "sala widowiskowa Miejskiego Ośrodka Kultury" do not stand alone: what is left is a house or a
    room of the one that is named. A single word counts where it is an abbreviation, or long enough to be a name.
    """
    key = without_town(fold(name), endings)
    words = key.split()
    found = [
        each
        for each in known
        if (len(each) >= SHORTEST_INITIALS and (" " in each or each.upper() in name.split() or len(each) > 6))
        and len(each.split()) < len(words)
        and (key.endswith(f" {each}") or key.startswith(f"{each} "))
    ]
    return max(found, key=lambda each: (len(each), each), default=None)
