"""Numbers written as words: "do trzydziestu złotych" becomes "do 30 złotych", "o osiemnastej" becomes "o 18"."""

from collections.abc import Sequence
from dataclasses import replace

from salony.discovery.understanding.lexicon import folded_set, numerals, ordinal_hours, vocabulary
from salony.discovery.understanding.quantities import unit_words
from salony.discovery.understanding.words import Token


def with_figures(row: Sequence[Token], language: str) -> tuple[Token, ...]:
    """Words of number become figures where a unit follows; elsewhere ("siedem grzechów") they stay what they are."""
    known, units = numerals(language), unit_words()
    row = _with_hours(row, language)
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


def _with_hours(row: Sequence[Token], language: str) -> list[Token]:
    """Only after a word of time and before none that it could belong to: "o ósmej" but not "o ósmej planecie"."""
    hours, found = ordinal_hours(language), list(row)
    number = 1
    while hours and number < len(found):
        for length in (2, 1):
            said = tuple(token.folded for token in found[number : number + length])
            after = found[number + length].folded if number + length < len(found) else ""
            if (
                len(said) == length
                and said in hours
                and found[number - 1].folded in folded_set(language, "hours", "after")
                and _ends(language, after)
            ):
                text = str(hours[said])
                last = found[number + length - 1]
                found[number : number + length] = [replace(found[number], text=text, folded=text, stop=last.stop)]
                break
        number += 1
    return found


def _ends(language: str, word: str) -> bool:
    known = vocabulary(language)
    return not word or known.time.knows(word) or known.has("drop", "prepositions", word) or known.phrases.knows(word)
