"""The map of what is on, and what is near: drawn by us, with the list of places beside it. Needs no script."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from salony.catalogue import queries
from salony.catalogue.models import City, Occurrence, Venue
from salony.discovery import selections
from salony.discovery.spans import Span, month_span, weekend
from salony.language.gazetteer import within
from salony.publishing import dates, maps
from salony.publishing.addresses import venue_path
from salony.publishing.maps import Frame, Point
from salony.publishing.rows import Row, nearest, place_words, rows
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import in_city

SPANS = ("dzis", "weekend", "tydzien", "miesiac")
ROWS_OF_A_PLACE = 4
NEAR_DIGITS = 2
"""Where the visitor stands is known to a hundredth of a degree: about a kilometre."""
TOWNS = 5
LEAST_REACH = 1.0
LABEL = 11.0
"""Size of lettering in units of the map; a letter is about half as wide."""
MARK = 15.0


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
class Lettering:
    words: str
    x: str
    y: str
    r: str = ""


def map_page(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    asked = request.GET.get("kiedy", "")
    span_name = asked if asked in SPANS else "tydzien"
    span = _span(span_name, today)
    home = Point(here.latitude or 52.0, here.longitude or 19.0)
    near = maps.parse_point(request.GET.get("blisko", ""))
    near = near.rounded(NEAR_DIGITS) if near else None
    coming = queries.between(here, span.first, span.last)
    runs = [one for one in queries.running_exhibitions(here, span.first, until=span.last) if one.first_day < span.first]
    spots = _spots([*coming, *runs], city=here, today=today, near=near)
    placed = [one for one in spots if one.point]
    frame = _frame(request, placed, near, home)
    kept = {"kiedy": asked if asked in SPANS else "", "blisko": _said(near) if near else ""}
    links = _Links(reverse("map", args=[here.slug]), kept, frame)
    beyond = _first_beyond(here, span) if not spots else None
    response = render(
        request,
        "publishing/map.html",
        page(
            request,
            here,
            picture=("map", "-"),
            title=gettext("Near you %(in_city)s") % {"in_city": in_city(here)}
            if near
            else gettext("Map of what is on %(in_city)s") % {"in_city": in_city(here)},
            in_city=in_city(here),
            spans=[
                Link(links.to(kiedy=name, srodek="", km=""), _span_words(name), name == span_name) for name in SPANS
            ],
            span_name=span_name,
            near=near,
            far_link=links.to(blisko="", srodek="", km=""),
            number=sum(one.number for one in spots),
            when=dates.run(span.first, span.last),
            marks=_marks(placed, frame, links),
            towns=_towns(frame, here, placed),
            circles=_circles(frame, near or home),
            name=_name(frame, here, home),
            me=_me(frame, near),
            tiles=_tiles(frame),
            credit=settings.SALONY_TILES_CREDIT if settings.SALONY_TILES else "",
            nearer=links.zoom(-1),
            further=links.zoom(1),
            whole=links.to(srodek="", km="") if request.GET.get("km") else "",
            spots=placed if near else spots,
            homeless=[one for one in spots if not one.point] if near else [],
            nearest=nearest(beyond, city=here, today=today) if beyond else None,
            starts=_starts(here),
        ),
    )
    # Only here may the browser be asked where it is, and only by the visitor's own press of a button.
    response["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()"
    return response


class _Links:
    """The same map with one thing changed."""

    def __init__(self, path: str, kept: dict[str, str], frame: Frame) -> None:
        self._path, self._kept, self._frame = path, kept, frame

    def to(self, **changes: str) -> str:
        asked = {key: value for key, value in {**self._kept, **changes}.items() if value}
        return f"{self._path}?{urlencode(asked, safe=',')}" if asked else self._path

    def zoom(self, by: int) -> str:
        step = maps.step_beside(self._frame.reach, by)
        return self.around(self._frame.middle, step) if step else ""

    def around(self, middle: Point, reach: float) -> str:
        return self.to(srodek=_said(middle, 4), km=f"{reach:g}")


def _said(point: Point, digits: int = NEAR_DIGITS) -> str:
    return f"{point.latitude:.{digits}f},{point.longitude:.{digits}f}"


def _span(name: str, today: dt.date) -> Span:
    match name:
        case "dzis":
            return Span(today, today)
        case "weekend":
            return weekend(today)
        case "miesiac":
            return Span(today, max(month_span(today.year, today.month).last, today + dt.timedelta(days=29)))
    return Span(today, today + dt.timedelta(days=6))


def _span_words(name: str) -> str:
    words = {
        "dzis": gettext("today"),
        "weekend": gettext("at the weekend"),
        "tydzien": gettext("within a week"),
        "miesiac": gettext("within a month"),
    }
    return words[name]


def _frame(request: HttpRequest, placed: Sequence[Spot], near: Point | None, home: Point) -> Frame:
    middle = maps.parse_point(request.GET.get("srodek", ""))
    try:
        reach = float(request.GET.get("km", ""))
    except ValueError:
        reach = 0.0
    if middle and maps.STEPS[0] <= reach <= maps.STEPS[-1]:
        return Frame(middle, reach)
    points = [one.point for one in placed if one.point]
    if near:
        # The five nearest, so that what is close is seen close.
        close = sorted(maps.distance_km(near, point) for point in points)[:5]
        wanted = max(LEAST_REACH, 1.25 * close[-1] if close else 4.0)
        return Frame(near, next((step for step in maps.STEPS if step >= wanted), maps.STEPS[-1]))
    return maps.fitted(points, home)


def _spots(occurrences: Iterable[Occurrence], *, city: City, today: dt.date, near: Point | None) -> list[Spot]:
    """Near: the nearest first; else the place with the most first."""
    by_place: dict[int, list[Occurrence]] = {}
    venues: dict[int, Venue] = {}
    for one in occurrences:
        if venue := one.event.venue:
            venues[venue.pk] = venue
            by_place.setdefault(venue.pk, []).append(one)
    found = [_spot(venues[key], theirs, city=city, today=today, near=near) for key, theirs in by_place.items()]
    if near:
        return sorted(found, key=lambda one: (maps.distance_km(near, one.point) if one.point else math.inf, one.name))
    return sorted(found, key=lambda one: (-one.number, one.name))


def _spot(venue: Venue, theirs: list[Occurrence], *, city: City, today: dt.date, near: Point | None) -> Spot:
    point = None
    if venue.latitude is not None and venue.longitude is not None:
        point = Point(venue.latitude, venue.longitude)
    once = selections.once_each(theirs)
    kinds = [slug for slug, _ in selections.numbers_by_category(once)]
    return Spot(
        anchor=f"miejsce-{venue.pk}",
        name=place_words(venue),
        url=venue_path(venue, city) or "",
        address=venue.address,
        away=_away(maps.distance_km(near, point)) if near and point else "",
        rows=rows(once[:ROWS_OF_A_PLACE], city=city, today=today),
        more=max(0, len(once) - ROWS_OF_A_PLACE),
        point=point,
        category=kinds[0],
        second=kinds[1] if len(kinds) > 1 else "",
        number=len(once),
    )


def _away(kilometres: float) -> str:
    """Where one stands is known to about a kilometre only, so nothing finer is said."""
    return gettext("up to 1 km") if kilometres < 1 else gettext("about %(number)d km") % {"number": round(kilometres)}


def _marks(placed: Sequence[Spot], frame: Frame, links: _Links) -> list[Mark]:
    shown = [(one, frame.place(one.point)) for one in placed if one.point and frame.holds(one.point)]
    marks: list[Mark] = []
    taken: list[tuple[float, float, float, float]] = []
    groups = maps.gathered([place for _, place in shown], 2 * MARK + 4)
    discs = [(group, *maps.middle_of([shown[n][1] for n in group])) for group in groups]
    sized = [(group, x, y, _radius(sum(shown[n][0].number for n in group))) for group, x, y in discs]
    taken += [(x - r, y - r, x + r, y + r) for _, x, y, r in sized]
    for group, x, y, r in sized:
        marks.append(_mark([shown[n][0] for n in group], x, y, r, links, frame, taken))
    return marks


def _radius(number: int) -> float:
    return MARK + min(7.0, 1.6 * math.log2(max(1, number)))


def _mark(
    spots: Sequence[Spot],
    x: float,
    y: float,
    r: float,
    links: _Links,
    frame: Frame,
    taken: list[tuple[float, float, float, float]],
) -> Mark:
    number = sum(one.number for one in spots)
    events = ngettext("%(number)d event", "%(number)d events", number) % {"number": number}
    first = spots[0]
    if len(spots) == 1:
        url, name = f"#{first.anchor}", first.name
    else:
        name = ngettext("%(number)d place", "%(number)d places", len(spots)) % {"number": len(spots)}
        url = _closer(spots, links, frame) or f"#{first.anchor}"
    words = f"{name}: {events}" if len(spots) == 1 else f"{', '.join(one.name for one in spots)}: {events}"
    label, at, anchor = _label(name, x, y, r, taken)
    kinds = list(dict.fromkeys(kind for one in spots for kind in (one.category, one.second) if kind))
    return Mark(
        url=url,
        words=words,
        label=label,
        x=_n(x),
        y=_n(y),
        r=_n(r),
        left=_n(x - r),
        right=_n(x + r),
        text_x=_n(at),
        text_y=_n(y + LABEL * 0.36),
        text_anchor=anchor,
        category=kinds[0],
        second=kinds[1] if len(kinds) > 1 else "",
        number=number,
    )


def _label(
    name: str, x: float, y: float, r: float, taken: list[tuple[float, float, float, float]]
) -> tuple[str, float, str]:
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


def _meets(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _closer(spots: Sequence[Spot], links: _Links, frame: Frame) -> str:
    """The map on which these places stand apart; "" where no step parts them."""
    points = [one.point for one in spots if one.point]
    middle = Point(
        sum(point.latitude for point in points) / len(points), sum(point.longitude for point in points) / len(points)
    )
    for step in reversed([step for step in maps.STEPS if step < frame.reach]):
        near = Frame(middle, step)
        if len(maps.gathered([near.place(point) for point in points], 2 * MARK + 4)) > 1:
            return links.around(middle, step)
    return ""


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
        found.append(Lettering(town.name, _n(x), _n(y)))
        if len(found) == TOWNS:
            break
    return found


def _name(frame: Frame, city: City, home: Point) -> Lettering | None:
    """The city's own name, large and quiet under everything; None where the map does not show its middle."""
    x, y = frame.place(home)
    if not (0 < x < maps.SIDE and 0 < y < maps.SIDE):
        return None
    half = 17.0 * len(city.name)
    return Lettering(city.name, _n(min(max(x, half), maps.SIDE - half)), _n(min(max(y, 50), maps.SIDE - 20)))


