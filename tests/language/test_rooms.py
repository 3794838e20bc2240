"""Rooms that have a number, squares that are named by what they lie beside."""

import pytest

from salony.language.institutions import find_institutions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("18:00, Sala 2.04", "Sala 2.04"),
        ("sala 112, godz. 18", "sala 112"),
        ("podwórko przy Młyńskiej 8", "podwórko przy Młyńskiej 8"),
        ("koncert na scenie na rynku", "scena na rynku"),
        ("na placu przed ratuszem", "plac przed ratuszem"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert [item.name for item in find_institutions(text)] == [name]


@pytest.mark.parametrize(
    "text", ["sala 200 miejsc", "sala 18:00", "pchli targ", "gra terenowa", "Agenda Center", "Document Library"]
)
def test_no_places(text: str) -> None:
    assert not find_institutions(text)
