"""What waits for an editor: drafts that nobody is sure of, and pairs that may be one event. Read only.

The queue is no table: an item waits because of how its event stands (`Event.standing`) or because its sighting
resembles another event (`Sighting.resembles`), and it is gone as soon as a decision has changed that. What is over
waits for nobody.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from salony.catalogue.models import City, Event, Occurrence, Sighting

WAITING = (Event.Standing.HELD, Event.Standing.UNSURE)
LATEST = dt.date.max


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing to decide. day: of the event, `LATEST` where unknown; number: of the sighting or of the event."""

    day: dt.date
    kind: Literal["pair", "draft"]
    number: int

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.number}"


def waiting(city: City, today: dt.date) -> list[Item]:
    """The soonest events first. Two queries."""
    drafts = _drafts(city, today).annotate(first=Min("occurrences__first_day")).values_list("id", "first")
    pairs = _pairs(city, today).annotate(first=Min("event__occurrences__first_day")).values_list("id", "first")
    found = [Item(first or LATEST, "draft", pk) for pk, first in drafts]
    found += [Item(first or LATEST, "pair", pk) for pk, first in pairs]
    return sorted(found, key=lambda item: (item.day, item.kind == "draft", item.number))


def number_waiting(city: City, today: dt.date) -> int:
    """Two queries."""
    return _drafts(city, today).count() + _pairs(city, today).count()


def after(items: Sequence[Item], key: str) -> Item | None:
    """The item behind the one of this key (which may be gone by now); the first one where none is."""
    keys = [item.key for item in items]
    if key in keys:
        place = keys.index(key) + 1
        return items[place % len(items)]
    return items[0] if items else None


def draft(city: City, number: int) -> Event:
    """Raises Event.DoesNotExist where it waits no longer."""
    return Event.objects.get(pk=number, city=city, merged_into=None, standing__in=WAITING)


def pair(city: City, number: int) -> Sighting:
    """With both events. Raises Sighting.DoesNotExist where it waits no longer."""
    rows = _unresolved(city).select_related("source__institution", "snapshot", "event__city", "resembles__city")
    found: Sighting = rows.get(pk=number)
    return found


def candidates(event: Event, limit: int = 5) -> list[Event]:
    """Shown events of its days that it may be one with."""
    days = list(event.occurrences.values_list("first_day", flat=True)[:10])
    rows = Event.objects.filter(
        city=event.city_id, occurrences__first_day__in=days, merged_into=None, is_hidden=False
    ).exclude(pk=event.pk)
    return list(rows.distinct().order_by("id")[:limit])


def _drafts(city: City, today: dt.date) -> QuerySet[Event, Any]:
    events = Event.objects.filter(city=city, merged_into=None, standing__in=WAITING)
    said = Sighting.objects.filter(event=OuterRef("pk"), is_current=True)
    return events.filter(Exists(said)).filter(_still_to_come("pk", today)).order_by()


def _pairs(city: City, today: dt.date) -> QuerySet[Sighting, Any]:
    return _unresolved(city).filter(_still_to_come("event_id", today)).order_by()


def _unresolved(city: City) -> QuerySet[Sighting, Any]:
    out = Event.Standing.WITHHELD
    return Sighting.objects.filter(
        event__city=city,
        event__merged_into=None,
        resembles__isnull=False,
        resembles__merged_into=None,
        is_current=True,
    ).exclude(Q(event__standing=out) | Q(resembles__standing=out))


def _still_to_come(column: str, today: dt.date) -> Q:
    rows = Occurrence.objects.filter(event=OuterRef(column))
    return Q(Exists(rows.filter(last_day__gte=today))) | ~Q(Exists(rows))
