"""Learning from questions whose answers are known."""

from datetime import date, timedelta

import numpy as np

from salony.partnerships.matching import History, Kind, Model, Organisation, Participation, Project, Query
from salony.partnerships.matching.learning import Question, learned
from salony.partnerships.matching.rehearsal import between
from salony.partnerships.matching.trees import Growth, grow


def test_a_signal_that_tells_right_from_wrong_gains_weight() -> None:
    chance = np.random.default_rng(1)
    questions = []
    for _ in range(50):
        right = np.zeros(20, dtype=np.bool_)
        right[3] = True
        noise = chance.normal(size=(20, 2)).astype(np.float32)
        noise[:, 0] += 3 * right
        questions.append(Question(noise, right))
    weights = learned(questions, np.zeros(2), 1.0)
    assert weights[0] > 1
    assert abs(weights[1]) < 0.5


def test_without_questions_the_weights_stay() -> None:
    before = np.array([0.5, -1.0])
    everything = Question(np.ones((3, 2), dtype=np.float32), np.ones(3, dtype=np.bool_))
    assert learned([everything], before, 1.0).tolist() == [0.5, -1.0]


def test_trees_learn_what_no_sum_can() -> None:
    chance = np.random.default_rng(2)
    table = chance.choice([0.0, 1.0], size=(4000, 2)) + chance.normal(scale=0.01, size=(4000, 2))
    right = ((table[:, 0] > 0.5) != (table[:, 1] > 0.5)).astype(np.float64)
    trees = grow(table, right, np.repeat(np.arange(400), 10), Growth(trees=20, depth=2, bins=8, columns=1.0))
    scores = trees.score(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]))
    assert min(scores[1], scores[2]) > max(scores[0], scores[3])


def history(last: int) -> History:
    """A library works with a new choir each season, `last` seasons long; the museum never does."""
    organisations = [Organisation("library", country="PL"), Organisation("museum", country="PL")]
    projects, parts = [], []
    for season in range(last):
        start = date(2020, 1, 1) + timedelta(days=60 * season)
        organisations.append(Organisation(f"choir-{season}", country="DE"))
        projects += [Project(f"p{season}", start), Project(f"q{season}", start)]
        parts += [Participation(f"p{season}", "library"), Participation(f"p{season}", f"choir-{season}")]
        parts += [
            Participation(f"q{season}", f"choir-{season}"),
            Participation(f"q{season}", f"choir-{max(season - 1, 0)}"),
        ]
    return History(organisations, projects, parts)


def test_the_future_does_not_reach_the_model() -> None:
    """What begins on the day or later changes neither weights nor answers."""
    today = date(2021, 6, 1)
    whole = history(20)
    known = between(whole, today)
    asked = Query(organisation="library")
    models = [
        Model.build(told, today, learn=(Kind.KNOWN,))
        for told in (known, History(known.organisations, whole.projects, whole.participations))
    ]
    assert np.array_equal(models[0].weights[Kind.KNOWN], models[1].weights[Kind.KNOWN])
    assert models[0].rank(asked) == models[1].rank(asked)
