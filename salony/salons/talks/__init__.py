"""Timetables of one-to-one talks: rounds and tables, as many mutual wishes as possible, fair. Pure: no Django."""

from typing import TYPE_CHECKING, Any

from salony.salons.talks.problem import Pair, Problem, Talk, Timetable, absences, gini, pair_of
from salony.salons.talks.seating import walks

if TYPE_CHECKING:
    from salony.salons.talks.solving import solve, solve_anew

__all__ = [
    "Pair",
    "Problem",
    "Talk",
    "Timetable",
    "absences",
    "gini",
    "pair_of",
    "solve",
    "solve_anew",
    "walks",
]


def __getattr__(name: str) -> Any:
    """The solver takes 35 MB of every worker: it is loaded by whoever first lays out a timetable."""
    if name not in ("solve", "solve_anew"):
        raise AttributeError(name)
    from salony.salons.talks import solving  # noqa: PLC0415 - as said above

    return getattr(solving, name)
