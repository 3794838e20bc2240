"""Every shown event as plain values, read in bulk: for indexes and exports. A handful of queries for each thousand."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, TextField
from django.db.models.functions import Cast

from salony.catalogue.models import Event, Institution, Occurrence, Participation, Person, Sighting, Venue

PORTION = 1000
"""Events that are asked for by their numbers in one query."""
BULK = 5000
"""Events read at once where all are read: asking costs as much as reading a few hundred."""


@dataclass(slots=True)
class Listed:
    """One event. occurrences: (first day, last day, aware start or None, id); organizers: (id, name);
    people: (name, role, affiliation, id of the institution or None). sources: how many speak of it now."""

    id: int
    name: str
    description: str
    category: str
    topics: list[str]
    is_free: bool
    price: Decimal | None
    currency: str
    audience: dict[str, Any]
    accessibility: list[str]
    language: str
    is_online: bool
    status: str
    previous_start: str
    recurrence: str
    updated_at: dt.datetime
    city_slug: str
    city_name: str
    time_zone: str
    city_latitude: float | None
    city_longitude: float | None
    umbrella: str | None
    venue: int | None
    venue_name: str | None
    venue_aliases: list[str] | None
    venue_address: str | None
    venue_town: str | None
    venue_latitude: float | None
    venue_longitude: float | None
    house: int | None
    house_name: str | None
    occurrences: list[tuple[dt.date, dt.date, dt.datetime | None, int]] = field(default_factory=list)
    organizers: list[tuple[int, str]] = field(default_factory=list)
    people: list[tuple[str, str, str, int | None]] = field(default_factory=list)
    sources: int = 0


_COLUMNS = (
    *("id", "name", "description", "category", "topics", "is_free", "price", "currency", "audience", "accessibility"),
    *("language", "is_online", "status", "previous_start", "recurrence", "updated_at", "city__slug", "city__name"),
    *("city__time_zone", "city__latitude", "city__longitude", "part_of__name", "venue", "venue__name"),
    *("venue__aliases", "venue__address", "venue__city_name", "venue__latitude", "venue__longitude"),
    *("venue__institution", "venue__institution__name"),
)


_JSON = ("topics", "audience", "accessibility", "venue__aliases")
_TEXTS: dict[str, Any] = {name: Cast(name, TextField()) for name in (*_JSON, "updated_at")}
"""Structured columns as text: of a million events most have the same few values, and each is read once."""
_TIMES = tuple(Cast(name, TextField()) for name in ("first_day", "last_day", "starts_at"))
"""The same of days and hours, which a database's driver would read one by one."""


@lru_cache(maxsize=20_000)
def _parsed(text: Any) -> Any:
    """Shared between events: to be read only."""
    return json.loads(text) if text else None


_day = lru_cache(maxsize=20_000)(dt.date.fromisoformat)


@lru_cache(maxsize=20_000)
def _moment(text: str) -> dt.datetime:
    """SQLite keeps moments in UTC without saying so; PostgreSQL says so."""
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


MOST_NAMES = 2_000
"""Of each sort."""


def names_of_events(ids: Collection[int]) -> dict[int, tuple[str, str, str]]:
    """Event → (slug, name, venue's name), of shown ones."""
    rows = Event.objects.filter(id__in=ids, is_hidden=False).values_list("id", "slug", "name", "venue__name")
    return {event: (slug, name, venue or "") for event, slug, name, venue in rows}


def institutions_of_events(ids: Collection[int], houses: Mapping[int, int]) -> list[tuple[str, str, int]]:
    """(slug, name, number of events) of who organizes these events, and of the houses, whose numbers are known; the
    busiest first. Two queries."""
    links = Event.organizers.through.objects.filter(event__in=ids).values_list("institution")
    numbers = dict(links.annotate(number=Count("id")).order_by("institution"))
    for house, number in houses.items():
        numbers[house] = max(number, numbers.get(house, 0))
    rows = Institution.objects.filter(id__in=numbers, merged_into=None).values_list("id", "slug", "name")
    return _busiest_first((slug, name, numbers[key]) for key, slug, name in rows)


def venues_by_number(numbers: Mapping[int, int]) -> list[tuple[str, str, int]]:
    """(slug, name, number) of venues that have a page, the busiest first."""
    rows = Venue.objects.filter(id__in=numbers).exclude(city=None).values_list("id", "slug", "name")
    return _busiest_first((slug, name, numbers[key]) for key, slug, name in rows)


def people_of_events(ids: Collection[int]) -> list[tuple[str, str, int]]:
    """(slug, name, number of these events), the busiest first."""
    guests = Participation.objects.filter(event__in=ids).values_list("person__slug", "person__name")
    return _busiest_first(guests.annotate(number=Count("id")).order_by("person"))


