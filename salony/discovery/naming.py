"""What a city's catalogue has names for, as far as a query may mean it: for `understand`.

Of the city's houses, institutions and people only those are handed on of which a word of the query may be the first
one, so that a city with thousands of names costs a query no more than one with ten.
"""

from salony.catalogue import listing
from salony.catalogue.freshness import Kept
from salony.catalogue.models import City
from salony.discovery.index.terms import fold, tokens
from salony.discovery.understanding.names import KnownNames

LETTERS = 3
"""Letters that inflection leaves at a word's beginning."""
CITIES = 128
"""Cities whose names a worker keeps, of some 100 bytes each."""
WORDS = 120
"""Words of a query that are looked at."""

_Names = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def known_names(text: str, city: City) -> KnownNames:
    """Venues, institutions and people of the city that the text may name. No query while nothing is written."""
    kept = _tables.now()
    if (table := kept.get(city.pk)) is None:
        table = kept[city.pk] = _table(city.pk)
    found = [table[start] for start in {word[:LETTERS] for word in tokens(fold(text))[:WORDS]} if start in table]
    venues, institutions, people = (tuple(sorted({name for one in found for name in one[at]})) for at in range(3))
    return KnownNames(venues=venues, institutions=institutions, people=people)


_tables: Kept[int, dict[str, _Names]] = Kept(CITIES)


def _table(city: int) -> dict[str, _Names]:
    """By the beginning of the first word."""
    made: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for at, names in enumerate(listing.nouns_of(city)):
        for name in names:
            if first := tokens(fold(name))[:1]:
                made.setdefault(first[0][:LETTERS], ([], [], []))[at].append(name)
    return {start: (tuple(one[0]), tuple(one[1]), tuple(one[2])) for start, one in made.items()}
