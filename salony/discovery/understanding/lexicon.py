"""The vocabulary of one language: phrases of `data/<language>.toml`, found by their words in any form."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from salony.discovery.understanding.words import Token, fold
from salony.language.morphology import analyses, paradigm

LANGUAGES = ("pl", "en", "uk", "de", "cs")
_ADJECTIVE = ("y", "a", "e", "ego", "emu", "ej", "ym", "ych", "ymi", "i")
_ENDING = 3


@cache
def data(name: str) -> dict[str, Any]:
    source = files("salony.discovery.understanding").joinpath("data", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@lru_cache(maxsize=20_000)
def polish_forms(word: str) -> frozenset[str]:
    """Every form of a Polish dictionary word, folded; of an unknown adjective by its endings."""
    made = {fold(word)}
    found = [item for item in analyses(word) if item.lemma.lower() == word.lower()]
    for item in found:
        if item.is_noun or item.is_adjective:
            made.update(fold(form) for form, _, _ in paradigm(item.key))
    if not found and word[-1:] in "yi":
        stem = word[:-1] + ("i" if word.endswith(("ki", "gi")) else "")
        made.update(fold(stem.removesuffix("i") + ending if ending == "i" else stem + ending) for ending in _ADJECTIVE)
        made.update(fold(word[:-1] + ending) for ending in ("im", "ich", "imi", "a", "iej", "iego", "iemu", "ie"))
    return frozenset(made)


@dataclass(frozen=True, slots=True)
class _Word:
    """How one word of a phrase is recognised: by its forms, its beginning or its end."""

    forms: frozenset[str] = frozenset()
    beginning: str = ""
    more: int = 0
    end: str = ""

    def fits(self, folded: str) -> bool:
        if folded in self.forms:
            return True
        if self.beginning:
            return folded.startswith(self.beginning) and len(folded) <= len(self.beginning) + self.more
        return bool(self.end) and folded.endswith(self.end) and len(folded) > len(self.end) + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase: field and value it stands for ("category", "concert"); kept: it is looked for too, as `text`."""

    field: str
    value: str
    text: str
    kept: bool
    words: tuple[_Word, ...]


@dataclass(frozen=True, slots=True)
class Match:
    entry: Entry
    length: int


def _pattern(word: str) -> _Word:
    if word.endswith("="):
        return _Word(forms=polish_forms(word[:-1]))
    if word.startswith("*"):
        return _Word(end=fold(word[1:]))
    if word.endswith("*"):
        return _Word(beginning=fold(word.rstrip("*")), more=_ENDING if not word.endswith("**") else 12)
    return _Word(forms=frozenset({fold(word)}))


_REMEMBERED = 5_000
"""Words of queries whose entries are remembered."""


class Lexicon:
    """Phrases by their first word; asking for the phrases at a word costs a few look-ups."""

    def __init__(self) -> None:
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._beginnings: dict[str, list[Entry]] = defaultdict(list)
        self._ends: list[Entry] = []
        self.forms: set[str] = set()
        self._at: dict[str, tuple[tuple[Match, ...], bool]] = {}
        self._row: tuple[Sequence[Token], dict[int, Sequence[Match]]] = ((), {})

    def add(self, field: str, value: str, phrase: str, *, kept: bool = False) -> None:
        words = tuple(_pattern(word) for word in phrase.replace("-", " ").split())
        text = " ".join(word.strip("=*") for word in phrase.split()) if "*" not in phrase else ""
        entry = Entry(field, value, text, kept, words)
        first = words[0]
        self._at.clear()
        self._row = ((), {})
        for form in first.forms:
            self._exact[form].append(entry)
        if first.beginning:
            self._beginnings[first.beginning].append(entry)
        if first.end:
            self._ends.append(entry)
        for word in words:
            self.forms |= word.forms | ({word.beginning} - {""})

    def knows(self, folded: str) -> bool:
        return folded in self.forms or any(folded[:cut] in self._beginnings for cut in range(len(folded), 1, -1))

    def at(self, row: Sequence[Token], index: int) -> Sequence[Match]:
        """The phrases that begin at the word. One reading asks a dozen times for each of its words."""
        if len(row) == 1:
            return self._found(row, index)
        last = self._row
        if last[0] is not row:
            last = self._row = (row, {})
        if (known := last[1].get(index)) is None:
            known = last[1][index] = self._found(row, index)
        return known

    def _found(self, row: Sequence[Token], index: int) -> Sequence[Match]:
        begun, alone = self._beginning_with(row[index].folded)
        if alone:
            return begun
        return [
            one
            for one in begun
            if one.length == 1
            or (
                index + one.length <= len(row)
                # Most fail at their second word.
                and one.entry.words[1].fits(row[index + 1].folded)
                and all(one.entry.words[k].fits(row[index + k].folded) for k in range(2, one.length))
            )
        ]

    def _beginning_with(self, folded: str) -> tuple[tuple[Match, ...], bool]:
        """Phrases whose first word the word may be, and whether none of them has a second one."""
        known = self._at.get(folded)
        if known is None:
            found = list(self._exact.get(folded, ()))
            for cut in range(len(folded), 1, -1) if self._beginnings else ():
                found += self._beginnings.get(folded[:cut], ())
            found += self._ends
            if len(self._at) >= _REMEMBERED:
                self._at.clear()
            begun = tuple(Match(entry, len(entry.words)) for entry in found if entry.words[0].fits(folded))
            known = self._at[folded] = begun, all(one.length == 1 for one in begun)
        return known


