"""With whom an institution works: read from events, every tie with its proof."""

import datetime as dt
from typing import Any

from salony.partnerships import actions, queries
from salony.partnerships.models import Involvement, Project
from salony.partnerships.network import ProofKind


def test_an_afternoon_of_three_institutions_gives_three_ties(land: Any) -> None:
    """One organizes, two send a speaker each: every two of them are joined by that event."""
    event = land.event("Salony Kultury", "2025-01-28", land.centre)
    land.guest(event, "Anna Nowak", land.centre.name, land.centre)
    land.guest(event, "Ewa Kos", land.library.name, land.library)
    land.guest(event, "Barbara Lis", "Tarnogórskie Centrum Kultury")
    actions.take_in_city(city=land.city, clock=land.clock)
    net = queries.network(land.of(land.centre))
    assert {node.name for node in net.partners} == {"Biblioteka w Brzegowie", "Tarnogórskie Centrum Kultury"}
    assert len(net.links) == 3
    for link in net.links:
        (proof,) = link.proofs
        assert (proof.kind, proof.title, proof.day) == (ProofKind.EVENT, "Salony Kultury", dt.date(2025, 1, 28))
        assert "Ewa Kos" in proof.people


def test_whose_house_it_is_is_a_tie_and_says_so(land: Any) -> None:
    hall = land.city.venues.create(slug="sala", name="Sala biblioteki", institution=land.library)
    land.event("Koncert", "2025-03-01", land.centre, category="concert", venue=hall)
    net = queries.network(land.of(land.centre))
    (link,) = net.links
    assert dict(link.proofs[0].ways) == {"bok": "organizer", "biblioteka": "host"}
    assert link.category == "concert"


def test_a_house_of_ones_own_is_no_partner(land: Any) -> None:
    cinema = land.institution("kino", "Kino Brzeg", parent=land.centre)
    hall = land.city.venues.create(slug="kino", name="Kino Brzeg", institution=cinema)
    land.event("Film", "2025-03-01", land.centre, venue=hall)
    assert queries.network(land.of(land.centre)).partners == ()


def test_the_closest_come_first_and_the_newest_proof_with_them(land: Any) -> None:
    museum = land.institution("muzeum", "Muzeum Brzegowa")
    actions.take_in_city(city=land.city, clock=land.clock)
    land.event("Pierwsze", "2024-01-01", land.centre, museum)
    land.event("Drugie", "2025-01-01", land.centre, museum)
    land.event("Trzecie", "2025-06-01", land.centre, land.library)
    net = queries.network(land.of(land.centre))
    assert [node.name for node in net.partners] == ["Muzeum Brzegowa", "Biblioteka w Brzegowie"]
    link = net.link("bok", "muzeum")
    assert link is not None
    assert [proof.title for proof in link.proofs] == ["Drugie", "Pierwsze"]


def test_hidden_events_show_nothing(land: Any) -> None:
    land.event("Ukryte", "2025-01-01", land.centre, land.library, is_hidden=True)
    assert queries.network(land.of(land.centre)).partners == ()


def test_common_projects_are_ties_too(land: Any) -> None:
    project = Project.objects.create(origin="test", key="1", title="Szlak", end=dt.date(2024, 5, 1))
    other = land.partner("Pasvalio biblioteka")
    for one in (land.of(land.centre), other):
        Involvement.objects.create(project=project, organization=one)
    (link,) = queries.network(land.of(land.centre)).links
    assert link.proofs[0].kind is ProofKind.PROJECT
    assert link.last == dt.date(2024, 5, 1)


def test_queries_do_not_grow_with_ties(land: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        house = land.institution(f"dom-{number}", f"Dom numer {number}")
        land.event(f"Wydarzenie {number}", f"2025-01-{number + 1:02}", land.centre, house)
    actions.take_in_city(city=land.city, clock=land.clock)
    it = land.of(land.centre)
    with django_assert_max_num_queries(12):
        assert len(queries.network(it).partners) == 12
