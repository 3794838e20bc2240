"""Amounts written as words: "do trzydziestu złotych" becomes "do 30 złotych"."""

from collections.abc import Sequence
from dataclasses import replace

from salony.discovery.understanding.lexicon import numerals
from salony.discovery.understanding.quantities import unit_words
from salony.discovery.understanding.words import Token


def with_figures(row: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Words of number become figures where a unit follows; elsewhere ("siedem grzechów") they stay what they are."""
    known, units = numerals(language), unit_words()
    found: list[Token] = []
    number = 0
    while number < len(row):
        token, after = row[number], number + 1
        value = known.get(token.folded)
        ones = known.get(row[after].folded, 0) if value and value % 10 == 0 and after < len(row) else 0
        if value and 0 < ones < 10:
            value, after = value + ones, after + 1
        if value and after < len(row) and row[after].folded in units:
            token = replace(token, text=str(value), folded=str(value), stop=row[after - 1].stop)
            number = after - 1
        found.append(token)
        number += 1
    return tuple(found)
