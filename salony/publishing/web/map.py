"""The map of what is on, and what is near: drawn by us, with the list of places beside it. Needs no script."""

import datetime as dt
import math
from collections.abc import Sequence
from itertools import chain, repeat
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City, Occurrence, Venue
from salony.discovery.programme import Programme, programme, venues_of
from salony.discovery.spans import Span, month_span, weekend
from salony.publishing import dates, maps
from salony.publishing.addresses import venue_path
from salony.publishing.map_drawing import Spot, drawing, short
from salony.publishing.maps import Frame, Point
from salony.publishing.rows import nearest, place_words, rows
from salony.publishing.showing import Shown
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import in_city

SPANS = ("dzis", "weekend", "tydzien", "miesiac")
ROWS_OF_A_PLACE = 4
SPOTS = 60
"""Places that are listed beside the map."""
NEAR_DIGITS = 2
"""Where the visitor stands is known to a hundredth of a degree: about a kilometre."""
LEAST_REACH = 1.0


def map_page(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    asked = request.GET.get("kiedy", "")
    span_name = asked if asked in SPANS else "tydzien"
    span = _span(span_name, today)
    home = Point(here.latitude or 52.0, here.longitude or 19.0)
    near = maps.parse_point(request.GET.get("blisko", ""))
    near = near.rounded(NEAR_DIGITS) if near else None
    found = programme(here, span)
    spots = _spots(found, city=here, today=today, near=near)
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
            # Signing in leads back to the map, and does not carry along where somebody is.
            return_to=request.path,
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
            drawn=drawing(placed, frame, middle=near or home, near=near, city=here, around=links.around),
            tiles=_tiles(frame),
            credit=settings.SALONY_TILES_CREDIT if settings.SALONY_TILES else "",
            nearer=links.zoom(-1),
            further=links.zoom(1),
            whole=links.to(srodek="", km="") if request.GET.get("km") else "",
            spots=(placed if near else spots)[:SPOTS],
            homeless=[one for one in spots if not one.point][:SPOTS] if near else [],
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


def _spots(found: Programme, *, city: City, today: dt.date, near: Point | None) -> list[Spot]:
    """Near: the nearest first; else the place with the most first. Lines are told of the first SPOTS, which are listed;
    of the others the map has the mark."""
    by_place = venues_of(found.once_each())
    venues = queries.venues_by_id([key for key, _ in by_place])
    known = [(venues[key], theirs) for key, theirs in by_place if key in venues]
    if near:
        known.sort(key=lambda one: (_distance(one[0], near), one[0].name))
    else:
        known.sort(key=lambda one: (-len(one[1]), place_words(one[0])))
    told = [theirs.where(slice(ROWS_OF_A_PLACE)) for _, theirs in known[:SPOTS]]
    at_hand = Shown(city, *told)
    none = found.where(slice(0))
    return [
        _spot(venue, theirs, at_hand.of(shown), city=city, today=today, near=near)
        for (venue, theirs), shown in zip(known, chain(told, repeat(none)), strict=False)
    ]


def _point(venue: Venue) -> Point | None:
    if venue.latitude is None or venue.longitude is None:
        return None
    return Point(venue.latitude, venue.longitude)


def _distance(venue: Venue, near: Point) -> float:
    point = _point(venue)
    return maps.distance_km(near, point) if point else math.inf


def _spot(
    venue: Venue, theirs: Programme, shown: list[Occurrence], *, city: City, today: dt.date, near: Point | None
) -> Spot:
    point = _point(venue)
    kinds = [slug for slug, _ in theirs.by_category()]
    return Spot(
        anchor=f"miejsce-{venue.pk}",
        name=place_words(venue),
        url=venue_path(venue, city) or "",
        address=venue.address,
        away=_away(maps.distance_km(near, point)) if near and point else "",
        rows=rows(shown, city=city, today=today),
        more=max(0, len(theirs) - ROWS_OF_A_PLACE),
        point=point,
        category=kinds[0],
        second=kinds[1] if len(kinds) > 1 else "",
        number=len(theirs),
    )


def _away(kilometres: float) -> str:
    """Where one stands is known to about a kilometre only, so nothing finer is said."""
    return gettext("up to 1 km") if kilometres < 1 else gettext("about %(number)d km") % {"number": round(kilometres)}


def _tiles(frame: Frame) -> list[tuple[str, str, str, str]]:
    if not settings.SALONY_TILES:
        return []
    return [
        (one.url, short(one.x), short(one.y), short(one.side + 0.1)) for one in maps.tiles(frame, settings.SALONY_TILES)
    ]


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
    first = programme(city, Span(start, start + dt.timedelta(days=60))).coming(start).where(slice(1))
    return next(iter(Shown(city, first).of(first)), None)
