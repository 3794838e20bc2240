"""Reads of people: who, in which events, in which roles."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from salony.catalogue.models import City, Event, Participation, Person
from salony.catalogue.queries import events


def person(slug: str) -> Person:
    """With the institution among whose people the name means this one. Raises Person.DoesNotExist."""
    return Person.objects.select_related("home__city").get(slug=slug)


@dataclass(frozen=True, slots=True)
class Known:
    """A person, and in how many shown events of the city."""

    person: Person
    events: int


def people(city: City) -> list[Known]:
    """Whoever takes part in a shown event of the city, by name. One query."""
    rows = (
        Person.objects.filter(participations__event__in=events(city).order_by().values("id"))
        .select_related("home")
        .annotate(number=Count("participations__event", distinct=True))
        .order_by("name", "id")
    )
    return [Known(row, row.number) for row in rows]


def namesakes(person: Person) -> list[Person]:
    """Others of the same name, each known within another institution."""
    return list(Person.objects.filter(name__iexact=person.name).exclude(pk=person.pk).select_related("home"))


def person_partners(person: Person) -> list[Known]:
    """With whom the person shares shown events, the most frequent first."""
    shared = Event.objects.filter(participations__person=person, is_hidden=False, merged_into=None)
    rows = (
        Person.objects.filter(participations__event__in=shared.values("id"))
        .exclude(pk=person.pk)
        .select_related("home")
        .annotate(number=Count("participations__event", distinct=True, filter=Q(participations__event__in=shared)))
        .order_by("-number", "name", "id")
    )
    return [Known(row, row.number) for row in rows]


def person_events(city: City, person: Person) -> QuerySet[Event]:
    """The shown events of the city in which the person takes part."""
    return events(city).filter(id__in=Participation.objects.filter(person=person).values("event"))


def person_roles(city: City, person: Person) -> list[Participation]:
    """What the person did in the shown events of the city, the newest event first."""
    rows = Participation.objects.filter(person=person, event__city=city, event__is_hidden=False)
    return list(rows.select_related("event__city", "institution").order_by("-event__start", "-id"))
