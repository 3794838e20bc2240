"""The cities of one installation, each with its poster."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from salony.catalogue import queries
from salony.catalogue.models import City
from salony.design.afisz import AfiszEvent, draw
from salony.publishing.addresses import absolute, city_home
from salony.publishing.posters import Poster
from salony.publishing.web.context import FRAME, language_links, now

WEEK = dt.timedelta(days=6)


def cities(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate(now(request))
    numbers = queries.event_numbers(today, today + WEEK)
    shown = queries.cities()
    return render(
        request,
        "publishing/cities.html",
        {
            "frame": FRAME,
            "title": gettext("Cities"),
            "canonical": absolute(request.path),
            "language_links": language_links(request.path),
            "home": settings.SALONY_CITY,
            "posters": [Poster(city_home(one), _face(one, numbers.get(one.pk, 0)), one.motto) for one in shown],
        },
    )


def _face(city: City, number: int) -> SafeString:
    """A city's own poster: always the same motif and colours."""
    events = ngettext("%(number)d event", "%(number)d events", number) % {"number": number}
    event = AfiszEvent(
        id=f"miasto/{city.slug}", category=None, title=city.name, day=events, where=gettext("within a week")
    )
    return mark_safe(draw(event))  # noqa: S308 - our own drawing, every text in it is escaped
