"""Events as iCalendar (RFC 5545): one event, or a city's programme to subscribe to."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from icalendar import Calendar, vDDDTypes, vRecur
from icalendar import Event as Component

import salony
from salony.catalogue.models import City, Event, Occurrence
from salony.discovery.selections import takes_place
from salony.publishing.addresses import absolute, event_path, host
from salony.publishing.categories import category_name
from salony.publishing.rows import zone_of
from salony.publishing.words import price_words
from salony.vocabulary import PartialDateTime

_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")


def calendar_of(events: Iterable[Event], *, city: City, name: str) -> bytes:
    """The file. Events come with city, venue and occurrences; times are in the city's zone, described in the file."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Salony//{salony.__version__}//PL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", city.time_zone)
    calendar.add("x-published-ttl", "PT1H")
    for event in events:
        for component in components(event, zone_of(city)):
            calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def components(event: Event, zone: ZoneInfo) -> list[Component]:
    """One VEVENT with its rule, or one for each occurrence where there is none.

    UIDs are made of city and slug, which never change; an occurrence of several carries its day too.
    """
    occurrences = list(event.occurrences.all())
    if not occurrences:
        return []
    uid = f"{event.city.slug}-{event.slug}"
    if event.recurrence:
        component = _component(event, occurrences[0], uid, zone)
        _add_rule(component, event, occurrences[0], zone)
        return [component]
    if len(occurrences) == 1:
        return [_component(event, occurrences[0], uid, zone)]
    days = [one.first_day for one in occurrences]
    return [_component(event, one, f"{uid}-{_mark(one, days, zone)}", zone) for one in occurrences]


def _mark(occurrence: Occurrence, days: list[dt.date], zone: ZoneInfo) -> str:
    """What tells one occurrence from the others: its day, with the hour where the day has several."""
    if days.count(occurrence.first_day) == 1 or occurrence.starts_at is None:
        return f"{occurrence.first_day:%Y%m%d}"
    return f"{occurrence.starts_at.astimezone(zone):%Y%m%dT%H%M}"


def _component(event: Event, occurrence: Occurrence, uid: str, zone: ZoneInfo) -> Component:
    component = Component()
    component.add("uid", f"{uid}@{host()}")
    component.add("dtstamp", event.updated_at.astimezone(dt.UTC))
    component.add("created", event.created_at.astimezone(dt.UTC))
    component.add("last-modified", event.updated_at.astimezone(dt.UTC))
    component.add("summary", event.name)
    # An hour is kept only where it belongs to one day: an exhibition open "from 10" is no event of three weeks' hours.
    if occurrence.starts_at is not None and occurrence.first_day == occurrence.last_day:
        component.add("dtstart", occurrence.starts_at.astimezone(zone))
        if occurrence.ends_at is not None and occurrence.ends_at > occurrence.starts_at:
            component.add("dtend", occurrence.ends_at.astimezone(zone))
    else:
        component.add("dtstart", occurrence.first_day)
        component.add("dtend", occurrence.last_day + dt.timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    component.add("status", _status(event))
    if event.category:
        component.add("categories", [category_name(event.category)])
    url = absolute(event_path(event))
    component.add("url", url)
    component.add("description", "\n\n".join(part for part in (event.description, _price(event), url) if part))
    _add_place(component, event)
    return component


def _status(event: Event) -> str:
    if event.status == Event.Status.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if takes_place(event) else "TENTATIVE"


def _price(event: Event) -> str:
    words = price_words(is_free=event.is_free, amount=event.price, currency=event.currency, text=event.price_text)
    return gettext("Entry: %(price)s") % {"price": words} if words else ""


def _add_place(component: Component, event: Event) -> None:
    venue = event.venue
    if venue is None:
        return
    town = venue.city_name or event.city.name
    component.add("location", ", ".join(dict.fromkeys(part for part in (venue.name, venue.address, town) if part)))
    if venue.latitude is not None and venue.longitude is not None:
        component.add("geo", (venue.latitude, venue.longitude))


def _add_rule(component: Component, event: Event, first: Occurrence, zone: ZoneInfo) -> None:
    timed = isinstance(component.decoded("dtstart"), dt.datetime)
    rule = {key.upper(): value for key, value in vRecur.from_ical(event.recurrence).items()}
    if not timed:
        rule = {key: value for key, value in rule.items() if key not in _CLOCK_PARTS}
    if "UNTIL" in rule:
        rule["UNTIL"] = [_until(value, zone, timed=timed) for value in rule["UNTIL"]]
    component.add("rrule", rule)
    days = sorted({day for day in (PartialDateTime.parse(text).date for text in event.exclusions) if day})
    if not days:
        return
    if timed and first.starts_at is not None:
        clock = first.starts_at.astimezone(zone).time()
        component.add("exdate", [dt.datetime.combine(day, clock, zone) for day in days])
    else:
        for day in days:
            component.add("exdate", vDDDTypes(day), parameters={"VALUE": "DATE"})


def _until(value: dt.date | dt.datetime, zone: ZoneInfo, *, timed: bool) -> dt.date | dt.datetime:
    """UNTIL has the type of DTSTART, and is in UTC where DTSTART names a zone (RFC 5545, 3.3.10)."""
    if not timed:
        return value.date() if isinstance(value, dt.datetime) else value
    if not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time(23, 59, 59), zone)
    elif value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    return value.astimezone(dt.UTC)
