"""Who may edit what is known: active accounts in the group of editors, and the installation's superusers."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied

EDITORS = "editors"


def may_edit(user: AbstractBaseUser | AnonymousUser | None) -> bool:
    """Whether the user may correct and hide events. One query for those who are neither anonymous nor superusers."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or user.groups.filter(name=EDITORS).exists()


def check_may_edit(user: AbstractBaseUser | AnonymousUser | None) -> None:
    """Raises PermissionDenied for whoever may not."""
    if not may_edit(user):
        raise PermissionDenied("Only editors may do this.")
