"""Who calls people together is said once for the whole page."""

from salony.extraction import read
from salony.vocabulary import Snapshot


def test_the_only_caller_of_a_page_calls_to_all() -> None:
    text = (
        "Kino na trawie\n\nNa wieczorne seanse wszystkich zaprasza Urząd Miejski w Rajgrodzie.\n\n"
        "DATA\nMIEJSCE\nGODZINA\n"
        "07.07.2024\nGóra Zamkowa\n21:30\n10.07.2024\nplac przy remizie\n21:00\n"
    )
    drafts = read(Snapshot.of_text(text, language="pl"))
    assert [[one.name for one in draft.organizer] for draft in drafts] == [["Urząd Miejski w Rajgrodzie"]] * 2
