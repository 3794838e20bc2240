"""Halls, headings and troupes: which of several names is the place."""

import pytest

from salony.extraction import read
from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.fields import Scope, fill
from salony.language.places import find_places
from salony.vocabulary import EventDraft, Snapshot


def _venue(text: str, item: str, *, name: str = "Wieczór", headings: tuple[str, ...] = ()) -> str | None:
    """The venue of the line `item` in a page whose other lines govern it."""
    at, blocks = 0, []
    for line in text.split("\n"):
        kind = BlockKind.HEADING if line in headings else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, begin=at, stop=at + len(line)))
        at += len(line) + 1
    document = Document(text=text, visible=len(text), blocks=tuple(blocks))
    begin = text.index(item)
    shared = ((0, begin),) if begin else ()
    found = fill(EventDraft(name=name), Scope(document, ((begin, begin + len(item)),), shared)).venue
    return found.name if found else None


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("17:00 Wieczór ballad Sala Modrzewiowa 20 zł", "Sala Modrzewiowa"),
        ("18:00 Wieczór jazzowy Aula 40/30 zł", "Aula"),
        ("Jarmark wielkanocny Duży Rynek", "Duży Rynek"),
        ("6 maja, 18:00, recital, sala kameralna", "sala kameralna"),
        ("Czytanie na głos, 10:30, Oddział dla Dzieci", "Oddział dla Dzieci"),
        ("9 maja, 16:00 – Kiermasz, plac przed ratuszem", "plac przed ratuszem"),
        ("Czytanie na głos – 10:30, czytelnia", "czytelnia"),
    ],
)
def test_a_hall_in_the_item_says_more_than_the_house_above(item: str, name: str) -> None:
    assert _venue(f"Gminny Ośrodek Kultury w Lipniku\n{item}", item) == name


def test_a_heading_that_names_a_cinema_governs_its_films() -> None:
    text = "Kino Iskra: 3–9 maja\nStara łódź\n16:00"
    document = Document(
        text=text,
        visible=len(text),
        site_name="Miejski Dom Kultury w Lipniku",
        blocks=(
            Block(kind=BlockKind.HEADING, begin=0, stop=20),
            Block(kind=BlockKind.PARAGRAPH, begin=21, stop=len(text)),
        ),
    )
    draft = fill(EventDraft(name="Stara łódź"), Scope(document, ((21, len(text)),)))
    assert draft.venue is not None
    assert draft.venue.name == "Kino Iskra"


def test_what_is_said_of_all_showings_holds_for_each() -> None:
    text = "Wszystkie seanse na dziedzińcu GOK, wstęp wolny.\nStara łódź\n4 lipca, 21:30"
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, begin=0, stop=48),
        Block(kind=BlockKind.PARAGRAPH, begin=49, stop=len(text)),
    )
    document = Document(text=text, visible=len(text), blocks=blocks)
    draft = fill(EventDraft(name="Stara łódź"), Scope(document, ((49, len(text)),)))
    assert draft.venue is not None
    assert draft.venue.name == "Dziedziniec GOK"


def test_a_troupe_in_the_title_is_no_place() -> None:
    item = "11:00 | Teatrzyk „Pestka i Skórka” | Mała Sala | 20 zł"
    assert _venue(item, item, name="Teatrzyk „Pestka i Skórka”") == "Mała Sala"


@pytest.mark.parametrize(("text", "town"), [("w Tarnowie", "Tarnów"), ("w Lublinie", "Lublin")])
def test_the_far_larger_town_is_meant(text: str, town: str) -> None:
    assert [mention.name for mention in find_places(text)] == [town]


_NAMES = [
    ("Klub Osiedlowy", "Klub Osiedlowy"),
    ("Stodoła u Franka", "Stodoła u Franka"),
    ("Żory, Stodoła u Franka", "Stodoła u Franka"),
    ("Stodoła u Franka, ul. Polna 4, 44-240 Żory", "Stodoła u Franka"),
    ("polana nad stawem", "polana nad stawem"),
    ("Ryneczek", "Ryneczek"),
    ("3 Pokoje", "3 Pokoje"),
    ("za remizą", "za remizą"),
    ("w Klubie Rebus", "Klub Rebus"),
    ("„Cicha Przystań”", "Cicha Przystań"),
    ("ul. Polna 4", "ul. Polna 4"),
]
_PAGE = "<html lang=pl><title>Turniej szachowy</title><body><h1>Turniej szachowy</h1>{}</body></html>"
_LAYOUTS = {
    "paragraphs": "<p>Data: 19 stycznia 2025, niedziela</p><p>Godzina: 10:00</p><p>Miejsce: {}</p><p>Wstęp: wolny</p>",
    "place first": "<p>Miejsce: {}</p><p>Data: 19 stycznia 2025, niedziela</p><p>Godzina: 10:00</p>",
    "one line": "<p>Kiedy: 19 stycznia 2025, godz. 10:00 | Gdzie: {} | Wstęp: wolny</p>",
    "terms": "<dl><dt>Data</dt><dd>19 stycznia 2025, 10.00</dd><dt>Miejsce</dt><dd>{}</dd><dt>Wstęp</dt><dd>wolny</dl>",
    "table": "<table><tr><td>Data<td>19 stycznia 2025, 10.00</tr><tr><td>Miejsce:<td>{}</tr></table>",
}


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize(("value", "name"), _NAMES)
def test_what_stands_behind_the_label_is_the_place(value: str, name: str, layout: str) -> None:
    page = Snapshot.of_text(_PAGE.format(_LAYOUTS[layout].format(value)), media_type="text/html", language="pl")
    (draft,) = read(page)
    assert draft.venue is not None
    assert draft.venue.name == name
    start, stop = draft.evidence["venue"].start, draft.evidence["venue"].end
    assert stop > start


@pytest.mark.parametrize("value", ["online", "do ustalenia", "Internet"])
def test_no_place_behind_the_label(value: str) -> None:
    page = Snapshot.of_text(_PAGE.format(_LAYOUTS["paragraphs"].format(value)), media_type="text/html", language="pl")
    assert [draft.venue for draft in read(page)] == [None]


def test_a_hall_with_a_line_of_its_own_is_the_place() -> None:
    text = "Szkoła Muzyczna w Lipniku\nKoncert smyczkowy\n3 kwietnia 2025 r. (czwartek), godz. 17.30\nAula\nWstęp wolny"
    (draft,) = read(Snapshot.of_text(text, language="pl"))
    assert draft.venue is not None
    assert draft.venue.name == "Aula"


def test_an_english_page_is_read_without_polish_cases() -> None:
    html = (
        '<html lang="en"><body><h1>Spring Concert</h1><p>May 7, 2026 at 6:00 PM</p>'
        "<p>Doors will be open at 5 PM Millbrook Public Library, Oak Hall.</p></body></html>"
    )
    (draft,) = read(Snapshot.of_text(html, media_type="text/html"))
    assert draft.venue is not None
    assert draft.venue.name == "Millbrook Public Library"


def test_a_pictogram_stands_for_a_label_of_place() -> None:
    text = "Gminny Ośrodek Kultury\nKabaret „Wióry”\n📅 11 października 2025\n📍 sala widowiskowa, ul. Szkolna 4"
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert found[0].venue is not None
    assert found[0].venue.name.lower() == "sala widowiskowa"


def test_several_places_without_names_are_no_venue() -> None:
    item = "5 lipca, projekcje w trzech popularnych parkach"
    assert _venue(f"Pokazy letnie\n{item}", item) is None
