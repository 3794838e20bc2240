"""What an editor decides of an event or of two: kept with the words it was made on, and reversible."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from salony.accounts.permissions import check_may_edit
from salony.catalogue import settling
from salony.catalogue.actions import joining
from salony.catalogue.actions.editing import Editor, correct, stand, withdraw_edit
from salony.catalogue.actions.institutions import part_institutions
from salony.catalogue.actions.recording import Clock
from salony.catalogue.directory import Directory
from salony.catalogue.models import Edit, Event, Ruling, Sighting, Source
from salony.catalogue.settling import Author


@transaction.atomic
def merge(*, event: Event, other: Event, editor: Editor, clock: Clock) -> Ruling:
    """`other` is the same event and goes into it. Raises PermissionDenied; ValueError where that cannot be."""
    check_may_edit(editor)
    one, two = _locked(event), _locked(other)
    if one.pk == two.pk:
        raise ValueError("these are one event already")
    if one.city_id != two.city_id:
        raise ValueError("these are events of two cities")
    now = clock()
    (ruling,) = joining.take_in(kept=one.pk, others=[two.pk], now=now, editor_id=editor.pk)
    _settle(one, [one.pk], editor, now)
    return ruling


@transaction.atomic
def split(*, event: Event, sightings: Collection[int], editor: Editor, clock: Clock) -> Ruling:
    """These sightings speak of another event: a new one is made of them.

    Raises PermissionDenied; ValueError unless some of the event's sightings are named and some are left.
    """
    check_may_edit(editor)
    row = _locked(event)
    words = joining.words_on(row.pk)
    taken = [word for word in words if word.pk in set(sightings)]
    left = [word for word in words if word.pk not in set(sightings)]
    if not taken or not left:
        raise ValueError("an event is split where some of its sources go and some stay")
    now = clock()
    made = joining.take_out(row, taken, now=now, editor_id=editor.pk)
    ruling = Ruling.objects.create(
        kind=Ruling.Kind.SPLIT,
        event=row,
        other=made,
        drafts={"event": joining.drafts_of(left), "other": joining.drafts_of(taken)},
        moved={"sightings": [word.pk for word in taken]},
        editor_id=editor.pk,
        made_at=now,
    )
    _settle(row, [row.pk, made.pk], editor, now)
    return ruling


@transaction.atomic
def keep_apart(*, event: Event, other: Event, editor: Editor, clock: Clock) -> Ruling:
    """The two resemble each other and are two. Raises PermissionDenied, ValueError."""
    check_may_edit(editor)
    one, two = _locked(event), _locked(other)
    if one.pk == two.pk:
        raise ValueError("these are one event already")
    pair = (one.pk, two.pk)
    asked = Sighting.objects.filter(event__in=pair, resembles__in=pair)
    moved = {"resembling": [list(row) for row in asked.values_list("id", "resembles_id", "likeness")]}
    asked.update(resembles=None, likeness=None)
    return Ruling.objects.create(
        kind=Ruling.Kind.APART,
        event=one,
        other=two,
        drafts={"event": _drafts(one), "other": _drafts(two)},
        moved=moved,
        editor_id=editor.pk,
        made_at=clock(),
    )


@transaction.atomic
def accept(*, event: Event, editor: Editor, clock: Clock) -> Ruling:
    """It is an event and was read well: it is shown. Raises PermissionDenied."""
    return _judged(event, Ruling.Kind.ACCEPT, Event.Standing.ACCEPTED, editor, clock)


@transaction.atomic
def reject(*, event: Event, editor: Editor, clock: Clock, is_event: bool = True) -> Ruling:
    """It was read wrongly, or is no event at all (`is_event` false): it is not shown, whatever sources go on to say.

    Raises PermissionDenied.
    """
    kind = Ruling.Kind.REJECT if is_event else Ruling.Kind.NOT_EVENT
    return _judged(event, kind, Event.Standing.WITHHELD, editor, clock)


@transaction.atomic
def amend(*, event: Event, values: Mapping[str, Any], editor: Editor, clock: Clock) -> Ruling:
    """Several fields corrected at once, and the event accepted. values: as `correct` takes them.

    Raises PermissionDenied, and ValueError where a field or a value cannot be.
    """
    check_may_edit(editor)
    drafts = {"event": _drafts(event)}
    edits = {edit.field: edit.value for edit in Edit.objects.filter(event=event, field__in=values)}
    before = [[field, field in edits, edits.get(field)] for field in values]
    for field, value in values.items():
        correct(event=event, field=field, value=value, editor=editor, clock=clock)
    moved = {"standing": event.standing, "fields": before, "values": dict(values)}
    stand(event=event, standing=Event.Standing.ACCEPTED, editor=editor, clock=clock)
    return Ruling.objects.create(
        kind=Ruling.Kind.CORRECT, event=event, drafts=drafts, moved=moved, editor_id=editor.pk, made_at=clock()
    )


@transaction.atomic
def trust(*, source: Source, editor: Editor, clock: Clock) -> Ruling:
    """Whatever is read from the source is shown from now on, and what waited of it too. Raises PermissionDenied."""
    check_may_edit(editor)
    row = Source.objects.select_for_update().get(pk=source.pk)
    ruling = Ruling.objects.create(
        kind=Ruling.Kind.TRUST,
        source=row,
        moved={"threshold": row.threshold},
        editor_id=editor.pk,
        made_at=clock(),
    )
    _set_threshold(row, 0.0, editor, clock())
    return ruling


@transaction.atomic
def undo(*, ruling: Ruling, editor: Editor, clock: Clock) -> Ruling:
    """The decision is taken back, and what it did. Raises PermissionDenied; ValueError where it was before.

    A merge by a gathering that an editor takes back is not made again.
    """
    check_may_edit(editor)
    now = clock()
    row = Ruling.objects.select_related("event", "other", "source", "institution", "institution_other").get(
        pk=ruling.pk
    )
    if row.undoes_id is not None or Ruling.objects.filter(undoes=row).exists():
        raise ValueError("this has been taken back already")
    if row.other and row.kind == Ruling.Kind.MERGE and row.other.merged_into_id != row.event_id:
        raise ValueError("the two have been merged into another since; take that back first")
    if row.other and row.kind == Ruling.Kind.SPLIT and row.other.merged_into_id is not None:
        raise ValueError("what was split off has been merged since; take that back first")
    if row.institution is not None:
        part_institutions(row, editor, clock)
    else:
        _UNDO.get(Ruling.Kind(row.kind), _unjudge)(row, editor, clock)
    return Ruling.objects.create(
        kind=row.kind,
        event=row.event,
        other=row.other,
        institution=row.institution,
        institution_other=row.institution_other,
        source=row.source,
        undoes=row,
        editor_id=editor.pk,
        made_at=now,
    )


def _unmerge(row: Ruling, editor: Editor, clock: Clock) -> None:
    kept, other = _two(row)
    joining.give_back(kept, other, row.moved, now=clock(), editor_id=editor.pk)
    _settle(kept, [kept.pk, other.pk], editor, clock())


def _unsplit(row: Ruling, editor: Editor, clock: Clock) -> None:
    kept, other = _two(row)
    joining.put_back(kept, other, now=clock(), editor_id=editor.pk)
    _settle(kept, [kept.pk, other.pk], editor, clock())


def _two(row: Ruling) -> tuple[Event, Event]:
    if row.event is None or row.other is None:
        raise ValueError("this decision is not about two events")
    return row.event, row.other


def _ask_again(row: Ruling, editor: Editor, clock: Clock) -> None:
    for pk, resembled, likeness in row.moved.get("resembling", ()):
        Sighting.objects.filter(pk=pk).update(resembles_id=resembled, likeness=likeness)


def _uncorrect(row: Ruling, editor: Editor, clock: Clock) -> None:
    if row.event is None:
        return
    for field, was_edited, value in row.moved.get("fields", ()):
        if was_edited:
            correct(event=row.event, field=field, value=value, editor=editor, clock=clock)
        elif Edit.objects.filter(event=row.event, field=field).exists():
            withdraw_edit(event=row.event, field=field, editor=editor, clock=clock)
    _unjudge(row, editor, clock)


def _unjudge(row: Ruling, editor: Editor, clock: Clock) -> None:
    if row.event is None:
        return
    before = Event.Standing(row.moved.get("standing", Event.Standing.PUBLISHED))
    stand(event=row.event, standing=before, editor=editor, clock=clock)


def _untrust(row: Ruling, editor: Editor, clock: Clock) -> None:
    if row.source is not None:
        _set_threshold(row.source, float(row.moved["threshold"]), editor, clock())


_UNDO = {
    Ruling.Kind.MERGE: _unmerge,
    Ruling.Kind.SPLIT: _unsplit,
    Ruling.Kind.APART: _ask_again,
    Ruling.Kind.CORRECT: _uncorrect,
    Ruling.Kind.TRUST: _untrust,
}


def _judged(event: Event, kind: Ruling.Kind, standing: Event.Standing, editor: Editor, clock: Clock) -> Ruling:
    check_may_edit(editor)
    row = _locked(event)
    ruling = Ruling.objects.create(
        kind=kind,
        event=row,
        drafts={"event": _drafts(row)},
        moved={"standing": row.standing},
        editor_id=editor.pk,
        made_at=clock(),
    )
    stand(event=row, standing=standing, editor=editor, clock=clock)
    return ruling


def _set_threshold(source: Source, threshold: float, editor: Editor, now: dt.datetime) -> None:
    source.threshold = threshold
    source.save(update_fields=["threshold"])
    waiting = Event.objects.filter(
        sightings__source=source, standing__in=(Event.Standing.HELD, Event.Standing.UNSURE, Event.Standing.PUBLISHED)
    )
    ids = list(waiting.filter(merged_into=None).distinct().values_list("id", flat=True))
    if ids:
        settling.settle(ids, directory=Directory(source.city), author=_author(editor), now=now)


def _settle(event: Event, ids: Collection[int], editor: Editor, now: dt.datetime) -> None:
    settling.settle(ids, directory=Directory(event.city), author=_author(editor), now=now)


def _author(editor: Editor) -> Author:
    return Author(editor=editor if isinstance(editor, AbstractBaseUser) else None)


def _locked(event: Event) -> Event:
    """The event that it is now. Raises ValueError where it has gone into another."""
    row = Event.objects.select_for_update().select_related(None).get(pk=event.pk)
    if row.merged_into_id is not None:
        raise ValueError(f"{row.name}: this event has gone into another; decide on that one")
    return row


def _drafts(event: Event) -> list[dict[str, Any]]:
    return joining.drafts_of(joining.words_on(event.pk))
