"""Shares of the rows in several processes: the same answer, in the same order.

What forks runs in an interpreter of its own: a test's worker has threads, beside which nothing is forked.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from salony.resolution.sharing import shared

ROOT = Path(__file__).parents[2]
# Two shares on a machine of one processor too.
TWO = "from salony.resolution import sharing\nsharing._shares = lambda: 2\n"
PROCESSES = """
import json, os
print(json.dumps(sharing.shared(lambda first, stop: [os.getpid(), *range(first, stop)], 101, least=10)))
"""
FAILURE = """
def work(first, stop):
    if first:
        raise ValueError("no such row")
try:
    sharing.shared(work, 100, least=10)
except ValueError as error:
    print('"' + str(error) + '"')
"""
WHOLE_AND_SHARED = """
import json, os
from salony.resolution import columns, partition, resolve
from tests.resolution.test_partition import town_year
said = town_year()
sharing._shares = lambda: 1
whole = resolve(said)
sharing._shares = lambda: 2
columns._MANY = partition._MANY = 10
forked = []
os.register_at_fork(before=lambda: forked.append(1))
same = resolve(said) == whole
again = {frozenset(cluster.records): cluster[1:] for cluster in resolve(said[::-1])}
print(json.dumps([len(forked), same, again == {frozenset(cluster.records): cluster[1:] for cluster in whole}]))
"""


def alone(code: str) -> Any:
    """What the code prints as JSON, in a fresh interpreter."""
    told = subprocess.run([sys.executable, "-c", TWO + code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_every_row_is_in_one_share_and_each_share_in_a_process_of_its_own() -> None:
    (one, *first), (other, *second) = alone(PROCESSES)
    assert one != other
    assert [*first, *second] == list(range(101))


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
    assert alone(FAILURE) == "no such row"


def test_shares_answer_as_the_whole_in_any_order_of_arrival() -> None:
    forks, same, same_in_reverse = alone(WHOLE_AND_SHARED)
    assert forks >= 4
    assert same
    assert same_in_reverse
