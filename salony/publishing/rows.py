"""Lines of a programme as they are shown. Built from occurrences that are at hand; no query."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, pgettext

from salony.catalogue.freshness import Kept
from salony.catalogue.models import City, Event, Occurrence, Venue
from salony.discovery.selections import by_day, takes_place
from salony.publishing import dates
from salony.publishing.addresses import day_path, event_path
from salony.publishing.categories import category_name
from salony.publishing.words import audience_words, price_words, recurrence_words


@dataclass(frozen=True, slots=True)
class Row:
    """One line. when: "w niedzielę 11:00", for lines away from their day.

    alert: what has changed ("Odwołane."), with `note` after it. gone: it does not take place then.
    """

    url: str
    name: str
    hour: str
    until: str
    category: str
    category_name: str
    place: str
    details: str
    price: str
    when: str
    alert: str
    note: str
    is_gone: bool
    is_past: bool
    starts: str

    @property
    def about(self) -> str:
        """Kind, place and details in one line."""
        return " · ".join(part for part in (self.category_name, self.place, self.details) if part)


@dataclass(frozen=True, slots=True)
class DayRows:
    """A day of the programme. words: what stands beside it. more: how many lines only the day's own page has."""

    day: dt.date
    words: str
    rows: tuple[Row, ...]
    is_past: bool
    url: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Nearest:
    """What an empty page leads to. when: "W niedzielę o 11:00 jest", with the name to follow."""

    when: str
    name: str
    url: str
    place: str


def zone_of(city: City) -> ZoneInfo:
    return ZoneInfo(city.time_zone)


def place_words(venue: Venue | None) -> str:
    if venue is None:
        return ""
    foreign = venue.city_name if venue.city_id is None else ""
    return ", ".join(part for part in (venue.name, foreign) if part)


def alert_of(event: Event) -> tuple[str, str]:
    """("Odwołane.", "") or ("Nowy termin.", "Było: wtorek, 3 marca 2025"), ("", "") where all is as planned."""
    earlier = dates.partial_words(event.previous_start) if event.previous_start else ""
    note = gettext("It was to be: %(day)s") % {"day": earlier} if earlier else ""
    if event.status == Event.Status.CANCELLED:
        return gettext("Cancelled."), ""
    if not takes_place(event):
        return gettext("Postponed."), gettext("The new date is not known yet.")
    if event.status in (Event.Status.POSTPONED, Event.Status.RESCHEDULED):
        return gettext("New date."), note
    if event.previous_venue:
        return gettext("New place."), gettext("It was to be: %(place)s") % {"place": event.previous_venue}
    return "", ""


def row(occurrence: Occurrence, *, city: City, today: dt.date, quiet: bool = True) -> Row:
    """quiet: what is over is shown as past; in an archive, where all is over, it is not."""
    event, zone = occurrence.event, zone_of(city)
    is_run = occurrence.last_day > occurrence.first_day
    alert, note = alert_of(event)
    clock = dates.hour(occurrence.starts_at, zone) if occurrence.starts_at and not is_run else ""
    ends = dates.hour(occurrence.ends_at, zone) if occurrence.ends_at and clock else ""
    until = dates.until_day(occurrence.last_day, today) if is_run else ""
    audience = audience_words(event.audience)
    repeats = recurrence_words(event.recurrence) if event.recurrence else ""
    needs = gettext("registration") if (event.registration or {}).get("required") else ""
    return Row(
        url=event_path(event),
        name=event.name,
        hour=clock,
        until=ends,
        category=event.category or "other",
        category_name=category_name(event.category) if event.category else "",
        place=pgettext("place", "online") if event.is_online and not event.venue else place_words(event.venue),
        details=" · ".join(part for part in (until, repeats, audience) if part),
        price=price_words(
            is_free=event.is_free,
            amount=event.price,
            currency=event.currency,
            text=event.price_text if len(event.price_text) <= 30 else "",
        )
        or needs,
        when=until or " ".join(part for part in (dates.on_day(occurrence.first_day, today), clock) if part),
        alert=alert,
        note=note,
        is_gone=not takes_place(event),
        is_past=quiet and occurrence.last_day < today,
        starts=occurrence.starts_at.astimezone(zone).isoformat(timespec="minutes") if occurrence.starts_at else "",
    )


_rows: Kept[tuple[object, ...], Row] = Kept(8_000)


def rows(occurrences: Iterable[Occurrence], *, city: City, today: dt.date, quiet: bool = True) -> tuple[Row, ...]:
    """Lines that were made since the last change of the tables are taken as they are."""
    kept, language = _rows.now(), get_language()
    found = []
    for occurrence in occurrences:
        key = (occurrence.pk, city.pk, today, quiet, language)
        if (line := kept.get(key)) is None or occurrence.pk is None:
            line = kept[key] = row(occurrence, city=city, today=today, quiet=quiet)
        found.append(line)
    return tuple(found)


def days(
    occurrences: Iterable[Occurrence],
    *,
    city: City,
    today: dt.date,
    quiet: bool = True,
    month_known: bool = False,
    beyond: Mapping[dt.date, int] = MappingProxyType({}),
) -> list[DayRows]:
    """Day by day. month_known: the page is of one month, so beside the day's number the weekday is enough.

    beyond: day → how many lines of it are not here."""
    return [
        DayRows(
            one.day,
            dates.day_from(one.day, today, month_known=month_known),
            rows(one.occurrences, city=city, today=today, quiet=quiet),
            quiet and one.day < today,
            day_path(city, one.day) if one.day in beyond else "",
            beyond.get(one.day, 0),
        )
        for one in by_day(occurrences)
    ]


def nearest(occurrence: Occurrence, *, city: City, today: dt.date) -> Nearest:
    line = row(occurrence, city=city, today=today)
    day = dates.on_day(occurrence.first_day, today)
    if line.hour:
        words = gettext("%(day)s at %(hour)s there is") % {"day": day, "hour": line.hour}
    else:
        words = gettext("%(day)s there is") % {"day": day}
    return Nearest(capfirst(words), line.name, line.url, line.place)
