"""Editions: the month for print and post, its archive, and the editor's table."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from salony.catalogue.models import City
from salony.design.afisz import draw, draw_cover
from salony.discovery.spans import month_span
from salony.publishing import actions, queries
from salony.publishing.actions import Pick
from salony.publishing.addresses import absolute, edition_path, month_path
from salony.publishing.edition import letter, pdf, said
from salony.publishing.edition.issue import Issue, compose, from_json, proposed, to_json
from salony.publishing.models import Edition
from salony.publishing.posters import Poster
from salony.publishing.rows import zone_of
from salony.publishing.web.access import may_edit
from salony.publishing.web.context import city_or_404, now, page
from salony.publishing.words import in_city, why

INTRODUCTION_AT_MOST = 2000
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; base-uri 'none'"
"""A letter carries its styles with it; scripts and foreign pictures stay out."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row of the editor's table. place: its number in the order, "" where it is not chosen."""

    event: int
    name: str
    when: str
    why: str
    place: str
    note: str


def editions(request: HttpRequest, city: str) -> HttpResponse:
    """The archive: every month that was published."""
    here = city_or_404(city)
    found = queries.published_editions(here)
    path = reverse("editions", args=[here.slug])
    return render(
        request,
        "publishing/editions.html",
        page(
            request,
            here,
            path=path,
            title=gettext("Month by month in culture"),
            in_city=in_city(here),
            posters=[Poster(edition_path(here, one.month), _cover(from_json(one.content), here), "") for one in found],
            rss_url=f"{path}rss.xml",
            is_editor=may_edit(request),
            arrange_url=reverse("edition-arrange", args=[here.slug, *_parts(_next_month(request, here))]),
        ),
    )


def edition(request: HttpRequest, city: str, year: str, month: str) -> HttpResponse:
    here, first = city_or_404(city), _month(year, month)
    row = queries.published_edition(here, first)
    issue = _issue(here, first, row)
    path = edition_path(here, first)
    return render(
        request,
        "publishing/edition.html",
        page(
            request,
            here,
            path=path,
            picture=("edition", f"{first:%Y-%m}"),
            title=said.title(issue),
            in_city=in_city(here),
            lead=said.lead(issue, here),
            introduction=issue.introduction,
            cover=_cover(issue, here),
            entries=[(told, _poster(issue, number, here)) for number, told in enumerate(said.entries(issue, here))],
            days=[(day, [(line, said.more_words(line, issue)) for line in day.lines]) for day in said.programme(issue)],
            is_cut=issue.is_cut,
            published=_published(row, here),
            is_editor=may_edit(request),
            pdf_url=f"{path}druk.pdf",
            letter_url=f"{path}list.html",
            arrange_url=f"{path}uloz/",
            archive_url=reverse("editions", args=[here.slug]),
            month_url=month_path(here, first.year, first.month),
        ),
    )


