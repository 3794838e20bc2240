"""Reads of the directory."""

from django.db.models import Count, QuerySet

from salony.catalogue.models import City, Institution
from salony.partnerships.models import Letter, Organization, Plan, ProfileChange, Project
from salony.resolution import fold


def resolved(record: Organization) -> Organization:
    """The record itself, or the one that it turned out to be. A circle, which no action makes, ends where it began."""
    seen = {record.pk}
    while record.merged_into is not None and record.merged_into.pk not in seen:
        record = record.merged_into
        seen.add(record.pk)
    return record


def owners() -> dict[int, int]:
    """Ids of merged records → ids of the records shown in their place."""
    into = {one.pk: one for one in Organization.objects.exclude(merged_into=None).select_related("merged_into")}
    return {pk: resolved(one).pk for pk, one in into.items()}


def doubles(most: int = 40) -> list[list[Organization]]:
    """Records that may be one organization, largest groups first: of one country, and alike in name or own page."""
    shown = Organization.objects.filter(merged_into=None)
    groups: dict[tuple[int, ...], list[Organization]] = {}
    for field in ("key", "url"):
        rows = shown.exclude(**{field: ""}).values("country", field).annotate(number=Count("pk"))
        often = rows.filter(number__gt=1).order_by("-number", "country", field)[:most]
        for row in often:
            alike = list(shown.filter(country=row["country"], **{field: row[field]}).order_by("pk"))
            # a name says nothing of where: two towns may each have a municipal library
            for town in sorted({one.town for one in alike}) if field == "key" else [None]:
                found = [one for one in alike if town is None or one.town in (town, "")]
                if len(found) > 1 and len({one.is_town for one in found}) == 1:
                    groups.setdefault(tuple(one.pk for one in found), found)
    return sorted(groups.values(), key=len, reverse=True)[:most]


def merges() -> list[Organization]:
    """Records that are shown as another one, the latest first."""
    return list(Organization.objects.exclude(merged_into=None).select_related("merged_into").order_by("-updated_at"))


def merge_log(most: int = 50) -> list[ProfileChange]:
    """Who merged and separated what, and when; the latest first."""
    rows = ProfileChange.objects.filter(field="merged_into").select_related("organization", "made_by")
    return list(rows.order_by("-made_at", "-id")[:most])


def organization(slug: str) -> Organization:
    """With identifiers. A merged one gives the record shown in its place. Raises Organization.DoesNotExist."""
    found = Organization.objects.select_related("merged_into", "institution", "city").prefetch_related("identifiers")
    return resolved(found.get(slug=slug))


def organization_of(institution: Institution) -> Organization | None:
    """The institution's record in the directory; of a house, its owner's."""
    ids = [one for one in (institution.pk, institution.parent_id) if one]
    found = list(Organization.objects.filter(institution__in=ids).select_related("merged_into"))
    found.sort(key=lambda one: ids.index(one.institution_id or 0))
    return resolved(found[0]) if found else None


def town_of(city: City) -> Organization | None:
    """The record of the city's local government."""
    found = Organization.objects.filter(city=city).select_related("merged_into").first()
    return resolved(found) if found else None


def organizations(
    *, text: str = "", kinds: tuple[str, ...] = (), countries: tuple[str, ...] = (), near: City | None = None
) -> QuerySet[Organization]:
    """Those shown, by name; text: words that their name, town, themes, offers or wishes must all contain.

    near: first those of that city's country.
    """
    found = Organization.objects.filter(merged_into=None).select_related("institution")
    if kinds:
        found = found.filter(kind__in=kinds)
    if countries:
        found = found.filter(country__in=countries)
    for word in fold(text).split():
        found = found.filter(key__contains=word)
    return found


def candidates(organization: Organization) -> QuerySet[Organization]:
    """Who may be suggested at all: not itself, nor what it dismissed; towns to towns, institutions to institutions."""
    others = Organization.objects.filter(merged_into=None).exclude(pk=organization.pk)
    others = others.exclude(pk__in=organization.dismissals.values("candidate"))
    same = others.filter(kind="municipality") if organization.is_town else others.exclude(kind="municipality")
    return same.exclude(name="")


def dismissed(organization: Organization) -> list[Organization]:
    return [one.candidate for one in organization.dismissals.select_related("candidate").order_by("candidate__name")]


def projects_of(organization: Organization, most: int = 20) -> list[Project]:
    """The newest first, with `partners`: how many organizations were in it."""
    ids = _records(organization)
    rows = Project.objects.filter(involvements__organization__in=ids).distinct()
    mine = rows.values("id")
    return list(Project.objects.filter(id__in=mine).annotate(partners=Count("involvements"))[:most])


def plans_of(organization: Organization) -> list[Plan]:
    return list(organization.plans.all())


def letters_to(organization: Organization, most: int = 50) -> list[Letter]:
    """The newest first, with their senders."""
    return list(organization.letters.select_related("sender")[:most])


def _records(organization: Organization) -> list[int]:
    """The record's id and those of the records that turned out to be it."""
    return [organization.pk, *organization.absorbed.values_list("pk", flat=True)]
