"""Calls for partners: made by one organization, addressed to few, revealed step by step."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import actions, queries, suggesting, words
from salony.partnerships.actions.calls import CallError
from salony.partnerships.models import Call, Invitation, Organization
from salony.partnerships.web.context import Link, city_or_404, organization_or_404, partner_path, today_in, viewer
from salony.partnerships.web.forms import AnswerForm, CallForm

_FITTING = 12


@login_required
def new(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Addressed to whom the matching finds fitting, with how busy each is and how it answers."""
    here, it = city_or_404(city), organization_or_404(slug)
    if not viewer(request).acts_for(it):
        raise PermissionDenied("Only those who act for it may do this.")
    fitting = _fitting(it, here, request)
    choices = [(one.slug, label) for one, label in fitting]
    form = CallForm(request.POST or None, fitting=choices)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        records = {one.slug: one for one, _ in fitting}
        try:
            call = actions.open_call(
                organization=it,
                title=said["title"],
                summary=said["summary"],
                details=said["details"],
                full=said["full"],
                deadline=said["deadline"],
                cap=said["cap"],
                roles=[{"role": said["role"]}] if said["role"] else [],
                addressed=[(records[slug], said["role"]) for slug in said["addressed"]],
                user=request.user,
                clock=partial(frame.now, request),
            )
            return HttpResponseRedirect(reverse("call", args=[here.slug, call.pk]))
        except CallError as error:
            form.add_error(None, str(error))
    return render(
        request,
        "partnerships/form.html",
        frame.page(
            request,
            here,
            title=gettext("A call for partners"),
            lead=gettext(
                "It goes only to those whom you choose. What the idea is about shows step by step, "
                "and the log says who saw what."
            ),
            form=form,
            button=gettext("Send the call"),
            back=partner_path(it, here),
        ),
    )


@login_required
def call(request: HttpRequest, city: str, pk: int) -> HttpResponse:
    """The caller's side: answers, levels, the log."""
    here = city_or_404(city)
    it = _call(pk)
    if not viewer(request).acts_for(it.organization):
        raise PermissionDenied("Only those who made the call may see its answers.")
    rows = list(it.invitations.all())
    interested = [row for row in rows if row.answer == Invitation.Answer.INTERESTED]
    return render(
        request,
        "partnerships/call.html",
        frame.page(
            request,
            here,
            title=it.title,
            call=it,
            owner=Link(partner_path(it.organization, here), it.organization.name),
            is_open=it.closed_at is None and it.deadline >= today_in(here, request),
            taken=len(interested),
            answered=sum(row.answer != Invitation.Answer.NONE for row in rows),
            rows=[
                {
                    "row": row,
                    "link": Link(partner_path(row.organization, here), row.organization.name),
                    "is_interested": row.answer == Invitation.Answer.INTERESTED,
                    "viewings": list(row.viewings.all()),
                }
                for row in rows
            ],
            levels=Invitation.Level.choices,
        ),
    )


@login_required
@require_POST
def level(request: HttpRequest, city: str, pk: int) -> HttpResponse:
    """Open more of the call to one who is interested, or less again."""
    here, it = city_or_404(city), _invitation(pk)
    try:
        opened = Invitation.Level(int(request.POST.get("level", "")))
    except ValueError:
        raise Http404(gettext("There is no such level.")) from None
    try:
        actions.open_level(invitation=it, level=opened, user=request.user)
    except CallError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("call", args=[here.slug, it.call_id]))


@login_required
@require_POST
def close(request: HttpRequest, city: str, pk: int) -> HttpResponse:
    here = city_or_404(city)
    actions.close_call(call=_call(pk), user=request.user, clock=partial(frame.now, request))
    return HttpResponseRedirect(reverse("call", args=[here.slug, pk]))


@login_required
def invitation(request: HttpRequest, city: str, pk: int) -> HttpResponse:
    """The side of whom it is addressed to: never more than has been opened, and every look is in the log."""
    here, it = city_or_404(city), _invitation(pk)
    if not viewer(request).acts_for(it.organization):
        raise PermissionDenied("This call is addressed to somebody else.")
    clock = partial(frame.now, request)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_call(
                invitation=it,
                interested=form.cleaned_data["interested"] == "1",
                message=form.cleaned_data["message"],
                user=request.user,
                clock=clock,
            )
            messages.success(request, gettext("Your answer is sent."))
        except CallError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("invitation", args=[here.slug, pk]))
    actions.note_viewing(invitation=it, user=request.user, clock=clock)
    return render(
        request,
        "partnerships/invitation.html",
        frame.page(
            request,
            here,
            title=it.call.title,
            invitation=it,
            caller=Link(partner_path(it.call.organization, here), it.call.organization.name),
            parts=queries.visible_parts(it),
            answer=it.get_answer_display(),
            level=it.get_level_display(),
            deadline=words.day_words(it.call.deadline),
            form=form,
        ),
    )


def _fitting(it: Organization, city: City, request: HttpRequest) -> list[tuple[Organization, str]]:
    """Whom the call could go to: those suggested, and those asked for in the address; each with load and answers."""
    today = today_in(city, request)
    wanted = Organization.objects.filter(slug__in=request.GET.getlist("p") + request.POST.getlist("addressed"))
    found = {one.pk: one for one in wanted.filter(merged_into=None).exclude(pk=it.pk)}
    reasons: dict[int, str] = {}
    for suggested in suggesting.for_organization(it, today, most=_FITTING):
        found.setdefault(suggested.organization.pk, suggested.organization)
        reasons[suggested.organization.pk] = "; ".join(suggested.reasons[:2])
    load = queries.load(list(found.values()), today)
    rows = []
    for pk, one in found.items():
        rate = queries.answer_rate(one, today)
        parts = [one.name, words.country_words(one.country), reasons.get(pk, "")]
        waiting = load.get(pk, 0)
        if waiting:
            parts.append(
                ngettext("%(number)d call waits for its answer", "%(number)d calls wait for its answer", waiting)
                % {"number": waiting}
            )
        if rate.received:
            parts.append(
                gettext("answered %(answered)d of %(asked)d requests")
                % {"answered": rate.answered, "asked": rate.received}
            )
        rows.append((one, " · ".join(part for part in parts if part)))
    return rows


def _call(pk: int) -> Call:
    try:
        return queries.call(pk)
    except Call.DoesNotExist:
        raise Http404(gettext("There is no such call.")) from None


def _invitation(pk: int) -> Invitation:
    try:
        return queries.invitation(pk)
    except Invitation.DoesNotExist:
        raise Http404(gettext("There is no such call.")) from None
