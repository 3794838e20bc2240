"""Towns by the adjectives made of their names: "strzegomski Rynek" → Strzegom, "w płockiej kulturze" → Płock.

How such adjectives are made: Strutyński, "Gramatyka polska" (Kraków 2005), word formation; what usage made otherwise
("lubelski") is data. What the rules make and nobody says harms nobody.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from salony.language.gazetteer import populous
from salony.language.morphology import analyses

_SMALLEST = 2_000
# A name's ending and what the adjective puts in its place, the first that fits.
_MADE = (
    ("ce", ("cki",)),
    ("sko", ("ski",)),
    ("sk", ("ski",)),
    ("cko", ("cki",)),
    ("ck", ("cki",)),
    ("dź", ("dzki",)),
    ("dz", ("dzki",)),
    ("ów", ("owski",)),
    ("owo", ("owski",)),
    ("owa", ("owski",)),
    ("ewo", ("ewski",)),
    ("awa", ("awski",)),
    ("in", ("iński", "ski")),
    ("yn", ("yński", "ski")),
    ("no", ("eński", "iński", "nieński")),
    ("na", ("niański", "neński", "eński")),
    ("nia", ("niański", "ński", "eński")),
    ("ń", ("ński",)),
    ("ec", ("ecki",)),
    ("cz", ("cki",)),
    ("e", ("ski", "ański")),
    ("o", ("ski", "owski")),
    ("a", ("ski", "ski")),
    ("y", ("ski", "ski")),
    ("i", ("ski",)),
    ("", ("ski",)),
)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Adjective, lower case → the most populous town that it can be made of."""
    data = tomllib.loads(files("salony.language").joinpath("data/regions.toml").read_text("utf-8"))["adjectives"]
    taken = frozenset(data["common"])
    found: dict[str, str] = dict(data["towns"])
    for place in populous(_SMALLEST):
        name = place.name.lower()
        if " " in name or "-" in name:
            continue
        for adjective in _adjectives(name):
            if adjective not in taken:
                found.setdefault(adjective, place.name)
    return found


def _adjectives(name: str) -> list[str]:
    for ending, made in _MADE:
        if name.endswith(ending):
            return [name[: len(name) - len(ending)] + one for one in made]
    return []


# Stands in every such adjective; looked for first, since most lines have none.
_SIGN = re.compile("[scz]k[iaą]")
_WORD = re.compile(r"\b[^\W\d_]{2,}(?:s|c|dz)k(?:i|a|ie|iego|iej|im|ą|ich|imi|iemu)\b")


@lru_cache(maxsize=8192)
def town_of(adjective: str) -> str | None:
    """The town that an adjective in any form is made of; None for any other word."""
    folded = adjective.lower()
    if not _WORD.fullmatch(folded):
        return None
    table = _table()
    return next((table[item.lemma] for item in analyses(folded) if item.is_adjective and item.lemma in table), None)


@lru_cache(maxsize=4096)
def find_towns(text: str) -> tuple[tuple[int, int, str], ...]:
    """(begin, stop, town) for each adjective of a town in a text, in order."""
    if _SIGN.search(text) is None:
        return ()
    return tuple(
        (match.start(), match.end(), town) for match in _WORD.finditer(text) if (town := town_of(match.group()))
    )
