"""The poster as a whole: the same for ever, small, well-formed, nothing on top of anything."""

import gzip
import string
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.design.afisz import AfiszEvent, Format, draw, draw_cover, png
from salony.design.afisz.motifs import MOTIFS
from salony.design.afisz.sheet import MARGIN, plan
from salony.design.palette import OTHER
from salony.vocabulary.categories import CATEGORIES

LIMIT = 6 * 1024
SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text(alphabet=string.ascii_letters + "ąćęłńóśźż    –„”0123456789", min_size=1, max_size=200)
TITLES = st.one_of(WORDS, st.text(min_size=1, max_size=200))
CATEGORY = st.sampled_from([*CATEGORIES, OTHER, "unknown", None])


def event(title: str = "Koncert noworoczny", **other: str | None) -> AfiszEvent:
    values: dict[str, str | None] = {"id": "7", "category": "concert", "day": "16 I · 19:00", "where": "Dom Kultury"}
    return AfiszEvent(title=title, **(values | other))  # type: ignore[arg-type]


def test_every_category_has_three_motifs_or_more() -> None:
    assert set(MOTIFS) == {*CATEGORIES, OTHER}
    assert all(len(motifs) >= 3 for motifs in MOTIFS.values())


def test_the_same_event_has_the_same_poster_and_another_id_another() -> None:
    assert draw(event()) == draw(event())
    assert len({draw(event(id=str(i))) for i in range(12)}) > 6
    # Pinned: a poster that people have seen does not change with a release.
    assert plan(event(id="zory-1")).drawing.draw.__name__ in {m.draw.__name__ for m in MOTIFS["concert"]}


@settings(max_examples=500, deadline=None)
@given(TITLES, st.text(min_size=1, max_size=20), CATEGORY, st.sampled_from(list(Format)))
def test_any_poster_is_small_well_formed_and_says_its_title(
    title: str, ident: str, category: str | None, format: Format
) -> None:
    svg = draw(AfiszEvent(id=ident, category=category, title=title, day="wtorek 17:00", where="Klub Rebus"), format)
    assert len(svg.encode("utf-8")) <= LIMIT
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own text
    assert root.get("role") == "img"
    assert "Klub Rebus" in (root.get("aria-label") or "")


@settings(max_examples=300, deadline=None)
@given(TITLES, st.text(max_size=80), st.text(max_size=80), CATEGORY, st.sampled_from(list(Format)))
def test_nothing_touches_anything(title: str, day: str, where: str, category: str | None, format: Format) -> None:
    layout = plan(AfiszEvent(id=title, category=category, title=title, day=day, where=where), format)
    title_lines = [line for line in layout.lines if line.spacing]
    foot = [line for line in layout.lines if not line.spacing]
    for line in layout.lines:
        assert not line.box.meets(layout.motif), line
        assert line.box.x >= MARGIN
        assert line.box.bottom <= layout.h
        # One letter wider than the sheet's column is the only thing that cannot be helped.
        assert line.box.x + line.box.w <= layout.w - MARGIN + 1 or len(line.text) <= 2
    for upper in title_lines:
        assert all(not upper.box.meets(lower.box) for lower in foot)
    assert all(not a.box.meets(b.box) for a, b in combinations(foot, 2))


@pytest.mark.parametrize("category", [*CATEGORIES, OTHER])
def test_every_motif_draws_in_any_room(category: str) -> None:
    for i in range(24):
        for title in ("Wena", "Otwarcie nowej siedziby biblioteki po remoncie i wielkie czytanie na głos"):
            for format in Format:
                ElementTree.fromstring(draw(event(title, id=f"{i}", category=category), format))  # noqa: S314


def test_outlines_need_no_font_and_stay_small_on_the_wire() -> None:
    svg = draw(event("Zażółć gęślą jaźń w kinie"), outlines=True)
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert not list(root.iter(f"{SVG}text"))
    assert len(gzip.compress(svg.encode())) <= LIMIT


def test_outlines_leave_letters_that_are_not_ours_as_text() -> None:
    root = ElementTree.fromstring(draw(event("Вечір пісні"), outlines=True))  # noqa: S314
    assert [text.text for text in root.iter(f"{SVG}text")] != []


def test_an_untitled_event_still_has_a_sheet() -> None:
    root = ElementTree.fromstring(draw(event("\x00 ", day="", where="")))  # noqa: S314
    assert not list(root.iter(f"{SVG}text"))


def test_the_share_image_is_a_picture_of_its_width() -> None:
    image = png(draw(event(), Format.WIDE, outlines=True), 600)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image[16:20], "big") == 600
    assert int.from_bytes(image[20:24], "big") == 314


def test_the_cover_shows_every_day_of_the_month() -> None:
    cover = draw_cover("Styczeń 2025 w kulturze", 2025, 1, {4: ["concert"], 5: ["film", "dance"]}, "Żory")
    root = ElementTree.fromstring(cover)  # noqa: S314
    assert len(list(root.iter(f"{SVG}circle"))) == 30, "a point for each of the 29 quiet days, a disc for one kind"
    assert len(list(root.iter(f"{SVG}path"))) == 2, "two halves for two kinds"
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Styczeń 2025", "w kulturze", "Żory"]
    assert len(cover.encode()) <= LIMIT
