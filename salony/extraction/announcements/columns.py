"""Tables whose cells lost their rows: each cell a line of its own below the columns' titles; and rows of cells.

"LP. / DATA / MIEJSCE / GODZINA" above lines in the same order is read row by row; so is "dzień | godzina | zajęcia".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from salony.extraction.announcements.lexicon import PHRASES
from salony.extraction.announcements.lines import Line

_TITLES = {name: re.compile(rf"\W*{pattern}\W*", re.IGNORECASE) for name, pattern in PHRASES["columns"].items()}
_FEWEST = 3
_MOST = 8
_LONGEST_CELL = 90
_ROWS = 2
_CELL = re.compile(r"\s*(?:\||\t|\s{3,})\s*")
_LONGEST_TITLE = 28


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. cells: what the column is → (begin, stop) in the text. first, last: its lines."""

    cells: dict[str, tuple[int, int]]
    first: int
    last: int

    @property
    def begin(self) -> int:
        return min(begin for begin, _ in self.cells.values())

    @property
    def stop(self) -> int:
        return max(stop for _, stop in self.cells.values())


def table_rows(rows: Sequence[Line]) -> list[TableRow]:
    """The rows of all tables that lie in the lines, in order; a table needs a column of days or hours."""
    found: list[TableRow] = []
    index = 0
    while index < len(rows):
        stacked = _stacked(rows, index)
        if stacked:
            found += stacked
            index = stacked[-1].last + 1
            continue
        aligned = _aligned(rows, index)
        found += aligned
        index = aligned[-1].last + 1 if aligned else index + 1
    return found


def _column(text: str) -> str | None:
    """What a column's title says that it holds."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST_TITLE:
        return None
    return next((name for name, pattern in _TITLES.items() if pattern.fullmatch(bare)), None)


def _is_header(names: Sequence[str | None]) -> bool:
    known = [name for name in names if name is not None]
    return (
        len(names) >= _FEWEST and len(known) == len(names) == len(set(known)) and bool({"date", "clock"} & set(known))
    )


def _stacked(rows: Sequence[Line], index: int) -> list[TableRow]:
    names: list[str | None] = []
    while index + len(names) < len(rows) and len(names) < _MOST:
        name = _column(rows[index + len(names)].text)
        if name is None:
            break
        names.append(name)
    if not _is_header(names):
        return []
    found: list[TableRow] = []
    place, width = index + len(names), len(names)
    while place + width <= len(rows):
        lines = rows[place : place + width]
        if any(len(line.text) > _LONGEST_CELL for line in lines) or not _fits(names, lines):
            break
        cells = {name: (line.begin, line.stop) for name, line in zip(names, lines, strict=True) if name}
        found.append(TableRow(cells, place if found else index, place + width - 1))
        place += width
    return found if len(found) >= _ROWS else []


def _fits(names: Sequence[str | None], lines: Sequence[Line]) -> bool:
    """Figures where days, hours and numbers should stand."""
    return all(
        any(c.isdigit() for c in line.text)
        for name, line in zip(names, lines, strict=True)
        if name in ("date", "clock")
    )


def _aligned(rows: Sequence[Line], index: int) -> list[TableRow]:
    """A line of columns' titles between bars or tabs, and the lines of as many cells below it."""
    head = _cells(rows[index])
    names = [_column(rows[index].text[a:b]) for a, b in head]
    if not _is_header(names):
        return []
    found: list[TableRow] = []
    for line in rows[index + 1 :]:
        cells = _cells(line)
        if len(cells) != len(names):
            break
        placed = {name: (line.begin + a, line.begin + b) for name, (a, b) in zip(names, cells, strict=True) if name}
        found.append(TableRow(placed, index if not found else line.index, line.index))
    return found


def _cells(line: Line) -> list[tuple[int, int]]:
    found, place = [], 0
    for match in _CELL.finditer(line.text):
        found.append((place, match.start()))
        place = match.end()
    found.append((place, len(line.text)))
    return found if len(found) > 1 else []
