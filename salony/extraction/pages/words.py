"""The words of listings (`data/words.toml`), and what a line says besides its times."""

import re
import tomllib
from importlib.resources import files

_DATA = tomllib.loads(files("salony.extraction.pages").joinpath("data/words.toml").read_text("utf-8"))
COLUMNS: dict[str, str] = {word: column for column, words in _DATA["columns"].items() for word in words}
_WHEN = frozenset(_DATA["labels"]["when"])
_EMPTY = frozenset(_DATA["passages"]["empty"])
_BESIDE = frozenset(_DATA["passages"]["beside"])
_CANCELLED = tuple(_DATA["passages"]["cancelled"])
_POSTS = tuple(_DATA["passages"]["posts"])
_LETTERS = re.compile(r"[^\W\d_]+")
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


def column_of(title: str) -> str | None:
    """What a column holds by its title: "date", "clock", "title", "place", "price"."""
    return COLUMNS.get(title.strip().rstrip(":").strip().lower())


def is_when_label(line: str) -> bool:
    return line.strip().rstrip(":").strip().lower() in _WHEN


def names_nothing(text: str) -> bool:
    """Whether a passage is only a button's or a document's name, or no words at all."""
    bare = " ".join(_LETTERS.findall(text.lower()))
    return len(bare) < 3 or bare in _EMPTY


def is_bare(rest: str) -> bool:
    """Whether what a line says besides its times is nothing."""
    return not [word for word in _LETTERS.findall(rest.lower()) if word not in _BESIDE]


def says_cancelled(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _CANCELLED)


def heads_posts(heading: str) -> bool:
    """Whether a heading stands over a list of posts, whose dates are stamps."""
    return heading.strip().lower().startswith(_POSTS)


def trimmed(text: str) -> tuple[int, int]:
    """Where the words of a passage begin and stop within it: separators around them are left out."""
    begin, stop = 0, len(text)
    while begin < stop and text[begin] in " \t\n|–—-:,;·•*/@›»>.":
        begin += 1
    while stop > begin and text[stop - 1] in " \t\n|–—-:,;·•*/@‹«<(":
        stop -= 1
    return begin, stop
