"""Polish letters that became "?" on the way: "Wyst?p zespo?u" → "Występ zespołu", as far as the dictionary can tell."""

import itertools
import re
from functools import lru_cache

from salony.language.morphology import analyses

_WORD = re.compile(r"(?<![\w?])[^\W\d_]*(?:\?[^\W\d_]+)+\??(?![\w?=])|(?<![\w?])[^\W\d_]{3,}\?(?=\s+[a-zA-Z])")
_SAMPLE = 200_000
# So many broken words are no accident, and so many marks in a word leave no doubt.
_FEW = 4
_MOST = 2
_LETTERS = "ąćęłńóśźż"


def restored(text: str) -> str:
    """The same text with the letters that can be told; as long as before."""
    if "?" not in text or len(_INSIDE.findall(text, 0, _SAMPLE)) < _FEW:
        return text
    pieces, place, mark = [], 0, text.find("?")
    while mark >= 0:
        # A word is looked for only around a mark: a page has thousands without one.
        begin = mark
        while begin > place and text[begin - 1].isalnum() and not text[begin - 1].isdecimal():
            begin -= 1
        match = _WORD.match(text, begin)
        if match is not None:
            pieces += [text[place:begin], _word(match.group())]
            place = match.end()
        mark = text.find("?", max(place, mark + 1))
    return "".join([*pieces, text[place:]])


_INSIDE = re.compile(r"\?(?<=[a-zA-Z]\?)(?=[a-z])")


@lru_cache(maxsize=4096)
def _word(broken: str) -> str:
    """The only word, or the only plainest one, that the letters left over can be of; else what stands there."""
    places = [at for at, letter in enumerate(broken) if letter == "?"]
    if not 0 < len(places) <= _MOST or len(broken) < _FEW or _plainness(broken.rstrip("?").lower()):
        # "Jak? Gdzie?" asks.
        return broken
    capitals = broken.replace("?", "").isupper()
    ranked: dict[int, list[str]] = {}
    for letters in itertools.product(_LETTERS, repeat=len(places)):
        made = list(broken)
        for at, letter in zip(places, letters, strict=True):
            made[at] = letter.upper() if capitals else letter
        word = "".join(made)
        ranked.setdefault(_plainness(word.lower()), []).append(word)
    best = max(ranked)
    return ranked[best][0] if best and len(ranked[best]) == 1 else broken


def _plainness(word: str) -> int:
    """0 for what is no word; a noun as the dictionary names it before its other forms, those before verbs."""
    readings = [item for item in analyses(word) if "guessed" not in item.labels]
    if not readings:
        return 0
    forms = [form for item in readings if item.is_noun for form in item.forms]
    return 1 + bool(forms) + any(form.case == "nom" and form.number == "sg" for form in forms)
