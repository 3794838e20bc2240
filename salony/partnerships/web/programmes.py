"""Programmes: what they ask for, until when, who could take part; deadlines to subscribe to."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import findings, queries, words
from salony.partnerships.drawing import Stair, draw_funnel
from salony.partnerships.models import Organization
from salony.partnerships.programmes import Rule, RuleBook
from salony.partnerships.web.context import city_or_404, today_in
from salony.resolution import fold

_WARN_BEFORE = dt.timedelta(days=30)


def programmes(request: HttpRequest, city: str) -> HttpResponse:
    """Every action with its next deadline, the soonest first."""
    here = city_or_404(city)
    today = today_in(here, request)
    book = queries.rule_book()
    rows = [rule_row(book.rule(slug, today.year), book, here, today) for slug in book.actions()]
    rows.sort(key=lambda row: (row["deadline"] is None, row["deadline"] or today))
    return render(
        request,
        "partnerships/programmes.html",
        frame.page(request, here, title=gettext("Programmes and deadlines"), rows=rows),
    )


def action(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """One action: its conditions with their sources, and who could take part."""
    here = city_or_404(city)
    today = today_in(here, request)
    book = queries.rule_book()
    try:
        rule = book.rule(slug, today.year)
    except KeyError:
        raise Http404(gettext("No such action is known here.")) from None
    stairs = funnel(rule, book)
    area = book.area(rule.area)
    return render(
        request,
        "partnerships/action.html",
        frame.page(
            request,
            here,
            title=rule.name(words.language_code()),
            row=rule_row(rule, book, here, today),
            conditions=_conditions(rule),
            lands=sorted((words.country_words(code) for code in area.countries), key=fold),
            unsure=sorted((words.country_words(code) for code in area.unsure), key=fold),
            area_year=area.year,
            area_sources=", ".join(f"{one.name} ({one.year})" for one in area.sources),
            stairs=stairs,
            funnel=draw_funnel(stairs),
            years=sorted({one.year for one in book.rules if one.slug == slug}),
        ),
    )


def deadlines_ics(request: HttpRequest, city: str) -> HttpResponse:
    """Every published deadline that is not long past, each with a reminder a month before."""
    here = city_or_404(city)
    today = today_in(here, request)
    calendar = Calendar()
    calendar.add("prodid", "-//Salony//deadlines//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", gettext("Deadlines of programmes"))
    for rule, programme, day in _deadlines(queries.rule_book(), today):
        event = Event()
        event.add("uid", f"{rule.slug}-{day}@{settings.SALONY_SITE.partition('://')[2]}")
        event.add("dtstamp", frame.now(request).astimezone(dt.UTC))
        event.add("dtstart", day)
        event.add(
            "summary", gettext("Deadline: %(action)s") % {"action": f"{programme}, {rule.name(words.language_code())}"}
        )
        event.add("url", settings.SALONY_SITE + reverse("programme", args=[here.slug, rule.slug]))
        event.add("description", findings.sources_words(rule))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -_WARN_BEFORE)
        alarm.add("description", rule.name(words.language_code()))
        event.add_component(alarm)
        calendar.add_component(event)
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="terminy.ics"'
    return answer


def deadlines_rss(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    feed = Rss201rev2Feed(
        title=gettext("Deadlines of programmes"),
        link=settings.SALONY_SITE + reverse("programmes", args=[here.slug]),
        description=gettext("When applications are due, with the source of every date."),
        language=words.language_code(),
    )
    for rule, programme, day in _deadlines(queries.rule_book(), today):
        feed.add_item(
            title=f"{words.day_words(day)}: {programme}, {rule.name(words.language_code())}",
            link=settings.SALONY_SITE + reverse("programme", args=[here.slug, rule.slug]),
            description="; ".join(
                (findings.partners_words(rule), findings.grant_words(rule), findings.sources_words(rule))
            ),
            unique_id=f"{rule.slug}-{day}",
            unique_id_is_permalink=False,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def rule_row(rule: Rule, book: RuleBook, city: City, today: dt.date) -> dict[str, Any]:
    """An action in a list."""
    day = rule.next_deadline(today)
    last = rule.last_deadline()
    return {
        "slug": rule.slug,
        "url": reverse("programme", args=[city.slug, rule.slug]),
        "programme": programme_name(rule, book),
        "name": rule.name(words.language_code()),
        "partners": findings.partners_words(rule),
        "grant": findings.grant_words(rule),
        "deadline": day,
        "deadline_words": words.day_words(day),
        "in_days": words.days_words((day - today).days) if day else "",
        "last": words.day_words(last),
        "expected": [one.words.get(words.language_code(), one.words["en"]) for one in rule.rounds if one.day is None],
        "year": rule.year,
        "asked": day.year if day else today.year,
        "is_confirmed": rule.is_confirmed(day.year if day else today.year),
        "sources": findings.sources_words(rule),
        "inferred": "deadline" in rule.inferred,
    }


def programme_name(rule: Rule, book: RuleBook) -> str:
    names = book.programmes[rule.programme]
    return names.get(words.language_code()) or names["en"]


def funnel(rule: Rule, book: RuleBook) -> list[Stair]:
    """Who of the directory could take part: known, from its countries, of its kinds, long enough in the field."""
    known = Organization.objects.filter(merged_into=None)
    towns = rule.counts == {"municipality"}
    known = known.filter(kind="municipality") if towns else known.exclude(kind="municipality")
    stairs = [
        Stair(known.count(), gettext("towns in the directory") if towns else gettext("institutions in the directory"))
    ]
    inside = known.filter(country__in=book.area(rule.area).countries)
    stairs.append(Stair(inside.count(), gettext("from countries that take part")))
    if rule.kinds:
        inside = inside.filter(kind__in=rule.kinds)
        stairs.append(Stair(inside.count(), gettext("of a kind that may take part")))
    experienced = inside.filter(involvements__isnull=False).distinct()
    stairs.append(Stair(experienced.count(), gettext("with a common project behind them")))
    return stairs


def _conditions(rule: Rule) -> list[tuple[str, str]]:
    rows = [(gettext("Partners"), words.sentence(findings.partners_words(rule)))]
    if rule.eu:
        rows.append((gettext("Of them in the EU"), str(rule.eu)))
    rows.append((gettext("Grant"), words.sentence(findings.grant_words(rule))))
    if rule.months:
        rows.append(
            (
                gettext("Duration"),
                gettext("%(least)d–%(most)d months") % {"least": rule.months[0], "most": rule.months[1]},
            )
        )
    if rule.participants:
        rows.append((gettext("Participants"), gettext("at most %(number)d") % {"number": rule.participants}))
    if rule.event:
        said = {"people": rule.event[0], "abroad": rule.event[1]}
        rows.append(
            (gettext("Event"), gettext("at least %(people)d people, %(abroad)d of them invited from abroad") % said)
        )
    if rule.lead_years:
        rows.append(
            (gettext("Applicant"), gettext("at least %(number)d years in the field") % {"number": rule.lead_years})
        )
    if rule.lead_kinds:
        rows.append((gettext("Applicant"), ", ".join(words.kind_words(kind) for kind in sorted(rule.lead_kinds))))
    if rule.accreditation:
        needed = rule.accreditation == "needed"
        rows.append((gettext("Accreditation"), gettext("needed") if needed else gettext("only for those without one")))
    if rule.applications:
        rows.append(
            (
                gettext("Limits"),
                gettext("at most %(number)d applications of an organization at one deadline")
                % {"number": rule.applications},
            )
        )
    if rule.grants_before:
        said = {"number": rule.grants_before[0], "years": rule.grants_before[1]}
        rows.append((gettext("Limits"), gettext("at most %(number)d grants in any %(years)d years") % said))
    return rows


def _deadlines(book: RuleBook, today: dt.date) -> list[tuple[Rule, str, dt.date]]:
    found = {}
    for rule in book.rules:
        for one in rule.rounds:
            if one.day and one.day >= today - _WARN_BEFORE:
                found[rule.slug, one.day] = (rule, programme_name(rule, book), one.day)
    return sorted(found.values(), key=lambda row: row[2])
