"""What the pages of partners share: the city, the record asked for, who is looking, links."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from salony.accounts.permissions import may_edit, subjects
from salony.catalogue import queries as catalogue
from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import queries
from salony.partnerships.actions.directory import subject_of
from salony.partnerships.models import Organization


@dataclass(frozen=True, slots=True)
class Link:
    """url: "" where there is nowhere to go."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking: an editor, or those for whom they act."""

    is_editor: bool
    subjects: frozenset[str]

    def acts_for(self, organization: Organization) -> bool:
        return self.is_editor or subject_of(organization) in self.subjects

    def own(self) -> list[Organization]:
        """The organizations for which they act by mandate."""
        slugs = [one.partition(":")[2] for one in self.subjects if one.startswith("organization:")]
        return [
            queries.resolved(one) for one in Organization.objects.filter(slug__in=slugs).select_related("merged_into")
        ]


def viewer(request: HttpRequest) -> Viewer:
    """Asks the database only for those who are signed in."""
    if not request.user.is_authenticated:
        return Viewer(False, frozenset())
    return Viewer(may_edit(request.user), subjects(request.user))


def city_or_404(slug: str) -> City:
    try:
        return catalogue.city(slug)
    except City.DoesNotExist:
        raise Http404(gettext("There is no such city here.")) from None


def organization_or_404(slug: str) -> Organization:
    try:
        return queries.organization(slug)
    except Organization.DoesNotExist:
        raise Http404(gettext("No such partner is known here.")) from None


def today_in(city: City, request: HttpRequest) -> dt.date:
    return frame.now(request).astimezone(ZoneInfo(city.time_zone)).date()


def partner_path(organization: Organization, city: City) -> str:
    return reverse("partner", args=[city.slug, organization.slug])


def partner_link(organization: Organization, city: City) -> Link:
    return Link(partner_path(organization, city), organization.name)


def pair_path(one: Organization, other: Organization, city: City) -> str:
    return reverse("partnership", args=[city.slug, one.slug, other.slug])


def event_path(city_slug: str, slug: str) -> str:
    """The event's page, which another room has; "" where the installation has none."""
    try:
        return reverse("event", args=[city_slug, slug])
    except NoReverseMatch:
        return ""


def institution_path(organization: Organization, city: City) -> str:
    """The institution's page in the calendar; "" where it has none."""
    if organization.institution is None:
        return ""
    try:
        return reverse("institution", args=[city.slug, organization.institution.slug])
    except NoReverseMatch:
        return ""
