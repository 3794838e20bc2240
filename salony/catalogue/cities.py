"""A city's own file: its names, its institutions and houses, and the sources that are read for it.

`city.toml` and `sources.toml` in one folder; `samples/zory` shows every key.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from salony.catalogue.identifiers import wrong
from salony.catalogue.models import City, Institution, Source, Venue
from salony.language.gazetteer import place_named
from salony.language.places import genitive, locative


class CityFileError(Exception):
    """A city's folder cannot be loaded: what is wrong, in which file, and what to do."""


@dataclass(frozen=True, slots=True)
class CityFile:
    """The two tables as read. folder: absolute."""

    folder: Path
    city: Mapping[str, Any]
    sources: tuple[Mapping[str, Any], ...]


_INSTITUTION = ("name", "kind", "aliases", "url", "address", "identifiers")
_VENUE = ("name", "aliases", "address", "latitude", "longitude")
_SOURCE = ("name", "kind", "address", "page", "authority", "threshold", "options")
_CITY = (
    *("name", "locative", "genitive", "country", "time_zone", "latitude", "longitude", "motto", "host"),
    "identifiers",
)


def read_city(folder: Path) -> CityFile:
    """Raises CityFileError."""
    folder = folder.resolve()
    city = _table(folder / "city.toml")
    sources = _table(folder / "sources.toml").get("source", [])
    _require(folder / "city.toml", "city", [city], ("slug", "name"))
    _require(folder / "city.toml", "institution", city.get("institution", []), ("slug", "name"))
    _require(folder / "city.toml", "venue", city.get("venue", []), ("slug", "name"))
    _require(folder / "sources.toml", "source", sources, ("slug", "name", "kind", "address"))
    for row in (city, *city.get("institution", [])):
        if faults := wrong(row.get("identifiers", {})):
            raise CityFileError(
                f"{folder / 'city.toml'}: {row['slug']!r} has identifiers that cannot be: {', '.join(faults)}. "
                "Known are wikidata, geonames, regon, isil and ror; correct them, or leave out what is not known."
            )
    known = {row["slug"] for row in city.get("institution", [])}
    for row in (*city.get("institution", []), *city.get("venue", []), *sources):
        for key in ("parent", "institution"):
            if row.get(key) and row[key] not in known:
                raise CityFileError(
                    f"{folder}: {row['slug']!r} names the institution {row[key]!r}, which city.toml does not have. "
                    "Add it, or correct its slug."
                )
    return CityFile(folder, city, tuple(sources))


@transaction.atomic
def load_city(*, file: CityFile) -> City:
    """Bring the records to what the file says; what it does not name is left alone. Loading again changes nothing."""
    row: dict[str, Any] = {key: file.city[key] for key in _CITY if key in file.city}
    if "latitude" not in row and (town := place_named(row["name"])) is not None:
        row["latitude"], row["longitude"] = town.latitude, town.longitude
    row.setdefault("locative", locative(row["name"]))
    row.setdefault("genitive", genitive(row["name"]))
    city, _ = City.objects.update_or_create(slug=file.city["slug"], defaults={**row, "folder": str(file.folder)})
    rows = file.city.get("institution", [])
    institutions: dict[str, Institution] = {}
    for each in rows:
        values = _values(each, _INSTITUTION)
        institutions[each["slug"]], _ = Institution.objects.update_or_create(
            slug=each["slug"], defaults={**values, "city": city}
        )
    for each in rows:
        house, parent = institutions[each["slug"]], institutions.get(each.get("parent", ""))
        if house.parent_id != (parent.pk if parent else None):
            house.parent = parent
            house.save(update_fields=["parent"])
    for each in file.city.get("venue", []):
        place: dict[str, Any] = {**_values(each, _VENUE), "city_name": city.name}
        place["institution"] = institutions.get(each.get("institution", ""))
        Venue.objects.update_or_create(city=city, slug=each["slug"], defaults=place)
    for each in file.sources:
        source = _values(each, _SOURCE)
        source["institution"] = institutions.get(each.get("institution", ""))
        Source.objects.update_or_create(city=city, slug=each["slug"], defaults=source)
    return city


def _values(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CityFileError(f"{path}: cannot be read ({error.strerror}). Give the folder that holds it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CityFileError(f"{path}: not valid TOML: {error}. Correct the file and load it again.") from error


def _require(path: Path, kind: str, rows: Iterable[Mapping[str, Any]], keys: tuple[str, ...]) -> None:
    is_text: Callable[[Any], bool] = lambda value: isinstance(value, str) and bool(value.strip())  # noqa: E731
    for number, row in enumerate(rows, 1):
        if missing := [key for key in keys if not is_text(row.get(key))]:
            raise CityFileError(f"{path}: {kind} number {number} lacks {', '.join(missing)}. Add it and load again.")
