"""HTML → reading text and blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.extraction import document
from salony.extraction.document import Block, BlockKind, Document
from salony.vocabulary import Snapshot


def page(html: str, url: str | None = "https://dk.example.org/program/") -> Document:
    return document(Snapshot.of_text(html, media_type="text/html", url=url))


def said(source: Document, *, chrome: bool = False) -> list[str]:
    return [source.text[b.begin : b.stop] for b in source.blocks if b.chrome is chrome]


def block(source: Document, words: str) -> Block:
    return next(b for b in source.blocks if words in source.text[b.begin : b.stop])


def test_inline_elements_join_and_blocks_part() -> None:
    source = page("<p>Kon<i>cert</i>  <b>jazzowy</b>\n w sobotę</p><div>Wstęp<br>wolny</div>")
    assert said(source) == ["Koncert jazzowy w sobotę", "Wstęp", "wolny"]


def test_named_pieces_side_by_side_are_two_words() -> None:
    source = page(
        '<div><span class="d">12</span><span class="m">maja</span><a href="/f">Film</a><i class="w">PL</i></div>'
    )
    assert said(source) == ["12 maja Film PL"]


def test_an_initial_stays_with_its_word() -> None:
    assert said(page('<p><span class="drop">Z</span>apraszamy</p>')) == ["Zapraszamy"]


def test_high_minutes_stay_high() -> None:
    assert said(page("<p>godz. 17<sup>00</sup>–18<sup> 30 </sup></p>")) == ["godz. 17⁰⁰–18³⁰"]


def test_headings_items_and_their_levels() -> None:
    source = page("<h2>Maj</h2><ul><li>Bal<ul><li>Polonez</li></ul></li></ul>")
    assert [(b.kind, b.level) for b in source.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.ITEM, 1),
        (BlockKind.ITEM, 2),
    ]


def test_rows_have_cells_and_cells_reach_down() -> None:
    source = page(
        "<table><tr><th>Dzień</th><th>Co</th></tr>"
        "<tr><td rowspan=2>7 maja</td><td>Bal<br>sala balowa</td></tr><tr><td>Koncert</td></tr></table>"
    )
    titles, first, second = source.blocks
    assert titles.level == 1
    assert source.text[first.begin : first.stop] == "7 maja | Bal\nsala balowa"
    assert [source.text[b:s] for b, s in second.cells] == ["7 maja", "Koncert"]
    assert second.cells[0][0] < second.begin


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    source = page("<table><tr><td><h1>Program</h1><p>Koncert</p></td><td><ul><li>Kontakt</li></ul></td></tr></table>")
    assert BlockKind.ROW not in {b.kind for b in source.blocks}


def test_links_are_absolute_and_times_are_kept() -> None:
    source = page('<p><a href="../bal">Bal</a> <time datetime="2026-05-07T18:00">w czwartek</time></p>')
    (begin, stop, address) = source.blocks[0].links[0]
    assert (source.text[begin:stop], address) == ("Bal", "https://dk.example.org/bal")
    (begin, stop, value) = source.blocks[0].times[0]
    assert (source.text[begin:stop], value) == ("w czwartek", "2026-05-07T18:00")


@pytest.mark.parametrize(
    "html",
    [
        "<nav>{}</nav>",
        "<footer><p>{}</p></footer>",
        '<div class="cookie-notice">{}</div>',
        '<ol id="comments"><li>{}</li></ol>',
        "<header><div>{}</div></header>",
        '<div class="widget"><h3>Ostatnie wpisy</h3><ul><li>{}</li></ul></div>',
    ],
)
def test_furniture_is_flagged_and_kept(html: str) -> None:
    source = page(html.format("Dom Kultury, 12 maja") + "<main><h1>Bal maturalny</h1><p>Zapraszamy na bal.</p></main>")
    assert "Dom Kultury, 12 maja" in " ".join(said(source, chrome=True))
    assert said(source) == ["Bal maturalny", "Zapraszamy na bal."]


def test_a_name_of_furniture_on_the_whole_page_means_nothing() -> None:
    source = page('<div class="sidebar-active"><h1>Bal</h1><p>7 maja</p></div>')
    assert said(source) == ["Bal", "7 maja"]


def test_scripts_and_styles_are_no_text() -> None:
    assert page("<style>p{}</style><script>var a='<p>12 maja</p>'</script><p>Bal</p>").text.strip() == "Bal"


def test_month_grids_without_events_are_furniture() -> None:
    days = "".join(f"<td>{day}</td>" for day in range(1, 8))
    source = page(f"<h1>Bal</h1><table><caption>Maj 2026</caption><tr>{days}</tr></table>")
    assert said(source) == ["Bal"]


def test_repeated_cards_are_containers() -> None:
    card = '<div class="card card-{0}"><h3>Koncert {1}</h3><span>{0} maja</span></div>'
    source = page(card.format(3, "chóru") + card.format(9, "orkiestry") + "<p>Zapraszamy 3 maja.</p>")
    assert [b.container for b in source.blocks] == [0, 0, 1, 1, -1]


def test_what_a_page_says_of_itself() -> None:
    source = page(
        '<html lang="pl-PL"><head><title>Bal – Dom Kultury Młyn</title>'
        '<meta property="og:image" content="https://dk.example.org/b.jpg"></head><body><h1>Bal</h1>'
        "<p>Dodano: 12.01.2026</p><p>Będzie bal.</p><footer>Dom Kultury Młyn</footer></body></html>"
    )
    assert (source.title, source.site_name, source.language) == ("Bal", "Dom Kultury Młyn", "pl")
    assert source.image == "https://dk.example.org/b.jpg"
    assert source.published is not None
    assert source.published.isoformat() == "2026-01-12T00:00:00"
    assert source.published_span is not None
    assert source.text[slice(*source.published_span)] == "12.01.2026"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2026-01-30T23:30:00+00:00">', "2026-01-31T00:30:00"),
        ('<meta name="DC.date" content="2026-01-30">', "2026-01-30T00:00:00"),
        ("", "2025-02-03T00:00:00"),
    ],
)
def test_the_day_of_publication(head: str, day: str) -> None:
    source = page(f"<head>{head}</head><p>Bal</p>", url="https://dk.example.org/2025/02/03/bal/")
    assert source.published is not None
    assert source.published.isoformat() == day


def test_depth_and_breakage_do_no_harm() -> None:
    deep = "<div>" * 100_000 + "Bal 7 maja" + "</div>" * 100_000
    assert said(page(deep)) == ["Bal 7 maja"]
    assert said(page("<b>" * 50_000 + "<p>Bal" * 3)) == ["Bal", "Bal", "Bal"]
    assert said(page("<table><tr><td>Bal<td>7 maja<p></td></tr></b></i><div>Dziś")) == ["Dziś", "Bal | 7 maja"]


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<li>",
    "<a href=x>", "</a>", "<sup>", "7", " maja", "<br>", "&amp;", "<h2>", "</h2>", "<th>", "<nav>", "<!--", "-->",
    "<td rowspan=3 colspan=2>", "<pre>", "\n", "<span class=a>"]), max_size=60))  # fmt: skip
def test_blocks_lie_in_the_text_in_order(pieces: list[str]) -> None:
    try:
        source = page("<html>" + "".join(pieces))
    except Exception as error:
        raise AssertionError(pieces) from error
    place = 0
    for one in source.blocks:
        assert place <= one.begin < one.stop <= len(source.text)
        assert source.text[one.begin : one.stop].strip() == source.text[one.begin : one.stop]
        for span in (*(link[:2] for link in one.links), *(time[:2] for time in one.times), *one.strong):
            assert one.begin <= span[0] < span[1] <= one.stop
        for begin, stop in one.cells:
            assert 0 <= begin <= stop <= one.stop
        place = one.stop
