"""What the search box offers while one types: events, houses, people, places, and phrases like "w ten weekend".

For: `suggest`. In memory, for each city; made anew once its events have changed.
May know: the catalogue, the index, language.
"""

import datetime as dt
from functools import lru_cache

from salony.catalogue.models import City
from salony.discovery import index
from salony.discovery.suggesting.known import known
from salony.discovery.suggesting.offers import Kind, Offer, Phrases, names, phrases
from salony.discovery.suggesting.table import Table, plain, variants

__all__ = ["Kind", "Offer", "suggest"]

MOST = 8
OF_ONE_KIND = 3
"""So many of one kind, while there are others."""
LONGEST = 80
"""Letters of what is typed that are completed; of a longer text nobody wants the rest."""
WORDS = 4
"""The last so many words are completed together."""
SURE = 4
"""Letters from which on a slip is looked for."""


def suggest(text: str, *, city: City, day: dt.date, language: str) -> list[Offer]:
    """The best completions of what is typed, each whole: with the words before what it completes.

    A slip in a word of four letters and more is forgiven, as is a missing diacritic. Any text gets an answer.
    """
    fixed = phrases(language)
    if len(text) > LONGEST:
        return []
    if not text.strip():
        return list(fixed.first)
    table = _table(city, (city.latitude, city.longitude), day, language, index.present(city.slug).version_of(city.slug))
    words = text.split()
    found: dict[str, Offer] = {}
    for begin in range(max(0, len(words) - WORDS), len(words)):
        _complete(table, fixed, words, begin, plain(" ".join(words[begin:])), found)
    if len(found) < OF_ONE_KIND:
        for begin in dict.fromkeys((max(0, len(words) - WORDS), len(words) - 1)):
            tail = plain(" ".join(words[begin:]))
            for meant in variants(table, tail) if len(tail) >= SURE else ():
                _complete(table, fixed, words, begin, meant, found)
    # Who types a diacritic means it; who types none may mean any.
    said = "" if text.isascii() else " ".join(words).lower()
    return _varied(sorted(found.values(), key=lambda offer: bool(said) and not offer.words.lower().startswith(said)))


def _complete(table: Table, fixed: Phrases, words: list[str], begin: int, tail: str, found: dict[str, Offer]) -> None:
    """What begins like the tail, which stands for the words from `begin` on, after the words before them."""
    head, before = " ".join(words[:begin]), plain(words[begin - 1]) if begin else ""
    governed = before in fixed.prepositions
    # After other words one letter says too little, and a name is another thought.
    if head and len(tail) < 2 and not governed:
        return
    for offer in table.beginning(tail, 4 * MOST, inner=not head):
        if governed != (before in offer.after) or (head and not offer.goes_on) or (offer.after and not governed):
            continue
        said = f"{head} {offer.words}" if head else offer.words
        found.setdefault(plain(said), offer.completing(said))


def _varied(offers: list[Offer]) -> list[Offer]:
    numbers: dict[Kind, int] = {}
    first: list[Offer] = []
    rest: list[Offer] = []
    for offer in offers:
        numbers[offer.kind] = numbers.get(offer.kind, 0) + 1
        (first if numbers[offer.kind] <= OF_ONE_KIND else rest).append(offer)
    return (first + rest)[:MOST]


@lru_cache(maxsize=24)
def _table(city: City, place: object, day: dt.date, language: str, version: object) -> Table:
    """place: where the city lies; version: of its events. Another one, and the table is made anew."""
    offers = [*phrases(language).offers, *names(known(city, day), language)]
    return Table(offers)
