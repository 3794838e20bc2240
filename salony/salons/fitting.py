"""Who fits whom: what one brings against what the other seeks, word by word, with the words as reasons. Pure.

Words are compared by their dictionary forms, so that "wymiany młodzieży" meets "wymianę młodzieży"; a word that many of
the meeting use says little, one that few use says much (inverse document frequency). A meeting is small and its texts
are a line or two: that is why this counts words and learns nothing.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from salony.language.morphology import analyses, stem
from salony.resolution import fold

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BETWEEN = re.compile(r"\s+(?:\w{1,3}\s+)?")
_CONTENT = frozenset({"subst", "ger", "adj", "ppas", "pact"})
ALIKE = 0.35
"""Seeking the same is worth this much of one bringing what the other seeks."""


@dataclass(frozen=True, slots=True)
class Person:
    key: int
    brings: str
    seeks: str


@dataclass(frozen=True, slots=True)
class Fit:
    """gives: what the other brings of what I seek; takes: what they seek of what I bring; alike: what both seek.

    As the other wrote it, in their order: words, and phrases where words stand together. score: 0 and more.
    """

    key: int
    score: float
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    alike: tuple[str, ...]


@cache
def _common() -> frozenset[str]:
    table = tomllib.loads(files("salony.salons").joinpath("data/common.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in table["words"])


def terms(text: str) -> dict[str, frozenset[str]]:
    """Words as written → their dictionary forms, folded; only those that carry content."""
    found: dict[str, frozenset[str]] = {}
    seen: set[str] = set()
    for word in _WORD.findall(text):
        if len(word) < 3 or word.lower() in seen:
            continue
        seen.add(word.lower())
        readings = analyses(word) or analyses(word.lower())
        forms = {fold(one.lemma) for one in readings if one.pos in _CONTENT}
        if not readings:
            forms = {fold(stem(word))}
        forms -= _common()
        if forms:
            found[word] = frozenset(forms)
    return found


def rank(person: Person, others: Iterable[Person], *, limit: int = 12) -> list[Fit]:
    """Those who have something for the person or the person for them, the best first."""
    others = [other for other in others if other.key != person.key]
    weights = _weights([person, *others])
    brings, seeks = terms(person.brings), terms(person.seeks)
    fits = []
    for other in others:
        theirs, wanted = terms(other.brings), terms(other.seeks)
        gives, takes, alike = (
            _shared(seeks, theirs, weights),
            _shared(brings, wanted, weights),
            _shared(seeks, wanted, weights),
        )
        score = _sum(gives) + _sum(takes) + ALIKE * _sum(alike)
        if score > 0:
            fits.append(
                Fit(
                    other.key,
                    round(score, 4),
                    _said(other.brings, gives),
                    _said(other.seeks, takes),
                    _said(other.seeks, alike),
                )
            )
    return sorted(fits, key=lambda fit: (-fit.score, fit.key))[:limit]


def _weights(people: Sequence[Person]) -> dict[str, float]:
    counts = Counter(
        form
        for one in people
        for form in {form for forms in terms(f"{one.brings} {one.seeks}").values() for form in forms}
    )
    return {form: math.log(1 + len(people) / number) for form, number in counts.items()}


def _shared(
    mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]], weights: Mapping[str, float]
) -> list[tuple[float, str]]:
    """Each of their words that means one of mine, with its weight; one meaning counts once."""
    own = frozenset(form for forms in mine.values() for form in forms)
    found: dict[frozenset[str], tuple[float, str]] = {}
    for word, forms in theirs.items():
        if both := forms & own:
            found.setdefault(both, (max(weights.get(form, 0.0) for form in both), word))
    return sorted(found.values(), key=lambda one: (-one[0], one[1]))


def _sum(shared: Sequence[tuple[float, str]]) -> float:
    return sum(weight for weight, _ in shared)


def _said(text: str, shared: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """The weightiest four words as the text has them; together where they stand together."""
    chosen = {word for _, word in shared[:4]}
    found: list[str] = []
    last, end = None, 0
    for match in _WORD.finditer(text):
        if match[0] not in chosen:
            continue
        chosen.discard(match[0])
        if last is not None and _BETWEEN.fullmatch(text, end, match.start()):
            found[-1] = text[last : match.end()]
        else:
            last = match.start()
            found.append(match[0])
        end = match.end()
    return tuple(found)
