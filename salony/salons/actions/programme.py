"""Making a salon and its programme."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext

from salony.catalogue import actions as catalogue
from salony.catalogue.models import City, Institution
from salony.resolution import slug_of
from salony.salons import choices
from salony.salons.actions.log import Clock, Editor, check, note, text_of
from salony.salons.models import Appearance, Item, Part, Place, Registration, Salon, Speaker
from salony.salons.refusal import Refusal

KEPT_DAYS = 90
"""Personal data are erased so many days after a salon, unless its organizer says otherwise."""

_OWN = ("theme", "about", "host_name", "host_post", "venue_name", "venue_address", "stream_url", "questions",
        "capacity", "largest_group", "rounds", "tables", "round_minutes", "pause_minutes")  # fmt: skip


@transaction.atomic
def make_salon(
    *,
    city: City,
    name: str,
    organizer: Institution,
    begins_at: dt.datetime,
    editor: Editor,
    clock: Clock,
    template: str = "",
    previous: Salon | None = None,
    **fields: Any,
) -> Salon:
    """From a template (a key of `data/templates.toml`) or from a previous salon, people included; not yet public.

    begins_at: aware. fields: columns of the salon that are known already. Raises PermissionDenied, Refusal.
    """
    check(editor)
    name = text_of(name, gettext("Name"), longest=200, needed=True)
    if fields.get("venue_name", "x") == "" or (not previous and not fields.get("venue_name")):
        raise Refusal(gettext("A salon needs a place. Write where people should come."))
    values: dict[str, Any] = {key: getattr(previous, key) for key in _OWN} if previous else {}
    pattern = choices.templates().get(template)
    if previous is None and pattern is None:
        raise Refusal(gettext("There is no such template. Choose one from the list."))
    if pattern and not previous:
        values |= {"rounds": pattern.rounds, "tables": pattern.tables, "questions": list(pattern.questions)}
    values |= fields
    base = f"{name[:90]} {begins_at.astimezone(ZoneInfo(city.time_zone)).date()}"
    taken = set(Salon.objects.filter(city=city).values_list("slug", flat=True))
    salon = Salon.objects.create(
        city=city,
        slug=slug_of(base, taken, longest=120),
        name=name,
        organizer=organizer,
        previous=previous,
        erase_on=begins_at.date() + dt.timedelta(days=KEPT_DAYS),
        made_at=clock(),
        **values,
    )
    if previous:
        _copy_programme(previous, salon, begins_at)
    elif pattern:
        _from_template(salon, pattern.parts, begins_at)
    _first_round(salon)
    note(salon, "made", clock, editor, template=template, previous=previous.pk if previous else None)
    return salon


def _from_template(salon: Salon, parts: Sequence[Mapping[str, Any]], begins_at: dt.datetime) -> None:
    for position, row in enumerate(parts):
        starts_at = begins_at + dt.timedelta(minutes=row["after"])
        part = Part.objects.create(salon=salon, position=position, title=row["title"], starts_at=starts_at)
        Item.objects.bulk_create(Item(part=part, position=place, **line) for place, line in enumerate(row["items"]))


def _copy_programme(previous: Salon, salon: Salon, begins_at: dt.datetime) -> None:
    """The same parts at the same distances on the wall clock: a salon at ten is at ten in summer too."""
    parts = list(previous.parts.prefetch_related("items__appearances"))
    if not parts:
        return
    zone = ZoneInfo(salon.city.time_zone)
    first = min(part.starts_at for part in parts).astimezone(zone).replace(tzinfo=None)
    begin = begins_at.astimezone(zone).replace(tzinfo=None)
    for old in parts:
        local = begin + (old.starts_at.astimezone(zone).replace(tzinfo=None) - first)
        part = Part.objects.create(
            salon=salon,
            position=old.position,
            title=old.title,
            room=old.room,
            capacity=old.capacity,
            starts_at=local.replace(tzinfo=zone),
        )
        for line in old.items.all():
            item = Item.objects.create(
                part=part,
                position=line.position,
                kind=line.kind,
                title=line.title,
                about=line.about,
                minutes=line.minutes,
            )
            Appearance.objects.bulk_create(
                Appearance(item=item, speaker_id=one.speaker_id, role=one.role, position=one.position)
                for one in line.appearances.all()
            )


@transaction.atomic
def change_salon(*, salon: Salon, editor: Editor, clock: Clock, **fields: Any) -> Salon:
    """Raises PermissionDenied; Refusal where the capacity would fall below what is confirmed."""
    check(editor)
    row = Salon.objects.select_for_update().select_related("city", "organizer").get(pk=salon.pk)
    for key, longest in (("name", 200), ("theme", 200), ("about", 2000), ("venue_name", 200)):
        if key in fields:
            fields[key] = text_of(fields[key], key, longest=longest, needed=key in ("name", "venue_name"))
    if "capacity" in fields:
        _check_capacity(fields["capacity"], _confirmed(row))
    for key, value in fields.items():
        setattr(row, key, value)
    row.save()
    _first_round(row)
    note(row, "changed", clock, editor, fields=sorted(fields))
    return row


def _confirmed(salon: Salon) -> int:
    rows = Registration.objects.filter(salon=salon, status=Registration.Status.CONFIRMED)
    return rows.aggregate(total=Sum("seats"))["total"] or 0


def _check_capacity(capacity: int | None, confirmed: int) -> None:
    if capacity is not None and capacity < confirmed:
        raise Refusal(
            gettext("%(confirmed)d places are confirmed already, so there cannot be only %(capacity)d. ")
            % {"confirmed": confirmed, "capacity": capacity}
            + gettext("Set at least as many, or cancel registrations first.")
        )


@transaction.atomic
def add_part(*, salon: Salon, title: str, starts_at: dt.datetime, editor: Editor, clock: Clock, **fields: Any) -> Part:
    check(editor)
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    part = Part.objects.create(salon=salon, position=salon.parts.count(), title=title, starts_at=starts_at, **fields)
    _first_round(salon)
    note(salon, "part added", clock, editor, part=part.pk)
    return part


@transaction.atomic
def change_part(*, part: Part, editor: Editor, clock: Clock, **fields: Any) -> Part:
    """Raises Refusal where its capacity would fall below the places that are confirmed in it."""
    check(editor)
    row = Part.objects.select_for_update().get(pk=part.pk)
    if "title" in fields:
        fields["title"] = text_of(fields["title"], gettext("Title"), longest=200, needed=True)
    if "capacity" in fields and fields["capacity"] is not None:
        if row.capacity is None:
            _give_places(row)
        places = Place.objects.filter(part=row, is_confirmed=True)
        places = places.exclude(registration__status=Registration.Status.CANCELLED)
        _check_capacity(fields["capacity"], places.aggregate(total=Sum("registration__seats"))["total"] or 0)
    for key, value in fields.items():
        setattr(row, key, value)
    row.save()
    _first_round(row.salon)
    note(row.salon, "part changed", clock, editor, part=row.pk, fields=sorted(fields))
    return row


def _give_places(part: Part) -> None:
    """The part gets places of its own only now: whoever is coming has one in it."""
    Place.objects.filter(part=part).delete()
    rows = Registration.objects.filter(salon=part.salon).exclude(status=Registration.Status.CANCELLED)
    confirmed = Registration.Status.CONFIRMED
    Place.objects.bulk_create(Place(registration=one, part=part, is_confirmed=one.status == confirmed) for one in rows)


@transaction.atomic
def remove_part(*, part: Part, editor: Editor, clock: Clock) -> None:
    check(editor)
    salon = part.salon
    note(salon, "part removed", clock, editor, title=part.title)
    part.delete()
    _first_round(salon)


@transaction.atomic
def add_item(*, part: Part, kind: str, title: str, minutes: int, editor: Editor, clock: Clock, about: str = "") -> Item:
    check(editor)
    _check_minutes(minutes)
    title = text_of(title, gettext("Title"), longest=200, needed=True)
    about = text_of(about, gettext("About"))
    item = Item.objects.create(
        part=part, position=part.items.count(), kind=kind, title=title, minutes=minutes, about=about
    )
    _first_round(part.salon)
    note(part.salon, "item added", clock, editor, item=item.pk)
    return item


@transaction.atomic
def change_item(*, item: Item, editor: Editor, clock: Clock, **fields: Any) -> Item:
    check(editor)
    if "minutes" in fields:
        _check_minutes(fields["minutes"])
    if "title" in fields:
        fields["title"] = text_of(fields["title"], gettext("Title"), longest=200, needed=True)
    if "about" in fields:
        fields["about"] = text_of(fields["about"], gettext("About"))
    for key, value in fields.items():
        setattr(item, key, value)
    item.save()
    _first_round(item.part.salon)
    note(item.part.salon, "item changed", clock, editor, item=item.pk, fields=sorted(fields))
    return item


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= 720:
        raise Refusal(gettext("A point of the programme lasts from 1 to 720 minutes."))


@transaction.atomic
def remove_item(*, item: Item, editor: Editor, clock: Clock) -> None:
    check(editor)
    part = item.part
    note(part.salon, "item removed", clock, editor, title=item.title)
    item.delete()
    _number(part, list(part.items.all()))
    _first_round(part.salon)


@transaction.atomic
def move_item(*, item: Item, part: Part, position: int, editor: Editor, clock: Clock) -> Item:
    """To the position, from 0, in the part; the hours of all follow. Raises Refusal for another salon's part."""
    check(editor)
    if part.salon_id != item.part.salon_id:
        raise Refusal(gettext("A point can be moved within its own salon only."))
    former = item.part
    rest = [one for one in part.items.all() if one.pk != item.pk]
    item.part = part
    rest.insert(max(0, min(position, len(rest))), item)
    _number(part, rest)
    if former.pk != part.pk:
        _number(former, [one for one in former.items.all() if one.pk != item.pk])
    _first_round(part.salon)
    note(part.salon, "item moved", clock, editor, item=item.pk, part=part.pk, position=position)
    return item


