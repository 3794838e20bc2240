"""An event's page, its calendar file and its poster."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

from salony.catalogue import queries
from salony.catalogue import series as series_reads
from salony.catalogue.models import City, Event, Institution, Occurrence
from salony.discovery.programme import programme
from salony.discovery.spans import Span
from salony.publishing import dates, proof, structured
from salony.publishing.addresses import (
    absolute,
    event_path,
    institution_path,
    map_url,
    month_path,
    person_path,
    series_path,
    venue_path,
)
from salony.publishing.calendars import calendar_of
from salony.publishing.categories import category_name
from salony.publishing.posters import poster, poster_file, share_image
from salony.publishing.rows import alert_of, place_words, rows, zone_of
from salony.publishing.showing import Shown
from salony.publishing.web.access import may_edit
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.web.editing import EDITABLE
from salony.publishing.words import access_words, audience_words, language_words, price_words, recurrence_words
from salony.vocabulary import CATEGORIES

NEARBY = 5
DATES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class When:
    """When, in words. day: the large line; hours and note: below it; more: how many further dates there are."""

    day: str
    hours: str
    note: str
    machine: str
    more: int


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as a labelled line; field: for its source mark."""

    field: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    url: str
    details: str
    institution: Link | None


def event_or_404(city: City, slug: str, *, with_hidden: bool = False) -> Event:
    try:
        return queries.event(city, slug, with_hidden=with_hidden)
    except Event.DoesNotExist:
        raise Http404(gettext("There is no such event here. Perhaps its source has taken it back.")) from None


