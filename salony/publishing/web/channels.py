"""What can be followed, as files: the city's calendar or a part of it, as iCalendar and as RSS."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import get_language, gettext

from salony.catalogue.models import City, Event
from salony.publishing.addresses import absolute
from salony.publishing.calendars import calendar_of
from salony.publishing.feed import feed_of
from salony.publishing.parts import PARTS, NoSuchPart, Part
from salony.publishing.web.context import city_or_404, today_in

FEED_ITEMS = 50


def calendar(request: HttpRequest, city: str, kind: str, slug: str = "") -> HttpResponse:
    """To subscribe to: from a month ago on."""
    here = city_or_404(city)
    return calendar_file(here, _part(request, here, kind, slug))


def feed(request: HttpRequest, city: str, kind: str, slug: str = "") -> HttpResponse:
    """The newest of the catalogue first."""
    here = city_or_404(city)
    return feed_file(request, here, _part(request, here, kind, slug))


def calendar_file(city: City, part: Part) -> HttpResponse:
    file = calendar_of(part.events, city=city, name=part.title)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    name = "-".join(piece for piece in part.path.partition("?")[0].split("/") if piece)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def feed_file(request: HttpRequest, city: City, part: Part) -> HttpResponse:
    text = feed_of(
        _newest(part.events),
        city=city,
        title=part.title,
        page=absolute(part.path),
        address=absolute(request.get_full_path()),
        language=get_language() or settings.LANGUAGE_CODE,
    )
    return HttpResponse(text, content_type="application/rss+xml; charset=utf-8")


def _part(request: HttpRequest, here: City, kind: str, slug: str) -> Part:
    try:
        return PARTS[kind](here, slug, today_in(here, request))
    except NoSuchPart:
        raise Http404(gettext("Nothing of that name can be followed here.")) from None


def _newest(events: Iterable[Event]) -> list[Event]:
    if isinstance(events, QuerySet) and not events.query.is_sliced:
        return list(events.order_by("-created_at", "-id")[:FEED_ITEMS])
    return sorted(events, key=lambda one: (one.created_at, one.pk), reverse=True)[:FEED_ITEMS]


View = Callable[..., HttpResponse]


def patterns(route: str, kind: str, *, regex: bool = False) -> list[URLPattern]:
    """The two files beside a page's own address, which is `route` and ends with a slash."""
    files: tuple[tuple[str, str, View], ...] = (
        ("kalendarz.ics", "calendar", calendar),
        ("rss.xml", "rss", feed),
    )
    found = []
    for name, suffix, view in files:
        more: dict[str, Any] = {"kind": kind}
        label = suffix if kind == "city" else f"{kind}-{suffix}"
        if regex:
            found.append(re_path(f"^{route}{name.replace('.', '[.]')}$", view, more, name=label))
        else:
            found.append(path(f"{route}{name}", view, more, name=label))
    return found
