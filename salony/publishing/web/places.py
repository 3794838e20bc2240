"""Institutions, venues and sources."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from salony.catalogue import company, queries
from salony.catalogue.models import City, Event, Fetch, Institution, Source, Venue
from salony.catalogue.queries import SourceHealth
from salony.design import frame
from salony.discovery.selections import once_each
from salony.publishing import dates, structured
from salony.publishing.addresses import around_path, event_path, institution_path, map_url, venue_path
from salony.publishing.network import stars
from salony.publishing.proof import web_address
from salony.publishing.rows import days, rows
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.web.health import Health, fetch_lines, health_of
from salony.publishing.words import in_city

PAST_DAYS = 365
PAST_ROWS = 20
COMING_ROWS = 200
"""Lines of what is to come; of a house that has more the month and the days have them all."""
COMING = dt.timedelta(days=120)


def institutions(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    houses = queries.institutions(here)
    venues = queries.venues(here)
    places = {one.pk: [v for v in venues if v.institution_id == one.pk] for one in houses}
    return render(
        request,
        "publishing/institutions.html",
        page(
            request,
            here,
            title=gettext("Institutions %(in_city)s") % {"in_city": in_city(here)},
            institutions=[
                (Link(institution_path(one, here), one.name), one.address, _venue_links(places[one.pk], here))
                for one in houses
            ],
            venues=[Link(venue_path(one, here) or "", one.name) for one in venues if one.institution_id is None],
        ),
    )


def institution(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    try:
        it = queries.institution(slug)
    except Institution.DoesNotExist:
        raise Http404(gettext("There is no such institution here.")) from None
    today = today_in(here, request)
    coming = once_each(queries.institution_occurrences(it, today, today + COMING, most=COMING_ROWS))
    last_year = (today - dt.timedelta(days=PAST_DAYS), today - dt.timedelta(days=1))
    past = queries.institution_occurrences(it, *last_year, most=COMING_ROWS, latest_first=True)
    past = [one for one in past if one.last_day < today][:PAST_ROWS]
    health = [one for one in queries.source_health(here) if one.source.institution_id == it.pk]
    ties = _ties(it, here)
    return render(
        request,
        "publishing/institution.html",
        page(
            request,
            here,
            follow=it.name,
            picture=("institution", it.slug),
            title=it.name,
            institution=it,
            website=web_address(it.url),
            parent=Link(institution_path(it.parent, here), it.parent.name) if it.parent else None,
            houses=[Link(institution_path(one, here), one.name) for one in it.houses.all()],
            venues=_venue_links(list(it.venues.all()), here),
            agenda=days((one for one in coming if one.first_day >= today), city=here, today=today),
            runs=rows((one for one in coming if one.first_day < today), city=here, today=today),
            past=days(past, city=here, today=today, quiet=False)[::-1],
            ties=ties,
            stars=stars([(name, url, number) for name, url, number, _ in ties]),
            pieces=frame.pieces("institution", request, here, it),
            health=[health_of(one, here, today) for one in health],
            structured=structured.script(_institution_data(it, here)),
        ),
    )


def venue(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    try:
        it = queries.venue(here, slug)
    except Venue.DoesNotExist:
        raise Http404(gettext("There is no such place here.")) from None
    today = today_in(here, request)
    coming = once_each(queries.venue_occurrences(it, today, today + COMING, most=COMING_ROWS))
    last_year = (today - dt.timedelta(days=PAST_DAYS), today - dt.timedelta(days=1))
    past = queries.venue_occurrences(it, *last_year, most=COMING_ROWS, latest_first=True)
    past = [one for one in past if one.last_day < today][:PAST_ROWS]
    town = it.city_name or here.name
    return render(
        request,
        "publishing/venue.html",
        page(
            request,
            here,
            follow=it.name,
            picture=("venue", it.slug),
            title=it.name,
            venue=it,
            town=town,
            map_url=map_url(address=it.address, city=town, latitude=it.latitude, longitude=it.longitude),
            owner=Link(institution_path(it.institution, here), it.institution.name) if it.institution else None,
            around_url=around_path(here, it.latitude, it.longitude),
            agenda=days((one for one in coming if one.first_day >= today), city=here, today=today),
            runs=rows((one for one in coming if one.first_day < today), city=here, today=today),
            past=days(past, city=here, today=today, quiet=False)[::-1],
            structured=structured.script(structured.place(it, here)),
        ),
    )


def sources(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    return render(
        request,
        "publishing/sources.html",
        page(
            request,
            here,
            title=gettext("How we know it"),
            in_city=in_city(here),
            health=[health_of(one, here, today) for one in queries.source_health(here)],
        ),
    )


def source(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    try:
        it = queries.source(here, slug)
    except Source.DoesNotExist:
        raise Http404(gettext("There is no such source here.")) from None
    today = today_in(here, request)
    fetches = queries.source_fetches(it)
    told = [(Link(event_path(one), one.name), _event_day(one, today)) for one in queries.source_events(it)]
    return render(
        request,
        "publishing/source.html",
        page(
            request,
            here,
            title=it.name,
            source=it,
            website=web_address(it.page) or web_address(it.address),
            owner=Link(institution_path(it.institution, here), it.institution.name) if it.institution else None,
            state=_state(it, fetches, here, today),
            fetches=fetch_lines(fetches, here, today),
            told=told,
        ),
    )


def _state(source: Source, fetches: list[Fetch], city: City, today: dt.date) -> Health:
    good = (Fetch.Outcome.RECORDED, Fetch.Outcome.UNCHANGED)
    last_good = next((one.started_at for one in fetches if one.outcome in good), None)
    return health_of(SourceHealth(source, fetches[0] if fetches else None, last_good, 0), city, today)


def _event_day(event: Event, today: dt.date) -> str:
    occurrences = list(event.occurrences.all())
    coming = [one for one in occurrences if one.last_day >= today] or occurrences[-1:]
    if not coming:
        return ""
    one = coming[0]
    return dates.run(one.first_day, one.last_day)


def _venue_links(venues: list[Venue], city: City) -> list[Link]:
    return [Link(path, one.name) for one in venues if (path := venue_path(one, city))]


def _ties(it: Institution, city: City) -> list[tuple[str, str, int, list[Link]]]:
    """(name, its page or "", number of events, some that show the tie), the closest first."""
    return [
        (
            tie.name,
            institution_path(tie.institution, city) if tie.institution else "",
            len(tie.events),
            [Link(event_path(event), event.name) for event in tie.events[:3]],
        )
        for tie in company.ties(it)
    ]


def _institution_data(it: Institution, city: City) -> dict[str, object]:
    data = structured.organization(it, city)
    if it.parent:
        data["parentOrganization"] = structured.organization(it.parent, city)
    places = [structured.place(one, city) for one in it.venues.all()]
    return {**data, "location": places} if places else data
