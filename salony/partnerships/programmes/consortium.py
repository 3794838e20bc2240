"""A consortium as written down: in a file, or in the address of the builder's page."""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salony.partnerships.countries import Country, UnknownCountry, country_named


class ConsortiumError(ValueError):
    """The description of a consortium cannot be read: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in a consortium; None and "" for what nobody has said.

    years: how long it has worked in the field. grants: of the same action in the last five years; applications: of it
    at the same deadline, this one included. key: its address in the directory.
    """

    name: str
    country: Country | None
    kind: str = ""
    is_lead: bool = False
    years: int | None = None
    accredited: bool | None = None
    applications: int | None = None
    grants: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Consortium:
    """months, grant (EUR), participants, abroad: of the project, as far as it is planned."""

    name: str
    members: tuple[Member, ...]
    idea: str = ""
    action: str = ""
    months: int | None = None
    grant: int | None = None
    participants: int | None = None
    abroad: int | None = None

    @property
    def lead(self) -> Member | None:
        return next((member for member in self.members if member.is_lead), None)


def read_consortium(text: str, origin: str) -> Consortium:
    """Out of TOML or JSON: `name`, `idea`, `action`, `months`, `grant`, `participants`, `abroad`, and `partner` rows.

    Raises ConsortiumError.
    """
    try:
        data: Any = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConsortiumError(f"{origin}: neither TOML nor JSON: {error}. Correct the file.") from error
    rows = data.get("partner", data.get("partners", []))
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise ConsortiumError(f"{origin}: no partner. Give each as [[partner]] with its name and country.")
    members = tuple(_member(row, number, origin) for number, row in enumerate(rows, 1))
    if sum(member.is_lead for member in members) > 1:
        raise ConsortiumError(f'{origin}: more than one partner has role = "lead". One organisation applies; choose.')
    numbers = {key: _number(data, key, origin) for key in ("months", "grant", "participants", "abroad")}
    return Consortium(
        name=str(data.get("name") or origin),
        members=members,
        idea=str(data.get("idea", "")),
        action=str(data.get("action", "")),
        **numbers,
    )


def _member(row: Any, number: int, origin: str) -> Member:
    if not isinstance(row, Mapping) or not str(row.get("name", "")).strip():
        raise ConsortiumError(f"{origin}: partner number {number} has no name. Add it.")
    where = f"{origin}: {row['name']}"
    land = None
    if row.get("country"):
        try:
            land = country_named(str(row["country"]))
        except UnknownCountry:
            raise ConsortiumError(
                f"{where}: no country {row['country']!r} is known. Give its two-letter code or its name."
            ) from None
    return Member(
        name=str(row["name"]).strip(),
        country=land,
        kind=str(row.get("kind", "")),
        is_lead=row.get("role") in ("lead", "coordinator") or row.get("lead") is True,
        years=_number(row, "years", where),
        accredited=bool(row["accredited"]) if "accredited" in row else None,
        applications=_number(row, "applications", where),
        grants=_number(row, "grants", where),
        key=str(row.get("key", "")),
    )


def _number(row: Mapping[str, Any], key: str, where: str) -> int | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool | dt.date) or not str(value).isdecimal():
        raise ConsortiumError(f"{where}: {key} = {value!r} is not a whole number. Write it without spaces and signs.")
    return int(value)
