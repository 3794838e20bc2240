"""Who may, and the line in the log: what every write of this room begins and ends with."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.translation import gettext

from salony.accounts.permissions import check_may_edit
from salony.salons.models import Deed, Salon
from salony.salons.refusal import Refusal

Clock = Callable[[], dt.datetime]
"""Answers the present moment, aware."""

Editor = AbstractBaseUser | AnonymousUser

LONGEST = 2000
"""Characters of one answer or text; who wants to say more has the materials."""


def check(editor: Editor) -> None:
    """Raises PermissionDenied."""
    check_may_edit(editor)


def note(salon: Salon, what: str, clock: Clock, editor: Editor | None = None, **details: Any) -> None:
    who = editor if isinstance(editor, AbstractBaseUser) else None
    Deed.objects.create(salon=salon, what=what, details=details, who_id=who.pk if who else None, made_at=clock())


def text_of(value: str, name: str, *, longest: int = LONGEST, needed: bool = False) -> str:
    """The text without outer spaces and control characters. Raises Refusal where it is missing or too long."""
    text = "".join(char for char in (value or "") if char in "\n\t" or char.isprintable()).strip()
    if needed and not text:
        raise Refusal(gettext("%(field)s: this is missing. Write it and send again.") % {"field": name})
    if len(text) > longest:
        raise Refusal(
            gettext("%(field)s: %(length)d characters are too many, %(longest)d fit. Shorten it and send again.")
            % {"field": name, "length": len(text), "longest": longest}
        )
    return text


def locked(salon: Salon) -> Salon:
    """The row, held until the transaction ends: places are given one registration at a time."""
    return Salon.objects.select_for_update().select_related("city", "organizer").get(pk=salon.pk)
