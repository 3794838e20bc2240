"""Programmes: where a day, a part of it and an item are held, and points below their hour."""

import datetime as dt

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = dt.datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local wall time


def held(text: str) -> list[tuple[str, str, str | None]]:
    found = read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)
    return [(str(d.start), d.name, d.venue.name if d.venue else None) for d in found]


def test_the_place_beside_a_day_is_that_of_its_items_whatever_the_introduction_says() -> None:
    text = (
        "Święto Lipnika. W sobotę zapraszamy do Muzeum Pszczelarstwa na ulicy Miodowej.\n"
        "Piątek, 5 czerwca, Stadion Miejski\n18:00 – KAPELA ZZA MIEDZY\n20:00 – ŻÓŁTY KAJAK\n"
        "Sobota, 6 czerwca, Park Zdrojowy\n17:00 – ORKIESTRA GÓRNICZA\n"
    )
    assert [row[2] for row in held(text) if "T" in row[0]] == ["Stadion Miejski", "Stadion Miejski", "Park Zdrojowy"]


def test_a_stage_holds_for_its_part_of_the_day_and_no_longer() -> None:
    text = (
        "DNI LIPNIKA\n\n6 czerwca (sobota)\n\n– 12:00 – Turniej szachowy\n\n"
        "SCENA GŁÓWNA\n\n– 18:00 – Koncert zespołu Sad\n\n"
        "7 czerwca (niedziela)\n\n– 15:00 – bulwar – Pokaz latawców\n\n– 16:00 – Bieg z psem\n"
    )
    places = {name: place for _, name, place in held(text)}
    assert places["Koncert zespołu Sad"] == "SCENA GŁÓWNA"
    assert places["Pokaz latawców"] == "bulwar"
    assert places["Turniej szachowy"] is None
    assert places["Bieg z psem"] is None


def test_the_first_point_below_an_hour_begins_then() -> None:
    text = (
        "Zapraszamy na Dożynki Gminne w niedzielę 30 sierpnia 2026.\n\nGodz. 13:00\n\n"
        "• Msza święta w kościele parafialnym.\n• Poświęcenie wieńców.\n\nGodz. 16:00\n\n"
        "• Koncert kapeli „Zza Miedzy”.\n• Konkurs na przyśpiewkę.\n"
    )
    rows = {name: start for start, name, _ in held(text)}
    assert rows["Msza święta"] == "2026-08-30T13:00"
    assert rows["Koncert kapeli „Zza Miedzy”"] == "2026-08-30T16:00"
    assert rows["Konkurs na przyśpiewkę"] == "2026-08-30"


def test_an_item_that_says_but_its_place_is_named_below() -> None:
    text = (
        "6 czerwca 2026 (sobota)\n\n– 10:00 – leśniczówka\n\nXII Maraton Leśny\n\n– 12:00 – rynek – Pokaz szczudlarzy\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [
        ("2026-06-06T10:00", "XII Maraton Leśny"),
        ("2026-06-06T12:00", "Pokaz szczudlarzy"),
    ]


def test_a_feast_is_no_point_of_its_own_programme() -> None:
    text = (
        "Zapraszamy na Dożynki Powiatu Lipnickiego, które odbędą się 29 sierpnia 2026 (sobota).\n"
        "- godz. 13.00 – msza święta\n"
        "- godz. 14.30 – korowód dożynkowy z udziałem delegacji ze wszystkich gmin Powiatu Lipnickiego i gości\n"
    )
    assert [start for start, name, _ in held(text) if name.startswith("korowód")] == ["2026-08-29T14:30"]


