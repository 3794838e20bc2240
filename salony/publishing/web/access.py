"""Who may correct what is shown here."""

from django.http import HttpRequest


def may_edit(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.has_perm("catalogue.change_event")
