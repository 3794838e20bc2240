"""Whoever comes first: the same events, with the same values, of the same words."""

import datetime as dt
from itertools import permutations
from typing import Any

import pytest

from salony.catalogue.models import Change, Event, Occurrence, Sighting
from salony.vocabulary import EventStatus, PersonDraft, PlaceDraft, PriceDraft


def record() -> set[tuple[Any, ...]]:
    """Each event by what it is and by the words on it."""
    return {
        (
            frozenset((row.source.slug, row.draft["name"]) for row in event.sightings.all()),
            str(sorted((field, str(value)) for field, value in event.values.items())),
            frozenset(event.occurrences.values_list("first_day", "starts_at")),
            event.standing,
        )
        for event in Event.objects.filter(merged_into=None)
    }


@pytest.mark.parametrize("case", ["hours and houses", "a series", "a cancellation"])
def test_the_order_of_arrival_makes_no_difference(town: Any, draft: Any, case: str) -> None:
    mill = PlaceDraft(name="Stary Młyn")
    cases = {
        "hours and houses": {
            "strona": [draft(venue=mill, price=PriceDraft(amount=20)), draft("Bal", "2025-02-01T19:00")],
            "portal": [draft("WIECZÓR BALLAD", "2025-01-28T18:00"), draft("Bal", "2025-02-01")],
            "dom": [draft("Wieczór ballad", people=(PersonDraft(name="Ewa Nowicka"),), venue=mill)],
        },
        "a series": {
            "strona": [draft("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU", venue=mill)],
            "portal": [draft("Klub szachowy", "2025-01-21T17:00"), draft("Klub szachowy", "2025-01-28T17:00")],
            "dom": [draft("Klub szachowy", "2025-01-28T17:00", venue=mill), draft("Koncert kolęd", "2025-01-28T17:00")],
        },
        "a cancellation": {
            "strona": [draft(status=EventStatus.CANCELLED, organizer=["GOK"])],
            "portal": [draft("Wieczór ballad", "2025-01-28", confidence=0.4)],
            "dom": [draft(venue=mill, end="2025-01-28T20:00")],
        },
    }[case]
    town.source("dom", authority=60)
    sources = {source.slug: source for source in town.city.sources.all()}
    found = []
    for order in permutations(cases):
        for slug in order:
            # Each source says it at its own time, whenever it is read.
            published = town.now - dt.timedelta(days=list(cases).index(slug) + 1)
            town.say(sources[slug], *cases[slug], published=published)
        found.append(record())
        for model in (Occurrence, Sighting):
            model.objects.all().delete()
        Change.objects.all()._raw_delete("default")
        Event.objects.all().delete()
    assert all(each == found[0] for each in found), [each ^ found[0] for each in found]
