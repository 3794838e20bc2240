"""Addresses of new events."""

from collections.abc import Collection, Sequence

from salony.catalogue.models import City, Event
from salony.resolution import slug_of


def free_slugs(city: City, names: Sequence[str]) -> list[str]:
    """For each name an address that no event of the city has yet, nor another of these names."""

    def of_city(slugs: Collection[str]) -> set[str]:
        return set(Event.objects.filter(city=city, slug__in=slugs).values_list("slug", flat=True))

    bases = [slug_of(name, longest=120) for name in names]
    taken = of_city(set(bases))
    numbers, looked_up = dict.fromkeys(bases, 1), dict.fromkeys(bases, 1)
    found: list[str] = []
    for base in bases:
        slug, number = base, numbers[base]
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
            if number > looked_up[base]:
                # By equality, a growing portion at a time: a search for a beginning reads every address of the city.
                looked_up[base] = 2 * number + 20
                taken |= of_city({f"{base}-{one}" for one in range(number, looked_up[base] + 1)})
        numbers[base] = number
        taken.add(slug)
        found.append(slug)
    return found
