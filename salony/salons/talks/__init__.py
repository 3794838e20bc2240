"""Timetables of one-to-one talks: rounds and tables, as many mutual wishes as possible, fair. Pure: no Django."""

from salony.salons.talks.problem import Pair, Problem, Talk, Timetable, absences, gini, pair_of
from salony.salons.talks.seating import walks
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
