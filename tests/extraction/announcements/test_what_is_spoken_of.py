"""What a sentence speaks of: an overview's heading names nothing, a noun points back, a verb tells who celebrates."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.extraction.announcements.headings import is_overview
from salony.vocabulary import EventDraft, EventStatus, Snapshot

REFERENCE = dt.datetime(2026, 11, 9, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def told(text: str) -> list[tuple[str, str]]:
    return [(draft.name, str(draft.start)) for draft in drafts(text)]


@pytest.mark.parametrize(
    ("heading", "overview"),
    [
        ("Co robić w weekend? Jarmark i koncert", True),
        ("Koncert, wystawa i turniej szachowy w jednym tygodniu", True),
        ("Wydarzenia na listopad", True),
        ("Koncert kolęd i pastorałek", False),
        ("Warsztaty „Co robić z resztkami?”", False),
    ],
)
def test_headings_of_many_events(heading: str, overview: bool) -> None:
    assert is_overview(heading) is overview


def test_an_overview_lends_no_name() -> None:
    text = (
        "Co robić w weekend? Koncert, kiermasz i spacer\n\nPiątek (13 listopada)\n"
        "O godz. 18 w bibliotece o wędrówce przez Kaukaz opowie Dorota Zielska.\n"
    )
    assert told(text) == [("spotkanie: Dorota Zielska", "2026-11-13T18:00")]


def test_an_exhibition_after_the_report_of_its_opening() -> None:
    text = (
        "W piątek 6 listopada w Galerii Pod Lipą otwarto wystawę prac Koła Rzeźby „Dłuto”. Był też występ duetu.\n"
        "Kto nie zdążył, może jeszcze do końca listopada oglądać wystawę w godzinach pracy galerii.\n"
    )
    opening, show = drafts(text)
    assert opening.name == "wernisaż wystawy prac Koła Rzeźby „Dłuto”"
    assert (show.name, str(show.end)) == ("wystawa prac Koła Rzeźby „Dłuto”", "2026-11-30")


def test_a_house_that_celebrates() -> None:
    text = "W sobotę, 21 listopada, Klub „Kuźnia” obchodzi dziesiąte urodziny. Od godz. 15 czekają zabawy dla dzieci."
    assert told(text) == [("dziesiąte urodziny: Klub „Kuźnia”", "2026-11-21T15:00")]


@pytest.mark.parametrize(
    ("second", "statuses"),
    [
        ("Zagramy go w piątek 11 grudnia o godz. 19.00.", {"2026-12-11T19:00": EventStatus.POSTPONED}),
        (
            "Spektakl 11 grudnia o godz. 19.00 odbędzie się zgodnie z planem.",
            {"2026-11-15": EventStatus.CANCELLED, "2026-12-11T19:00": EventStatus.SCHEDULED},
        ),
    ],
)
def test_a_new_day_in_the_next_sentence(second: str, statuses: dict[str, EventStatus]) -> None:
    first = "Z powodu choroby aktora spektakl „Zięć”, który miał się odbyć 15 listopada, nie dojdzie do skutku."
    assert {str(d.start): d.status for d in drafts(f"{first} {second}")} == statuses


@pytest.mark.parametrize("text", ["Wyniki ogłosimy 2 grudnia na stronie.", "Księga pamiątkowa w holu do piątku."])
def test_days_that_are_no_events(text: str) -> None:
    assert told(f"Ośrodek Kultury informuje\n{text}") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("• Czwartek (21.01): Dzień Babci i Dziadka", "Dzień Babci i Dziadka"),
        ("8.03 Dzień Kobiet z kabaretem Fason, godz. 18.00", "Dzień Kobiet z kabaretem Fason"),
    ],
)
def test_a_feast_that_is_held_keeps_its_name(line: str, name: str) -> None:
    assert [d.name for d in drafts(f"Program\n{line}\n")] == [name]


def test_an_entry_that_holds_a_name_borrows_none() -> None:
    text = "Festiwal „Klatka”\n13.11\n• Wieczorem filmy w kinie Meduza i koncert Lilii Nowak w klubie, godz. 19.00.\n"
    assert "koncert Lilii Nowak" in [d.name for d in drafts(text)]


def test_what_was_called_to_is_dated_by_the_next_sentences() -> None:
    text = (
        "Zapraszamy na rozmowę z Joanną Wierzbą, autorką kryminałów. "
        "Pisarka odwiedzi nas w poniedziałek, 16 listopada. Zaczynamy o 17.00."
    )
    assert told(text) == [("rozmowa z Joanną Wierzbą", "2026-11-16T17:00")]


def test_what_there_is_at_an_event_is_no_name_of_it() -> None:
    text = "Miesiąc zakończymy andrzejkami dla seniorów. Wróżby, tańce i poczęstunek w sobotę 28 listopada od 16.00."
    assert told(text) == [("andrzejki dla seniorów", "2026-11-28T16:00")]


def test_what_we_do_together_is_named_with_its_adjective() -> None:
    text = "W poniedziałek 16 listopada o 17.00 zaśpiewamy wspólnie pieśni patriotyczne."
    assert told(text) == [("zaśpiewanie pieśni patriotycznych", "2026-11-16T17:00")]


def test_the_hour_above_a_list_holds_for_it() -> None:
    text = (
        "Spacery z przewodnikiem\nWyruszamy o 10.00 spod ratusza. Oto tematy wędrówek:\n"
        "14 listopada – Śladami dawnych młynów\n21 listopada – Mosty i powodzie\n"
    )
    assert told(text) == [
        ("Śladami dawnych młynów", "2026-11-14T10:00"),
        ("Mosty i powodzie", "2026-11-21T10:00"),
    ]


def test_an_exhibition_that_stays_lends_no_hours_of_the_house() -> None:
    text = "Koncertowi towarzyszyła wystawa fotografii Stanisława Marca. W kruchcie pozostanie do końca listopada."
    (show,) = drafts(text)
    assert (show.name, str(show.end), show.recurrence) == (
        "wystawa fotografii Stanisława Marca",
        "2026-11-30",
        None,
    )


def test_hours_of_a_house_at_feasts_are_no_event() -> None:
    text = (
        "Strona główna > Komunikaty\nGodziny pracy biblioteki w okresie świątecznym\n"
        "W sobotę 28 listopada zapraszamy wyłącznie do filii nr 2 (10.00–14.00).\n"
    )
    assert told(text) == []


def test_each_hour_of_a_sentence_has_its_own_event() -> None:
    text = (
        "Noc Świętojańska nad zalewem\nZaczniemy w sobotę 21 listopada o godz. 17.00 warsztatami plecenia wianków. "
        "O 19.00 na scenie pojawi się grupa Cztery Strony, a po niej, około 20.30, Justyna Mazur z zespołem.\n"
        "Kulminacją będzie puszczanie wianków na wodę o godz. 22.00.\n"
    )
    assert told(text) == [
        ("warsztaty plecenia wianków", "2026-11-21T17:00"),
        ("koncert: grupa Cztery Strony", "2026-11-21T19:00"),
        ("koncert: Justyna Mazur z zespołem", "2026-11-21T20:30"),
        ("puszczanie wianków na wodę", "2026-11-21T22:00"),
    ]


def test_hours_below_a_night_are_of_the_day_on_which_it_begins() -> None:
    text = "Noc Muzeów\nZapraszamy w sobotę 21 listopada w godz. 18–24.\n18.00 | wykład o soli\n23.00 | spacer | park\n"
    assert [start for _, start in told(text)][-2:] == ["2026-11-21T18:00", "2026-11-21T23:00"]


def test_who_signs_in_comes_before_it_begins() -> None:
    text = "Turniej szachowy\nSobota 21 listopada, aula, zapisy od 9.00, start pierwszej rundy o 10.00.\n"
    assert told(text) == [("Turniej szachowy", "2026-11-21T10:00")]


def test_a_heading_of_kinds_is_no_name_and_one_above_its_days_is() -> None:
    text = "Aktualne wystawy\nKrystyna Mazur. Ogrody wewnętrzne\n10.11–22.12.2026\nSala główna\n"
    assert told(text) == [("Krystyna Mazur. Ogrody wewnętrzne", "2026-11-10")]


def test_results_of_a_contest_are_no_event() -> None:
    text = "Wyniki konkursu plastycznego „Pisanka”\nJury obradowało 6 listopada i oceniło 214 prac.\n"
    assert told(text) == []


def test_a_noun_below_a_heading_speaks_of_that_heading() -> None:
    text = (
        "Spotkania i zajęcia w Domu Kultury\n\nWieczory przy planszy\nGramy w każdy wtorek o godz. 17.00.\n\n"
        "Koło Krótkofalowców „Antena”\nSpotkania w każdą środę o godz. 18.00 w Klubie Iskra. Wstęp wolny.\n"
    )
    names = {draft.recurrence: draft.name for draft in drafts(text)}
    assert names["FREQ=WEEKLY;BYDAY=WE;BYHOUR=18;BYMINUTE=0"] == "Koło Krótkofalowców „Antena”"


def test_what_a_line_of_a_list_names_first_is_what_it_says_can_be_seen() -> None:
    text = (
        "Grudzień w galerii\n\n1 grudnia (wtorek), godz. 17:00 – Wernisaż wystawy rysunków „Szkice”. "
        "Wystawa czynna do 15 stycznia 2027 r.\n3 grudnia (czwartek), godz. 10:00 – Warsztaty rysunku dla dorosłych\n"
    )
    assert [(draft.name, str(draft.end)) for draft in drafts(text) if draft.end] == [
        ("wystawa rysunków „Szkice”", "2027-01-15")
    ]


def test_another_day_and_hour_is_of_what_they_are_said_with() -> None:
    text = (
        "Przegląd Piosenki Turystycznej\nW niedzielę, 8 listopada, w Domu Kultury odbył się Przegląd Piosenki "
        "Turystycznej. Laureatów usłyszymy jeszcze raz – 20 listopada o 18.00 podczas koncertu galowego w kinie.\n"
    )
    assert told(text)[-1] == ("koncert galowy", "2026-11-20T18:00")


def test_who_comes_is_met() -> None:
    text = (
        "Jesień w bibliotece\nW piątek, 13 listopada, o godz. 17.00 koncert „Liście”.\n"
        "W niedzielę 6 grudnia o godz. 15.00 do naszego domu kultury zawita św. Mikołaj.\n"
        "We wtorek 8 grudnia o godz. 18.00 gościć będziemy prof. Annę Lis.\n"
    )
    assert set(told(text)[1:]) == {
        ("spotkanie: św. Mikołaj", "2026-12-06T15:00"),
        ("spotkanie: Anna Lis", "2026-12-08T18:00"),
    }


def test_hours_of_the_house_behind_the_last_day_of_a_show() -> None:
    text = "Galeria Pod Lipą\nSól i glina. Rzeźba\nWystawa czynna do 14 grudnia, wt.–niedz. 11–17\n"
    assert [(draft.name, draft.start, str(draft.end)) for draft in drafts(text)] == [
        ("Sól i glina. Rzeźba", None, "2026-12-14")
    ]


def test_an_office_opens_offers() -> None:
    text = (
        "Urząd Gminy zaprasza do składania ofert na organizację dożynek. Termin składania ofert: 12 grudnia 2026 r. "
        "godz. 12.00. Otwarcie ofert nastąpi tego samego dnia o godz. 12.15 w sali nr 4.\n"
    )
    assert drafts(text) == []


def test_the_span_above_a_repertoire_is_no_showing() -> None:
    text = "Repertuar 20–22 listopada\npiątek 20.11\n16:00 Strażnicy lasu\n18:15 Cisza nad zatoką\n"
    assert told(text) == [("Strażnicy lasu", "2026-11-20T16:00"), ("Cisza nad zatoką", "2026-11-20T18:15")]
