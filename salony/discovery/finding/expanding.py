"""Words of the field: which ones stand for one another, and which look for nothing. The lists are data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from salony.discovery.index.building import relevance
from salony.discovery.index.terms import terms, tokens


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """others: term → words and phrases that do as well; phrases: their terms → the words that do as well; performers:
    the terms of a kind → who stands for it."""

    others: dict[str, tuple[str, ...]]
    phrases: dict[frozenset[str], tuple[str, ...]]
    silent: frozenset[str]
    performers: dict[frozenset[str], tuple[str, ...]]


@cache
def thesaurus() -> Thesaurus:
    """`data/synonyms.toml`."""
    table = tomllib.loads(files("salony.discovery").joinpath("data/synonyms.toml").read_text("utf-8"))
    others: dict[str, dict[str, None]] = {}
    phrases: dict[frozenset[str], tuple[str, ...]] = {}
    for group in table["groups"]:
        for word in group:
            rest = [one for one in group if one != word]
            said = frozenset(term for token in tokens(word) for term in terms(token)[:1])
            if len(said) > 1:
                phrases[said] = tuple(rest)
            for term in said if len(said) == 1 else ():
                others.setdefault(term, {}).update(dict.fromkeys(rest))
    for word, narrower in table["narrower"].items():
        for term in terms(word)[:1]:
            others.setdefault(term, {}).update(dict.fromkeys(narrower))
    silent = frozenset(term for word in table["silent"] for term in terms(word))
    performers = {
        frozenset(term for token in tokens(kind) for term in terms(token)[:1]): tuple(names)
        for kind, names in table["performers"].items()
    }
    return Thesaurus({term: tuple(words) for term, words in others.items()}, phrases, silent, performers)


def is_silent(token: str) -> bool:
    """A servant word, or one that looks for nothing."""
    found = terms(token)
    return not found or all(term in thesaurus().silent for term in found)


def others_of(token: str, said: frozenset[str] = frozenset()) -> tuple[tuple[str, float], ...]:
    """What does as well as this word, with its worth. said: the terms of the whole question, for kinds of several."""
    worth = relevance()["matching"]["synonym"]
    found: dict[str, None] = {}
    own = terms(token)
    for term in own:
        found.update(dict.fromkeys(thesaurus().others.get(term, ())))
    for kind, names in thesaurus().performers.items():
        if kind <= (said or frozenset(own)) and not kind.isdisjoint(own):
            found.update(dict.fromkeys(names))
    return tuple((word, worth) for word in found)


def phrases_in(said: frozenset[str]) -> list[str]:
    """Words that stand for a phrase all of whose terms are said."""
    return [
        word for phrase, words in thesaurus().phrases.items() if phrase <= said for word in words if " " not in word
    ]
