"""Tables whose cells are lines of their own, and lines of cells below the columns' titles."""

from salony.extraction import read
from salony.vocabulary import Snapshot

STACKED = """Kino na trawie

Na bezpłatne projekcje zaprasza gmina.

LP.

DATA

MIEJSCOWOŚĆ

MIEJSCE

GODZINA

1.

07.07.2024 r.

Lipnik

Góra Zamkowa

21:30

2.

10.07.2024 r.

Czarna Struga

plac przy remizie

21:00

Udział nic nie kosztuje.
"""


def test_cells_below_each_other() -> None:
    found = read(Snapshot.of_text(STACKED, language="pl"))
    assert [
        (draft.name, str(draft.start), draft.venue and draft.venue.name, draft.venue and draft.venue.city)
        for draft in found
    ] == [
        ("Kino na trawie", "2024-07-07T21:30", "Góra Zamkowa", "Lipnik"),
        ("Kino na trawie", "2024-07-10T21:00", "plac przy remizie", "Czarna Struga"),
    ]


def test_cells_in_a_line() -> None:
    text = (
        "Ferie w domu kultury\ndzień | godzina | zajęcia | prowadzi\npn 19.01.2026 | 10-12 | Maski | Hanna Wilk\n"
        "wt 20.01.2026 | 11 | Teatr cieni | –"
    )
    found = read(Snapshot.of_text(text, language="pl"))
    assert [(draft.name, str(draft.start), str(draft.end)) for draft in found] == [
        ("Maski", "2026-01-19T10:00", "2026-01-19T12:00"),
        ("Teatr cieni", "2026-01-20T11:00", "None"),
    ]


def test_labels_of_one_event_are_no_table() -> None:
    text = "Turniej szachowy\nData:\n19 stycznia 2025\nGodzina:\n10:00\nMiejsce:\nKlub Osiedlowy"
    (draft,) = read(Snapshot.of_text(text, language="pl"))
    assert (draft.name, str(draft.start)) == ("Turniej szachowy", "2025-01-19T10:00")
