"""A city's pages: home, month, and the selections people ask for by name."""

import datetime as dt
from collections.abc import Sequence
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
from salony.discovery import selections
from salony.discovery.spans import Span, month_span, next_month, previous_month, rest_of_month, weeks
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute, city_path, edition_path, month_path
from salony.publishing.categories import HEADINGS, category_count, category_name
from salony.publishing.posters import posters
from salony.publishing.rows import Nearest, Row, days, nearest, rows, zone_of
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import in_city, nothing_words, selection_title

POSTERS = 5
HOME_ROWS = 14
HOME_ROWS_AT_MOST = 40
CELL_ENTRIES = 3
SELECTION_DAYS = 30


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
    coming = queries.between(here, today, span.last, brief=True)
    runs = queries.running_exhibitions(here, today, brief=True)
    chosen = selections.most_interesting(here, [*runs, *coming], day=today, limit=POSTERS)
    first_days = _first_days(coming, today)
    same_month = span.last.month == today.month
    agenda = days(first_days, city=here, today=today, month_known=same_month)
    health = _health_of(here)
    read = max((one.last_good for one in health if one.last_good), default=None)
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
            posters=posters(chosen),
            agenda=agenda,
            today_is_empty=not any(one.day == today for one in agenda),
            today_words=dates.day_from(today, today),
            month_url=month_path(here, today.year, today.month),
            month_title=dates.month_in_culture(today),
            runs=rows(runs[:8], city=here, today=today),
            months=month_links(here, today),
            known=known_words(
                len({one.event_id for one in [*coming, *runs]}), sum(1 for one in health if one.sightings)
            ),
            read=dates.moment_words(read, zone_of(here), today) if read else "",
            structured=structured.script(structured.item_list(title, [*coming, *runs])),
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
    starting = queries.month(here, span.first.year, span.first.month, brief=True)
    runs = queries.running_exhibitions(here, span.first, until=span.last, brief=True)
    everything = [*starting, *(run for run in runs if run.first_day < span.first)]
    category = request.GET.get("kategoria", "")
    if category and category not in HEADINGS:
        raise Http404(gettext("There is no such category."))
    numbers = selections.numbers_by_category(everything)
    chosen = [] if category else _chosen_of_month(here, everything, span, today)
    if category:
        starting = selections.in_category(starting, category)
        runs = selections.in_category(runs, category)
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
            number=sum(number for _, number in numbers),
            is_past=span.last < today,
            edition_url=edition_path(here, span.first) if everything else "",
            filters=_filters(here, span, numbers, category),
            category=category,
            category_name=category_name(category) if category else "",
            posters=posters(chosen),
            weeks=_cells(starting, span, city=here, today=today, quiet=quiet),
            weekdays=list(zip(dates.WEEKDAYS_SHORT, dates.WEEKDAYS, strict=True)),
            agenda=days(starting, city=here, today=today, quiet=quiet, month_known=True),
            runs=rows(runs, city=here, today=today, quiet=quiet),
            previous=_month_beside(here, span.first, -1),
            next=_month_beside(here, span.first, 1),
            structured=structured.script(structured.item_list(title, [*starting, *runs])),
        ),
    )


SELECTIONS = ("dzis", "jutro", "weekend", "wieczorem", "z-dziecmi", "za-darmo", "wystawy")


def selection(request: HttpRequest, city: str, name: str) -> HttpResponse:
    """Today, tomorrow, the weekend, the evening, with children, for free, exhibitions."""
    here = city_or_404(city)
    today = today_in(here, request)
    span = selections.span_of(name, today, SELECTION_DAYS)
    coming = queries.between(here, span.first, span.last, brief=True)
    runs = queries.running_exhibitions(here, span.first, until=span.last, brief=True)
    coming = selections.fitting(name, coming, zone=zone_of(here))
    runs = selections.fitting(name, runs, zone=zone_of(here))
    title = selection_title(name)
    first_beyond = None if coming or runs else _first_beyond(here, name, span)
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
            agenda=days((one for one in coming if name != "wystawy"), city=here, today=today),
            runs=rows((run for run in runs if name == "wystawy" or run.first_day < span.first), city=here, today=today),
            nothing=nothing_words(name, in_city(here)),
            nearest=nearest(first_beyond, city=here, today=today) if first_beyond else None,
            children=_children_at_weekend(coming, span, here, today) if name == "weekend" else None,
            code=printed.code(absolute(reverse("selection", args=[here.slug, name]))),
            month_url=month_path(here, today.year, today.month),
            month_title=dates.month_in_culture(today),
            structured=structured.script(structured.item_list(f"{title} {in_city(here)}", [*coming, *runs])),
        ),
    )


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


