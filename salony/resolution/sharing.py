"""Work on many rows shared among this machine's processors, where a share is worth a process of its own."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
_work: list[Callable[[int, int], Any]] = []


def shared(work: Callable[[int, int], T], count: int, least: int) -> list[T]:
    """What `work(first, stop)` answers on shares of the rows from 0 to `count`, in their order.

    Children are forked: they inherit whatever `work` refers to as it stands, and only answers travel back. This process
    takes the first share. Nothing is forked for less than `least` rows, nor beside other threads, whose locks a child
    would inherit for ever.
    """
    shares = _shares() if count >= least else 1
    if shares == 1:
        return [work(0, count)]
    bounds = [count * share // shares for share in range(shares + 1)]
    _work.append(work)
    try:
        with ProcessPoolExecutor(shares - 1, mp_context=multiprocessing.get_context("fork")) as children:
            later = [children.submit(_inherited, bounds[n], bounds[n + 1]) for n in range(1, shares)]
            return [work(bounds[0], bounds[1]), *(answer.result() for answer in later)]
    finally:
        _work.pop()


def _inherited(first: int, stop: int) -> Any:
    return _work[-1](first, stop)


def _shares() -> int:
    if threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
