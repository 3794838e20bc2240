"""Erasmus+ and Creative Europe: the lists of project results as the Commission publishes them, a project in a row.

Both have the coordinator in columns of its own and partners in numbered ones ("Partner 1 name", …). Erasmus+ knows a
project by "Project Identifier" and the year of its call, Creative Europe by "Project Number" and its dates.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from salony.partnerships.importing.countries import fold
from salony.partnerships.importing.tables import Row, amount, checked_country, checked_day, rows
from salony.partnerships.importing.values import (
    OrganisationRecord,
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Record,
    Trouble,
)

_PARTNER = re.compile(r"Partner (\d+) name")
_OID = re.compile(r"E\d{8}")
# each column's names over the years, the newest first
_NAMES: dict[str, tuple[str, ...]] = {
    "key": ("Project Identifier", "Project Number"),
    "name": ("Project Title",),
    "text": ("Project Summary",),
    "programme": ("Programme",),
    "part": ("Action Type", "Action", "Sub-programme"),
    "larger": ("Key Action", "Sub-programme"),
    "topics": ("Topics", "Activity type", "Activity field"),
    "website": ("Project Website",),
    "year": ("Call year", "Funding Year"),
    "start": ("Start date",),
    "end": ("End date",),
    "coordinator": ("Coordinating organisation name", "Coordinator's name"),
    "kind": ("Coordinating organisation type", "Coordinator organisation type"),
}


def read_results(path: Path) -> Iterator[Record]:
    """Every project with its coordinator and partners."""
    known: set[str] = set()
    partners: list[str] | None = None
    for found in rows(path, ("Project Title",)):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        if partners is None:
            partners = [match[1] for column in row if (match := _PARTNER.fullmatch(column))]
        key = _cell(row, "key")
        if not key:
            yield Trouble(number, Problem.MISSING, _NAMES["key"][0])
        elif key in known:
            yield Trouble(number, Problem.REPEATED, _NAMES["key"][0], key)
        else:
            known.add(key)
            yield from _project(number, row, key)
            yield from _organisations(number, row, key, partners)


def _cell(row: Row, what: str) -> str:
    return next((row[name] for name in _NAMES[what] if row.get(name)), "")


def _project(number: int, row: Row, key: str) -> Iterator[Record]:
    start, wrong_start = checked_day(number, "Start date", _cell(row, "start"))
    end, wrong_end = checked_day(number, "End date", _cell(row, "end"))
    yield from (trouble for trouble in (wrong_start, wrong_end) if trouble)
    year = _cell(row, "year")
    if start is None and re.fullmatch(r"(19|20)\d\d", year):
        # projects of a call begin in its autumn as a rule; the year is what the source says
        start = date(int(year), 9, 1)
    grant = next((cell for column, cell in row.items() if column.startswith("EU Grant award")), "")
    yield ProjectRecord(
        key=key,
        name=_cell(row, "name"),
        programme=_cell(row, "programme"),
        parts=tuple(dict.fromkeys(filter(None, (_cell(row, "larger"), _cell(row, "part"))))),
        start=start,
        end=end,
        texts=tuple(filter(None, (_cell(row, "text"),))),
        themes=tuple(part.strip() for part in re.split(r"[;|]", _cell(row, "topics")) if part.strip()),
        website=_cell(row, "website"),
        grant=amount(grant),
    )


def _organisations(number: int, row: Row, key: str, partners: list[str]) -> Iterator[Record]:
    taken: set[str] = set()
    heads = [(_cell(row, "coordinator"), _cell(row, "kind"), "Coordinator's", "coordinator")]
    heads += [
        (row[f"Partner {n} name"], row.get(f"Partner {n} organisation type", ""), f"Partner {n}", "participant")
        for n in partners
    ]
    for name, kind, head, role in heads:
        if not name:
            continue
        country, trouble = checked_country(number, f"{head} country", row.get(f"{head} country", ""))
        if trouble:
            yield trouble
        address = row.get(f"{head} address", "")
        oid = _OID.search(row.get(f"{head} OID", ""))
        organisation = OrganisationRecord(
            key=oid[0] if oid else named_key(name, country),
            name=name,
            country=country,
            town=_town(address),
            street=address,
            kind=kind,
            website=row.get(f"{head} website", ""),
            identifiers=(("oid", oid[0]),) if oid else (),
        )
        if organisation.key in taken:
            yield Trouble(number, Problem.REPEATED, f"{head} name", name, kept=True)
            continue
        taken.add(organisation.key)
        yield ParticipationRecord(key, organisation, role)


def named_key(name: str, country: str) -> str:
    """One key for one name in one country, whatever the case and accents."""
    words = " ".join(re.findall(r"\w+", fold(name)))
    key = f"{words}|{country}"
    return key if len(key) <= 200 else f"{key[:160]}#{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _town(address: str) -> str:
    """The last part of "street, postcode, town", without digits."""
    last = address.rpartition(",")[2] if "," in address else ""
    return " ".join(word for word in last.split() if not any(sign.isdigit() for sign in word))
