"""Parts of a city's calendar that have a page of their own and can be followed: their names and their events."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import people as people_reads
from salony.catalogue import queries
from salony.catalogue import series as series_reads
from salony.catalogue.models import City, Event, Institution, Person, Venue
from salony.discovery import selections
from salony.discovery.programme import programme
from salony.publishing.addresses import institution_path
from salony.publishing.categories import category_heading
from salony.publishing.words import in_city, selection_title
from salony.vocabulary import CATEGORIES

PAST_DAYS = 31
"""A calendar to subscribe to goes so far back."""
SELECTION_DAYS = 60
AT_MOST = 500
"""Events in one file."""


class NoSuchPart(Exception):
    """There is no such part of the calendar."""


@dataclass(frozen=True, slots=True)
class Part:
    """title: as a calendar is called; path: of its page; category: whose colour it has, "" for none."""

    title: str
    path: str
    events: Iterable[Event]
    category: str = ""


def whole(city: City, _: str, today: dt.date) -> Part:
    title = gettext("Culture %(in_city)s") % {"in_city": in_city(city)}
    return Part(title, reverse("city", args=[city.slug]), _since(city, today))


def selection(city: City, name: str, today: dt.date) -> Part:
    span = selections.span_of(name, today, SELECTION_DAYS)
    ids = set(programme(city, span).fitting(name)["event"].tolist())
    title = f"{selection_title(name)} {in_city(city)}"
    return Part(title, reverse("selection", args=[city.slug, name]), _some(city, ids))


def category(city: City, slug: str, today: dt.date) -> Part:
    if slug not in CATEGORIES:
        raise NoSuchPart
    events = _since(city, today, category=slug)
    title = f"{category_heading(slug)} {in_city(city)}"
    return Part(title, reverse("category", args=[city.slug, slug]), events, slug)


def venue(city: City, slug: str, today: dt.date) -> Part:
    try:
        it = queries.venue(city, slug)
    except Venue.DoesNotExist:
        raise NoSuchPart from None
    return Part(it.name, reverse("venue", args=[city.slug, slug]), _since(city, today, venue=it))


def institution(city: City, slug: str, today: dt.date) -> Part:
    try:
        it = queries.institution(slug)
    except Institution.DoesNotExist:
        raise NoSuchPart from None
    first = today - dt.timedelta(days=PAST_DAYS)
    ids = {
        one.event_id for one in queries.institution_occurrences(it, first, most=4 * AT_MOST) if one.city_id == city.pk
    }
    return Part(it.name, institution_path(it, city), _some(city, ids))


def person(city: City, slug: str, today: dt.date) -> Part:
    try:
        it = people_reads.person(slug)
    except Person.DoesNotExist:
        raise NoSuchPart from None
    return Part(it.name, reverse("person", args=[city.slug, slug]), people_reads.person_events(city, it)[:AT_MOST])


def series(city: City, slug: str, today: dt.date) -> Part:
    events = series_reads.series(city, slug)
    if not events:
        raise NoSuchPart
    return Part(events[-1].name, reverse("series", args=[city.slug, slug]), events, events[-1].category)


PARTS: Mapping[str, Callable[[City, str, dt.date], Part]] = {
    "city": whole,
    "selection": selection,
    "category": category,
    "venue": venue,
    "institution": institution,
    "person": person,
    "series": series,
}


def _since(city: City, today: dt.date, **fields: object) -> Iterable[Event]:
    since = today - dt.timedelta(days=PAST_DAYS)
    return queries.events(city).filter(occurrences__last_day__gte=since, **fields).distinct()


def _some(city: City, ids: set[int]) -> Iterable[Event]:
    return queries.events(city).filter(id__in=sorted(ids)[:AT_MOST])
