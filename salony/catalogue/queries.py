"""Shared reads. Whatever is returned can be shown without a further query; hidden events never appear.

An occurrence belongs to the day on which it begins; one of several days (an exhibition, a festival) is a run. What
stands on which days is told by the index: `salony.discovery.programme`.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from salony.catalogue import merging
from salony.catalogue.models import (
    Change,
    City,
    Edit,
    Event,
    Fetch,
    Institution,
    Occurrence,
    Participation,
    Person,
    Reading,
    Sighting,
    Source,
    Venue,
)
from salony.catalogue.statements import statement_of


def city(slug: str) -> City:
    """Raises City.DoesNotExist."""
    return City.objects.get(slug=slug)


def cities() -> list[City]:
    return list(City.objects.all())


def number_of_cities() -> int:
    return City.objects.count()


def city_at(host: str) -> City | None:
    """The city whose own host name this is."""
    return City.objects.filter(host=host).exclude(host="").first()


def event_numbers(first: dt.date, last: dt.date) -> dict[int, int]:
    """City → how many shown events touch the days from first to last. One query."""
    rows = Occurrence.objects.filter(first_day__lte=last, last_day__gte=first, event__is_hidden=False)
    return dict(
        rows.values("city")
        .order_by("city")
        .annotate(number=Count("event", distinct=True))
        .values_list("city", "number")
    )


def occurrences(city: City, ids: Collection[int]) -> dict[int, Occurrence]:
    """By id, those of the city whose events are shown, with event and venue as lists show them. One query."""
    if not ids:
        return {}
    rows = Occurrence.objects.filter(id__in=ids, city=city, event__is_hidden=False).select_related("event__venue")
    found = {row.pk: row for row in rows.only(*_IN_A_LIST)}
    # One city for all of them, rather than a copy of its row beside each.
    for row in found.values():
        row.city = row.event.city = city
    return found


def event(city: City, slug: str, *, with_hidden: bool = False) -> Event:
    """The event with all its page shows: venue, organizers, participations, occurrences, sightings, parts, edits.

    The address of an event that was merged into another gives the other: its slug differs from the one asked for.
    Raises Event.DoesNotExist, for a hidden event too unless `with_hidden` (editors).
    """
    events = Event.objects.filter(Q(slug=slug, merged_into=None) | Q(absorbed__slug=slug), city=city).distinct()
    if not with_hidden:
        events = events.filter(is_hidden=False)
    return (
        events.select_related("city", "venue__institution", "part_of")
        .prefetch_related(
            "organizers",
            "occurrences",
            Prefetch("participations", Participation.objects.select_related("person", "institution")),
            Prefetch("sightings", Sighting.objects.select_related("source__institution", "snapshot")),
            Prefetch("edits", Edit.objects.select_related("editor")),
            Prefetch("parts", Event.objects.filter(is_hidden=False).prefetch_related("occurrences")),
        )
        .get()
    )


def events(city: City) -> QuerySet[Event]:
    """Every shown event of the city with venue, organizers, occurrences and people, for calendars and indexes."""
    return _with_all(Event.objects.filter(city=city, is_hidden=False, merged_into=None)).order_by("id")


def _with_all(rows: QuerySet[Event]) -> QuerySet[Event]:
    people = Participation.objects.select_related("person")
    return rows.select_related("city", "venue__institution").prefetch_related(
        "organizers", "occurrences", Prefetch("participations", people)
    )


def shown(ids: Collection[int]) -> list[Event]:
    """The shown ones of these events, whatever their city, in the given order; as `events` gives them."""
    rows = Event.objects.filter(id__in=ids, is_hidden=False, merged_into=None)
    place = {key: number for number, key in enumerate(ids)}
    return sorted(_with_all(rows), key=lambda one: place[one.pk])


def facts(event: Event) -> list[merging.Fact]:
    """Field by field: the value, the sightings that agree and those that contradict, with their values.

    A fact names sightings by their id as text. An event from `event()` costs no query.
    """
    organizers = list(event.organizers.all())
    return merging.merge(
        [statement_of(sighting, organizers) for sighting in event.sightings.all()],
        {edit.field: edit.value for edit in event.edits.all()},
    )


def history(event: Event) -> list[Change]:
    """What became of the event and of those that went into it, oldest first."""
    rows = Change.objects.filter(Q(event=event) | Q(event__merged_into=event))
    return list(rows.select_related("source", "editor").order_by("made_at", "id"))


def institution(slug: str) -> Institution:
    """With parent, houses and venues. The address of one that was merged into another gives the other.

    Raises Institution.DoesNotExist.
    """
    found = Institution.objects.select_related("city", "parent").prefetch_related("houses", "venues", "sources")
    return found.filter(Q(slug=slug, merged_into=None) | Q(absorbed__slug=slug)).distinct().get()


def institutions(city: City) -> list[Institution]:
    return list(city.institutions.filter(merged_into=None).select_related("parent"))


def institution_occurrences(
    institution: Institution,
    first: dt.date,
    last: dt.date | None = None,
    *,
    most: int | None = None,
    latest_first: bool = False,
) -> list[Occurrence]:
    """What it organizes, or what takes place in its houses, from the first day on (runs that go on included).

    most: so many at most, the first ones in the order of the calendar, or the last ones with `latest_first`.
    """
    theirs = Q(event__organizers=institution) | Q(event__venue__institution=institution)
    ids = _since(Occurrence.objects.filter(theirs, event__is_hidden=False), first, last).values("id")
    return _in_order(Occurrence.objects.filter(id__in=ids), most, latest_first)


def events_of_institutions(city: City, slugs: Collection[str]) -> list[int]:
    """Ids of the city's events that one of these institutions organizes, or that take place in its houses."""
    if not slugs:
        return []
    theirs = Q(organizers__slug__in=slugs) | Q(venue__institution__slug__in=slugs)
    return list(Event.objects.filter(theirs, city=city, is_hidden=False).values_list("id", flat=True).distinct())


