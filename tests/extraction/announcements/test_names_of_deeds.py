"""Events that a verb names, and names that a noun only explains."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot


def _names(sentence: str) -> list[str]:
    text = f"Weekend w Lipowie\n\n{sentence}\n"
    return [draft.name for draft in read(Snapshot.of_text(text), reference=dt.datetime(2026, 5, 28, 12, tzinfo=dt.UTC))]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("W sobotę, 6 czerwca, o godz. 10.00 mieszkańcy będą sadzić drzewa w parku.", "sadzenie drzew"),
        ("W niedzielę, 7 czerwca, o godz. 9.00 harcerze będą sprzątać brzeg rzeki.", "sprzątanie brzegu"),
        ("W piątek, 5 czerwca, o godz. 17.00 będziemy malować duże latawce.", "malowanie dużych latawców"),
        ("W piątek, 5 czerwca, o godz. 21.00 puścimy lampiony nad stawem.", "puszczenie lampionów"),
        ("W sobotę, 6 czerwca, o 10.00 budujemy karmniki dla ptaków.", "budowanie karmników"),
    ],
)
def test_what_people_will_do_names_the_event(sentence: str, name: str) -> None:
    assert _names(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Od 5 czerwca od godz. 10.00 będzie można kupić bilety w kasie.",
        "W sobotę, 6 czerwca, będzie obowiązywać nowy rozkład jazdy.",
        "W sobotę, 6 czerwca, malujemy ściany czytelni.",
    ],
)
def test_what_is_done_around_events_names_none(sentence: str) -> None:
    assert _names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("W piątek, 5 czerwca, o 18.00 zapraszamy na planszówki.", "planszówki"),
        ("W sobotę, 6 czerwca, o 10 zapraszamy dzieci do czytelni na układanie klocków.", "układanie klocków"),
        ("W sobotę, 6 czerwca, o 10 zapraszamy na wielkie dyktando z nagrodami.", "wielkie dyktando z nagrodami"),
        ("Zapraszamy na śniadanie na trawie 7 czerwca o godz. 9.00.", "śniadanie na trawie"),
    ],
)
def test_what_people_are_called_to_names_the_event(sentence: str, name: str) -> None:
    assert _names(sentence) == [name]


@pytest.mark.parametrize("where", ["naszą stronę internetową", "Rynek", "salę gimnastyczną"])
def test_where_people_are_called_to_names_no_event(where: str) -> None:
    assert read(Snapshot.of_text(f"W sobotę, 6 czerwca 2026, o godz. 10.00 zapraszamy na {where}.")) == []


def test_a_noun_that_explains_a_name_is_not_the_name() -> None:
    assert _names(
        "W piątek, 5 czerwca, o godz. 16.00 w Pałacu odbędą się Wieczory Lipowskie, spotkanie animatorów z regionu."
    ) == ["Wieczory Lipowskie"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("stand-uper Olaf Modrzew", "stand-up: Olaf Modrzew"),
        ("kabaret Trzy Guziki", "kabaret Trzy Guziki"),
        ("zespół Dwa Brzegi", "koncert: zespół Dwa Brzegi"),
    ],
)
def test_what_a_performer_gives(who: str, name: str) -> None:
    assert _names(f"W piątek, 5 czerwca, o godz. 20.00 w Domu Kultury wystąpi {who}. Bilety po 30 zł.") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wizja lokalna możliwa w dniach 2–4 czerwca w godz. 9–14.",
        "W piątek, 5 czerwca, o godz. 9.00 odbiór kluczy konieczny.",
    ],
)
def test_a_phrase_that_says_something_of_its_noun_is_no_name(sentence: str) -> None:
    assert _names(sentence) == []


def test_standing_meetings_bear_the_names_over_them() -> None:
    text = (
        "Stałe zajęcia w Lipowie\n\nPotańcówka seniora\nW każdy poniedziałek o godz. 10:00 w Domu Kultury ruszamy na "
        "parkiet.\n\nKoło Poetów „Wir”\nSpotkania w każdy czwartek o godz. 17:30 w Klubie Parowóz. Wstęp wolny.\n"
    )
    drafts = read(Snapshot.of_text(text), reference=dt.datetime(2026, 5, 28, 12, tzinfo=dt.UTC))
    assert [(draft.name, draft.recurrence) for draft in drafts] == [
        ("Potańcówka seniora", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=10;BYMINUTE=0"),
        ("Koło Poetów „Wir”", "FREQ=WEEKLY;BYDAY=TH;BYHOUR=17;BYMINUTE=30"),
    ]
