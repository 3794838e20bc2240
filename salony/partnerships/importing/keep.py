"""keep.eu: an export of Interreg projects and their partners (xlsx, sheets "Projects (lead partners)", "Partners")."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import python_calamine

from salony.partnerships.importing.results import named_key
from salony.partnerships.importing.tables import amount, checked_country, checked_day
from salony.partnerships.importing.values import (
    OrganisationRecord,
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Record,
    Trouble,
    UnreadableFile,
)

PROJECTS, PARTNERS = "Projects (lead partners)", "Partners"
_TEXTS = ("Description", "Expected Results", "Expected Outputs")
_LANGUAGES = ("EN", "1", "2")
_THEMES = ("Thematic1", "Thematic2", "Thematic3")


def read_keep(path: Path) -> Iterator[Record]:
    """Projects first, then who took part. A project is known by programme, acronym and its name.

    Partners name their project by programme and acronym alone; where several projects share the two, the lead
    partner's name decides, and the others' partners follow their lead in the sheet.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        projects = book.get_sheet_by_name(PROJECTS).to_python()
        partners = book.get_sheet_by_name(PARTNERS).to_python()
    except (python_calamine.CalamineError, OSError) as error:
        raise UnreadableFile(f"{path.name} is not an export of keep.eu: {error}. Export it again.") from error
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for number, row in _named(projects, ("Programme", "Acronym", "Project Name", "Project start")):
        if not row["Programme"] or not (row["Acronym"] or row["Project Name"]):
            yield Trouble(number, Problem.MISSING, "Programme" if not row["Programme"] else "Acronym")
            continue
        pair = row["Programme"], row["Acronym"]
        key = "|".join(pair)
        if any(lead == row["Lead Partner"] for _, lead in known.get(pair, ())):
            yield Trouble(number, Problem.REPEATED, "Acronym", row["Acronym"])
            continue
        if pair in known:
            key = f"{key}|{len(known[pair]) + 1}"
        known.setdefault(pair, []).append((key, row["Lead Partner"]))
        yield from _project(number, row, key)
    yield from _partners(partners, known)


def _named(sheet: list[list[Any]], needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    header = [str(cell) for cell in sheet[0]] if sheet else []
    if missing := [column for column in needed if column not in header]:
        raise UnreadableFile(f"The sheet has no column “{missing[0]}”. Is it an export of keep.eu?")
    for number, cells in enumerate(sheet[1:], start=2):
        if any(cell != "" for cell in cells):
            yield number, {column: _written(cell) for column, cell in zip(header, cells, strict=False)}


def _written(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _project(number: int, row: dict[str, str], key: str) -> Iterator[Record]:
    start, wrong_start = checked_day(number, "Project start", row["Project start"])
    end, wrong_end = checked_day(number, "Project end", row.get("Project end", ""))
    yield from (trouble for trouble in (wrong_start, wrong_end) if trouble)
    # what a project achieved is known only after its end: it is no part of the idea
    texts = [row.get(f"{kind} {language}", "") for kind in _TEXTS for language in _LANGUAGES]
    names = [row.get(f"Project Name{language}", "") for language in ("", " language 2", " language 3")]
    goals = [row.get(name, "") for name in ("Specific Obj", "Thematic Obj", "Inv. Priority")]
    yield ProjectRecord(
        key=key,
        name=row["Project Name"] or row["Acronym"],
        acronym=row["Acronym"],
        programme=row["Programme"],
        start=start,
        end=end,
        texts=tuple(dict.fromkeys(text for text in (*names, *texts, *goals) if text)),
        themes=tuple(row[theme] for theme in _THEMES if row.get(theme)),
        website=row.get("Website", ""),
        grant=amount(row.get("EU Funding", "")),
    )


def _partners(sheet: list[list[Any]], known: dict[tuple[str, str], list[tuple[str, str]]]) -> Iterator[Record]:
    current: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    for number, row in _named(sheet, ("Programme", "Acronym", "Project Partner", "Lead Partner", "Country")):
        pair = row["Programme"], row["Acronym"]
        name = row["Project Partner"]
        if pair not in known:
            yield Trouble(number, Problem.NO_SUCH_PROJECT, "Acronym", row["Acronym"])
            continue
        if not name:
            yield Trouble(number, Problem.MISSING, "Project Partner")
            continue
        leads = row["Lead Partner"].casefold() == "yes"
        if leads:
            current[pair] = next((key for key, lead in known[pair] if lead == name), known[pair][0][0])
        key = current.get(pair, known[pair][0][0])
        country, trouble = checked_country(number, "Country", row["Country"])
        if trouble:
            yield trouble
        organisation = _organisation(row, name, country)
        if (key, organisation.key) in taken:
            yield Trouble(number, Problem.REPEATED, "Project Partner", name)
            continue
        taken.add((key, organisation.key))
        yield ParticipationRecord(key, organisation, "coordinator" if leads else "participant")


def _organisation(row: dict[str, str], name: str, country: str) -> OrganisationRecord:
    region = next((row[f"NUTS{n} (or equivalent)"] for n in (3, 2, 1) if row.get(f"NUTS{n} (or equivalent)")), "")
    return OrganisationRecord(
        key=named_key(name, country),
        name=name,
        country=country,
        town=row.get("Town", ""),
        region=region.partition("/")[0].strip(),
        street=row.get("Street", ""),
        postcode=row.get("Postal code", ""),
        kind=row.get("Legal Status", "").casefold().replace("n/a", ""),
        website=row.get("Website", ""),
    )
