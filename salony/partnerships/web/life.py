"""Writing down the life of a partnership: begin, add a step, withdraw one, plan the next; its documents."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.design import frame
from salony.partnerships import actions, documents, queries, words
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Organization
from salony.partnerships.queries import Pair
from salony.partnerships.web import towns
from salony.partnerships.web.consortium import place_of, written
from salony.partnerships.web.context import city_or_404, organization_or_404, pair_path, today_in
from salony.partnerships.web.forms import NextForm, StepForm
from salony.vocabulary import PartialDateTime


@login_required
@require_POST
def begin(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    here, one, two = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    try:
        actions.begin(one=one, other=two, user=request.user, clock=partial(frame.now, request))
    except ValueError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(pair_path(one, two, here))


@login_required
@require_POST
def add_step(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    """What cannot be understood comes back on the page of the pair, with what was typed."""
    here, one, two = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    found = _pair(request, city, one, two)
    form = StepForm(request.POST, towns=one.is_town and two.is_town)
    if not form.is_valid():
        return towns.pair_page(request, here, one, two, step_form=form)
    said = form.cleaned_data
    actions.add_step(
        partnership=found.partnership,
        stage=Stage(said["stage"]),
        date=said["date"],
        note=said["note"],
        document=said["document"],
        url=said["url"],
        user=request.user,
        clock=partial(frame.now, request),
    )
    messages.success(request, gettext("Written down."))
    return HttpResponseRedirect(pair_path(one, two, here))


@login_required
@require_POST
def withdraw_step(request: HttpRequest, city: str, slug: str, other: str, pk: int) -> HttpResponse:
    here, one, two = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    step = next((step for step in _pair(request, city, one, two).steps if step.pk == pk), None)
    if step is None:
        raise Http404(gettext("There is no such step."))
    actions.withdraw_step(step=step, user=request.user)
    messages.success(request, gettext("The step is taken back."))
    return HttpResponseRedirect(pair_path(one, two, here))


@login_required
@require_POST
def plan_next(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    here, one, two = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    found = _pair(request, city, one, two)
    form = NextForm(request.POST)
    if not form.is_valid():
        return towns.pair_page(request, here, one, two, next_form=form)
    said = form.cleaned_data
    actions.plan_next(
        partnership=found.partnership, action=said["action"], on=said["on"], ends_on=said["ends_on"], user=request.user
    )
    messages.success(request, gettext("Written down."))
    return HttpResponseRedirect(pair_path(one, two, here))


def document(request: HttpRequest, city: str, slug: str, other: str, kind: str, form: str) -> HttpResponse:
    """A letter of intent, a resolution (of towns), an agreement or an action plan of the two."""
    here, one, two = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    towns_both = one.is_town and two.is_town
    if kind not in documents.KINDS or form not in ("docx", "pdf") or (kind == "resolution" and not towns_both):
        raise Http404(gettext("There is no such document."))
    today = today_in(here, request)
    found = queries.pair(one, two, today)
    first = next((step for step in found.steps if step.date), None) if found else None
    filling = documents.Filling(
        tuple(documents.Party(side.name, place_of(side), side.town or side.name) for side in (one, two)),
        made=words.day_words(today),
        theme=_theme(one, two, found),
        until=words.day_words(found.partnership.ends_on) if found else "",
        since=words.partial_words(PartialDateTime.parse(first.date)) if first else "",
    )
    return written(kind, form, filling, frame.now(request))


def _theme(one: Organization, two: Organization, found: Pair | None) -> str:
    """What the partnership is about; else what both have in common."""
    if found and found.partnership.theme:
        return found.partnership.theme
    shared = [words.theme_words(theme) for theme in one.themes if theme in two.themes]
    shared += [str(words.DISCIPLINES.get(it, it)) for it in one.disciplines if it in two.disciplines]
    return words.joined(shared)


def _pair(request: HttpRequest, city: str, one: Organization, two: Organization) -> Pair:
    found = queries.pair(one, two, today_in(city_or_404(city), request))
    if found is None:
        raise Http404(gettext("These two have no partnership yet. Begin it first."))
    return found