def _circles(frame: Frame, middle: Point) -> list[Lettering]:
    """Circles of distance around the visitor, or the city's middle; x and y: of their middle."""
    x, y = frame.place(middle)
    found = []
    for kilometres in maps.circles(frame):
        r = frame.units(kilometres)
        words = f"{kilometres:g} km" if kilometres >= 1 else f"{1000 * kilometres:.0f} m"
        found.append(Lettering(words.replace(".", ","), _n(x), _n(y), _n(r)))
    return found


def _me(frame: Frame, near: Point | None) -> Lettering | None:
    if near is None or not frame.holds(near):
        return None
    x, y = frame.place(near)
    return Lettering("", _n(x), _n(y))


def _tiles(frame: Frame) -> list[tuple[str, str, str, str]]:
    if not settings.SALONY_TILES:
        return []
    return [(one.url, _n(one.x), _n(one.y), _n(one.side + 0.1)) for one in maps.tiles(frame, settings.SALONY_TILES)]


def _starts(city: City) -> list[tuple[str, str]]:
    """(coordinates, name): from where one may look without a script and without saying where one is."""
    found = []
    if city.latitude is not None and city.longitude is not None:
        found.append((_said(Point(city.latitude, city.longitude)), gettext("the centre")))
    for venue in queries.venues(city):
        if venue.latitude is not None and venue.longitude is not None:
            found.append((_said(Point(venue.latitude, venue.longitude)), venue.name))
    return found


def _first_beyond(city: City, span: Span) -> Occurrence | None:
    start = span.last + dt.timedelta(days=1)
    return next(iter(queries.between(city, start, start + dt.timedelta(days=60))), None)


def _n(value: float) -> str:
    """A number for SVG: one decimal at most, whatever the language."""
    return f"{value:.1f}".removesuffix(".0")
