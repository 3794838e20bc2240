"""Paper: PDF files in our own type, for letters, badges, certificates, lists and the month to print.

The faces are the web's own files (WOFF2, read by fpdf2 through fontTools); only the letters that a file uses go in.
Lengths are in millimetres, sizes of type in points.
"""

import datetime as dt
from importlib.resources import as_file, files

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FAMILY = "Salony Sans"
BLACK = "Salony Sans Black"
"""The heaviest face, for names and numbers; it has no styles of its own."""

INK = "#14130F"
QUIET = "#5A564C"
MARGIN = 18.0

_FACES = (
    (FAMILY, "", "regular"),
    (FAMILY, "I", "italic"),
    (FAMILY, "B", "bold"),
    (BLACK, "", "black"),
)


class Paper(FPDF):
    """A document in our type, with its language and title said to readers of the file.

    size: a name of fpdf2 ("A4", "A6") or (width, height) in millimetres. made: the moment written into the file,
    aware; the same content and moment give the same bytes.
    """

    def __init__(
        self,
        *,
        title: str,
        made: dt.datetime,
        language: str = "pl",
        size: str | tuple[float, float] = "A4",
        landscape: bool = False,
        margin: float = MARGIN,
    ) -> None:
        super().__init__(orientation="landscape" if landscape else "portrait", unit="mm", format=size)
        self.set_margins(margin, margin, margin)
        self.set_auto_page_break(True, margin)
        self.set_title(title)
        self.set_lang(language)
        self.set_creator("Salony")
        self.set_creation_date(made)
        for family, style, face in _FACES:
            with as_file(files("salony.design").joinpath(f"static/design/fonts/salony-sans-{face}.woff2")) as path:
                self.add_font(family, style, path)
        self.ink()
        self.type(11)

    def type(self, size: float, style: str = "") -> None:
        """style: "" regular, "I" italic, "B" bold, "black"."""
        if style == "black":
            self.set_font(BLACK, "", size)
        else:
            self.set_font(FAMILY, style, size)

    def ink(self, colour: str = INK) -> None:
        """The colour of the letters from here on, "#RRGGBB"."""
        self.set_text_color(colour)

    def say(
        self, text: str, *, size: float = 11, style: str = "", colour: str = INK, leading: float = 1.4, align: str = "L"
    ) -> None:
        """A paragraph over the whole width; the next one begins below it."""
        self.type(size, style)
        self.ink(colour)
        height = size * leading * 0.3528
        self.multi_cell(0, height, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def rule(self, *, thick: float = 0.3, colour: str = INK, space: float = 2.0) -> None:
        """A line over the whole width with space below it."""
        self.set_draw_color(colour)
        self.set_line_width(thick)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.ln(space)

    def content(self) -> bytes:
        """The finished file."""
        return bytes(self.output())
