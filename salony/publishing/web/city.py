"""A city's pages: home, month, and the selections people ask for by name."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext, npgettext

from salony.catalogue import queries
from salony.catalogue.freshness import Kept
from salony.catalogue.models import City, Occurrence
from salony.discovery.programme import Picked, Programme, months, programme
from salony.discovery.selections import by_day
from salony.discovery.spans import Span, month_span, next_month, previous_month, rest_of_month, weeks
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute, city_path, edition_path, month_path
from salony.publishing.categories import HEADINGS, category_count, category_name
from salony.publishing.posters import posters
from salony.publishing.rows import Row, days, rows, zone_of
from salony.publishing.showing import RUNS, Shown, abridged
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import in_city, selection_title

POSTERS = 5
HOME_ROWS = 14
HOME_ROWS_AT_MOST = 40
HOME_RUNS = 8
CELL_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the wall calendar. more: how many rows do not fit."""

    day: dt.date
    rows: tuple[Row, ...]
    more: int
    is_past: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Filter:
    url: str
    category: str
    words: str
    is_current: bool


def front(request: HttpRequest) -> HttpResponse:
    """The city whose own host it is, else the installation's: the same page as under its name.

    That stays the canonical address. Not a redirect: a first visit on a slow line is spared a round trip, and search
    engines see one address.
    """
    # The host was checked by Django against SALONY_HOSTS; a proxy's port is no part of it.
    host = request.get_host().partition(":")[0].lower()
    return _home(request, queries.city_at(host) or city_or_404(settings.SALONY_CITY))


def home(request: HttpRequest, city: str) -> HttpResponse:
    return _home(request, city_or_404(city))


def _home(request: HttpRequest, here: City) -> HttpResponse:
    today = today_in(here, request)
    span = rest_of_month(today, 7)
    everything = programme(here, span)
    coming, runs = everything.coming(today), everything.runs(today)
    picked = everything.most_interesting(today, POSTERS)
    told = abridged(_first_days(coming, today), today, most=HOME_ROWS_AT_MOST)
    going = runs.where(slice(HOME_RUNS))
    at_hand = Shown(here, picked, told.shown, going)
    same_month = span.last.month == today.month
    agenda = days(at_hand.of(told.shown), city=here, today=today, month_known=same_month, beyond=told.beyond)
    read, sources = _reading_of(here)
    title = gettext("Culture %(in_city)s") % {"in_city": in_city(here)}
    return render(
        request,
        "publishing/home.html",
        page(
            request,
            here,
            path=city_path(here),
            title=title,
            in_city=in_city(here),
            quick=quick_links(here, None),
            chosen_title=gettext("Most interesting %(when)s")
            % {
                "when": dates.in_month(today)
                if same_month
                else gettext("until %(day)s") % {"day": dates.end_of_month(span.last)}
            },
            posters=posters(at_hand.chosen(picked)),
            agenda=agenda,
            today_is_empty=not any(one.day == today for one in agenda),
            today_words=dates.day_from(today, today),
            month_url=month_path(here, today.year, today.month),
            month_title=dates.month_in_culture(today),
            runs=rows(at_hand.of(going), city=here, today=today),
            months=month_links(here, today),
            known=known_words(everything.number, sources),
            read=dates.moment_words(read, zone_of(here), today) if read else "",
            structured=structured.script(
                structured.item_list(title, at_hand.of(told.shown) + at_hand.of(going), everything.number)
            ),
        ),
    )


def month(request: HttpRequest, city: str, year: str, month: str) -> HttpResponse:
    if len(month) != 2:
        return HttpResponsePermanentRedirect(reverse("month", args=[city, year, f"{int(month):02d}"]))
    here = city_or_404(city)
    try:
        span = month_span(int(year), int(month))
    except ValueError:
        raise Http404(gettext("No calendar has that month.")) from None
    today = today_in(here, request)
    everything = programme(here, span)
    category = request.GET.get("kategoria", "")
    if category and category not in HEADINGS:
        raise Http404(gettext("There is no such category."))
    numbers = everything.by_category()
    picked = [] if category else _picked_of_month(everything, span, today)
    wanted = everything.of_category(category) if category else everything
    told = abridged(wanted.coming(span.first), today)
    runs = wanted.runs(span.first, span.last)
    going = runs.where(slice(RUNS))
    at_hand = Shown(here, picked, told.shown, going)
    starting = at_hand.of(told.shown)
    title = dates.month_in_culture(span.first)
    quiet = span.last >= today
    return render(
        request,
        "publishing/month.html",
        page(
            request,
            here,
            path=month_path(here, span.first.year, span.first.month),
            picture=("month", f"{span.first:%Y-%m}"),
            code=printed.code(absolute(month_path(here, span.first.year, span.first.month))),
            title=title,
            in_city=in_city(here),
            month_words=dates.month_year(span.first),
            when=dates.in_month(span.first),
            counts=[_kept_whole(category_count(slug, number)) for slug, number in numbers if slug != "other"][:6],
            number=everything.number,
            is_past=span.last < today,
            edition_url=edition_path(here, span.first) if len(everything) else "",
            filters=_filters(here, span, numbers, category),
            category=category,
            category_name=category_name(category) if category else "",
            posters=posters(at_hand.chosen(picked)),
            weeks=_cells(starting, span, told.beyond, city=here, today=today, quiet=quiet),
            weekdays=list(zip(dates.WEEKDAYS_SHORT, dates.WEEKDAYS, strict=True)),
            agenda=days(starting, city=here, today=today, quiet=quiet, month_known=True, beyond=told.beyond),
            runs=rows(at_hand.of(going), city=here, today=today, quiet=quiet),
            more_runs=len(runs) - len(going),
            previous=_month_beside(here, span.first, -1),
            next=_month_beside(here, span.first, 1),
            structured=structured.script(structured.item_list(title, starting + at_hand.of(going), wanted.number)),
        ),
    )


