"""Any text is read without an error, and in time that grows with its length only."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salony.extraction.announcements import read_announcements
from salony.extraction.document import Document

REFERENCE = dt.datetime.fromisoformat("2025-05-01")
PIECES = [
    "12 maja",
    "31 lutego",
    "o godz. 18.00",
    "godz. 25:61",
    "koncert",
    "„Zorza”",
    "wernisaż wystawy",
    "odwołany",
    "przełożony na",
    "\n",
    "\n\n",
    " – ",
    ", ",
    ". ",
    "; ",
    "(",
    ")",
    "„",
    "”",
    '"',
    "Data:",
    "Godzina:",
    "* ",
    "1. ",
    "w sobotę",
    "pt.",
    "i",
    "oraz",
    "od 3 do 28 lutego",
    "w każdy wtorek",
    "Muzeum",
    "ul. Polna 3",
    "Zapraszamy",
    "odbył się",
    "Festiwal",
    "2025",
    "br.",
    "\x00",
    "\ufeff",
]


def read(text: str) -> None:
    for draft in read_announcements(Document(text=text, visible=len(text)), reference=REFERENCE):
        assert draft.name
        str(draft.start), str(draft.end)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join).filter(lambda text: bool(text.strip("\x00\ufeff \n")))
)
def test_any_order_of_words(text: str) -> None:
    read(text)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    read(text)


def test_a_page_without_events_stays_without() -> None:
    text = "Dzień dobry.\nTo jest tekst o niczym."
    assert read_announcements(Document(text=text, visible=len(text)), reference=None) == []


def test_a_very_long_line_is_read() -> None:
    line = "Koncert „Zorza” odbędzie się 12 maja o godz. 18.00, a wstęp jest wolny, " * 2000
    read(line)
