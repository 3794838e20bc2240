"""By region and month, in other processes, in any order of the parts: the same answer as the whole."""

import multiprocessing
import random
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from salony.resolution import Statement, resolve
from salony.resolution.blocking import candidates
from salony.resolution.columns import columns
from salony.resolution.partition import Measured, Part, parts
from salony.resolution.weights import shipped

TOWNS = ("Lipowiec", "Olchowo", "Wieszczyn", "")
KINDS = ("Koncert", "Wystawa", "Warsztaty", "Spotkanie")
NAMES = ("Kwartet Lipowy", "Chór Perkoz", "Trio Wierzba", "Duet Szuwar", "Zespół Sitowie")


def town_year(number: int = 400) -> list[Statement]:
    """Announcements of three towns around the turns of months, every third told twice, some moved, some a series."""
    chance = random.Random(7)  # noqa: S311
    found = []
    for place in range(number):
        month, day = chance.choice([(1, 30), (1, 31), (2, 1), (2, 2), (2, 28), (3, 1), (3, 2)])
        start = f"2025-{month:02d}-{day:02d}T{chance.randint(16, 20)}:00"
        one = Statement(
            id=f"a{place}",
            name=f"{chance.choice(KINDS)}: {chance.choice(NAMES)}",
            source=f"s{place % 7}.example/page",
            start=chance.choice((start, start, start[:10])),
            end="2025-03-20" if place % 23 == 0 else None,
            previous_start="2025-01-31T18:00" if place % 17 == 0 else None,
            status="rescheduled" if place % 17 == 0 else "scheduled",
            recurrence="FREQ=WEEKLY;BYDAY=FR" if place % 29 == 0 else None,
            venue=chance.choice(("Dom Kultury", "Stary Młyn", "Biblioteka")),
            city=chance.choice(TOWNS),
        )
        found.append(one)
        if place % 3 == 0:
            again = " ".join(reversed(one.name.split()))
            found.append(replace(one, id=f"b{place}", name=again, source="portal.example/list"))
    return found


def backwards(measure: Callable[[Part], Measured], pieces: Sequence[Part]) -> Iterable[Measured]:
    """Some other machine's parts come first."""
    return [measure(piece) for piece in reversed(pieces)][::-1]


@pytest.mark.parametrize("engine", [map, backwards], ids=["one by one", "from the last"])
def test_the_parts_answer_as_the_whole(engine: Any) -> None:
    said = town_year()
    assert resolve(said, engine=engine) == resolve(said)


def test_two_nodes_answer_as_this_one() -> None:
    """Fresh interpreters that share nothing with this one: parts go there and answers come back as bytes."""
    said = town_year(200)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as nodes:
        assert resolve(said, engine=nodes.map) == resolve(said)


def test_every_pair_is_in_one_part_of_one_region_and_month() -> None:
    table = columns(town_year())
    pairs, _ = candidates(table)
    pieces = parts(table, pairs, shipped())
    assert len(pieces) > 6
    assert len({(piece.region, piece.month) for piece in pieces}) == len(pieces)
    assert np.array_equal(np.sort(np.concatenate([piece.where for piece in pieces])), np.arange(len(pairs)))
    for piece in pieces:
        assert np.array_equal(piece.table.title[piece.pairs[:, 1]], table.title[pairs[piece.where, 1]])


def test_nothing_in_nothing_out() -> None:
    assert resolve([], engine=map) == []
    assert resolve([Statement(id="a", name="Bal")], engine=map) == resolve([Statement(id="a", name="Bal")])
