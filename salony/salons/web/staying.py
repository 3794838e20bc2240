"""What stays: searching, experiences, materials, initiatives."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from salony.catalogue.models import City
from salony.design import frame
from salony.salons import links, words
from salony.salons.actions import staying as actions
from salony.salons.models import Experience, Initiative, Material, Salon
from salony.salons.queries import searching, staying, voices
from salony.salons.refusal import Refusal
from salony.salons.web.access import (
    bearer,
    city_or_404,
    clock,
    is_organizer,
    own_salon,
    registration_of,
    salon_or_404,
    salon_path,
)
from salony.salons.web.registering import bad_link


@require_safe
def search(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    asked = request.GET.get("q", "")[: searching.LONGEST]
    found = [(one, _path(here, one), _about(one)) for one in searching.search(here, asked)]
    context = frame.page(request, here, title=gettext("What was said at salons"), sought=asked, found=found)
    return render(request, "salons/search.html", context)


def _path(city: City, one: searching.Found) -> str:
    if isinstance(one.row, Initiative):
        return reverse("initiative", args=[city.slug, one.row.slug])
    if one.salon is None:
        return reverse("salons", args=[city.slug])
    if isinstance(one.row, Experience):
        return salon_path(one.salon, "salon-experience", one.row.pk)
    if isinstance(one.row, Material):
        return salon_path(one.salon, "salon-material", one.row.pk)
    return salon_path(one.salon)


def _about(one: searching.Found) -> str:
    kinds = {
        "experience": gettext("experience"),
        "material": gettext("material"),
        "initiative": gettext("initiative"),
        "item": gettext("from the programme"),
    }
    place = f"{one.salon.name}, {one.at.year}" if one.salon else str(one.at.year)
    return " · ".join(part for part in (kinds[one.kind], one.about, place) if part)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    """An experience, written by a participant."""
    it = salon_or_404(request, city, slug)
    try:
        one = bearer(it, token)
    except links.BadLink as error:
        return bad_link(request, it, error)
    me = registration_of(it, one)
    if me is None:
        return HttpResponseRedirect(salon_path(it, "salon-mine", token))
    wrong = ""
    if request.method == "POST":
        said = {key: request.POST.get(key, "") for key in ("title", "practice", "worked", "failed", "contact")}
        try:
            made = actions.share(author=me, key=one.voice, clock=clock(request), **said)
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            return HttpResponseRedirect(salon_path(it, "salon-experience", made.pk))
    context = frame.page(
        request, it.city, title=gettext("Share an experience"), salon=it, me=me, wrong=wrong, said=request.POST
    )
    context.pop("language_links", None)
    return render(request, "salons/share.html", context, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest, city: str, slug: str, pk: int) -> HttpResponse:
    it = salon_or_404(request, city, slug)
    row = Experience.objects.filter(salon=it, pk=pk).first()
    if row is None:
        raise Http404(gettext("This experience is not here any more."))
    if request.method == "POST":
        actions.take_down(experience=row, editor=request.user, clock=clock(request))
        return HttpResponseRedirect(salon_path(it))
    context = frame.page(request, it.city, title=row.title, salon=it, one=row, is_organizer=is_organizer(request))
    return render(request, "salons/experience.html", context)


@require_safe
def material(request: HttpRequest, city: str, slug: str, pk: int) -> HttpResponseBase:
    """A file is handed over, never shown within our site; an address is left for; a text is a page."""
    it = salon_or_404(request, city, slug)
    row = Material.objects.filter(salon=it, pk=pk).select_related("item").first()
    if row is None:
        raise Http404(gettext("This material is not here any more."))
    if row.file and "plik" in request.GET:
        try:
            file = actions.file_path(row.file).open("rb")
        except FileNotFoundError:
            raise Http404(gettext("The file of this material is missing. Tell the organizers.")) from None
        return FileResponse(file, as_attachment=True, filename=row.file_name, content_type=row.media_type)
    context = frame.page(request, it.city, title=row.title, salon=it, one=row, megabytes=round(row.size / 1e6, 1))
    return render(request, "salons/material.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """For organizers: materials, recordings, minutes."""
    it = own_salon(request, city, slug)
    wrong = ""
    if request.method == "POST":
        try:
            _kept(request, it)
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            return HttpResponseRedirect(salon_path(it, "salon-keep"))
    context = frame.page(
        request,
        it.city,
        title=gettext("Materials: %(name)s") % {"name": it.name},
        salon=it,
        rows=staying.materials(it),
        kinds=Material.Kind.choices,
        items=voices.panels(it),
        wrong=wrong,
        said=request.POST,
    )
    return render(request, "salons/keep.html", context, status=400 if wrong else 200)


def _kept(request: HttpRequest, salon: Salon) -> None:
    said = request.POST
    if said.get("do") == "remove":
        row = Material.objects.filter(salon=salon, pk=said.get("key", "0") if said.get("key", "").isdigit() else 0)
        for one in row:
            actions.remove_material(material=one, editor=request.user, clock=clock(request))
        return
    sent = request.FILES.get("file")
    item = next((one for one in voices.panels(salon) if str(one.pk) == said.get("item")), None)
    kind = said.get("kind", "")
    actions.keep_material(
        salon=salon,
        kind=kind if kind in Material.Kind.values else Material.Kind.MATERIAL,
        title=said.get("title", ""),
        text=said.get("text", ""),
        url=said.get("url", "").strip(),
        file=(sent.name or "", sent.read()) if sent else None,
        item=item,
        editor=request.user,
        clock=clock(request),
    )


@require_safe
def initiatives(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    context = frame.page(request, here, title=gettext("Initiatives"), rows=staying.initiatives(here))
    return render(request, "salons/initiatives.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, city: str, slug: str, token: str) -> HttpResponse:
    """By somebody who holds a personal link."""
    it = salon_or_404(request, city, slug)
    try:
        one = bearer(it, token)
    except links.BadLink as error:
        return bad_link(request, it, error)
    me = registration_of(it, one)
    if me is None:
        return HttpResponseRedirect(salon_path(it, "salon-mine", token))
    wrong = ""
    if request.method == "POST":
        try:
            made = actions.begin(
                city=it.city,
                salon=it,
                title=request.POST.get("title", ""),
                idea=request.POST.get("idea", ""),
                leader=me.name,
                institution_name=me.institution_name,
                key=one.voice,
                clock=clock(request),
            )
        except Refusal as refusal:
            wrong = str(refusal)
        else:
            path = reverse("initiative", args=[it.city.slug, made.slug])
            return HttpResponseRedirect(f"{path}?z={token}")
    context = frame.page(request, it.city, title=gettext("An initiative"), salon=it, wrong=wrong, said=request.POST)
    context.pop("language_links", None)
    return render(request, "salons/begin.html", context, status=400 if wrong else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def initiative(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """Public; with a personal link of its salon (`z`) one joins and works along."""
    here = city_or_404(city)
    try:
        it = staying.initiative(here, slug)
    except Initiative.DoesNotExist:
        raise Http404(gettext("There is no such initiative here.")) from None
    token = request.POST.get("z", request.GET.get("z", ""))
    one = _bearer(it, token)
    if request.method == "POST":
        try:
            _worked(request, it, one)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{request.path}?z={token}" if one else request.path)
    tasks = list(it.tasks.all())
    done = sum(task.done_at is not None for task in tasks)
    is_member = one is not None and any(member.member_key == one.voice for member in it.members.all())
    context = frame.page(
        request,
        here,
        title=it.title,
        it=it,
        token=token if one else "",
        is_bearer=one is not None,
        may_work=is_member or is_organizer(request),
        is_member=is_member,
        tasks=tasks,
        done=done,
        stages=_steps(it),
        all_stages=Initiative.Stage.choices,
        begun=words.short_day(it.begun_at.date()),
    )
    if one:
        context.pop("language_links", None)
    return render(request, "salons/initiative.html", context)


def _bearer(it: Initiative, token: str) -> links.Bearer | None:
    if not token or it.salon is None:
        return None
    try:
        return bearer(it.salon, token)
    except links.BadLink:
        return None


def _steps(it: Initiative) -> list[tuple[str, str]]:
    """(words, "done", "now" or "ahead") along the way; project and partnership are two ends of one way."""
    stage = Initiative.Stage
    end = stage.PROJECT if it.stage == stage.PROJECT else stage.PARTNERSHIP
    way = [stage.IDEA, stage.JOINING, stage.DOING, end]
    here = way.index(stage(it.stage)) if it.stage in way else len(way)
    return [
        (str(step.label), "now" if number == here else "done" if number < here else "ahead")
        for number, step in enumerate(way)
    ]


def _worked(request: HttpRequest, it: Initiative, one: links.Bearer | None) -> None:
    said, now = request.POST, clock(request)
    editor = request.user if one is None else None
    key = one.voice if one else ""
    do = said.get("do", "")
    if do == "join":
        me = registration_of(it.salon, one) if one and it.salon else None
        if me is None:
            raise Refusal(gettext("Join with the personal link of your registration."))
        actions.join(initiative=it, name=me.name, institution_name=me.institution_name, key=key, clock=now)
        return
    if editor is not None and not is_organizer(request):
        raise PermissionDenied
    if do == "task":
        due = _day(said.get("due", ""))
        who = said.get("who", "")
        actions.add_task(
            initiative=it, title=said.get("title", ""), who=who, due=due, clock=now, key=key, editor=editor
        )
    elif do in ("done", "undone"):
        task = it.tasks.filter(pk=said.get("key", "") if said.get("key", "").isdigit() else 0).first()
        if task is None:
            raise Refusal(gettext("This task is no longer there."))
        actions.finish(task=task, clock=now, key=key, editor=editor, undone=do == "undone")
    elif do == "stage":
        stage, result = said.get("stage", ""), said.get("result", "")
        actions.move_on(initiative=it, stage=stage, result=result, clock=now, key=key, editor=editor)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
