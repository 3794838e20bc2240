"""A rule alone below a name, days below a month, weekdays that look back or belong to a name."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = dt.datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


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
