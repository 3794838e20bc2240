"""Walls of posters: everything that lies ahead, and one category with its programme."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import City, Occurrence
from salony.discovery import selections
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute
from salony.publishing.categories import HEADINGS, category_count, category_heading, category_name
from salony.publishing.posters import posters, wall_of
from salony.publishing.rows import days, nearest, rows
from salony.publishing.web.city import Filter, quick_links
from salony.publishing.web.context import city_or_404, page, today_in
from salony.publishing.words import in_city
from salony.vocabulary import CATEGORIES

WALL_DAYS = 45
WALL_POSTERS = 40
CATEGORY_DAYS = 60
CATEGORY_POSTERS = 5
AHEAD = dt.timedelta(days=365)


def wall(request: HttpRequest, city: str) -> HttpResponse:
    """Each event once, the soonest first."""
    here = city_or_404(city)
    today = today_in(here, request)
    ahead = selections.once_each(_ahead(here, today, WALL_DAYS))
    numbers = selections.numbers_by_category(ahead)
    category = request.GET.get("kategoria", "")
    if category and category not in HEADINGS:
        raise Http404(gettext("There is no such category."))
    shown = selections.in_category(ahead, category) if category else ahead
    number = _page_number(request, len(shown))
    part = shown[(number - 1) * WALL_POSTERS : number * WALL_POSTERS]
    path = reverse("posters", args=[here.slug])
    asked = f"kategoria={category}&" if category else ""
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
                for slug, count in numbers
            ],
            category=category,
            posters=wall_of(part, city=here, today=today),
            number=len(shown),
            until=dates.until_day(today + dt.timedelta(days=WALL_DAYS - 1), today),
            previous=f"{path}?{asked}strona={number - 1}" if number > 1 else "",
            next=f"{path}?{asked}strona={number + 1}" if number * WALL_POSTERS < len(shown) else "",
        ),
    )


def category(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    if slug not in CATEGORIES:
        raise Http404(gettext("There is no such category."))
    today = today_in(here, request)
    everything = _ahead(here, today, CATEGORY_DAYS)
    theirs = selections.in_category(everything, slug)
    runs = [one for one in theirs if one.first_day < today]
    coming = [one for one in theirs if one.first_day >= today]
    chosen = selections.most_interesting(here, theirs, day=today, limit=CATEGORY_POSTERS)
    heading = category_heading(slug)
    title = f"{heading} {in_city(here)}"
    path = reverse("category", args=[here.slug, slug])
    beyond = _first_beyond(here, slug, today) if not theirs else None
    events = len({one.event_id for one in theirs})
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
            nearest=nearest(beyond, city=here, today=today) if beyond else None,
            others=[
                Filter(reverse("category", args=[here.slug, other]), other, category_count(other, count), False)
                for other, count in selections.numbers_by_category(everything)
                if other != slug and other in CATEGORIES
            ],
            category_name=category_name(slug),
            code=printed.code(absolute(path)),
            structured=structured.script(structured.item_list(title, theirs)),
        ),
    )


def _ahead(city: City, today: dt.date, number: int) -> list[Occurrence]:
    """What runs already, then what begins in so many days."""
    coming = queries.between(city, today, today + dt.timedelta(days=number - 1))
    return [one for one in queries.running_exhibitions(city, today) if one.first_day < today] + coming


def _first_beyond(city: City, category: str, today: dt.date) -> Occurrence | None:
    first = today + dt.timedelta(days=CATEGORY_DAYS)
    return queries.first_in_category(city, category, first, today + AHEAD)


def _page_number(request: HttpRequest, number: int) -> int:
    asked = request.GET.get("strona", "")
    last = max(1, -(-number // WALL_POSTERS))
    return min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
