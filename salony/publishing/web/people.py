"""A person's page, and a series: all events of one name, past and coming."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from salony.catalogue import people as people_reads
from salony.catalogue import series as series_reads
from salony.catalogue.models import City, Event, Occurrence, Participation, Person
from salony.publishing import dates, structured
from salony.publishing.addresses import event_path, institution_path, person_path, series_path, venue_path
from salony.publishing.categories import category_name
from salony.publishing.posters import poster
from salony.publishing.rows import DayRows, days, place_words, rows
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import audience_words, in_city, price_words, recurrence_words

AHEAD = dt.timedelta(days=365)
PAST_ROWS = 40
COMING_ROWS = 24
PARTNERS = 12


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody does in an event, and from where they come."""

    words: str
    institution: Link | None
    event: Link


def person(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    try:
        it = people_reads.person(slug)
    except Person.DoesNotExist:
        raise Http404(gettext("We know of nobody of that name.")) from None
    today = today_in(here, request)
    events = list(people_reads.person_events(here, it))
    if not events:
        raise Http404(gettext("We know of nobody of that name."))
    coming, past = _around(_occurrences(events, here), today)
    return render(
        request,
        "publishing/person.html",
        page(
            request,
            here,
            path=person_path(it, here),
            follow=it.name,
            picture=("person", it.slug),
            title=it.name,
            person=it,
            in_city=in_city(here),
            number=_number(len(events)),
            home=Link(institution_path(it.home, here), it.home.name) if it.home else None,
            partners=[
                (Link(person_path(one.person, here), one.person.name), _number(one.events))
                for one in people_reads.person_partners(it)[:PARTNERS]
            ],
            namesakes=[Link(person_path(one, here), _told_apart(one)) for one in people_reads.namesakes(it)],
            roles=_roles(people_reads.person_roles(here, it), here),
            agenda=_upcoming(coming, here, today),
            runs=rows((one for one in coming if one.first_day < today), city=here, today=today),
            past=days(past, city=here, today=today, quiet=False)[::-1],
            structured=structured.script(structured.person(it, here)),
        ),
    )


def _number(events: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", events) % {"number": events}


def _told_apart(person: Person) -> str:
    return f"{person.name}, {person.home.name}" if person.home else person.name


def series(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    events = series_reads.series(here, slug)
    if not events:
        raise Http404(gettext("There is no such series here."))
    today = today_in(here, request)
    coming, past = _around(_occurrences(events, here), today)
    # What is said of the series is what its newest event says.
    newest = coming[0].event if coming else past[0].event if past else events[-1]
    shown = coming[0] if coming else past[0] if past else None
    venue = newest.venue
    return render(
        request,
        "publishing/series.html",
        page(
            request,
            here,
            path=series_path(newest.name, here),
            follow=newest.name,
            picture=("series", slug),
            title=newest.name,
            poster=poster(newest, shown),
            category=newest.category or "other",
            category_name=category_name(newest.category) if newest.category else "",
            repeats=recurrence_words(newest.recurrence) if newest.recurrence else "",
            next_day=dates.day_from(coming[0].first_day, today) if coming else "",
            next_url=event_path(coming[0].event) if coming else "",
            where=place_words(venue),
            venue_url=(venue_path(venue, here) or "") if venue else "",
            price=price_words(
                is_free=newest.is_free, amount=newest.price, currency=newest.currency, text=newest.price_text
            ),
            audience=audience_words(newest.audience),
            organizers=[Link(institution_path(one, here), one.name) for one in newest.organizers.all()],
            agenda=_upcoming(coming, here, today),
            runs=rows((one for one in coming if one.first_day < today), city=here, today=today),
            past=days(past, city=here, today=today, quiet=False)[::-1],
            since=dates.full_day(min(one.first_day for one in [*coming, *past])) if coming or past else "",
            number=len(coming) + len(past),
            structured=structured.script(structured.series(newest, [*past[::-1], *coming[:COMING_ROWS]])),
        ),
    )


def _occurrences(events: Iterable[Event], city: City) -> list[Occurrence]:
    """Every occurrence of the events at hand, in the calendar's order, each with its event; no query."""
    found: list[Occurrence] = []
    for event in events:
        for one in event.occurrences.all():
            one.event = event
            found.append(one)
    late = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(found, key=lambda one: (one.first_day, one.starts_at or late, one.pk))


def _around(occurrences: Sequence[Occurrence], today: dt.date) -> tuple[list[Occurrence], list[Occurrence]]:
    """(what is still to come, a year ahead; what is over, the newest first)."""
    coming = [one for one in occurrences if today <= one.last_day and one.first_day <= today + AHEAD]
    past = [one for one in reversed(occurrences) if one.last_day < today]
    return coming, past[:PAST_ROWS]


def _upcoming(coming: Sequence[Occurrence], city: City, today: dt.date) -> list[DayRows]:
    return days([one for one in coming if one.first_day >= today][:COMING_ROWS], city=city, today=today)


def _roles(participations: Iterable[Participation], city: City) -> list[Role]:
    """Each role once, with the newest event that shows it."""
    found: dict[tuple[str, str], Role] = {}
    for row in participations:
        name = row.institution.name if row.institution else row.affiliation
        if not (row.role or name):
            continue
        link = Link(institution_path(row.institution, city), name) if row.institution else None
        words = ", ".join(part for part in (row.role, "" if link else name) if part)
        found.setdefault((row.role, name), Role(words, link, Link(event_path(row.event), row.event.name)))
    return list(found.values())
