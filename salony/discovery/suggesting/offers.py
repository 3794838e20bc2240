"""What can be offered: phrases of `data/suggestions.toml`, and the names that a city's catalogue knows."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from salony.discovery.index.terms import fold
from salony.discovery.suggesting.known import CityNames
from salony.language.gazetteer import within
from salony.language.places import genitive, locative

REACH = 0.5
"""Degrees to each side of a city in which towns are offered: some 50 km to the north, 35 to the east."""
TOWNS = 150


class Kind(StrEnum):
    WHEN = "when"
    CATEGORY = "category"
    WHOM = "whom"
    PLACE = "place"
    INSTITUTION = "institution"
    VENUE = "venue"
    PERSON = "person"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Offer:
    """words: what is offered. slug: of the page of what is named, where it has one. weight: the larger comes first.

    goes_on: it completes a longer question ("koncert w Rybniku"). after: words, folded, one of which has to stand
    before it, where it is in a case that wants one. day, place: when and where an event is.
    """

    kind: Kind
    words: str
    slug: str = ""
    weight: float = 0.0
    goes_on: bool = False
    after: frozenset[str] = frozenset()
    day: dt.date | None = None
    place: str = ""

    def completing(self, words: str) -> "Offer":
        """The same as the end of these words."""
        return self if words == self.words else replace(self, words=words)


@dataclass(frozen=True, slots=True)
class Phrases:
    """first: offered before anything is typed. locative, genitive: words after which a town stands in that case.
    prepositions: these and the others; what stands after one has to be in its case."""

    first: tuple[Offer, ...]
    offers: tuple[Offer, ...]
    locative: frozenset[str]
    genitive: frozenset[str]
    prepositions: frozenset[str]


@cache
def phrases(language: str) -> Phrases:
    """Of a language; Polish where it has none of its own."""
    table = tomllib.loads(files("salony.discovery").joinpath("data/suggestions.toml").read_text("utf-8"))
    rows = table.get(language) or table["pl"]
    kinds = ((Kind.WHEN, "when", 40), (Kind.CATEGORY, "kind", 30), (Kind.WHOM, "whom", 20))
    return Phrases(
        tuple(Offer(Kind.WHEN, words) for words in rows["first"]),
        tuple(
            Offer(kind, words, weight=weight - number / 100, goes_on=True)
            for kind, key, weight in kinds
            for number, words in enumerate(rows[key])
        ),
        frozenset(map(fold, rows["in"])),
        frozenset(map(fold, rows["from"])),
        frozenset(map(fold, (*rows["in"], *rows["from"], *rows["prepositions"]))),
    )


def names(known: CityNames, language: str) -> Iterator[Offer]:
    """Everything of the city that has a name, and the towns around it in the cases in which one asks for them."""
    for kind, rows in (
        (Kind.INSTITUTION, known.institutions),
        (Kind.VENUE, known.venues),
        (Kind.PERSON, known.people),
    ):
        for slug, name, number in rows:
            yield Offer(kind, name, slug, 10 + min(number, 50) / 10)
    soonest: dict[str, Offer] = {}
    for slug, name, day, place in known.events:
        soonest.setdefault(fold(name), Offer(Kind.EVENT, name, slug, 5, day=day, place=place))
    # In the order of days: of two that begin alike the sooner one comes first.
    for number, offer in enumerate(soonest.values()):
        yield replace(offer, weight=5 - number / (len(soonest) + 1))
    if known.latitude is not None and known.longitude is not None:
        yield from _towns(known.latitude, known.longitude, language)


@lru_cache(maxsize=256)
def _towns(latitude: float, longitude: float, language: str) -> tuple[Offer, ...]:
    fixed = phrases(language)
    found = within(latitude - REACH, longitude - REACH, latitude + REACH, longitude + REACH)
    offers: list[Offer] = []
    for number, town in enumerate(found[:TOWNS]):
        weight = 15 - number / TOWNS
        if not fixed.locative:
            # A language in which a name has one form.
            offers.append(Offer(Kind.PLACE, town.name, weight=weight, goes_on=True, after=fixed.prepositions))
        else:
            offers.append(Offer(Kind.PLACE, locative(town.name), weight=weight, goes_on=True, after=fixed.locative))
            offers.append(Offer(Kind.PLACE, genitive(town.name), weight=weight, goes_on=True, after=fixed.genitive))
        offers.append(Offer(Kind.PLACE, town.name, weight=weight, goes_on=True))
    return tuple(offers)
