"""Pages for organizers: making a salon, its programme, its settings."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from salony.accounts import permissions
from salony.design import frame
from salony.salons.actions import programme as actions
from salony.salons.actions import publishing, registration
from salony.salons.models import Appearance, Item, Part, Salon
from salony.salons.queries import programme
from salony.salons.refusal import Refusal
from salony.salons.web.access import absolute, city_or_404, clock, own_salon, salon_path, tell
from salony.salons.web.forms import ItemForm, NewSalon, PartForm, Settings, SpeakerForm
from salony.salons.web.rows import sections


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, city: str) -> HttpResponse:
    permissions.check_may_edit(request.user)
    here = city_or_404(city)
    earlier = programme.salons(here, with_drafts=True)
    options: dict[str, Any] = {"city": here, "previous": earlier, "zone": ZoneInfo(here.time_zone)}
    form = NewSalon(request.POST or None, initial=_initial(earlier), **options)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        kind, _, key = said.pop("basis").partition(":")
        previous = next((one for one in earlier if kind == "salon" and str(one.pk) == key), None)
        try:
            made = actions.make_salon(
                city=here,
                editor=request.user,
                clock=clock(request),
                template=key if kind == "template" else "",
                previous=previous,
                **said,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(salon_path(made, "salon-programme"))
    context = frame.page(request, here, title=gettext("A new salon"), form=form)
    return render(request, "salons/new.html", context, status=400 if form.errors else 200)


def _initial(earlier: list[Salon]) -> dict[str, Any]:
    """As the last time: the name of a series, its place, its organizer."""
    if not earlier:
        return {}
    last = earlier[0]
    return {
        "name": last.name,
        "venue_name": last.venue_name,
        "organizer": last.organizer_id,
        "basis": f"salon:{last.pk}",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def edit_programme(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    """The programme with everything that changes it; a script asks for JSON and gets the hours that follow."""
    it = own_salon(request, city, slug)
    if request.method == "POST":
        return _changed(request, it)
    return render(
        request,
        "salons/programme.html",
        frame.page(
            request,
            it.city,
            title=gettext("Programme: %(name)s") % {"name": it.name},
            salon=it,
            sections=sections(it, with_conflicts=True),
            kinds=Item.Kind.choices,
            roles=Appearance.Role.choices,
            part_form=PartForm(zone=ZoneInfo(it.city.time_zone), prefix="new"),
        ),
    )


def _changed(request: HttpRequest, salon: Salon) -> HttpResponse:
    deed = _DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Http404(gettext("There is no such change."))
    here = salon_path(salon, "salon-programme")
    try:
        anchor = deed(request, salon, request.POST)
        if salon.is_published:
            _publish(request, salon)
    except Refusal as refusal:
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"error": str(refusal)}, status=400)
        messages.error(request, str(refusal))
        return HttpResponseRedirect(here)
    if request.headers.get("Accept") == "application/json":
        rows = [row for section in sections(salon, with_conflicts=True) for row in section.rows]
        return JsonResponse({"rows": [{"key": r.item.pk, "hour": r.start, "conflicts": r.conflicts} for r in rows]})
    return HttpResponseRedirect(f"{here}#{anchor}")


def _add_part(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    form = PartForm(said, zone=ZoneInfo(salon.city.time_zone), prefix="new")
    part = actions.add_part(salon=salon, editor=request.user, clock=clock(request), **_valid(form))
    return f"part-{part.pk}"


def _change_part(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    part = _part(salon, said)
    form = PartForm(said, zone=ZoneInfo(salon.city.time_zone))
    actions.change_part(part=part, editor=request.user, clock=clock(request), **_valid(form))
    registration.fill_places(salon=salon, editor=request.user, clock=clock(request), tell=tell(salon))
    return f"part-{part.pk}"


def _remove_part(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    actions.remove_part(part=_part(salon, said), editor=request.user, clock=clock(request))
    return "tresc"


def _add_item(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    part = _part(salon, said)
    item = actions.add_item(part=part, editor=request.user, clock=clock(request), **_valid(ItemForm(said)))
    return f"item-{item.pk}"


def _change_item(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    item = _item(salon, said)
    actions.change_item(item=item, editor=request.user, clock=clock(request), **_valid(ItemForm(said)))
    return f"item-{item.pk}"


def _remove_item(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    item = _item(salon, said)
    actions.remove_item(item=item, editor=request.user, clock=clock(request))
    return f"part-{item.part_id}"


def _move_item(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    """position: a number, or "up" and "down", which lead over the borders of parts."""
    item = _item(salon, said)
    part, position = (_part(salon, said) if said.get("part") else item.part), said.get("position", "")
    if position in ("up", "down"):
        part, place = _beside(item, 1 if position == "down" else -1)
    else:
        place = _number(position)
    actions.move_item(item=item, part=part, position=place, editor=request.user, clock=clock(request))
    return f"item-{item.pk}"


def _beside(item: Item, step: int) -> tuple[Part, int]:
    place = item.position + step
    if 0 <= place < item.part.items.count():
        return item.part, place
    parts = list(item.part.salon.parts.all())
    beside = next(number for number, part in enumerate(parts) if part.pk == item.part_id) + step
    if not 0 <= beside < len(parts):
        return item.part, item.position
    return parts[beside], 0 if step > 0 else parts[beside].items.count()


def _bring(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    item = _item(salon, said)
    actions.bring_speaker(item=item, editor=request.user, clock=clock(request), **_valid(SpeakerForm(said)))
    return f"item-{item.pk}"


def _send_away(request: HttpRequest, salon: Salon, said: QueryDict) -> str:
    rows = Appearance.objects.select_related("item__part__salon").filter(item__part__salon=salon)
    one = rows.filter(pk=_number(said.get("appearance", ""))).first()
    if one is None:
        raise Refusal(gettext("This person is no longer on the programme."))
    actions.remove_appearance(appearance=one, editor=request.user, clock=clock(request))
    return f"item-{one.item_id}"


_DEEDS: dict[str, Callable[[HttpRequest, Salon, QueryDict], str]] = {
    "add-part": _add_part,
    "change-part": _change_part,
    "remove-part": _remove_part,
    "add-item": _add_item,
    "change-item": _change_item,
    "remove-item": _remove_item,
    "move-item": _move_item,
    "bring": _bring,
    "send-away": _send_away,
}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _part(salon: Salon, said: QueryDict) -> Part:
    found = Part.objects.filter(salon=salon, pk=_number(said.get("part", ""))).select_related("salon__city").first()
    if found is None:
        raise Refusal(gettext("This part is no longer there. Load the page again."))
    return found


def _item(salon: Salon, said: QueryDict) -> Item:
    rows = Item.objects.filter(part__salon=salon, pk=_number(said.get("item", "")))
    found = rows.select_related("part__salon__city").first()
    if found is None:
        raise Refusal(gettext("This point is no longer there. Load the page again."))
    return found


def _valid(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        label, errors = next(iter(form.errors.items()))
        name = form.fields[label].label if label in form.fields else label
        raise Refusal(f"{name}: {' '.join(errors)}")
    return dict(form.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    zone = ZoneInfo(it.city.time_zone)
    initial = {name: getattr(it, name) for name in Settings(zone=zone).fields}
    form = Settings(request.POST or None, initial=initial, zone=zone)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.change_salon(salon=it, editor=request.user, clock=clock(request), **form.cleaned_data)
            registration.fill_places(salon=changed, editor=request.user, clock=clock(request), tell=tell(changed))
            if changed.is_published:
                _publish(request, changed)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Kept."))
            return HttpResponseRedirect(salon_path(it, "salon-programme"))
    title = gettext("Settings: %(name)s") % {"name": it.name}
    context = frame.page(request, it.city, title=title, salon=it, form=form)
    return render(request, "salons/settings.html", context, status=400 if form.errors else 200)


@require_POST
def publish(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    it = own_salon(request, city, slug)
    if request.POST.get("do") == "withdraw":
        publishing.withdraw(salon=it, editor=request.user, clock=clock(request))
        messages.success(request, gettext("The salon is no longer public."))
        return HttpResponseRedirect(salon_path(it, "salon-programme"))
    try:
        _publish(request, it)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(salon_path(it, "salon-programme"))
    messages.success(request, gettext("The salon is public and stands in the calendar."))
    return HttpResponseRedirect(salon_path(it))


def _publish(request: HttpRequest, salon: Salon) -> None:
    publishing.publish(
        salon=salon,
        editor=request.user,
        clock=clock(request),
        url=absolute(salon_path(salon)),
        registration_url=absolute(salon_path(salon, "salon-register")),
    )
