"""What the elements and class names of a page are for; the lists are data (`data/markup.toml`)."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_LISTS = tomllib.loads(files("salony.extraction.documents").joinpath("data/markup.toml").read_text("utf-8"))

UNREAD: frozenset[str] = frozenset(_LISTS["unread"])
BREAKS: dict[str, int] = {**dict.fromkeys(_LISTS["lines"], 1), **dict.fromkeys(_LISTS["apart"], 2)}
STRONG: frozenset[str] = frozenset(_LISTS["strong"])
FURNITURE: frozenset[str] = frozenset(_LISTS["furniture"])
HEADINGS: dict[str, int] = {f"h{level}": level for level in range(1, 7)}

_FURNITURE_WORDS = frozenset(_LISTS["furniture_words"])
_CONTENT_WORDS = frozenset(_LISTS["content_words"])
_FACETS = frozenset(_LISTS["facet_words"])
_ENDS = frozenset(_LISTS["ends"])
_OF_TIMES = frozenset(_LISTS["of_times"])
_NAMES = frozenset(_LISTS["names"])
_OTHER_NAMES = frozenset(_LISTS["other_names"])
_FOLDS = frozenset(_LISTS["folds"])
_STATES = frozenset(_LISTS["states"])
_STAMPS = tuple(_LISTS["stamp_names"])
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")


@lru_cache(maxsize=4096)
def names_furniture(names: str, *, inline: bool = False) -> bool:
    """Whether class, id or role names (in one string) say that an element is no content of the page.

    inline: of an element within a line, where "tags" may name what is shown, its length and language.
    """
    if any(name in names for name in _STAMPS):
        return True
    words = {word.lower() for word in _WORD.findall(names)}
    named = words & _FURNITURE_WORDS
    return bool(named - _FACETS if inline else named) and not words & _CONTENT_WORDS


@lru_cache(maxsize=2048)
def tells_end(classes: str) -> bool:
    """Whether one of the classes says that an element tells when something ends ("event-time-end", "dtend")."""
    for name in classes.split():
        words = {word.lower() for word in _WORD.findall(name)}
        if words & _ENDS and words & _OF_TIMES:
            return True
    return False


@lru_cache(maxsize=4096)
def holds_name(label: str) -> bool:
    """Whether an element's name in signatures says that it holds the name of what is told ("span.event-title")."""
    words = {word.lower() for word in _WORD.findall(label.partition(".")[2])}
    return bool(words & _NAMES) and not words & _OTHER_NAMES


@lru_cache(maxsize=1024)
def opens_fold(names: str) -> bool:
    """Whether class or id names say that a button folds out what stands below it: an accordion, a tab of days."""
    return not _FOLDS.isdisjoint(word.lower() for word in _WORD.findall(names))


@lru_cache(maxsize=8192)
def label(tag: str, classes: str) -> str:
    """An element's name in signatures: the tag and its first class that names no state, numbers in it taken out."""
    for name in classes.split():
        kept = re.sub(r"\d+", "", name).strip("-_")
        if kept and kept.lower() not in _STATES:
            return f"{tag}.{kept}"
    return tag
