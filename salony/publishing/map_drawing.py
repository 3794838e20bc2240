"""What stands on the map: discs for places, arrows to what lies off it, towns, circles; in numbers written for SVG."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from salony.catalogue.models import City
from salony.language.gazetteer import within
from salony.publishing import maps
from salony.publishing.maps import Frame, Point
from salony.publishing.rows import Row

TOWNS = 5
LABEL = 11.0
"""Size of lettering in units of the map; a letter is about half as wide."""
MARK = 15.0

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Around = Callable[[Point, float], str]
"""The address of the map around a point, reaching so many kilometres."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is on there. away: kilometres in words, "" where nobody asked."""

    anchor: str
    name: str
    url: str
    address: str
    away: str
    rows: tuple[Row, ...]
    more: int
    point: Point | None
    category: str
    second: str
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc on the map, in units of the map, written for SVG. second: the other colour of its lower half."""

    url: str
    words: str
    label: str
    x: str
    y: str
    r: str
    left: str
    right: str
    text_x: str
    text_y: str
    text_anchor: str
    category: str
    second: str
    number: int


@dataclass(frozen=True, slots=True)
class Far:
    """An arrow at the edge, towards a place off the map. turn: degrees clockwise from north."""

    url: str
    words: str
    x: str
    y: str
    turn: str
    text_x: str
    text_y: str
    text_anchor: str
    category: str


@dataclass(frozen=True, slots=True)
class Lettering:
    words: str
    x: str
    y: str
    r: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    marks: list[Mark]
    far: list[Far]
    towns: list[Lettering]
    circles: list[Lettering]
    me: Lettering | None


def drawing(
    placed: Sequence[Spot], frame: Frame, *, middle: Point, near: Point | None, city: City, around: Around
) -> Drawing:
    """placed: places whose point is known; middle: of the circles of distance; near: where the visitor is."""
    taken: list[Box] = []
    marks = _marks(placed, frame, around, taken)
    return Drawing(
        marks, _far(placed, frame, taken), _towns(frame, city, placed), _circles(frame, middle), _me(frame, near)
    )


def _marks(placed: Sequence[Spot], frame: Frame, around: Around, taken: list[Box]) -> list[Mark]:
    shown = [(one, frame.place(one.point)) for one in placed if one.point and frame.holds(one.point)]
    marks: list[Mark] = []
    groups = maps.gathered([place for _, place in shown], 2 * MARK + 4)
    discs = [(group, *maps.middle_of([shown[n][1] for n in group])) for group in groups]
    sized = [(group, x, y, _radius(sum(shown[n][0].number for n in group))) for group, x, y in discs]
    taken += [(x - r, y - r, x + r, y + r) for _, x, y, r in sized]
    for group, x, y, r in sized:
        marks.append(_mark([shown[n][0] for n in group], x, y, r, around, frame, taken))
    return marks


def _radius(number: int) -> float:
    return MARK + min(7.0, 1.6 * math.log2(max(1, number)))


def _mark(
    spots: Sequence[Spot],
    x: float,
    y: float,
    r: float,
    around: Around,
    frame: Frame,
    taken: list[Box],
) -> Mark:
    number = sum(one.number for one in spots)
    events = ngettext("%(number)d event", "%(number)d events", number) % {"number": number}
    first = spots[0]
    if len(spots) == 1:
        url, name = f"#{first.anchor}", first.name
    else:
        name = ngettext("%(number)d place", "%(number)d places", len(spots)) % {"number": len(spots)}
        url = _closer(spots, around, frame) or f"#{first.anchor}"
    words = f"{name}: {events}" if len(spots) == 1 else f"{', '.join(one.name for one in spots)}: {events}"
    label, at, anchor = _label(name, x, y, r, taken)
    kinds = list(dict.fromkeys(kind for one in spots for kind in (one.category, one.second) if kind))
    return Mark(
        url=url,
        words=words,
        label=label,
        x=short(x),
        y=short(y),
        r=short(r),
        left=short(x - r),
        right=short(x + r),
        text_x=short(at),
        text_y=short(y + LABEL * 0.36),
        text_anchor=anchor,
        category=kinds[0],
        second=kinds[1] if len(kinds) > 1 else "",
        number=number,
    )


def _label(name: str, x: float, y: float, r: float, taken: list[Box]) -> tuple[str, float, str]:
    """(words, x, text-anchor): right of the disc or left of it, where nothing stands yet; no words where both are."""
    words = name if len(name) <= 26 else name[:25].rstrip() + "…"
    wide = LABEL * 0.56 * len(words)
    for begin, end, at, anchor in (
        (x + r + 4, x + r + 4 + wide, x + r + 4, "start"),
        (x - r - 4 - wide, x - r - 4, x - r - 4, "end"),
    ):
        box = (begin, y - LABEL * 0.7, end, y + LABEL * 0.6)
        if begin >= 2 and end <= maps.SIDE - 2 and not any(_meets(box, other) for other in taken):
            taken.append(box)
            return words, at, anchor
    return "", x, "start"


def _meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _closer(spots: Sequence[Spot], around: Around, frame: Frame) -> str:
    """The map on which these places stand apart; "" where no step parts them."""
    points = [one.point for one in spots if one.point]
    middle = Point(
        sum(point.latitude for point in points) / len(points), sum(point.longitude for point in points) / len(points)
    )
    for step in reversed([step for step in maps.STEPS if step < frame.reach]):
        near = Frame(middle, step)
        if len(maps.gathered([near.place(point) for point in points], 2 * MARK + 4)) > 1:
            return around(middle, step)
    return ""


def _far(placed: Sequence[Spot], frame: Frame, taken: list[Box]) -> list[Far]:
    """What lies off the map, at its edge, the nearest first; what has no room there is in the list alone."""
    found: list[Far] = []
    off = [(maps.distance_km(frame.middle, one.point), one, one.point) for one in placed if one.point]
    for kilometres, spot, point in sorted(off, key=lambda row: (row[0], row[1].name)):
        if frame.holds(point):
            continue
        x, y, turn = maps.at_the_edge(frame, point)
        name = spot.name if len(spot.name) <= 26 else spot.name[:25].rstrip() + "…"
        words = gettext("%(place)s, %(number)d km") % {"place": name, "number": max(1, round(kilometres))}
        anchor, begin = _beside(x, LABEL * 0.56 * len(words))
        drop = 0.0 if anchor != "middle" else (24.0 if y < maps.SIDE / 2 else -24.0)
        wide = LABEL * 0.56 * len(words)
        box = (min(begin, x - 14), y - 14 + min(drop, 0), max(begin + wide, x + 14), y + 14 + max(drop, 0))
        if any(_meets(box, other) for other in taken):
            continue
        taken.append(box)
        at = {"start": begin, "end": begin + wide, "middle": begin + wide / 2}[anchor]
        found.append(
            Far(
                url=f"#{spot.anchor}",
                words=words,
                x=short(x),
                y=short(y),
                turn=short(turn),
                text_x=short(at),
                text_y=short(y + drop + 4),
                text_anchor=anchor,
                category=spot.category,
            )
        )
    return found


def _beside(x: float, wide: float) -> tuple[str, float]:
    """Where the words of an arrow begin: right of it, left of it, or over its middle."""
    if x < 130:
        return "start", x + 18
    if x > maps.SIDE - 130:
        return "end", x - 18 - wide
    return "middle", x - wide / 2


def _me(frame: Frame, near: Point | None) -> Lettering | None:
    if near is None or not frame.holds(near):
        return None
    x, y = frame.place(near)
    return Lettering("", short(x), short(y))


def _towns(frame: Frame, city: City, placed: Sequence[Spot]) -> list[Lettering]:
    """The larger towns on the map, where no place with events stands in the way."""
    taken = [frame.place(one.point) for one in placed if one.point]
    found: list[Lettering] = []
    for town in within(*frame.corners()):
        x, y = frame.place(Point(town.latitude, town.longitude))
        inside = 12 < y < maps.SIDE - 8 and 4 < x < maps.SIDE - LABEL * 0.6 * len(town.name)
        if town.name == city.name or not inside or any(abs(x - a) < 70 and abs(y - b) < 26 for a, b in taken):
            continue
        taken.append((x, y))
        found.append(Lettering(town.name, short(x), short(y)))
        if len(found) == TOWNS:
            break
    return found


def _circles(frame: Frame, middle: Point) -> list[Lettering]:
    """Circles of distance around the visitor, or the city's middle; x and y: of their middle."""
    x, y = frame.place(middle)
    found: list[Lettering] = []
    for kilometres in maps.circles(frame, middle):
        r = frame.units(kilometres)
        words = f"{kilometres:g} km" if kilometres >= 1 else f"{1000 * kilometres:.0f} m"
        found.append(Lettering(words.replace(".", ","), short(x), short(y), short(r)))
    return found


def short(value: float) -> str:
    """A number for SVG: one decimal at most, whatever the language."""
    return f"{value:.1f}".removesuffix(".0")
