"""The organizer's report, and the press note drafted from the same facts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from salony.design import frame
from salony.salons import choices, drawing, pressnote, words
from salony.salons.actions import talking
from salony.salons.models import Contact, Salon
from salony.salons.queries import programme, reporting, staying, voices
from salony.salons.refusal import Refusal
from salony.salons.web.access import clock, own_salon, salon_path

MOST_DRAWN = 24
"""Ties in the drawing; all are in the table."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    if request.method == "POST":
        key = request.POST.get("key", "")
        contact = Contact.objects.filter(salon=it, pk=key if key.isdigit() else 0).first()
        try:
            if contact is not None:
                talking.hand_over(contact=contact, editor=request.user, clock=clock(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(salon_path(it, "salon-report"))
    found = reporting.report(it)
    ties = [(tie.one, tie.other, tie.before, tie.talks + tie.contacts) for tie in found.ties[:MOST_DRAWN]]
    drawn = drawing.network(ties, gettext("Ties between institutions before and after the salon"))
    context = frame.page(
        request,
        it.city,
        title=gettext("Report: %(name)s") % {"name": it.name},
        salon=it,
        report=found,
        network=mark_safe(drawn),  # noqa: S308 - our own drawing, every name in it is escaped
        stages=choices.stages(),
        initiatives=staying.initiatives_of(it),
        feedback=voices.feedback(it),
        note=note_of(it, is_over=_is_over(request, it), found=found),
    )
    context.pop("language_links", None)
    return render(request, "salons/report.html", context)


@never_cache
@require_safe
def note(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    text = note_of(it, is_over=_is_over(request, it), found=reporting.report(it))
    name = f'attachment; filename="notka-{it.slug}.txt"'
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Content-Disposition": name})


def _is_over(request: HttpRequest, salon: Salon) -> bool:
    ends = programme.ends_at(salon)
    return ends is not None and ends < clock(request)()


def note_of(salon: Salon, *, is_over: bool, found: reporting.Report) -> str:
    """Empty where the programme has no hours yet."""
    slots = programme.slots(salon)
    if not slots:
        return ""
    zone = words.zone_of(salon)
    host = pressnote.Guest(salon.host_name, salon.host_post, salon.organizer.name) if salon.host_name else None
    return pressnote.draft(
        pressnote.Facts(
            name=salon.name,
            start=slots[0].start.astimezone(zone),
            end=max(slot.end for slot in slots).astimezone(zone),
            venue=salon.venue_name,
            street=salon.venue_address,
            city=salon.city.name,
            organizer=salon.organizer.name,
            theme=salon.theme,
            about=salon.about,
            host=host,
            guests=[pressnote.Guest(one.name, one.post, words.home_of(one)) for one in programme.podium(salon)],
            people=found.arrived,
            institutions=len(found.institutions),
            talks=found.talks,
            contacts=len(found.contacts),
            initiatives=[one.title for one in staying.initiatives_of(salon)],
            is_over=is_over,
        )
    )
