"""Twin towns: a table of pairs, or the results of a query to Wikidata (JSON or CSV)."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from salony.partnerships.importing.results import named_key
from salony.partnerships.importing.tables import checked_country, checked_day, rows
from salony.partnerships.importing.values import Problem, TownRecord, Trouble, TwinningRecord, UnreadableFile

_POINT = re.compile(r"Point\((-?[\d.]+) (-?[\d.]+)\)", re.IGNORECASE)
_ENTITY = re.compile(r"Q\d+$")
_SIDES = ("one", "other")


def read_pairs(path: Path) -> Iterator[TwinningRecord | Trouble]:
    """`city1,country1,lat1,lng1,city2,country2,lat2,lng2`; a pair told twice, in either order, counts once."""
    told: set[frozenset[str]] = set()
    for found in rows(path, ("city1", "country1", "city2", "country2")):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        towns: list[TownRecord] = []
        for side in ("1", "2"):
            written = row[f"country{side}"]
            country, trouble = checked_country(number, f"country{side}", written)
            if trouble:
                yield trouble
            point = _coordinates(row.get(f"lat{side}", ""), row.get(f"lng{side}", ""))
            if point is None:
                yield Trouble(number, Problem.MALFORMED, f"lat{side}", row.get(f"lat{side}", ""), kept=True)
            name = row[f"city{side}"]
            # "Ohio, United States" is another place than "Oregon, United States" when the town's name is the same
            state = written.rpartition(",")[0]
            key = named_key(f"{name} {state}", country or written)
            towns.append(TownRecord(key, name, country, *(point or (None, None))))
        yield from _pair(number, towns, told)


def read_wikidata(path: Path) -> Iterator[TwinningRecord | Trouble]:
    """Rows with `one`, `oneLabel`, `oneCountry` (a code), `oneCoordinates`, `onePopulation`, the same for `other`,
    `since`, `until`. Both forms of download are read, plain JSON as well as the protocol's with its bindings.
    """
    told: set[frozenset[str]] = set()
    for found in _wikidata_rows(path):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        towns: list[TownRecord] = []
        for side in _SIDES:
            entity = _ENTITY.search(row.get(side, ""))
            name = row.get(f"{side}Label", "")
            if not entity or not name:
                yield Trouble(number, Problem.MISSING, f"{side}Label" if entity else side)
                break
            country, trouble = checked_country(number, f"{side}Country", row.get(f"{side}Country", ""))
            if trouble:
                yield trouble
            towns.append(_town(row, side, entity[0], name, country))
        if len(towns) == len(_SIDES):
            since, wrong_since = checked_day(number, "since", row.get("since", "")[:10])
            until, wrong_until = checked_day(number, "until", row.get("until", "")[:10])
            yield from (trouble for trouble in (wrong_since, wrong_until) if trouble)
            yield from _pair(number, towns, told, since, until)


def _town(row: Mapping[str, str], side: str, entity: str, name: str, country: str) -> TownRecord:
    point = _POINT.search(row.get(f"{side}Coordinates", ""))
    people = row.get(f"{side}Population", "").partition(".")[0].lstrip("+")
    return TownRecord(
        key=entity,
        name=name,
        country=country,
        latitude=float(point[2]) if point else None,
        longitude=float(point[1]) if point else None,
        population=int(people) if people.isdigit() else None,
        identifiers=(("qid", entity),),
    )


def _wikidata_rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]] | Trouble]:
    with path.open("rb") as raw:
        start = raw.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    if start[:1] not in (b"{", b"["):
        yield from rows(path, _SIDES)
        return
    try:
        told: Any = json.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise UnreadableFile(f"{path.name} is no whole JSON: {error}. Download the query's results again.") from error
    listed = told.get("results", {}).get("bindings", []) if isinstance(told, dict) else told
    for number, row in enumerate(listed, start=1):
        if not isinstance(row, dict):
            yield Trouble(number, Problem.MALFORMED, value=str(row)[:80])
            continue
        yield number, {key: str(cell.get("value", "") if isinstance(cell, dict) else cell) for key, cell in row.items()}


def _pair(
    number: int,
    towns: list[TownRecord],
    told: set[frozenset[str]],
    since: date | None = None,
    until: date | None = None,
) -> Iterator[TwinningRecord | Trouble]:
    one, other = towns
    both = frozenset((one.key, other.key))
    if not one.name or not other.name:
        yield Trouble(number, Problem.MISSING, "city1" if not one.name else "city2")
    elif len(both) == 1:
        yield Trouble(number, Problem.SELF, value=one.name)
    elif both in told:
        yield Trouble(number, Problem.REPEATED, value=f"{one.name} – {other.name}")
    else:
        told.add(both)
        yield TwinningRecord(one, other, since, until)


def _coordinates(north: str, east: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(north), float(east)
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
