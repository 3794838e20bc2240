"""What kind of event it is, by the words of its title and, where that is silent, of its text.

The words are data: `data/categories.toml`.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.vocabulary import CATEGORIES, Category, EventDraft


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, tuple[str, int]], re.Pattern[str]]:
    """Each beginning with its category and rank, and one pattern that finds any of them."""
    table = tomllib.loads(files("salony.extraction.fields").joinpath("data/categories.toml").read_text("utf-8"))
    beginnings = {
        word: (slug, rank) for rank, (slug, words) in reversed(list(enumerate(table.items()))) for word in words
    }
    longest = sorted(beginnings, key=lambda word: (-len(word), word))
    return beginnings, re.compile(r"(?<!\w)(" + "|".join(re.escape(word) for word in longest) + r")")


@lru_cache(maxsize=4096)
def _best(text: str) -> tuple[Category, int, int] | None:
    """(category, begin, stop) of the word that says most: the longest, the earliest."""
    beginnings, pattern = _words()
    best: tuple[tuple[int, int, int], re.Match[str]] | None = None
    for match in pattern.finditer(text.lower()):
        slug, order = beginnings[match[1]]
        general = slug in ("community", "festival", "museum")
        rank = (int(general), match.start() // 25, order)
        if best is None or rank < best[0]:
            best = rank, match
    if best is None:
        return None
    return CATEGORIES[beginnings[best[1][1]][0]], best[1].start(), best[1].end()


def read(draft: EventDraft, scope: Scope) -> Reading[Category] | None:
    """The category of the title, else of the event's own lines."""
    title = draft.evidence.get("name")
    found = _best(draft.name)
    if found is not None:
        begin, stop = _place(draft, scope, title.start if title else None, title.end if title else None)
        return reading(found[0], begin, stop, "text.category.title", 0.85)
    for line in scope.own_lines:
        found = _best(line.text)
        if found is not None:
            return reading(found[0], line.begin + found[1], line.begin + found[2], "text.category.text", 0.6)
    return None


def _place(draft: EventDraft, scope: Scope, begin: int | None, stop: int | None) -> tuple[int, int]:
    if begin is not None and stop is not None:
        return begin, stop
    first = next(iter(scope.own_lines), None)
    return (first.begin, first.stop) if first else (0, 0)
