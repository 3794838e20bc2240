"""The only writes to accounts outside of Django's own forms."""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied
from django.db import transaction

from salony.accounts.models import Mandate
from salony.accounts.permissions import EDITORS, check_may_edit

Clock = Callable[[], dt.datetime]


@transaction.atomic
def make_editor(*, name: str, password: str, email: str = "") -> tuple[User, bool]:
    """An account in the group of editors; of an account that is there already the password is set anew.

    Answers the account, and whether it was made. Raises ValidationError for a name or a password that will not do.
    """
    user, made = _account(name=name, password=password, email=email)
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user, made


@transaction.atomic
def open_account(*, name: str, password: str, email: str = "") -> User:
    """An account without any right yet: it may claim an institution. Raises ValidationError, also for a name in use."""
    user = User(username=name, email=email)
    user.full_clean(exclude=["password"])
    validate_password(password, user)
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def claim(*, user: AbstractBaseUser | AnonymousUser, subject: str, note: str, clock: Clock) -> Mandate:
    """Ask to act for the subject; an editor decides. Asking again changes the note of an undecided claim.

    Raises PermissionDenied for whoever is not signed in.
    """
    if not isinstance(user, User) or not user.is_active:
        raise PermissionDenied("Sign in to claim it.")
    mandate, made = Mandate.objects.get_or_create(
        user=user, subject=subject, defaults={"note": note[:500], "claimed_at": clock()}
    )
    if not made and mandate.decided_at is None:
        mandate.note = note[:500]
        mandate.save(update_fields=["note"])
    return mandate


@transaction.atomic
def decide_claim(*, mandate: Mandate, confirm: bool, editor: AbstractBaseUser | AnonymousUser, clock: Clock) -> Mandate:
    """Confirm a claim, or refuse it; also later, to take a mandate back. Raises PermissionDenied."""
    check_may_edit(editor)
    mandate.is_confirmed, mandate.decided_by_id, mandate.decided_at = confirm, editor.pk, clock()
    mandate.save(update_fields=["is_confirmed", "decided_by", "decided_at"])
    return mandate


def _account(*, name: str, password: str, email: str) -> tuple[User, bool]:
    user = User.objects.filter(username=name).first()
    made = user is None
    user = user or User(username=name, email=email)
    validate_password(password, user)
    user.set_password(password)
    if email:
        user.email = email
    user.full_clean()
    user.save()
    return user, made
