"""CORDIS: who took part in which project of a framework programme.

Two forms are read: the published pair of files (`project.csv`, `organization.csv`), and one table of participations
with the project's dates in every row (`rcn`, `pic`, `role`, `type`, `country`, `start_date`, `end_date`).
"""

from collections.abc import Iterator
from pathlib import Path

from salony.partnerships.importing.tables import Row, amount, checked_country, checked_day, rows
from salony.partnerships.importing.values import (
    OrganisationRecord,
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Record,
    Trouble,
)

NONE = ("", "NA", "null")


def read_participations(path: Path, parts: Path | None = None) -> Iterator[Record]:
    """The table of participations; `parts` is a second table (`rcn`, `programme_part`)."""
    belongs: dict[str, list[str]] = {}
    if parts:
        for found in rows(parts, ("rcn", "programme_part")):
            if isinstance(found, Trouble):
                yield found
            else:
                belongs.setdefault(found[1]["rcn"], []).append(found[1]["programme_part"])
    projects: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for found in rows(path, ("rcn", "pic", "country", "start_date")):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        project, pic = row["rcn"], row["pic"]
        if project in NONE or pic in NONE:
            yield Trouble(number, Problem.MISSING, "rcn" if project in NONE else "pic")
            continue
        if (project, pic) in taken:
            yield Trouble(number, Problem.REPEATED, "pic", pic)
            continue
        taken.add((project, pic))
        if project not in projects:
            projects.add(project)
            yield from _dated(number, row, project, tuple(belongs.get(project, ())))
        country, trouble = checked_country(number, "country", row["country"] if row["country"] != "NA" else "")
        if trouble and row["country"] != "NA":
            yield trouble
        organisation = OrganisationRecord(
            key=pic, country=country, kind=row.get("type", ""), identifiers=(("pic", pic),)
        )
        yield ParticipationRecord(project, organisation, row.get("role", ""))


def _dated(number: int, row: Row, project: str, parts: tuple[str, ...]) -> Iterator[Record]:
    start, wrong_start = checked_day(number, "start_date", row["start_date"])
    end, wrong_end = checked_day(number, "end_date", row.get("end_date", ""))
    yield from (trouble for trouble in (wrong_start, wrong_end) if trouble)
    yield ProjectRecord(project, programme="H2020", parts=parts, start=start, end=end)


def read_published(projects: Path, organisations: Path) -> Iterator[Record]:
    """`project.csv` and `organization.csv` as CORDIS publishes them for each framework programme."""
    known: set[str] = set()
    for found in rows(projects, ("id", "title", "startDate")):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        key = row["id"]
        if key in NONE:
            yield Trouble(number, Problem.MISSING, "id")
        elif key in known:
            yield Trouble(number, Problem.REPEATED, "id", key)
        else:
            known.add(key)
            yield from _published(number, row)
    taken: set[tuple[str, str]] = set()
    for found in rows(organisations, ("projectID", "organisationID", "name", "country")):
        if isinstance(found, Trouble):
            yield found
            continue
        number, row = found
        key, pic = row["projectID"], row["organisationID"]
        if not key or not pic:
            yield Trouble(number, Problem.MISSING, "projectID" if not key else "organisationID")
        elif key not in known:
            yield Trouble(number, Problem.NO_SUCH_PROJECT, "projectID", key)
        elif (key, pic) in taken:
            yield Trouble(number, Problem.REPEATED, "organisationID", pic)
        else:
            taken.add((key, pic))
            yield from _organisation(number, row)


def _published(number: int, row: Row) -> Iterator[Record]:
    start, wrong_start = checked_day(number, "startDate", row["startDate"])
    end, wrong_end = checked_day(number, "endDate", row.get("endDate", ""))
    yield from (trouble for trouble in (wrong_start, wrong_end) if trouble)
    yield ProjectRecord(
        key=row["id"],
        name=row["title"],
        acronym=row.get("acronym", ""),
        programme=row.get("frameworkProgramme", ""),
        parts=tuple(part.strip() for part in row.get("legalBasis", "").split(";") if part.strip()),
        start=start,
        end=end,
        texts=tuple(filter(None, (row.get("objective", ""),))),
        themes=tuple(part.strip() for part in row.get("topics", "").split(";") if part.strip()),
        grant=amount(row.get("ecMaxContribution", "")),
    )


def _organisation(number: int, row: Row) -> Iterator[Record]:
    country, trouble = checked_country(number, "country", row["country"])
    if trouble:
        yield trouble
    latitude, longitude = _point(row.get("geolocation", ""))
    pic = row["organisationID"]
    yield ParticipationRecord(
        row["projectID"],
        OrganisationRecord(
            key=pic,
            name=row["name"],
            country=country,
            town=row.get("city", ""),
            region=row.get("nutsCode", ""),
            street=row.get("street", ""),
            postcode=row.get("postCode", ""),
            kind=row.get("activityType", ""),
            website=row.get("organizationURL", ""),
            latitude=latitude,
            longitude=longitude,
            identifiers=(("pic", pic),),
        ),
        row.get("role", "participant"),
    )


def _point(cell: str) -> tuple[float | None, float | None]:
    """ "(50.05,18.70)" or "50.05,18.70" → degrees; (None, None) where it is no point on the globe."""
    north, _, east = cell.strip("() ").partition(",")
    try:
        latitude, longitude = float(north), float(east)
    except ValueError:
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)
