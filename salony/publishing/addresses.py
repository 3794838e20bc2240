"""Where everything stands: paths and absolute addresses, in the language that is active."""

import datetime as dt
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse, translate_url
from django.utils.translation import get_language

from salony.catalogue.models import City, Event, Institution, Person, Source, Venue
from salony.catalogue.series import series_slug


def absolute(path: str) -> str:
    """The path under the installation's own address."""
    return f"{settings.SALONY_SITE}{path}"


def host() -> str:
    """The installation's host, for identifiers."""
    return urlsplit(settings.SALONY_SITE).hostname or "localhost"


def in_language(path: str, code: str) -> str:
    """The same page in another language. What has no languages stays."""
    return translate_url(path, code)


def city_path(city: City) -> str:
    return reverse("city", args=[city.slug])


def city_home(city: City) -> str:
    """Its own host where it has one, else its path under the installation's."""
    scheme = urlsplit(settings.SALONY_SITE).scheme
    return f"{scheme}://{city.host}/" if city.host else city_path(city)


def month_path(city: City, year: int, month: int, category: str = "") -> str:
    path = reverse("month", args=[city.slug, f"{year:04d}", f"{month:02d}"])
    return f"{path}?{urlencode({'kategoria': category})}" if category else path


def day_path(city: City, day: dt.date, category: str = "") -> str:
    path = reverse("day", args=[city.slug, f"{day.year:04d}", f"{day.month:02d}", f"{day.day:02d}"])
    return f"{path}?{urlencode({'kategoria': category})}" if category else path


def edition_path(city: City, month: dt.date) -> str:
    return reverse("edition", args=[city.slug, f"{month.year:04d}", f"{month.month:02d}"])


def week_path(city: City, day: dt.date) -> str:
    """Of the ISO week in which the day lies."""
    year, week, _ = day.isocalendar()
    return reverse("week", args=[city.slug, f"{year:04d}", f"{week:02d}"])


def person_path(person: Person, city: City) -> str:
    return reverse("person", args=[city.slug, person.slug])


def series_path(name: str, city: City) -> str:
    return reverse("series", args=[city.slug, series_slug(name)])


def event_path(event: Event) -> str:
    """The event's city must be at hand."""
    return f"{_events_of(event.city.slug, get_language(), get_urlconf(), get_script_prefix())}{event.slug}/"


@lru_cache(maxsize=5000)
def _events_of(city: str, *_: object) -> str:
    """What stands before an event's slug. A list has hundreds of addresses, and each would be worked out anew."""
    return reverse("event", args=[city, "x"]).removesuffix("x/")


def institution_path(institution: Institution, city: City) -> str:
    """An institution from elsewhere is shown in the city from which one looks."""
    return reverse("institution", args=[city.slug, institution.slug])


def venue_path(venue: Venue, city: City) -> str | None:
    """None for a place outside of the city: it has no page here."""
    return reverse("venue", args=[city.slug, venue.slug]) if venue.city_id == city.pk else None


def source_path(source: Source, city: City) -> str:
    return reverse("source", args=[city.slug, source.slug])


def around_path(city: City, latitude: float | None, longitude: float | None) -> str:
    """Our map around a place; "" where it is not known."""
    if latitude is None or longitude is None:
        return ""
    return f"{reverse('map', args=[city.slug])}?blisko={latitude:.2f},{longitude:.2f}"


def map_url(*, address: str, city: str, latitude: float | None, longitude: float | None) -> str | None:
    """A page of an open map; only a link, nothing is loaded from it. None where the place is unknown."""
    if latitude is not None and longitude is not None:
        return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
    if not address:
        return None
    return "https://www.openstreetmap.org/search?" + urlencode({"query": ", ".join(x for x in (address, city) if x)})
