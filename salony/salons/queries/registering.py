"""Who comes, and how many more can."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from salony.salons.models import Part, Place, Registration, Salon

CONFIRMED, WAITING = Registration.Status.CONFIRMED, Registration.Status.WAITING


@dataclass(frozen=True, slots=True)
class Room:
    """taken, waiting: people. left: None where there is no limit."""

    taken: int
    waiting: int
    left: int | None

    @property
    def is_full(self) -> bool:
        return self.left is not None and (self.left <= 0 or self.waiting > 0)


def room(salon: Salon) -> Room:
    rows = Registration.objects.filter(salon=salon).values("status").annotate(total=Sum("seats"))
    seats = {row["status"]: row["total"] for row in rows}
    taken = seats.get(CONFIRMED, 0)
    left = None if salon.capacity is None else max(0, salon.capacity - taken)
    return Room(taken, seats.get(WAITING, 0), left)


def state(salon: Salon, now: dt.datetime) -> str:
    """ "open", "closed" or "none"."""
    if salon.erased_at is not None or not salon.is_published:
        return "none"
    closes = salon.registration_closes_at
    return "closed" if closes is not None and now >= closes else "open"


def queue_place(registration: Registration) -> int:
    """How many people stand in the queue before them, plus one."""
    before = Registration.objects.filter(salon_id=registration.salon_id, status=WAITING, number__lt=registration.number)
    return (before.aggregate(total=Sum("seats"))["total"] or 0) + 1


def registrations(salon: Salon) -> QuerySet[Registration]:
    """In the order of registering."""
    return Registration.objects.filter(salon=salon).select_related("speaker").order_by("number")


def confirmed(salon: Salon) -> list[Registration]:
    """By surname, as lists at the entrance are."""
    rows = list(registrations(salon).filter(status=CONFIRMED))
    return sorted(rows, key=lambda one: (one.name.split()[-1].casefold(), one.name.casefold()))


def places(registration: Registration) -> list[Place]:
    return list(Place.objects.filter(registration=registration).select_related("part"))


def limited_parts(salon: Salon) -> list[Part]:
    """Parts that one chooses, since they have places of their own."""
    return list(Part.objects.filter(salon=salon).exclude(capacity=None))


def by_key(salon: Salon, key: str) -> Registration | None:
    return Registration.objects.select_related("salon__city").filter(salon=salon, key=key.lower()).first()
