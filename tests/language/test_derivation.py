"""Families of words, told by their endings."""

import pytest

from salony.language.derivation import roots


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rzezbiarz", "rzezba"),
        ("malarski", "malarz"),
        ("jazzowy", "jazz"),
        ("jarmarczny", "jarmark"),
        ("fotograficzny", "fotografia"),
        ("strazacki", "strazak"),
        ("barborkowy", "barborka"),
        ("wakacyjny", "wakacje"),
        ("teatralny", "teatr"),
        ("ogrodniczy", "ogrod"),
    ],
)
def test_words_of_one_family_share_a_root(one: str, other: str) -> None:
    assert {one, *roots(one)} & {other, *roots(other)}


@pytest.mark.parametrize(
    ("one", "other"), [("kino", "kinkiet"), ("teatr", "teka"), ("muzeum", "muzyka"), ("bal", "balet")]
)
def test_words_that_only_begin_alike_do_not(one: str, other: str) -> None:
    assert not {one, *roots(one)} & {other, *roots(other)}


def test_short_words_numbers_and_other_scripts_have_no_root() -> None:
    assert roots("bal") == roots("2024") == roots("музей") == ()
