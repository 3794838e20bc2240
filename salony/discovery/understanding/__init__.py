"""A visitor's words, understood: one search box for everything.

For: `understand`, from text to `Query`. Pure: what the catalogue knows comes in as `KnownNames`.
May know: language, vocabulary. No Django.
"""

import datetime as dt

from salony.discovery.query import Query
from salony.discovery.understanding.language import language_of
from salony.discovery.understanding.lexicon import LANGUAGES, data, vocabulary
from salony.discovery.understanding.names import KnownNames
from salony.discovery.understanding.numerals import with_figures
from salony.discovery.understanding.reading import Reader
from salony.discovery.understanding.words import tokens

__all__ = ["LANGUAGES", "KnownNames", "understand"]


def understand(
    text: str, *, reference: dt.datetime, city: str, language: str | None = None, names: KnownNames | None = None
) -> Query:
    """What the text asks for, seen from the moment of asking.

    reference: local time; city: where the person is, the centre of "near me"; language: of LANGUAGES, found out when
    None or unknown. Any text gets an answer; words beyond the limit of `data/common.toml` are not read.
    """
    row = tokens(text, data("common")["limits"]["words"])
    chosen = language if language in LANGUAGES else language_of(row)
    if not row:
        return Query(language=chosen)
    return Reader(text, with_figures(row, chosen), vocabulary(chosen), reference, city, names).read()