def event(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    editor = may_edit(request)
    it = event_or_404(here, slug, with_hidden=editor)
    if it.slug != slug:
        # The event asked for turned out to be this one.
        return HttpResponsePermanentRedirect(event_path(it))
    today = today_in(here, request)
    occurrences = list(it.occurrences.all())
    shown = current_occurrence(occurrences, today)
    return render(
        request,
        "publishing/event.html",
        page(
            request,
            here,
            path=event_path(it),
            title=it.name,
            event=it,
            summary=_summary(it, shown),
            poster=poster(it, shown),
            share_image=absolute(reverse("event-share", args=[here.slug, it.slug])),
            is_editor=editor,
            editable=EDITABLE if editor else (),
            structured=structured.script(structured.event(it, occurrence=shown)),
            **_what(it, here),
            **_when_and_where(it, here, shown, occurrences, today),
            **_beside(it, here, shown, today),
            **_evidence(it, here, today),
        ),
    )


def _what(it: Event, city: City) -> dict[str, Any]:
    organizers = list(it.organizers.all())
    return {
        "category": it.category or "other",
        "category_name": category_name(it.category),
        "category_url": reverse("category", args=[city.slug, it.category]) if it.category in CATEGORIES else "",
        "series": _series(it, city),
        "organizers": [Link(institution_path(one, city), one.name) for one in organizers],
        "guests": _guests(it, organizers),
        "lines": _lines(it),
        "source_page": proof.web_address(it.url),
        "tickets": proof.web_address(it.ticket_url),
        "quotation": _quotation(it),
    }


def _series(it: Event, city: City) -> Link | None:
    """All events of the name, where there is more than this one day of them."""
    number = series_reads.named_alike(it)
    dates_of_it = len(it.occurrences.all())
    if number < 2 and dates_of_it < 2:
        return None
    return Link(series_path(it.name, city), gettext("all dates, past and coming"))


def _when_and_where(
    it: Event, city: City, shown: Occurrence | None, occurrences: Sequence[Occurrence], today: dt.date
) -> dict[str, Any]:
    alert, note = alert_of(it)
    return {
        "when": _when(it, shown, occurrences, today),
        "alert": alert,
        "note": note,
        "occurrences": _dates(occurrences, today, city),
        "ics_url": reverse("event-ics", args=[city.slug, it.slug]),
        "venue": it.venue,
        "where": place_words(it.venue),
        "venue_url": venue_path(it.venue, city) if it.venue else None,
        "town": (it.venue.city_name or city.name) if it.venue else city.name,
        "map_url": _map(it, city),
    }


def _beside(it: Event, city: City, shown: Occurrence | None, today: dt.date) -> dict[str, Any]:
    """What belongs to it, and what else there is that day and that month."""
    day = shown.first_day if shown else today
    return {
        "parts": _parts(it, city, today),
        "parent": _parent(it),
        "same_evening": rows(_nearby(city, it, shown), city=city, today=today),
        "same_evening_words": dates.day_from(day, today),
        "month_url": month_path(city, day.year, day.month),
        "month_title": dates.month_in_culture(day),
    }


def _evidence(it: Event, city: City, today: dt.date) -> dict[str, Any]:
    proofs = proof.proofs(it, today=today)
    return {
        "proofs": proofs,
        "proof_by_field": {one.field: one for one in proofs},
        "testimonies": proof.testimonies(it, today=today),
        "history": proof.history(queries.history(it), city=city, today=today),
    }


def event_ics(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    it = event_or_404(here, slug)
    response = HttpResponse(calendar_of([it], city=here, name=it.name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{it.slug}.ics"'
    return response


@cache_control(public=True, max_age=3600)
def event_poster(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    it = event_or_404(here, slug)
    drawn = poster_file(it, current_occurrence(list(it.occurrences.all()), today_in(here, request)))
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")


@cache_control(public=True, max_age=3600)
def event_share(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The wide poster as PNG, for those who are sent the link."""
    here = city_or_404(city)
    it = event_or_404(here, slug)
    drawn = share_image(it, current_occurrence(list(it.occurrences.all()), today_in(here, request)))
    return HttpResponse(drawn, content_type="image/png")


def current_occurrence(occurrences: Sequence[Occurrence], today: dt.date) -> Occurrence | None:
    """The next one, or the last where all are past; None for an event whose day is unknown."""
    coming = [one for one in occurrences if one.last_day >= today]
    return coming[0] if coming else (occurrences[-1] if occurrences else None)


def _when(it: Event, shown: Occurrence | None, occurrences: Sequence[Occurrence], today: dt.date) -> When:
    more = sum(1 for one in occurrences if one.last_day >= today and one is not shown)
    if shown is None:
        known = dates.partial_words(it.start) if it.start else ""
        return When(known or gettext("date unknown"), "", "", "", 0)
    zone = zone_of(it.city)
    repeats = recurrence_words(it.recurrence) if it.recurrence else ""
    if shown.last_day > shown.first_day:
        left = (shown.last_day - today).days
        note = dates.days_left(left) if shown.first_day <= today and left >= 0 else repeats
        return When(dates.run(shown.first_day, shown.last_day), "", note, shown.first_day.isoformat(), more)
    hours = ""
    if shown.starts_at:
        hours = dates.hour(shown.starts_at, zone)
        if shown.ends_at:
            hours += f"–{dates.hour(shown.ends_at, zone)}"
    machine = (
        shown.starts_at.astimezone(zone).isoformat(timespec="minutes") if shown.starts_at else str(shown.first_day)
    )
    return When(dates.full_day(shown.first_day), hours, repeats, machine, more)


def _summary(it: Event, shown: Occurrence | None) -> str:
    """One line for search engines and shared links."""
    day = dates.full_day(shown.first_day) if shown else ""
    clock = dates.hour(shown.starts_at, zone_of(it.city)) if shown and shown.starts_at else ""
    return " · ".join(part for part in (day, clock, place_words(it.venue), it.city.name) if part)


def _map(it: Event, city: City) -> str | None:
    venue = it.venue
    if venue is None:
        return None
    return map_url(
        address=venue.address, city=venue.city_name or city.name, latitude=venue.latitude, longitude=venue.longitude
    )


def _lines(it: Event) -> list[Line]:
    registration = it.registration or {}
    facts = (
        Line("door_time", dates.partial_words(it.door_time) if it.door_time else ""),
        Line(
            "price",
            price_words(is_free=it.is_free, amount=it.price, currency=it.currency, text=it.price_text),
        ),
        Line("audience", audience_words(it.audience)),
        Line("registration", proof.registration_words(registration)),
        Line("accessibility", access_words(it.accessibility)),
        Line("language", language_words(it.language) if it.language not in ("", "pl") else ""),
        Line("topics", ", ".join(it.topics)),
    )
    return [line for line in facts if line.words]


def _guests(it: Event, organizers: Sequence[Institution]) -> list[Guest]:
    guests = []
    for row in it.participations.all():
        link = Link(institution_path(row.institution, it.city), row.institution.name) if row.institution else None
        parts = [row.role] if link else [row.role, row.affiliation]
        guests.append(
            Guest(row.person.name, person_path(row.person, it.city), ", ".join(part for part in parts if part), link)
        )
    return guests


@dataclass(frozen=True, slots=True)
class Quotation:
    """The description is a source's own words: who says it and where."""

    text: str
    name: str
    url: str


def _quotation(it: Event) -> Quotation | None:
    if not it.description:
        return None
    for sighting in it.sightings.all():
        if sighting.draft.get("description") == it.description:
            address = proof.web_address(sighting.url) or proof.web_address(sighting.source.page)
            return Quotation(it.description, sighting.source.name, address)
    return Quotation(it.description, "", "")


def _dates(occurrences: Sequence[Occurrence], today: dt.date, city: City) -> list[Line]:
    """The dates of a series still to come, or its last ones; [] for a single date."""
    if len(occurrences) < 2:
        return []
    coming = [one for one in occurrences if one.last_day >= today] or occurrences[-DATES_SHOWN:]
    zone = zone_of(city)
    return [
        Line(
            one.first_day.isoformat(),
            ", ".join(
                part
                for part in (
                    dates.full_day(one.first_day)
                    if one.first_day == one.last_day
                    else dates.run(one.first_day, one.last_day),
                    dates.hour(one.starts_at, zone) if one.starts_at else "",
                )
                if part
            ),
        )
        for one in coming[:DATES_SHOWN]
    ]


def _parts(it: Event, city: City, today: dt.date) -> list[Line]:
    """The parts in the order of their time."""
    zone = zone_of(city)
    timed = []
    for part in it.parts.all():
        occurrence = current_occurrence(list(part.occurrences.all()), today)
        moment = ""
        if occurrence:
            clock = dates.hour(occurrence.starts_at, zone) if occurrence.starts_at else ""
            moment = ", ".join(x for x in (dates.weekday_and_day(occurrence.first_day), clock) if x)
        order = (str(occurrence.first_day), str(occurrence.starts_at or "")) if occurrence else ("9999", "")
        path = reverse("event", args=[city.slug, part.slug])
        timed.append((order, part.pk, Line(moment, part.name, path)))
    return [line for _, _, line in sorted(timed, key=lambda row: row[:2])]


def _parent(it: Event) -> Link | None:
    if it.part_of is None or it.part_of.is_hidden:
        return None
    return Link(reverse("event", args=[it.city.slug, it.part_of.slug]), it.part_of.name)


def _nearby(city: City, it: Event, shown: Occurrence | None) -> list[Occurrence]:
    """What else begins on that day, the nearest in hour first; shown in the order of hours."""
    if shown is None:
        return []
    day = programme(city, Span(shown.first_day, shown.first_day)).coming(shown.first_day)
    others = day.without([it.pk, *(part.pk for part in it.parts.all())])
    if shown.starts_at is not None:
        local = shown.starts_at.astimezone(zone_of(city))
        others = others.nearest_to(60 * local.hour + local.minute, NEARBY)
    others = others.where(slice(NEARBY))
    return Shown(city, others).of(others)
