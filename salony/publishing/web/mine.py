"""For me: what a visitor chose. The choice stands in the address and, if wished, in the browser; never with us."""

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City, Institution, Occurrence
from salony.discovery import selections
from salony.publishing.categories import category_heading
from salony.publishing.parts import Part
from salony.publishing.rows import days, rows
from salony.publishing.web.channels import calendar_file, feed_file
from salony.publishing.web.city import Filter, quick_links
from salony.publishing.web.context import city_or_404, page, today_in
from salony.publishing.words import in_city
from salony.vocabulary import CATEGORIES

AHEAD_DAYS = 45
CHOICES_AT_MOST = 60


class Choice:
    """What the address says: slugs of categories and institutions that exist here, in a fixed order."""

    def __init__(self, request: HttpRequest, houses: list[Institution]) -> None:
        known = {one.slug for one in houses}
        self.categories = sorted({slug for slug in request.GET.getlist("k")[:CHOICES_AT_MOST] if slug in CATEGORIES})
        self.institutions = sorted({slug for slug in request.GET.getlist("i")[:CHOICES_AT_MOST] if slug in known})

    def __bool__(self) -> bool:
        return bool(self.categories or self.institutions)

    @property
    def asked(self) -> str:
        return urlencode({"k": self.categories, "i": self.institutions}, doseq=True)

    def fitting(self, occurrences: list[Occurrence]) -> list[Occurrence]:
        kinds, houses = set(self.categories), set(self.institutions)
        return [one for one in occurrences if (one.event.category or "other") in kinds or houses & _houses(one)]


def _houses(occurrence: Occurrence) -> set[str]:
    event = occurrence.event
    found = {one.slug for one in event.organizers.all()}
    if event.venue and event.venue.institution:
        found.add(event.venue.institution.slug)
    return found


def mine(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    houses = queries.institutions(here)
    choice = Choice(request, houses)
    coming = _ahead(here, today)
    fitting = choice.fitting(coming)
    kinds = {slug for slug, _ in selections.numbers_by_category(coming)} | set(choice.categories)
    return render(
        request,
        "publishing/mine.html",
        page(
            request,
            here,
            follow=gettext("what I chose %(in_city)s") % {"in_city": in_city(here)} if choice else "",
            asked=choice.asked,
            title=gettext("For me"),
            in_city=in_city(here),
            quick=quick_links(here, "dla-mnie"),
            has_choice=bool(choice),
            categories=[
                Filter("", slug, category_heading(slug), slug in choice.categories)
                for slug in CATEGORIES
                if slug in kinds
            ],
            institutions=[(one.slug, one.name, one.slug in choice.institutions) for one in houses],
            agenda=days((one for one in fitting if one.first_day >= today), city=here, today=today),
            runs=rows((one for one in fitting if one.first_day < today), city=here, today=today),
        ),
    )


def mine_calendar(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    return calendar_file(here, _part(request, here))


def mine_feed(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    return feed_file(request, here, _part(request, here))


def _part(request: HttpRequest, here: City) -> Part:
    choice = Choice(request, queries.institutions(here))
    ids = {one.event_id for one in choice.fitting(_ahead(here, today_in(here, request)))}
    title = gettext("what I chose %(in_city)s") % {"in_city": in_city(here)}
    path = f"{reverse('mine', args=[here.slug])}?{choice.asked}"
    return Part(title, path, queries.events(here).filter(id__in=sorted(ids)))


def _ahead(city: City, today: dt.date) -> list[Occurrence]:
    coming = queries.between(city, today, today + dt.timedelta(days=AHEAD_DAYS - 1))
    return [one for one in queries.running_exhibitions(city, today) if one.first_day < today] + coming
