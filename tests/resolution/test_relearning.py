"""Editors' decisions move the weights, and what that gains is measured on decisions not learned from."""

import random

import pytest

from salony.resolution.relearning import FEWEST, Labelled, TooFew, relearn
from salony.resolution.statement import Statement
from salony.resolution.weights import parse, shipped, to_toml

BANDS = [f"{kind} {name}" for kind in ("Kwartet", "Chór", "Trio") for name in ("Lipowy", "Perkoz", "Wierzba", "Szuwar")]


def word(identifier: str, name: str, hour: str, day: int, source: str) -> Statement:
    start = f"2025-03-{day:02d}T{hour}"
    return Statement(id=identifier, name=name, source=source, start=start, venue="Stary Młyn", city="Lipowiec")


def habits(number: int = len(BANDS)) -> list[Labelled]:
    """A town whose portal gives the concert's hour and whose mill gives the doors, an hour before; and two concerts of
    one evening."""
    found = []
    for place, band in enumerate(BANDS[:number]):
        mill = word(f"m{place}", f"Wieczór w młynie: {band} i goście", "18:00", place + 1, "mlyn")
        portal = word(f"p{place}", band, "19:00", place + 1, "portal")
        found.append(Labelled(mill, portal, True, 2 * place))
        other = word(f"o{place}", "Potańcówka na dechach", "19:00", place + 1, "portal")
        found.append(Labelled(mill, other, False, 2 * place + 1))
    return found


def test_what_a_town_does_its_own_way_is_learned() -> None:
    found = relearn(habits(), shipped())
    assert found.decisions == 2 * len(BANDS)
    assert found.before.right < 0.9
    assert found.after.right > 0.95
    assert found.after.loss < found.before.loss
    assert found.gains


def test_the_order_of_decisions_makes_no_difference() -> None:
    labels = habits()
    mixed = labels[:]
    random.Random(1).shuffle(mixed)  # noqa: S311
    assert relearn(mixed, shipped()).weights == relearn(labels, shipped()).weights


def test_what_the_decisions_do_not_show_stays_as_shipped() -> None:
    weights = relearn(habits(), shipped()).weights
    assert weights.features["trip_differs"] == pytest.approx(shipped().features["trip_differs"], abs=0.01)
    assert (weights.excluding, weights.expected) == (shipped().excluding, shipped().expected)


def test_decisions_at_random_gain_nothing() -> None:
    """Labels that follow no rule: the same two words once one event, once two."""
    labels = [
        Labelled(one.one, one.other, (one.decision * 7919) % 4 < 2, one.decision * 3) for one in habits() + habits()
    ]
    contrary = [Labelled(one.one, one.other, not one.is_same, one.decision + 1) for one in labels]
    assert not relearn([*labels, *contrary], shipped()).gains


def test_a_handful_of_decisions_teaches_nothing() -> None:
    with pytest.raises(TooFew, match=f"{FEWEST - 1} decisions that two are one event and {FEWEST - 1}"):
        relearn(habits(FEWEST - 1), shipped())


def test_weights_are_written_as_they_are_read() -> None:
    assert parse(to_toml(shipped())) == shipped()
