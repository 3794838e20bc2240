"""People on English pages. Capitals are no sign there: a name needs a title, a role, a label, or a known given name.

Known given names are those of the dictionary that knows the Polish ones; data: `data/english_people.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.extraction.fields.performers import LIST_LINK, Person
from salony.language.gazetteer import place_named
from salony.language.surnames import first_name_forms
from salony.vocabulary import PersonDraft

_WORD = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
# A run of capitals: initials, particles of names.
_RUN = re.compile(
    rf"\b{_WORD}(?:(?:\s[A-Z]\.|\s(?:von|van|de|da|del|der|den|la|le|di|bin|el|the|of)(?=\s(?:[A-Z]|der\b|den\b|la\b))|\s{_WORD}))+"
)
_SMALL = frozenset({"of", "the"})
_FEWEST, _MOST = 2, 4
_SIGNS = 40
_ROLE_AFTER = re.compile(r"\s*[,(–-]\s*(?:(?:an?|the|our)\s)?(?:[a-z][\w-]*\s){0,2}?(?P<role>[a-z][\w-]+)")
_FULL = 3
# "Photo by", "written by", "contact": who made something, and whom to ask.
_MADE_BY = re.compile(r"\b(?:by|contact|call|ask|email|c/o)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    roles: frozenset[str]
    labels: frozenset[str]
    given: frozenset[str]
    others: frozenset[str]
    ensembles: frozenset[str]
    titled: re.Pattern[str]
    brought: re.Pattern[str]
    role_before: re.Pattern[str]
    of_place: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads(files("salony.extraction.fields").joinpath("data/english_people.toml").read_text("utf-8"))
    one = {key: "(?:" + "|".join(map(re.escape, row)) + ")" for key, row in table.items()}
    return _Words(
        roles=frozenset(table["roles"]),
        labels=frozenset(table["labels"]),
        given=frozenset(table["given"]),
        others=frozenset(table["others"]),
        ensembles=frozenset(table["ensembles"]),
        titled=re.compile(rf"\b{one['titles']}\.?\s+$", re.IGNORECASE),
        brought=re.compile(rf"\b{one['brought']}[.:]?\s+(?:the\s+)?$", re.IGNORECASE),
        role_before=re.compile(rf"\b(?P<role>{one['roles']})\s+$", re.IGNORECASE),
        of_place=re.compile(rf"\b{one['of_places']}\.?\s+$", re.IGNORECASE),
    )


def english_people(text: str, label: str) -> Iterator[Person]:
    """Those who take part by a line of an English page, in its order. label: what stands before the line's colon."""
    last: Person | None = None
    for match in _RUN.finditer(text):
        person = _person(text, match, label, last)
        if person is not None:
            yield person
        last = person


def _person(text: str, match: re.Match[str], label: str, last: Person | None) -> Person | None:
    words = _words()
    begin, stop = match.span()
    begin, titled = _past_title(text, begin, stop)
    run = text[begin:stop].split()
    if len(run) < _FEWEST:
        return None
    before, lower = text[max(0, begin - _SIGNS) : begin], [word.lower().rstrip(".") for word in run]
    ensemble = lower[-1] in words.ensembles or (lower[0] in words.ensembles and len(run) == _FEWEST)
    if not ensemble and (len(run) > _MOST or not words.others.isdisjoint(lower) or not _SMALL.isdisjoint(lower)):
        return None
    linked = last is not None and LIST_LINK.fullmatch(text, last.stop, match.start()) is not None
    labelled = label in words.labels and (linked or not text[:begin].rpartition(":")[2].strip())
    brought = linked or words.brought.search(before) is not None or label.rpartition(" ")[2] in words.given
    role = _role(text, before, stop)
    if ensemble:
        # A title that is but a band's name is announced by it.
        sign = labelled or brought or text[begin:stop] == text.strip()
    else:
        known = bool(first_name_forms(run[0])) and len(run[-1].rstrip(".")) > 1
        known = known and place_named(" ".join(run)) is None
        alone = known and not label and sum(word[0].isupper() for word in run) <= _FULL and not _is_all_capitals(text)
        alone = alone and not words.of_place.search(before) and not _MADE_BY.search(before)
        sign = titled or role is not None or labelled or alone or (brought and known)
    if not sign:
        return None
    rule = "text.people.labelled" if labelled else "text.people.ensemble" if ensemble else "text.people.name"
    return Person(begin, stop, PersonDraft(name=" ".join(run), role=role), 0.9 if labelled or titled else 0.6, rule)


def _past_title(text: str, begin: int, stop: int) -> tuple[int, bool]:
    """Where the name begins behind its title ("Dr Ann Lee", "Prof. Ann Lee"), and whether it has one."""
    words = _words()
    space = text.find(" ", begin, stop)
    if space > 0 and words.titled.search(text[begin : space + 1]):
        return space + 1, True
    return begin, words.titled.search(text[max(0, begin - _SIGNS) : begin]) is not None


def _role(text: str, before: str, stop: int) -> str | None:
    words = _words()
    found = words.role_before.search(before)
    if found is not None:
        return found["role"].lower()
    after = _ROLE_AFTER.match(text, stop)
    return after["role"] if after is not None and after["role"] in words.roles else None


def _is_all_capitals(text: str) -> bool:
    """Whether every longer word begins with a capital, as in a headline, where a capital says nothing."""
    words = [word for word in text.split() if len(word) > _FULL and word[0].isalpha()]
    return len(words) > _MOST and all(word[0].isupper() for word in words)
