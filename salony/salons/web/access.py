"""What every view begins with: the city, the salon, who asks."""

import datetime as dt
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from salony.accounts import permissions
from salony.catalogue import queries as catalogue
from salony.catalogue.models import City
from salony.salons import letters, links
from salony.salons.actions.log import Clock
from salony.salons.actions.registration import Tell
from salony.salons.models import Registration, Salon
from salony.salons.queries import programme

CLOCK = "salony.now"
"""The key of the request's environment under which a server or a test passes an aware datetime as the present."""


def clock(request: HttpRequest) -> Clock:
    def now() -> dt.datetime:
        moment = request.META.get(CLOCK)
        return moment if isinstance(moment, dt.datetime) else timezone.now()

    return now


def city_or_404(slug: str) -> City:
    try:
        return catalogue.city(slug)
    except City.DoesNotExist:
        raise Http404(gettext("There is no such city here.")) from None


def is_organizer(request: HttpRequest) -> bool:
    return permissions.may_edit(request.user)


def salon_or_404(request: HttpRequest, city: str, slug: str) -> Salon:
    """Unpublished ones are there for organizers only."""
    try:
        return programme.salon(city_or_404(city), slug, with_drafts=is_organizer(request))
    except Salon.DoesNotExist:
        raise Http404(gettext("There is no such salon here. All of them are on the page “Salons”.")) from None


def own_salon(request: HttpRequest, city: str, slug: str) -> Salon:
    """For organizers. Raises PermissionDenied."""
    permissions.check_may_edit(request.user)
    return salon_or_404(request, city, slug)


def bearer(salon: Salon, token: str) -> links.Bearer:
    """Who holds the personal link. Raises links.BadLink, for a link to another salon too."""
    one = links.read(token)
    if one.salon != salon.pk:
        raise links.BadLink(is_old=False)
    return one


def registration_of(salon: Salon, one: links.Bearer) -> Registration | None:
    return Registration.objects.select_related("speaker").filter(salon=salon, email=one.email).first()


def absolute(path: str) -> str:
    return f"{settings.SALONY_SITE}{path}"


def salon_path(salon: Salon, name: str = "salon", *more: Any) -> str:
    """The path of one of the salon's pages; the city must be at hand."""
    return reverse(name, args=[salon.city.slug, salon.slug, *more])


def personal_link(salon: Salon, email: str) -> str:
    return absolute(salon_path(salon, "salon-mine", links.write(salon.pk, email)))


def tell(salon: Salon) -> Tell:
    """Letters with addresses of this installation."""
    return partial(_tell, salon)


def _tell(salon: Salon, registration: Registration, occasion: str) -> None:
    letters.send(salon, registration, occasion, link=personal_link(salon, registration.email))
