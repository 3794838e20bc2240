"""Whether words count days on from what was said before: "tego samego dnia", "nazajutrz", "kilka dni później"."""

import re
from functools import cache

from salony.language.signs import Sought
from salony.language.times.lexicon import Senses, lexicon

_SENSES = frozenset({"same_day", "next_day", "later"})


def counts_on(text: str, *, language: str = "pl") -> bool:
    """Their day is only known together with the text before them."""
    return _pattern(language).search(text) is not None


@cache
def _pattern(language: str) -> Sought:
    words = lexicon(language)
    found = {form for form, senses in words.forms.items() if _counts(senses)}
    for first, rests in words.phrases.items():
        found |= {" ".join((first, *rest)) for rest, senses in rests if _counts(senses)}
    names = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(found, key=len, reverse=True))
    return Sought(rf"\b(?:{names or '(?!)'})\b", re.IGNORECASE)


def _counts(senses: Senses) -> bool:
    return not _SENSES.isdisjoint(senses)