SELECTIONS = ("dzis", "jutro", "weekend", "wieczorem", "z-dziecmi", "za-darmo", "wystawy")


_quick: Kept[tuple[object, ...], list[Link]] = Kept(1000)


def quick_links(city: City, current: str | None) -> list[Link]:
    """Selections by name, the week, what is near, what is for me. Made once for each city, language and choice."""
    kept, key = _quick.now(), (city.pk, current, get_language())
    if key not in kept:
        kept[key] = _quick_links(city, current)
    return kept[key]


def _quick_links(city: City, current: str | None) -> list[Link]:
    links = [
        Link(reverse("selection", args=[city.slug, name]), _lower_first(selection_title(name)), name == current)
        for name in SELECTIONS
    ]
    links.append(Link(reverse("week-now", args=[city.slug]), gettext("the whole week"), current == "tydzien"))
    links.append(Link(f"{reverse('map', args=[city.slug])}#blisko", gettext("near me"), current == "blisko"))
    links.append(Link(reverse("mine", args=[city.slug]), gettext("for me"), current == "dla-mnie"))
    return links


def month_links(city: City, today: dt.date) -> list[Link]:
    """The next month and the ones before it that have something, a year's worth; a weekly series runs on for years."""
    last = next_month(today)
    found = [(year, month) for year, month, _ in months(city) if (year, month) <= (last.year, last.month)]
    return [
        Link(month_path(city, year, month), dates.month_year(dt.date(year, month, 1))) for year, month in found[-12:]
    ]


_readings: Kept[int, tuple[dt.datetime | None, int]] = Kept(1000)


def _reading_of(city: City) -> tuple[dt.datetime | None, int]:
    kept = _readings.now()
    if city.pk not in kept:
        kept[city.pk] = queries.reading_state(city)
    return kept[city.pk]


def known_words(events: int, sources: int) -> str:
    """ "62 wydarzenia z 9 źródeł"."""
    return gettext("%(events)s from %(sources)s") % {
        "events": ngettext("%(number)d event", "%(number)d events", events) % {"number": events},
        "sources": npgettext("from", "%(number)d source", "%(number)d sources", sources) % {"number": sources},
    }


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _first_days(coming: Programme, today: dt.date) -> Programme:
    """Whole days from today: at least today and tomorrow, then on until the page is full."""
    number = 0
    for day, part in coming.days():
        far = day > today + dt.timedelta(days=1)
        if number and far and (number >= HOME_ROWS or number + len(part) > HOME_ROWS_AT_MOST):
            break
        number += len(part)
    return coming.where(slice(number))


def _picked_of_month(everything: Programme, span: Span, today: dt.date) -> list[Picked]:
    """Of the current month what is still to come; of any other all of it."""
    if today in span:
        coming = everything.where(everything["until"] >= today.toordinal())
        if len(coming):
            return coming.most_interesting(today, POSTERS)
    return everything.most_interesting(span.first, POSTERS)


def _kept_whole(words: str) -> str:
    """A number does not part from its noun at a line's end."""
    return words.replace(" ", "\N{NO-BREAK SPACE}", 1)


def _filters(city: City, span: Span, numbers: list[tuple[str, int]], current: str) -> list[Filter]:
    return [
        Filter(
            month_path(city, span.first.year, span.first.month, slug),
            slug,
            category_count(slug, number),
            slug == current,
        )
        for slug, number in numbers
    ]


def _cells(
    occurrences: Sequence[Occurrence],
    span: Span,
    beyond: Mapping[dt.date, int],
    *,
    city: City,
    today: dt.date,
    quiet: bool,
) -> list[list[Cell | None]]:
    found = {one.day: one.occurrences for one in by_day(occurrences)}

    def cell(day: dt.date) -> Cell:
        of_day = found.get(day, ())
        # One more line than fits is shown rather than "1 more".
        shown = of_day if len(of_day) <= CELL_ENTRIES + 1 else of_day[:CELL_ENTRIES]
        return Cell(
            day,
            rows(shown, city=city, today=today, quiet=quiet),
            len(of_day) - len(shown) + beyond.get(day, 0),
            quiet and day < today,
            day == today,
        )

    return [[cell(day) if day else None for day in week] for week in weeks(span.first.year, span.first.month)]


def _month_beside(city: City, first: dt.date, step: int) -> Link | None:
    """None before the year 1 and after 9999."""
    try:
        beside = next_month(first) if step > 0 else previous_month(first)
    except OverflowError:
        return None
    return Link(month_path(city, beside.year, beside.month), capfirst(dates.month_year(beside)))
