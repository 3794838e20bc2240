"""Files for programs: the city's calendar, its feed, robots.txt and the sitemap."""

import datetime as dt
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from salony.catalogue import queries
from salony.publishing.addresses import (
    absolute,
    city_path,
    event_path,
    in_language,
    institution_path,
    month_path,
    venue_path,
)
from salony.publishing.calendars import calendar_of
from salony.publishing.feed import feed_of
from salony.publishing.web.context import city_or_404, today_in
from salony.publishing.words import in_city

CALENDAR_PAST_DAYS = 31
FEED_ITEMS = 50
SITEMAP_EVENTS = 20_000


def calendar(request: HttpRequest, city: str) -> HttpResponse:
    """Everything from a month ago on, to subscribe to."""
    here = city_or_404(city)
    since = today_in(here, request) - dt.timedelta(days=CALENDAR_PAST_DAYS)
    events = queries.events(here).filter(occurrences__last_day__gte=since).distinct()
    name = gettext("Culture %(in_city)s") % {"in_city": in_city(here)}
    response = HttpResponse(calendar_of(events, city=here, name=name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{here.slug}.ics"'
    return response


def rss(request: HttpRequest, city: str) -> HttpResponse:
    """The newest events of the catalogue first."""
    here = city_or_404(city)
    events = queries.events(here).order_by("-created_at", "-id")[:FEED_ITEMS]
    text = feed_of(
        events,
        city=here,
        address=absolute(reverse("rss", args=[here.slug])),
        language=get_language() or settings.LANGUAGE_CODE,
    )
    return HttpResponse(text, content_type="application/rss+xml; charset=utf-8")


def robots(request: HttpRequest) -> HttpResponse:
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /*/popraw/",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in every language, the languages linked to each other (sitemaps.org 0.9)."""
    pages: list[tuple[str, dt.datetime | None]] = []
    with override(settings.LANGUAGE_CODE):
        for city in queries.cities():
            pages.append((city_path(city), None))
            pages += [(reverse(name, args=[city.slug]), None) for name in ("institutions", "sources")]
            pages += [(month_path(city, year, month), None) for year, month, _ in queries.months(city)]
            pages += [(institution_path(one, city), None) for one in queries.institutions(city)]
            pages += [(path, None) for one in queries.venues(city) if (path := venue_path(one, city))]
            events = queries.events(city).prefetch_related(None).order_by("-updated_at")[:SITEMAP_EVENTS]
            pages += [(event_path(one), one.updated_at) for one in events]
        rows = [_sitemap_row(path, changed) for path, changed in pages]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(rows)
        + "\n</urlset>\n"
    )
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _sitemap_row(path: str, changed: dt.datetime | None) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(absolute(in_language(path, code)))}"/>'
        for code, _ in settings.LANGUAGES
    )
    stamp = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<url><loc>{escape(absolute(path))}</loc>{stamp}{links}</url>"
