"""A pattern that looks for its signs first finds what the plain pattern finds, in every text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.extraction.announcements.lexicon import PHRASES
from salony.language.signs import Sought, signs_of

_LISTS = ("status", "nameless", "titles")
_PATTERNS = [pattern for name in _LISTS for pattern in PHRASES[name].values() if isinstance(pattern, str)]
_WORDS = sorted({word for pattern in _PATTERNS for word in re.findall(r"[^\W\d_]{2,}", pattern)})
_TEXTS = st.lists(st.sampled_from([*_WORDS, "12", ":", "„", "zł", "\n", "ſ", "K", "I"]), max_size=12).map(" ".join)


@pytest.mark.parametrize("pattern", _PATTERNS)
@given(text=st.one_of(_TEXTS, _TEXTS.map(str.upper), st.text(max_size=30)))
def test_nothing_is_missed(pattern: str, text: str) -> None:
    plain = re.compile(pattern, re.IGNORECASE)
    found, expected = Sought(pattern, re.IGNORECASE).search(text), plain.search(text)
    assert (found and found.span()) == (expected and expected.span())
    rows = [match.span() for match in Sought(pattern, re.IGNORECASE).finditer(text)]
    assert rows == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"\b(?:odwołan\w*|cancell?ed)\b", ("cancel", "odwołan")),
        (r"(?:free|wolny)? wstęp", (" wstęp",)),
        (r"\d+ zł", (" zł",)),
        (r"(?:a|bilety)\s", ()),
        (r"[ab]+", ()),
        (r"(?i:Bilety) tu", (" tu",)),
        (r"📍\W*", ("📍",)),
    ],
)
def test_signs_are_what_every_match_has(pattern: str, signs: tuple[str, ...]) -> None:
    assert signs_of(pattern) == signs
