"""For editors: records that are one organization, shown as one and taken apart again."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.design import frame
from salony.partnerships import actions, queries, words
from salony.partnerships.models import Organization
from salony.partnerships.web.context import city_or_404, viewer

_FOUND = 20


@login_required
def doubles(request: HttpRequest, city: str) -> HttpResponse:
    """Who may be one, or whom the words find; what is merged already; the log."""
    here = city_or_404(city)
    _check(request)
    text = request.GET.get("q", "").strip()
    found = list(queries.organizations(text=text)[:_FOUND]) if text else []
    groups = [found] if len(found) > 1 else [] if text else queries.doubles()
    return render(
        request,
        "partnerships/doubles.html",
        frame.page(
            request,
            here,
            title=gettext("Doubles among partners"),
            text=text,
            groups=[[(one, _told(one)) for one in group] for group in groups],
            merges=queries.merges(),
            log=queries.merge_log(),
        ),
    )


@login_required
@require_POST
def merge(request: HttpRequest, city: str) -> HttpResponse:
    """Every record chosen is shown as the one that is named."""
    here = city_or_404(city)
    _check(request)
    chosen, into = request.POST.getlist("double"), _record(request.POST.get("into", ""))
    others = [_record(slug) for slug in chosen if slug != into.slug]
    if not others:
        messages.error(request, gettext("Nothing was merged: choose at least one other record that is the same."))
    for double in others:
        try:
            final = actions.merge(double=double, into=into, editor=request.user, clock=partial(frame.now, request))
        except actions.MergeError as error:
            messages.error(request, str(error))
        else:
            said = gettext("%(double)s is shown as %(into)s now.") % {"double": _named(double), "into": _named(final)}
            messages.success(request, said)
    return HttpResponseRedirect(reverse("partner-doubles", args=[here.slug]))


@login_required
@require_POST
def separate(request: HttpRequest, city: str) -> HttpResponse:
    here, double = city_or_404(city), _record(request.POST.get("double", ""))
    actions.separate(double=double, editor=request.user, clock=partial(frame.now, request))
    messages.success(request, gettext("%(double)s has its own page again.") % {"double": _named(double)})
    return HttpResponseRedirect(reverse("partner-doubles", args=[here.slug]))


def _record(slug: str) -> Organization:
    """The very record, merged or not."""
    found = Organization.objects.filter(slug=slug).select_related("merged_into").first()
    if found is None:
        raise Http404(gettext("No such partner is known here."))
    return found


def _check(request: HttpRequest) -> None:
    if not viewer(request).is_editor:
        raise PermissionDenied("Only editors may do this.")


def _named(one: Organization) -> str:
    return f"{one.name} ({one.slug})"


def _told(one: Organization) -> str:
    """What tells it from others of its name."""
    parts = (
        words.kind_words(one.kind) if one.kind else "",
        one.town if one.town != one.name else "",
        words.country_words(one.country),
        one.origin,
        one.url,
    )
    return " · ".join(part for part in parts if part)
