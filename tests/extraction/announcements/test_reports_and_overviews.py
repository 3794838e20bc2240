"""Reports that look ahead, overviews that move on to something else, timetables below bare weekdays."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, EventStatus, Snapshot

REFERENCE = dt.datetime(2026, 11, 9, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def told(text: str) -> list[tuple[str, str]]:
    return [(draft.name, str(draft.start)) for draft in drafts(text)]


def test_a_fair_of_two_days_that_is_over_and_its_next_edition() -> None:
    text = (
        "Jarmark Gęsi za nami\nPrzez dwa dni, 7 i 8 listopada, stragany odwiedziły tysiące mieszkańców. "
        "W sobotę wieczorem zagrał zespół Stara Lipa.\n"
        "Organizatorzy zapowiadają kolejną edycję. Odbędzie się ona 13 i 14 listopada 2027 roku.\n"
    )
    assert [(d.name, str(d.start), str(d.end)) for d in drafts(text)] == [
        ("Jarmark Gęsi", "2026-11-07", "2026-11-08"),
        ("koncert: zespół Stara Lipa", "2026-11-07", "None"),
        ("kolejna edycja: Jarmark Gęsi", "2027-11-13", "2027-11-14"),
    ]


def test_what_is_heard_is_a_concert() -> None:
    text = (
        "W niedzielę 15 listopada o 19.15 w kościele św. Anny rozbrzmi muzyka organowa. "
        "Zasiądzie do niej Jan Kos, na co dzień organista katedry."
    )
    (draft,) = drafts(text)
    assert (draft.name, draft.recurrence) == ("koncert: muzyka organowa", None)


def test_the_next_day_tells_of_something_else() -> None:
    text = (
        "W piątek 13 listopada o 20.30 w kinie wyświetlimy film „Zakochani”.\n"
        "Z kolei w sobotę o godz. 11.00 na plaży spotkają się morsy.\n"
    )
    assert told(text) == [("film „Zakochani”", "2026-11-13T20:30")]


def test_a_performance_given_again_keeps_its_name() -> None:
    text = (
        "Zapraszamy na spektakl „Zakochani”, który zagramy w piątek 13 listopada o godz. 20.30 w naszej sali. "
        "Kolejny raz spotkamy się w niedzielę 15 listopada o 18.00.\n"
    )
    assert told(text) == [("spektakl „Zakochani”", "2026-11-13T20:30"), ("spektakl „Zakochani”", "2026-11-15T18:00")]


def test_the_last_chance_to_see_is_the_last_day() -> None:
    (show,) = drafts("W niedzielę 15 listopada w galerii ostatnia szansa, by zobaczyć wystawę „Bursztyn”.")
    assert (show.start, str(show.end)) == (None, "2026-11-15")


PLAN = "Plan zajęć na listopad\nPoniedziałek\n9:00-10:00 aerobik\nŚroda\n9:00-10:00 aerobik\nPiątek\n10:00 brydż\n"


def test_bare_weekdays_below_a_plan_recur() -> None:
    assert [(d.name, str(d.recurrence)) for d in drafts(PLAN)] == [
        ("aerobik", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0"),
        ("aerobik", "FREQ=WEEKLY;BYDAY=WE;BYHOUR=9;BYMINUTE=0"),
        ("brydż", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=10;BYMINUTE=0"),
    ]


def test_bare_weekdays_below_another_heading_are_days() -> None:
    assert {d.recurrence for d in drafts(PLAN.replace("Plan zajęć na listopad", "Festiwal „Most”"))} == {None}


@pytest.mark.parametrize("line", ["Kalendarz imprez: pn wt śr cz pt so nd", "pn | wt | śr | czw | pt | sob | nd"])
def test_the_head_of_a_calendar_is_no_day(line: str) -> None:
    assert told(f"Premiera teatru\nZapraszamy wkrótce.\n{line}\n") == []


def test_what_follows_a_labelled_price() -> None:
    text = "Zajęcia w domu kultury\nOpłata: 60 zł miesięcznie. Dzień otwarty MDK: 14 listopada w godz. 11.00–15.00.\n"
    assert told(text) == [("Dzień otwarty MDK", "2026-11-14T11:00")]


def test_a_studio_that_meets_is_no_open_house() -> None:
    text = "Oferta zajęć\n• Studio piosenki – środy, 15.30–18.00\n• Szachy – piątki, 17.00\n"
    assert [(d.name, str(d.recurrence)) for d in drafts(text)] == [
        ("Studio piosenki", "FREQ=WEEKLY;BYDAY=WE;BYHOUR=15;BYMINUTE=30"),
        ("Szachy", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=17;BYMINUTE=0"),
    ]


def test_the_verb_of_a_line_is_no_part_of_its_name() -> None:
    assert told("Program\nW piątek 13 listopada o 20.30 zagramy spektakl „Zakochani”.\n") == [
        ("spektakl „Zakochani”", "2026-11-13T20:30")
    ]


def test_links_in_a_row_are_no_heading() -> None:
    text = (
        "Strona główna O nas Zajęcia Kino Galeria Kontakt\nWieczór z dreszczykiem\n"
        "Dom Kultury zaprasza dzieci w wieku 7–12 lat na wieczór z dreszczykiem w piątek 13 listopada. "
        "Startujemy o 17:00.\n"
    )
    assert [start for _, start in told(text)] == ["2026-11-13T17:00"]
    assert told(text)[0][0].lower() == "wieczór z dreszczykiem"


def test_how_long_it_can_be_seen_is_told_with_the_hours_of_the_house() -> None:
    text = (
        "W Ośrodku Kultury trwa wystawa „Mazury”. "
        "Można ją zwiedzać do 28 listopada, od poniedziałku do piątku w godzinach 8–16.\n"
    )
    assert [(d.name, str(d.end)) for d in drafts(text)] == [("wystawa „Mazury”", "2026-11-28")]


def test_a_club_that_meets_and_its_next_meeting() -> None:
    text = (
        "Spotkania Klubu Książki\nDyskusyjny Klub Książki spotyka się w każdą ostatnią środę miesiąca o godz. 17.00. "
        "Na najbliższym spotkaniu, 25 listopada, porozmawiamy o nowej powieści.\n"
    )
    assert {(d.name, str(d.start), str(d.recurrence)) for d in drafts(text)} == {
        ("Dyskusyjny Klub Książki", "None", "FREQ=MONTHLY;BYDAY=-1WE;BYHOUR=17;BYMINUTE=0"),
        ("Spotkania Klubu Książki", "2026-11-25T17:00", "None"),
    }


def test_the_weekday_of_the_second_clause_is_its_own() -> None:
    text = (
        "Noce Jazzowe\nW czwartek, 12 listopada o godz. 20.00, zagra trio Marka Bogusza. "
        "Dzień później zagra Kwintet Ślad, a festiwal zamknie sobotni występ Big Bandu Kujawy (godz. 21.00).\n"
    )
    assert [start for _, start in told(text)] == ["2026-11-12T20:00", "2026-11-13", "2026-11-14T21:00"]


def test_a_tour_and_an_opening_belong_to_the_exhibition_above() -> None:
    text = (
        "„Listy z frontu” – nowa wystawa czasowa\nUroczyste otwarcie odbędzie się 13 listopada o godz. 18.00. "
        "Kuratorka Maria Lis oprowadzi zwiedzających 22 listopada o 13.00.\n"
    )
    assert told(text) == [
        ("wernisaż: „Listy z frontu” – nowa wystawa czasowa", "2026-11-13T18:00"),
        ("oprowadzanie kuratorskie", "2026-11-22T13:00"),
    ]


def test_a_birthday_bears_the_name_of_the_heading() -> None:
    text = "Urodziny Pałacu Kultury „Na walizkach”\nW sobotę, 7 listopada, Pałac Kultury świętował 66. urodziny.\n"
    assert told(text) == [("Urodziny Pałacu Kultury „Na walizkach”", "2026-11-07")]


def test_a_reason_is_no_part_of_a_name() -> None:
    text = "Z przyczyn technicznych koncert „Ciechan” odbędzie się 14 listopada o godz. 18.00."
    assert told(text) == [("koncert „Ciechan”", "2026-11-14T18:00")]


def test_a_room_in_one_word_is_a_place_of_the_rule() -> None:
    text = "Z książką na leżaku\nco drugi czwartek o 18:00, pierwsze spotkanie 12 listopada, patio\n"
    assert [d.name for d in drafts(text)] == ["Z książką na leżaku"]


def test_the_known_day_of_publication_alone_is_a_stamp() -> None:
    text = "Koncert noworoczny\n9 listopada 2026\nZapraszamy.\n14 listopada 2026 r. (sobota), godz. 17.00\nsala GCK\n"
    assert told(text) == [("Koncert noworoczny", "2026-11-14T17:00")]


def test_readers_are_no_reading_room() -> None:
    text = "Tydzień Bibliotek\n12 listopada\n9.30 – pasowanie na czytelnika uczniów klas pierwszych\n17.00 – wykład\n"
    assert "pasowanie na czytelnika uczniów klas pierwszych" in [d.name for d in drafts(text)]


def test_a_film_with_its_director_and_a_meeting() -> None:
    text = "DKF „Zoom”\n14.11 o 19.00 „Amator” (reż. Jan Kos) + spotkanie z filmoznawcą Adamem Lisem\n"
    assert [d.name for d in drafts(text)] == ["„Amator” + spotkanie z filmoznawcą Adamem Lisem"]


def test_until_when_and_another_day_of_one_sentence() -> None:
    text = "Wystawę „Ślady” można oglądać do 10 grudnia, a 5 grudnia o godz. 17 autorka poprowadzi warsztaty portretu."
    assert [(d.name, str(d.start), str(d.end)) for d in drafts(text)] == [
        ("Wystawa „Ślady”", "None", "2026-12-10"),
        ("warsztaty portretu", "2026-12-05T17:00", "None"),
    ]


def test_groups_are_of_what_was_spoken_of_and_begin_with_it() -> None:
    text = (
        "Od 16 listopada 2026 r. wracają zajęcia jogi! Spotykamy się w poniedziałki i czwartki, "
        "grupa początkująca o 17.30, grupa zaawansowana o 19.00."
    )
    assert [(d.name, str(d.start), str(d.recurrence)) for d in drafts(text)] == [
        (
            "zajęcia jogi – grupa początkująca",
            "2026-11-16T17:30",
            "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=17;BYMINUTE=30",
        ),
        ("zajęcia jogi – grupa zaawansowana", "2026-11-16T19:00", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=19;BYMINUTE=0"),
    ]


def test_what_can_be_seen_at_an_event_is_no_opening_hour() -> None:
    text = (
        "W Ciechanowie już po raz dwudziesty odbędzie się Święto Chleba. "
        "W sobotę, 14 listopada, od godz. 10 będzie można zobaczyć, jak dawniej wypiekano bochenki.\n"
    )
    assert told(text) == [("Święto Chleba", "2026-11-14T10:00")]


def test_a_heading_that_moves_and_the_name_of_what_is_moved() -> None:
    text = (
        "Spacer historyczny przełożony z powodu pogody\nOpublikowano 09.11.2026 przez redakcja\n"
        "Zapowiadany na sobotę 14 listopada spacer śladami generała Kleeberga został przełożony o tydzień. "
        "Wyruszymy 21 listopada o godz. 11.00 sprzed pałacu.\n"
    )
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start), draft.status) == (
        "spacer śladami generała Kleeberga",
        "2026-11-21T11:00",
        EventStatus.POSTPONED,
    )


def test_the_year_of_a_heading() -> None:
    text = "Lato w MDK 2025 – półkolonie artystyczne\nI turnus: 30 czerwca – 4 lipca „W świecie teatru”\n"
    (draft,) = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert str(draft.start) == "2025-06-30"


def test_each_day_of_a_series_that_was_called_to() -> None:
    text = (
        "Centrum Kultury organizuje cykl spotkań z fotografem Piotrem Malinem. "
        "Terminy: 14, 21 i 28 listopada (soboty), zawsze o 10.00, w pracowni nr 12.\n"
    )
    assert [start for _, start in told(text)] == ["2026-11-14T10:00", "2026-11-21T10:00", "2026-11-28T10:00"]


def test_a_verdict_names_what_it_is_given_on() -> None:
    (draft,) = drafts("Kino letnie zaplanowane na sobotę 14 listopada zostaje odwołane.")
    assert (draft.name, str(draft.start), draft.status) == ("Kino letnie", "2026-11-14", EventStatus.CANCELLED)


def test_when_it_begins_is_no_name_and_a_series_none_either() -> None:
    text = (
        "Rowerem przez Islandię\n"
        "Spotkanie w ramach cyklu „Czwartki z plecakiem” odbędzie się 12 listopada o godz. 18:00.\n"
    )
    assert told(text) == [("Rowerem przez Islandię", "2026-11-12T18:00")]


def test_who_meets_the_readers() -> None:
    text = "W sobotę 14 listopada o 12 z czytelnikami spotka się Magdalena Kornacka."
    assert told(text) == [("spotkanie: Magdalena Kornacka", "2026-11-14T12:00")]
