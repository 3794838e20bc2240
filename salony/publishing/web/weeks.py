"""A week of the calendar, Monday to Sunday, as a printed programme has it."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext

from salony.catalogue.models import City
from salony.discovery.programme import programme
from salony.discovery.selections import by_day
from salony.discovery.spans import Span
from salony.publishing import dates, printed, structured
from salony.publishing.addresses import absolute, day_path, month_path, week_path
from salony.publishing.rows import DayRows, rows
from salony.publishing.showing import RUNS, Shown, abridged
from salony.publishing.web.context import Link, city_or_404, page, today_in
from salony.publishing.words import in_city


def week_now(request: HttpRequest, city: str) -> HttpResponse:
    """This week, under an address that stays."""
    here = city_or_404(city)
    year, number, _ = today_in(here, request).isocalendar()
    return _week(request, here, year, number)


def week(request: HttpRequest, city: str, year: str, number: str) -> HttpResponse:
    return _week(request, city_or_404(city), int(year), int(number))


def _week(request: HttpRequest, here: City, year: int, number: int) -> HttpResponse:
    """number: of the ISO week."""
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
        span = Span(monday, monday + dt.timedelta(days=6))
    except (ValueError, OverflowError):
        raise Http404(gettext("No calendar has that week.")) from None
    today = today_in(here, request)
    everything = programme(here, span)
    told = abridged(everything.coming(span.first), today)
    earlier = everything.runs(span.first, span.last).begun_before(span.first)
    going = earlier.where(slice(RUNS))
    at_hand = Shown(here, told.shown, going)
    starting, runs = at_hand.of(told.shown), at_hand.of(going)
    quiet = span.last >= today
    found = {one.day: one.occurrences for one in by_day(starting)}
    path = week_path(here, span.first)
    title = gettext("Week %(days)s") % {"days": dates.run(span.first, span.last)}
    return render(
        request,
        "publishing/week.html",
        page(
            request,
            here,
            path=path,
            picture=("week", f"{year:04d}-{number:02d}"),
            title=f"{title}, {here.name}",
            heading=capfirst(dates.run(span.first, span.last)),
            in_city=in_city(here),
            is_present=today in span,
            number=everything.number,
            days=[
                DayRows(
                    day,
                    dates.weekday(day),
                    rows(found.get(day, ()), city=here, today=today, quiet=quiet),
                    quiet and day < today,
                    day_path(here, day),
                    told.beyond.get(day, 0),
                )
                for day in span
            ],
            runs=rows(runs, city=here, today=today, quiet=quiet),
            more_runs=len(earlier) - len(going),
            month_url=month_path(here, span.first.year, span.first.month),
            month_title=dates.month_in_culture(span.first),
            previous=_beside(here, span.first, -7),
            next=_beside(here, span.first, 7),
            code=printed.code(absolute(path)),
            structured=structured.script(structured.item_list(title, starting + runs, everything.number)),
        ),
    )


def _beside(city: City, monday: dt.date, days: int) -> Link | None:
    try:
        other = monday + dt.timedelta(days=days)
        other.isocalendar()
        last = other + dt.timedelta(days=6)
    except OverflowError:
        return None
    return Link(week_path(city, other), dates.run(other, last))