def venue(city: City, slug: str) -> Venue:
    """With its institution. Raises Venue.DoesNotExist."""
    return Venue.objects.select_related("institution", "city").get(city=city, slug=slug)


def venues(city: City) -> list[Venue]:
    return list(city.venues.select_related("institution"))


def venues_by_id(ids: Collection[int]) -> dict[int, Venue]:
    return Venue.objects.in_bulk(list(ids))


def venue_occurrences(
    venue: Venue, first: dt.date, last: dt.date | None = None, *, most: int | None = None, latest_first: bool = False
) -> list[Occurrence]:
    """What takes place there from the first day on (runs that go on included); further as of an institution."""
    rows = Occurrence.objects.filter(event__venue=venue, event__is_hidden=False)
    return _in_order(_since(rows, first, last), most, latest_first)


def person_occurrences(person: Person, first: dt.date, last: dt.date | None = None) -> list[Occurrence]:
    rows = Occurrence.objects.filter(event__participations__person=person, event__is_hidden=False)
    return list(_with_event(_since(rows, first, last)))


_IN_A_LIST = (
    *("event", "city", "first_day", "last_day", "starts_at", "ends_at"),
    *(
        f"event__{name}"
        for name in (
            *("city", "venue", "slug", "name", "description", "recurrence", "status", "previous_start", "category"),
            *("previous_venue", "is_free", "price", "currency", "price_text", "audience", "is_online", "registration"),
            *("language", "url", "ticket_url"),
        )
    ),
    *(f"event__venue__{name}" for name in ("slug", "name", "city", "city_name", "address", "latitude", "longitude")),
)
"""What lists, posters and structured data show: structured columns take longer to read than all the others together.
Asking for any other costs a query."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a source is doing.

    last: the newest fetch, None before the first. last_good: when it was last read (also: found unchanged).
    sightings: how many events it speaks of now.
    """

    source: Source
    last: Fetch | None
    last_good: dt.datetime | None
    sightings: int

    @property
    def is_failing(self) -> bool:
        return self.last is not None and self.last.outcome == Fetch.Outcome.FAILED


