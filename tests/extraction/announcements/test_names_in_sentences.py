"""Names that stand in no list: inflected quotations, phrases without a verb, exhibitions, what a headline tells of."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=dt.datetime.fromisoformat("2025-12-01"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("6 grudnia o 16.00 zobaczymy „Balladynę” w reżyserii Ewy Lis.", "„Balladyna”"),
        ("13 grudnia o 18 teatr zagra „Jasia i Małgosię”.", "„Jaś i Małgosia”"),
        ("13 grudnia o 18 teatr zagra „Matki Równoległe”.", "„Matki Równoległe”"),
        ("W sobotę 6 grudnia o godz. 12.00 szukanie skarbów w parku.", "szukanie skarbów"),
        ("Od 5 grudnia w galerii można oglądać akwarele Witolda Nowaka.", "wystawa: akwarele Witolda Nowaka"),
        ("Tłumy na Nocy Lampionów\nNoc Lampionów zaczęła się o 19.00 w sobotę 29 listopada.", "Noc Lampionów"),
        ("12. Zimowe Granie! Tegoroczne koncerty potrwają od 5 do 7 grudnia.", "12. Zimowe Granie!"),
        (
            "Wernisaż wystawy „Wsi wesoła”\nZapraszamy.\nWydarzenie odbędzie się 7 grudnia o 16.",
            "Wernisaż wystawy „Wsi wesoła”",
        ),
        ("Dom Kultury i Sztuki w Lipniku zaprasza 6 grudnia na pokaz tkania na krosnach.", "pokaz tkania na krosnach"),
        ("Program\n17:00 wystąpi zespół Lira – 6 grudnia, rynek", "koncert: zespół Lira"),
        ("6 grudnia, 21.00, SPEKTAKL ODWOŁANY – Zemsta nietoperza", "Zemsta nietoperza"),
    ],
)
def test_the_name(text: str, name: str) -> None:
    assert drafts(text)[0].name == name


def test_an_exhibition_since_and_until() -> None:
    text = "W galerii od 5 grudnia można oglądać akwarele Witolda Nowaka, wystawa potrwa do 10 stycznia."
    (draft,) = drafts(text)
    assert (str(draft.start), str(draft.end)) == ("2025-12-05", "2026-01-10")


def test_the_hours_of_an_exhibition_are_no_rule() -> None:
    text = "Wystawa „Ptaki Biebrzy”\nWystawę można oglądać do 15 grudnia, od wtorku do piątku w godz. 9–15."
    (draft,) = drafts(text)
    assert (draft.name, str(draft.end), draft.recurrence) == ("Wystawa „Ptaki Biebrzy”", "2025-12-15", None)


@pytest.mark.parametrize(
    "text",
    [
        "Przetarg odbędzie się 4 grudnia o godz. 10.00.",
        "Joga dla wszystkich chętnych? Sekretariat: poniedziałek–piątek 8–16",
        "Kasa biletowa: wtorki i czwartki 10–12",
    ],
)
def test_what_names_no_event(text: str) -> None:
    assert drafts(text) == []


def test_classes_on_some_weekdays_are_no_opening_hours() -> None:
    (draft,) = drafts("Joga dla seniorów: wtorki i czwartki, godz. 9.30–10.30")
    assert (draft.name, draft.recurrence) == (
        "Joga dla seniorów",
        "FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=9;BYMINUTE=30",
    )


def test_news_items_with_stamps_speak_each_of_their_own() -> None:
    text = (
        "28.11.2025\nKonkurs „Żubr” rozstrzygnięty.\n27.11.2025\nBiblioteka zamknięta do środy.\n26.11.2025\n"
        "Spotkanie z autorem odbędzie się 6 grudnia o 17.00.\n"
    )
    assert "Żubr" not in " ".join(draft.name for draft in drafts(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jutrzejszy koncert „Wianki” odbędzie się w sali MCK, początek o 18.", "koncert „Wianki”"),
        ("Restauracja Zacisze zaprasza na zabawę andrzejkową 6 grudnia od 20:00.", "zabawa andrzejkowa"),
        ("W remizie andrzejki dla dzieci już w czwartek o 16.", "andrzejki dla dzieci"),
        ("6.12 9.00 wyjazd na lodowisko do Zawiercia", "wyjazd na lodowisko do Zawiercia"),
        (
            "6 grudnia, 17:00: spacery z przewodnikiem po parku, zbiórka przed dworcem",
            "spacery z przewodnikiem po parku",
        ),
    ],
)
def test_the_name_in_the_news(text: str, name: str) -> None:
    assert drafts(text)[0].name == name


def test_the_day_and_the_hours_of_all_head_the_list() -> None:
    text = "Noc Bibliotek\n6 grudnia 2025, 17.00–23.00\n18.00 spotkanie z Ewą Lis\n22.00 nocne zwiedzanie magazynów"
    assert [str(draft.start) for draft in drafts(text)] == ["2025-12-06T17:00", "2025-12-06T18:00", "2025-12-06T22:00"]


def test_moved_within_the_town_is_not_cancelled() -> None:
    (draft,) = drafts("6 grudnia o 18.00 koncert „Wianki” nie odbędzie się na bulwarze, tylko w sali widowiskowej MCK.")
    assert draft.status.value == "scheduled"


def test_today_in_a_menu_dates_nothing() -> None:
    assert drafts("Repertuar: Dziś  Jutro  Tydzień\nCICHY PORT\ndramat, 118 min") == []


def test_a_report_says_when_an_exhibition_was_opened() -> None:
    text = (
        "W minioną sobotę, 22 listopada, w muzeum otwarto wystawę „Igłą malowane”. O wzorach opowiadała kuratorka "
        "wystawy Ida Lech.\nWystawa będzie czynna do 25 stycznia 2026 r."
    )
    opening, show = drafts(text)
    assert (opening.name, str(opening.start)) == ("wernisaż wystawy „Igłą malowane”", "2025-11-22")
    assert (show.name, str(show.end)) == ("wystawa „Igłą malowane”", "2026-01-25")


def test_the_verb_of_the_first_clause_governs_the_second() -> None:
    text = (
        "6 grudnia o 11.00 zapraszamy na spacer z latarnią, a tydzień później, 13 grudnia – na warsztaty wycinanki "
        "(zapisy: tel. 22 555 10 10)."
    )
    assert [(draft.name, str(draft.start)) for draft in drafts(text)] == [
        ("spacer z latarnią", "2025-12-06T11:00"),
        ("warsztaty wycinanki", "2025-12-13"),
    ]


def test_a_day_that_opens_a_sentence_holds_for_the_next() -> None:
    text = (
        "W piątek 5 grudnia o 18 w bibliotece odbędzie się spotkanie z pisarką Olgą Zając. Niedziela upłynie pod "
        "znakiem dawnej muzyki. W kościele na wzgórzu o 16.00 usłyszymy chór Cantilena.\nW sobotni wieczór w domu "
        "kultury wystąpi natomiast zespół Dwa Plus Pół. Koncert rozpocznie się o 19.00."
    )
    found = {draft.name: str(draft.start) for draft in drafts(text)}
    assert found["koncert: chór Cantilena"] == "2025-12-07T16:00"
    assert found["koncert: zespół Dwa Plus Pół"] == "2025-12-06T19:00"


def test_what_one_may_hear() -> None:
    text = (
        "W czwartek 12 marca o 18 zapraszamy do kościoła, by posłuchać dawnych pieśni pasyjnych w wykonaniu chóru Echo."
    )
    assert [d.name for d in drafts(text)] == ["koncert: dawne pieśni pasyjne"]


def test_who_performs_is_no_part_of_what_is_performed() -> None:
    text = "15 marca o 17 w kościele wystąpi z koncertem pieśni Chór Męski „Dzwon” z Lipowa."
    assert [d.name for d in drafts(text)] == ["koncert pieśni"]
