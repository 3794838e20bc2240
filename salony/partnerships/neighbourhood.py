"""Twins of a town's neighbours, and neighbours of its twins: pairs of towns that could share a bus or a project."""

import math

from django.db.models import Q

from salony.partnerships import reasoning
from salony.partnerships.models import Organization, Partnership

NEAR_KM = 40.0
_KM_TO_A_DEGREE = 111.2
_MOST_TWINS = 40


def reasons(town: Organization, countries: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """Slug of a town abroad → why the neighbourhood speaks for it. Three queries. countries: only these; empty: all."""
    if town.latitude is None or town.longitude is None:
        return {}
    towns = Organization.objects.filter(kind="municipality", merged_into=None).exclude(pk=town.pk)
    found: dict[str, list[str]] = {}
    neighbours = {one.pk: one for one in towns.filter(_around(town)) if _is_near(one, town)}
    ids = [*neighbours, town.pk]
    pairs = Partnership.objects.filter(Q(first__in=ids) | Q(second__in=ids)).select_related("first", "second")
    twins: list[Organization] = []
    for pair in pairs:
        for here, there in ((pair.first, pair.second), (pair.second, pair.first)):
            if here.pk == town.pk and there.is_town:
                twins.append(there)
            elif here.pk in neighbours and there.is_town:
                found.setdefault(there.slug, []).append(reasoning.twin_of_neighbour(here.name))
    boxes = Q()
    for twin in twins[:_MOST_TWINS]:
        if twin.latitude is not None:
            boxes |= _around(twin)
    if boxes:
        near = towns.filter(boxes).exclude(pk__in=[twin.pk for twin in twins])
        for one in near:
            for twin in twins:
                if _is_near(one, twin) and one.country == twin.country:
                    found.setdefault(one.slug, []).append(reasoning.neighbour_of_twin(twin.name))
    lands = dict(towns.filter(slug__in=found).values_list("slug", "country"))
    return {
        slug: list(dict.fromkeys(said))
        for slug, said in found.items()
        if slug in lands and lands[slug] != town.country and (not countries or lands[slug] in countries)
    }


def _around(town: Organization) -> Q:
    """A box somewhat larger than the circle."""
    latitude, longitude = town.latitude or 0.0, town.longitude or 0.0
    high = NEAR_KM / _KM_TO_A_DEGREE
    wide = high / max(math.cos(math.radians(latitude)), 0.2)
    return Q(latitude__range=(latitude - high, latitude + high), longitude__range=(longitude - wide, longitude + wide))


def _is_near(one: Organization, other: Organization) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north = (one.latitude - other.latitude) * _KM_TO_A_DEGREE
    east = (one.longitude - other.longitude) * _KM_TO_A_DEGREE * math.cos(math.radians(one.latitude))
    return math.hypot(north, east) <= NEAR_KM
