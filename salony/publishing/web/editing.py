"""Corrections by editors: one fact at a time, hiding, taking a correction back. Works without JavaScript."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from salony.catalogue import actions, queries
from salony.catalogue.models import City, Event
from salony.discovery import index
from salony.publishing import proof
from salony.publishing.addresses import event_path
from salony.publishing.web.access import may_edit
from salony.publishing.web.context import city_or_404, now, page, today_in
from salony.publishing.web.forms import FORMS
from salony.publishing.words import field_name

EDITABLE = tuple(FORMS)


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, city: str, slug: str, field: str) -> HttpResponse:
    here, it = _subject(request, city, slug)
    clock = partial(now, request)
    if field not in FORMS:
        raise Http404(gettext("That cannot be corrected here."))
    fact = next((one for one in queries.facts(it) if one.field == field), None)
    value = fact.value if fact else None
    if request.method == "POST":
        form = FORMS[field](request.POST)
        if form.is_valid():
            try:
                with _indexed(it):
                    actions.correct(event=it, field=field, value=form.value, editor=request.user, clock=clock)
            except ValueError as error:
                form.add_error(None, gettext("That cannot be: %(error)s") % {"error": error})
            else:
                messages.success(request, gettext("Corrected: %(field)s.") % {"field": field_name(field)})
                return HttpResponseRedirect(event_path(it))
    else:
        form = FORMS[field](initial=FORMS[field].initial_of(value))
    today = today_in(here, request)
    shown = {one.field: one for one in proof.proofs(it, today=today)}
    return render(
        request,
        "publishing/edit.html",
        page(
            request,
            here,
            title=gettext("Correct: %(event)s") % {"event": it.name},
            event=it,
            form=form,
            field_name=field_name(field),
            proof=shown.get(field),
            back=event_path(it),
        ),
        status=422 if form.is_bound else 200,
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, city: str, slug: str, field: str) -> HttpResponse:
    _, it = _subject(request, city, slug)
    try:
        with _indexed(it):
            actions.withdraw_edit(event=it, field=field, editor=request.user, clock=partial(now, request))
    except ValueError:
        messages.warning(request, gettext("There was no correction to withdraw."))
        return HttpResponseRedirect(event_path(it))
    messages.success(request, gettext("The sources speak again: %(field)s.") % {"field": field_name(field)})
    return HttpResponseRedirect(event_path(it))


@login_required
@require_POST
def hide(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    _, it = _subject(request, city, slug)
    with _indexed(it):
        actions.hide(event=it, editor=request.user, clock=partial(now, request))
    messages.success(request, gettext("The event is hidden. Only editors see it now."))
    return HttpResponseRedirect(event_path(it))


@login_required
@require_POST
def unhide(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    _, it = _subject(request, city, slug)
    with _indexed(it):
        actions.unhide(event=it, editor=request.user, clock=partial(now, request))
    messages.success(request, gettext("The event is shown again."))
    return HttpResponseRedirect(event_path(it))


@contextmanager
def _indexed(it: Event) -> Iterator[None]:
    """What is done to the event and the word to the index are one transaction."""
    with transaction.atomic():
        yield
        index.update([it.pk])


def _subject(request: HttpRequest, city: str, slug: str) -> tuple[City, Event]:
    """The event, hidden ones too. Raises Http404, and PermissionDenied for accounts that may not edit."""
    if not may_edit(request):
        raise PermissionDenied
    here = city_or_404(city)
    try:
        return here, queries.event(here, slug, with_hidden=True)
    except Event.DoesNotExist:
        raise Http404(gettext("There is no such event here.")) from None
