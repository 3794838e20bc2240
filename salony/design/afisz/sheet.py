"""The sheet: where title, motif and foot stand. The motif gets the room that the title leaves, and never more."""

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from random import Random
from xml.sax.saxutils import escape, quoteattr

from salony.design.afisz.letters import OUTLINE_EM, clean, drawable, fitted, outline, width
from salony.design.afisz.motifs import MOTIFS, Motif, Place
from salony.design.afisz.pen import Pen, number
from salony.design.afisz.setting import SPACING, Setting, set_title
from salony.design.palette import OTHER, Mood, mixed, palette

FONT = "'Salony Sans',Lato,'Salony Sans Fallback',sans-serif"


class Format(StrEnum):
    """POSTER is 3 : 4, 300 × 400 units. WIDE is 1.91 : 1, 600 × 314 units, as social networks show a link."""

    POSTER = "poster"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class AfiszEvent:
    """What a poster says.

    id: any stable text; it alone decides motif, mood and composition within the category.
    category: a slug of `vocabulary/data/categories.toml`; None or an unknown one gives the neutral poster.
    day, where: the foot's two lines, in the reader's language ("16 I · 19:00", "Dom Kultury"); may be empty.
    """

    id: str
    category: str | None
    title: str
    day: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    w: float
    h: float

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.w and other.x < self.x + self.w and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of lettering: its baseline's start, its size, whether it is a title's (set tighter)."""

    text: str
    x: float
    y: float
    size: float
    spacing: float = 0.0

    @property
    def box(self) -> Box:
        """From the capitals' accents to the tails."""
        return Box(self.x, self.y - self.size * 0.95, width(self.text, self.size, self.spacing), self.size * 1.15)


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of one sheet, before a stroke is drawn."""

    w: float
    h: float
    lines: tuple[Line, ...]
    motif: Box
    drawing: Motif
    mood: Mood


MARGIN = 22.0
FOOT_DAY, FOOT_WHERE = 23.0, 15.5
BLEEDING = 0.3
"""The share of low pictures that run out of the sheet, with day and place over the title."""


def seed(*parts: str) -> Random:
    """The chance that belongs to these words, the same for ever."""
    # Drawing lots for a poster's looks, not for a secret.
    return Random(sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest())  # noqa: S311


def _title_lines(setting: Setting, x: float, top: float) -> tuple[Line, ...]:
    pairs = zip(setting.lines, setting.baselines, strict=True)
    return tuple(Line(text, x, top + y, setting.size, SPACING) for text, y in pairs)


def _foot(event: AfiszEvent, x: float, bottom: float, room: float) -> tuple[Line, ...]:
    """The day large, the place under it; each fitted to the room, each always at its own height."""
    day, where = clean(event.day), clean(event.where)
    lines = []
    if where:
        text, size = fitted(where, FOOT_WHERE, 13.5, room)
        lines.append(Line(text, x, bottom, size))
    if day:
        text, size = fitted(day, FOOT_DAY, 16, room)
        lines.append(Line(text, x, bottom - FOOT_WHERE * 1.38, size))
    return tuple(lines)


def _head(event: AfiszEvent, x: float, top: float, room: float) -> tuple[tuple[Line, ...], float]:
    """Day and place over the title, for a picture that runs out of the sheet below; and where the title begins."""
    lines = _foot(event, x, top + FOOT_DAY * 0.78 + FOOT_WHERE * 1.38, room)
    # A place without a day stands as high as the day would.
    lift = 0.0 if clean(event.day) else FOOT_WHERE * 1.38
    lines = tuple(replace(line, y=line.y - lift) for line in lines)
    return lines, (max(line.box.bottom for line in lines) + 13.5 if lines else top)


def _large(title: str, room: float, usual: float, most: float) -> Setting:
    """A setting within the usual height; a long title may take more of the sheet before it gets small."""
    setting = set_title(title, room, usual)
    return setting if setting.size >= 0.1 * room else set_title(title, room, most)


def plan(event: AfiszEvent, format: Format = Format.POSTER) -> Layout:
    """Where everything goes."""
    category = event.category if event.category in MOTIFS else OTHER
    chance = seed(event.id, category or OTHER)
    drawing = chance.choice(MOTIFS[category or OTHER])
    moods = palette().of(category).moods
    # The flat colour is what the eye learns; the cream and the deep sheet give the wall its rhythm.
    mood = chance.choices(moods, weights=[2] + [1] * (len(moods) - 1))[0]
    high = drawing.place is Place.HIGH or (drawing.place is Place.ANY and chance.random() < 0.5)
    if format is Format.WIDE:
        return _wide(event, drawing, mood)
    w, h, room = 300.0, 400.0, 300 - 2 * MARGIN
    if not high and chance.random() < BLEEDING:
        head, top = _head(event, MARGIN, 26.0, room)
        setting = _large(event.title, room, 160, 200)
        start = top + setting.height + 14 if setting.lines else top
        lines = _title_lines(setting, MARGIN, top) + head
        return Layout(w, h, lines, Box(0, start, w, h - start), drawing, mood)
    foot = _foot(event, MARGIN, h - 19, room)
    ground = h - 70
    setting = _large(event.title, room, 172, 218)
    if high:
        top = ground - setting.height - 8
        box = Box(0, 0, w, top - 22)
    else:
        top = 26.0
        start = top + setting.height + 14 if setting.lines else MARGIN
        box = Box(0, start, w, ground - start)
    return Layout(w, h, _title_lines(setting, MARGIN, top) + foot, box, drawing, mood)


def _wide(event: AfiszEvent, drawing: Motif, mood: Mood) -> Layout:
    w, h, left = 600.0, 314.0, 338.0
    room = left - 30 - MARGIN
    foot = _foot(event, 30, h - 28, room)
    setting = _large(event.title, room, h - 30 - 82, h - 30 - 82)
    return Layout(w, h, _title_lines(setting, 30, 30) + foot, Box(left, 0, w - left, h), drawing, mood)


def lettering(lines: tuple[Line, ...], colour: str, outlines: bool) -> str:
    """The lines as text, or, where our face has every letter and outlines are wanted, as shapes."""
    drawn = (_drawn(line) if outlines and drawable(line.text) else _set(line) for line in lines)
    return f'<g fill="{colour}" font-family="{FONT}" font-weight="900">{"".join(drawn)}</g>'


def _drawn(line: Line) -> str:
    scale = f"{line.size / OUTLINE_EM:.4f}".rstrip("0")
    place = f"translate({number(line.x)} {number(line.y)})scale({scale})"
    return f'<path transform="{place}" d="{outline(line.text, line.spacing)}"/>'


def _set(line: Line) -> str:
    spacing = f' letter-spacing="{line.spacing * line.size:.2f}"' if line.spacing else ""
    place = f'x="{number(line.x)}" y="{number(line.y)}" font-size="{number(line.size)}"'
    return f"<text {place}{spacing}>{escape(line.text)}</text>"


def frame(w: float, h: float, ground: str, label: str, *parts: str) -> str:
    """The svg element around the parts."""
    size = f'width="{number(w)}" height="{number(h)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(w)} {number(h)}" role="img" '
        f'aria-label={quoteattr(label)}><rect {size} fill="{ground}"/>{"".join(parts)}</svg>'
    )


def draw(event: AfiszEvent, format: Format = Format.POSTER, *, outlines: bool = False) -> str:
    """The poster as SVG.

    outlines: letters as shapes, for files that are shown without our fonts (`<img>`, print, PNG); otherwise as text,
    for SVG inside our pages.
    """
    layout = plan(event, format)
    box = layout.motif
    picture = ""
    if box.h >= 24:
        mood, field = layout.mood, ""
        if format is Format.WIDE:
            # Beside the title the picture has a field of its own, or its cut edge would look like a mistake.
            mood = replace(mood, ground=mixed(mood.ground, mood.shade, 0.12))
            field = f'<rect width="{number(box.w)}" height="{number(box.h)}" fill="{mood.ground}"/>'
        pen = Pen(box.w, box.h, mood, seed(event.id, "motif"), high=box.y == 0)
        layout.drawing.draw(pen)
        # A nested svg clips, so no stroke can reach the lettering.
        picture = (
            f'<svg x="{number(box.x)}" y="{number(box.y)}" width="{number(box.w)}" height="{number(box.h)}">'
            f"{field}{''.join(pen.shapes)}</svg>"
        )
    said = [clean(part) for part in (event.title, event.day, event.where)]
    label = ", ".join(part for part in said if part)
    return frame(
        layout.w, layout.h, layout.mood.ground, label, picture, lettering(layout.lines, layout.mood.text, outlines)
    )
