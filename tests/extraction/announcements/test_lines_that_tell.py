"""A line that is a sentence names nothing; a guest, a verdict, an hour told later belong to what was named before."""

import pytest

from salony.extraction.announcements.headings import is_measure, leads_on
from salony.extraction.announcements.predicates import predicate
from salony.vocabulary import EventStatus

from .told import drafts, told


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("Przypominamy, że spotkanie jest jutro", "Przypominamy"),
        ("Koncert zacznie się punktualnie", "zacznie"),
        ("Spektakl „Czekamy na deszcz”", None),
        ("Wieczór gier (zapraszamy rodziny)", None),
        ("Warsztaty wikliniarskie", None),
    ],
)
def test_what_makes_a_sentence(line: str, verb: str | None) -> None:
    found = predicate(line)
    assert (found.group() if found else None) == verb


@pytest.mark.parametrize("line", ["Nowe terminy przedstawiają się tak:", "Program:"])
def test_what_leads_on_names_nothing(line: str) -> None:
    assert leads_on(line)


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("Czas trwania przedstawienia: około 70 minut", True),
        ("Wiek uczestników: od 6 do 9 lat", True),
        ("Koncert jubileuszowy: 40 lat chóru", False),
        ("Wieczór z poezją: Norwid", False),
    ],
)
def test_a_measure_is_no_name(line: str, *, measure: bool) -> None:
    assert is_measure(line) is measure


def test_a_line_that_is_a_sentence_takes_the_name_told_before() -> None:
    text = (
        "Wkrótce gościć będziemy w naszej czytelni autorkę reportaży Halinę Borek.\n"
        "Zapraszamy na spotkanie 18 marca o godz. 17.30\n"
    )
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("spotkanie: Halina Borek", "2026-03-18T17:30")


def test_a_description_before_the_guest_breaks_no_name_off() -> None:
    (draft,) = drafts("Zapraszamy 18 marca o 17 na spotkanie z niezwykle ciepłą, mądrą - panią Haliną Borek.")
    assert draft.name == "spotkanie z Haliną Borek"


def test_the_list_below_a_sentence_is_of_what_was_spoken_of() -> None:
    text = (
        "Recital Jana Wrzosa został przełożony.\n\nNowe terminy przedstawiają się następująco:\n\n"
        "4.06.2026 – Hala Sportowa Ełk\n\n18.06.2026 – Amfiteatr Giżycko\n"
    )
    found = {(draft.name, str(draft.start)) for draft in drafts(text) if draft.start is not None}
    assert found == {("Recital Jana Wrzosa", "2026-06-04"), ("Recital Jana Wrzosa", "2026-06-18")}


def test_the_hour_of_what_was_named_without_a_day() -> None:
    text = "Koncert „Nokturny” przeniesiono z dziedzińca do kaplicy.\nPrzypomnijmy, że początek to godz. 19.\n"
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("Koncert „Nokturny”", "T19:00")


def test_tickets_and_new_days_are_no_events() -> None:
    text = (
        "Spektakl „Brzeg” nie odbędzie się 12 marca.\nNowa data wydarzenia zostanie podana, gdy spektakl zostanie "
        "przełożony.\nWszystkie zakupione bilety na przełożone koncerty zachowują ważność.\n"
    )
    (draft,) = drafts(text)
    assert draft.name == "Spektakl „Brzeg”"
    assert draft.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)


def test_an_item_below_a_feast_of_its_day_is_another_event() -> None:
    text = "Zapraszamy na Święto Plonów – niedziela, 6 września 2026 r.\n13.30 – Obrzęd plonów\n15.00 – Loteria\n"
    names = [draft.name for draft in drafts(text)]
    assert "Obrzęd plonów" in names


def test_the_hours_of_two_months() -> None:
    text = (
        "Na skwerze pokażemy film „Wiosło” (9 lipca) i film „Tama” (6 sierpnia).\n"
        "W lipcu seanse startują o 21:30, natomiast w sierpniu o 21:00.\n"
    )
    assert told(text) == {("film „Wiosło”", "2026-07-09T21:30"), ("film „Tama”", "2026-08-06T21:00")}


def test_the_hour_of_both_days_of_one_name() -> None:
    text = "7 i 21 sierpnia odbędą się „Tańce na molo”.\n„Tańce na molo” rozpoczną się o godz. 17.\n"
    assert {start for _, start in told(text)} == {"2026-08-07T17:00", "2026-08-21T17:00"}


def test_a_verb_tells_of_its_subject() -> None:
    text = "4 maja rozpoczął się tydzień garncarski, w czasie którego chętni mogą wziąć udział w szkoleniu z toczenia."
    assert told(text) == {("tydzień garncarski", "2026-05-04")}


def test_what_a_relative_clause_dates() -> None:
    text = (
        "Warsztaty rzeźbiarskie w Lipowej były udane.\n"
        "Uczestnicy odbiorą prace podczas wystawy, która odbędzie się 6 maja o godz. 16.\n"
    )
    assert ("wystawa", "2026-05-06T16:00") in told(text)


def test_an_exhibition_that_was_opened() -> None:
    text = "Doroczna wystawa hafciarek z Borów została otwarta w galerii ratusza 13 lutego."
    assert told(text) == {("wernisaż: Doroczna wystawa hafciarek z Borów", "2026-02-13")}


def test_who_waits_for_guests_is_no_event() -> None:
    text = "Wieczór w muzeum\n\nKawa, ciasto i rozmowy oraz my czekamy na gości 6 maja od godziny 17.00.\n"
    assert not any(name.startswith("Kawa") for name, _ in told(text))


def test_when_and_where_is_a_label() -> None:
    text = "Wieczór z kroniką miasta\nCzas i miejsce: 6.05.2026 (środa) godz. 17.00, Muzeum Miejskie\n"
    assert told(text) == {("Wieczór z kroniką miasta", "2026-05-06T17:00")}