def edition_pdf(request: HttpRequest, city: str, year: str, month: str) -> HttpResponse:
    here, first = city_or_404(city), _month(year, month)
    row = queries.published_edition(here, first)
    made = row.published_at if row and row.published_at else now(request)
    file = pdf.paper(_issue(here, first, row), here, address=absolute(edition_path(here, first)), made=made)
    response = HttpResponse(file, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{here.slug}-{first:%Y-%m}.pdf"'
    return response


def edition_letter(request: HttpRequest, city: str, year: str, month: str) -> HttpResponse:
    here, first = city_or_404(city), _month(year, month)
    issue = _issue(here, first, queries.published_edition(here, first))
    response = HttpResponse(letter.html(issue, here, address=absolute(edition_path(here, first))))
    response["Content-Security-Policy"] = LETTER_POLICY
    return response


def editions_feed(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    address = absolute(reverse("editions", args=[here.slug]))
    feed = Rss201rev2Feed(
        title=gettext("Month by month in culture %(in_city)s") % {"in_city": in_city(here)},
        link=address,
        description=gettext("Each month’s edition, as the editors sent it out."),
        language=get_language() or settings.LANGUAGE_CODE,
        feed_url=absolute(request.path),
    )
    for row in queries.published_editions(here):
        issue = from_json(row.content)
        url = absolute(edition_path(here, row.month))
        names = ", ".join(entry.name for entry in issue.entries)
        feed.add_item(
            title=said.title(issue),
            link=url,
            description="\n".join(part for part in (issue.introduction, names) if part),
            unique_id=url,
            pubdate=row.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


@login_required
@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest, city: str, year: str, month: str) -> HttpResponse:
    """Choose, order, write a few words; keep as a draft, publish, or take back."""
    here, first = city_or_404(city), _month(year, month)
    if not may_edit(request):
        raise PermissionDenied
    path = edition_path(here, first)
    error = ""
    if request.method == "POST":
        try:
            _act(request, here, first)
        except ValueError as problem:
            error = gettext("That cannot be: %(error)s") % {"error": problem}
        else:
            return HttpResponseRedirect(path if request.POST.get("act") == "publish" else request.path)
    draft = queries.edition(here, first)
    return render(
        request,
        "publishing/arrange.html",
        page(
            request,
            here,
            title=gettext("Arrange: %(title)s") % {"title": said.title(compose(here, first, None))},
            error=error,
            introduction=draft.introduction if draft else "",
            longest=INTRODUCTION_AT_MOST,
            rows=_proposals(here, first, draft),
            most=actions.CHOSEN_AT_MOST,
            published=_published(draft, here),
            edition_url=path,
        ),
    )


def _act(request: HttpRequest, here: City, first: dt.date) -> None:
    clock = partial(now, request)
    act = request.POST.get("act", "keep")
    if act == "withdraw":
        if row := queries.published_edition(here, first):
            actions.withdraw(edition=row, editor=request.user, clock=clock)
            messages.success(request, gettext("Taken back; it is a draft again."))
        return
    row = actions.arrange(
        city=here,
        month=first,
        introduction=request.POST.get("introduction", "")[:INTRODUCTION_AT_MOST],
        picks=_picks(request),
        editor=request.user,
        clock=clock,
    )
    if act == "publish":
        kept = queries.edition(here, first)
        content = to_json(compose(here, first, kept))
        actions.publish(edition=kept or row, content=content, editor=request.user, clock=clock)
        messages.success(request, gettext("Published. It stays like this in the archive."))
    else:
        messages.success(request, gettext("Kept as a draft."))


def _picks(request: HttpRequest) -> list[Pick]:
    """Rows with a number, in the order of their numbers. Raises ValueError with what is wrong."""
    found: list[tuple[int, int, Pick]] = []
    for key in request.POST.getlist("event"):
        place = request.POST.get(f"place-{key}", "").strip()
        if not place:
            continue
        if not (place.isascii() and place.isdigit() and key.isascii() and key.isdigit()):
            raise ValueError(gettext("the order is given in whole numbers, not “%(place)s”") % {"place": place[:20]})
        found.append((int(place), len(found), Pick(int(key), request.POST.get(f"note-{key}", ""))))
    return [pick for _, _, pick in sorted(found, key=lambda row: row[:2])]


def _proposals(here: City, first: dt.date, draft: Edition | None) -> list[Proposal]:
    """The chosen in their order, then the ranking's others; without a draft the ranking's first are numbered."""
    ranked = proposed(here, first)
    kept = {row.event_id: row for row in draft.chosen.all()} if draft else {}
    usual = {one.occurrence.event_id: place for place, one in enumerate(ranked[:8], 1)} if draft is None else {}
    found = []
    for one in ranked:
        event = one.occurrence.event
        row = kept.get(event.pk)
        place = str(row.position) if row else str(usual.get(event.pk, ""))
        when = said.when_words(one.occurrence.first_day, one.occurrence.last_day)
        found.append(Proposal(event.pk, event.name, when, why(one.reasons), place, row.note if row else ""))
    return sorted(found, key=lambda one: (not one.place, int(one.place or 0)))


def _issue(here: City, first: dt.date, row: Edition | None) -> Issue:
    """What was published, or what the ranking alone makes of the month. Raises Http404 where there is nothing."""
    issue = from_json(row.content) if row else compose(here, first, None)
    if not issue.lines:
        raise Http404(gettext("There is nothing in that month to make an edition of."))
    return issue


def _month(year: str, month: str) -> dt.date:
    try:
        return month_span(int(year), int(month)).first
    except ValueError:
        raise Http404(gettext("No calendar has that month.")) from None


def _parts(first: dt.date) -> tuple[str, str]:
    return f"{first.year:04d}", f"{first.month:02d}"


def _next_month(request: HttpRequest, here: City) -> dt.date:
    today = now(request).astimezone(zone_of(here)).date()
    return (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1) if today.day > 15 else today.replace(day=1)


def _published(row: Edition | None, here: City) -> str:
    if row is None or row.published_at is None:
        return ""
    return said.day_words(row.published_at.astimezone(zone_of(here)).date())


def _cover(issue: Issue, here: City) -> SafeString:
    drawn = draw_cover(said.title(issue), issue.month.year, issue.month.month, issue.kinds(), said.lead(issue, here))
    return mark_safe(drawn)  # noqa: S308 - our own drawing, every text in it is escaped


def _poster(issue: Issue, number: int, here: City) -> SafeString:
    return mark_safe(draw(said.afisz(issue.entries[number], here)))  # noqa: S308 - as above
