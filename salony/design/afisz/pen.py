"""A pen that writes SVG shapes in short numbers, with the poster's colours and its seeded chance at hand."""

import math
from random import Random

from salony.design.palette import Mood, contrast, mixed


def number(value: float) -> str:
    """At most one decimal, no trailing zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def points(*values: float | str) -> str:
    """Path data out of letters and numbers."""
    return " ".join(v if isinstance(v, str) else number(v) for v in values)


class Pen:
    """Draws within a box of `w` × `h` units, origin at its upper left; what leaves the box is cut off."""

    def __init__(self, w: float, h: float, mood: Mood, chance: Random, high: bool = False) -> None:
        """high: the box lies at the sheet's top edge, so that what is too large runs out there."""
        self.w, self.h, self.chance, self.high = w, h, chance, high
        self.s = min(w, h)
        self.ground, self.text, self.shade, self.accent = mood.ground, mood.text, mood.shade, mood.accent
        self.third = mixed(mood.ground, mood.shade, 0.45)
        # For a motif of one form: the colour that stands out most, and the other.
        self.bold, self.soft = sorted((mood.shade, mood.accent), key=lambda c: -contrast(c, mood.ground))
        self.shapes: list[str] = []

    def disc(self, share: float = 0.44) -> tuple[float, float, float]:
        """Middle and radius of a disc that fills the box: whole where there is room, else running out of the sheet.

        share: of the width, that the radius takes at most.
        """
        r = self.w * share
        if self.h >= r * 1.9:
            return self.w / 2, self.h / 2, min(r, self.h * 0.47)
        r = min(r, self.h * 0.9)
        return self.w / 2, self.h * 0.96 - r if self.high else self.h * 0.04 + r, r

    def circle(self, x: float, y: float, r: float, fill: str) -> None:
        self.shapes.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, *, turn: float = 0) -> None:
        self.shapes.append(
            f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}" fill="{fill}"'
            f"{self._turned(turn, x, y)}/>"
        )

    def rect(self, x: float, y: float, w: float, h: float, fill: str, *, round_: float = 0, turn: float = 0) -> None:
        corner = f' rx="{number(round_)}"' if round_ else ""
        self.shapes.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"{corner} fill="{fill}"'
            f"{self._turned(turn, x + w / 2, y + h / 2)}/>"
        )

    def path(self, fill: str, *data: float | str) -> None:
        self.shapes.append(f'<path d="{points(*data)}" fill="{fill}"/>')

    def dots(self, colour: str, size: float, places: list[tuple[float, float]]) -> None:
        """Many dots of one size in one path: strokes of no length with round ends."""
        data = "".join(f"M{number(x)} {number(y)}h0" for x, y in places)
        self.shapes.append(f'<path d="{data}" stroke="{colour}" stroke-width="{number(size)}" stroke-linecap="round"/>')

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

    def sector(self, x: float, y: float, radii: tuple[float, float], degrees: tuple[float, float], fill: str) -> None:
        """A slice of a ring between two radii and two angles: clockwise from three o'clock, less than a full turn."""
        inner, outer = radii
        (cos_a, sin_a), (cos_b, sin_b) = ((math.cos(math.radians(d)), math.sin(math.radians(d))) for d in degrees)
        large = "1" if degrees[1] - degrees[0] > 180 else "0"
        data: list[float | str] = ["M", x + outer * cos_a, y + outer * sin_a]
        data += ["A", outer, outer, "0", large, "1", x + outer * cos_b, y + outer * sin_b]
        if inner > 0:
            data += ["L", x + inner * cos_b, y + inner * sin_b]
            data += ["A", inner, inner, "0", large, "0", x + inner * cos_a, y + inner * sin_a]
        else:
            data += ["L", x, y]
        self.path(fill, *data, "z")

    @staticmethod
    def _turned(turn: float, x: float, y: float) -> str:
        return f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
