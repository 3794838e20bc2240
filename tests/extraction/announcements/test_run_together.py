"""Programmes run into one line, and sentences that name the day once for several events."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot


def drafts(text: str, published: str | None = None) -> list[EventDraft]:
    reference = dt.datetime.fromisoformat(published) if published else None
    return read(Snapshot.of_text(text, language="pl"), reference=reference)


def told(text: str, reference: str | None = None) -> list[tuple[str, str]]:
    return [(draft.name, str(draft.start)) for draft in drafts(text, reference)]


def test_a_programme_in_one_line() -> None:
    text = (
        "KALENDARZ IMPREZ MAJ 2024 LIPNIK 4 maja (sobota) godz. 17.00 Spotkanie z podróżniczką Ewą Lis, Biblioteka, "
        "wstęp wolny 11 maja (sobota) godz. 16.00 Bajka „O żabce”, kino Zorza, bilety 12 zł 18 maja (sobota) "
        "godz. 19.00 Kabaret Trzy Grosze, hala sportowa, bilety 60 zł 26 maja (niedziela) godz. 11.00 Warsztaty "
        "ceramiczne, GOK"
    )
    assert told(text) == [
        ("Spotkanie z podróżniczką Ewą Lis", "2024-05-04T17:00"),
        ("Bajka „O żabce”", "2024-05-11T16:00"),
        ("Kabaret Trzy Grosze", "2024-05-18T19:00"),
        ("Warsztaty ceramiczne", "2024-05-26T11:00"),
    ]


def test_names_before_their_hours_and_bullets_that_became_letters() -> None:
    text = (
        "Kalendarium 1 lutego (wtorek) Calineczka, godz. 11.30 2 lutego (środa) Calineczka, godz. 9 i 11.30 "
        "3 lutego (czwartek) l Dom Sąsiedzki: wykład o pszczołach, godz. 18, wstęp wolny l Książnica: wieczór poezji, "
        "godz. 19 Calineczka, godz. 9, Wodnik godz. 16"
    )
    assert told(text, "2011-01-20") == [
        ("Calineczka", "2011-02-01T11:30"),
        ("Calineczka", "2011-02-02T09:00"),
        ("Calineczka", "2011-02-02T11:30"),
        ("wykład o pszczołach", "2011-02-03T18:00"),
        ("wieczór poezji", "2011-02-03T19:00"),
        ("Calineczka", "2011-02-03T09:00"),
        ("Wodnik", "2011-02-03T16:00"),
    ]


def test_prose_with_many_dates_is_no_programme() -> None:
    text = (
        "W maju zagrają u nas trzy chóry: 4 maja wystąpi chór Lutnia, 11 maja zaśpiewa chór Echo, a 18 maja usłyszymy "
        "chór Harmonia, który przyjedzie do nas prosto z festiwalu w Międzyzdrojach."
    )
    assert len(told(text, "2024-04-20")) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "W piątek, 12 lipca, w kościele w Cieplicach recital organowy Marty Zalewskiej, a w Karpaczu na Placu "
            "Flinsa zagra Kapela znad Izery.",
            ["recital organowy Marty Zalewskiej", "koncert: Kapela znad Izery"],
        ),
        (
            "W sobotę 13 lipca w Szklarskiej Porębie Bieg Hutników, w Kowarach Jarmark Tkaczy, a w Mysłakowicach "
            "piknik strażacki.",
            ["Bieg Hutników", "Jarmark Tkaczy", "piknik strażacki"],
        ),
        (
            "Niedziela, 14 lipca, to Święto Truskawki w Podgórzynie i koncert finałowy Letniej Sceny w Jeleniej Górze.",
            ["Święto Truskawki", "koncert finałowy Letniej Sceny"],
        ),
        (
            "Sobota, 13 lipca: w Bielawie koncert na dwie harfy. W Nysie Chór Echo, w Otmuchowie „Czeskie granie”.",
            ["koncert na dwie harfy", "koncert: Chór Echo", "„Czeskie granie”"],
        ),
    ],
)
def test_the_day_is_said_once_for_several_places(text: str, expected: list[str]) -> None:
    found = drafts(text, "2024-07-10")
    assert [draft.name for draft in found] == expected
    assert len({str(draft.start)[:10] for draft in found}) == 1


def test_a_night_of_two_dates_is_of_the_first() -> None:
    text = "NOC KULTURY 23/24 czerwca 2017\n19.30 pokaz mody\n24.00 kino pod gwiazdami „Rejs”"
    assert told(text)[1:] == [("pokaz mody", "2017-06-23T19:30"), ("kino pod gwiazdami „Rejs”", "2017-06-24T00:00")]


def test_a_line_that_begins_with_its_town() -> None:
    text = (
        "Gdzie się bawić?\n– Bytom Odrzański: 24 sierpnia, rynek, koncert zespołu Top Pięć o 20.00\n"
        "– Nowa Sól: 8 września, Port, Winobranie"
    )
    assert told(text, "2019-08-01") == [
        ("koncert zespołu Top Pięć", "2019-08-24T20:00"),
        ("Winobranie", "2019-09-08"),
    ]