def source_health(city: City) -> list[SourceHealth]:
    """Every source of the city, in three queries."""
    good = Fetch.objects.filter(
        source=OuterRef("pk"), outcome__in=(Fetch.Outcome.RECORDED, Fetch.Outcome.UNCHANGED)
    ).order_by("-started_at", "-id")
    newest = Fetch.objects.filter(source=OuterRef("pk")).order_by("-started_at", "-id")
    rows = list(
        city.sources.select_related("institution").annotate(
            newest_id=Subquery(newest.values("id")[:1]),
            good_at=Subquery(good.values("started_at")[:1]),
            said=Count("sightings", filter=Q(sightings__is_current=True)),
        )
    )
    fetches = Fetch.objects.in_bulk([row.newest_id for row in rows if row.newest_id])
    return [SourceHealth(row, fetches.get(row.newest_id), row.good_at, row.said) for row in rows]


def reading_state(city: City) -> tuple[dt.datetime | None, int]:
    """When a source of the city was last read (also: found unchanged), and how many speak of something. Two queries."""
    good = Fetch.objects.filter(
        source__city=city, outcome__in=(Fetch.Outcome.RECORDED, Fetch.Outcome.UNCHANGED)
    ).aggregate(last=Max("started_at"))
    said = Sighting.objects.filter(source=OuterRef("pk"), is_current=True)
    return good["last"], city.sources.filter(Exists(said)).count()


def source(city: City, slug: str) -> Source:
    """Raises Source.DoesNotExist."""
    return city.sources.select_related("institution").get(slug=slug)


def source_fetches(source: Source, number: int = 20) -> list[Fetch]:
    """The newest fetches first."""
    return list(source.fetches.all()[:number])


def source_events(source: Source) -> list[Event]:
    """The shown events of which it speaks now."""
    ids = source.sightings.filter(is_current=True, event__is_hidden=False).values("event")
    return list(events(source.city).filter(id__in=ids))


def sightings_around(city: City, first: dt.date, last: dt.date) -> list[Sighting]:
    """Every word on events that stand on those days, that recur, or that no day is known of; with their venues."""
    near = Event.objects.filter(occurrences__first_day__lte=last, occurrences__last_day__gte=first)
    loose = Event.objects.filter(~Q(recurrence="") | Q(occurrences=None))
    wanted = Event.objects.filter(Q(id__in=near.values("id")) | Q(id__in=loose.values("id")))
    return list(
        Sighting.objects.filter(event__in=wanted.filter(city=city, merged_into=None))
        .select_related("venue", "source")
        .order_by("event_id", "id")
    )


def current_sightings(source: Source) -> list[Sighting]:
    """What the source says now, with venues."""
    return list(source.sightings.filter(is_current=True).select_related("venue", "source"))


def readings(source: Source, digests: list[str]) -> dict[str, Reading]:
    """What was read from these documents before, by digest."""
    return {row.snapshot_id: row for row in Reading.objects.filter(source=source, snapshot__in=digests)}


def _since(rows: QuerySet[Occurrence], first: dt.date, last: dt.date | None) -> QuerySet[Occurrence]:
    rows = rows.filter(last_day__gte=first)
    return rows.filter(first_day__lte=last) if last else rows


def _in_order(rows: QuerySet[Occurrence], most: int | None, latest_first: bool) -> list[Occurrence]:
    ordered = _with_event(rows)
    return list((ordered.reverse() if latest_first else ordered)[:most])


def _with_event(rows: QuerySet[Occurrence]) -> QuerySet[Occurrence]:
    people: Any = Participation.objects.select_related("person")
    return (
        rows.select_related("event__city", "event__venue__institution")
        .prefetch_related("event__organizers", Prefetch("event__participations", people))
        .order_by("first_day", F("starts_at").asc(nulls_last=True), "id")
    )
