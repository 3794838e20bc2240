"""Words of the field: which ones stand for one another, and which look for nothing. The lists are data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from salony.discovery.index.building import relevance
from salony.discovery.index.terms import terms, tokens
from salony.discovery.understanding.lexicon import polish_forms

Others = dict[frozenset[str], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """others: the terms of a word or phrase → words and phrases that do as well, each with its worth. of: the same
    entries by each of their terms. plain: the terms of a form typed without diacritics."""

    others: Others
    of: dict[str, tuple[frozenset[str], ...]]
    plain: dict[str, tuple[str, ...]]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("salony.discovery").joinpath("data/synonyms.toml").read_text("utf-8"))


@cache
def silent() -> frozenset[str]:
    """Terms that look for nothing."""
    return frozenset(term for word in _table()["silent"] for term in terms(word))


@cache
def thesaurus(*, loose: bool = False) -> Thesaurus:
    """`data/synonyms.toml`. loose: with what is only related."""
    rules = relevance()["matching"]
    others: Others = {}

    def add(key: str, words: Iterable[str], worth: float) -> None:
        said = frozenset(term for token in tokens(key) for term in terms(token)[:1])
        known = others.setdefault(said, {})
        for word in words:
            known[word] = max(worth, known.get(word, 0.0))

    for group in _table()["groups"]:
        for word in group:
            add(word, (one for one in group if one != word), rules["synonym"])
    for section, worth in (("narrower", "narrower"), ("performers", "narrower"), ("related", "related")):
        if section != "related" or loose:
            for key, words in _table()[section].items():
                add(key, words, rules[worth])
    of: dict[str, list[frozenset[str]]] = {}
    for said in others:
        for term in said:
            of.setdefault(term, []).append(said)
    return Thesaurus(others, {term: tuple(entries) for term, entries in of.items()}, _plain_forms())


@cache
def _plain_forms() -> dict[str, tuple[str, ...]]:
    table = _table()
    keys = [word for group in table["groups"] for word in group]
    keys += [key for section in ("narrower", "performers", "related") for key in table[section]]
    found: dict[str, dict[str, None]] = {}
    for word in dict.fromkeys(word for key in keys for word in tokens(key) if terms(word)):
        for form in polish_forms(word):
            found.setdefault(form, {}).update(dict.fromkeys(terms(word)[:1]))
    return {form: tuple(of) for form, of in found.items()}


def terms_meant(token: str) -> tuple[str, ...]:
    """Its terms; of a word typed without diacritics also those that it may be a form of."""
    own = terms(token)
    return (*own, *thesaurus().plain.get(token, ())) if token.isascii() else own


def is_silent(token: str) -> bool:
    """A servant word, or one that looks for nothing."""
    found = terms(token)
    return not found or token in _table()["silent"] or all(term in silent() for term in found)


def others_of(token: str, said: frozenset[str], *, loose: bool = False) -> tuple[tuple[str, float], ...]:
    """What does as well as this word, with its worth. said: the terms of the whole question, for phrases in it."""
    known = thesaurus(loose=loose)
    found: dict[str, float] = {}
    for term in dict.fromkeys(terms_meant(token)):
        for entry in known.of.get(term, ()):
            if entry <= said or entry == {term}:
                for word, worth in known.others[entry].items():
                    found[word] = max(worth, found.get(word, 0.0))
    return tuple(found.items())
