"""On the page of an event or an institution, for editors: one click merges, splits, and takes either back."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.accounts.permissions import may_edit
from salony.catalogue import actions, queries, rulings
from salony.catalogue.models import City, Event, Institution, Ruling
from salony.discovery import index
from salony.gathering import pending
from salony.publishing.addresses import event_path, institution_path
from salony.publishing.web.context import city_or_404, now

CANDIDATES = 30


@login_required
@require_POST
def merge(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The event of the page stays, the chosen one goes into it."""
    here, it = _subject(request, city, slug)
    chosen = request.POST.get("other", "")
    other = next((one for one in pending.candidates(it, CANDIDATES) if str(one.pk) == chosen), None)
    if other is None:
        messages.warning(request, gettext("Choose the event first that it is one with."))
        return HttpResponseRedirect(event_path(it))
    return _done(
        request,
        here,
        it,
        lambda: actions.merge(event=it, other=other, editor=request.user, clock=partial(now, request)),
    )


@login_required
@require_POST
def split(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The chosen sighting gets an event of its own."""
    here, it = _subject(request, city, slug)
    chosen = [int(value) for value in request.POST.getlist("sighting") if value.isdecimal()]
    return _done(
        request,
        here,
        it,
        lambda: actions.split(event=it, sightings=chosen, editor=request.user, clock=partial(now, request)),
    )


@login_required
@require_POST
def undo(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """A merge or a split of the event is taken back."""
    here, it = _subject(request, city, slug)
    chosen = request.POST.get("ruling", "")
    ruling = next((one for one in rulings.of_event(it) if str(one.pk) == chosen), None)
    if ruling is None:
        messages.warning(request, gettext("There is no decision to take back."))
        return HttpResponseRedirect(event_path(it))
    return _done(
        request, here, it, lambda: actions.undo(ruling=ruling, editor=request.user, clock=partial(now, request))
    )


@login_required
@require_POST
def merge_institution(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The institution of the page stays, the chosen one goes into it."""
    here, it = _institution(request, city, slug)
    chosen = request.POST.get("other", "")
    other = next((one for one in queries.institutions(here) if str(one.pk) == chosen and one != it), None)
    if other is None:
        messages.warning(request, gettext("Choose the institution first that it is one with."))
        return HttpResponseRedirect(institution_path(it, here))
    return _settled(
        request,
        here,
        it,
        lambda: actions.merge_institutions(
            institution=it, other=other, editor=request.user, clock=partial(now, request)
        ),
    )


@login_required
@require_POST
def undo_institution(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """A merge of institutions is taken back."""
    here, it = _institution(request, city, slug)
    chosen = request.POST.get("ruling", "")
    ruling = next((one for one in rulings.of_institution(it) if str(one.pk) == chosen), None)
    if ruling is None:
        messages.warning(request, gettext("There is no decision to take back."))
        return HttpResponseRedirect(institution_path(it, here))
    return _settled(
        request, here, it, lambda: actions.undo(ruling=ruling, editor=request.user, clock=partial(now, request))
    )


def _institution(request: HttpRequest, city: str, slug: str) -> tuple[City, Institution]:
    if not may_edit(request.user):
        raise PermissionDenied
    here = city_or_404(city)
    try:
        return here, queries.institution(slug)
    except Institution.DoesNotExist:
        raise Http404 from None


def _settled(request: HttpRequest, city: City, it: Institution, act: Callable[[], Ruling]) -> HttpResponse:
    try:
        with transaction.atomic():
            ruling = act()
            index.update(set(it.events.values_list("id", flat=True)) | _organized(ruling.institution_other))
    except ValueError:
        messages.warning(request, gettext("It has changed in the meantime. Look at it again, please."))
    else:
        said = gettext("Taken back.") if ruling.undoes_id else gettext("Done. It can be taken back below.")
        messages.success(request, said)
    return HttpResponseRedirect(institution_path(it, city))


def _organized(institution: Institution | None) -> set[int]:
    return set(institution.events.values_list("id", flat=True)) if institution else set()


def _institutions_desk(request: HttpRequest, city: City, slug: str) -> SafeString:
    it = queries.institution(slug)
    context = {
        "city": city,
        "institution": it,
        "candidates": [one for one in queries.institutions(city) if one != it and one.pk != it.parent_id],
        "rulings": rulings.of_institution(it),
    }
    return SafeString(render_to_string("gathering/institution_desk.html", context, request))


def desk(request: HttpRequest) -> SafeString:
    """What an editor can do on the page of an event or an institution; nothing elsewhere, and for anybody else."""
    match = request.resolver_match
    if match is None or not may_edit(getattr(request, "user", None)):
        return SafeString("")
    if match.url_name == "institution":
        try:
            return _institutions_desk(request, queries.city(str(match.kwargs["city"])), str(match.kwargs["slug"]))
        except (City.DoesNotExist, Institution.DoesNotExist):
            return SafeString("")
    if match.url_name != "event":
        return SafeString("")
    try:
        here = queries.city(str(match.kwargs["city"]))
        it = queries.event(here, str(match.kwargs["slug"]), with_hidden=True)
    except (City.DoesNotExist, Event.DoesNotExist):
        return SafeString("")
    sightings = list(it.sightings.all())
    context = {
        "city": here,
        "event": it,
        "splittable": sightings if len(sightings) > 1 else [],
        "candidates": pending.candidates(it, CANDIDATES),
        "rulings": rulings.of_event(it),
    }
    return SafeString(render_to_string("gathering/desk.html", context, request))


def _subject(request: HttpRequest, city: str, slug: str) -> tuple[City, Event]:
    if not may_edit(request.user):
        raise PermissionDenied
    here = city_or_404(city)
    try:
        return here, queries.event(here, slug, with_hidden=True)
    except Event.DoesNotExist:
        raise Http404 from None


def _done(request: HttpRequest, city: City, it: Event, act: Callable[[], Ruling]) -> HttpResponse:
    """The act and the word to the index are one transaction; what cannot be is said."""
    try:
        with transaction.atomic():
            ruling = act()
            index.update({pk for pk in (ruling.event_id, ruling.other_id) if pk is not None})
    except ValueError:
        messages.warning(request, gettext("It has changed in the meantime. Look at it again, please."))
        return HttpResponseRedirect(event_path(it))
    said = gettext("Taken back.") if ruling.undoes_id else gettext("Done. It can be taken back below.")
    messages.success(request, said)
    return HttpResponseRedirect(event_path(ruling.event or it))
