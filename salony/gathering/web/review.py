"""The editors' queue: one item at a time, one decision each, by plain forms; a script adds keys."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from salony.accounts.permissions import may_edit
from salony.catalogue import actions, queries
from salony.catalogue.models import City, Event, Ruling, Sighting
from salony.discovery import index
from salony.gathering import pending
from salony.gathering.pending import Item
from salony.gathering.web import decisions, shown
from salony.gathering.web.forms import CorrectionForm
from salony.publishing.addresses import event_path
from salony.publishing.web.context import city_or_404, now, page, today_in

LAST = "review_last"
DONE = "review_done"


@login_required
@require_GET
def queue(request: HttpRequest, city: str) -> HttpResponse:
    """The first item, or the one behind `?po=`; a good word where nothing waits."""
    here = _editors_city(request, city)
    items = pending.waiting(here, today_in(here, request))
    after = request.GET.get("po")
    chosen = pending.after(items, after) if after else (items[0] if items else None)
    if chosen is not None:
        return _shown(request, here, items, chosen)
    return render(request, "gathering/done.html", page(request, here, title=_title(), **_progress(request, 0)))


@login_required
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, city: str, key: str) -> HttpResponse:
    """One item; a POST decides it and leads to the next."""
    here = _editors_city(request, city)
    items = pending.waiting(here, today_in(here, request))
    chosen = next((one for one in items if one.key == key), None)
    if chosen is None:
        messages.warning(request, gettext("This has been decided already."))
        return HttpResponseRedirect(reverse("review", args=[here.slug]))
    if request.method == "GET":
        return _shown(request, here, items, chosen)
    following = pending.after(items, key)
    subject = _subject(here, chosen)
    try:
        with transaction.atomic():
            ruling, name = _decide(request, chosen, subject)
            index.update(_touched(ruling))
    except Incomplete as error:
        return _shown(request, here, items, chosen, form=error.form, complaint=error.words)
    except ValueError:
        complaint = gettext("It has changed in the meantime. Look at it again, please.")
        return _shown(request, here, items, chosen, complaint=complaint)
    request.session[LAST] = ruling.pk
    request.session[DONE] = int(request.session.get(DONE, 0)) + 1
    messages.success(request, str(decisions.DONE[ruling.kind if ruling.kind != "apart" else "split"]) % {"name": name})
    target = reverse("review", args=[here.slug])
    if following is not None and following.key != key:
        left = {one.key for one in pending.waiting(here, today_in(here, request))}
        target = reverse("review-item", args=[here.slug, following.key]) if following.key in left else target
    return HttpResponseRedirect(target)


@login_required
@require_POST
def undo(request: HttpRequest, city: str) -> HttpResponse:
    """Take the last decision of this session back."""
    here = _editors_city(request, city)
    ruling = Ruling.objects.filter(pk=request.session.pop(LAST, None), undoes=None).first()
    if ruling is None:
        messages.warning(request, gettext("There is no decision to take back."))
        return HttpResponseRedirect(reverse("review", args=[here.slug]))
    try:
        with transaction.atomic():
            actions.undo(ruling=ruling, editor=request.user, clock=partial(now, request))
            index.update(_touched(ruling))
    except ValueError:
        messages.warning(request, gettext("Later decisions build on it. Take it back on the page of the event."))
    else:
        request.session[DONE] = max(0, int(request.session.get(DONE, 0)) - 1)
        messages.success(request, gettext("Taken back."))
    return HttpResponseRedirect(reverse("review", args=[here.slug]))


class Incomplete(Exception):
    """A decision that lacks something: what to say, and the form that was filled in."""

    def __init__(self, words: str, form: CorrectionForm | None = None) -> None:
        super().__init__(words)
        self.words, self.form = words, form


Subject = tuple[Event, Sighting, Event | None]
"""The event, its sighting that is looked at, and the event that it may be as well."""


def _subject(city: City, chosen: Item) -> Subject:
    if chosen.kind == "pair":
        row = pending.pair(city, chosen.number)
        return row.event, row, row.resembles
    event = pending.draft(city, chosen.number)
    rows = list(event.sightings.select_related("source__institution", "snapshot"))
    return event, shown.weakest(rows), None


def _decide(request: HttpRequest, chosen: Item, subject: Subject) -> tuple[Ruling, str]:
    event, sighting, other = subject
    name = request.POST.get("decision", "")
    if name not in decisions.BY_NAME:
        raise Incomplete(gettext("Choose one of the decisions."))
    if name == "trust":
        return _by(request, actions.trust)(source=sighting.source), sighting.source.name
    if name == "correct":
        return _corrected(request, event), event.name
    if name in ("reject", "not-event"):
        return _by(request, actions.reject)(event=event, is_event=name == "reject"), event.name
    if chosen.kind == "pair" and other is not None:
        merges = name == "merge" or (name == "accept" and _suggests_merge(sighting))
        one, two = sorted((event, other), key=lambda row: row.pk)
        return _by(request, actions.merge if merges else actions.keep_apart)(event=one, other=two), event.name
    if name == "merge":
        return _merged(request, event), event.name
    if name == "split" and event.sightings.count() < 2:
        raise Incomplete(gettext("Only one source speaks of it: there is nothing to split."))
    if name == "split":
        return _by(request, actions.split)(event=event, sightings=[sighting.pk]), event.name
    return _by(request, actions.accept)(event=event), event.name


def _by(request: HttpRequest, act: Callable[..., Ruling]) -> Callable[..., Ruling]:
    return partial(act, editor=request.user, clock=partial(now, request))


def _corrected(request: HttpRequest, event: Event) -> Ruling:
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        raise Incomplete(gettext("Something is missing in the fields."), form)
    changes = form.changes(event.values)
    if not changes:
        return _by(request, actions.accept)(event=event)
    return _by(request, actions.amend)(event=event, values=changes)


def _merged(request: HttpRequest, event: Event) -> Ruling:
    chosen = request.POST.get("other", "")
    other = next((one for one in pending.candidates(event) if str(one.pk) == chosen), None)
    if other is None:
        raise Incomplete(gettext("Choose the event first that it is one with."))
    one, two = sorted((event, other), key=lambda row: row.pk)
    return _by(request, actions.merge)(event=one, other=two)


def _suggests_merge(sighting: Sighting) -> bool:
    return (sighting.likeness or 0.0) >= 0.5


def _touched(ruling: Ruling) -> set[int]:
    if ruling.source is not None and ruling.kind == Ruling.Kind.TRUST:
        return set(ruling.source.sightings.values_list("event", flat=True))
    return {pk for pk in (ruling.event_id, ruling.other_id) if pk is not None}


def _shown(
    request: HttpRequest,
    city: City,
    items: Sequence[Item],
    chosen: Item,
    *,
    form: CorrectionForm | None = None,
    complaint: str = "",
) -> HttpResponse:
    event, sighting, other = _subject(city, chosen)
    today = today_in(city, request)
    event = queries.event(city, event.slug, with_hidden=True)
    context = {
        **_progress(request, len(items)),
        "item": chosen,
        "event": event,
        "source": sighting.source,
        "form": form or CorrectionForm(initial=CorrectionForm.initial_of(event.values)),
        "is_correcting": form is not None,
        "complaint": complaint,
        "skip": f"{reverse('review', args=[city.slug])}?po={chosen.key}",
        "skip_key": decisions.SKIP_KEY,
        "event_url": event_path(event),
    }
    details = _pair(sighting, other, city, today) if other else _draft(event, sighting, city, today)
    status = 422 if complaint else 200
    name = "gathering/pair.html" if other else "gathering/draft.html"
    return render(request, name, page(request, city, title=_title(), **context, **details), status=status)


def _pair(sighting: Sighting, other: Event, city: City, today: dt.date) -> dict[str, Any]:
    known = list(other.sightings.select_related("source__institution", "snapshot"))
    beside = next((row for row in known if row.is_current), known[0] if known else sighting)
    return {
        "left": shown.side(sighting, city, today, beside),
        "right": shown.side(beside, city, today, sighting),
        "other": other,
        "other_url": event_path(other),
        "likeness": round(100 * (sighting.likeness or 0.0)),
        "suggests_merge": _suggests_merge(sighting),
        "reasons": shown.reasons([said for said in sighting.reasons if said != "perhaps one that is known"]),
        "choices": [
            (one, decisions.ACCEPT_PAIR if one is decisions.ACCEPT else one.effect) for one in decisions.OF_PAIR
        ],
    }


def _draft(event: Event, sighting: Sighting, city: City, today: dt.date) -> dict[str, Any]:
    sightings = list(event.sightings.all())
    candidates = pending.candidates(event)
    effects = {decisions.SPLIT: decisions.SPLIT_DRAFT, decisions.MERGE: decisions.MERGE_DRAFT}
    open_ = {decisions.SPLIT: len(sightings) > 1, decisions.MERGE: bool(candidates)}
    return {
        "left": shown.side(sighting, city, today),
        "doubts": shown.doubts(event, sightings),
        "others": [row.source.name for row in sightings if row.pk != sighting.pk],
        "candidates": candidates,
        "choices": [(one, effects.get(one, one.effect)) for one in decisions.OF_DRAFT if open_.get(one, True)],
    }


def _progress(request: HttpRequest, left: int) -> dict[str, Any]:
    done = int(request.session.get(DONE, 0))
    last = request.session.get(LAST)
    return {
        "left_number": left,
        "done_number": done,
        "all_number": left + done,
        "can_undo": last is not None,
        "undo_key": decisions.UNDO_KEY,
    }


def _title() -> str:
    return gettext("To look at")


def _editors_city(request: HttpRequest, slug: str) -> City:
    if not may_edit(request.user):
        raise PermissionDenied
    return city_or_404(slug)
