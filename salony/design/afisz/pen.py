"""A pen that writes SVG shapes in short numbers, with the poster's colours and its seeded chance at hand."""

import math
from random import Random

from salony.design.palette import Mood, mixed


def number(value: float) -> str:
    """At most one decimal, no trailing zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def points(*values: float | str) -> str:
    """Path data out of letters and numbers."""
    return " ".join(v if isinstance(v, str) else number(v) for v in values)


class Pen:
    """Draws within a box of `w` × `h` units, origin at its upper left; what leaves the box is cut off."""

    def __init__(self, w: float, h: float, mood: Mood, chance: Random) -> None:
        self.w, self.h, self.chance = w, h, chance
        self.s = min(w, h)
        self.ground, self.text, self.shade, self.accent = mood.ground, mood.text, mood.shade, mood.accent
        self.third = mixed(mood.ground, mood.shade, 0.45)
        self.shapes: list[str] = []

    def circle(self, x: float, y: float, r: float, fill: str) -> None:
        self.shapes.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, turn: float = 0) -> None:
        self.shapes.append(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}" fill="{fill}"'
            f"{self._turned(turn, x, y)}/>"
        )

    def rect(self, x: float, y: float, w: float, h: float, fill: str, round_: float = 0, turn: float = 0) -> None:
        corner = f' rx="{number(round_)}"' if round_ else ""
        self.shapes.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"{corner} fill="{fill}"'
            f"{self._turned(turn, x + w / 2, y + h / 2)}/>"
        )

    def path(self, fill: str, *data: float | str) -> None:
        self.shapes.append(f'<path d="{points(*data)}" fill="{fill}"/>')

    def line(self, colour: str, thick: float, *data: float | str, round_: bool = True, dash: str = "") -> None:
        cap = ' stroke-linecap="round"' if round_ else ""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.shapes.append(
            f'<path d="{points(*data)}" fill="none" stroke="{colour}" stroke-width="{number(thick)}"{cap}{dashes}/>'
        )

    def polygon(self, fill: str, *data: float) -> None:
        self.shapes.append(f'<path d="M{points(*data)}z" fill="{fill}"/>')

    def ring(self, x: float, y: float, r: float, thick: float, colour: str) -> None:
        """r: to the middle of the line."""
        self.shapes.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="none" stroke="{colour}" '
            f'stroke-width="{number(thick)}"/>'
        )

    def sector(self, x: float, y: float, inner: float, outer: float, start: float, end: float, fill: str) -> None:
        """A slice of a ring; angles in degrees, clockwise from three o'clock, less than a full turn."""
        a, b = math.radians(start), math.radians(end)
        large = "1" if end - start > 180 else "0"
        data: list[float | str] = ["M", x + outer * math.cos(a), y + outer * math.sin(a),
                                   "A", outer, outer, "0", large, "1", x + outer * math.cos(b), y + outer * math.sin(b)]  # fmt: skip
        if inner > 0:
            data += ["L", x + inner * math.cos(b), y + inner * math.sin(b),
                     "A", inner, inner, "0", large, "0", x + inner * math.cos(a), y + inner * math.sin(a)]  # fmt: skip
        else:
            data += ["L", x, y]
        self.path(fill, *data, "z")

    @staticmethod
    def _turned(turn: float, x: float, y: float) -> str:
        return f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
