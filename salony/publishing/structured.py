"""Pages' facts as schema.org JSON-LD, safe to stand inside a page.

Source: schema.org Event, Place, Organization, ItemList; Google's Event structured data for the required shapes.
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe

from salony.catalogue.models import City, Event, Institution, Occurrence, Person, Venue
from salony.discovery.selections import takes_place
from salony.publishing.addresses import absolute, event_path, institution_path, person_path, series_path, venue_path
from salony.publishing.rows import zone_of
from salony.vocabulary import CATEGORIES

_SCHEMA = "https://schema.org"
_STATUS = {
    Event.Status.SCHEDULED: "EventScheduled",
    Event.Status.CANCELLED: "EventCancelled",
    Event.Status.POSTPONED: "EventPostponed",
    Event.Status.RESCHEDULED: "EventRescheduled",
}
# "<", ">" and "&" could end the script element or begin a comment; U+2028 and U+2029 end lines of old scripts.
_UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def script(data: dict[str, Any]) -> SafeString:
    """The script element with the data."""
    text = json.dumps({"@context": _SCHEMA, **data}, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - every "<" is escaped above


def place(venue: Venue, city: City) -> dict[str, Any]:
    path = venue_path(venue, city)
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address or None,
        "addressLocality": venue.city_name or city.name,
        "addressCountry": city.country,
    }
    geo = None
    if venue.latitude is not None and venue.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    return _said(
        {
            "@type": "Place",
            "@id": absolute(path) if path else None,
            "name": venue.name,
            "address": _said(address),
            "geo": geo,
        }
    )


def organization(institution: Institution, city: City) -> dict[str, Any]:
    return _said(
        {
            "@type": "Organization",
            "@id": absolute(institution_path(institution, city)),
            "name": institution.name,
            "url": institution.url or None,
            "address": institution.address or None,
        }
    )


def event(event: Event, *, occurrence: Occurrence | None, brief: bool = False) -> dict[str, Any]:
    """The event as it stands on the occurrence. brief: for lists, without people and parent."""
    city = event.city
    category = CATEGORIES.get(event.category)
    starts, ends = _times(event, occurrence)
    data = {
        "@type": category.schema_type if category else "Event",
        "@id": absolute(event_path(event)),
        "url": absolute(event_path(event)),
        "name": event.name,
        "startDate": starts,
        "endDate": ends,
        "eventStatus": f"{_SCHEMA}/{_status(event)}",
        "eventAttendanceMode": f"{_SCHEMA}/{'Online' if event.is_online else 'Offline'}EventAttendanceMode",
        "previousStartDate": event.previous_start or None,
        "location": _location(event, city),
        "image": absolute(event_path(event) + "afisz.svg"),
        "isAccessibleForFree": True if event.is_free else None,
        "offers": _offers(event),
        "organizer": [organization(institution, city) for institution in event.organizers.all()],
        "description": event.description or None,
        "inLanguage": event.language or None,
    }
    if not brief:
        data["doorTime"] = event.door_time or None
        data["performer"] = [
            _said({"@type": "Person", "name": row.person.name, "affiliation": _affiliation(row.affiliation)})
            for row in event.participations.all()
        ]
        if event.part_of is not None and not event.part_of.is_hidden:
            path = absolute(event_path(event).replace(event.slug, event.part_of.slug))
            data["superEvent"] = {"@type": "Event", "@id": path, "name": event.part_of.name}
    return _said(data)


def person(person: Person, city: City) -> dict[str, Any]:
    return {"@type": "Person", "@id": absolute(person_path(person, city)), "name": person.name}


def series(newest: Event, occurrences: Iterable[Occurrence]) -> dict[str, Any]:
    """A series by the newest of its events; occurrences in the order of the calendar."""
    return _said(
        {
            "@type": "EventSeries",
            "@id": absolute(series_path(newest.name, newest.city)),
            "name": newest.name,
            "location": _location(newest, newest.city),
            "organizer": [organization(one, newest.city) for one in newest.organizers.all()],
            "subEvent": [event(one.event, occurrence=one, brief=True) for one in occurrences],
        }
    )


MOST_LISTED = 20
"""Events of a programme that stand in it as structured data: each has the same on its own page, and all have feeds."""


def item_list(name: str, occurrences: Iterable[Occurrence], number: int) -> dict[str, Any]:
    """A programme: each event once, in the order of the calendar. One query where organizers are not at hand.

    number: of all its events, of which these are shown.
    """
    once = {occurrence.event_id: occurrence for occurrence in reversed(list(occurrences))}
    ordered = sorted(
        once.values(), key=lambda one: (one.first_day, one.starts_at is None, one.starts_at or one.pk, one.pk)
    )
    shown = ordered[:MOST_LISTED]
    prefetch_related_objects([one.event for one in shown], "organizers")
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": number,
        "itemListElement": [
            {"@type": "ListItem", "position": number, "item": event(one.event, occurrence=one, brief=True)}
            for number, one in enumerate(shown, 1)
        ],
    }


def _status(event: Event) -> str:
    """schema.org calls an event rescheduled as soon as its new day is known."""
    if event.status == Event.Status.POSTPONED and takes_place(event):
        return _STATUS[Event.Status.RESCHEDULED]
    return _STATUS[Event.Status(event.status)]


def _times(event: Event, occurrence: Occurrence | None) -> tuple[str | None, str | None]:
    """ISO 8601: with the zone's offset where the hour is known, the day alone otherwise."""
    if occurrence is None:
        return event.start or None, event.end or None
    zone = zone_of(event.city)

    def moment(value: dt.datetime | None) -> str | None:
        return value.astimezone(zone).isoformat(timespec="minutes") if value else None

    first, last = occurrence.first_day.isoformat(), occurrence.last_day.isoformat()
    return moment(occurrence.starts_at) or first, moment(occurrence.ends_at) or (last if last != first else None)


def _location(event: Event, city: City) -> dict[str, Any] | None:
    if event.venue is not None:
        return place(event.venue, city)
    if event.is_online:
        return {"@type": "VirtualLocation", "url": event.url or absolute(event_path(event))}
    return {"@type": "Place", "name": city.name, "address": {"@type": "PostalAddress", "addressLocality": city.name}}


def _offers(event: Event) -> dict[str, Any] | None:
    if not event.is_free and event.price is None and not event.ticket_url:
        return None
    price = "0" if event.is_free else (f"{event.price.normalize():f}" if event.price is not None else None)
    return _said(
        {
            "@type": "Offer",
            "price": price,
            "priceCurrency": event.currency if price is not None else None,
            "url": event.ticket_url or absolute(event_path(event)),
        }
    )


def _affiliation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _said(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
