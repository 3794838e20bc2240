"""One-to-one talks: who fits me, my timetable, notes; and the organizer's plan."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from salony.design import frame
from salony.salons import calendars, choices, fitting, links, words
from salony.salons.actions import talking as actions
from salony.salons.models import Contact, Registration, Salon, Talk, Wish
from salony.salons.queries import registering, talking
from salony.salons.refusal import Refusal
from salony.salons.web.access import (
    absolute,
    bearer,
    clock,
    own_salon,
    registration_of,
    salon_or_404,
    salon_path,
    tell,
)
from salony.salons.web.registering import bad_link


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to talk with. reasons: sentences. state: "", "wished", "mutual", "declined"."""

    one: Registration
    reasons: tuple[str, ...]
    state: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    it = salon_or_404(request, city, slug)
    try:
        me = _me(it, token)
    except links.BadLink as error:
        return bad_link(request, it, error)
    if request.method == "POST":
        try:
            _done(request, it, me)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{salon_path(it, 'salon-talks', token)}{request.POST.get('back', '')[:20]}")
    wishes = talking.wishes(me)
    people = [one for one in talking.talkers(it) if one.pk != me.pk]
    zone = words.zone_of(it)
    talks = talking.own_talks(me)
    context = frame.page(
        request,
        it.city,
        title=gettext("Talks: %(name)s") % {"name": it.name},
        salon=it,
        me=me,
        token=token,
        day=words.day(talks[0].start.astimezone(zone).date()) if talks else "",
        talks=[(one, words.hour(one.start, zone), words.hour(one.end, zone)) for one in talks],
        asking=wishes.asked,
        fitting=_fitting(me, people, wishes),
        others=_others(people, wishes),
        contacts=[(one, one.other if one.one_id == me.pk else one.one) for one in talking.own_contacts(me)],
        stages=choices.stages(),
        searched=request.GET.get("q", "")[:60],
    )
    context.pop("language_links", None)
    return render(request, "salons/talks.html", context)


def _me(salon: Salon, token: str) -> Registration:
    """Raises BadLink; 404 for whoever is not registered."""
    found = registration_of(salon, bearer(salon, token))
    if found is None or found.status == Registration.Status.CANCELLED:
        raise Http404(gettext("You are not registered for this salon. Open your link and register first."))
    return found


def _fitting(me: Registration, people: list[Registration], wishes: talking.Wishes) -> list[Candidate]:
    by_pk = {one.pk: one for one in people}
    ranked = fitting.rank(
        fitting.Person(me.pk, me.brings, me.seeks), [fitting.Person(one.pk, one.brings, one.seeks) for one in people]
    )
    return [Candidate(by_pk[fit.key], _reasons(fit), _state(by_pk[fit.key], wishes)) for fit in ranked]


def _others(people: list[Registration], wishes: talking.Wishes) -> list[Candidate]:
    ordered = sorted(people, key=lambda one: (one.institution_name.casefold(), one.name.casefold()))
    return [Candidate(one, (), _state(one, wishes)) for one in ordered]


def _reasons(fit: fitting.Fit) -> tuple[str, ...]:
    found = []
    if fit.gives:
        found.append(gettext("brings what you seek: %(words)s") % {"words": _quoted(fit.gives)})
    if fit.takes:
        found.append(gettext("seeks what you bring: %(words)s") % {"words": _quoted(fit.takes)})
    if fit.alike:
        found.append(gettext("seeks the same as you: %(words)s") % {"words": _quoted(fit.alike)})
    return tuple(found)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(gettext("“%(words)s”") % {"words": one} for one in words)


def _state(one: Registration, wishes: talking.Wishes) -> str:
    if one.pk in wishes.mutual:
        return "mutual"
    own = wishes.own.get(one.pk)
    if own is None:
        return ""
    return "declined" if own.answer == Wish.Answer.DECLINED else "wished"


