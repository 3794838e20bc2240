"""Share images of every page (Open Graph), drawn by us: the page's name as a wide poster."""

import datetime as dt
from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

from salony.catalogue.models import City
from salony.design.afisz import AfiszEvent, Format, draw, png
from salony.discovery.spans import month_span
from salony.publishing import dates
from salony.publishing.parts import PARTS, NoSuchPart
from salony.publishing.web.context import city_or_404, today_in
from salony.publishing.words import in_city

WIDTH = 1200


@cache_control(public=True, max_age=3600)
def picture(request: HttpRequest, city: str, kind: str, key: str) -> HttpResponse:
    """PNG, 1200 × 628 pixels."""
    here = city_or_404(city)
    named = NAMES.get(kind)
    try:
        title, category = named(here, key) if named else _part(here, kind, key, today_in(here, request))
    except (KeyError, ValueError, NoSuchPart):
        raise Http404(gettext("There is no such picture here.")) from None
    event = AfiszEvent(id=f"strona/{here.slug}/{kind}/{key}", category=category, title=title, where=_where(here, title))
    return HttpResponse(png(draw(event, Format.WIDE, outlines=True), WIDTH), content_type="image/png")


def _where(city: City, title: str) -> str:
    """The city is said once."""
    return "" if city.name in title or in_city(city) in title else city.name


def _month(city: City, key: str) -> tuple[str, str | None]:
    year, _, month = key.partition("-")
    return dates.month_in_culture(month_span(int(year), int(month)).first), None


def _week(city: City, key: str) -> tuple[str, str | None]:
    year, _, number = key.partition("-")
    monday = dt.date.fromisocalendar(int(year), int(number), 1)
    return capfirst(dates.run(monday, monday + dt.timedelta(days=6))), None


def _posters(city: City, _: str) -> tuple[str, str | None]:
    return gettext("Posters %(in_city)s") % {"in_city": in_city(city)}, None


def _map(city: City, _: str) -> tuple[str, str | None]:
    return gettext("Map of what is on %(in_city)s") % {"in_city": in_city(city)}, "heritage-walk"


NAMES: Mapping[str, Callable[[City, str], tuple[str, str | None]]] = {
    "month": _month,
    "edition": _month,
    "week": _week,
    "posters": _posters,
    "map": _map,
}


def _part(city: City, kind: str, key: str, today: dt.date) -> tuple[str, str | None]:
    part = PARTS[kind](city, key, today)
    return part.title, part.category or None
