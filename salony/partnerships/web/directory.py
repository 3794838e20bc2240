"""The directory: who there is, by kind, country and words."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import queries, suggesting, words
from salony.partnerships.models import Organization
from salony.partnerships.web.context import city_or_404, partner_link, today_in

_ON_A_PAGE = 40
_WORDS_OF_AN_IDEA = 3


def directory(request: HttpRequest, city: str) -> HttpResponse:
    """Without a question the city's own institutions and its town stand first."""
    here = city_or_404(city)
    text = request.GET.get("q", "").strip()[:200]
    kind, land = request.GET.get("rodzaj", ""), request.GET.get("kraj", "")
    found = queries.organizations(text=text, kinds=(kind,) if kind else (), countries=(land,) if land else ())
    asked = bool(text or kind or land)
    own = [] if asked else _own(here)
    page = Paginator(found.exclude(pk__in=[one.pk for one in own]), _ON_A_PAGE).get_page(request.GET.get("strona"))
    return render(
        request,
        "partnerships/directory.html",
        frame.page(
            request,
            here,
            title=gettext("Partners"),
            text=text,
            chosen_kind=kind,
            chosen_land=land,
            own=_rows(own, here),
            rows=_rows(page.object_list, here),
            page=page,
            total=found.count(),
            kinds=_kinds(),
            lands=_lands(),
            is_narrowed=asked,
            ideas=_for_idea(text, here, request),
        ),
    )


def _for_idea(text: str, city: City, request: HttpRequest) -> list[dict[str, object]]:
    """What is typed in several words may be a project's idea: whom the matching would ask, and why."""
    if len(text.split()) < _WORDS_OF_AN_IDEA:
        return []
    found = suggesting.for_idea(text, today_in(city, request))
    return [
        {
            "link": partner_link(one.organization, city),
            "place": words.country_words(one.organization.country),
            "reasons": one.reasons,
        }
        for one in found
    ]


def _own(city: City) -> list[Organization]:
    """The town's institutions, the town itself first."""
    town = queries.town_of(city)
    houses = Organization.objects.filter(institution__city=city, merged_into=None).order_by("name")
    return [*([town] if town else []), *houses]


def _rows(organizations: Iterable[Organization], city: City) -> list[dict[str, object]]:
    return [
        {
            "link": partner_link(one, city),
            "kind": words.sentence(words.kind_words(one.kind)) if one.kind else "",
            "place": ", ".join(
                part for part in (one.town if one.town != one.name else "", words.country_words(one.country)) if part
            ),
        }
        for one in organizations
    ]


def _kinds() -> list[tuple[str, str, int]]:
    rows = Organization.objects.filter(merged_into=None).exclude(kind="").values_list("kind")
    counted = rows.annotate(number=Count("id")).order_by("-number", "kind")
    return [(kind, words.kind_words(kind), number) for kind, number in counted]


def _lands() -> list[tuple[str, str, int]]:
    rows = Organization.objects.filter(merged_into=None).exclude(country="").values_list("country")
    counted = rows.annotate(number=Count("id")).order_by("-number", "country")
    return [(code, words.country_words(code), number) for code, number in counted]
