"""Walls of posters: everything that lies ahead, and one category with its programme."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue.models import City
from salony.discovery.programme import Programme, programme
from salony.discovery.spans import Span
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute
from salony.publishing.categories import HEADINGS, category_count, category_heading, category_name
from salony.publishing.posters import posters, wall_of
from salony.publishing.rows import days, nearest, rows
from salony.publishing.showing import Shown
from salony.publishing.web.city import Filter, quick_links
from salony.publishing.web.context import city_or_404, page, today_in
from salony.publishing.web.paging import paging
from salony.publishing.words import in_city
from salony.vocabulary import CATEGORIES

WALL_DAYS = 45
WALL_POSTERS = 40
CATEGORY_DAYS = 60
CATEGORY_POSTERS = 5
CATEGORY_ROWS = 100
AHEAD = dt.timedelta(days=365)


def wall(request: HttpRequest, city: str) -> HttpResponse:
    """Each event once, the soonest first."""
    here = city_or_404(city)
    today = today_in(here, request)
    ahead = _ahead(here, today, WALL_DAYS).once_each()
    category = request.GET.get("kategoria", "")
    if category and category not in HEADINGS:
        raise Http404(gettext("There is no such category."))
    wanted = ahead.of_category(category) if category else ahead
    part = paging(request, len(wanted), WALL_POSTERS, kategoria=category)
    shown = wanted.where(part.cut)
    path = reverse("posters", args=[here.slug])
    heading = f"{category_heading(category)} {in_city(here)}" if category else ""
    return render(
        request,
        "publishing/posters.html",
        page(
            request,
            here,
            picture=("posters", "-"),
            title=heading or gettext("Posters %(in_city)s") % {"in_city": in_city(here)},
            in_city=in_city(here),
            filters=[
                Filter(f"{path}?kategoria={slug}", slug, category_count(slug, count), slug == category)
                for slug, count in ahead.by_category()
            ],
            category=category,
            posters=wall_of(Shown(here, shown).of(shown), city=here, today=today),
            number=len(wanted),
            until=dates.until_day(today + dt.timedelta(days=WALL_DAYS - 1), today),
            pages=part,
        ),
    )


def category(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    if slug not in CATEGORIES:
        raise Http404(gettext("There is no such category."))
    today = today_in(here, request)
    everything = _ahead(here, today, CATEGORY_DAYS)
    theirs = everything.of_category(slug)
    part = paging(request, len(theirs), CATEGORY_ROWS)
    listed = theirs.where(part.cut)
    picked = theirs.most_interesting(today, CATEGORY_POSTERS) if not part.begin else []
    beyond = _first_beyond(here, slug, today) if not len(theirs) else theirs.where(slice(0))
    at_hand = Shown(here, picked, listed, beyond)
    heading = category_heading(slug)
    title = f"{heading} {in_city(here)}"
    path = reverse("category", args=[here.slug, slug])
    events = theirs.number
    chosen, there = at_hand.chosen(picked), at_hand.of(beyond)
    runs, coming = at_hand.of(listed.begun_before(today)), at_hand.of(listed.coming(today))
    return render(
        request,
        "publishing/category.html",
        page(
            request,
            here,
            path=path,
            follow=title,
            picture=("category", slug),
            title=title,
            heading=heading,
            category=slug,
            in_city=in_city(here),
            lead=f"{category_count(slug, events)} {in_city(here)}" if events else "",
            until=dates.until_day(today + dt.timedelta(days=CATEGORY_DAYS - 1), today),
            quick=quick_links(here, None),
            posters=posters(chosen) if len(chosen) > 1 else [],
            agenda=days(coming, city=here, today=today),
            runs=rows(runs, city=here, today=today),
            nearest=nearest(there[0], city=here, today=today) if there else None,
            pages=part,
            others=[
                Filter(reverse("category", args=[here.slug, other]), other, category_count(other, count), False)
                for other, count in everything.by_category()
                if other != slug and other in CATEGORIES
            ],
            category_name=category_name(slug),
            code=printed.code(absolute(path)),
            structured=structured.script(structured.item_list(title, runs + coming, events)),
        ),
    )


def _ahead(city: City, today: dt.date, number: int) -> Programme:
    """What runs already, then what begins in so many days."""
    return programme(city, Span(today, today + dt.timedelta(days=number - 1))).seen_from(today)


def _first_beyond(city: City, category: str, today: dt.date) -> Programme:
    span = Span(today + dt.timedelta(days=CATEGORY_DAYS), today + AHEAD)
    return programme(city, span).coming(span.first).of_category(category).where(slice(1))
