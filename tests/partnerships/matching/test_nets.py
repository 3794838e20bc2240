"""Nets correct a weighted sum by what no sum can say."""

import numpy as np
import pytest

from salony.partnerships.matching.learning import Question
from salony.partnerships.matching.nets import ENOUGH, Nets, correction

Table = np.ndarray[tuple[int, int], np.dtype[np.float32]]
# the first signal is a guess; the second says who asks
WEIGHTS = np.array([0.1, 0.0])


def table(chance: np.random.Generator, asker: float) -> Table:
    return np.column_stack([chance.normal(size=10), np.full(10, asker)]).astype(np.float32)


def questions(count: int) -> list[Question]:
    """For some who ask, the highest is right; for others, the lowest."""
    chance = np.random.default_rng(3)
    found = []
    for number in range(count):
        asker = 1.0 if number % 2 else -1.0
        shown = table(chance, asker)
        right = np.zeros(10, dtype=np.bool_)
        right[np.argmax(asker * shown[:, 0])] = True
        found.append(Question(shown, right))
    return found


@pytest.fixture(scope="module")
def nets() -> Nets:
    found = correction(questions(ENOUGH), WEIGHTS, seed=1)
    assert found is not None
    return found


@pytest.mark.parametrize("asker", [1.0, -1.0])
def test_who_asks_turns_a_signal_round(nets: Nets, asker: float) -> None:
    chance = np.random.default_rng(4)
    best = []
    for _ in range(50):
        shown = table(chance, asker)
        scores = shown @ WEIGHTS + nets.scores(shown)
        best.append(np.argmax(scores) == np.argmax(asker * shown[:, 0]))
    assert np.mean(best) > 0.8


def test_few_questions_teach_no_net() -> None:
    nothing = Question(np.ones((3, 2), dtype=np.float32), np.ones(3, dtype=np.bool_))
    assert correction([*questions(ENOUGH - 1), nothing], WEIGHTS, seed=1) is None


def test_the_same_questions_teach_the_same(nets: Nets) -> None:
    again = correction(questions(ENOUGH), WEIGHTS, seed=1)
    assert again is not None
    assert np.array_equal(again.inner, nets.inner)


def test_nets_come_back_as_they_were(nets: Nets) -> None:
    kept = nets.arrays("known")
    assert not Nets.are_in(kept, "newcomer")
    shown = table(np.random.default_rng(5), 1.0)
    assert np.array_equal(Nets.of(kept, "known").scores(shown), nets.scores(shown))


def test_nobody_to_choose_from_gets_no_score(nets: Nets) -> None:
    assert nets.scores(np.zeros((0, 2), dtype=np.float32)).shape == (0,)
