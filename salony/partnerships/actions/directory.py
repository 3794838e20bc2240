"""Writes to the directory: institutions taken in, profiles, suggestions put away, doubles joined."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.utils.translation import gettext

from salony.accounts.permissions import check_may_act_for, check_may_edit
from salony.catalogue import company
from salony.catalogue.models import City, Institution
from salony.language.institutions import find_institutions
from salony.partnerships.models import Dismissal, Organization, ProfileChange
from salony.resolution import fold, slug_of

Clock = Callable[[], dt.datetime]
Anyone = AbstractBaseUser | AnonymousUser

PROFILE = (
    "summary",
    "audiences",
    "disciplines",
    "languages",
    "themes",
    "offers",
    "seeks",
    "capacity",
    "founded",
    "is_accredited",
    "contact",
    "url",
)
"""What those who act for an organization may say of it."""


class MergeError(ValueError):
    """Two records cannot become one: why."""


def subject_of(organization: Organization) -> str:
    """Its name among the mandates."""
    return f"organization:{organization.slug}"


@transaction.atomic
def take_in_city(*, city: City, clock: Clock) -> int:
    """Give the town, its institutions and whoever its events name a record in the directory; answers how many are new.

    Houses of an institution have none of their own: they are no bodies that could sign. Doing it again changes nothing.
    """
    before = Organization.objects.count()
    if not Organization.objects.filter(city=city).exists():
        _of_town(city, clock)
    known = set(Organization.objects.exclude(institution=None).values_list("institution_id", flat=True))
    for institution in city.institutions.filter(parent=None).exclude(pk__in=known):
        _of_institution(institution, city, clock)
    _of_names(clock)
    return Organization.objects.count() - before


@transaction.atomic
def edit_profile(*, organization: Organization, values: Mapping[str, Any], user: Anyone, clock: Clock) -> None:
    """Set fields of the profile. Raises PermissionDenied, and KeyError for a field that is not of it."""
    check_may_act_for(user, subject_of(organization))
    changed = []
    for field, value in values.items():
        if field not in PROFILE:
            raise KeyError(field)
        before = getattr(organization, field)
        if before != value:
            setattr(organization, field, value)
            changed.append(field)
            # The address for the relay is personal: the log says that it changed, not to what.
            shown = (None, None) if field == "contact" else (before, value)
            ProfileChange.objects.create(
                organization=organization,
                field=field,
                before=shown[0],
                after=shown[1],
                made_by_id=user.pk,
                made_at=clock(),
            )
    if changed:
        organization.updated_at = clock()
        organization.save(update_fields=[*changed, "updated_at"])


@transaction.atomic
def dismiss(*, organization: Organization, candidate: Organization, user: Anyone, clock: Clock) -> None:
    """Never suggest the candidate to the organization again. Raises PermissionDenied."""
    check_may_act_for(user, subject_of(organization))
    Dismissal.objects.get_or_create(
        organization=organization, candidate=candidate, defaults={"made_by_id": user.pk, "made_at": clock()}
    )


@transaction.atomic
def restore(*, organization: Organization, candidate: Organization, user: Anyone) -> None:
    """Let the candidate be suggested again. Raises PermissionDenied."""
    check_may_act_for(user, subject_of(organization))
    Dismissal.objects.filter(organization=organization, candidate=candidate).delete()


@transaction.atomic
def merge(*, double: Organization, into: Organization, editor: Anyone, clock: Clock) -> Organization:
    """Show `into` wherever the double is named; answers the record that is shown. `separate` undoes it.

    Nothing is moved, so that nothing is lost: reads follow `merged_into`. Raises MergeError where one is already, by
    whatever way, the other; PermissionDenied for whoever is no editor.
    """
    check_may_edit(editor)
    final, seen = into, {double.pk}
    while final.merged_into is not None and final.pk not in seen:
        seen.add(final.pk)
        final = final.merged_into
    if final.pk in seen:
        raise MergeError(
            gettext(
                "%(double)s and %(into)s are already one record, or would be merged in a circle. Separate them first."
            )
            % {"double": double.name, "into": into.name}
        )
    if double.is_town != final.is_town:
        raise MergeError(
            gettext("%(double)s and %(into)s are a town and an institution: they cannot be one. Nothing was changed.")
            % {"double": double.name, "into": final.name}
        )
    _show_as(double, final, editor, clock)
    return final


@transaction.atomic
def separate(*, double: Organization, editor: Anyone, clock: Clock) -> None:
    """Take a merge back. Raises PermissionDenied."""
    check_may_edit(editor)
    _show_as(double, None, editor, clock)


def _show_as(double: Organization, final: Organization | None, editor: Anyone, clock: Clock) -> None:
    before = double.merged_into
    double.merged_into, double.updated_at = final, clock()
    double.save(update_fields=["merged_into", "updated_at"])
    ProfileChange.objects.create(
        organization=double,
        field="merged_into",
        before=before.name if before else None,
        after=final.name if final else None,
        made_by_id=editor.pk,
        made_at=clock(),
    )


def new_slug(name: str) -> str:
    """An address that no organization has."""
    base = slug_of(name)
    taken = set(Organization.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return slug_of(name, taken)


def kind_of(name: str) -> str:
    """The kind of institution that a Polish or English name tells of; "" where it tells of none."""
    found = find_institutions(name)
    return found[0].kind.slug if found and found[0].begin == 0 else ""


def _of_town(city: City, clock: Clock) -> None:
    same = Organization.objects.filter(
        kind="municipality", country=city.country, key=fold(city.name), city=None
    ).first()
    record = same or Organization(slug=new_slug(city.name), kind="municipality", country=city.country)
    record.name, record.key, record.town, record.city = city.name, fold(city.name), city.name, city
    record.latitude, record.longitude, record.updated_at = city.latitude, city.longitude, clock()
    record.save()


def _of_institution(institution: Institution, city: City, clock: Clock) -> None:
    key = fold(institution.name)
    same = Organization.objects.filter(country=city.country, key=key, institution=None).first()
    record = same or Organization(slug=new_slug(institution.slug), name=institution.name, key=key)
    record.institution, record.country, record.town = institution, city.country, city.name
    record.kind = record.kind or institution.kind or kind_of(institution.name)
    record.url = record.url or institution.url
    record.latitude, record.longitude, record.updated_at = city.latitude, city.longitude, clock()
    record.save()


def _of_names(clock: Clock) -> None:
    """Institutions that events know by name alone: whom they sent is the first thing known of them."""
    names = {fold(name)[:300]: (name, country) for name, country in company.named_only() if fold(name)}
    known = set(Organization.objects.filter(key__in=names).values_list("key", flat=True))
    for key, (name, country) in names.items():
        if key not in known:
            Organization.objects.create(
                slug=new_slug(name),
                name=name[:300],
                key=key,
                kind=kind_of(name),
                country=country,
                updated_at=clock(),
            )
