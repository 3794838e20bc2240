"""What counts on from the day of an earlier paragraph, in prose and with a reference that must not win."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.language.times import counts_on
from salony.vocabulary import Snapshot

REFERENCE = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Tego samego dnia o godz. 16.00", "2026-06-06T16:00"),
        ("Nazajutrz o godz. 16.00", "2026-06-07T16:00"),
        ("Dwa dni później o godz. 16.00", "2026-06-08T16:00"),
    ],
)
def test_the_day_is_counted_from_the_paragraph_before(words: str, start: str) -> None:
    text = (
        "Weekend w Lipowie\n\n"
        "W sobotę, 6 czerwca, o godz. 10.00 w Klubie Parowóz odbędzie się teatrzyk „Smok”.\n\n"
        f"{words} w Klubie Parowóz odbędzie się spotkanie podróżników „Gruzja”.\n"
    )
    found = {draft.name: str(draft.start) for draft in read(Snapshot.of_text(text), reference=REFERENCE)}
    assert found == {"teatrzyk „Smok”": "2026-06-06T10:00", "spotkanie podróżników „Gruzja”": start}


def test_what_stands_alone_does_not_count_on() -> None:
    assert not counts_on("W piątek, 5 czerwca, o godz. 10.00 w Klubie Parowóz")
    assert counts_on("The next day at 4 pm", language="en")


def test_who_speaks_of_a_theme_takes_part_and_who_is_quoted_does_not() -> None:
    text = (
        "6 czerwca 2026 roku w Pałacu odbyła się debata „Miasta”. "
        "O sieci bibliotek mówili Jan Modrzew, Ewa Brzoza i Karol Lipa. "
        "– To dobry początek – mówi Zofia Klon.\n"
    )
    (event,) = read(Snapshot.of_text(text), reference=REFERENCE)
    assert [person.name for person in event.people] == ["Jan Modrzew", "Ewa Brzoza", "Karol Lipa"]
