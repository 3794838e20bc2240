"""What layout says: whose day, whose hours, and which dates are only the page's own."""

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot

from .told import drafts, said


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


def test_an_hour_below_the_name_of_a_list_holds_for_the_list() -> None:
    text = (
        "FERIE W BIBLIOTECE 20–31 stycznia 2025\nCodziennie w godz. 10:00–12:00 czekamy na dzieci!\n"
        "20.01 – zabawy z kodowaniem\n21.01 – gra terenowa „Tropem lisa”\n22.01 – bal przebierańców\n"
    )
    found = {draft.name: str(draft.start) for draft in read(Snapshot.of_text(text, language="pl"), reference=None)}
    assert found["zabawy z kodowaniem"] == "2025-01-20T10:00"
    assert found["gra terenowa „Tropem lisa”"] == "2025-01-21T10:00"


def test_an_exhibition_below_its_name_and_what_it_shows() -> None:
    text = (
        "TERAZ\nIda Mech. Drugie ciało\nobiekty, wideo\n12.09 – 2.11.2025\nwernisaż: 12.09, piątek, 18:00\n"
        "Spotkanie z artystką: 18.10, 17:00\n"
    )
    found = [(draft.name, str(draft.start)) for draft in read(Snapshot.of_text(text, language="pl"), reference=None)]
    assert ("wernisaż wystawy Ida Mech. Drugie ciało", "2025-09-12T18:00") in found
    assert ("Spotkanie z artystką", "2025-10-18T17:00") in found


def test_the_points_of_a_tender_are_no_programme() -> None:
    text = (
        "Zapytanie ofertowe nr 7/2024 – obsługa koncertów\n1. Przedmiotem zamówienia jest wynajem sceny na Dni Miasta "
        "w dniach 21–23 czerwca 2024 r. oraz koncert 15 sierpnia 2024 r.\n2. Termin realizacji: do 31.08.2024 r.\n"
        "3. Oferty należy składać do 20 maja 2024 r.\n"
    )
    assert read(Snapshot.of_text(text, language="pl"), reference=None) == []


def test_a_week_later_counts_on_from_the_sunday_before_and_both_have_one_hour() -> None:
    text = (
        "2 marca 2026\nWiosna w okolicy\nW najbliższą niedzielę w Rajczy odbędzie się Bieg po Zdrowie, zaś w "
        "Milówce – Święto Kaszy. Oba wydarzenia zaczną się o godzinie 10.\nTydzień później dom kultury zaprasza na "
        "monodram „Kwiat”. Spektakl rozpocznie się o 18."
    )
    assert [(draft.name, str(draft.start)) for draft in drafts(text)] == [
        ("Bieg po Zdrowie", "2026-03-08T10:00"),
        ("Święto Kaszy", "2026-03-08T10:00"),
        ("monodram „Kwiat”", "2026-03-15T18:00"),
    ]


