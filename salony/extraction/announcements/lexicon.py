"""Word classes and phrases of announcements. The lists are data: `data/words.toml`, `kinds.toml`, `phrases.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


def table(name: str) -> dict[str, Any]:
    text = files("salony.extraction.announcements").joinpath(f"data/{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class Kind:
    """A noun that says what kind of event it is. nominative: the form that a title begins with, in the noun's number.

    weak: it names an event only together with a name ("dzień" in "Dzień Ziemi"). proper: a feast's own name in the
    plural ("andrzejki"), which names an event by itself.
    """

    lemma: str
    nominative: str
    plural: bool
    weak: bool = False
    proper: bool = False


def _kinds() -> dict[str, Kind]:
    forms: dict[str, Kind] = {}
    for lemma, row in table("kinds").items():
        for form in row["plural"].split():
            weak, proper = row.get("weak", False), row.get("proper", False)
            forms.setdefault(form, Kind(lemma, row["many"] or lemma, True, weak, proper))
        for form in row["singular"].split():
            forms[form] = Kind(lemma, row.get("name", lemma), False, row.get("weak", False))
    return forms


def _prefixes() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    begins: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    for name, entries in table("words").items():
        for entry in entries:
            target, key = (whole, entry[:-1]) if entry.endswith("$") else (begins, entry)
            target.setdefault(key, set()).add(name)
    return {k: frozenset(v) for k, v in begins.items()}, {k: frozenset(v) for k, v in whole.items()}


KINDS = _kinds()
# Forms that can be a nominative plural too ("spotkania autorskie").
PLURALS = frozenset(row["many"] for row in table("kinds").values())
_BEGINS, _WHOLE = _prefixes()
_LONGEST = max(map(len, _BEGINS))
PHRASES: dict[str, Any] = table("phrases")
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def classes(word: str) -> frozenset[str]:
    """The classes of a lower-case word; "kind" for a noun of `kinds.toml`. Empty where it has none."""
    found = _WHOLE.get(word, _NONE)
    for length in range(2, min(len(word), _LONGEST) + 1):
        more = _BEGINS.get(word[:length])
        if more:
            found |= more
    return found | {"kind"} if word in KINDS else found


def kind_of(word: str) -> Kind | None:
    return KINDS.get(word.lower())


def words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def count(text: str) -> dict[str, int]:
    """How many words of each class the text has."""
    tally: dict[str, int] = {}
    for match in _WORD.finditer(text.lower()):
        for name in classes(match.group()):
            tally[name] = tally.get(name, 0) + 1
    return tally


def has(text: str, name: str) -> bool:
    return any(name in classes(match.group()) for match in _WORD.finditer(text.lower()))


def first_class(text: str) -> frozenset[str]:
    """The classes of the text's first word."""
    match = _WORD.search(text.lower())
    return classes(match.group()) if match else _NONE
