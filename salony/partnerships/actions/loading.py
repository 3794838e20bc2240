"""A city's partners out of a file: towns, institutions and what is known of their ties. `samples/zory/partners.toml`
shows every key.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from salony.catalogue.models import Institution
from salony.partnerships.countries import UnknownCountry, country_named
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Identifier, Organization, Partnership, Step
from salony.resolution import fold
from salony.vocabulary import PartialDateTime

Clock = Callable[[], dt.datetime]

_PLAIN = (
    "name",
    "kind",
    "region",
    "town",
    "latitude",
    "longitude",
    "population",
    "url",
    "founded",
    "summary",
    "capacity",
)
_LISTS = ("audiences", "disciplines", "languages", "themes")
_WORDS = ("offers", "seeks")
_SCHEMES = {"oid": "OID", "pic": "PIC", "regon": "REGON", "isil": "ISIL"}


class PartnersFileError(ValueError):
    """A file of partners cannot be loaded: what is wrong, where, and what to do."""


@transaction.atomic
def load_partners(*, path: Path, clock: Clock) -> tuple[int, int]:
    """Bring the records to what the file says; what it does not name is left alone. Loading again changes nothing.

    Answers how many organizations and partnerships the file names. Raises PartnersFileError.
    """
    data = _table(path)
    records: dict[str, Organization] = {}
    for row in data.get("organization", []):
        records[row.get("slug", "")] = _organization(row, path, clock)
    for row in data.get("partnership", []):
        _partnership(row, records, path, clock)
    return len(records), len(data.get("partnership", []))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PartnersFileError(f"{path}: cannot be read ({error.strerror}). Give the file that holds it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PartnersFileError(f"{path}: not valid TOML: {error}. Correct the file and load it again.") from error


def _organization(row: Mapping[str, Any], path: Path, clock: Clock) -> Organization:
    missing = [key for key in ("slug", "name", "kind", "country") if not row.get(key)]
    if missing:
        raise PartnersFileError(f"{path}: {row.get('name', 'an organization')} lacks {', '.join(missing)}. Add it.")
    try:
        land = country_named(row["country"])
    except UnknownCountry:
        land = None
    if land is None or land.until is not None:
        raise PartnersFileError(
            f"{path}: {row['name']}: there is no country {row['country']!r} today. Give the code of the present one."
        )
    values: dict[str, Any] = {key: row[key] for key in (*_PLAIN, *_LISTS, *_WORDS) if key in row}
    values |= {"key": fold(row["name"]), "country": land.code, "origin": row.get("source", ""), "updated_at": clock()}
    institution = Institution.objects.filter(slug=row["slug"]).first()
    if institution is not None:
        values["institution"] = institution
    record, _ = Organization.objects.update_or_create(slug=row["slug"], defaults=values)
    for key, scheme in _SCHEMES.items():
        if row.get(key):
            Identifier.objects.update_or_create(scheme=scheme, value=row[key], defaults={"organization": record})
    return record


def _partnership(row: Mapping[str, Any], records: Mapping[str, Organization], path: Path, clock: Clock) -> None:
    sides = row.get("between", [])
    unknown = [slug for slug in sides if slug not in records]
    if len(sides) != 2 or sides[0] == sides[1] or unknown:
        raise PartnersFileError(f"{path}: a partnership is between two organizations of the file, not {sides!r}.")
    first, second = sorted((records[slug] for slug in sides), key=lambda side: side.pk)
    partnership, _ = Partnership.objects.update_or_create(
        first=first,
        second=second,
        defaults={"origin": row.get("source", ""), "theme": row.get("theme", "")},
        create_defaults={"origin": row.get("source", ""), "theme": row.get("theme", ""), "made_at": clock()},
    )
    for step in row.get("step", []):
        _step(step, partnership, path, clock)


def _step(row: Mapping[str, Any], partnership: Partnership, path: Path, clock: Clock) -> None:
    try:
        stage = Stage(row.get("stage", ""))
        date = str(PartialDateTime.parse(str(row["date"]))) if row.get("date") else ""
    except ValueError as error:
        raise PartnersFileError(f"{path}: {partnership}: {error}. Correct the step and load it again.") from error
    Step.objects.get_or_create(
        partnership=partnership,
        stage=stage,
        date=date,
        note=row.get("note", ""),
        defaults={"url": row.get("url", ""), "source": row.get("source", ""), "made_at": clock()},
    )
