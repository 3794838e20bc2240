"""Measuring, shortening, outlining."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.design.afisz.letters import clean, drawable, fitted, outline, shortened, width


def test_width_grows_with_the_size_and_knows_kerning() -> None:
    assert width("Żory", 20) == pytest.approx(2 * width("Żory", 10))
    assert width("AV", 1000) < width("A", 1000) + width("V", 1000)
    assert width("Ż", 1000) == width("Z", 1000)


def test_letters_of_other_scripts_have_an_estimated_width() -> None:
    assert width("東", 1000) > width("m", 1000)
    assert width("e\u0301", 1000) >= width("e", 1000)
    assert width("Вечір", 10) > 0


@given(st.text(max_size=120), st.floats(min_value=40, max_value=300))
def test_what_is_shortened_fits(text: str, room: float) -> None:
    cut = shortened(clean(text), 15, room)
    assert width(cut, 15) <= room
    assert cut == clean(text) or cut.endswith("…")


def test_shortening_stops_at_a_word_and_never_at_a_little_one() -> None:
    assert shortened("Miejska Biblioteka Publiczna im. Ottona Sterna", 15, 240) == "Miejska Biblioteka Publiczna…"


def test_a_line_gets_smaller_before_it_is_cut() -> None:
    text = "Miejska Biblioteka Publiczna"
    whole, size = fitted(text, 15, 12, width(text, 14))
    assert whole == text
    assert 13.8 <= size <= 14


@given(st.text(max_size=60))
def test_clean_text_holds_nothing_that_xml_forbids(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", clean(text))
    assert clean(clean(text)) == clean(text)


def test_an_outline_is_drawn_in_relative_steps_from_the_left() -> None:
    assert drawable("Zażółć gęślą jaźń")
    assert not drawable("Київ")
    path = outline("ś")
    # Body and accent: two closed figures.
    assert path.count("z") == path.count("M") == 2
    assert outline("").strip() == ""