def _done(request: HttpRequest, salon: Salon, me: Registration) -> None:
    said = request.POST
    do, key = said.get("do", ""), said.get("key", "")
    if do in ("wish", "take-back"):
        whom = registering.by_key(salon, key)
        if whom is None:
            raise Refusal(gettext("This person takes part in no talks any more. Choose somebody else."))
        if do == "wish":
            actions.wish(who=me, whom=whom, clock=clock(request))
        else:
            actions.take_back(who=me, whom=whom)
    elif do in ("accept", "decline"):
        wish = Wish.objects.filter(who__key=key, whom=me).first()
        if wish is None:
            raise Refusal(gettext("This wish has been taken back."))
        actions.answer(wish=wish, by=me, accepts=do == "accept")
    elif do == "note":
        talk = Talk.objects.select_related("one", "other", "salon").filter(salon=salon, pk=_number(key)).first()
        if talk is None:
            raise Refusal(gettext("This talk is no longer in the timetable."))
        goes_on = bool(said.get("goes_on"))
        actions.write_note(talk=talk, author=me, text=said.get("text", ""), goes_on=goes_on, clock=clock(request))
        messages.success(request, gettext("Kept."))
    elif do == "stage":
        contact = Contact.objects.filter(salon=salon, pk=_number(key)).first()
        if contact is None:
            raise Refusal(gettext("This contact is no longer there."))
        actions.set_stage(contact=contact, stage=said.get("stage", ""), by=me, clock=clock(request))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0


@never_cache
@require_safe
def mine_ics(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    it = salon_or_404(request, city, slug)
    try:
        me = _me(it, token)
    except links.BadLink as error:
        return bad_link(request, it, error)
    page = absolute(salon_path(it, "salon-talks", token))
    content = calendars.own_timetable(it, me, talking.own_talks(me), page=page, now=clock(request)())
    name = f'attachment; filename="{it.slug}.ics"'
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The organizer's: make the timetable, mark who is late or has gone, make it anew."""
    it = own_salon(request, city, slug)
    if request.method == "POST":
        try:
            _planned(request, it)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(salon_path(it, "salon-plan"))
    hours, zone = talking.rounds(it), words.zone_of(it)
    people = talking.talkers(it)
    talks = list(Talk.objects.filter(salon=it).select_related("one", "other"))
    counts = {one.pk: 0 for one in people}
    for talk in talks:
        for pk in (talk.one_id, talk.other_id):
            counts[pk] = counts.get(pk, 0) + 1
    context = frame.page(
        request,
        it.city,
        title=gettext("Talks: %(name)s") % {"name": it.name},
        salon=it,
        rounds=[
            (number + 1, words.hours(start, end, zone), [one for one in talks if one.round == number])
            for number, (start, end) in enumerate(hours)
        ],
        people=[(one, counts[one.pk], [(n, n in one.absent) for n in range(len(hours))]) for one in people],
        wishes=len(talking.problem(it, people).mutual()),
        solved=it.solved if it.solved.get("bound") is not None else None,
        has_rounds=bool(hours),
    )
    context.pop("language_links", None)
    return render(request, "salons/plan.html", context)


def _planned(request: HttpRequest, salon: Salon) -> None:
    do = request.POST.get("do", "")
    if do in ("schedule", "afresh"):
        found = actions.schedule(salon=salon, editor=request.user, clock=clock(request), afresh=do == "afresh")
        words_ = gettext("%(talks)d talks of %(wanted)d mutual wishes; no timetable has more than %(bound)d.")
        messages.success(request, words_ % {"talks": len(found.talks), "wanted": found.wanted, "bound": found.bound})
    elif do == "absence":
        one = registering.by_key(salon, request.POST.get("key", ""))
        if one is None:
            raise Refusal(gettext("This person is no longer registered."))
        rounds = [_number(text) for text in request.POST.getlist("round")]
        actions.set_absence(registration=one, rounds=rounds, editor=request.user, clock=clock(request))
        if salon.solved.get("bound") is not None:
            actions.schedule(salon=salon, editor=request.user, clock=clock(request))
    elif do == "letters":
        notify = tell(salon)
        people = talking.talkers(salon)
        for one in people:
            notify(one, "timetable")
        messages.success(request, gettext("Letters sent: %(number)d.") % {"number": len(people)})
