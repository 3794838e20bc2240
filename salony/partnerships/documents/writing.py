"""A draft as DOCX, to be worked on, and as PDF, to be read."""

import datetime as dt
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Cm, Pt
from fpdf.enums import XPos, YPos

from salony.design.paper import QUIET, Paper
from salony.partnerships.documents.composing import Draft, Line

_EMPTY_ROWS = 6


def docx(draft: Draft) -> bytes:
    """The file's bytes. Styles are Word's own, so that every office opens and restyles it."""
    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.5)
        section.header.paragraphs[0].text = draft.warning
        section.footer.paragraphs[0].text = draft.made
    document.core_properties.title = draft.title
    document.core_properties.language = draft.language
    document.add_heading(draft.title, 0)
    for line in draft.lines:
        _write(document, line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write(document: DocumentType, line: Line) -> None:
    match line.kind:
        case "heading":
            document.add_heading(line.text, 2)
        case "item":
            document.add_paragraph(line.text, style="List Bullet")
        case "party":
            document.add_paragraph().add_run(line.text).bold = True
        case "signature":
            paragraph = document.add_paragraph("\n\n………………………………………………………\n")
            paragraph.add_run(line.text).bold = True
            small = paragraph.add_run(f"\n{line.cells[0]}")
            small.font.size = Pt(9)
        case "table":
            table = document.add_table(rows=1 + _EMPTY_ROWS, cols=len(line.cells), style="Table Grid")
            for cell, words in zip(table.rows[0].cells, line.cells, strict=True):
                cell.text = words
        case _:
            document.add_paragraph(line.text)


def pdf(draft: Draft, made: dt.datetime) -> bytes:
    """The file's bytes, in our own type. made: aware; written into the file."""
    paper = Paper(title=draft.title, made=made, language=draft.language, margin=24)
    paper.add_page()
    paper.say(draft.warning, size=9.5, colour=QUIET)
    paper.ln(6)
    paper.say(draft.title, size=26, style="black", leading=1.15)
    paper.ln(5)
    for line in draft.lines:
        _set(paper, line)
    paper.ln(10)
    paper.say(draft.made, size=8.5, colour=QUIET)
    return paper.content()


def _set(paper: Paper, line: Line) -> None:
    match line.kind:
        case "heading":
            paper.ln(3)
            paper.say(line.text, size=13, style="B")
        case "item":
            paper.set_x(paper.l_margin + 4)
            paper.say(f"–  {line.text}")
        case "party":
            paper.say(line.text, style="B")
        case "signature":
            if paper.will_page_break(34):
                paper.add_page()
            paper.ln(16)
            paper.set_line_width(0.3)
            paper.line(paper.l_margin, paper.y, paper.l_margin + 70, paper.y)
            paper.ln(1.5)
            paper.say(line.text, size=10, style="B")
            paper.say(line.cells[0], size=8.5, colour=QUIET)
        case "table":
            _table(paper, line)
        case _:
            paper.say(line.text)
            paper.ln(1.5)


def _table(paper: Paper, line: Line) -> None:
    width = paper.epw / len(line.cells)
    paper.ln(3)
    paper.type(9, "B")
    for words in line.cells:
        paper.cell(
            width, 9, words if paper.get_string_width(words) < width - 2 else words[:18], border=1, new_x=XPos.RIGHT
        )
    paper.set_xy(paper.l_margin, paper.y + 9)
    for _ in range(_EMPTY_ROWS):
        for _cell in line.cells:
            paper.cell(width, 14, "", border=1, new_x=XPos.RIGHT, new_y=YPos.TOP)
        paper.set_xy(paper.l_margin, paper.y + 14)
    paper.ln(4)
