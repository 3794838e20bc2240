"""Forms of Polish words: what a form may be, and the form one wants.

morfeusz2 with its SGJP dictionary answers for the words it knows (tags: Woliński, "Morfeusz reloaded", 2014);
adjectives it does not know are told by their endings, other unknown words by Snowball's Polish stemmer. Every
answer is kept: asking again costs a look-up.
"""

import threading
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Any

import morfeusz2
import Stemmer

from salony.language.words import cased

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_MASCULINE = frozenset({"m1", "m2", "m3"})
_NOMINAL = frozenset({"subst", "depr", "ger", "adj", "ppas", "pact", "num"})


@dataclass(frozen=True, slots=True)
class Form:
    """number: "sg" or "pl"; case: one of CASES; gender: "m1", "m2", "m3", "f", "n"."""

    number: str
    case: str
    gender: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    lemma: the dictionary form; key: the same with the dictionary's homonym mark, for generating.
    pos: the part of speech ("subst", "adj", "ppas", "pact", "ger", "prep", …), "ign" never occurs.
    forms: what its ending may mean. labels: the dictionary's classes ("imię", "nazwisko", "nazwa_geograficzna", …).
    """

    lemma: str
    key: str
    pos: str
    forms: frozenset[Form]
    labels: frozenset[str]

    @property
    def is_noun(self) -> bool:
        return self.pos in ("subst", "ger")

    @property
    def is_adjective(self) -> bool:
        return self.pos in ("adj", "ppas", "pact")


class _Engine:
    """Morfeusz is not safe to share between threads, and costs 8 ms to build: one object, one lock.

    The package's own `analyse` asks the dictionary for five strings for every reading, three of which nobody wants
    here and two of which are few: tags and names are asked once for each of their numbers.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._morfeusz: Any = None
        self._stemmer: Any = None
        self._tags: dict[int, str] = {}
        self._names: dict[int, frozenset[str]] = {}

    def analyse(self, word: str) -> list[tuple[int, int, str, str, frozenset[str]]]:
        """(first node, last node, lemma with its homonym mark, tag, names) of every reading of every part."""
        with self._lock:
            core = self._ready()
            return [
                (one.startNode, one.endNode, one.lemma, self._tag(one, core), self._name(one, core))
                for one in core.analyse(word)
            ]

    def generate(self, key: str) -> list[tuple[str, str, str]]:
        """(form, lemma, tag) of every form of a lemma."""
        with self._lock:
            core = self._ready()
            return [(one.orth, one.lemma, self._tag(one, core)) for one in core.generate(key)]

    def _tag(self, one: Any, core: Any) -> str:
        number = one.tagId
        if number not in self._tags:
            self._tags[number] = one.getTag(core)
        return self._tags[number]

    def _name(self, one: Any, core: Any) -> frozenset[str]:
        number = one.nameId
        if number not in self._names:
            self._names[number] = frozenset(one.getName(core))
        return self._names[number]

    def stem(self, word: str) -> str:
        with self._lock:
            if self._stemmer is None:
                self._stemmer = Stemmer.Stemmer("polish")
            return str(self._stemmer.stemWord(word))

    def _ready(self) -> Any:
        if self._morfeusz is None:
            self._morfeusz = morfeusz2.Morfeusz(expand_dot=False, expand_underscore=False)
        return self._morfeusz._morfeusz_obj


_engine = _Engine()


@lru_cache(maxsize=8192)
def _forms(tag: str) -> frozenset[Form]:
    """The forms that a tag such as "subst:sg:nom.acc:m3" or "adj:sg:gen:m1.m2.m3.n:pos" allows."""
    pos, *values = tag.split(":")
    if pos not in _NOMINAL or len(values) < 3:
        return frozenset()
    numbers, cases, genders = (value.split(".") for value in values[:3])
    return frozenset(
        Form(number, case, gender)
        for number, case, gender in product(numbers, cases, genders)
        if number in ("sg", "pl") and case in CASES
    )


@lru_cache(maxsize=8192)
def _forms_of(tags: tuple[str, ...]) -> frozenset[Form]:
    """What several tags allow together; the same object for all words of one declension."""
    return frozenset().union(*map(_forms, tags)) if len(tags) > 1 else _forms(tags[0])


