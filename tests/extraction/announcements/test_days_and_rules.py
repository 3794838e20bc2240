"""A rule alone below a name, days below a month, weekdays that look back or belong to a name."""

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot

from .told import drafts


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Joga w sali kolumnowej\nW każdy czwartek o godz. 18", "BYDAY=TH;BYHOUR=18"),
        ("Spacer po piwnicach\nW każdą drugą sobotę miesiąca, godz. 11.00", "BYDAY=2SA;BYHOUR=11"),
    ],
)
def test_a_rule_below_a_name_is_its_rule(text: str, rule: str) -> None:
    (draft,) = drafts(text)
    assert rule in str(draft.recurrence)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("KWIECIEŃ 2026\n9 czw\t19:00\t„Halka”\n11 so\t17:00\t„Halka”", "2026-04-09T19:00"),
        ("W sobotni wieczór odbył się koncert chóralny w bibliotece.", "2026-02-28"),
        ("Kolorowa sobota\n14 marca, godz. 11.00\nBiblioteka", "2026-03-14T11:00"),
    ],
)
def test_the_first_day(text: str, start: str) -> None:
    assert str(drafts(text)[0].start) == start


def test_a_weekday_stays_in_the_name() -> None:
    assert [d.name for d in drafts("Kolorowa sobota\n14 marca, godz. 11.00\nBiblioteka")] == ["Kolorowa sobota"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Zajęcia stałe w Domu Kultury\n\nŚRODY\n17.00–18.30 Ceramika dla dzieci", "BYDAY=WE;BYHOUR=17"),
        ("Zajęcia stałe w Domu Kultury\n\nPONIEDZIAŁKI\n16.15–17.00 Rytmika dla maluchów", "BYDAY=MO;BYHOUR=16"),
        (
            "Warsztaty garncarskie\nW każdą sobotę zapraszamy rodziny.\nZajęcia trwają od 11.00 do 13.00.",
            "BYDAY=SA;BYHOUR=11",
        ),
    ],
)
def test_hours_below_weekdays_recur(text: str, rule: str) -> None:
    assert [rule in str(d.recurrence) for d in drafts(text)] == [True]


def test_a_weekday_behind_a_date_is_that_date() -> None:
    text = "Debata „Nocą”\nZapraszamy na debatę 17 marca, we wtorek.\nPoczątek o 18.00, wejście bez zapisów."
    assert [str(d.start) for d in drafts(text)] == ["2026-03-17T18:00"]


def test_the_evening_just_spoken_of_is_no_other_day() -> None:
    text = "Koncert folkowy w klubie 20 marca o 19.00. Tego wieczoru zagramy na bis tańce z Bałkanów."
    assert [str(d.start) for d in drafts(text)] == ["2026-03-20T19:00"]


def test_the_sunday_of_parish_notices_is_no_event() -> None:
    text = "OGŁOSZENIA PARAFIALNE – III NIEDZIELA POSTU – 08.03.2026\nW środę, 11 marca, o 18.30 koncert organowy."
    assert [str(d.start) for d in drafts(text)] == ["2026-03-11T18:30"]


def test_a_feast_that_dates_an_event_is_not_its_name() -> None:
    text = "Zapraszamy na przedstawienie jasełkowe w Dniu Babci, 21 stycznia 2027, o godzinie 15:00."
    assert [d.name for d in drafts(text)] == ["przedstawienie jasełkowe"]


def test_a_standing_course_is_no_rule_of_the_play_before_it() -> None:
    text = (
        "5 grudnia 2026 o 16.00 teatr „Skrzat” pokaże „Królową Śniegu”.\n\n"
        "W poniedziałki i czwartki (17.00–18.30) trwają warsztaty ozdób świątecznych, obowiązują zapisy: 32 555 12 12."
    )
    assert [(d.name, d.recurrence) for d in read(Snapshot.of_text(text))] == [
        ("„Królowa Śniegu”", None),
        ("warsztaty ozdób świątecznych", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=17;BYMINUTE=0"),
    ]


def test_weekdays_and_their_hours_around_a_name() -> None:
    text = (
        "Klub Seniora\n\nPoniedziałki: gimnastyka dla seniorów, 9.30\nWtorki: chór „Pogodni”, 11.00\n"
        "Środy: kasa, 8.00\n"
    )
    assert [(d.name, d.recurrence) for d in drafts(text)] == [
        ("gimnastyka dla seniorów", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30"),
        ("chór „Pogodni”", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=11;BYMINUTE=0"),
    ]


def test_two_hours_of_a_day_that_a_clause_opens_with() -> None:
    text = "A już 28 listopada 2026 o 11.00 i 13.00 kolejne przejazdy drezyną."
    assert [(d.name, str(d.start)) for d in drafts(text)] == [
        ("kolejne przejazdy drezyną", "2026-11-28T11:00"),
        ("kolejne przejazdy drezyną", "2026-11-28T13:00"),
    ]


def test_what_stands_behind_the_hour_is_no_part_of_the_name() -> None:
    text = "14 lutego 2027: zabawa walentynkowa, godz. 16, wejściówka 25 zł, gra zespół Retro Band"
    assert [d.name for d in drafts(text)] == ["zabawa walentynkowa"]
