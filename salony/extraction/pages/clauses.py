"""English sentences where a name should be: "The Board meets" names the Board, "in order to connect" names nothing.

Source: R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, 3.21 (operators) and 9.7 (prepositions).
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files("salony.extraction.pages").joinpath("data/words.toml").read_text("utf-8"))["clauses"]


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


_OPENER = re.compile(_any_of(_DATA["openers"]) + r"\s", re.IGNORECASE)
# In small letters alone: "All That Is Gold" is a title.
_FINITE = re.compile(r"(?<=\s)" + _any_of(_DATA["operators"] + _DATA["meets"]) + r"(?=\s|$)")
_MEETS = re.compile(
    r"(?:\s"
    + _any_of(_DATA["adverbs"])
    + r")?\s(?:"
    + _any_of(_DATA["meets"])
    + r"|"
    + _any_of(_DATA["operators"])
    + r"\s(?:be\s)?"
    + _any_of(_DATA["met"])
    + r")(?=\W|$)"
)
_ARTICLE = re.compile(r"(?:The|A|An|Our)\s+")
_PRONOUNS = frozenset(_DATA["pronouns"])
_RELATIVE = re.compile(r"\s(?:that|which|who)$")


@lru_cache(maxsize=8192)
def subject(name: str) -> str | None:
    """Who or what a sentence says is held or meets; "" for a sentence of anything else, None for what is no sentence.

    >>> subject("The Tree Board meets"), subject("meeting will be"), subject("Tree Board Meeting")
    ('Tree Board', '', None)
    """
    if _OPENER.match(name):
        return ""
    finite = _FINITE.search(name)
    if finite is None:
        return None
    meets = _MEETS.search(name)
    if meets is None or meets.start() > finite.start():
        return ""
    said = name[: meets.start()]
    article = _ARTICLE.match(said)
    said = said[article.end() :] if article else said
    empty = _RELATIVE.search(said) or said.lower() in _PRONOUNS or not said[:1].isupper()
    return "" if empty else said