_FLAT = ("free", "online")
_KEYED = ("accessibility", "language_of_event", "audience")
_LISTS = {
    "near": ("words", "here"),
    "negation": ("words",),
    "drop": ("words",),
    "person": ("cues", "writer_cues", "surnames"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language: what its phrases mean (`phrases`), its words of time (`time`), and small sets of words."""

    language: str
    phrases: Lexicon
    time: Lexicon
    table: dict[str, Any]

    def has(self, section: str, key: str, said: str) -> bool:
        return said in folded_set(self.language, section, key)


@cache
def folded_set(language: str, section: str, key: str) -> frozenset[str]:
    return frozenset(
        fold(word.replace("=", "").replace("*", "")) for word in data(language).get(section, {}).get(key, ())
    )


@cache
def numerals(language: str) -> dict[str, int]:
    """Folded word → the number it stands for."""
    table = data(language).get("numerals", {})
    return {fold(word): int(number) for number, words in table.items() for word in words}


@cache
def ordinal_hours(language: str) -> dict[tuple[str, ...], int]:
    """Folded words of an hour said as an ordinal → the hour."""
    table = data(language).get("hours", {})
    pairs = [(hour, words) for hour, words in table.items() if hour.isdigit()]
    return {tuple(fold(said).split()): int(hour) for hour, words in pairs for said in words}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language of LANGUAGES. Raises FileNotFoundError for another."""
    table = data(language)
    phrases, time = Lexicon(), Lexicon()
    for slug, lists in table["category"].items():
        for phrase in lists.get("absorbed", ()):
            phrases.add("category", slug, phrase)
        for phrase in lists.get("kept", ()):
            phrases.add("category", slug, phrase, kept=True)
    for field in _FLAT:
        for phrase in table[field]["words"]:
            phrases.add(field, "true", phrase)
    for field in _KEYED:
        for value, lists in table[field].items():
            for phrase in lists:
                phrases.add(field, value, phrase)
    for section, keys in _LISTS.items():
        for key in keys:
            for phrase in table[section].get(key, ()):
                phrases.add(f"{section}.{key}", "", phrase)
    for section in ("venue", "institution"):
        for phrase in table[section]["generic"]:
            phrases.add(f"generic.{section}", "", phrase)
    for phrase in table["words"]["list"]:
        phrases.add("word", "", phrase)
    for phrase in table["not_holiday"]["words"]:
        phrases.add("not_holiday", "", phrase)
    for tag, lists in table["time"].items():
        for phrase in lists:
            time.add(tag, "", phrase)
    for section in ("holiday", "holiday_adjective"):
        for key, lists in table[section].items():
            for phrase in lists:
                time.add(section, key, phrase)
    return Vocabulary(language, phrases, time, table)
