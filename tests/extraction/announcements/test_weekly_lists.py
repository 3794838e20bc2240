"""What is held every week, in one word or a verb; the hour and the days that a sentence says for a rule."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = dt.datetime(2026, 9, 7, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def rules(text: str) -> list[tuple[str, str]]:
    return [(draft.name, str(draft.recurrence)) for draft in drafts(text)]


MONDAY_AT_TEN = "FREQ=WEEKLY;BYDAY=MO;BYHOUR=10;BYMINUTE=0"
WEDNESDAY_AT_ELEVEN = "FREQ=WEEKLY;BYDAY=WE;BYHOUR=11;BYMINUTE=0"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Zajęcia w klubie „Wrzos”\nponiedziałki, 10.00 – gimnastyka\nśrody, 11.00 – warcaby",
            [("gimnastyka", MONDAY_AT_TEN), ("warcaby", WEDNESDAY_AT_ELEVEN)],
        ),
        (
            "Zajęcia w klubie „Wrzos”\nPONIEDZIAŁKI\n10.00 malarstwo\nŚRODY\n11.00 dziergamy na drutach",
            [("malarstwo", MONDAY_AT_TEN), ("dziergamy na drutach", WEDNESDAY_AT_ELEVEN)],
        ),
        (
            "Klub Seniora „Wrzos”\nPoniedziałki: brydż\nŚrody: śpiewamy przy gitarze\nSpotykamy się o 10.00.",
            [("brydż", MONDAY_AT_TEN), ("śpiewamy przy gitarze", WEDNESDAY_AT_ELEVEN.replace("11", "10"))],
        ),
    ],
)
def test_each_line_is_what_is_done_there(text: str, found: list[tuple[str, str]]) -> None:
    assert rules(text) == found


@pytest.mark.parametrize("word", ["przerwa", "dzieci", "zbiórka", "rano"])
def test_a_word_that_names_nothing_is_no_event(word: str) -> None:
    assert word not in [draft.name for draft in drafts(f"Zajęcia w klubie\nPONIEDZIAŁKI\n10.00 {word}\n12.00 szachy")]


def test_a_rule_with_a_room_below_a_name() -> None:
    text = "Biblioteka dla malucha\n\nPoranek z rymowanką\nw każdą środę o 11.00, oddział dla dzieci\n"
    assert rules(text) == [("Poranek z rymowanką", WEDNESDAY_AT_ELEVEN)]


def test_a_game_is_played() -> None:
    text = "Klub Seniora\nW każdy ostatni piątek miesiąca o 17.00 gramy w bingo."
    assert rules(text) == [("bingo", "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=17;BYMINUTE=0")]


def test_the_first_and_the_last_day_of_a_rule() -> None:
    text = (
        "Warsztaty ceramiki\nZapraszamy na warsztaty ceramiki w każdy wtorek o godz. 18.00. "
        "Zaczynamy 6 października, ostatnie zajęcia 15 grudnia."
    )
    (draft,) = drafts(text)
    assert str(draft.start) == "2026-10-06T18:00"
    assert draft.recurrence == "FREQ=WEEKLY;BYDAY=TU;BYHOUR=18;BYMINUTE=0;UNTIL=20261215"


def test_an_hour_said_daily_for_a_list_holds_though_places_must_be_booked() -> None:
    text = (
        "Ferie w bibliotece\nZajęcia odbywają się codziennie w godz. 11.00–12.30, obowiązują zapisy.\n"
        "• Poniedziałek (14.09): warsztaty lepienia z gliny\n• Wtorek (15.09): turniej gier planszowych\n"
    )
    assert [str(d.start) for d in drafts(text)] == ["2026-09-14T11:00", "2026-09-15T11:00"]


def test_weekdays_below_a_span_of_weeks_are_held_in_each_of_them() -> None:
    text = (
        "Zima w bibliotece\nOd 1 do 12 lutego 2027 zapraszamy dzieci na zajęcia w oddziale na Lipowej.\n"
        "Poniedziałek – budujemy z klocków\nWtorek – lepimy z gliny\nŚroda – gry planszowe\n"
        "Zajęcia trwają od 11.00 do 13.00. Obowiązują zapisy.\n"
    )
    found = {draft.name: (draft.recurrence, str(draft.start)) for draft in drafts(text)}
    assert found["lepimy z gliny"] == (
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270212;BYHOUR=11;BYMINUTE=0",
        "2027-02-02T11:00",
    )
    assert found["gry planszowe"][1] == "2027-02-03T11:00"


def test_weekdays_below_a_single_week_are_its_days() -> None:
    text = (
        "Zima w bibliotece\nOd 1 do 5 lutego 2027 zapraszamy dzieci na zajęcia.\n"
        "Poniedziałek – budujemy z klocków\nWtorek – lepimy z gliny\nŚroda – gry planszowe\n"
    )
    found = {d.name: str(d.start) for d in drafts(text)}
    assert found["lepimy z gliny"] == "2027-02-02"


def test_leaders_in_short_are_people_and_no_part_of_the_name() -> None:
    text = (
        "Harmonogram zajęć stałych w Ośrodku Kultury\n\nWTOREK\n\n"
        "godz. 17.00   – Zajęcia taneczne gr. 1 – instr. A. Zając\n\n"
        "godz. 18.00   – Zajęcia taneczne gr. 2 – instr. A. Zając\n\nŚRODA\n\n"
        "godz. 16.00 – Zajęcia teatralne – instr. J. Bór\n"
    )
    assert [(draft.name, [person.name for person in draft.people]) for draft in drafts(text)] == [
        ("Zajęcia taneczne gr. 1", ["A. Zając"]),
        ("Zajęcia taneczne gr. 2", ["A. Zając"]),
        ("Zajęcia teatralne", ["J. Bór"]),
    ]
