"""Names in a query: places, venues, institutions, people, titles; from the catalogue and from `data/names.toml`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from salony.discovery.understanding.lexicon import data, polish_forms
from salony.discovery.understanding.words import Token, fold
from salony.language.gazetteer import populous
from salony.language.morphology import analyses, in_case, paradigm
from salony.language.places import genitive, locative

_SMALLEST_TOWN = 1000
_WELL_KNOWN = 20_000
_VOWELS = "aeiouy"


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the caller's catalogue knows, each name in the nominative as it is shown."""

    venues: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """field: "venue", "institution", "person", "place" or "title". common: also an everyday word, wants a capital."""

    field: str
    value: str
    words: tuple[frozenset[str], ...]
    common: bool = False
    oblique: bool = False


@lru_cache(maxsize=50_000)
def name_forms(word: str) -> frozenset[str]:
    """The forms that a word of a name may take: by the dictionary, and by the endings of unknown names."""
    plain = fold(word)
    made = set(polish_forms(word.lower())) | {plain}
    if word[:1].isupper():
        made.update(
            fold(form) for item in analyses(word.lower()) if item.is_adjective for form, _, _ in paradigm(item.key)
        )
    if len(plain) < 3 or not word[:1].isupper():
        return frozenset(made)
    stem = plain[:-1] if plain[-1] in _VOWELS else plain
    if plain.endswith("a"):
        made |= {stem + ending for ending in ("y", "i", "e", "ie", "o", "ce", "ze")} | {
            stem[:-1] + "dze",
            stem[:-1] + "ce",
        }
    elif plain.endswith("o"):
        made |= {stem + ending for ending in ("y", "a", "u", "em", "ie", "e", "owi")}
    elif plain[-1] not in _VOWELS:
        made |= {plain + ending for ending in ("a", "u", "em", "iem", "owi", "ie", "y", "ow", "om", "ie", "ia", "iowi")}
        if plain.endswith("ek"):
            made |= {plain[:-2] + ending for ending in ("ka", "ku", "kiem", "kowi")}
    return frozenset(made)


class Index:
    """Names by the forms of their first word."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._first: dict[str, list[Name]] = {}
        self.forms: set[str] = set()
        for name in names:
            for form in name.words[0]:
                self._first.setdefault(form, []).append(name)
            for word in name.words:
                self.forms |= word

    def at(self, row: Sequence[Token], index: int) -> list[Name]:
        """The names that begin at the word, the longest first."""
        found = [
            name
            for name in self._first.get(row[index].folded, ())
            if index + len(name.words) <= len(row)
            and all(row[index + k].folded in forms for k, forms in enumerate(name.words) if k)
        ]
        return sorted(found, key=lambda name: -len(name.words))

    def knows(self, folded: str) -> bool:
        """Whether the word stands in a name."""
        return folded in self.forms


class Joined(Index):
    """A few names before many, without the many being gone through again."""

    def __init__(self, names: Iterable[Name], many: Index) -> None:
        super().__init__(names)
        self._many = many

    def at(self, row: Sequence[Token], index: int) -> list[Name]:
        own = super().at(row, index)
        said = {(name.field, name.value) for name in own}
        others = [name for name in self._many.at(row, index) if (name.field, name.value) not in said]
        return sorted((*own, *others), key=lambda name: -len(name.words)) if own else others

    def knows(self, folded: str) -> bool:
        return folded in self.forms or self._many.knows(folded)


def _split(name: str) -> list[str]:
    return [part for part in name.replace("-", " ").replace(".", " ").replace("_", " ").split() if part.strip("'’&")]


def _name(field: str, value: str, *, common: bool = False) -> Name | None:
    words = _split(value)
    if not words:
        return None
    return Name(field, value, tuple(name_forms(word) for word in words), common)


_FIELDS = (("venue", "venues"), ("institution", "institutions"), ("person", "people"), ("title", "titles"))


@lru_cache(maxsize=256)
def index(known: KnownNames | None) -> Index:
    """Names of the catalogue and of the package. An everyday word among the catalogue's names wants a capital."""
    rows = [
        _name(field, value, common=_is_everyday(value))
        for field, key in _FIELDS
        for value in (getattr(known, key, ()) if known else ())
    ]
    own = [name for name in rows if name]
    return Joined(own, _of_the_package()) if own else _of_the_package()


@lru_cache(maxsize=1)
def _of_the_package() -> Index:
    table = data("names")
    common = set(table["ambiguous_people"]) | set(table["ambiguous_venues"])
    rows = [_name(field, value, common=value in common) for field, key in _FIELDS for value in table[key]]
    return Index(name for name in rows if name)


def _is_everyday(value: str) -> bool:
    return " " not in value and bool(analyses(value.lower()))


@lru_cache(maxsize=16)
def places(cities: tuple[str, ...]) -> Index:
    """Towns in the nominative, genitive, locative and instrumental, lands, districts, names in other languages."""
    table = data("names")
    names: list[Name] = []
    for value, forms in table["aliases"].items():
        for form in forms:
            words = tuple(_alias(word) for word in _split(form))
            names.append(Name("place", value, words))
    for value in (*cities, *table["lands"], *table["districts"]):
        names += _place(value, common=value in table["districts"] and _is_everyday(value))
    for town in populous(_SMALLEST_TOWN):
        everyday = " " not in town.name and town.population < _WELL_KNOWN
        names += _place(town.name, common=everyday)
    return Index(names)


def _alias(word: str) -> frozenset[str]:
    if word.endswith("*"):
        endings = ("", "і", "и", "у", "а", "ом", "ах", "е", "em", "ie", "u", "a", "i", "y", "ích", "ів", "ами", "ь")
        return frozenset(fold(word[:-1] + ending) for ending in endings)
    return frozenset({fold(word)})


@lru_cache(maxsize=20_000)
def _place(value: str, *, common: bool) -> tuple[Name, ...]:
    made = {value: False, locative(value): True, genitive(value): True}
    if " " not in value and (instrumental := in_case(value, "inst", label="nazwa_geograficzna")):
        made.setdefault(instrumental, True)
    return tuple(
        Name("place", value, tuple(frozenset({fold(word)}) for word in _split(form)), common, oblique)
        for form, oblique in made.items()
        if _split(form)
    )


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Folded form → first name in the nominative."""
    found: dict[str, str] = {}
    for name in data("names")["first_names"]:
        for form in name_forms(name):
            found.setdefault(form, name)
    found.update({fold(name): name for name in data("names")["first_names"]})
    return found
