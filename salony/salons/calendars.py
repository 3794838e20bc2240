"""A personal timetable as iCalendar (RFC 5545)."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event

import salony
from salony.salons import words
from salony.salons.models import Registration, Salon
from salony.salons.queries.talking import OwnTalk


def own_timetable(salon: Salon, me: Registration, talks: Sequence[OwnTalk], *, page: str, now: dt.datetime) -> bytes:
    """One entry a talk, in the city's zone, described in the file; page: the personal page, absolute."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Salony//{salony.__version__}//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", salon.name)
    zone = words.zone_of(salon)
    host = urlsplit(settings.SALONY_SITE).hostname or "localhost"
    for one in talks:
        event = Event()
        # A talk that moves keeps its identity: pairs talk once.
        event.add("uid", f"talk-{salon.pk}-{me.key}-{one.partner.key}@{host}")
        event.add("dtstamp", now.astimezone(dt.UTC))
        event.add("summary", gettext("Talk: %(name)s") % {"name": one.partner.name})
        event.add("dtstart", one.start.astimezone(zone))
        event.add("dtend", one.end.astimezone(zone))
        table = gettext("table %(number)d") % {"number": one.table}
        event.add("location", f"{salon.venue_name}, {table}")
        event.add("description", "\n".join(part for part in (one.partner.institution_name, page) if part))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
