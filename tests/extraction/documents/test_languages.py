"""In which language a short text is."""

import pytest

from salony.extraction.documents.languages import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Swing evening in Poznań\nThursday 12 March, 8.30 pm\nTickets: 35 PLN", "en"),
        ("Open rehearsal\nWrocław, Friday 6 March, 7 pm", "en"),
        ("Recital\nŻelazowa Wola, 3 June, 6 pm. Admission free.", "en"),
        ("The Howlers\nŁódź, 3 czerwca, 19.30\nBilety 40 zł", "pl"),
        ("PIEŚNI ŁEMKOWSKIE\n5 STYCZNIA", "pl"),
        ("Lech Żuraw live, Wałbrzych 12.05", "pl"),
        ("Jazz zza miedzy\nsobota, 20.00", "pl"),
    ],
)
def test_names_of_towns_do_not_decide(text: str, expected: str) -> None:
    assert language_of(text) == expected
