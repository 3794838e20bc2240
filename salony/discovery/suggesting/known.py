"""What has a name in a city's calendar from a day on: of each sort the soonest or the busiest."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from salony.catalogue import listing
from salony.catalogue.models import City
from salony.discovery.index.columns import Column
from salony.discovery.programme import Programme, programme
from salony.discovery.spans import Span

MOST = 2_000
"""Names of each sort: who types finds the soonest events and the busiest houses; the search finds all."""
AHEAD = (60, 400)
"""Days that are looked at first; where they have not so many events, all that is to come."""


@dataclass(frozen=True, slots=True)
class CityNames:
    """institutions, venues, people: (slug, name, number of events); events: (slug, name, next day, venue's name), the
    soonest first."""

    latitude: float | None
    longitude: float | None
    institutions: list[tuple[str, str, int]]
    venues: list[tuple[str, str, int]]
    people: list[tuple[str, str, int]]
    events: list[tuple[str, str, dt.date, str]]


def known(city: City, day: dt.date) -> CityNames:
    """Five queries; none looks at more than MOST events."""
    ahead = _ahead(city, day)
    soonest = ahead.where(slice(MOST))
    named = listing.names_of_events(soonest["event"].tolist())
    days = np.maximum(soonest["day"], day.toordinal()).tolist()
    events = [
        (named[event][0], named[event][1], dt.date.fromordinal(next_day), named[event][2])
        for event, next_day in zip(soonest["event"].tolist(), days, strict=True)
        if event in named
    ]
    peopled = ahead["event"][ahead["people"] > 0][:MOST].tolist()
    return CityNames(
        city.latitude,
        city.longitude,
        listing.institutions_of_events(soonest["event"].tolist(), _busiest(ahead["house"])),
        listing.venues_by_number(_busiest(ahead["venue"])),
        listing.people_of_events(peopled),
        events,
    )


def _ahead(city: City, day: dt.date) -> Programme:
    """Each event once, the soonest first."""
    for number in AHEAD:
        found = programme(city, Span(day, day + dt.timedelta(days=number))).once_each()
        if len(found) >= MOST:
            return found
    return programme(city, Span(day, dt.date.max)).once_each()


def _busiest(numbers: Column) -> dict[int, int]:
    """Number in the catalogue → how often, the most frequent ones."""
    keys, counts = np.unique(numbers[numbers > 0], return_counts=True)
    most = np.argsort(-counts, kind="stable")[:MOST]
    return dict(zip(keys[most].tolist(), counts[most].tolist(), strict=True))
