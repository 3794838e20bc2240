"""With whom institutions work, read from events: who organizes, who sends people, in whose house it takes place."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from salony.catalogue.models import Event, Institution, Participation
from salony.resolution import fold
from salony.vocabulary import PartialDateTime


class Way(StrEnum):
    """How an institution takes part in an event."""

    ORGANIZER = "organizer"
    GUEST = "guest"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Party:
    """One institution in one event. institution: None where it is known by name alone. people: whom it sent."""

    name: str
    institution: Institution | None
    ways: frozenset[Way]
    people: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int | None, str]:
        """The same for the same institution in every event."""
        return (self.institution.pk, "") if self.institution else (None, fold(self.name))


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event of several institutions; day: of its beginning, None where it is not fully known."""

    event: Event
    day: dt.date | None
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """An institution with which another one makes events. institution: None where it is known by name alone."""

    name: str
    institution: Institution | None
    events: tuple[Event, ...]


def gatherings(institution: Institution | None = None) -> list[Gathering]:
    """Events in which several institutions meet, the newest first; of one institution, or all that there are.

    Of all: events of several organizers and those to which institutions sent people; who merely opened a house is left
    out, because nearly every event has one. A house of an institution and the institution itself are one party, under
    the name of whoever is named first.
    """
    rows = Event.objects.filter(is_hidden=False, merged_into=None)
    if institution is not None:
        theirs = Q(organizers=institution) | Q(participations__institution=institution)
        theirs |= Q(venue__institution=institution)
        rows = rows.filter(id__in=Event.objects.filter(theirs).values("id"))
    else:
        several = Event.objects.annotate(number=Count("organizers")).filter(number__gt=1)
        guests = Participation.objects.exclude(affiliation="", institution=None).values("event")
        rows = rows.filter(Q(id__in=several.values("id")) | Q(id__in=guests))
    return list(_met(rows))


def named_only() -> list[tuple[str, str]]:
    """(name, country of the city) of institutions that sent people to an event and of which no more is known."""
    rows = Participation.objects.filter(institution=None, event__is_hidden=False).exclude(affiliation="")
    return list(rows.values_list("affiliation", "event__city__country").distinct())


def newest_change() -> dt.datetime | None:
    """When an event last changed."""
    newest: dt.datetime | None = Event.objects.aggregate(newest=Max("updated_at"))["newest"]
    return newest


def ties(institution: Institution) -> list[Tie]:
    """With whom it works, the closest first: whoever organizes with it, sends people, or opens its house."""
    found: dict[tuple[int | None, str], tuple[Party, dict[int, Event]]] = {}
    for gathering in gatherings(institution):
        if not any(_is_one_house(party, institution) for party in gathering.parties):
            continue
        for party in gathering.parties:
            if not _is_one_house(party, institution):
                found.setdefault(party.key, (party, {}))[1].setdefault(gathering.event.pk, gathering.event)
    closest = [Tie(party.name, party.institution, tuple(events.values())) for party, events in found.values()]
    return sorted(closest, key=lambda tie: (-len(tie.events), tie.name))


def _met(rows: QuerySet[Event]) -> Iterator[Gathering]:
    people = Participation.objects.select_related("person", "institution")
    events = rows.select_related("city", "venue__institution").prefetch_related(
        "organizers", Prefetch("participations", people)
    )
    for event in events.order_by("-start", "id"):
        parties = _parties(event)
        if len(parties) > 1:
            yield Gathering(event, PartialDateTime.parse(event.start).date if event.start else None, parties)


def _parties(event: Event) -> tuple[Party, ...]:
    named: list[tuple[Institution | None, str, Way, str]] = [
        (one, one.name, Way.ORGANIZER, "") for one in event.organizers.all()
    ]
    named += [
        (one.institution, one.institution.name if one.institution else one.affiliation, Way.GUEST, one.person.name)
        for one in event.participations.all()
        if one.institution or one.affiliation
    ]
    if event.venue and event.venue.institution:
        named.append((event.venue.institution, event.venue.institution.name, Way.HOST, ""))
    return tuple(_joined(named))


def _joined(named: Iterable[tuple[Institution | None, str, Way, str]]) -> Iterator[Party]:
    """Each institution once, its houses with it."""
    groups: list[tuple[Institution | None, str, list[Way], list[str]]] = []
    for institution, name, way, person in named:
        group = next((one for one in groups if _is_same(one[0], one[1], institution, name)), None)
        if group is None:
            group = (institution, name, [], [])
            groups.append(group)
        group[2].append(way)
        group[3].extend([person] if person else [])
    for institution, name, ways, people in groups:
        yield Party(name, institution, frozenset(ways), tuple(people))


def _is_same(one: Institution | None, name: str, other: Institution | None, other_name: str) -> bool:
    if one is None or other is None:
        return one is other and fold(name) == fold(other_name)
    return _are_one_house(one, other)


def _is_one_house(party: Party, institution: Institution) -> bool:
    return party.institution is not None and _are_one_house(party.institution, institution)


def _are_one_house(one: Institution, other: Institution) -> bool:
    """The same institution, or one is a house of the other."""
    return other.pk in (one.pk, one.parent_id) or other.parent_id == one.pk
