"""A model that takes long is built beside the requests; the one before answers meanwhile."""

import threading

from salony.partnerships.prepared import Prepared


def test_little_is_built_at_once_and_once() -> None:
    built: list[int] = []
    kept: Prepared[str] = Prepared()
    for stamp in (1, 1, 2):
        assert kept.get(stamp, lambda stamp=stamp: built.append(stamp) or f"model {stamp}", at_once=True)
    assert built == [1, 2]


def test_the_old_model_answers_until_the_new_one_is_there() -> None:
    kept: Prepared[str] = Prepared()
    go = threading.Event()

    def slow() -> str:
        go.wait()
        return "new"

    assert kept.get(1, lambda: "old", at_once=True) == "old"
    assert kept.get(2, slow, at_once=False) == "old"
    assert kept.is_busy
    assert kept.get(3, slow, at_once=False) == "old"
    go.set()
    kept.wait()
    assert kept.get(2, slow, at_once=False) == "new"


def test_a_model_that_cannot_be_built_is_tried_again() -> None:
    kept: Prepared[str] = Prepared()

    def broken() -> str:
        raise ZeroDivisionError

    assert kept.get(1, broken, at_once=False) is None
    kept.wait()
    assert kept.get(1, lambda: "built", at_once=True) == "built"
