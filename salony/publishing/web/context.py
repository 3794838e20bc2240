"""What every page of a city needs: the moment, the day, the menu, the same page in other languages."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from salony.catalogue import queries
from salony.catalogue.models import City
from salony.design import frame
from salony.publishing import dates
from salony.publishing.addresses import absolute, city_path, in_language, month_path
from salony.publishing.rows import zone_of

CLOCK = "salony.now"
"""The key of the request's environment under which a server or a test passes an aware datetime as the present."""

FRAME = "publishing/page.html"

LABELS = {"pl": "Polski", "en": "English"}


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    words: str
    is_current: bool = False


def now(request: HttpRequest) -> dt.datetime:
    """The present moment, aware."""
    moment = request.META.get(CLOCK)
    return moment if isinstance(moment, dt.datetime) else timezone.now()


def city_or_404(slug: str) -> City:
    try:
        return queries.city(slug)
    except City.DoesNotExist:
        raise Http404(gettext("There is no such city here.")) from None


def today_in(city: City, request: HttpRequest) -> dt.date:
    return now(request).astimezone(zone_of(city)).date()


def page(request: HttpRequest, city: City, *, path: str | None = None, **more: Any) -> dict[str, Any]:
    """The context of a page. path: its canonical path, where it is not the request's own."""
    today = today_in(city, request)
    path = path or request.path
    return {
        "frame": FRAME,
        "city": city,
        "city_name": city.name,
        "city_url": city_path(city),
        "today": dates.weekday_and_day(today),
        "day": today,
        "menu": menu(city, today, request.path),
        "canonical": absolute(path),
        "language_links": language_links(path),
        "feed_url": reverse("rss", args=[city.slug]),
        "calendar_url": reverse("calendar", args=[city.slug]),
        **more,
    }


def menu(city: City, today: dt.date, path: str) -> list[Link]:
    links = [
        (month_path(city, today.year, today.month), dates.month_name(today)),
        (reverse("institutions", args=[city.slug]), gettext("Institutions")),
        *((entry.url, entry.words) for entry in frame.entries(city)),
        (reverse("sources", args=[city.slug]), gettext("Sources")),
    ]
    return [Link(url, words, url == path) for url, words in links]


def language_links(path: str) -> list[dict[str, Any]]:
    """The page in each language of the installation, each name in its own language."""
    current = get_language()
    links = []
    for code, _ in settings.LANGUAGES:
        with override(current):
            url = in_language(path, code)
        links.append(
            {
                "url": url,
                "absolute": absolute(url),
                "code": code,
                "label": code.upper(),
                "name": LABELS.get(code, code),
                "current": code == current,
            }
        )
    return links
