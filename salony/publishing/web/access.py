"""Who may correct what is shown here."""

from django.http import HttpRequest

from salony.accounts import permissions


def may_edit(request: HttpRequest) -> bool:
    """Asks the database only for those who are signed in."""
    return permissions.may_edit(request.user)
