"""With whom an institution works, as a small star: the more events, the thicker the line. No Django."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDE, HIGH = 320.0, 250.0
REACH_X, REACH_Y = 112.0, 76.0
LINE = 10.5
AT_MOST = 8
_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Star:
    """One partner, in numbers written for SVG. lines: its name, broken in two where it is long."""

    x: str
    y: str
    r: str
    thick: str
    name: str
    lines: tuple[tuple[str, str], ...]
    url: str


def stars(partners: Sequence[tuple[str, str, int]]) -> list[Star]:
    """partners: (name, address or "", number of events), the closest first; of many the first are drawn."""
    shown = partners[:AT_MOST]
    found = []
    for place, (name, url, number) in enumerate(shown):
        turn = math.radians(-90 + 360 * place / len(shown))
        x, y = WIDE / 2 + REACH_X * math.cos(turn), HIGH / 2 - 8 + REACH_Y * math.sin(turn)
        r = 9 + min(7.0, 2.2 * math.log2(number))
        lines = _placed(_broken(name), y, r, above=y < HIGH / 2 - 20)
        found.append(Star(f"{x:.1f}", f"{y:.1f}", f"{r:.1f}", f"{1.2 + 1.3 * min(number, 5):.1f}", name, lines, url))
    return found


def _placed(lines: list[str], y: float, r: float, *, above: bool) -> tuple[tuple[str, str], ...]:
    """Under the disc, or over it in the upper half, where the line to the middle would run through the name."""
    first = y - r - 6 - LINE * (len(lines) - 1) if above else y + r + 11
    return tuple((line, f"{first + LINE * row:.1f}") for row, line in enumerate(lines))


def _broken(name: str) -> list[str]:
    """At most two lines, cut at words; a longer name ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) < _LETTERS or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    if len(lines) > 2:
        return [lines[0], lines[1].rstrip(" ,.") + "…"]
    return lines
