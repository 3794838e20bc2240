"""Writes to the life of partnerships. Either side may write; editors too."""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from salony.accounts.permissions import may_edit, subjects
from salony.partnerships.actions.directory import subject_of
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Organization, Partnership, Step
from salony.vocabulary import PartialDateTime

Clock = Callable[[], dt.datetime]
Anyone = AbstractBaseUser | AnonymousUser


def check_may_write(user: Anyone, *sides: Organization) -> None:
    """Raises PermissionDenied for whoever acts for neither side and is no editor."""
    theirs = subjects(user)
    if not any(subject_of(side) in theirs for side in sides) and not may_edit(user):
        raise PermissionDenied("Only those who act for one of the two may do this.")


@transaction.atomic
def begin(
    *, one: Organization, other: Organization, user: Anyone, clock: Clock, theme: str = "", origin: str = ""
) -> Partnership:
    """The partnership of the two; made where there is none. Raises PermissionDenied; ValueError for one with itself."""
    check_may_write(user, one, other)
    if one.pk == other.pk:
        raise ValueError(f"{one.name} cannot be its own partner. Choose another one.")
    first, second = sorted((one, other), key=lambda side: side.pk)
    partnership, made = Partnership.objects.get_or_create(
        first=first, second=second, defaults={"theme": theme[:300], "origin": origin[:200], "made_at": clock()}
    )
    if made:
        Step.objects.create(
            partnership=partnership,
            stage=Stage.IDEA,
            date=str(PartialDateTime.of(clock().date())),
            made_by_id=user.pk,
            made_at=clock(),
        )
    return partnership


@transaction.atomic
def add_step(
    *,
    partnership: Partnership,
    stage: Stage,
    user: Anyone,
    clock: Clock,
    date: str = "",
    note: str = "",
    document: str = "",
    url: str = "",
) -> Step:
    """Add what happened. date: EDTF, or "" where it is not known.

    Raises PermissionDenied; ValueError for a date that no calendar has, and for a resolution between institutions.
    """
    check_may_write(user, partnership.first, partnership.second)
    if stage is Stage.RESOLUTION and not (partnership.first.is_town and partnership.second.is_town):
        raise ValueError("A council's resolution belongs to a partnership of towns.")
    return Step.objects.create(
        partnership=partnership,
        stage=stage,
        date=str(PartialDateTime.parse(date)) if date else "",
        note=note[:500],
        document=document[:300],
        url=url[:500],
        made_by_id=user.pk,
        made_at=clock(),
    )


@transaction.atomic
def withdraw_step(*, step: Step, user: Anyone) -> None:
    """Take back what was written by mistake. Raises PermissionDenied."""
    check_may_write(user, step.partnership.first, step.partnership.second)
    step.delete()


@transaction.atomic
def plan_next(
    *, partnership: Partnership, action: str, on: dt.date | None, user: Anyone, ends_on: dt.date | None = None
) -> None:
    """What comes next and when to be reminded; until when the agreement holds. Raises PermissionDenied."""
    check_may_write(user, partnership.first, partnership.second)
    partnership.next_action, partnership.next_on, partnership.ends_on = action[:300], on, ends_on
    partnership.save(update_fields=["next_action", "next_on", "ends_on"])
