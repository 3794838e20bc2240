"""Values behind labels: "Miejsce: Klub Rebus", "Kiedy: 5 maja | Gdzie: u Franka", a label above its value."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.extraction.fields.scope import Line
from salony.language.signs import Sought

_LONGEST = 160
# Where a value ends: at a separator, at a sentence's end, at the next label.
_SEPARATOR = re.compile(
    r"\s\|(?:\s|$)|;\s|\s[•·▪]\s|\s{3,}|(?<=[\w”\")]{3})[.!]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])(?<!\bul\. )(?<!\bśw\. )"
)
_BEFORE = r"(?:^[\W_]*|[|;•·▪]\s+[\W_]*|(?<=[.!,])\s+)"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and the line that holds it. begin: the offset of the value in the document; own: as in `Line`."""

    value: str
    begin: int
    line: Line


@lru_cache(maxsize=1)
def _data() -> dict[str, object]:
    return tomllib.loads(files("salony.extraction.fields").joinpath("data/labels.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _patterns(kind: str) -> tuple[Sought, re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(the label before its value, a line that is the label alone, any label alone, any label with its colon)."""
    table = _data()
    own, every = (
        "|".join(str(word) for name in names for word in _listed(table, name))
        for names in ((kind,), ("place", "other"))
    )
    signs = "|".join(str(sign) for sign in _listed(table, f"{kind}_signs")) or "(?!)"
    return (
        Sought(
            rf"{_BEFORE}(?P<label>{own})(?:\s*[:|]\s*(?:\|\s*)?|\s+[\-–—]\s+)|(?:{signs})\W*(?!(?:{every})\s*:)",
            re.IGNORECASE,
        ),
        re.compile(rf"[\W_]*(?:{own})\s*[:|\-–—]?\W*", re.IGNORECASE),
        re.compile(rf"[\W_]*(?:{every})\s*[:|\-–—]?\W*", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,|]){{1,3}}(?:{every})\s*[:|]", re.IGNORECASE),
    )


def _listed(table: dict[str, object], name: str) -> Sequence[object]:
    words = table.get(name)
    return words if isinstance(words, list) else []


@lru_cache(maxsize=1)
def _nowhere() -> re.Pattern[str]:
    return re.compile(str(_data()["nowhere"]), re.IGNORECASE)


def is_nowhere(value: str) -> bool:
    """ "online", "do ustalenia": what stands behind a label of place and is none."""
    return bool(_nowhere().match(value.strip()))


def labelled(kind: str, lines: Sequence[Line]) -> Iterator[Labelled]:
    """The values behind the labels of a kind (`data/labels.toml`), in the order of the lines."""
    for index, line in enumerate(lines):
        inside = _behind(kind, line.text)
        holder = line
        if inside is None:
            following = lines[index + 1] if index + 1 < len(lines) else None
            _, _, any_alone, any_label = _patterns(kind)
            if following is None or following.own != line.own or any_alone.fullmatch(following.text):
                continue
            holder, inside = following, tuple(_value(following.text, 0, any_label))
        for value, begin in inside:
            yield Labelled(value, holder.begin + begin, holder)


@lru_cache(maxsize=1024)
def _behind(kind: str, text: str) -> tuple[tuple[str, int], ...] | None:
    """The values behind the labels in a line, each with its offset; None where the line is a label alone."""
    before, alone, _, any_label = _patterns(kind)
    if alone.fullmatch(text):
        return None
    return tuple(value for match in before.finditer(text) for value in _value(text, match.end(), any_label))


def _value(text: str, begin: int, any_label: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    ends = [match.start() for match in (_SEPARATOR.search(text, begin), any_label.search(text, begin)) if match]
    value = text[begin : min([*ends, len(text)])].strip(" .,–—-*|\t")
    if 2 <= len(value) <= _LONGEST:
        yield value, text.find(value, begin)
