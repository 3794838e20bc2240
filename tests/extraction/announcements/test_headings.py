"""Headings and the dates below them, exhibitions and their openings, events that move: kinds met on fresh texts."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.extraction.announcements import headings, read_announcements, titles
from salony.extraction.documents import document
from salony.vocabulary import EventDraft, Snapshot


def drafts(text: str, reference: str = "2026-04-20") -> list[EventDraft]:
    snapshot = Snapshot.of_text(text, language="pl")
    return read_announcements(document(snapshot), reference=dt.datetime.fromisoformat(reference))


def seen(text: str) -> list[tuple[str | None, str]]:
    return [(str(draft.start) if draft.start else None, draft.name) for draft in drafts(text)]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Koncert gitarowy", "Koncert gitarowy"),
        ("Wykład o torfowiskach", "Wykład o torfowiskach"),
        ("Zajęcia szachowe", "Zajęcia szachowe"),
        ("Wernisaż", "Wernisaż"),
        ("Kino plenerowe", "Kino plenerowe"),
        ("Ośrodek Kultury w Brzozówce zaprasza na koncert gitarowy", "koncert gitarowy"),
        ("Klub „Przystań” serdecznie zaprasza mieszkańców na potańcówkę", "potańcówka"),
        ("Zapraszamy na\nspotkanie z leśnikiem", "spotkanie z leśnikiem"),
    ],
)
def test_a_heading_right_above_a_date_names_the_event(heading: str, name: str) -> None:
    assert seen(f"{heading}\n16.05.2026, godz. 18\nświetlica, ul. Polna 2") == [("2026-05-16T18:00", name)]


@pytest.mark.parametrize("word", ["Koncert", "Wystawa czynna", "Początek", "Bilety"])
def test_a_bare_kind_is_a_category(word: str) -> None:
    assert headings.is_category(word)


@pytest.mark.parametrize(
    "text", ["Lubisz taniec?", "dla przedszkolaków", "kategoria: kino", "dzień godzina tytuł sala", "Również, lecz tam"]
)
def test_words_that_name_no_event(text: str) -> None:
    assert titles.says_nothing(text)


def test_an_exhibition_and_its_opening() -> None:
    text = (
        "Gliniane ptaki. Prace Zofii Orlik\n16.05–30.08.2026\nkuratorki: Anna Bis, Ewa Lem\n"
        "otwarcie: 15.05.2026, piątek, 17.00\nbilety 12 zł"
    )
    assert seen(text) == [
        ("2026-05-16", "Gliniane ptaki. Prace Zofii Orlik"),
        ("2026-05-15T17:00", "wernisaż wystawy Gliniane ptaki. Prace Zofii Orlik"),
    ]


def test_how_long_the_works_can_be_seen() -> None:
    first, second = drafts("15 maja w ratuszu odbyło się otwarcie wystawy „Sady”. Wystawę można oglądać do 9 czerwca.")
    assert (str(first.start), first.end) == ("2026-05-15", None)
    assert (second.name, str(second.start), str(second.end)) == ("wystawa „Sady”", "2026-05-15", "2026-06-09")


@pytest.mark.parametrize(
    "text",
    [
        "Koncert Anny Lipki przesunięto z 9 na 23 maja.",
        "Koncert Anny Lipki zaplanowany na 9 maja odbędzie się 23 maja.",
        "Koncert Anny Lipki 9 maja nie odbędzie się. Nowa data to 23 maja.",
    ],
)
def test_an_event_that_moves(text: str) -> None:
    (draft,) = drafts(text)
    assert (draft.name, draft.status.value) == ("Koncert Anny Lipki", "postponed")
    assert (str(draft.start), str(draft.previous_start)) == ("2026-05-23", "2026-05-09")


def test_a_report_below_its_events_name() -> None:
    text = "Warsztaty tkackie – relacja\nDnia 11 kwietnia 2026 nasze panie uczyły się tkać chodniki."
    assert seen(text) == [("2026-04-11", "Warsztaty tkackie – relacja")]


def test_a_news_items_date_is_not_its_events() -> None:
    text = "[19.04.2026] Z przyczyn technicznych odwołany zostaje spektakl „Mgła” w dniu 8 maja o godz. 19:00."
    (draft,) = drafts(text)
    assert (str(draft.start), draft.status.value) == ("2026-05-08T19:00", "cancelled")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Dyskusyjny Klub Książki dla dorosłych\n13 stycznia 2027 r., godz. 17.30, czytelnia\n",
            ["Dyskusyjny Klub Książki dla dorosłych"],
        ),
        (
            "VII Festiwal Szczudlarzy „Tyka”\n3–5 lipca 2026, Stare Miasto w Kępicach\n\nPIĄTEK 3 LIPCA\n"
            "18:00 Parada otwarcia – start spod Ratusza\n19:30 Teatr Kłosz „Wędrowcy” – Rynek\n",
            ["VII Festiwal Szczudlarzy „Tyka”", "Parada otwarcia", "Teatr Kłosz „Wędrowcy”"],
        ),
    ],
)
def test_a_room_or_a_quarter_beside_the_day_is_no_name(text: str, names: list[str]) -> None:
    assert [draft.name for draft in read(Snapshot.of_text(text))] == names
