"""Parts of a large installation's index, each built, opened and brought up to date by itself: one for each region."""

import re
from functools import lru_cache

from django.conf import settings

from salony.catalogue import queries
from salony.catalogue.freshness import Kept
from salony.discovery.index.terms import fold
from salony.language.gazetteer import place_named

WHOLE = ""
"""The one part of an installation that is not divided."""
_by_city: Kept[str, dict[str, str]] = Kept(1)


def region_of(city: str) -> str:
    """Of the city by its slug, as the name of a folder: "slaskie"; "pl" where the voivodeship is not known. WHOLE where
    the index is not divided, or there is no such city."""
    return _regions().get(city, WHOLE)


def regions() -> dict[str, list[str]]:
    """Region → slugs of its cities; one region without cities named for an index that is not divided."""
    found: dict[str, list[str]] = {}
    for city, region in _regions().items():
        found.setdefault(region, []).append(city)
    return found or {WHOLE: []}


def _regions() -> dict[str, str]:
    """City → region. No query while nothing is written."""
    if not settings.SALONY_REGIONS:
        return {}
    kept = _by_city.now()
    if "all" not in kept:
        kept["all"] = {one.slug: _region(one.name, one.country) for one in queries.cities()}
    return kept["all"]


@lru_cache(maxsize=10_000)
def _region(name: str, country: str) -> str:
    place = place_named(name) if country == "PL" else None
    return re.sub(r"[^a-z0-9]+", "-", fold(place.region if place and place.region else country)).strip("-")