def test_what_a_feast_is_made_of_does_not_name_it() -> None:
    text = (
        "LIPNICKIE GODY świętować będziemy 26 września 2026 w Parku Miejskim.\n"
        "Od godz. 11:30 czekać będzie moc atrakcji, w tym m.in.: konkursy z nagrodami, warsztaty i pokazy.\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [("2026-09-26T11:30", "LIPNICKIE GODY")]


def test_what_would_be_done_if_an_event_fell_out_is_no_event() -> None:
    text = (
        "Zmiana daty / odwołanie imprezy\n\nW przypadku zmiany daty imprezy klient ma prawo zwrócić bilet.\n\n"
        "W przypadku odwołania imprezy zwracamy całą cenę.\n"
    )
    assert held(text) == []


def test_two_events_of_a_day_told_one_after_the_other_are_two() -> None:
    text = (
        "W sobotę 7 marca w Domu Kultury Ratusz odbędą się warsztaty „Glina i ogień”.\n\n"
        "W bazylice odbędzie się koncert Anny Wilk. Występ rozpocznie się w sobotę o godzinie 19:00.\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [
        ("2026-03-07", "warsztaty „Glina i ogień”"),
        ("2026-03-07T19:00", "koncert Anny Wilk"),
    ]


def test_a_calendar_of_observances_announces_nothing() -> None:
    text = (
        "Kalendarium – maj 2026\n\n2 maja- Święto Flagi\n\n4 maja- Dzień Strażaka\n\n"
        "9 maja- Dzień Unii Europejskiej\n\n20 maja- Światowy Dzień Pszczół\n\n26 maja Dzień Matki\n"
    )
    assert held(text) == []


def test_what_a_feast_begins_with_is_what_there_is_at_its_hour() -> None:
    text = (
        "W niedzielę 6 września 2026 odbędą się Dożynki Gminne w Lipniku.\n"
        "Święto Plonów rozpocznie się o godz. 12.00 Mszą Świętą w kościele parafialnym.\n"
    )
    assert ("2026-09-06T12:00", "Msza Święta") in [(start, name) for start, name, _ in held(text)]


def test_each_block_of_questions_has_its_own_name() -> None:
    text = (
        "Noc Muzeów odbędzie się 16 maja 2026 r.\n\nTaniec fontann - pokaz w parku\n\nKiedy? Od 21:30 do 22:00\n\n"
        "Gdzie? Park Fontann\n\nPokaz jest częścią sezonu, który potrwa do końca września – w każdy piątek.\n\n"
        "Malujemy wielki mural na dziedzińcu\n\nKiedy? 18:00 do 22:00\n\nGdzie? Dom Sąsiedzki\n"
    )
    rows = [(start, name) for start, name, _ in held(text)]
    assert ("2026-05-16T21:30", "Taniec fontann - pokaz w parku") in rows
    assert ("2026-05-16T18:00", "Malujemy wielki mural na dziedzińcu") in rows


def test_a_point_is_called_by_what_stands_before_its_dash() -> None:
    text = (
        "Najważniejsze wydarzenia sierpnia 2026:\n"
        "• Ziołowa Pracownia – cykl spotkań łączących sztukę i naturę odbędzie się 5 i 12 sierpnia.\n"
        "• Teatralne Lato – warsztaty dla dzieci w wieku 10–14 lat, zaplanowano na 6 sierpnia.\n"
        "– To ważny rok – mówi dyrektorka biblioteki, która 7 sierpnia wróciła z urlopu.\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [
        ("2026-08-05", "Ziołowa Pracownia"),
        ("2026-08-12", "Ziołowa Pracownia"),
        ("2026-08-06", "Teatralne Lato"),
    ]


def test_the_points_below_a_day_and_its_hours_are_of_that_day() -> None:
    text = (
        "Wakacyjny plan:\n14 lipca (wtorek), godz. 10:00 – 13:00\n- Zabawa w kucharza;\n- Turniej gier planszowych.\n"
        "16 lipca (czwartek), godz. 10:00 – 13:00\n- Kącik małego odkrywcy;\n- Mini dyskoteka.\n"
    )
    rows = [(start, name) for start, name, _ in held(text)]
    assert ("2026-07-14T10:00", "Zabawa w kucharza") in rows
    assert ("2026-07-14", "Turniej gier planszowych") in rows
    assert ("2026-07-16T10:00", "Kącik małego odkrywcy") in rows


def test_what_lasts_until_a_day_ends_then() -> None:
    text = "5 grudnia 2026 na rynku rozpocznie się Jarmark Bożonarodzeniowy, który potrwa do 23 grudnia."
    (draft,) = read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)
    assert (draft.name, str(draft.start), str(draft.end)) == ("Jarmark Bożonarodzeniowy", "2026-12-05", "2026-12-23")


def test_a_day_with_its_hall_is_no_event_of_its_own() -> None:
    text = (
        "5 czerwca – piątek – Hala Sportowa, ul. Leśna\n\ngodz. 17.00:\n• oficjalne otwarcie festiwalu\n\n"
        "6 czerwca – sobota\n\ngodz. 17.00 – sala kina „Piast”\n• projekcja filmu o mieście\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [
        ("2026-06-05T17:00", "oficjalne otwarcie festiwalu"),
        ("2026-06-06T17:00", "projekcja filmu o mieście"),
    ]


def test_a_point_without_a_kind_keeps_its_own_words() -> None:
    text = (
        "• 03.02.2026 – zabawa „Poznajmy się”: quizy, gry i zadania, które pomogą lepiej się poznać.\n"
        "• 12.02.2026 – zimowy teatr cieni.\n"
    )
    assert ("2026-02-12", "zimowy teatr cieni") in [(start, name) for start, name, _ in held(text)]


