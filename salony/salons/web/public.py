"""Pages for everybody: all salons, a salon, a speaker."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from salony.design import frame
from salony.design.afisz import AfiszEvent, draw
from salony.salons import words
from salony.salons.models import Salon, Speaker
from salony.salons.queries import programme, registering, staying, voices
from salony.salons.web.access import city_or_404, clock, is_organizer, salon_or_404, salon_path
from salony.salons.web.rows import guests, sections

MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""As posters write them."""


def salons(request: HttpRequest, city: str) -> HttpResponse:
    """Coming ones first, then what was."""
    here = city_or_404(city)
    now = clock(request)()
    found = [(one, programme.begins_at(one)) for one in programme.salons(here, with_drafts=is_organizer(request))]
    lines = [(one, words.day(begin.astimezone(words.zone_of(one)).date()) if begin else "") for one, begin in found]
    coming = [line for line, (_, begin) in zip(lines, found, strict=True) if begin is None or begin >= now]
    past = [line for line, (_, begin) in zip(lines, found, strict=True) if begin is not None and begin < now]
    return render(
        request,
        "salons/list.html",
        frame.page(
            request,
            here,
            title=gettext("Salons"),
            coming=coming[::-1],
            past=past,
            is_organizer=is_organizer(request),
            initiatives=staying.initiatives(here)[:6],
        ),
    )


def salon(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = salon_or_404(request, city, slug)
    now = clock(request)()
    begins = programme.begins_at(it)
    ends = programme.ends_at(it)
    zone = words.zone_of(it)
    return render(
        request,
        "salons/salon.html",
        frame.page(
            request,
            it.city,
            title=it.name,
            summary=it.theme or it.about[:150],
            salon=it,
            poster=poster(it),
            day=words.day(begins.astimezone(zone).date()) if begins else "",
            hours=words.hours(begins, ends, zone) if begins and ends else "",
            sections=sections(it),
            guests=guests(it),
            room=registering.room(it),
            registration=registering.state(it, now),
            is_organizer=is_organizer(request),
            is_over=bool(ends and ends < now),
            materials=staying.materials(it),
            experiences=staying.experiences(it),
            initiatives=staying.initiatives_of(it),
            questions=voices.shown_questions(it),
            topics=voices.topics(it)[:3],
            previous=it.previous if it.previous and it.previous.is_published else None,
        ),
    )


def poster(salon: Salon) -> SafeString:
    """The salon's afisz, as it hangs in the calendar too."""
    begins = programme.begins_at(salon)
    local = begins.astimezone(words.zone_of(salon)) if begins else None
    event = AfiszEvent(
        id=f"{salon.city.slug}/{salon.event.slug if salon.event else salon.slug}",
        category="salon",
        title=salon.name,
        day=f"{local.day} {MONTHS[local.month - 1]} · {local:%H:%M}" if local else "",
        where=salon.venue_name,
    )
    return mark_safe(draw(event))  # noqa: S308 - our own drawing, every text in it is escaped


def speaker(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    try:
        it = programme.speaker(slug)
    except Speaker.DoesNotExist:
        raise Http404(gettext("There is no such speaker here.")) from None
    shown = programme.appearances(it)
    if not shown:
        raise Http404(gettext("There is no such speaker here."))
    lines = [
        (one, words.short_day(one.day) if one.day else "", salon_path(one.salon), one.appearance.get_role_display())
        for one in shown
    ]
    return render(
        request,
        "salons/speaker.html",
        frame.page(request, here, title=it.name, speaker=it, home=words.home_of(it), lines=lines),
    )
