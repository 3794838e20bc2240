import pytest

from salony.extraction.announcements.status import notice
from salony.vocabulary import EventStatus


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Koncert został odwołany.", EventStatus.CANCELLED),
        ("Spektakl nie odbędzie się z powodu awarii.", EventStatus.CANCELLED),
        ("Festiwal przekładamy na wrzesień.", EventStatus.POSTPONED),
        ("Zmiana terminu: zapraszamy tydzień później.", EventStatus.POSTPONED),
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
