"""For me: what a visitor chose. The choice stands in the address and, if wished, in the browser; never with us."""

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City, Institution
from salony.discovery.programme import Programme, programme
from salony.discovery.spans import Span
from salony.publishing.categories import category_heading
from salony.publishing.parts import Part
from salony.publishing.rows import days, rows
from salony.publishing.showing import Shown
from salony.publishing.web.channels import calendar_file, feed_file
from salony.publishing.web.city import Filter, quick_links
from salony.publishing.web.context import city_or_404, page, today_in
from salony.publishing.web.paging import paging
from salony.publishing.words import in_city
from salony.vocabulary import CATEGORIES

AHEAD_DAYS = 45
CHOICES_AT_MOST = 60
PER_PAGE = 100
EVENTS = 500
"""In a calendar or feed of what was chosen, the soonest."""


class Choice:
    """What the address says: slugs of categories and institutions that exist here, in a fixed order."""

    def __init__(self, request: HttpRequest, houses: list[Institution]) -> None:
        known = {one.slug for one in houses}
        self.categories = sorted({slug for slug in request.GET.getlist("k")[:CHOICES_AT_MOST] if slug in CATEGORIES})
        self.institutions = sorted({slug for slug in request.GET.getlist("i")[:CHOICES_AT_MOST] if slug in known})

    def __bool__(self) -> bool:
        return bool(self.categories or self.institutions)

    @property
    def parameters(self) -> dict[str, list[str]]:
        return {"k": self.categories, "i": self.institutions}

    @property
    def asked(self) -> str:
        return urlencode(self.parameters, doseq=True)

    def fitting(self, city: City, ahead: Programme) -> Programme:
        """What is of the kinds chosen, or is made by or takes place at an institution chosen."""
        return ahead.of_any(self.categories, queries.events_of_institutions(city, self.institutions))


def mine(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    houses = queries.institutions(here)
    choice = Choice(request, houses)
    coming = _ahead(here, today)
    fitting = choice.fitting(here, coming)
    part = paging(request, len(fitting), PER_PAGE, **choice.parameters)
    listed = fitting.where(part.cut)
    at_hand = Shown(here, listed)
    kinds = {slug for slug, _ in coming.by_category()} | set(choice.categories)
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
            agenda=days(at_hand.of(listed.coming(today)), city=here, today=today),
            runs=rows(at_hand.of(listed.begun_before(today)), city=here, today=today),
            pages=part,
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
    ahead = _ahead(here, today_in(here, request))
    ids = choice.fitting(here, ahead)["event"][:EVENTS].tolist()
    title = gettext("what I chose %(in_city)s") % {"in_city": in_city(here)}
    path = f"{reverse('mine', args=[here.slug])}?{choice.asked}"
    return Part(title, path, queries.events(here).filter(id__in=ids))


def _ahead(city: City, today: dt.date) -> Programme:
    return programme(city, Span(today, today + dt.timedelta(days=AHEAD_DAYS - 1))).seen_from(today)
