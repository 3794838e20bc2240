"""PDF in our own type: the words can be copied out of it, accents included."""

from fpdf import FPDF

from salony.design.printing import FAMILY, HEADLINE, with_our_type


def test_both_families_embed_their_letters() -> None:
    pdf = with_our_type(FPDF())
    pdf.add_page()
    for family, style in ((FAMILY, ""), (FAMILY, "B"), (FAMILY, "I"), (HEADLINE, "")):
        pdf.set_font(family, style, 12)
        pdf.cell(text="Zażółć gęślą jaźń, Mezőkövesd, Šiauliai")
    data = bytes(pdf.output())
    assert data.startswith(b"%PDF")
    assert data.count(b"/FontFile2") == 4
    assert len(data) < 100_000