def test_what_has_a_director_is_shown_whatever_its_name() -> None:
    text = (
        "Projekcje są codziennie o godz. 21. Wstęp wolny.\n"
        "23.07.2026 czwartek - Zimne morze reż.: Jan Lis 2009 100'\n"
        "24.07.2026 piątek - Dom bez okien reż.: Ewa Kos 2009 105'\n"
        "25.07.2026 sobota - Rezerwat reż.: Adam Bąk 2007 90'\n"
    )
    found = read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)
    assert [(str(d.start), d.name) for d in found] == [
        ("2026-07-23T21:00", "Zimne morze"),
        ("2026-07-24T21:00", "Dom bez okien"),
        ("2026-07-25T21:00", "Rezerwat"),
    ]
    assert all(d.price is not None and d.price.free for d in found)


def test_a_street_and_a_house_that_invites_are_no_names() -> None:
    text = "11 października 2026 z okazji Dnia Poezji Klub Osiedlowy „Róża” zorganizuje wieczór z balladą."
    assert [name for _, name, _ in held(text)] == ["wieczór z balladą"]


def test_an_hour_between_hours_is_no_day() -> None:
    text = (
        "Dni Lipnika\n\n18.07.2026 sobota\n\n16.00 Oficjalne rozpoczęcie dni gminy\n16.10 Wręczenie nagród wójta\n"
        "17.00 – Występ szkół\n"
    )
    assert [start for start, _, _ in held(text)] == ["2026-07-18T16:00", "2026-07-18T16:10", "2026-07-18T17:00"]


def test_hours_are_of_the_only_day_that_a_page_names() -> None:
    text = (
        "Publikujemy program uroczystości w dniu 11 listopada 2026.\n\n"
        "O godzinie 10:00 w kościele farnym odbędzie się uroczysta msza święta.\n\n"
        "O godzinie 12:20 spod pomnika wystartuje Bieg Niepodległości.\n"
    )
    assert [(start, name) for start, name, _ in held(text)] == [
        ("2026-11-11T10:00", "uroczysta msza święta"),
        ("2026-11-11T12:20", "Bieg Niepodległości"),
    ]


def test_below_its_hour_stands_where_and_what() -> None:
    text = (
        "Piątek, 5 czerwca 2026\n- godz. 16:30:\nHala Sportowa: Grand Prix Lipnika w szachach\n"
        "- godz. 17:00:\nMiejska Biblioteka Publiczna: Spotkanie autorskie z Anną Wilk\n"
    )
    assert held(text) == [
        ("2026-06-05T16:30", "Grand Prix Lipnika w szachach", "Hala Sportowa"),
        ("2026-06-05T17:00", "Spotkanie autorskie z Anną Wilk", "Miejska Biblioteka Publiczna"),
    ]


def test_the_points_of_a_feast_are_held_where_the_feast_is() -> None:
    text = (
        "Święto Gminy Lipnik odbędzie się w niedzielę, 23 sierpnia 2026, w parku przy świetlicy. Start o godz. 14:00.\n"
        "15:00 Orkiestra Dęta „Torpeda”\n15:30 Kapela Zza Miedzy\n16:00 Zespół Sad\n"
    )
    assert [place for start, _, place in held(text) if start > "2026-08-23T14:30"] == ["park przy świetlicy"] * 3


def test_two_lines_that_each_say_a_day_are_two_times() -> None:
    text = (
        "Weekend w gminie\n27 marca 2026, piątek\n27.03-29.03 – Konwent Fantastyki\n"
        "18:00 – Promocja książki „Zimne morze”\n28 marca, sobota\n10:00 – Turniej szpadowy\n"
    )
    rows = [(start, name) for start, name, _ in held(text)]
    assert ("2026-03-27T18:00", "Promocja książki „Zimne morze”") in rows
    assert ("2026-03-28T10:00", "Turniej szpadowy") in rows
    assert any(name.startswith("Konwent Fantastyki") for _, name in rows)


def test_a_date_below_a_headline_of_another_day_is_when_it_was_posted() -> None:
    text = (
        "W piątek, 8 maja, święto miasta\n\n5 maja 2026\nNajpierw msza, potem uroczystości na rynku\nProgram:\n"
        "godz. 12.00 Przemarsz pod ratusz\ngodz. 14.00 Koncert orkiestry\n"
    )
    assert [start for start, _, _ in held(text) if "T" in start] == ["2026-05-08T12:00", "2026-05-08T14:00"]
