"""Salons and their programmes, as read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from salony.catalogue.models import City, Institution
from salony.salons import schedule
from salony.salons.models import Appearance, Item, Part, Salon, Speaker


def salon(city: City, slug: str, *, with_drafts: bool = False) -> Salon:
    """Raises Salon.DoesNotExist, for an unpublished one too unless `with_drafts` (organizers)."""
    rows = Salon.objects.select_related("city", "organizer", "event", "previous__city").filter(city=city)
    if not with_drafts:
        rows = rows.filter(is_published=True)
    return rows.get(slug=slug)


def salons(city: City, *, with_drafts: bool = False) -> list[Salon]:
    """The newest first, by the day on which they begin; each with `begins_at`."""
    rows = Salon.objects.filter(city=city).select_related("city", "organizer")
    if not with_drafts:
        rows = rows.filter(is_published=True)
    found = list(rows.prefetch_related("parts"))
    return sorted(found, key=lambda one: (begins_at(one) or one.made_at, one.pk), reverse=True)


def begins_at(salon: Salon) -> dt.datetime | None:
    """None where it has no part yet. Costs no query where the parts are at hand."""
    return min((part.starts_at for part in salon.parts.all()), default=None)


def day_of(salon: Salon) -> dt.date | None:
    """Its day in its city."""
    moment = begins_at(salon)
    return moment.astimezone(ZoneInfo(salon.city.time_zone)).date() if moment else None


def span(salon: Salon) -> tuple[dt.datetime, dt.datetime] | None:
    """When it begins and ends; None where the programme has no part yet. Two queries."""
    ends, starts = [], []
    for part in salon.parts.prefetch_related("items"):
        starts.append(part.starts_at)
        ends.append(part.starts_at + dt.timedelta(minutes=sum(item.minutes for item in part.items.all())))
    return (min(starts), max(ends)) if starts else None


def ends_at(salon: Salon) -> dt.datetime | None:
    found = span(salon)
    return found[1] if found else None


def parts(salon: Salon) -> list[Part]:
    """With items, appearances and speakers; three queries however many there are."""
    return list(_whole(salon.parts.all()))


def _whole(rows: QuerySet[Part]) -> QuerySet[Part]:
    people = Appearance.objects.select_related("speaker__institution")
    items = Item.objects.prefetch_related(Prefetch("appearances", people))
    return rows.select_related("salon").prefetch_related(Prefetch("items", items))


def slots(salon: Salon) -> list[schedule.Slot]:
    """Every point of the programme with its hours."""
    return schedule.lay(_stretches(parts(salon)))


def conflicts(salon: Salon) -> list[schedule.Conflict]:
    """In the salon, and with other salons of the same days: people anywhere, rooms of the same house."""
    own = slots(salon)
    if not own:
        return []
    day = dt.timedelta(days=1)
    beside = Part.objects.filter(starts_at__gte=own[0].start - day, starts_at__lte=own[-1].end + day)
    others = schedule.lay(_stretches(_whole(beside.exclude(salon=salon))))
    return [
        one
        for one in schedule.conflicts([*own, *others])
        if salon.pk in {one.one.stretch.salon[0], one.other.stretch.salon[0]}
    ]


def _stretches(parts: Iterable[Part]) -> list[schedule.Stretch]:
    return [
        schedule.Stretch(
            key=part.pk,
            room=f"{part.salon.venue_name}, {part.room}" if part.room else part.salon.venue_name,
            starts_at=part.starts_at,
            salon=(part.salon_id, part.salon.name),
            lines=tuple(
                schedule.Line(
                    item.pk,
                    item.title,
                    item.minutes,
                    tuple((one.speaker_id, one.speaker.name) for one in item.appearances.all()),
                )
                for item in part.items.all()
            ),
        )
        for part in parts
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """A speaker's appearance: at which point of which salon."""

    appearance: Appearance
    salon: Salon
    day: dt.date | None


def speaker(slug: str) -> Speaker:
    """Raises Speaker.DoesNotExist."""
    return Speaker.objects.select_related("institution__city", "person").get(slug=slug)


def appearances(speaker: Speaker) -> list[Shown]:
    """In public salons, the newest first."""
    rows = (
        speaker.appearances.filter(item__part__salon__is_published=True)
        .select_related("item__part__salon__city")
        .prefetch_related("item__part__salon__parts")
    )
    found = [Shown(one, one.item.part.salon, day_of(one.item.part.salon)) for one in rows]
    return sorted(found, key=lambda one: (one.day or dt.date.min, one.appearance.pk), reverse=True)


def institution_salons(institution: Institution) -> list[Salon]:
    """Public salons that it organizes or whose podium its people stand on, the newest first."""
    own = Salon.objects.filter(organizer=institution)
    sent = Salon.objects.filter(parts__items__appearances__speaker__institution=institution)
    rows = Salon.objects.filter(pk__in={*own.values_list("pk", flat=True), *sent.values_list("pk", flat=True)})
    found = list(rows.filter(is_published=True).select_related("city").prefetch_related("parts"))
    return sorted(found, key=lambda one: (begins_at(one) or one.made_at, one.pk), reverse=True)


def podium(salon: Salon) -> list[Speaker]:
    """Everybody on the programme, each once, in its order."""
    found: dict[int, Speaker] = {}
    for part in parts(salon):
        for item in part.items.all():
            for one in item.appearances.all():
                found.setdefault(one.speaker_id, one.speaker)
    return list(found.values())