@lru_cache(maxsize=100_000)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Every reading of one word; empty for a word that is neither known nor an adjective by its ending."""
    if not word or len(word) > 60 or not word.replace("-", "").replace("’", "").replace("'", "").isalpha():
        return ()
    raw = _engine.analyse(word)
    last = max((item[1] for item in raw), default=1)
    found: dict[tuple[str, str, frozenset[str]], list[str]] = {}
    for begin, stop, key, tag, labels in raw:
        pos = tag.split(":", 1)[0]
        if begin == 0 and stop == last and pos not in ("ign", "depr", "interp"):
            found.setdefault((key, pos, labels), []).append(tag)
    known = tuple(
        Analysis(key.split(":")[0], key, pos, _forms_of(tuple(tags)), labels)
        for (key, pos, labels), tags in found.items()
    )
    return known or _compound(word) or _by_ending(word)


def _compound(word: str) -> tuple[Analysis, ...]:
    """ "Miejsko-Gminny", "Śląsko-Łużyckiego": only the last part is inflected."""
    prefix, hyphen, last = word.rpartition("-")
    if not hyphen or not prefix or not prefix.endswith("o"):
        return ()
    return tuple(
        replace(item, lemma=prefix + "-" + cased(item.lemma, last), labels=item.labels | {"compound"})
        for item in analyses(last)
        if item.is_adjective
    )


_ENDINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "iego": (("sg", "gen", "m1 m2 m3 n"), ("sg", "acc", "m1 m2")),
    "iemu": (("sg", "dat", "m1 m2 m3 n"),),
    "iej": (("sg", "gen dat loc", "f"),),
    "imi": (("pl", "inst", "m1 m2 m3 f n"),),
    "im": (("sg", "inst loc", "m1 m2 m3 n"), ("pl", "dat", "m1 m2 m3 f n")),
    "ich": (("pl", "gen loc", "m1 m2 m3 f n"), ("pl", "acc", "m1")),
    "ie": (("sg", "nom acc", "n"), ("pl", "nom acc", "m2 m3 f n")),
    "ą": (("sg", "acc inst", "f"),),
    "a": (("sg", "nom", "f"),),
    "i": (("sg", "nom", "m1 m2 m3"), ("sg", "acc", "m3")),
}


def _by_ending(word: str) -> tuple[Analysis, ...]:
    """An unknown word in -ski, -cki or -dzki is an adjective: "Chwałęcickiej"."""
    folded = word.lower()
    for ending, meanings in _ENDINGS.items():
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 3 and stem.endswith(("sk", "ck", "zk")):
            forms = frozenset(
                Form(number, case, gender)
                for number, cases, genders in meanings
                for case in cases.split()
                for gender in genders.split()
            )
            return (Analysis(stem + "i", stem + "i", "adj", forms, frozenset({"guessed"})),)
    return ()


@lru_cache(maxsize=20_000)
def paradigm(key: str) -> tuple[tuple[str, str, frozenset[Form]], ...]:
    """(form, part of speech, what it means) for every form of a lemma; `key` as `Analysis.key` has it."""
    if not key or len(key) > 60:
        return ()
    rows = []
    for form, lemma, tag in _engine.generate(key):
        pos, *values = tag.split(":")
        if (
            pos in _NOMINAL
            and lemma == key
            and not (pos == "adj" and values[-1] in ("com", "sup"))
            and values[-1] != "neg"
        ):
            rows.append((form, pos, _forms(tag)))
    return tuple(rows)


@lru_cache(maxsize=50_000)
def inflect(analysis: Analysis, form: Form) -> str | None:
    """The word of this analysis in another form, lower-cased as the dictionary has it; None where it has none."""
    if "guessed" in analysis.labels:
        return _adjective_by_rule(analysis.lemma, form)
    found = [word for word, pos, forms in paradigm(analysis.key) if pos == analysis.pos and form in forms]
    if not found:
        return None
    # "wolny" rather than "wolen", where the dictionary has a short form beside it.
    word = analysis.lemma if analysis.lemma in found else found[0]
    if "compound" not in analysis.labels:
        return word
    prefix, _, last = analysis.lemma.rpartition("-")
    return prefix + "-" + cased(word, last)


def _adjective_by_rule(lemma: str, form: Form) -> str | None:
    for ending, meanings in _ENDINGS.items():
        for number, cases, genders in meanings:
            if form.number == number and form.case in cases.split() and form.gender in genders.split():
                return lemma[:-1] + ending
    return lemma if form.number == "pl" and form.gender == "m1" else None


def lemma(word: str, pos: str | None = None) -> str:
    """The likeliest dictionary form of a word; a stem where the dictionary does not know it."""
    found = [item for item in analyses(word) if pos is None or item.pos == pos]
    return found[0].lemma if found else stem(word)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Snowball's Polish stem, lower case: the same for most forms of one word, itself not always a word."""
    return _engine.stem(word.lower())


def in_case(word: str, case: str, *, number: str = "sg", label: str | None = None) -> str | None:
    """A word in the nominative put into a case, its letter case kept; None where the dictionary cannot."""
    ranked = sorted(analyses(word), key=lambda item: label not in item.labels if label else 0)
    for item in ranked:
        for form in sorted(item.forms, key=lambda one: (one.number != number, one.gender)):
            if form.case == "nom":
                made = inflect(item, Form(form.number, case, form.gender))
                if made:
                    return cased(made, word)
    return None
