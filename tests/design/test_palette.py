"""Colours: one source, and every pair of text and ground readable."""

import pytest

from salony.design.palette import OTHER, TOKENS, contrast, palette, tokens_css
from salony.vocabulary.categories import CATEGORIES

READABLE = 4.5


def test_the_stylesheet_says_what_the_data_say() -> None:
    assert TOKENS.read_text("utf-8") == tokens_css()


def test_every_category_has_its_colour_and_at_least_two_moods() -> None:
    assert set(palette().categories) == {*CATEGORIES, OTHER}
    assert all(2 <= len(row.moods) <= 3 for slug, row in palette().categories.items() if slug != OTHER)
    assert len({row.colour for row in palette().categories.values()}) == len(palette().categories)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("ground", ["paper", "field", "mark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "link", "warn"])
def test_text_is_readable_on_every_ground_of_every_theme(theme: str, ground: str, text: str) -> None:
    tokens = palette().themes[theme]
    assert contrast(tokens[ground], tokens[text]) >= READABLE


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_focus_ring_stands_out(theme: str) -> None:
    tokens = palette().themes[theme]
    assert contrast(tokens["paper"], tokens["focus"]) >= 3


@pytest.mark.parametrize("category", [*CATEGORIES, OTHER])
def test_text_is_readable_on_every_category_and_poster(category: str) -> None:
    row = palette().of(category)
    assert contrast(row.colour, row.on) >= READABLE
    for mood in row.moods:
        assert contrast(mood.ground, mood.text) >= READABLE, mood


@pytest.mark.parametrize("category", [*CATEGORIES, OTHER])
def test_a_motif_can_be_told_from_its_ground(category: str) -> None:
    for mood in palette().of(category).moods:
        assert max(contrast(mood.ground, mood.shade), contrast(mood.ground, mood.accent)) >= 1.9, mood
        assert mood.shade != mood.accent


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_an_unknown_category_gets_the_neutral_colours() -> None:
    assert palette().of("no-such-thing") == palette().of(None) == palette().categories[OTHER]
