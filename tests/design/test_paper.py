"""PDF in our own type: every letter of ours is in the file, and the same content gives the same bytes."""

import datetime as dt

import pytest

from salony.design.paper import Paper

MADE = dt.datetime(2025, 1, 28, 17, 0, tzinfo=dt.UTC)


def paper(**more: object) -> Paper:
    it = Paper(title="Zażółć gęślą jaźń", made=MADE, **more)  # type: ignore[arg-type]
    it.add_page()
    return it


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("style", ["", "I", "B", "black"])
def test_every_face_has_the_letters_of_polish(style: str) -> None:
    it = paper()
    it.say("Zażółć gęślą jaźń – „ŻORY”, 28 stycznia…", style=style)
    content = it.content()
    assert content.startswith(b"%PDF-")
    assert b"SalonySans" in content.replace(b" ", b"")


def test_the_same_content_is_the_same_file() -> None:
    files = []
    for _ in range(2):
        it = paper(size=(105, 74), margin=6)
        it.say("Anna Lipska", size=24, style="black")
        it.rule()
        files.append(it.content())
    assert files[0] == files[1]


def test_a_long_text_goes_on_over_the_pages() -> None:
    it = paper()
    it.say("słowo " * 3000)
    assert it.page_no() > 2
