"""For whom an event is, told apart from who pays less for it."""

import datetime as dt

import pytest

from salony.extraction import read
from salony.vocabulary import AudienceDraft, Snapshot

REFERENCE = dt.datetime(2026, 11, 9, 9, 0)  # noqa: DTZ001 - local wall time


def audience(text: str) -> AudienceDraft | None:
    (draft,) = read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)
    return draft.audience


@pytest.mark.parametrize(
    "price",
    [
        "Bilet kosztuje 30 zł, a uczniowie i seniorzy zapłacą 20 zł.",
        "Bilety: normalny 30 zł, ulgowy (uczniowie, emeryci) 20 zł.",
        "Bilety dla seniorów 20 zł.",
        "Wstęp wolny dla dzieci do 7 lat.",
        "Zniżka dla rodzin wielodzietnych.",
    ],
)
def test_who_pays_less_is_not_for_whom_it_is(price: str) -> None:
    assert audience(f"W piątek, 13 listopada, o godz. 19.00 w Klubie Iskra zagra kwartet jazzowy. {price}") is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("13 listopada o godz. 10.00 warsztaty dla dzieci, bilety ulgowe 10 zł.", ("children",)),
        ("13 listopada o godz. 10.00 w bibliotece potańcówka dla seniorów. Wstęp wolny.", ("seniors",)),
        ("13 listopada o godz. 20.00 w klubie stand-up, wstęp tylko dla dorosłych.", ("adults",)),
    ],
)
def test_for_whom_it_is(text: str, kinds: tuple[str, ...]) -> None:
    found = audience(text)
    assert found is not None
    assert found.kinds == kinds
