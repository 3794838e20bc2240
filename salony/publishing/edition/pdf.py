"""The issue on paper: A4, cover, the chosen ones with their posters, the month day by day in two columns."""

import datetime as dt
from io import BytesIO

from django.utils.translation import get_language, gettext
from fpdf.enums import MethodReturnValue

from salony.catalogue.models import City
from salony.design.afisz import draw, draw_cover, png
from salony.design.palette import OTHER, palette
from salony.design.paper import INK, QUIET, Paper
from salony.publishing.edition import said
from salony.publishing.edition.issue import Entry, Issue

POSTER = 40.0
"""Width of a poster in millimetres; 300 dots an inch make it sharp."""
DOTS = 300
COVER_DOTS = 180
"""Flat discs and letters as tall as a thumb are sharp at less, and a third of the time."""
GUTTER = 8.0
FOOT = 14.0
_INCH = 25.4


class Sheets(Paper):
    """With the running foot: the title, the page's number."""

    running = ""

    def footer(self) -> None:
        if self.page_no() == 1:
            return
        self.set_y(-FOOT)
        self.type(8.5)
        self.ink(QUIET)
        self.cell(0, 5, self.running)
        self.set_x(self.l_margin)
        self.cell(0, 5, str(self.page_no()), align="R")


def paper(issue: Issue, city: City, *, address: str, made: dt.datetime) -> bytes:
    """The PDF. address: of the issue's page, absolute; made: aware, written into the file."""
    sheets = Sheets(title=said.title(issue), made=made, language=get_language() or "pl")
    sheets.c_margin = 0
    sheets.running = f"{said.title(issue)} · {city.name} · {address.partition('://')[2]}"
    _cover(sheets, issue, city)
    sheets.add_page()
    if issue.introduction:
        sheets.say(issue.introduction, size=14, leading=1.45)
        sheets.ln(6)
    if issue.entries:
        _heading(sheets, gettext("Most interesting"))
        for entry, told in zip(issue.entries, said.entries(issue, city), strict=True):
            _entry(sheets, entry, told, city)
    if issue.lines:
        _programme(sheets, issue)
    _end(sheets, issue, address)
    return sheets.content()


def _picture(svg: str, millimetres: float, dots: int = DOTS) -> BytesIO:
    return BytesIO(png(svg, round(millimetres / _INCH * dots)))


def _cover(sheets: Sheets, issue: Issue, city: City) -> None:
    sheets.set_auto_page_break(False)
    sheets.add_page()
    ground = palette().of(OTHER).moods[1].ground
    sheets.set_fill_color(ground)
    sheets.rect(0, 0, sheets.w, sheets.h, style="F")
    foot = said.lead(issue, city)
    drawn = draw_cover(said.title(issue), issue.month.year, issue.month.month, issue.kinds(), foot, outlines=True)
    high = sheets.w * 4 / 3
    drawing = _picture(drawn, sheets.w, COVER_DOTS)
    top = (sheets.h - high) / 2
    sheets.image(drawing, x=0, y=top, w=sheets.w, h=high, alt_text=said.title(issue))
    sheets.set_auto_page_break(True, 22)


def _heading(sheets: Sheets, words: str) -> None:
    sheets.rule(thick=0.9, space=3)
    sheets.say(words, size=20, style="black", leading=1.15)
    sheets.ln(4)


def _entry(sheets: Sheets, entry: Entry, told: said.Told, city: City) -> None:
    high = POSTER * 4 / 3
    if sheets.y + high > sheets.h - 24:
        sheets.add_page()
    top, left = sheets.y, sheets.l_margin
    drawn = draw(said.afisz(entry, city), outlines=True)
    sheets.image(_picture(drawn, POSTER), x=left, y=top, w=POSTER, h=high, alt_text=told.name)
    sheets.set_left_margin(left + POSTER + GUTTER)
    sheets.set_xy(left + POSTER + GUTTER, top + 1)
    sheets.say(told.name, size=16, style="black", leading=1.15)
    sheets.ln(1.5)
    sheets.say(told.when, size=11.5, style="B")
    if told.facts:
        sheets.say(told.facts, size=11)
    if told.why:
        sheets.ln(1.5)
        sheets.say(told.why, size=11, style="I", colour=QUIET)
    sheets.set_left_margin(left)
    sheets.set_xy(left, max(sheets.y, top + high) + 7)