def _busiest_first(rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return sorted(rows, key=lambda row: (-row[2], row[0], row[1]))


def nouns_of(city: int) -> tuple[list[str], list[str], list[str]]:
    """Names of the city's venues, institutions and people, each once. Three queries."""
    venues = Venue.objects.filter(city=city)
    houses = Institution.objects.filter(city=city, merged_into=None)
    guests = Person.objects.filter(participations__event__city=city)
    return (
        list(venues.order_by("id").values_list("name", flat=True)[:MOST_NAMES]),
        list(houses.order_by("id").values_list("name", flat=True)[:MOST_NAMES]),
        list(guests.order_by("id").values_list("name", flat=True).distinct()[:MOST_NAMES]),
    )


_NOT_IN_A_LINE = tuple(
    f"event__{name}"
    for name in ("values", "description", "exclusions", "topics", "accessibility", "url", "ticket_url", "image")
)
"""Long or structured columns: reading them takes longer than all the others together."""


_IN_A_LINE = (
    *("event", "city", "first_day", "last_day", "starts_at", "ends_at"),
    *(
        f"event__{name}"
        for name in (
            *("city", "venue", "slug", "name", "recurrence", "status", "previous_start", "previous_venue", "category"),
            *("is_free", "price", "currency", "price_text", "audience", "is_online", "registration"),
        )
    ),
    *("event__city__slug", "event__city__name", "event__city__time_zone"),
    *("event__venue__name", "event__venue__city_name", "event__venue__city"),
)


def listed(ids: Iterable[int] | None = None, cities: Collection[str] | None = None) -> Iterator[Listed]:
    """Shown events in the order of their ids; of these ids and of these cities (slugs) only, where given. Hidden and
    merged ones are left out."""
    shown = Event.objects.filter(is_hidden=False, merged_into=None).order_by("id")
    if cities is not None:
        shown = shown.filter(city__slug__in=cities)
    if ids is not None:
        wanted = sorted(set(ids))
        for begin in range(0, len(wanted), PORTION):
            yield from _portion(shown.filter(id__in=wanted[begin : begin + PORTION]))
        return
    last = 0
    while portion := _portion(shown.filter(id__gt=last)[:BULK]):
        yield from portion
        last = portion[-1].id


def stamps() -> Iterator[tuple[int, dt.datetime]]:
    """(id, last change) of every shown event."""
    rows = Event.objects.filter(is_hidden=False, merged_into=None).order_by("id")
    return rows.values_list("id", "updated_at").iterator(chunk_size=10_000)


def absorbed(ids: Collection[int]) -> set[int]:
    """The events that were merged into one of these: they are no longer shown."""
    return set(Event.objects.filter(merged_into__in=ids).values_list("id", flat=True))


def parts(ids: Collection[int]) -> set[int]:
    """The events that belong to one of these."""
    return set(Event.objects.filter(part_of__in=ids).values_list("id", flat=True))


def recurring(city_id: int) -> list[int]:
    return list(
        Event.objects.filter(city=city_id, merged_into=None).exclude(recurrence="").values_list("id", flat=True)
    )


def occurrences_of(
    events: Collection[int], days: Collection[dt.date], *, brief: bool = False
) -> dict[tuple[int, dt.date], Occurrence]:
    """(event, first day) → the occurrence with what a line of a programme shows: event, city, venue. One query.

    brief: only the columns of such a line; asking for any other costs a query.
    """
    rows = Occurrence.objects.filter(event__in=events, first_day__in=days, event__is_hidden=False)
    rows = rows.select_related("event__city", "event__venue")
    rows = rows.only(*_IN_A_LINE) if brief else rows.defer(*_NOT_IN_A_LINE)
    return {(row.event_id, row.first_day): row for row in rows.order_by(F("starts_at").desc(nulls_first=True), "-id")}


def shown_events(ids: Collection[int]) -> dict[int, Event]:
    """By id, with city and venue: for events that no day is known of."""
    rows = Event.objects.filter(id__in=ids, is_hidden=False, merged_into=None)
    return {row.pk: row for row in rows.select_related("city", "venue__institution")}


def _portion(rows: Any) -> list[Listed]:
    found = [Listed(*row) for row in rows.values_list(*(_TEXTS.get(name, name) for name in _COLUMNS))]
    read: Callable[[Any], Any] = _parsed
    moment: Callable[[Any], dt.datetime] = _moment
    for row in found:
        row.topics, row.accessibility = read(row.topics), read(row.accessibility)
        row.audience, row.venue_aliases = read(row.audience), read(row.venue_aliases)
        row.updated_at = moment(row.updated_at)
    ids = [one.id for one in found]
    if not ids:
        return []
    between = {"event__gte": ids[0], "event__lte": ids[-1]} if ids[-1] - ids[0] < 4 * len(ids) else {"event__in": ids}
    by_id = {one.id: one for one in found}
    times = Occurrence.objects.filter(**between).order_by(
        "event", "first_day", F("starts_at").asc(nulls_last=True), "id"
    )
    for event, first, last, starts, number in times.values_list("event", *_TIMES, "id"):
        if one := by_id.get(event):
            one.occurrences.append((_day(first), _day(last), moment(starts) if starts else None, number))
    links = Event.organizers.through.objects.filter(**between).order_by("id")
    for event, house, name in links.values_list("event", "institution", "institution__name"):
        if one := by_id.get(event):
            one.organizers.append((house, name))
    guests = Participation.objects.filter(**between).order_by("event", "position", "id")
    for event, *guest in guests.values_list("event", "person__name", "role", "affiliation", "institution"):
        if one := by_id.get(event):
            one.people.append(tuple(guest))  # type: ignore[arg-type]
    told: dict[int, int] = defaultdict(int)
    said = Sighting.objects.filter(Q(**between), is_current=True).values("event").order_by("event")
    told.update(said.annotate(number=Count("source", distinct=True)).values_list("event", "number"))
    for one in found:
        one.sources = told[one.id]
    return found


def uids(ids: Collection[int]) -> dict[int, str]:
    """Event → the identity that its first source gave it, where one did."""
    rows = Sighting.objects.filter(event__in=ids).order_by("-id").values_list("event", "draft__uid")
    return {event: str(uid) for event, uid in rows if uid}
