"""Which records of many sources are one event."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.resolution import Statement, resolve
from salony.resolution.clustering import LARGEST_CLUSTER


def said(identifier: str, name: str, start: str | None = "2025-03-14T18:00", **more: Any) -> Statement:
    place = {"venue": "Stary Młyn", "city": "Lipowiec", "source": f"{identifier}.example/page"}
    return Statement(id=identifier, name=name, start=start, **(place | more))


def groups(statements: Iterable[Statement]) -> set[frozenset[str]]:
    """Clusters of several records."""
    return {frozenset(cluster.records) for cluster in resolve(list(statements)) if len(cluster.records) > 1}


def are_one(one: Statement, other: Statement) -> bool:
    return groups([one, other]) == {frozenset({one.id, other.id})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("a", "Koncert Kwartetu Lipowego"), said("b", "Kwartet Lipowy – koncert", "2025-03-14")),
        (
            said("a", "Wieczór tang", people="Kwartet Lipowy"),
            said("b", "Kwartet Lipowy gra Piazzollę", description="Wieczór tang w starym młynie."),
        ),
        (
            said("a", "Recital fortepianowy", venue="Miejski Ośrodek Kultury", people="Ewa Sowa"),
            said("b", "Ewa Sowa przy fortepianie", venue="MOK Lipowiec", people="E. Sowa"),
        ),
        (
            said("a", "Bluesowa sobota"),
            said("b", "Bluesowa sobota", "2025-03-14T17:30", description="Wejście od 17:30."),
        ),
        (said("a", "Jarmark Wielkanocny"), said("b", "Jarmark wielkanocny odwołany", status="cancelled")),
        (
            said("a", "Wystawa „Szkło i światło”", "2025-03-14", end="2025-05-04"),
            said("b", "Szkło i światło", "2025-03-15", end="2025-05-04"),
        ),
        (
            said("a", "Warsztaty szachowe", recurrence="FREQ=WEEKLY;BYDAY=FR;BYHOUR=18"),
            said("b", "Szachy w każdy piątek: warsztaty", recurrence="FREQ=WEEKLY;BYDAY=FR"),
        ),
        (
            said("a", "Klub Seniora", description="O kursach, spacerach i wycieczkach."),
            said("b", "Spotkanie Klubu Seniora", description="Pierwsze w tym roku."),
        ),
        (
            said("a", "Noc Muzyki", description="Koncerty, warsztaty i konkursy na rynku."),
            said("b", "Noc muzyki w Lipowcu", description="Koncerty do rana na rynku."),
        ),
        (
            said("a", "Warsztaty szachowe"),
            said("b", "Warsztaty szachowe dla każdego", recurrence="FREQ=WEEKLY;COUNT=1"),
        ),
    ],
)
def test_one_event_in_two_wordings(one: Statement, other: Statement) -> None:
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("a", "Koncert noworoczny"), said("b", "Koncert noworoczny", city="Dębowo")),
        (
            said("a", "Koncert: Trio Wierzba", venue="Dom Kultury Perkoz", people="Jan Sitek", price=20.0),
            said("b", "Koncert Szuwarów", venue="Dom Kultury Kalina", people="Ola Brzoza", price=20.0),
        ),
        (
            said("a", "Wykład o zegarach", venue="Dom Kultury Perkoz", price=10.0, description="Mechanizmy i wahadła."),
            said("b", "Wykład o mgławicach", "2025-03-14", venue="Dom Kultury Kalina", price=10.0),
        ),
        (said("a", "Koncert noworoczny"), said("b", "Koncert noworoczny", "2025-03-14T20:30")),
        (said("a", "Warsztaty plastyczne"), said("b", "Warsztaty plastyczne", "2025-03-21T18:00")),
        (
            said("a", "Wystawa „Szkło i światło”", "2025-03-14", end="2025-05-04"),
            said("b", "Wernisaż wystawy „Szkło i światło”"),
        ),
        (said("a", "Warsztaty szachowe", recurrence="FREQ=WEEKLY;BYDAY=FR"), said("b", "Warsztaty szachowe")),
        (
            said("a", "Dni Lipowca", "2025-03-14", end="2025-03-16"),
            said("b", "Kwartet Lipowy na Dniach Lipowca", "2025-03-15T20:00"),
        ),
        (
            said("a", "Poezja w młynie", source="mlyn.example/list", description="Wiersze jesienne."),
            said("b", "Turniej szachowy", source="mlyn.example/list", description="Pięć rund."),
        ),
        (
            said("a", "Wyjazd na operetkę „Baron cygański”", "2025-03-14", description="Autokar spod domu kultury."),
            said("b", "Baron cygański", description="Operetka Straussa."),
        ),
    ],
)
def test_two_events_that_are_alike(one: Statement, other: Statement) -> None:
    assert not are_one(one, other)


def test_a_notice_joins_the_old_day_and_the_new_one() -> None:
    old = said("a", "Festyn nad stawem", "2025-05-10T14:00")
    notice = said(
        "b", "Festyn nad stawem przełożony", "2025-05-24T14:00", previous_start="2025-05-10", status="rescheduled"
    )
    new = said("c", "Festyn nad stawem", "2025-05-24T14:00")
    assert groups([old, notice, new]) == {frozenset("abc")}
    assert groups([old, new]) == set()


def test_every_cluster_says_how_sure_it_is_and_why() -> None:
    one, other = said("a", "Koncert Kwartetu Lipowego"), said("b", "Kwartet Lipowy – koncert")
    (cluster,) = resolve([one, other])
    assert cluster.records == ("a", "b")
    assert 0.7 < cluster.probability <= 1
    assert cluster.reasons == ("same day and hour", "same name", "same venue")
    assert cluster.review == ()


def test_nothing_in_nothing_out() -> None:
    assert resolve([]) == []
    (cluster,) = resolve([said("a", "Koncert")])
    assert cluster.records == ("a",)


def test_empty_records_are_alike_in_nothing() -> None:
    clusters = resolve([Statement(id=str(number)) for number in range(300)])
    assert all(len(cluster.records) == 1 for cluster in clusters)
    assert {cluster.review for cluster in clusters} == {("no name and no day",)}


def test_five_thousand_identical_records_make_no_giant_and_are_reviewed() -> None:
    clusters = resolve([said(f"r{number:04}", "Koncert") for number in range(5000)])
    assert sum(len(cluster.records) for cluster in clusters) == 5000
    assert max(len(cluster.records) for cluster in clusters) <= LARGEST_CLUSTER
    assert all("more alike than one event has" in cluster.review for cluster in clusters)


def test_thousands_of_wordings_of_one_evening_make_no_giant() -> None:
    statements = [
        said(f"r{number:04}", f"Koncert {number % 700} wieczór", description=f"słowo{number}") for number in range(1500)
    ]
    clusters = resolve(statements)
    assert sum(len(cluster.records) for cluster in clusters) == 1500
    assert max(len(cluster.records) for cluster in clusters) <= LARGEST_CLUSTER
    assert sum("too many alike on one day" in cluster.review for cluster in clusters) > len(clusters) // 2


@pytest.mark.parametrize("name", ["Koncert", "Koncert wiosenny", ""])
def test_a_crowd_of_one_short_name_is_reviewed(name: str) -> None:
    clusters = resolve([said(f"r{number:03}", name, description=f"słowo{number}") for number in range(300)])
    assert sum(len(cluster.records) for cluster in clusters) == 300
    assert max(len(cluster.records) for cluster in clusters) <= LARGEST_CLUSTER
    assert all(cluster.review for cluster in clusters)


def test_a_chain_does_not_join_its_ends() -> None:
    """Each evening begins half an hour after the one before and shares half its name."""
    words = [
        "Wieczór",
        "Jazzowy",
        "Ballad",
        "Taneczny",
        "Filmowy",
        "Poezji",
        "Bajek",
        "Skrzypiec",
        "Gitar",
        "Wspomnień",
    ]
    chain = [
        said(f"r{place}", f"{words[place]} {words[place + 1]}", f"2025-03-14T{14 + place // 2}:{30 * (place % 2):02}")
        for place in range(9)
    ]
    clusters = resolve(chain)
    assert max(len(cluster.records) for cluster in clusters) < 5


@pytest.mark.parametrize(
    "times",
    [
        {"start": "2025-03-14T18:00", "end": "2025-03-10"},
        {"start": "2025-03-14T18:00", "end": "2025-03-14T16:00"},
    ],
)
def test_contradictory_times_are_reviewed(times: dict[str, str]) -> None:
    (cluster,) = resolve([said("a", "Koncert", **times)])
    assert cluster.review == ("the end is before the start",)


@pytest.mark.parametrize("start", ["", "kiedyś", "2025-13-45", "2025-03-14T99:99", "9999999-01-01", "XXXX-10-15"])
def test_times_that_are_none_do_no_harm(start: str) -> None:
    clusters = resolve([said("a", "Koncert", start), said("b", "Koncert", "2025-03-14T18:00")])
    assert sum(len(cluster.records) for cluster in clusters) == 2


names = st.sampled_from(
    ["Koncert Kwartetu Lipowego", "Kwartet Lipowy", "Wieczór tang", "Wieczór tang z kwartetem", "Bajki dla dzieci"]
)
starts = st.sampled_from(["2025-03-14", "2025-03-14T18:00", "2025-03-14T17:30", "2025-03-15T18:00", None])
hosts = st.sampled_from(["a.example/page", "b.example/list", "c.example/ics"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(names, starts, hosts), min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(rows: list[tuple[str, str, str]], chance: Any) -> None:
    statements = [said(f"r{n}", name, start, source=source) for n, (name, start, source) in enumerate(rows)]
    shuffled = statements[:]
    chance.shuffle(shuffled)
    assert groups(statements) == groups(shuffled)
