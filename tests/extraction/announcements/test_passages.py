"""Passages: what heads them, what they open with, and the days that they share."""

from salony.extraction import read
from salony.vocabulary import Snapshot

from .told import drafts, said


def test_labels_below_the_heading_of_a_numbered_passage() -> None:
    text = (
        "1. Filmowa jesień\n\nKiedy: 7 marca, godz. 20\nGdzie: Lipowo, kino\n\n"
        "W sobotę o 22 koncert Jana Lisa.\n\n"
        "2. Cztery strony – Ewa Kos i Adam Wilk\n\nKiedy: 13 marca, godz. 18.05\nGdzie: zbór\n\n"
        "Gmina zaprasza.\n\n3. Weekend z jedzeniem\n\nKiedy: sobota 14 marca, 12.00-21.00\nGdzie: rynek\n"
    )
    found = {name: start for start, name in said(text)}
    assert found["Filmowa jesień"] == "2026-03-07T20:00"
    assert found["Cztery strony – Ewa Kos i Adam Wilk"] == "2026-03-13T18:05"
    assert found["Weekend z jedzeniem"] == "2026-03-14T12:00"


def test_a_concert_of_whom_the_passage_opens_with() -> None:
    text = (
        "Muzyczny koniec tygodnia\n\nTrzy Gitary to legenda miejskiego bluesa. Po latach kończą karierę. "
        "Koncert w sobotę 14 marca w klubie Lira.\n\nDom Kultury zaprasza do środka. Koncert w niedzielę 15 marca.\n"
    )
    assert ("2026-03-14", "koncert: Trzy Gitary") in said(text)
    assert not any("Dom Kultury" in name for _, name in said(text))


def test_weekdays_of_a_weekend_whose_year_is_not_said() -> None:
    text = (
        "W weekend 13-14 sierpnia odbędzie się Święto Wiśni.\nW sobotę o 18.15 wystąpi kapela Bruk.\n"
        "W niedzielę o 16.30 koncert zespołu Piach.\n"
    )
    found = read(Snapshot.of_text(text, language="pl"), reference=None)
    assert [(str(d.start), d.name) for d in found][1:] == [
        ("XXXX-08-13T18:15", "koncert: kapela Bruk"),
        ("XXXX-08-14T16:30", "koncert zespołu Piach"),
    ]


def test_classes_named_above_and_once_more_recur() -> None:
    text = "Zajęcia dla dzieci\n\nW każdą sobotę odbywają się zajęcia dla dzieci i młodzieży, z gliny.\n"
    assert [d.recurrence for d in drafts(text)] == ["FREQ=WEEKLY;BYDAY=SA"]


def test_a_forecast_is_no_event() -> None:
    assert said("Nadchodzi ciepły weekend. W niedzielę 15 marca ma być nawet 20 stopni.\n") == []


def test_who_plays_at_the_concert_that_was_just_named() -> None:
    text = "W sobotę 14 marca w ośrodku kultury odbędzie się koncert „Maj”. O godz. 17 zaśpiewają Ewa Lis i Jan Wilk.\n"
    assert said(text) == [("2026-03-14T17:00", "koncert „Maj”")]


def test_tomorrow_and_yesterday_date_what_a_sentence_tells_of() -> None:
    assert said("Jutro w bibliotece odbędzie się spotkanie z poetką Anną Lis.\n") == [
        ("2026-03-03", "spotkanie z poetką Anną Lis")
    ]
    assert said("Wczoraj w bibliotece odbyło się spotkanie z poetką Anną Lis.\n") == [
        ("2026-03-01", "spotkanie z poetką Anną Lis")
    ]
    assert said("Dziś mieszka w Lipowie i pisze powieść o spotkaniu z ojcem.\n") == []


def test_labels_of_a_ticket_page_name_nothing() -> None:
    text = "Koncert „Brama”\n\nStart:\n5 marca 2026 16:00 Koniec:\n5 marca 2026 17:00 Miejsce wydarzenia:\nrynek |\n"
    assert {name for _, name in said(text)} == {"Koncert „Brama”"}


def test_an_opening_is_not_of_somebody_else_s_exhibition() -> None:
    text = (
        "5 marca o 18.00 w Domu Plastyka odbędzie się wernisaż wystawy grafik Adama Kota.\n"
        "Do 8 marca można oglądać w Galerii Wozownia wystawę prac Ewy Lis „Wokół”.\n"
    )
    assert ("2026-03-05T18:00", "wernisaż wystawy grafik Adama Kota") in said(text)


def test_a_quotation_is_one_name_whatever_stands_in_it() -> None:
    text = "W niedzielę 8 marca w skansenie w Żorach „Dobre, smaczne, bo nasze”. Kuchnia spotka się z muzyką.\n"
    assert said(text) == [("2026-03-08", "„Dobre, smaczne, bo nasze”")]


def test_a_number_before_a_name_is_no_point_of_a_list() -> None:
    text = (
        "LIPOWO\n\nMiejska Sztuka – finisaż\npiątek (6 marca), godz. 17.30, biblioteka\nBędzie kurator.\n\n"
        "9. Festiwal Starych Aparatów\npiątek–niedziela (6–8 marca), różne lokalizacje\nPokażemy zdjęcia.\n"
    )
    assert {(str(d.start), str(d.end), d.name) for d in drafts(text)} == {
        ("2026-03-06", "2026-03-08", "9. Festiwal Starych Aparatów"),
        ("2026-03-06T17:30", "None", "Miejska Sztuka – finisaż"),
    }


def test_what_stands_behind_a_colon_is_what_there_is_at_it() -> None:
    text = "W niedzielę 8 marca od 13.30 w amfiteatrze festyn rodzinny: badania, rejsy po Jeziorze Lipowskim.\n"
    assert said(text) == [("2026-03-08T13:30", "festyn rodzinny")]