def test_a_day_without_classes_is_taken_out_of_their_rule() -> None:
    text = (
        "WARSZTATY CERAMICZNE DLA DOROSŁYCH\nSpotykamy się co drugi wtorek, od 7 kwietnia do 30 czerwca 2026, w "
        "godzinach 18:00–20:30.\nW dniu 21 kwietnia zajęcia nie odbędą się."
    )
    (draft,) = drafts(text)
    assert str(draft.start) == "2026-04-07T18:00"
    assert draft.recurrence is not None
    assert draft.recurrence.startswith("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    assert [str(day) for day in draft.exclusions] == ["2026-04-21"]


def test_deadlines_feasts_and_traffic_beside_a_programme() -> None:
    text = (
        "Święto w Lipniku\n11 listopada 2025 r. (wtorek)\ngodz. 9:30 – msza, kościół\n"
        "godz. 12:00 – XIV Bieg Lipowy (start: stadion, zapisy do 7 listopada)\n"
        "godz. 17:00 – koncert „Wolność” w wykonaniu chóru Echo\nW imieniu organizatorów zaprasza burmistrz\n"
        "W dniu 11 listopada w godz. 8:00–13:00 wystąpią utrudnienia w ruchu na ul. Polnej.\n"
    )
    found = {draft.name: str(draft.start) for draft in read(Snapshot.of_text(text, language="pl"), reference=None)}
    assert found["XIV Bieg Lipowy"] == "2025-11-11T12:00"
    assert [start for name, start in found.items() if name.startswith("koncert")] == ["2025-11-11T17:00"]
    assert not any("imieniu" in name for name in found)


def test_a_feast_after_its_date_is_what_is_held() -> None:
    text = "Lato 2024\n22.06 g. 20.00 – Noc Kupały: wicie wianków, pokaz ognia\n29.06 g. 18.00 – przegląd kapel\n"
    first, _ = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert first.name.startswith("Noc Kupały")
    assert str(first.start)[-11:] == "06-22T20:00"


def test_where_it_is_held_if_it_rains() -> None:
    text = (
        "Lato 2024 – wszystkie koncerty odbywają się w amfiteatrze\n22.06 g. 20.00 – koncert chóru Echo\n"
        "29.06 g. 18.00 – spektakl „Szafa” (Teatr Skrzat)\nW razie deszczu koncerty przenosimy do Domu Kultury.\n"
    )
    for draft in read(Snapshot.of_text(text, language="pl"), reference=None):
        assert draft.venue is not None
        assert "mfiteatr" in draft.venue.name


def test_a_day_and_its_hour_are_one_time_though_a_dot_stands_between() -> None:
    text = (
        "Wystawy:\nOd 3 II do 8 III 2026 r. – Zegary z Lipowa;\nSpotkania:\n"
        "3 II 2026 r. godz. 11.00 – Spotkanie z kolekcjonerem zegarów z Lipowa;\n"
        "9 II 2026 r. godz. 10.00 – 14.00 – Kiermasz staroci\n"
    )
    assert [(str(d.start), str(d.end), d.name) for d in drafts(text)] == [
        ("2026-02-03", "2026-03-08", "Zegary z Lipowa"),
        ("2026-02-03T11:00", "None", "Spotkanie z kolekcjonerem zegarów z Lipowa"),
        ("2026-02-09T10:00", "2026-02-09T14:00", "Kiermasz staroci"),
    ]


def test_a_name_that_begins_with_the_house_stands_below_its_time() -> None:
    text = "Wydarzenia\n\n19.04 \\ niedziela \\ godz. 14:00\n\nMuzeum nocą – oprowadzanie z latarkami\n\nCo tam jest?\n"
    assert said(text) == [("2026-04-19T14:00", "Muzeum nocą – oprowadzanie z latarkami")]


def test_the_week_of_an_overview_is_no_day_of_its_entries() -> None:
    text = (
        "Szukasz pomysłu? Od 6 do 12 marca czeka w regionie masa atrakcji!\n\nLipowo\n\nKoncert: Trzy Gitary\n\n"
        "Zespół gra od lat i zjechał pół świata.\n\nGodz. 19:00, Miejski Dom Kultury\n\nBrzeziny\n\n"
        "Bajkowy Zawrót Głowy\n\nZapraszamy na Zawrót Głowy! Będą nagrody.\n\nGodz. 20:00, Dom Kultury Iskra\n"
    )
    assert said(text) == [("T19:00", "Koncert: Trzy Gitary"), ("T20:00", "Bajkowy Zawrót Głowy")]


def test_points_right_below_their_day_are_of_it_with_an_hour_or_without() -> None:
    text = (
        "8 kwietnia (środa)\n- Filia nr 3 – „Glina i ogień”. Warsztaty garncarskie dla klas.\n"
        "- Biblioteka Główna, godz. 18:00 – spotkanie autorskie z Olgą Wilk, prowadzi Jan Lis.\n"
    )
    assert [row for row in said(text) if row[0].startswith("2026-04-08")] == [
        ("2026-04-08", "„Glina i ogień”. Warsztaty garncarskie dla klas"),
        ("2026-04-08T18:00", "spotkanie autorskie z Olgą Wilk"),
    ]


def test_what_heads_a_plan_is_no_event() -> None:
    text = "Dom Kultury\n\nRozkład zajęć w dniach 9-13.03.2026\n\nPoniedziałek\n18.15-19.00 Język angielski, sala\n"
    assert said(text) == [("2026-03-09T18:15", "Język angielski")]
