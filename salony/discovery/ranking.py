"""The most interesting events, and why: points from `data/ranking.toml`, variety, reasons in the order of their weight.

Pure: works on `Candidate` values, knows no database.
"""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files


class ReasonKind(StrEnum):
    ONCE = "once"
    SOURCES = "sources"
    ENDING = "ending"
    TOGETHER = "together"
    PEOPLE = "people"
    CHILDREN = "children"
    FREE = "free"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an event is shown. number: how many (sources, institutions, people), days left for ENDING, kilometres for
    NEAR."""

    kind: ReasonKind
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What ranking knows of an event. key: the caller's own; last_day: the last day of the occurrence.

    house: key of the institution it counts for, 0 for none. away_km: how far it is from where one asks, None where
    nobody asked.
    """

    key: int
    category: str = ""
    place: str = ""
    first_day: dt.date
    last_day: dt.date
    occurrences: int = 1
    recurs: bool = False
    sources: int = 1
    institutions: int = 0
    people: int = 0
    is_free: bool = False
    for_children: bool = False
    house: int = 0
    away_km: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen event: its points before variety, and the reasons to show, the strongest first."""

    key: int
    score: float
    reasons: tuple[Reason, ...] = field(default=())


@cache
def rules() -> Mapping[str, Mapping[str, float]]:
    """The weights, limits and variety of `data/ranking.toml`."""
    table: Mapping[str, Mapping[str, float]] = tomllib.loads(
        files("salony.discovery").joinpath("data/ranking.toml").read_text("utf-8")
    )
    return table


def points(candidate: Candidate, day: dt.date) -> list[tuple[float, Reason]]:
    """What speaks for the event, seen from the day: points and reason, the strongest first."""
    weights, limits = rules()["weights"], rules()["limits"]
    found: list[tuple[float, Reason]] = []
    run = candidate.last_day > candidate.first_day
    if not run and not candidate.recurs and candidate.occurrences == 1:
        found.append((weights["once"], Reason(ReasonKind.ONCE)))
    more = min(candidate.sources - 1, int(weights["sources_at_most"]))
    if more > 0:
        found.append((weights["source"] * more, Reason(ReasonKind.SOURCES, candidate.sources)))
    left = (candidate.last_day - day).days
    if run and 0 <= left <= limits["ending_days"]:
        found.append((weights["ending"], Reason(ReasonKind.ENDING, left)))
    more = min(candidate.institutions - 1, int(weights["together_at_most"]))
    if more > 0:
        found.append((weights["together"] * more, Reason(ReasonKind.TOGETHER, candidate.institutions)))
    if candidate.people >= limits["people_from"]:
        found.append((weights["people"], Reason(ReasonKind.PEOPLE, candidate.people)))
    if candidate.for_children:
        found.append((weights["children"], Reason(ReasonKind.CHILDREN)))
    if candidate.is_free:
        found.append((weights["free"], Reason(ReasonKind.FREE)))
    if candidate.away_km is not None and candidate.away_km <= limits["near_km"]:
        found.append((weights["near"], Reason(ReasonKind.NEAR, max(1, round(candidate.away_km)))))
    return sorted(found, key=lambda pair: -pair[0])


def reasons(candidate: Candidate, day: dt.date) -> tuple[Reason, ...]:
    """The strongest reasons, as many as are shown."""
    return tuple(reason for _, reason in points(candidate, day)[: int(rules()["limits"]["reasons"])])


def choose(candidates: Iterable[Candidate], *, day: dt.date, limit: int) -> list[Choice]:
    """The most interesting ones, varied: each pick is the best after what is already picked is taken off.

    Equal points: the sooner one first, then the smaller key, so that a page does not change from call to call.
    Without any reason an event is not chosen.
    """
    variety, shown = rules()["variety"], int(rules()["limits"]["reasons"])
    pool = []
    for candidate in candidates:
        if pairs := points(candidate, day):
            pool.append((candidate, sum(value for value, _ in pairs), tuple(reason for _, reason in pairs[:shown])))
    categories: Counter[str] = Counter()
    places: Counter[str] = Counter()
    houses: Counter[int] = Counter()
    chosen: list[Choice] = []

    def rank(row: tuple[Candidate, float, tuple[Reason, ...]]) -> tuple[float, dt.date, int]:
        one, score, _ = row
        alike = variety["same_category"] * categories[one.category]
        near = variety["same_place"] * places[one.place] if one.place else 0.0
        theirs = variety["same_house"] * houses[one.house] if one.house else 0.0
        return alike + near + theirs - score, one.first_day, one.key

    while pool and len(chosen) < limit:
        best = min(pool, key=rank)
        pool.remove(best)
        candidate, score, reasons = best
        categories[candidate.category] += 1
        places[candidate.place] += 1
        houses[candidate.house] += 1
        chosen.append(Choice(candidate.key, round(score, 4), reasons))
    return chosen
