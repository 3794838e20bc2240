"""Registering by a personal link: the letter, the form, one's own page."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from salony.design import frame
from salony.salons import choices, letters, links, words
from salony.salons.actions import registration as actions
from salony.salons.models import Registration, Salon
from salony.salons.queries import programme, registering, talking
from salony.salons.refusal import Refusal
from salony.salons.web import cards
from salony.salons.web.access import (
    absolute,
    bearer,
    clock,
    registration_of,
    salon_or_404,
    salon_path,
    tell,
)


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """An address for an address: the link goes by letter, nothing is kept yet."""
    it = salon_or_404(request, city, slug)
    sent, wrong = "", ""
    if request.method == "POST":
        email = request.POST.get("email", "")
        try:
            token = actions.ask_for_link(salon=it, email=email, clock=clock(request))
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            link = absolute(salon_path(it, "salon-mine", token))
            if letters.send_link(it, links.normal(email), link=link):
                sent = links.normal(email)
            else:
                wrong = gettext("The letter could not be sent. Try again in a few minutes.")
    context = frame.page(
        request,
        it.city,
        title=gettext("Register: %(name)s") % {"name": it.name},
        salon=it,
        day=_day(it),
        sent=sent,
        wrong=wrong,
        email=request.POST.get("email", "")[:254],
        room=registering.room(it),
        state=registering.state(it, clock(request)()),
    )
    return render(request, "salons/register.html", context, status=400 if wrong else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    """The personal page: the form until one is registered, then the place, the code and what one may do."""
    it = salon_or_404(request, city, slug)
    try:
        one = bearer(it, token)
    except links.BadLink as error:
        return bad_link(request, it, error)
    found = registration_of(it, one)
    if request.method == "POST" and request.POST.get("do") in ("cancel", "erase") and found is not None:
        return _left(request, it, found, token)
    wrong = ""
    if request.method == "POST":
        try:
            actions.register(salon=it, email=one.email, form=_form(request, it), clock=clock(request), tell=tell(it))
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            return HttpResponseRedirect(salon_path(it, "salon-mine", token))
    more: dict[str, Any]
    if found is None or found.status == Registration.Status.CANCELLED or "zmien" in request.GET or wrong:
        template, title, more = "salons/form.html", gettext("Registration: %(name)s"), _asked(request, it, found)
    else:
        template, title, more = "salons/mine.html", gettext("Your place: %(name)s"), _own(request, it, found)
    context = frame.page(
        request,
        it.city,
        title=title % {"name": it.name},
        salon=it,
        token=token,
        email=one.email,
        registration=found,
        wrong=wrong,
        **more,
    )
    context.pop("language_links", None)
    answer = render(request, template, context, status=400 if wrong else 200)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def bad_link(request: HttpRequest, salon: Salon, error: links.BadLink) -> HttpResponse:
    """What is wrong with it and where a good one comes from."""
    context = frame.page(
        request, salon.city, title=gettext("This link does not open"), salon=salon, is_old=error.is_old
    )
    return render(request, "salons/bad_link.html", context, status=403)


def _day(salon: Salon) -> str:
    begins = programme.begins_at(salon)
    if begins is None:
        return ""
    zone = words.zone_of(salon)
    return f"{words.day(begins.astimezone(zone).date())}, {words.hour(begins, zone)}"


def _form(request: HttpRequest, salon: Salon) -> actions.Form:
    said = request.POST
    chosen = set(said.getlist("part"))
    limited = registering.limited_parts(salon)
    parts = list(programme.parts(salon)) if limited else []
    return actions.Form(
        name=said.get("name", ""),
        companions=[line.strip() for line in re.split(r"[\n;]", said.get("companions", "")[:10_000]) if line.strip()],
        answers={key: said.get(f"answer-{key}", "") for key in salon.questions},
        parts=[part for part in parts if part.capacity is None or str(part.pk) in chosen] if limited else [],
        takes_talks=bool(said.get("takes_talks")),
        is_unsteady=bool(said.get("is_unsteady")),
        consents=[what for what in ("terms", "photos", "contact") if said.get(f"consent-{what}")],
    )


def _asked(request: HttpRequest, salon: Salon, found: Registration | None) -> dict[str, Any]:
    """The form's questions with what was said before."""
    asked = choices.questions()
    answers = found.answers if found else {}
    posted = request.method == "POST"
    return {
        "day": _day(salon),
        "room": registering.room(salon),
        "state": registering.state(salon, clock(request)()),
        "questions": [
            (asked[key], request.POST.get(f"answer-{key}", "") if posted else answers.get(key, ""))
            for key in salon.questions
            if key in asked
        ],
        "name": request.POST.get("name", "") if posted else (found.name if found else ""),
        "companions": request.POST.get("companions", "") if posted else "",
        "limited": registering.limited_parts(salon),
        "is_change": found is not None and found.status != Registration.Status.CANCELLED,
        "erase_on": words.short_day(salon.erase_on),
    }


def _own(request: HttpRequest, salon: Salon, found: Registration) -> dict[str, Any]:
    is_waiting = found.status == Registration.Status.WAITING
    has_talks = found.takes_talks and salon.rounds > 0
    found.salon = salon
    return {
        "day": _day(salon),
        "is_waiting": is_waiting,
        "queue_place": registering.queue_place(found) if is_waiting else 0,
        "code": "" if is_waiting else cards.code(_door(salon, found)),
        "places": registering.places(found),
        "has_talks": has_talks,
        "talks": talking.own_talks(found) if has_talks and not is_waiting else [],
        "erase_on": words.short_day(salon.erase_on),
    }


def _door(salon: Salon, registration: Registration) -> str:
    """What the code at the entrance says: an address that opens for organizers."""
    return absolute(salon_path(salon, "salon-door-one", registration.key))


def _left(request: HttpRequest, salon: Salon, found: Registration, token: str) -> HttpResponse:
    if request.POST.get("do") == "erase":
        actions.erase(registration=found, clock=clock(request), tell=tell(salon))
        messages.success(request, gettext("Everything we knew of you for this salon is erased."))
        return HttpResponseRedirect(salon_path(salon))
    actions.cancel(registration=found, clock=clock(request), tell=tell(salon))
    messages.success(request, gettext("Your registration is cancelled. The place goes to the next person."))
    return HttpResponseRedirect(salon_path(salon, "salon-mine", token))


@never_cache
def certificate(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    """For whoever was there."""
    it = salon_or_404(request, city, slug)
    try:
        found = registration_of(it, bearer(it, token))
    except links.BadLink as error:
        return bad_link(request, it, error)
    if found is None or found.arrived_at is None:
        context = frame.page(request, it.city, title=gettext("No certificate yet"), salon=it, token=token)
        return render(request, "salons/no_certificate.html", context, status=404)
    return cards.pdf(cards.certificate(it, found, made=clock(request)()), "zaswiadczenie.pdf")