def _number(part: Part, items: Sequence[Item]) -> None:
    for position, item in enumerate(items):
        item.position, item.part = position, part
    Item.objects.bulk_update(items, ["position", "part"])


@transaction.atomic
def bring_speaker(
    *,
    item: Item,
    name: str,
    editor: Editor,
    clock: Clock,
    role: str = Appearance.Role.SPEAKER,
    post: str = "",
    institution_name: str = "",
) -> Appearance:
    """A person on the podium; who has a profile already, from this or any other meeting, keeps that one.

    post and institution, where given, are what the profile says from now on. Raises PermissionDenied, Refusal.
    """
    check(editor)
    name = text_of(name, gettext("Name"), longest=200, needed=True)
    slug = slug_of(name, longest=110)
    speaker = Speaker.objects.filter(slug=slug).first() or Speaker(slug=slug, name=name)
    speaker.post = text_of(post, gettext("Post"), longest=200) or speaker.post
    institution_name = text_of(institution_name, gettext("Institution"), longest=200)
    if institution_name:
        speaker.institution = catalogue.know_institution(city=item.part.salon.city, name=institution_name)
        speaker.institution_name = speaker.institution.name
    speaker.save()
    appearance, _ = Appearance.objects.update_or_create(
        item=item, speaker=speaker, defaults={"role": role, "position": item.appearances.count()}
    )
    note(item.part.salon, "speaker", clock, editor, item=item.pk, speaker=speaker.pk)
    return appearance


@transaction.atomic
def remove_appearance(*, appearance: Appearance, editor: Editor, clock: Clock) -> None:
    check(editor)
    salon = appearance.item.part.salon
    note(salon, "speaker removed", clock, editor, item=appearance.item_id, speaker=appearance.speaker_id)
    appearance.delete()


def _first_round(salon: Salon) -> None:
    """Rounds begin with the point of the programme that is kept for talks."""
    moment = None
    if salon.rounds:
        for part in salon.parts.prefetch_related("items"):
            start = part.starts_at
            for item in part.items.all():
                if item.kind == Item.Kind.TALKS and moment is None:
                    moment = start
                start += dt.timedelta(minutes=item.minutes)
    if moment != salon.first_round_at:
        salon.first_round_at = moment
        Salon.objects.filter(pk=salon.pk).update(first_round_at=moment)
