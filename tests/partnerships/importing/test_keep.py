"""An export of keep.eu, made here with the standard library alone."""

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from salony.partnerships.importing import (
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Trouble,
    UnreadableFile,
    read_keep,
)

PROJECTS = [
    [
        "Programme",
        "Acronym",
        "Project Name",
        "Lead Partner",
        "Thematic1",
        "Description EN",
        "Project start",
        "Project end",
    ],
    ["Salt Border", "SALT", "Salt and memory", "Muzeum Soli", "Culture", "We listen.", "2016/01/25", "2019/07/31"],
    ["Salt Border", "SALT", "Salt and memory", "Muzeum Soli", "Culture", "We listen.", "2016/01/25", "2019/07/31"],
    ["Salt Border", "", "", "", "", "", "", ""],
    ["Salt Border", "WAVE", "Waves", "Chorus am See", "Music", "", "in spring", ""],
]
PARTNERS = [
    [
        "Programme",
        "Acronym",
        "Project Partner",
        "Lead Partner",
        "Town",
        "Country",
        "Legal Status",
        "NUTS3 (or equivalent)",
    ],
    ["Salt Border", "SALT", "Muzeum Soli", "Yes", "Wieliczka", "Poland", "public", "PL219 / Tarnowski"],
    ["Salt Border", "SALT", "Ďáblice sbor", "No", "Praha", "Czechoslovakia", "private", ""],
    ["Salt Border", "SALT", "MUZEUM SOLI", "No", "Wieliczka", "Poland", "public", ""],
    ["Salt Border", "NONE", "Nobody", "No", "", "Poland", "", ""],
]


def sheet(rows: list[list[str]]) -> str:
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "keep.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>'
        for n, name in enumerate(("Projects (lead partners)", "Partners"), start=1)
    )
    related = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2)
    )
    with zipfile.ZipFile(path, "w") as archive:
        workbook = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>'
        root = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{root}</Relationships>')
        archive.writestr("xl/workbook.xml", workbook)
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{related}</Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet(PROJECTS))
        archive.writestr("xl/worksheets/sheet2.xml", sheet(PARTNERS))
    return path


def test_projects_and_their_partners(book: Path) -> None:
    records = list(read_keep(book))
    first = next(record for record in records if isinstance(record, ProjectRecord))
    assert (first.name, first.start, first.end) == ("Salt and memory", date(2016, 1, 25), date(2019, 7, 31))
    assert first.themes == ("Culture",)
    taken = [record for record in records if isinstance(record, ParticipationRecord)]
    assert [(t.organisation.name, t.organisation.country, t.role) for t in taken] == [
        ("Muzeum Soli", "PL", "coordinator"),
        ("Ďáblice sbor", "", "participant"),
    ]
    assert taken[0].organisation.region == "PL219"


def test_what_could_not_be_used_is_reported(book: Path) -> None:
    troubles = [(t.row, t.problem) for t in read_keep(book) if isinstance(t, Trouble)]
    assert troubles == [
        (3, Problem.REPEATED),
        (4, Problem.MISSING),
        (5, Problem.MALFORMED),
        (3, Problem.FORMER_COUNTRY),
        (4, Problem.REPEATED),
        (5, Problem.NO_SUCH_PROJECT),
    ]


def test_a_damaged_workbook_is_refused(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:400])
    with pytest.raises(UnreadableFile, match="Export it again"):
        list(read_keep(book))
