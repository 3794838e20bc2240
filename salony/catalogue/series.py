"""Series: the events of a city that bear one name. No table: the name makes them one."""

from salony.catalogue.models import City, Event
from salony.catalogue.queries import events
from salony.resolution import slug_of


def series(city: City, slug: str) -> list[Event]:
    """The shown events of one name, whatever their days: a weekly circle, the editions of a festival.

    slug: of the name, as `series_slug` makes it; an event's own address begins with it. Four queries.
    """
    return [one for one in events(city).filter(slug__startswith=slug) if series_slug(one.name) == slug]


def series_slug(name: str) -> str:
    return slug_of(name[:90])


def named_alike(event: Event) -> int:
    """How many shown events of the city bear this event's name, itself included. One query."""
    slug = series_slug(event.name)
    rows = Event.objects.filter(city=event.city_id, is_hidden=False, merged_into=None, slug__startswith=slug)
    return sum(1 for name in rows.values_list("name", flat=True) if series_slug(name) == slug)
