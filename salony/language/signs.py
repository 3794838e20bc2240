"""Patterns that look for a sign of theirs before they search: most texts have none, and a look costs a tenth.

A pattern of many words must find one of them; which letters that demands is read from the pattern itself, so that a
word added to a list cannot be forgotten. The method is the one of RE2's prefilters (Cox, "Regular Expression Matching
with a Trigram Index", 2012).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# The standard library keeps its parser to itself; an interpreter without it searches every text.
_parser: Any = getattr(re, "_parser", None)
_constants: Any = getattr(re, "_constants", None)
_SHORTEST = 2
_MOST = 64
_BEYOND_ASCII = re.compile("[ſKİı]")


class Sought:
    """A compiled pattern that is searched only in texts with one of its signs, in any letter case.

    The same answers as `re.compile(pattern, flags)` gives, for every text.
    """

    __slots__ = ("_folded", "_search", "pattern", "signs")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.signs = signs_of(pattern, flags)
        self._folded = bool(flags & re.IGNORECASE)
        self._search = self.pattern.search

    def may_stand_in(self, text: str) -> bool:
        """Whether the text has a sign of the pattern."""
        if not self.signs:
            return True
        said = text.lower() if self._folded else text
        for sign in self.signs:
            if sign in said:
                return True
        # Letters that are folded into others where case is left out of account.
        return self._folded and not text.isascii() and _BEYOND_ASCII.search(text) is not None

    def search(self, text: str) -> re.Match[str] | None:
        return self._search(text) if self.may_stand_in(text) else None

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.pattern.sub(replacement, text) if self.may_stand_in(text) else text

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.may_stand_in(text) else iter(())


def signs_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Strings of which every match of the pattern has one, in lower case where case is ignored; none where unknown."""
    if _parser is None or _constants is None:
        return ()
    found = _of_sequence(_parser.parse(pattern, flags))
    if not found or len(found) > _MOST or any(len(word) < _SHORTEST and word.isascii() for word in found):
        return ()
    words = {word.lower() if flags & re.IGNORECASE else word for word in found}
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


def _of_sequence(items: Iterable[Any]) -> frozenset[str]:
    """The best of what each item in a row demands; letters side by side are one string."""
    best: frozenset[str] = frozenset()
    run = ""
    for op, value in [*items, (None, None)]:
        if op is _constants.LITERAL:
            run += chr(value)
            continue
        if op is _constants.AT:
            continue
        if run:
            best, run = _better(best, frozenset({run})), ""
        best = _better(best, _of_item(op, value))
    return best


def _of_item(op: Any, value: Any) -> frozenset[str]:
    if op is _constants.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if op is _constants.SUBPATTERN and not (value[1] or value[2]):
        # One with flags of its own may read its letters otherwise.
        return _of_sequence(value[3])
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    return frozenset()


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set whose shortest string is longer; of equal ones the smaller."""
    return max(one, other, key=_worth)


def _worth(words: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, words)), -len(words)) if words else (0, 0)
