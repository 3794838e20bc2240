"""People on English pages: each has a sign, and capitals alone are none."""

import pytest

from salony.extraction.fields.english_people import english_people
from salony.extraction.fields.taking_part import label_of


def found(text: str) -> list[tuple[str, str | None]]:
    return [(person.draft.name, person.draft.role) for person in english_people(text, label_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "All Attachments",
        "Public Works",
        "Regular Board Meeting",
        "Mark Your Calendar",
        "August Board",
        "the St. Robert Hills neighbourhood",
        "Robert Brown Memorial Library",
        "John R Street",
        "Kazimierz Dolny",
        "Concert: Winter Songs",
        "Photo by Maria Nowak",
        "Contact: Robert Brown",
        "Mayor Robert Brown",
        "Download All Meeting Documents And Anna Writing Notes",
    ],
)
def test_capitals_are_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaker: Dr. Quilla Marrow", [("Quilla Marrow", None)]),
        (
            "Speakers: Quilla Marrow, Tobin Reed and Anna Lund",
            [("Quilla Marrow", None), ("Tobin Reed", None), ("Anna Lund", None)],
        ),
        ("Prof. Quilla Marrow will talk about rivers", [("Quilla Marrow", None)]),
        ("An evening with author Quilla Marrow", [("Quilla Marrow", "author")]),
        ("Quilla Marrow, soprano, sings Moniuszko", [("Quilla Marrow", "soprano")]),
        ("Krzysztof Nowak and Jan van der Meer play", [("Krzysztof Nowak", None), ("Jan van der Meer", None)]),
        ("Anna Lund & Trio Wodnik", [("Anna Lund", None), ("Trio Wodnik", None)]),
        ("Opening recital: Ensemble Wodnik, Castle", [("Ensemble Wodnik", None)]),
        ("Night Heron Orchestra", [("Night Heron Orchestra", None)]),
        ("Concert by the Millbrook String Quartet", [("Millbrook String Quartet", None)]),
    ],
)
def test_a_sign_makes_a_person(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected
