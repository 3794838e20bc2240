"""For every template: how much waits for the editor who is signed in, and where. Asks nothing unless it is shown."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import ngettext

from salony.accounts.permissions import may_edit
from salony.catalogue import queries
from salony.catalogue.models import City
from salony.gathering.pending import number_waiting
from salony.gathering.web import reconciling
from salony.publishing.web.context import today_in


@dataclass(frozen=True, slots=True)
class Waiting:
    number: int
    url: str

    @property
    def words(self) -> str:
        said = ngettext("%(number)s thing to look at", "%(number)s things to look at", self.number)
        return said % {"number": self.number}


def waiting(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `waiting`, None for whoever may not edit; `desk`, an editor's tools on an event's page."""
    return {
        "waiting": SimpleLazyObject(lambda: _waiting(request)),
        "desk": SimpleLazyObject(lambda: reconciling.desk(request)),
    }


def _waiting(request: HttpRequest) -> Waiting | None:
    if not may_edit(getattr(request, "user", None)):
        return None
    match = request.resolver_match
    slug = str(match.kwargs.get("city") or settings.SALONY_CITY) if match else settings.SALONY_CITY
    try:
        city = queries.city(slug)
    except City.DoesNotExist:
        return None
    return Waiting(number_waiting(city, today_in(city, request)), reverse("review", args=[city.slug]))
