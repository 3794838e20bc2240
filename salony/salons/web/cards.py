"""Paper of a salon: badges, the list for the entrance, certificates; and codes to be read by a phone."""

import datetime as dt
from collections.abc import Sequence

import segno
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from salony.design.palette import palette
from salony.design.paper import INK, QUIET, Paper
from salony.salons import words
from salony.salons.models import Registration, Salon
from salony.salons.queries import programme

BADGE = (90.0, 60.0)
"""Millimetres; eight fit on a sheet of A4."""
COLUMNS, LINES = 2, 4


def pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def code(text: str) -> SafeString:
    """A QR code as SVG, to stand in a page; black on white in every theme, since readers want it so."""
    drawing = segno.make(text, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
    label = gettext("Code for the entrance")
    return mark_safe(drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))  # noqa: S308 - ours


def badges(salon: Salon, people: Sequence[Registration], *, made: dt.datetime, doors: Sequence[str]) -> bytes:
    """One card a person, companions included; the name as large as the card allows, the code beside it."""
    paper = Paper(title=gettext("Badges: %(name)s") % {"name": salon.name}, made=made, margin=0)
    paper.set_auto_page_break(False)
    cards = [
        (name, one.institution_name, door)
        for one, door in zip(people, doors, strict=True)
        for name in (one.name, *one.companions)
    ]
    colour = palette().of("salon")
    left, top = (210 - COLUMNS * BADGE[0]) / 2, (297 - LINES * BADGE[1]) / 2
    for number, (name, home, door) in enumerate(cards):
        place = number % (COLUMNS * LINES)
        if place == 0:
            paper.add_page()
        _badge(
            paper,
            (left + place % COLUMNS * BADGE[0], top + place // COLUMNS * BADGE[1]),
            (name, home, door),
            salon,
            (colour.colour, colour.on),
        )
    if not cards:
        paper.add_page()
    return paper.content()


def _badge(
    paper: Paper, corner: tuple[float, float], card: tuple[str, str, str], salon: Salon, colours: tuple[str, str]
) -> None:
    (x, y), (name, home, door) = corner, card
    width, height = BADGE
    paper.set_draw_color("#CCCCCC")
    paper.set_line_width(0.1)
    paper.rect(x, y, width, height)
    paper.set_fill_color(colours[0])
    paper.rect(x, y, width, 12, style="F")
    paper.ink(colours[1])
    paper.type(10, "black")
    paper.set_xy(x + 5, y + 3)
    paper.cell(width - 10, 6, _fitting(paper, salon.name, width - 10))
    first, _, rest = name.partition(" ")
    paper.ink(INK)
    for line, (text, top) in enumerate(((first, 17.0), (rest, 28.5))):
        size = 28.0 if line == 0 else 20.0
        paper.type(size, "black")
        while size > 9 and paper.get_string_width(text) > width - 34:
            size -= 1
            paper.type(size, "black")
        paper.set_xy(x + 5, y + top)
        paper.cell(width - 34, 10, _fitting(paper, text, width - 34))
    paper.ink(QUIET)
    paper.type(9)
    paper.set_xy(x + 5, y + 43)
    paper.multi_cell(width - 36, 4.2, home[:90], align="L")
    _draw_code(paper, door, x + width - 28, y + height - 28 - 3, 25)


def _draw_code(paper: Paper, text: str, x: float, y: float, side: float) -> None:
    matrix = segno.make(text, error="m").matrix
    step = side / len(matrix)
    paper.set_fill_color("#000000")
    for row, modules in enumerate(matrix):
        for column, module in enumerate(modules):
            if module:
                # A hair wider than a module, so that no printer leaves white lines between them.
                paper.rect(x + column * step, y + row * step, step * 1.02, step * 1.02, style="F")


def _fitting(paper: Paper, text: str, width: float) -> str:
    if paper.get_string_width(text) <= width:
        return text
    while text and paper.get_string_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def door_list(salon: Salon, people: Sequence[Registration], *, made: dt.datetime) -> bytes:
    """By surname, with room to tick and to sign."""
    paper = Paper(title=gettext("List: %(name)s") % {"name": salon.name}, made=made, margin=14)
    paper.add_page()
    paper.say(salon.name, size=22, style="black", leading=1.15)
    day = programme.day_of(salon)
    total = sum(one.seats for one in people)
    line = " · ".join(part for part in (words.day(day) if day else "", salon.venue_name, words.people(total)) if part)
    paper.say(line, size=10, colour=QUIET)
    paper.ln(3)
    paper.rule(thick=0.8)
    for one in people:
        if paper.get_y() > 270:
            paper.add_page()
        y = paper.get_y()
        paper.set_draw_color(INK)
        paper.set_line_width(0.3)
        paper.rect(14, y + 1.6, 4, 4)
        paper.ink(INK)
        paper.type(11, "B")
        paper.set_xy(21, y + 0.6)
        more = f" + {one.seats - 1}" if one.seats > 1 else ""
        paper.cell(70, 6, _fitting(paper, one.name + more, 70))
        paper.ink(QUIET)
        paper.type(9)
        paper.set_xy(93, y + 0.6)
        paper.cell(62, 6, _fitting(paper, one.institution_name, 62))
        paper.line(158, y + 6.4, 196, y + 6.4)
        paper.set_xy(14, y + 8)
    return paper.content()


def certificate(salon: Salon, registration: Registration, *, made: dt.datetime) -> bytes:
    paper = Paper(title=gettext("Certificate: %(name)s") % {"name": registration.name}, made=made, landscape=True)
    paper.add_page()
    paper.set_fill_color(palette().of("salon").colour)
    paper.rect(0, 0, 12, 210, style="F")
    paper.set_xy(32, 34)
    paper.set_left_margin(32)
    day = programme.day_of(salon)
    paper.say(gettext("Certificate of attendance"), size=13, colour=QUIET)
    paper.ln(10)
    paper.say(registration.name, size=40, style="black", leading=1.15)
    if registration.institution_name:
        paper.say(registration.institution_name, size=15, colour=QUIET)
    paper.ln(8)
    paper.say(gettext("took part in the meeting"), size=13)
    paper.say(salon.name, size=24, style="black", leading=1.2)
    if salon.theme:
        paper.say(salon.theme, size=15, style="I")
    paper.ln(4)
    where = ", ".join(part for part in (salon.venue_name, salon.city.name) if part)
    paper.say(" · ".join(part for part in (words.day(day) if day else "", where) if part), size=13)
    paper.set_y(168)
    paper.rule()
    paper.say(salon.organizer.name, size=11, style="B")
    if salon.host_name:
        paper.say(", ".join(part for part in (salon.host_name, salon.host_post) if part), size=10, colour=QUIET)
    return paper.content()
