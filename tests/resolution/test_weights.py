"""The weights, and how they are learned."""

import numpy as np
import pytest

from salony.resolution.comparison import FEATURES
from salony.resolution.learning import learned
from salony.resolution.weights import Weights, parse, shipped


def row(**features: float) -> list[float]:
    return [features.get(name, 0.0) for name in FEATURES]


def test_every_feature_has_a_weight() -> None:
    assert set(shipped().features) == set(FEATURES)


@pytest.mark.parametrize("name", ["hour_other", "day_other", "town_other", "source_same"])
def test_what_excludes_speaks_against(name: str) -> None:
    assert name in shipped().excluding
    assert shipped().features[name] < 0


def test_an_exclusion_outweighs_everything() -> None:
    alike = row(title_dice=1, title_contained=1, people_shared=1, venue_same=1, words_shared=1)
    but = [value or float(name == "town_other") for name, value in zip(FEATURES, alike, strict=True)]
    odds = shipped().log_odds(np.array([alike, but], dtype=np.float32))
    assert odds[1] <= -5.0 < odds[0]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        parse("base = 0\nthreshold = 0\nexcluding = []\n[expected]\n[weights]\ncolour = 1.0\n")


def test_labels_move_a_weight_and_without_labels_it_stays_as_expected() -> None:
    start = Weights(base=0.0, features={}, expected={"moved": 6.0})
    compared = np.array([row(title_dice=1.0)] * 20 + [row()] * 20, dtype=np.float32)
    weights = learned(compared, np.array([True] * 20 + [False] * 20), start)
    assert weights.features["title_dice"] > 1
    assert weights.features["moved"] == 6.0
    assert weights.features["venue_same"] == 0.0


def test_what_is_learned_does_not_depend_on_how_far_off_the_expectation_was() -> None:
    """Newton's whole step from far away leads past the answer, and would never come back."""
    compared = np.array([row(title_dice=1.0)] * 200 + [row(venue_same=1.0)] * 200, dtype=np.float32)
    same = np.array([True] * 200 + [False] * 200)
    far = Weights(base=0.0, features={}, expected={"title_dice": -30.0, "venue_same": 30.0})
    weights = learned(compared, same, far, pull=0.01)
    assert weights.features["title_dice"] > weights.features["venue_same"]
    assert max(abs(value) for value in weights.features.values()) < 40
