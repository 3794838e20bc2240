"""Twin towns: a town with its partners on a map, a pair, a country, the procedure."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import lifecycle, procedures, queries, suggesting, words
from salony.partnerships.countries import UnknownCountry, country
from salony.partnerships.drawing import Mark, Place, draw_map, draw_timeline
from salony.partnerships.lifecycle import Health, Stage
from salony.partnerships.models import Organization, Step
from salony.partnerships.queries import Pair
from salony.partnerships.web.context import (
    Link,
    city_or_404,
    organization_or_404,
    pair_path,
    partner_link,
    today_in,
    viewer,
)
from salony.partnerships.web.forms import NextForm, StepForm
from salony.partnerships.web.suggestions import suggestion_rows
from salony.vocabulary import PartialDateTime

_PAPERS = (Stage.LETTER, Stage.RESOLUTION, Stage.AGREEMENT, Stage.RENEWED)


def towns(request: HttpRequest, city: str) -> HttpResponse:
    """The city's own town."""
    here = city_or_404(city)
    it = queries.town_of(here)
    if it is None:
        raise Http404(gettext("Nothing is known here of the town's partners yet."))
    return town_page(request, here, it)


def town_page(request: HttpRequest, city: City, it: Organization) -> HttpResponse:
    """A town of the directory with its partners."""
    today = today_in(city, request)
    pairs = queries.pairs_of(it, today)
    twins = [one for one in pairs if one.other.is_town]
    looking = viewer(request)
    return render(
        request,
        "partnerships/town.html",
        frame.page(
            request,
            city,
            title=gettext("Twin towns: %(town)s") % {"town": it.name},
            it=it,
            is_home=it.city_id == city.pk,
            land=Link(reverse("twin-land", args=[city.slug, it.country]), words.country_words(it.country)),
            lead=_lead(it, twins),
            map=map_of(it, twins),
            pairs=[pair_row(one, city, today) for one in twins],
            known=_known(twins),
            themes=words.joined([words.theme_words(one) for one in it.themes]),
            suggestions=suggestion_rows(it, city, today),
            preparing=suggesting.is_preparing(),
            paired=_paired(it, twins, city),
            dismissed=queries.dismissed(it) if looking.acts_for(it) else [],
            may_act=looking.acts_for(it),
        ),
    )


