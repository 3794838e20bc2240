"""Reads: what is shown, in which order, and in how many queries."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.catalogue import actions, queries
from salony.catalogue import people as people_reads
from salony.catalogue import series as series_reads
from salony.catalogue.models import Event, Fetch
from salony.vocabulary import EventStatus, PersonDraft, PriceDraft


def superuser() -> User:
    return User.objects.create_superuser("redakcja")


def read(occurrences: Any) -> list[tuple[Any, ...]]:
    return [
        (
            row.event.name,
            row.event.venue.institution.name,
            [o.name for o in row.event.organizers.all()],
            [p.person.name for p in row.event.participations.all()],
            row.event.city.slug,
        )
        for row in occurrences
    ]


def ids() -> list[int]:
    """So many as there may be, without asking."""
    return list(range(1, 1000))


READS: dict[str, tuple[int, Callable[[Any], Any]]] = {
    "lines": (1, lambda town: [row.event.venue for row in queries.occurrences(town.city, ids()).values()]),
    "state": (2, lambda town: queries.reading_state(town.city)),
    "venue": (3, lambda town: read(queries.venue_occurrences(town.mill, dt.date(2025, 1, 1)))),
    "institution": (3, lambda town: read(queries.institution_occurrences(town.house, dt.date(2025, 1, 1)))),
    "health": (2, lambda town: [(h.source.name, h.is_failing) for h in queries.source_health(town.city)]),
    "series": (4, lambda town: [event.name for event in series_reads.series(town.city, "wieczor-0")]),
    "person": (1, lambda town: people_reads.person("gosc-1").name),
    "people": (
        1,
        lambda town: [(one.person.name, one.person.home, one.events) for one in people_reads.people(town.city)],
    ),
}


@pytest.mark.parametrize("name", READS)
def test_the_number_of_queries_does_not_grow(town: Any, draft: Any, name: str) -> None:
    expected, ask = READS[name]
    for number in (1, 3):
        guest = (PersonDraft(name=f"Gość {number}"),)
        drafts = [draft(f"Wieczór {n}", venue="Stary Młyn", people=guest) for n in range(number)]
        town.say(town.own, *drafts)
        actions.start_fetch(source=town.own, clock=town.clock)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert ask(town)
        assert len(captured) == expected, [query["sql"] for query in captured]


def test_an_event_page_costs_the_same_for_one_source_and_for_three(town: Any, draft: Any) -> None:
    counts = []
    for source in (town.own, town.portal, town.source("trzecie")):
        town.say(source, draft(venue="Stary Młyn", people=(PersonDraft(name="Ewa Nowicka"),)))
        with CaptureQueriesContext(connection) as captured:
            event = queries.event(town.city, "wieczor-ballad-2025-01-28")
            facts = queries.facts(event)
            assert [p.person.name for p in event.participations.all()] == ["Ewa Nowicka"]
            assert [s.source.name for s in event.sightings.all()]
            assert list(event.occurrences.all())
            assert facts[0].agreeing
        counts.append(len(captured))
    assert counts[0] == counts[2] <= 8


def test_every_fact_knows_who_says_it_and_who_contradicts(town: Any, draft: Any) -> None:
    town.say(town.own, draft(venue="Stary Młyn", price=PriceDraft(amount=20)))
    town.say(town.portal, draft("Wieczór ballad", "2025-01-28", price=PriceDraft(amount=25)))
    event = queries.event(town.city, Event.objects.get().slug)
    own, portal = (str(event.sightings.get(source=source).pk) for source in (town.own, town.portal))
    facts = {fact.field: fact for fact in queries.facts(event)}
    assert facts["start"].agreeing == (own, portal)
    assert facts["start"].contradicting == ()
    assert facts["price"].agreeing == (own,)
    assert [(key, value["amount"]) for key, value in facts["price"].contradicting] == [(portal, 25)]


def test_a_newer_cancellation_wins_over_an_older_word_of_more_weight(town: Any, draft: Any) -> None:
    town.say(town.own, draft())
    town.now += dt.timedelta(days=1)
    town.say(town.portal, draft(status=EventStatus.CANCELLED))
    assert town.only_event().status == "cancelled"
    town.now += dt.timedelta(days=1)
    town.say(town.own, draft(description="A jednak gramy."), text="odwołane odwołanie")
    assert town.only_event().status == "scheduled"


def test_health_tells_the_last_fetch_and_the_last_good_one(town: Any) -> None:
    good = actions.start_fetch(source=town.own, clock=town.clock)
    actions.finish_fetch(fetch=good, outcome=Fetch.Outcome.RECORDED, clock=town.clock)
    earlier = town.now
    town.now += dt.timedelta(hours=1)
    bad = actions.start_fetch(source=town.own, clock=town.clock)
    actions.finish_fetch(
        fetch=bad, outcome=Fetch.Outcome.FAILED, clock=town.clock, messages=[{"pl": "Brak strony.", "en": "No page."}]
    )
    first, second = queries.source_health(town.city)
    assert (first.source, first.last, first.last_good, first.is_failing) == (town.own, bad, earlier, True)
    assert (second.source, second.last, second.last_good, second.is_failing) == (town.portal, None, None, False)


def test_events_of_one_name_are_a_series(town: Any, draft: Any) -> None:
    town.say(
        town.own, draft("Wieczór poezji", start="2025-01-28T18:00"), draft("Wieczór poezji", start="2025-02-25T18:00")
    )
    town.say(town.portal, draft("Wieczór poezji dla dzieci", start="2025-01-29T18:00"))
    found = series_reads.series(town.city, series_reads.series_slug("Wieczór poezji"))
    assert [event.slug for event in found] == ["wieczor-poezji-2025-01-28", "wieczor-poezji-2025-02-25"]
    assert series_reads.named_alike(found[0]) == 2
    assert series_reads.series(town.city, "wieczor") == []


def test_events_of_a_person_in_one_city(town: Any, draft: Any) -> None:
    town.say(town.own, draft(people=(PersonDraft(name="Ewa Nowicka"),)), draft("Inny wieczór", start="2025-03-01"))
    person = people_reads.person("ewa-nowicka")
    assert [event.name for event in people_reads.person_events(town.city, person)] == ["Wieczór ballad"]


def test_who_takes_part_and_with_whom(town: Any, draft: Any) -> None:
    ewa, jan, ola = (PersonDraft(name=name) for name in ("Ewa Nowicka", "Jan Las", "Ola Bór"))
    town.say(town.own, draft(people=(ewa, jan)), draft("Wieczór pieśni", "2025-01-29T18:00", people=(ewa, jan, ola)))
    assert [(one.person.name, one.events) for one in people_reads.people(town.city)] == [
        ("Ewa Nowicka", 2),
        ("Jan Las", 2),
        ("Ola Bór", 1),
    ]
    person = people_reads.person("ewa-nowicka")
    assert [(one.person.name, one.events) for one in people_reads.person_partners(person)] == [
        ("Jan Las", 2),
        ("Ola Bór", 1),
    ]
    assert len(queries.person_occurrences(person, dt.date(2025, 1, 1))) == 2
    actions.hide(event=Event.objects.get(name="Wieczór pieśni"), editor=superuser(), clock=town.clock)
    assert [one.person.name for one in people_reads.people(town.city)] == ["Ewa Nowicka", "Jan Las"]
    assert [one.person.name for one in people_reads.person_partners(person)] == ["Jan Las"]
