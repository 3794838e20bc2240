"""Our own type in PDF files."""

from importlib.resources import as_file, files

from fpdf import FPDF

FAMILY = "Salony Sans"
HEADLINE = "Salony Sans Black"
"""The poster's weight, for titles; a family of its own, because a PDF knows only regular, bold and italic."""

_FACES = ((FAMILY, "", "regular"), (FAMILY, "I", "italic"), (FAMILY, "B", "bold"), (HEADLINE, "", "black"))


def with_our_type(pdf: FPDF) -> FPDF:
    """The same document, in which both families can be set; only the letters used are embedded.

    Letters: Latin with all of Polish, Czech, German, French, Hungarian, Lithuanian; no Cyrillic.
    """
    folder = files("salony.design").joinpath("data/print")
    for family, style, face in _FACES:
        with as_file(folder.joinpath(f"salony-sans-{face}.ttf")) as path:
            pdf.add_font(family, style, path)
    return pdf
