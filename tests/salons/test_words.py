"""Days in words, as each language writes them."""

import datetime as dt

import pytest
from django.utils.translation import override

from salony.salons import words


@pytest.mark.parametrize(("code", "said"), [("pl", "czwartek, 10 grudnia 2026"), ("en", "Thursday, 10 December 2026")])
def test_a_day(code: str, said: str) -> None:
    with override(code):
        assert words.day(dt.date(2026, 12, 10)) == said
