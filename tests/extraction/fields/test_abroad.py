"""An English page speaks of a Polish town only where something on it says Poland."""

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot

_PAGE = (
    '<html lang="en"><body><h1>Community Evening</h1><p>May 7, 2026 at 6:00 PM</p>'
    "<p>{}</p><p>Presented by the Police Department</p></body></html>"
)


def _town(words: str, url: str | None = None) -> str | None:
    (draft,) = read(Snapshot.of_text(_PAGE.format(words), media_type="text/html", url=url))
    return draft.venue.city if draft.venue is not None else None


def test_a_word_that_is_a_polish_town_too_names_none() -> None:
    assert _town("Everybody is welcome.") is None


@pytest.mark.parametrize(
    "words", ["Guests from Poland meet in Lublin.", "ul. Szkolna 4, 20-001 Lublin", "Łódź, Lublin"]
)
def test_a_page_that_says_poland_may_name_its_towns(words: str) -> None:
    assert _town(words) is not None


def test_so_may_a_page_of_a_polish_site() -> None:
    assert _town("A walk in Lublin.", "https://spacery.example.pl/en/") == "Lublin"
    assert _town("A walk in Lublin.", "https://walks.example.org/") is None
