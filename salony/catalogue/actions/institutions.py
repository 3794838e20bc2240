"""Two records of one institution become one, and back."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from salony.accounts.permissions import check_may_edit
from salony.catalogue import settling
from salony.catalogue.actions.editing import Editor
from salony.catalogue.actions.recording import Clock
from salony.catalogue.directory import Directory
from salony.catalogue.models import City, Event, Institution, Participation, Person, Ruling, Source, Venue
from salony.catalogue.settling import Author

_HOLDERS: dict[str, tuple[Any, str]] = {
    "venues": (Venue, "institution"),
    "sources": (Source, "institution"),
    "houses": (Institution, "parent"),
    "absorbed": (Institution, "merged_into"),
    "people": (Person, "home"),
    "participations": (Participation, "institution"),
}
"""What belongs to an institution: table and column, by the name under which a ruling keeps the ids."""


@transaction.atomic
def merge_institutions(*, institution: Institution, other: Institution, editor: Editor, clock: Clock) -> Ruling:
    """`other` is the same institution: its names, houses, sources, people and events are the kept one's.

    Raises PermissionDenied; ValueError where that cannot be.
    """
    check_may_edit(editor)
    kept, gone = (Institution.objects.select_for_update().get(pk=row.pk) for row in (institution, other))
    if kept.pk == gone.pk:
        raise ValueError("these are one institution already")
    if kept.merged_into_id or gone.merged_into_id:
        raise ValueError("one of them has gone into another; decide on that one")
    if gone.pk == kept.parent_id:
        raise ValueError("a house does not take in the institution whose house it is; merge them the other way round")
    moved = {
        name: list(model.objects.filter(**{column: gone.pk}).values_list("id", flat=True))
        for name, (model, column) in _HOLDERS.items()
    }
    _send(moved, kept.pk)
    Institution.objects.filter(pk=gone.pk).update(merged_into=kept)
    ruling = Ruling.objects.create(
        kind=Ruling.Kind.MERGE,
        institution=kept,
        institution_other=gone,
        moved=moved,
        editor_id=editor.pk,
        made_at=clock(),
    )
    _settle(kept, gone, editor, clock)
    return ruling


def part_institutions(ruling: Ruling, editor: Editor, clock: Clock) -> None:
    """Take a merge of institutions back. Called by `undo`, within its transaction."""
    kept, gone = ruling.institution, ruling.institution_other
    if kept is None or gone is None:
        raise ValueError("this decision is not about two institutions")
    if gone.merged_into_id != kept.pk:
        raise ValueError("the two have been merged into another since; take that back first")
    _send(ruling.moved, gone.pk)
    Institution.objects.filter(pk=gone.pk).update(merged_into=None)
    _settle(kept, gone, editor, clock)


def _send(moved: dict[str, list[int]], target: int) -> None:
    for name, (model, column) in _HOLDERS.items():
        model.objects.filter(id__in=moved.get(name, ())).update(**{f"{column}_id": target})


def _settle(kept: Institution, gone: Institution, editor: Editor, clock: Clock) -> None:
    """Events whose organizers or people name either follow the names as they are known now."""
    pair = (kept.pk, gone.pk)
    theirs = (
        Q(organizers__in=pair) | Q(participations__institution__in=pair) | Q(sightings__source__institution__in=pair)
    )
    author = Author(editor=editor if isinstance(editor, AbstractBaseUser) else None)
    for city in City.objects.filter(events__in=Event.objects.filter(theirs)).distinct():
        ids = set(Event.objects.filter(theirs, city=city, merged_into=None).values_list("id", flat=True))
        settling.settle(ids, directory=Directory(city), author=author, now=clock())
