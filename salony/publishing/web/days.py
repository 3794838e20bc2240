"""Lists of days: one day with all that begins on it, and the selections people ask for by name. Page by page."""

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from salony.catalogue.models import City
from salony.discovery import selections
from salony.discovery.programme import Programme, programme
from salony.discovery.spans import Span
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute, day_path, month_path
from salony.publishing.categories import HEADINGS, category_count
from salony.publishing.rows import Nearest, days, nearest, rows
from salony.publishing.showing import Shown
from salony.publishing.web.city import Filter, quick_links
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.web.paging import paging
from salony.publishing.words import in_city, nothing_words, selection_title

PER_PAGE = 100
SELECTION_DAYS = 30
BEYOND_DAYS = 60
"""Days after those asked for in which the nearest is looked for."""


def day(request: HttpRequest, city: str, year: str, month: str, number: str) -> HttpResponse:
    """number: of the day in the month."""
    if len(month) != 2 or len(number) != 2:
        return HttpResponsePermanentRedirect(
            reverse("day", args=[city, year, f"{int(month):02d}", f"{int(number):02d}"])
        )
    here = city_or_404(city)
    try:
        asked = dt.date(int(year), int(month), int(number))
    except ValueError:
        raise Http404(gettext("No calendar has that day.")) from None
    kind = request.GET.get("kategoria", "")
    if kind and kind not in HEADINGS:
        raise Http404(gettext("There is no such category."))
    today = today_in(here, request)
    whole = programme(here, Span(asked, asked))
    numbers = whole.by_category()
    wanted = whole.of_category(kind) if kind else whole
    coming, runs = wanted.coming(asked), wanted.runs(asked).begun_before(asked)
    part = paging(request, len(coming) + len(runs), PER_PAGE, kategoria=kind)
    begun, going = coming.where(part.cut), runs.where(part.after(len(coming)))
    at_hand = Shown(here, begun, going)
    path = day_path(here, asked)
    title = capfirst(dates.weekday_and_day(asked)) if asked.year == today.year else capfirst(dates.full_day(asked))
    quiet = asked >= today
    return render(
        request,
        "publishing/day.html",
        page(
            request,
            here,
            path=path,
            title=f"{title}, {here.name}",
            heading=title,
            in_city=in_city(here),
            number=whole.number,
            filters=[
                Filter(day_path(here, asked, slug), slug, category_count(slug, count), slug == kind)
                for slug, count in numbers
            ],
            category=kind,
            rows=rows(at_hand.of(begun), city=here, today=today, quiet=quiet),
            runs=rows(at_hand.of(going), city=here, today=today, quiet=quiet),
            pages=part,
            month_url=month_path(here, asked.year, asked.month),
            month_title=dates.month_in_culture(asked),
            previous=_beside(here, asked, -1, today),
            next=_beside(here, asked, 1, today),
            code=printed.code(absolute(path)),
            structured=structured.script(
                structured.item_list(title, at_hand.of(begun) + at_hand.of(going), wanted.number)
            ),
        ),
    )


def _beside(city: City, asked: dt.date, step: int, today: dt.date) -> Link | None:
    try:
        other = asked + dt.timedelta(days=step)
    except OverflowError:
        return None
    return Link(day_path(city, other), dates.day_from(other, today))


def selection(request: HttpRequest, city: str, name: str) -> HttpResponse:
    """Today, tomorrow, the weekend, the evening, with children, for free, exhibitions."""
    here = city_or_404(city)
    today = today_in(here, request)
    span = selections.span_of(name, today, SELECTION_DAYS)
    found = programme(here, span).fitting(name)
    coming, runs = found.coming(span.first), found.runs(span.first, span.last)
    # A run is told among the exhibitions, elsewhere on the day on which it begins.
    if name == "wystawy":
        coming = coming.where(slice(0))
    else:
        runs = runs.begun_before(span.first)
    number = len(coming) + len(runs)
    part = paging(request, number, PER_PAGE)
    begun, going = coming.where(part.cut), runs.where(part.after(len(coming)))
    beyond = Span(span.last + dt.timedelta(days=1), span.last + dt.timedelta(days=1 + BEYOND_DAYS))
    first_beyond = programme(here, beyond).coming(beyond.first).fitting(name).where(slice(1)) if not number else None
    children = coming.where(coming.for_children & coming.take_place) if name == "weekend" else None
    first_for_children = children.where(slice(1)) if children is not None else None
    at_hand = Shown(here, begun, going, *(one for one in (first_beyond, first_for_children) if one is not None))
    title = selection_title(name)
    return render(
        request,
        "publishing/selection.html",
        page(
            request,
            here,
            follow=f"{title} {in_city(here)}",
            picture=("selection", name),
            title=f"{title} {in_city(here)}",
            heading=title,
            in_city=in_city(here),
            when=dates.run(span.first, span.last),
            quick=quick_links(here, name),
            agenda=days(at_hand.of(begun), city=here, today=today),
            runs=rows(at_hand.of(going), city=here, today=today),
            pages=part,
            nothing=nothing_words(name, in_city(here)),
            nearest=_nearest(at_hand, first_beyond, here, today),
            children=_children(at_hand, children, first_for_children, span, here, today),
            code=printed.code(absolute(reverse("selection", args=[here.slug, name]))),
            month_url=month_path(here, today.year, today.month),
            month_title=dates.month_in_culture(today),
            structured=structured.script(
                structured.item_list(f"{title} {in_city(here)}", at_hand.of(begun) + at_hand.of(going), found.number)
            ),
        ),
    )


def _nearest(at_hand: Shown, first: Programme | None, city: City, today: dt.date) -> Nearest | None:
    for one in at_hand.of(first) if first is not None else ():
        return nearest(one, city=city, today=today)
    return None


@dataclass(frozen=True, slots=True)
class Children:
    """A weekend of which one day has something for children and the other has not. nothing: of the empty day."""

    nothing: str
    nearest: Nearest


def _children(
    at_hand: Shown, theirs: Programme | None, first: Programme | None, span: Span, city: City, today: dt.date
) -> Children | None:
    if theirs is None:
        return None
    full = {day for day, _ in theirs.days()}
    empty = [day for day in span if day not in full]
    there = _nearest(at_hand, first, city, today)
    if there is None or not empty:
        return None
    words = gettext("%(day)s nothing for the youngest.") % {"day": dates.on_day(empty[0], today)}
    return Children(capfirst(words), there)
