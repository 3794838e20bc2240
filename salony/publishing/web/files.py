"""Files for programs: robots.txt and the sitemap."""

import datetime as dt
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from salony.catalogue import queries
from salony.discovery.programme import months
from salony.publishing.addresses import (
    absolute,
    city_path,
    event_path,
    in_language,
    institution_path,
    month_path,
    venue_path,
)
from salony.publishing.web.city import SELECTIONS
from salony.vocabulary import CATEGORIES

SITEMAP_EVENTS = 20_000


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
            pages += [
                (reverse(name, args=[city.slug]), None)
                for name in ("week-now", "posters", "map", "institutions", "sources", "editions")
            ]
            pages += [(reverse("selection", args=[city.slug, name]), None) for name in SELECTIONS]
            pages += [(reverse("category", args=[city.slug, slug]), None) for slug in sorted(CATEGORIES)]
            pages += [(month_path(city, year, month), None) for year, month, _ in months(city)]
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
