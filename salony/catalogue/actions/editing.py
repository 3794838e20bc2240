"""A human's word on one event: one field, or whether it is shown at all."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction

from salony.accounts.permissions import check_may_edit
from salony.catalogue import merging, settling
from salony.catalogue.actions.recording import Clock
from salony.catalogue.directory import Directory
from salony.catalogue.models import Change, Edit, Event
from salony.catalogue.settling import Author
from salony.vocabulary import draft_from_json

Editor = AbstractBaseUser | AnonymousUser


@transaction.atomic
def correct(*, event: Event, field: str, value: Any, editor: Editor, clock: Clock) -> Event:
    """A human's word on one field: it stands above every source until it is withdrawn.

    field: one of `merging.FIELDS`; value: in the form of drafts ("2025-01-28T18:00", {"name": "Klub Rebus"}), None for
    "there is none". Raises PermissionDenied, and ValueError where the field or the value cannot be.
    """
    check_may_edit(editor)
    _check_value(event, field, value)
    now = clock()
    said: dict[str, Any] = {"value": value, "editor_id": editor.pk, "made_at": now}
    Edit.objects.update_or_create(event=event, field=field, defaults=said)
    return _settled(event, editor, now)


@transaction.atomic
def withdraw_edit(*, event: Event, field: str, editor: Editor, clock: Clock) -> Event:
    """The sources' word counts again. Raises PermissionDenied; ValueError where nobody edited the field."""
    check_may_edit(editor)
    if not Edit.objects.filter(event=event, field=field).delete()[0]:
        raise ValueError(f"{field}: there is no edit to withdraw")
    return _settled(event, editor, clock())


@transaction.atomic
def hide(*, event: Event, editor: Editor, clock: Clock) -> Event:
    """Out of every list and page; sources go on being read. Raises PermissionDenied."""
    return stand(event=event, standing=Event.Standing.WITHHELD, editor=editor, clock=clock)


@transaction.atomic
def unhide(*, event: Event, editor: Editor, clock: Clock) -> Event:
    """Back where it was. Raises PermissionDenied."""
    return stand(event=event, standing=Event.Standing.ACCEPTED, editor=editor, clock=clock)


@transaction.atomic
def stand(*, event: Event, standing: Event.Standing, editor: Editor, clock: Clock) -> Event:
    """A human's word on whether the event is shown; a line in the log where that makes a difference.

    standing: ACCEPTED or WITHHELD; any other gives the sources back their say. Raises PermissionDenied.
    """
    check_may_edit(editor)
    row = Event.objects.select_for_update().get(pk=event.pk)
    now = clock()
    before = row.is_hidden
    row.standing, row.is_hidden = standing, standing in settling.HIDDEN
    if standing not in settling.HUMAN:
        row.save(update_fields=["standing", "is_hidden"])
        row = _settled(row, editor, now)
    if row.is_hidden != before:
        Change.objects.create(
            event=row,
            field="is_hidden",
            before=before,
            after=row.is_hidden,
            kind=Change.Kind.CORRECTION,
            editor_id=editor.pk,
            made_at=now,
        )
        row.updated_at = now
    row.save(update_fields=["standing", "is_hidden", "updated_at"])
    return row


def _settled(event: Event, editor: Editor, now: dt.datetime) -> Event:
    author = Author(editor=editor if isinstance(editor, AbstractBaseUser) else None)
    settling.settle([event.pk], directory=Directory(event.city), author=author, now=now)
    return Event.objects.get(pk=event.pk)


def _check_value(event: Event, field: str, value: Any) -> None:
    """A draft that holds the value must come back as it is."""
    if field not in merging.FIELDS:
        raise ValueError(f"{field}: no such field; known are {', '.join(merging.FIELDS)}")
    if field == "name" and not (isinstance(value, str) and value.strip()):
        raise ValueError("name: an event needs one")
    if field in settling.TEXTS and not isinstance(value, str | None):
        raise ValueError(f"{field}: not a text: {value!r}")
    try:
        draft_from_json({"name": event.name, field: value})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{field}: not a value of this field: {value!r}") from error
