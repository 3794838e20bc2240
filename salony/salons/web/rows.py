"""What templates show of a programme: hours in words, people with their posts, conflicts where they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext

from salony.salons import schedule, words
from salony.salons.models import Appearance, Item, Part, Salon
from salony.salons.queries import programme


@dataclass(frozen=True, slots=True)
class Guest:
    pk: int
    name: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the programme. conflicts: sentences."""

    item: Item
    start: str
    machine: str
    length: str
    people: tuple[Guest, ...]
    conflicts: tuple[str, ...]

    @property
    def is_break(self) -> bool:
        return self.item.kind == Item.Kind.BREAK


@dataclass(frozen=True, slots=True)
class Section:
    part: Part
    start: str
    end: str
    rows: tuple[Row, ...]


def sections(salon: Salon, *, with_conflicts: bool = False) -> list[Section]:
    """The whole programme; conflicts cost three queries more."""
    zone = words.zone_of(salon)
    parts = programme.parts(salon)
    found = programme.conflicts(salon) if with_conflicts else []
    return [_section(part, salon, zone, found) for part in parts]


def _section(part: Part, salon: Salon, zone: ZoneInfo, found: Sequence[schedule.Conflict]) -> Section:
    items = list(part.items.all())
    stretch = schedule.Stretch(
        part.pk, part.room, part.starts_at, tuple(schedule.Line(item.pk, item.title, item.minutes) for item in items)
    )
    slots = {slot.line.key: slot for slot in schedule.lay([stretch])}
    end = max((slot.end for slot in slots.values()), default=part.starts_at)
    return Section(
        part,
        words.hour(part.starts_at, zone),
        words.hour(end, zone),
        tuple(
            Row(
                item,
                words.hour(slots[item.pk].start, zone),
                slots[item.pk].start.astimezone(zone).isoformat(timespec="minutes"),
                words.minutes(item.minutes),
                tuple(guest(one, salon) for one in item.appearances.all()),
                tuple(conflict_words(one, item.pk, salon, zone) for one in found if item.pk in _keys(one)),
            )
            for item in items
        ),
    )


def guest(appearance: Appearance, salon: Salon) -> Guest:
    speaker = appearance.speaker
    url = reverse("salon-speaker", args=[salon.city.slug, speaker.slug])
    return Guest(appearance.pk, speaker.name, url, words.who(appearance))


def _keys(conflict: schedule.Conflict) -> set[int]:
    return {conflict.one.line.key, conflict.other.line.key}


def conflict_words(conflict: schedule.Conflict, item: int, salon: Salon, zone: ZoneInfo) -> str:
    """What clashes with this point, and from when."""
    other = conflict.other if conflict.one.line.key == item else conflict.one
    where = other.line.title
    if other.stretch.salon[0] != salon.pk:
        where = f"{other.stretch.salon[1]}: {where}"
    values = {"who": conflict.who, "where": where, "hour": words.hour(conflict.at, zone)}
    if conflict.kind == "person":
        return gettext("%(who)s is needed elsewhere from %(hour)s: “%(where)s”.") % values
    return gettext("%(who)s is taken from %(hour)s: “%(where)s”.") % values


def guests(salon: Salon) -> list[Guest]:
    """Everybody on the podium, once, in the order of the programme."""
    found: dict[int, Guest] = {}
    for part in programme.parts(salon):
        for item in part.items.all():
            for one in item.appearances.all():
                found.setdefault(one.speaker_id, guest(one, salon))
    return list(found.values())
