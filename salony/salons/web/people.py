"""For organizers: who comes, the entrance, papers."""

import datetime as dt
import json
from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from salony.design import frame
from salony.salons import choices, words
from salony.salons.actions import registration as actions
from salony.salons.models import Registration
from salony.salons.queries import registering
from salony.salons.refusal import Refusal
from salony.salons.web import cards
from salony.salons.web.access import absolute, clock, own_salon, personal_link, salon_path, tell

LARGEST_QUEUE = 2000
"""Arrivals in one message of a phone that was offline."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    if request.method == "POST":
        one = Registration.objects.filter(salon=it, key=request.POST.get("key", "")).first()
        if one is not None and request.POST.get("do") == "cancel":
            actions.cancel(registration=one, clock=clock(request), tell=tell(it), editor=request.user)
            messages.success(request, gettext("%(name)s: cancelled.") % {"name": one.name})
        return HttpResponseRedirect(salon_path(it, "salon-people"))
    asked = choices.questions()
    rows = [
        (
            one,
            [(asked[key].label, text) for key, text in one.answers.items() if text and key in asked],
            personal_link(it, one.email),
        )
        for one in registering.registrations(it)
    ]
    context = frame.page(
        request,
        it.city,
        title=gettext("Who comes: %(name)s") % {"name": it.name},
        salon=it,
        rows=rows,
        room=registering.room(it),
        erase_on=words.short_day(it.erase_on),
    )
    context.pop("language_links", None)
    return render(request, "salons/people.html", context)


@require_safe
def badges(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    rows = registering.confirmed(it)
    doors = [absolute(salon_path(it, "salon-door-one", one.key)) for one in rows]
    return cards.pdf(cards.badges(it, rows, made=clock(request)(), doors=doors), "identyfikatory.pdf")


@require_safe
def door_list(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    return cards.pdf(cards.door_list(it, registering.confirmed(it), made=clock(request)()), "lista.pdf")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The entrance. A phone without a line keeps arrivals and sends them later, as JSON [{"key", "at"}]."""
    it = own_salon(request, city, slug)
    if request.method == "POST" and request.content_type == "application/json":
        return _queue(request, city, slug)
    if request.method == "POST":
        if request.POST.get("do") == "back":
            one = Registration.objects.filter(salon=it, key=request.POST.get("key", "")).first()
            if one is not None:
                actions.take_back_arrival(registration=one, editor=request.user, clock=clock(request))
        else:
            try:
                one = actions.arrive(
                    salon=it, key=request.POST.get("key", ""), editor=request.user, clock=clock(request)
                )
                messages.success(request, gettext("%(name)s is here.") % {"name": one.name})
            except Refusal as refusal:
                messages.error(request, str(refusal))
        return HttpResponseRedirect(salon_path(it, "salon-door"))
    rows = registering.confirmed(it)
    here = sum(one.seats for one in rows if one.arrived_at)
    context = frame.page(
        request,
        it.city,
        title=gettext("Entrance: %(name)s") % {"name": it.name},
        salon=it,
        rows=rows,
        here=here,
        all=sum(one.seats for one in rows),
        here_words=ngettext("%(number)d person is here", "%(number)d people are here", here) % {"number": here},
    )
    context.pop("language_links", None)
    answer = render(request, "salons/door.html", context)
    # The page reads codes with the phone's own camera, on this address alone.
    answer.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
    return answer


@require_safe
def door_worker(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Keeps the entrance on the phone. A worker sees what lies under its own address, hence this one."""
    own_salon(request, city, slug)
    script = files("salony.salons").joinpath("static/salons/door-worker.js").read_text("utf-8")
    answer = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _queue(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Answers {"done": [keys], "refused": {key: why}}: what is done may be forgotten by the phone."""
    it = own_salon(request, city, slug)
    done, refused = [], {}
    try:
        queue = json.loads(request.body)[:LARGEST_QUEUE]
        said = [(str(row["key"]), dt.datetime.fromisoformat(str(row["at"]))) for row in queue]
        if any(at.tzinfo is None for _, at in said):
            raise ValueError("a time without its zone")
    except (ValueError, KeyError, TypeError) as error:
        return JsonResponse({"error": gettext("This is no list of arrivals: %(why)s.") % {"why": error}}, status=400)
    for key, at in said:
        try:
            actions.arrive(salon=it, key=key, editor=request.user, clock=clock(request), at=at)
            done.append(key)
        except Refusal as refusal:
            refused[key] = str(refusal)
    return JsonResponse({"done": done, "refused": refused})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door_one(request: HttpRequest, city: str, slug: str, key: str) -> HttpResponse:
    """Where a code leads. An organizer's phone opens it: one touch, and the person is in."""
    it = own_salon(request, city, slug)
    one = registering.by_key(it, key)
    wrong = ""
    if request.method == "POST":
        try:
            one = actions.arrive(salon=it, key=key, editor=request.user, clock=clock(request))
        except Refusal as refusal:
            wrong = str(refusal)
    context = frame.page(request, it.city, title=gettext("Entrance"), salon=it, one=one, wrong=wrong)
    context.pop("language_links", None)
    return render(request, "salons/door_one.html", context, status=404 if one is None else 200)