def pair(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    """Two names facing each other; also for two that are no partners yet."""
    return pair_page(request, city_or_404(city), organization_or_404(slug), organization_or_404(other))


def pair_page(
    request: HttpRequest,
    here: City,
    one: Organization,
    two: Organization,
    *,
    step_form: StepForm | None = None,
    next_form: NextForm | None = None,
) -> HttpResponse:
    """The forms are those that could not be understood, where there are any."""
    if one.pk == two.pk:
        raise Http404(gettext("A partnership has two sides."))
    today = today_in(here, request)
    found = queries.pair(one, two, today)
    looking = viewer(request)
    steps = [step_row(step) for step in found.steps] if found else []
    towns_both = one.is_town and two.is_town
    following = lifecycle.next_stages(found.stage if found else Stage.IDEA, towns=towns_both)
    return render(
        request,
        "partnerships/pair.html",
        frame.page(
            request,
            here,
            title=f"{one.name} – {two.name}",
            one=partner_link(one, here),
            two=partner_link(two, here),
            lands=(words.country_words(one.country), words.country_words(two.country)),
            pair=found,
            row=pair_row(found, here, today) if found else None,
            map=map_of_pair(one, two, found),
            timeline=timeline_of(found, today) if found else "",
            steps=steps,
            traces=[(words.day_words(day), title) for day, title in found.traces[:12]] if found else [],
            missing=[str(words.MISSING[key]) for key in found.missing] if found else [],
            following=[(stage, str(words.STAGES[stage])) for stage in following],
            procedure=procedures.procedure("PL") if towns_both else None,
            may_write=looking.acts_for(one) or looking.acts_for(two),
            step_form=step_form or StepForm(towns=towns_both, initial={"stage": following[0].value}),
            next_form=next_form or NextForm(initial=_planned(found)),
            sides=(one, two),
            documents=[
                (kind, label)
                for kind, label in (
                    ("letter", gettext("letter of intent")),
                    ("resolution", gettext("council's resolution")),
                    ("agreement", gettext("agreement")),
                    ("plan", gettext("action plan")),
                )
                if towns_both or kind != "resolution"
            ],
        ),
    )


def _planned(found: Pair | None) -> dict[str, Any]:
    if found is None:
        return {}
    it = found.partnership
    return {"action": it.next_action, "on": it.next_on, "ends_on": it.ends_on}


def land(request: HttpRequest, city: str, code: str) -> HttpResponse:
    """A country's twin towns, or those of one of its regions: alive, dormant, blank spots."""
    here = city_or_404(city)
    try:
        it = country(code)
    except UnknownCountry:
        raise Http404(gettext("There is no such country.")) from None
    today = today_in(here, request)
    region = request.GET.get("region", "")
    overview = queries.land_overview(it.code, today, region=region)
    regions = (
        Organization.objects.filter(kind="municipality", country=it.code, merged_into=None)
        .exclude(region="")
        .order_by("region")
        .values_list("region", flat=True)
        .distinct()
    )
    return render(
        request,
        "partnerships/land.html",
        frame.page(
            request,
            here,
            title=gettext("Twin towns %(in_country)s") % {"in_country": words.in_country(it.code)},
            it=it,
            region=region,
            regions=list(regions),
            until=it.until,
            successors=[
                Link(reverse("twin-land", args=[here.slug, one]), words.country_words(one)) for one in it.successors
            ],
            towns=overview.towns,
            groups=[
                (health.value, words.sentence(str(words.HEALTH[health])), [pair_row(one, here, today) for one in rows])
                for health, rows in overview.by_health.items()
                if rows
            ],
            blank=[(partner_link(one, here), one.population) for one in overview.blank],
            lands=[
                (Link(reverse("twin-land", args=[here.slug, one]), words.country_words(one)), number)
                for one, number in overview.partner_lands
                if one
            ],
        ),
    )


def procedure(request: HttpRequest, city: str) -> HttpResponse:
    """The steps of Polish law, each with its source."""
    here = city_or_404(city)
    return render(
        request,
        "partnerships/procedure.html",
        frame.page(
            request,
            here,
            title=gettext("How a town becomes a partner"),
            procedure=procedures.procedure("PL"),
        ),
    )


def pair_row(one: Pair, city: City, today: dt.date) -> dict[str, Any]:
    """A partnership in a table: who, since when, how it is doing, what is missing."""
    agreed = [step for step in one.steps if step.stage == Stage.AGREEMENT]
    dated = next((step.date for step in agreed if step.date), "")
    earliest = next((step for step in one.steps if step.date), None)
    return {
        "own": partner_link(one.own, city),
        "link": partner_link(one.other, city),
        "pair": pair_path(one.own, one.other, city),
        "country": words.country_words(one.other.country),
        "population": one.other.population,
        "population_words": words.number_words(one.other.population) if one.other.population else "",
        "agreed": words.partial_words(PartialDateTime.parse(dated)) if dated else "",
        "earliest": step_row(earliest) if earliest else None,
        "health": one.judgement.health.value,
        "health_words": words.health_words(one.judgement),
        "stage": str(words.STAGES[one.stage]),
        "anniversary": words.anniversary_words(one.anniversary) if one.anniversary else "",
        "missing": ", ".join(str(words.MISSING_SHORT[key]) for key in one.missing),
        "next_action": one.partnership.next_action,
        "next_on": words.day_words(one.partnership.next_on),
        "due": bool(one.partnership.next_on and one.partnership.next_on <= today),
        "ends_on": words.day_words(one.partnership.ends_on),
        "origin": one.partnership.origin,
    }


def step_row(step: Step) -> dict[str, Any]:
    return {
        "pk": step.pk,
        "stage": str(words.STAGES[Stage(step.stage)]),
        "when": words.partial_words(PartialDateTime.parse(step.date)) if step.date else "",
        "note": step.note,
        "document": step.document,
        "url": step.url,
        "source": step.source,
    }


def map_of(it: Organization, pairs: list[Pair]) -> str:
    """The town, its partners and the arcs; empty where nobody knows where they lie."""
    home = _place(it, "")
    places = [_place(one.other, one.judgement.health.value) for one in pairs]
    known = [place for place in places if place is not None]
    return draw_map(home, known) if home and known else ""


def map_of_pair(one: Organization, two: Organization, found: Pair | None) -> str:
    home, place = _place(one, ""), _place(two, found.judgement.health.value if found else Health.FORMING.value)
    return (
        draw_map(home, [place])
        if home and place and (one.latitude, one.longitude) != (two.latitude, two.longitude)
        else ""
    )


def _place(it: Organization, looks: str) -> Place | None:
    if it.latitude is None or it.longitude is None:
        return None
    name = it.name if it.is_town else it.town or it.name
    return Place(name, it.latitude, it.longitude, looks, words.country_words(it.country) if looks else "")


def timeline_of(one: Pair, today: dt.date) -> str:
    marks = []
    for step in one.steps:
        day = lifecycle.latest_day(PartialDateTime.parse(step.date)) if step.date else None
        if day:
            marks.append(Mark(day, "paper" if step.stage in _PAPERS else "trace", step.stage))
    marks += [Mark(day, "trace", title) for day, title in one.traces]
    if marks and one.anniversary and one.anniversary.day:
        marks.append(Mark(one.anniversary.day, "ahead", ""))
    return draw_timeline(marks, today)


def _paired(it: Organization, twins: list[Pair], city: City) -> list[dict[str, Any]]:
    """Institutions of the two towns that could pair: library with library."""
    return [
        {
            "one": partner_link(mine, city),
            "other": partner_link(theirs, city),
            "kind": words.kind_words(mine.kind),
            "pair": pair_path(mine, theirs, city),
        }
        for mine, theirs in suggesting.institutions_that_could_pair(it, [twin.other for twin in twins])
    ][:12]


def _lead(it: Organization, twins: list[Pair]) -> str:
    """ "Żory mają pięć miast partnerskich w pięciu krajach." """
    if not twins:
        return gettext("No twin town of %(town)s is known here yet.") % {"town": it.name}
    lands = len({one.other.country for one in twins})
    towns_words = ngettext("%(number)d twin town", "%(number)d twin towns", len(twins)) % {"number": len(twins)}
    lands_words = ngettext("in %(number)d country", "in %(number)d countries", lands) % {"number": lands}
    return f"{towns_words} {lands_words}."


def _known(twins: list[Pair]) -> list[tuple[str, int, int]]:
    """Of how many partnerships each thing is known: (what, how many, of how many)."""
    total = len(twins)
    counts = [
        (gettext("date of the agreement"), "agreement-date"),
        (gettext("council's resolution"), "resolution"),
        (gettext("document"), "document"),
        (gettext("a sign of life in the last two years"), "trace"),
        (gettext("next step"), "next"),
    ]
    return [(label, sum(key not in one.missing for one in twins), total) for label, key in counts] if total else []
