"""Adjectives of towns: which town is meant, and which words mean none."""

import pytest

from salony.language.town_adjectives import find_towns, town_of


@pytest.mark.parametrize(
    ("adjective", "town"),
    [
        ("strzegomskim", "Strzegom"),
        ("płockiej", "Płock"),
        ("Żorskie", "Żory"),
        ("rzeszowskiego", "Rzeszów"),
        ("gliwicki", "Gliwice"),
        ("gdańską", "Gdańsk"),
        ("szczecińskim", "Szczecin"),
        ("lubelskiej", "Lublin"),
        ("łódzkie", "Łódź"),
        ("mieleckich", "Mielec"),
    ],
)
def test_the_town(adjective: str, town: str) -> None:
    assert town_of(adjective) == town


@pytest.mark.parametrize(
    "word", ["polski", "miejskiego", "śląskim", "niskie", "autorskie", "wielki", "Kowalska", "studencki"]
)
def test_no_town(word: str) -> None:
    assert town_of(word) is None


def test_where_they_stand() -> None:
    assert find_towns("na strzegomskim Rynku i w płockiej kulturze") == ((3, 15, "Strzegom"), (26, 34, "Płock"))
