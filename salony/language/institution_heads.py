"""The nouns and abbreviations that names of institutions are built on, in all their forms: `data/institutions.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.language.morphology import analyses, paradigm

ABBREVIATED = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ][A-Za-ząćęłńóśźż]{0,6}?[A-ZĄĆĘŁŃÓŚŹŻ])(?:[-‑]?(?:u|ie|em|iem|owi|ach))?")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of institution: `slug` is its key in the data file. venue, organiser: what it can be of an event."""

    slug: str
    venue: bool
    organiser: bool


@dataclass(frozen=True, slots=True)
class Heads:
    """heads: form of a noun → (kind, whether it may stand bare); lemmas: form of a noun → the noun."""

    heads: Mapping[str, tuple[Kind, bool]]
    lemmas: Mapping[str, str]
    leading: frozenset[str]
    abbreviations: Mapping[str, Kind]
    complements: frozenset[str]
    praise: frozenset[str]
    praise_of_halls: frozenset[str]
    departments: frozenset[str]
    readers: frozenset[str]
    numbered: frozenset[str]
    named_with: frozenset[str]
    linked: Mapping[tuple[str, str], tuple[Kind, bool]]
    genres: Mapping[str, frozenset[str]]
    english: frozenset[str]
    of_sites: frozenset[str]


@lru_cache(maxsize=1)
def heads() -> Heads:
    """The data file, every head noun in all its forms: form → (kind, whether it may stand bare)."""
    table = tomllib.loads(files("salony.language").joinpath("data/institutions.toml").read_text("utf-8"))
    heads: dict[str, tuple[Kind, bool]] = {}
    lemmas: dict[str, str] = {}
    abbreviations: dict[str, Kind] = {}
    for slug, row in table["kinds"].items():
        kind = Kind(slug, row["venue"], row["organiser"])
        for head in row["heads"]:
            for form in _noun_forms(head):
                heads.setdefault(form, (kind, head in row["bare"]))
                lemmas.setdefault(form, head)
        abbreviations.update(dict.fromkeys(row["abbreviations"], kind))
    more = table["complements"]
    linked = {
        (form, following): (Kind(row["kind"], venue=True, organiser=True), False)
        for head, row in table["linked"].items()
        for form in _noun_forms(head)
        for following in row["words"]
    }
    return Heads(
        heads,
        lemmas,
        frozenset(heads) | {head for head, _ in linked},
        abbreviations,
        frozenset(more["words"]),
        frozenset(more["praise"]),
        frozenset(more["praise"]) - frozenset(more["distinguishing"]),
        frozenset(form for head in more["departments"] for form in _noun_forms(head)),
        frozenset(more["readers"]),
        frozenset(more["numbered"]),
        frozenset(more["named_with"]),
        linked,
        {form: frozenset(row) for head, row in more["genres"].items() for form in _noun_forms(head)},
        frozenset(more["english"]),
        frozenset(more["of_sites"]),
    )


def _noun_forms(head: str) -> set[str]:
    forms = {head}
    for item in analyses(head):
        if item.pos == "subst" and item.lemma == head:
            forms.update(form.lower() for form, pos, _ in paradigm(item.key) if pos == "subst")
    return forms


@lru_cache(maxsize=30_000)
def is_head(word: str) -> bool:
    """Whether a name can be built on the word: most texts have none such."""
    data = heads()
    return word.lower() in data.leading or (not word.islower() and abbreviation(word, data) is not None)


def abbreviation(word: str, data: Heads) -> Kind | None:
    if word in data.abbreviations:
        return data.abbreviations[word]
    match = ABBREVIATED.fullmatch(word)
    return data.abbreviations.get(match[1]) if match else None