@dataclass(frozen=True, slots=True)
class Children:
    """A weekend of which one day has something for children and the other has not. nothing: of the empty day."""

    nothing: str
    nearest: Nearest


def _children_at_weekend(coming: Sequence[Occurrence], span: Span, city: City, today: dt.date) -> Children | None:
    theirs = [one for one in coming if selections.is_for_children(one.event) and selections.takes_place(one.event)]
    full = {one.first_day for one in theirs}
    empty = [day for day in span if day not in full]
    if not theirs or not empty:
        return None
    words = gettext("%(day)s nothing for the youngest.") % {"day": dates.on_day(empty[0], today)}
    return Children(capfirst(words), nearest(theirs[0], city=city, today=today))


def month_links(city: City, today: dt.date) -> list[Link]:
    """The next month and the ones before it that have something, a year's worth; a weekly series runs on for years."""
    last = next_month(today)
    found = [(year, month) for year, month, _ in _months_of(city) if (year, month) <= (last.year, last.month)]
    return [
        Link(month_path(city, year, month), dates.month_year(dt.date(year, month, 1))) for year, month in found[-12:]
    ]


_months: Kept[int, list[tuple[int, int, int]]] = Kept(1000)
_health: Kept[int, list[queries.SourceHealth]] = Kept(200)


def _months_of(city: City) -> list[tuple[int, int, int]]:
    """Counting goes through all that the city ever had."""
    kept = _months.now()
    if city.pk not in kept:
        kept[city.pk] = queries.months(city)
    return kept[city.pk]


def _health_of(city: City) -> list[queries.SourceHealth]:
    kept = _health.now()
    if city.pk not in kept:
        kept[city.pk] = queries.source_health(city)
    return kept[city.pk]


def known_words(events: int, sources: int) -> str:
    """ "62 wydarzenia z 9 źródeł"."""
    return gettext("%(events)s from %(sources)s") % {
        "events": ngettext("%(number)d event", "%(number)d events", events) % {"number": events},
        "sources": npgettext("from", "%(number)d source", "%(number)d sources", sources) % {"number": sources},
    }


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _first_days(coming: Sequence[Occurrence], today: dt.date) -> list[Occurrence]:
    """Whole days from today: at least today and tomorrow, then on until the page is full."""
    kept: list[Occurrence] = []
    for one in selections.by_day(coming):
        far = one.day > today + dt.timedelta(days=1)
        if kept and far and (len(kept) >= HOME_ROWS or len(kept) + len(one.occurrences) > HOME_ROWS_AT_MOST):
            break
        kept.extend(one.occurrences)
    return kept


def _chosen_of_month(
    city: City, occurrences: Sequence[Occurrence], span: Span, today: dt.date
) -> list[selections.Chosen]:
    """Of the current month what is still to come; of any other all of it."""
    if today in span:
        coming = [one for one in occurrences if one.last_day >= today]
        if coming:
            return selections.most_interesting(city, coming, day=today, limit=POSTERS)
    return selections.most_interesting(city, occurrences, day=span.first, limit=POSTERS)


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
    occurrences: Sequence[Occurrence], span: Span, *, city: City, today: dt.date, quiet: bool
) -> list[list[Cell | None]]:
    found = {one.day: one.occurrences for one in selections.by_day(occurrences)}

    def cell(day: dt.date) -> Cell:
        of_day = found.get(day, ())
        # One more line than fits is shown rather than "1 more".
        shown = of_day if len(of_day) <= CELL_ENTRIES + 1 else of_day[:CELL_ENTRIES]
        return Cell(
            day,
            rows(shown, city=city, today=today, quiet=quiet),
            len(of_day) - len(shown),
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


def _first_beyond(city: City, name: str, span: Span) -> Occurrence | None:
    """The nearest one after the span that fits, so that an empty page can lead on."""
    start = span.last + dt.timedelta(days=1)
    later = queries.between(city, start, start + dt.timedelta(days=60))
    return next(iter(selections.fitting(name, later, zone=zone_of(city))), None)
