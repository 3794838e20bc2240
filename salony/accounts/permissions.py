"""Who may edit what is known, and who acts for whom.

Editors are active accounts in the group of editors, and the installation's superusers. Whoever else belongs to an
institution claims it; an editor confirms (`Mandate`).
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied

from salony.accounts.models import Mandate

EDITORS = "editors"

Anyone = AbstractBaseUser | AnonymousUser | None


def may_edit(user: Anyone) -> bool:
    """Whether the user may correct and hide events. One query for those who are neither anonymous nor superusers."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name=EDITORS).exists()


def check_may_edit(user: Anyone) -> None:
    """Raises PermissionDenied for whoever may not."""
    if not may_edit(user):
        raise PermissionDenied("Only editors may do this.")


def signed_in(user: Anyone) -> User:
    """The account behind the user. Raises PermissionDenied where there is none."""
    if not isinstance(user, User) or not user.is_active:
        raise PermissionDenied("Sign in to do this.")
    return user


def subjects(user: Anyone) -> frozenset[str]:
    """For whom the user acts, confirmed. One query for those who are signed in."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(Mandate.objects.filter(user=user, is_confirmed=True).values_list("subject", flat=True))


def may_act_for(user: Anyone, subject: str) -> bool:
    """Whether the user acts for the subject: by a confirmed mandate, or as an editor."""
    return subject in subjects(user) or may_edit(user)


def check_may_act_for(user: Anyone, subject: str) -> None:
    """Raises PermissionDenied for whoever may not."""
    if not may_act_for(user, subject):
        raise PermissionDenied("Only those who act for it may do this.")
