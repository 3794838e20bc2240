"""A map drawn by us: places on Mercator's plane, near ones gathered into one mark, circles of distance. No Django.

Units: a square of 400 × 400, north up. Source of the projection: EPSG 3857; of tile numbers: the "slippy map" scheme.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

SIDE = 400.0
STEPS = (0.3, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Kilometres from the middle of the map to its edge, from near to far."""
FAR = 4.0
"""So many times further from the middle than half of the places is far off: such a one may stand at the edge."""
EDGE = 46
"""Units that a mark and its name need between a place and the edge."""
_EQUATOR = 40075.017
_EARTH = 6371.0
_TILE = 256
_MERCATOR_END = 85.0


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east (WGS 84)."""

    latitude: float
    longitude: float

    def rounded(self, digits: int) -> "Point":
        return Point(round(self.latitude, digits), round(self.longitude, digits))


def distance_km(one: Point, other: Point) -> float:
    """Along the great circle (haversine)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def parse_point(text: str) -> Point | None:
    """ "50.04,18.70"; None for anything that is no place on Mercator's plane."""
    latitude, comma, longitude = text.partition(",")
    try:
        point = Point(float(latitude), float(longitude)) if comma and len(text) < 40 else None
    except ValueError:
        return None
    if point is None or not (abs(point.latitude) <= _MERCATOR_END and abs(point.longitude) <= 180):
        return None
    return point


@dataclass(frozen=True, slots=True)
class Frame:
    """What the map shows. reach: kilometres from the middle to the edge."""

    middle: Point
    reach: float

    @property
    def world(self) -> float:
        """The whole equator in units of the map, as large as it is at the middle's latitude."""
        return _EQUATOR * math.cos(math.radians(self.middle.latitude)) * self.units(1)

    def units(self, kilometres: float) -> float:
        return kilometres * SIDE / 2 / self.reach

    def place(self, point: Point) -> tuple[float, float]:
        """x to the right, y down."""
        x, y = _plane(point)
        x0, y0 = _plane(self.middle)
        return SIDE / 2 + (x - x0) * self.world, SIDE / 2 + (y - y0) * self.world

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        x, y = self.place(point)
        return all(margin <= value <= SIDE - margin for value in (x, y))

    def corners(self) -> tuple[float, float, float, float]:
        """Degrees of the frame: south, west, north, east."""
        high = self.reach / (_EQUATOR / 360)
        wide = high / math.cos(math.radians(self.middle.latitude))
        here = self.middle
        return here.latitude - high, here.longitude - wide, here.latitude + high, here.longitude + wide


def _plane(point: Point) -> tuple[float, float]:
    """Mercator's plane, 0 to 1, from the upper left."""
    latitude = math.radians(max(-_MERCATOR_END, min(_MERCATOR_END, point.latitude)))
    return (point.longitude + 180) / 360, (1 - math.asinh(math.tan(latitude)) / math.pi) / 2


def fitted(points: Sequence[Point], home: Point) -> Frame:
    """The nearest step that holds every point; where a few lie far off, the one that holds the others.

    Around home where there is no point.
    """
    if not points:
        return Frame(home, 4.0)
    whole = _holding(points)
    middle = Point(median(p.latitude for p in points), median(p.longitude for p in points))
    away = [distance_km(middle, point) for point in points]
    far = max(0.4, FAR * median(away))
    core = _holding([point for point, distance in zip(points, away, strict=True) if distance <= far])
    return core if core.reach * 2 <= whole.reach else whole


def _holding(points: Sequence[Point]) -> Frame:
    south, north = min(p.latitude for p in points), max(p.latitude for p in points)
    west, east = min(p.longitude for p in points), max(p.longitude for p in points)
    middle = Point((south + north) / 2, (west + east) / 2)
    for step in STEPS:
        frame = Frame(middle, step)
        if all(frame.holds(point, EDGE) for point in points):
            return frame
    return Frame(middle, STEPS[-1])


def at_the_edge(frame: Frame, point: Point) -> tuple[float, float, float]:
    """Where the way from the middle to a point off the map crosses its edge: x, y, and degrees clockwise from north."""
    x, y = frame.place(point)
    dx, dy = x - SIDE / 2, y - SIDE / 2
    share = (SIDE / 2 - 16) / max(abs(dx), abs(dy), 1e-9)
    return SIDE / 2 + dx * share, SIDE / 2 + dy * share, math.degrees(math.atan2(dx, -dy))


def step_beside(reach: float, by: int) -> float | None:
    """The next step nearer (-1) or further (1); None at the end."""
    at = min(range(len(STEPS)), key=lambda number: abs(STEPS[number] - reach)) + by
    return STEPS[at] if 0 <= at < len(STEPS) else None


def circles(frame: Frame, middle: Point) -> list[float]:
    """Round distances in kilometres, evenly apart, whose circles around the middle fill the map."""
    x, y = frame.place(middle)
    corner = max(math.hypot(x - a, y - b) for a in (0, SIDE) for b in (0, SIDE))
    step = next((one for one in (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0) if frame.units(one) >= 52), 50.0)
    return [step * number for number in range(1, min(14, int(corner / frame.units(step))) + 1)]


def gathered(places: Sequence[tuple[float, float]], room: float) -> list[list[int]]:
    """Which of the places share one mark: the two nearest join until all marks are `room` units apart.

    Answers the positions of each mark's places, in their order. At most 400 places are told apart well; of more, the
    later ones join the nearest mark.
    """
    groups = [[number] for number in range(min(len(places), 400))]
    middles = [places[group[0]] for group in groups]
    while len(groups) > 1:
        near, one, other = min(
            (math.dist(middles[a], middles[b]), a, b) for a in range(len(groups)) for b in range(a + 1, len(groups))
        )
        if near >= room:
            break
        groups[one] += groups.pop(other)
        middles.pop(other)
        middles[one] = middle_of([places[number] for number in groups[one]])
    for number in range(400, len(places)):
        nearest = min(range(len(groups)), key=lambda at: math.dist(middles[at], places[number]))
        groups[nearest].append(number)
    return [sorted(group) for group in groups]


def middle_of(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


@dataclass(frozen=True, slots=True)
class Tile:
    url: str
    x: float
    y: float
    side: float


def tiles(frame: Frame, pattern: str) -> list[Tile]:
    """The pictures of a tile server that lie under the map. pattern: "https://…/{z}/{x}/{y}.png"."""
    # Twice as fine as the map's own units: it is shown larger than 400 pixels.
    zoom = max(0, min(19, round(math.log2(2 * frame.world / _TILE))))
    number = 2**zoom
    side = frame.world / number
    x0, y0 = _plane(frame.middle)
    left, top = (x0 * frame.world - SIDE / 2) / side, (y0 * frame.world - SIDE / 2) / side
    found = []
    for row in range(max(0, math.floor(top)), min(number - 1, math.floor(top + SIDE / side)) + 1):
        for column in range(math.floor(left), math.floor(left + SIDE / side) + 1):
            url = pattern.replace("{z}", str(zoom)).replace("{x}", str(column % number)).replace("{y}", str(row))
            found.append(Tile(url, (column - left) * side, (row - top) * side, side))
    return found
