"""What layout says: whose day, whose hours, and which dates are only the page's own."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = dt.datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def said(text: str) -> list[tuple[str, str]]:
    return [(str(draft.start), draft.name) for draft in drafts(text)]


def test_a_labelled_day_governs_the_hours_below_it() -> None:
    text = "Dzień Sąsiada\nTermin: 14 czerwca 2026\n12:00 - turniej szachowy\n15:00 - koncert kapeli Zza Miedzy\n"
    assert [row for row in said(text) if "T" in row[0]] == [
        ("2026-06-14T12:00", "turniej szachowy"),
        ("2026-06-14T15:00", "koncert kapeli Zza Miedzy"),
    ]


def test_hours_below_a_film_belong_to_it() -> None:
    text = (
        "Piątek, 13 marca 2026\nSTARY PORT\ndramat, 112 min, napisy\n16:00   18:30\n"
        "WIEWIÓRKA RUDA\nanimacja, 80 min, dubbing\n14:15\n"
    )
    assert sorted(said(text)) == [
        ("2026-03-13T14:15", "WIEWIÓRKA RUDA"),
        ("2026-03-13T16:00", "STARY PORT"),
        ("2026-03-13T18:30", "STARY PORT"),
    ]


def test_a_line_like_its_neighbours_is_a_point_of_their_list() -> None:
    text = (
        "DNI LIPIN / boisko / 4 lipca 2026 (sobota)\n15.00 gry dla dzieci: bańki, malowanie\n16.30 Orkiestra Dęta OSP\n"
    )
    assert ("2026-07-04T15:00", "gry dla dzieci: bańki, malowanie") in said(text)


@pytest.mark.parametrize(
    "stamp",
    [
        "12.02.2026 / Kronika",
        "12 lutego 2026 | kategoria: koncerty | odsłon: 17",
        "Opublikowano 12 lutego o 21:14",
        "wpis z dnia 12.02.2026",
        "[12.02.2026] Szukamy statystów",
        "12.02.2026 09:15:22 aktualizacja",
    ],
)
def test_dates_of_publishing_are_no_events(stamp: str) -> None:
    assert said(f"{stamp}\nBiblioteka pozyskała nowe regały i dziękuje darczyńcom.\n") == []


def test_what_a_page_remembers_is_not_announced() -> None:
    text = (
        "Z kalendarium Lipin\n3 maja 1912 – otwarcie szkoły\n8 lipca 1936, godz. 12.00 – pierwszy koncert orkiestry\n"
    )
    assert said(text) == []


def test_a_weekday_below_its_date_says_nothing_new() -> None:
    text = "Wieczór ballad\nData: 21.03.2026\nDzień: sobota\nGodzina: 18.00\nMiejsce: Dom Kultury w Lipinach\n"
    assert said(text) == [("2026-03-21T18:00", "Wieczór ballad")]


@pytest.mark.parametrize(
    "line",
    [
        "5 grudnia 2026, drzwi 19:00, start 20:00, Klub Zgrzyt",
        "5 grudnia 2026, godz. 20 (otwarcie drzwi 19.00), Klub Zgrzyt",
    ],
)
def test_the_doors_are_no_event(line: str) -> None:
    (draft,) = drafts(f"Koncert zespołu Fala\n{line}\n")
    assert (str(draft.start), str(draft.door_time)) == ("2026-12-05T20:00", "2026-12-05T19:00")
    assert draft.name == "Koncert zespołu Fala"


def test_items_belong_to_the_festival_above_them() -> None:
    text = (
        "Festiwal Światła\n4-6 grudnia 2026, Rynek\nPiątek 4 grudnia\n17:00 Parada lampionów\n"
        "19:00 Koncert zespołu Blask\nSobota 5 grudnia\n16:00 Warsztaty świecowe\n"
    )
    parts = {draft.name: draft.part_of for draft in drafts(text)}
    assert parts == {
        "Festiwal Światła": None,
        "Parada lampionów": "Festiwal Światła",
        "Koncert zespołu Blask": "Festiwal Światła",
        "Warsztaty świecowe": "Festiwal Światła",
    }


def test_names_below_their_hours_with_places_below_the_names() -> None:
    text = (
        "Biblioteka w Lipniku\nKatalog | Filie | Zajęcia | Kontakt\n\nKALENDARZ – KWIECIEŃ 2025\n\n"
        "2.04 (środa), godz. 17.00\nKlub Książki – rozmowa o „Soplu”\nCzytelnia, wstęp wolny\n\n"
        "5.04 (sobota), godz. 10.00–13.00\nRodzinne warsztaty – palmy. Prowadzi Dorota Mech.\nPracownia, 20 zł\n\n"
        "12.04 (sobota), godz. 19.00\nSpektakl „Mgła”\nSala widowiskowa, bilety 50/40 zł\n"
    )
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert [(draft.name, str(draft.start)) for draft in found] == [
        ("Klub Książki – rozmowa o „Soplu”", "2025-04-02T17:00"),
        ("Rodzinne warsztaty – palmy", "2025-04-05T10:00"),
        ("Spektakl „Mgła”", "2025-04-12T19:00"),
    ]
    last = found[-1]
    assert last.price is not None
    assert last.price.amount == 50
    assert last.venue is not None
    assert last.venue.name.lower() == "sala widowiskowa"


def test_name_days_above_a_page_are_no_event() -> None:
    text = "Wtorek, 30 sierpnia 2022 | Imieniny: Róży, Szczęsnego\nDożynki\nW sobotę odbyły się gminne dożynki."
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert all("Imieniny" not in draft.name for draft in found)


def test_classes_begin_on_a_day_that_is_no_event() -> None:
    text = (
        "Dom kultury zaprasza na zajęcia stałe\nZajęcia ruszają od 16 września.\n"
        "Szachy – wtorki, godz. 16.30–17.30\nPróby chóru „Kłos” – co drugą środę o 10.00\n"
    )
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert [draft.name for draft in found] == ["Szachy", "Próby chóru „Kłos”"]


def test_the_day_stays_and_the_hour_stays() -> None:
    text = (
        "Spotkanie z pisarką Ewą Lis, planowane na 21 listopada w szkole, odbędzie się w tym samym dniu (o 18.00), ale "
        "w bibliotece.\nDzień później o tej samej porze wystąpi chór Kantylena."
    )
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert [str(draft.start)[-11:] for draft in found] == ["11-21T18:00", "11-22T18:00"]
    assert found[0].status.value == "scheduled"
