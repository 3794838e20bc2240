"""For those who act for an organization, or want to: claim, profile, letters, what has arrived."""

import datetime as dt
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.accounts import actions as accounts
from salony.accounts import queries as mandates
from salony.accounts.models import Mandate
from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import actions, queries, words
from salony.partnerships.actions.directory import subject_of
from salony.partnerships.models import Organization
from salony.partnerships.web.context import (
    Link,
    city_or_404,
    organization_or_404,
    pair_path,
    partner_path,
    today_in,
    viewer,
)
from salony.partnerships.web.forms import AccountForm, ClaimForm, LetterForm, ProfileForm

_AHEAD = dt.timedelta(days=180)


def claim(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Ask to act for an organization; without an account, open one by the same form."""
    here, it = city_or_404(city), organization_or_404(slug)
    known = request.user.is_authenticated
    form: ClaimForm = ClaimForm(request.POST or None) if known else AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = request.user if known else _opened(request, form)
            accounts.claim(
                user=user, subject=subject_of(it), note=form.cleaned_data["note"], clock=partial(frame.now, request)
            )
            messages.success(request, gettext("The editors will decide. Until then you see what everybody sees."))
            return HttpResponseRedirect(partner_path(it, here))
        except ValidationError as error:
            form.add_error(None, error)
    title = gettext("Act for %(name)s") % {"name": it.name}
    lead = gettext("Whoever works there can keep the profile, send letters and calls, and write down partnerships.")
    return _form(request, here, title, lead, form, gettext("Ask"), partner_path(it, here))


@login_required
def profile(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here, it = city_or_404(city), organization_or_404(slug)
    _check(request, it)
    form = ProfileForm(request.POST or None, organization=it)
    if request.method == "POST" and form.is_valid():
        actions.edit_profile(
            organization=it, values=form.values(), user=request.user, clock=partial(frame.now, request)
        )
        messages.success(request, gettext("The profile is saved."))
        return HttpResponseRedirect(partner_path(it, here))
    title = gettext("Profile: %(name)s") % {"name": it.name}
    lead = gettext("What you offer and seek decides to whom you are suggested.")
    return _form(request, here, title, lead, form, gettext("Save"), partner_path(it, here))


@login_required
def write(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """A letter through the relay."""
    here, it = city_or_404(city), organization_or_404(slug)
    senders = [one for one in viewer(request).own() if one.pk != it.pk]
    if not senders:
        raise PermissionDenied("Only those who act for an organization may write.")
    form = LetterForm(request.POST or None, senders=senders)
    if request.method == "POST" and form.is_valid():
        sender = next(one for one in senders if one.slug == form.cleaned_data["sender"])
        actions.send_letter(
            sender=sender,
            recipient=it,
            text=form.cleaned_data["text"],
            user=request.user,
            clock=partial(frame.now, request),
        )
        messages.success(request, gettext("The letter is on its way. Neither side sees the other's address."))
        return HttpResponseRedirect(partner_path(it, here))
    title = gettext("A letter to %(name)s") % {"name": it.name}
    lead = gettext("We pass it on. The address of the other side is shown to nobody, and neither is yours.")
    return _form(request, here, title, lead, form, gettext("Send"), partner_path(it, here))


@login_required
def desk(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """What has arrived and what falls due: letters, calls, reminders, anniversaries."""
    here, it = city_or_404(city), organization_or_404(slug)
    _check(request, it)
    today = today_in(here, request)
    rate = queries.answer_rate(it, today)
    return render(
        request,
        "partnerships/desk.html",
        frame.page(
            request,
            here,
            title=gettext("Desk: %(name)s") % {"name": it.name},
            it=it,
            home=partner_path(it, here),
            letters=[
                (one, Link(reverse("partner-write", args=[here.slug, one.sender.slug]), one.sender.name))
                for one in queries.letters_to(it)
            ],
            invitations=queries.invitations_to(it),
            calls=queries.calls_of(it),
            rate=rate,
            due=[
                {
                    "link": Link(pair_path(it, one.other, here), one.other.name),
                    "action": one.partnership.next_action,
                    "on": words.day_words(one.partnership.next_on),
                    "ends": words.day_words(one.partnership.ends_on),
                    "anniversary": words.anniversary_words(one.anniversary) if one.anniversary else "",
                }
                for one in queries.reminders(it, today, _AHEAD)
            ],
        ),
    )


@login_required
def claims(request: HttpRequest, city: str) -> HttpResponse:
    """For editors: who asks to act for whom."""
    here = city_or_404(city)
    if not viewer(request).is_editor:
        raise PermissionDenied("Only editors may do this.")
    return render(
        request,
        "partnerships/claims.html",
        frame.page(
            request,
            here,
            title=gettext("Who acts for whom"),
            open=_with_subjects(mandates.undecided()),
            decided=_with_subjects(mandates.confirmed()),
        ),
    )


@login_required
@require_POST
def decide(request: HttpRequest, city: str, pk: int) -> HttpResponse:
    here = city_or_404(city)
    found = mandates.mandate(pk)
    if found is None:
        raise Http404(gettext("There is no such claim."))
    accounts.decide_claim(
        mandate=found,
        confirm=request.POST.get("confirm") == "1",
        editor=request.user,
        clock=partial(frame.now, request),
    )
    return HttpResponseRedirect(reverse("partner-claims", args=[here.slug]))


def _with_subjects(claimed: list[Mandate]) -> list[tuple[Mandate, Organization | None]]:
    """Each with the organization that it is about."""
    slugs = [one.subject.partition(":")[2] for one in claimed if one.subject.startswith("organization:")]
    found = {subject_of(it): it for it in Organization.objects.filter(slug__in=slugs)}
    return [(one, found.get(one.subject)) for one in claimed]


def _opened(request: HttpRequest, form: ClaimForm) -> Any:
    user = accounts.open_account(name=form.cleaned_data["name"], password=form.cleaned_data["password"])
    login(request, user)
    return user


def _check(request: HttpRequest, it: Organization) -> None:
    if not viewer(request).acts_for(it):
        raise PermissionDenied("Only those who act for it may do this.")


def _form(
    request: HttpRequest, city: City, title: str, lead: str, form: Any, button: str, back: str, **more: Any
) -> HttpResponse:
    context = frame.page(request, city, title=title, lead=lead, form=form, button=button, back=back, **more)
    return render(request, "partnerships/form.html", context)
