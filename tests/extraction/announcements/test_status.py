import pytest

from salony.extraction import read
from salony.extraction.announcements.status import notice
from salony.vocabulary import EventStatus, Snapshot


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Koncert został odwołany.", EventStatus.CANCELLED),
        ("Spektakl nie odbędzie się z powodu awarii.", EventStatus.CANCELLED),
        ("Festiwal przekładamy na wrzesień.", EventStatus.POSTPONED),
        ("Zmiana terminu: zapraszamy tydzień później.", EventStatus.POSTPONED),
        (
            "Zaplanowane na 27 marca spotkanie z okazji Międzynarodowego Dnia Teatru odbędzie się 23 maja.",
            EventStatus.POSTPONED,
        ),
    ],
)
def test_what_a_sentence_says_of_an_events_fate(text: str, status: EventStatus) -> None:
    found = notice(text)
    assert found is not None
    assert found.status is status


@pytest.mark.parametrize(
    "text", ["Nie odwołujemy koncertu.", "Koncert odbędzie się zgodnie z planem.", "Koncert przeniesiony do hali."]
)
def test_what_stays_as_it_is(text: str) -> None:
    assert notice(text) is None


def test_the_day_that_was_announced_is_given_up() -> None:
    text = "Koncert zespołu „Jodły” zapowiadany na 20 grudnia 2026 przenosimy na 27 grudnia, godz. 18."
    (draft,) = read(Snapshot.of_text(text))
    assert (draft.name, str(draft.start), str(draft.previous_start)) == (
        "Koncert zespołu „Jodły”",
        "2026-12-27T18:00",
        "2026-12-20",
    )


def test_the_former_day_lies_before_the_new_one() -> None:
    text = "Koncert chóru „Lutnia”, który miał się odbyć 6 grudnia, przełożono na 17 stycznia 2027 r., godz. 18:00."
    (draft,) = read(Snapshot.of_text(text))
    assert (str(draft.start), str(draft.previous_start)) == ("2027-01-17T18:00", "2026-12-06")


def test_a_noun_moves_from_one_day_to_another_and_money_is_no_event() -> None:
    text = (
        "Dyrekcja zgodziła się na przeniesienie premiery „Zimowa opowieść” z 14 listopada 2026 na 5 grudnia 2026.\n"
        "Pieniądze za kupione bilety na odwołane spektakle nie przepadną.\n"
    )
    (draft,) = read(Snapshot.of_text(text))
    assert (str(draft.start), str(draft.previous_start)) == ("2026-12-05", "2026-11-14")
