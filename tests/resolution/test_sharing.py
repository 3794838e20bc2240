"""Shares of the rows in several processes: the same answer, in the same order."""

import os
import threading

import pytest

from salony.resolution import columns as reading
from salony.resolution import partition, resolve
from salony.resolution.sharing import shared
from tests.resolution.test_partition import town_year


def alone() -> bool:
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def test_every_row_is_in_one_share() -> None:
    found = shared(lambda first, stop: list(range(first, stop)), 101, least=10)
    assert [row for share in found for row in share] == list(range(101))


def test_little_work_stays_in_this_process() -> None:
    assert shared(lambda first, stop: (first, stop, os.getpid()), 9, least=10) == [(0, 9, os.getpid())]


def test_nothing_is_forked_beside_another_thread() -> None:
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        assert set(shared(lambda first, stop: os.getpid(), 100, least=10)) == {os.getpid()}
    finally:
        done.set()
        waiting.join()


def test_a_failure_in_a_child_is_told() -> None:
    if not alone():
        pytest.skip("one processor, or threads of another test")

    def work(first: int, stop: int) -> int:
        if first:
            raise ValueError("no such row")
        return os.getpid()

    with pytest.raises(ValueError, match="no such row"):
        shared(work, 100, least=10)


def test_shares_answer_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    said = town_year()
    whole = resolve(said)
    monkeypatch.setattr(reading, "_MANY", 10)
    monkeypatch.setattr(partition, "_MANY", 10)
    assert resolve(said) == whole
    again = {frozenset(cluster.records): cluster[1:] for cluster in resolve(said[::-1])}
    assert again == {frozenset(cluster.records): cluster[1:] for cluster in whole}
