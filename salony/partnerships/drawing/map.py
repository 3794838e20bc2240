"""Towns and arcs on a map that is made of towns: a dot for every third of a degree in which people live.

`data/towns.txt` holds the dots (GeoNames, CC BY 4.0); `python -m salony.partnerships.drawing.grid` writes it anew.
Nothing is loaded from elsewhere, and the coast can be seen because nobody lives in the sea.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.partnerships.drawing.svg import element, label, picture

CELL = 3
"""Dots to a degree."""

_WIDTH, _HEIGHT, _MARGIN = 960.0, 600.0, 90.0


@dataclass(frozen=True, slots=True)
class Place:
    """A town on the map. looks: of its arc, "alive", "quiet", "dormant", "unknown", "forming" or "ended"; "" for none.

    note: a second line below its name.
    """

    name: str
    latitude: float
    longitude: float
    looks: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    """Degrees to units: longitude shrinks with the cosine of the middle latitude."""

    west: float
    north: float
    scale: float
    stretch: float

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.scale * self.stretch, (self.north - latitude) * self.scale


def draw_map(home: Place, places: Sequence[Place]) -> str:
    """Home, the places and an arc from home to each that has looks."""
    view = _view([home, *places])
    parts = [_land(view)]
    start = view.point(home.latitude, home.longitude)
    for place in places:
        if place.looks:
            parts.append(
                element("path", d=_arc(start, view.point(place.latitude, place.longitude)), class_=f"arc {place.looks}")
            )
    taken: list[tuple[float, float, float, float]] = []
    for place in (home, *places):
        x, y = view.point(place.latitude, place.longitude)
        taken.append((x - 9, y - 9, x + 9, y + 9))
        taken += _along(start, (x, y)) if place.looks else []
    for place in (home, *sorted(places, key=lambda one: one.latitude)):
        x, y = view.point(place.latitude, place.longitude)
        mark = "home" if place is home else f"town {place.looks}"
        parts.append(element("circle", cx=x, cy=y, r=9 if place is home else 7, class_=mark))
        parts.append(_words(place, x, y, taken, strong=place is home))
    return picture(_WIDTH, _HEIGHT, parts, "partners-map")


def _view(places: Sequence[Place]) -> _View:
    south, north = min(one.latitude for one in places), max(one.latitude for one in places)
    west, east = min(one.longitude for one in places), max(one.longitude for one in places)
    stretch = math.cos(math.radians((south + north) / 2))
    across, down = max((east - west) * stretch, 4.0), max(north - south, 3.0)
    scale = min((_WIDTH - 2 * _MARGIN) / across, (_HEIGHT - 2 * _MARGIN) / down, 90.0)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return _View(middle_x - _WIDTH / 2 / scale / stretch, middle_y + _HEIGHT / 2 / scale, scale, stretch)


@lru_cache(maxsize=1)
def _cells() -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """(row, runs of columns) in cells from 0° E and 0° N."""
    rows = []
    text = files("salony.partnerships").joinpath("data/towns.txt").read_text("ascii")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        row, _, runs = line.partition(":")
        pairs = (run.partition("+") for run in runs.split())
        rows.append((int(row), tuple((int(first), int(length or 1)) for first, _, length in pairs)))
    return tuple(rows)


def _land(view: _View) -> str:
    """All dots as one path: every run is a line, dashed with dashes of no length and round ends."""
    pitch = view.scale * view.stretch / CELL
    steps: list[str] = []
    for row, runs in _cells():
        _, y = view.point((row + 0.5) / CELL, 0)
        if not 0 <= y <= _HEIGHT:
            continue
        for first, length in runs:
            x, _ = view.point(0, (first + 0.5) / CELL)
            before = max(0, math.ceil(-x / pitch))
            last = min(length - 1, math.floor((_WIDTH - x) / pitch))
            if before <= last:
                steps.append(f"M{x + before * pitch:.1f} {y:.0f}h{(last - before) * pitch + 0.1:.1f}")
    return element(
        "path", d="".join(steps), class_="land", stroke_width=pitch * 0.62, stroke_dasharray=f"0 {pitch:.3f}"
    )


def _arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    middle_x, middle_y = _bend(start, end)
    return f"M{x1:.1f} {y1:.1f}Q{middle_x:.1f} {middle_y:.1f} {x2:.1f} {y2:.1f}"


def _bend(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """The point towards which the arc bends: above the middle."""
    (x1, y1), (x2, y2) = start, end
    return (x1 + x2) / 2, (y1 + y2) / 2 - math.hypot(x2 - x1, y2 - y1) * 0.22


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float, float, float]]:
    """Small boxes along the arc, which names had better not hide."""
    bend, boxes = _bend(start, end), []
    for step in range(1, 24):
        t = step / 24
        x, y = ((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(start, bend, end, strict=True))
        boxes.append((x - 5, y - 5, x + 5, y + 5))
    return boxes


def _words(place: Place, x: float, y: float, taken: list[tuple[float, float, float, float]], *, strong: bool) -> str:
    """The name beside its mark, where it hides no other name or mark."""
    lines = [place.name, *([place.note] if place.note else [])]
    width = max(len(place.name) * 14.0, len(place.note) * 11.0)
    height = 26.0 * len(lines)
    spots = (
        ("start", x + 16, y + 7),
        ("end", x - 16, y + 7),
        ("middle", x, y + 34),
        ("middle", x, y - 18 - 24 * (len(lines) - 1)),
        ("start", x + 16, y + 34),
        ("end", x - 16, y + 34),
    )

    def box(spot: tuple[str, float, float]) -> tuple[float, float, float, float]:
        anchor, left, top = spot
        left = {"start": left, "end": left - width, "middle": left - width / 2}[anchor]
        return left, top - 22, left + width, top - 22 + height

    def hidden(spot: tuple[str, float, float]) -> float:
        a = box(spot)
        over = sum(
            max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1])) for b in taken
        )
        outside = max(0.0, 8 - a[0]) + max(0.0, a[2] - _WIDTH) + max(0.0, -a[1]) + max(0.0, a[3] - _HEIGHT)
        return over + outside * 100

    best = min(spots, key=hidden)
    taken.append(box(best))
    words = label(lines[:1], best[1], best[2], 0, text_anchor=best[0], class_="name strong" if strong else "name")
    if place.note:
        words += label(lines[1:], best[1], best[2] + 24, 0, text_anchor=best[0], class_="note")
    return words
