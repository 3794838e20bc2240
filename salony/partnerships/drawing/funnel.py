"""How many remain at each step of a programme's conditions."""

from collections.abc import Sequence
from dataclasses import dataclass

from salony.partnerships.drawing.svg import element, label, lines_of, picture

_WIDTH, _ROW = 360.0, 74.0


@dataclass(frozen=True, slots=True)
class Stair:
    """number of organizations that remain, and the condition in words."""

    number: int
    words: str


def draw_funnel(stairs: Sequence[Stair]) -> str:
    """Bars below each other, as wide as their numbers; the number stands large before its words."""
    most = max((stair.number for stair in stairs), default=0) or 1
    parts = []
    for row, stair in enumerate(stairs):
        top = _ROW * row
        width = max(3.0, _WIDTH * stair.number / most)
        parts.append(element("rect", x=0, y=top, width=width, height=14, class_=f"stair s{min(row, 4)}"))
        parts.append(label([str(stair.number)], 0, top + 44, 0, class_="number"))
        indent = 16.0 + 15 * len(str(stair.number))
        lines = lines_of(stair.words, 34, 2)
        parts.append(label(lines, indent, top + (44 if len(lines) == 1 else 34), 18, class_="name"))
    return picture(_WIDTH, _ROW * len(stairs), parts, "partners-funnel")
