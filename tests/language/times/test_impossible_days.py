"""Days that no calendar has."""

import pytest

from salony.extraction import document, read
from salony.language.times import impossible_days
from salony.vocabulary import Snapshot


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Koncert 31 lutego o 19", "pl", ["31 lutego"]),
        ("29 lutego 2025, 29 lutego 2028 i 29 lutego", "pl", ["29 lutego 2025"]),
        ("31.06.2026 albo 30.06.2026, potem 31/04/2026", "pl", ["31.06.2026", "31/04/2026"]),
        ("open on 31 June 2026", "en", ["31 June 2026"]),
        ("13.30.2026, 45 maja, lutego 31 osób", "pl", []),
        ("", "pl", []),
    ],
)
def test_they_are_found_and_nothing_else(text: str, language: str, said: list[str]) -> None:
    assert [day.text for day in impossible_days(text, language=language)] == said


def test_an_event_on_such_a_day_has_no_date_and_says_why() -> None:
    snapshot = Snapshot.of_text("Koncert chóru Echo 31 lutego 2025 o godz. 19.00 w Domu Kultury.")
    (event,) = read(snapshot)
    assert event.name == "Koncert chóru Echo"
    assert event.start is None or event.start.day is None
    assert [str(problem.message("pl")) for problem in document(snapshot).problems] == [
        "Takiego dnia nie ma: 31 lutego 2025. Wydarzenie zostaje bez daty, dopóki źródło jej nie poprawi."
    ]