def _programme(sheets: Sheets, issue: Issue) -> None:
    """Two columns; a day's number begins its lines and stays with the first of them."""
    sheets.add_page()
    _heading(sheets, gettext("Day by day"))
    columns = _Columns(sheets)
    for day in said.programme(issue):
        columns.need(17)
        if day.day:
            columns.day(str(day.day.day), day.words)
        else:
            columns.day("", day.words)
        for line in day.lines:
            hour = line.hour if day.day else ""
            place = said.more_words(line, issue)
            columns.line(hour, line.name, place, palette().of(line.category).colour)
    if issue.is_cut:
        columns.line("", gettext("The rest is on the page."), "", INK)
    columns.end()


class _Columns:
    """Sets lines into the left column, then the right one, then the next page."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.wide = (sheets.w - sheets.l_margin - sheets.r_margin - GUTTER) / 2
        self.left = (sheets.l_margin, sheets.l_margin + self.wide + GUTTER)
        self.column, self.top, self.lowest = 0, sheets.y, sheets.y
        sheets.set_auto_page_break(False)

    def need(self, high: float) -> None:
        """Go on in the next column where less room is left."""
        self.lowest = max(self.lowest, self.sheets.y)
        if self.sheets.y + high <= self.sheets.h - 22:
            return
        self.column = 1 - self.column
        if self.column == 0:
            self.sheets.add_page()
            self.top = self.lowest = self.sheets.t_margin
        self.sheets.set_y(self.top)

    def day(self, number: str, words: str) -> None:
        sheets, x = self.sheets, self.left[self.column]
        y = sheets.y
        sheets.set_draw_color(INK)
        sheets.set_line_width(0.5)
        sheets.line(x, y, x + self.wide, y)
        sheets.set_xy(x, y + 1.2)
        if number:
            sheets.type(20, "black")
            sheets.ink()
            sheets.cell(sheets.get_string_width(number) + 3, 8, number)
        sheets.type(10, "" if number else "B")
        sheets.ink(QUIET if number else INK)
        sheets.cell(0, 9.4, words)
        sheets.set_y(y + 10.5)

    def line(self, hour: str, name: str, place: str, colour: str) -> None:
        sheets = self.sheets
        text = self.wide - 18
        sheets.type(9.5, "B")
        names = self._lines(text, 4.3, name)
        sheets.type(8.5)
        places = self._lines(text, 3.8, place) if place else []
        high = 4.3 * len(names) + 3.8 * len(places) + 1.6
        self.need(high)
        x, y = self.left[self.column], sheets.y
        sheets.set_xy(x, y)
        sheets.type(9.5, "black")
        sheets.ink()
        sheets.cell(12, 4.3, hour)
        sheets.set_fill_color(colour)
        sheets.rect(x + 13, y + 1.1, 2.2, 2.2, style="F")
        sheets.set_xy(x + 18, y)
        sheets.type(9.5, "B")
        sheets.multi_cell(text, 4.3, "\n".join(names), align="L")
        if places:
            sheets.set_xy(x + 18, y + 4.3 * len(names))
            sheets.type(8.5)
            sheets.ink(QUIET)
            sheets.multi_cell(text, 3.8, "\n".join(places), align="L")
        sheets.set_y(y + high)

    def _lines(self, wide: float, high: float, words: str) -> list[str]:
        """How the words break in the type that is set."""
        found = self.sheets.multi_cell(wide, high, words, dry_run=True, output=MethodReturnValue.LINES)
        return [str(line) for line in found] if isinstance(found, list) else []

    def end(self) -> None:
        self.sheets.set_y(max(self.lowest, self.sheets.y))
        self.sheets.set_auto_page_break(True, 22)


def _end(sheets: Sheets, issue: Issue, address: str) -> None:
    """Where it can be read, as words and as a code."""
    import segno  # noqa: PLC0415 - only paper needs it

    if sheets.y + 40 > sheets.h - 22:
        sheets.add_page()
    sheets.ln(6)
    sheets.rule(thick=0.9, space=4)
    top = sheets.y
    code = segno.make(address, error="m", micro=False)
    side = 24.0
    cell = side / code.symbol_size(border=0)[0]
    sheets.set_fill_color(INK)
    for row, bits in enumerate(code.matrix):
        for column, bit in enumerate(bits):
            if bit:
                sheets.rect(sheets.l_margin + column * cell, top + row * cell, cell + 0.02, cell + 0.02, style="F")
    left = sheets.l_margin
    sheets.set_left_margin(left + side + GUTTER)
    sheets.set_xy(left + side + GUTTER, top)
    sheets.say(address, size=11, style="B")
    sheets.say(
        gettext("Facts are free; texts and pictures belong to their authors. Every fact here has a source and a date."),
        size=9.5,
        colour=QUIET,
    )
    sheets.set_left_margin(left)
