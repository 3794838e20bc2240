"""The life of a partnership, of institutions and of towns alike: its stages, its health, its anniversaries. Pure.

Stages after the handbook of twinning (ccre.org) and what Polish towns publish of each link; a resolution is a step of
towns only: in a Polish gmina the council alone decides on cooperation with foreign communities.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from salony.vocabulary import PartialDateTime


class Stage(StrEnum):
    IDEA = "idea"
    CONTACT = "contact"
    LETTER = "letter"
    RESOLUTION = "resolution"
    AGREEMENT = "agreement"
    ACTIVE = "active"
    DORMANT = "dormant"
    RENEWED = "renewed"
    ENDED = "ended"


ORDER = tuple(Stage)
_FORMING = (Stage.IDEA, Stage.CONTACT, Stage.LETTER, Stage.RESOLUTION)

ALIVE_DAYS = 2 * 365
"""Action plans of towns run for a year or two: within that time a living partnership leaves a trace."""
QUIET_DAYS = 4 * 365
"""Twice as long without a trace is no accident of one cancelled exchange."""


class Health(StrEnum):
    FORMING = "forming"
    ALIVE = "alive"
    QUIET = "quiet"
    DORMANT = "dormant"
    UNKNOWN = "unknown"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """What happened, and when as far as it is known."""

    stage: Stage
    date: PartialDateTime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """health, and the newest trace it rests on; None where no dated trace is known."""

    health: Health
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """number: years since. day: None where only the year of the beginning is known; then it falls in `year`."""

    number: int
    year: int
    day: dt.date | None

    @property
    def is_round(self) -> bool:
        """The ones that towns celebrate, and on which they renew."""
        return self.number % 5 == 0


def latest_day(date: PartialDateTime | None) -> dt.date | None:
    """The last day that a partial date may mean: kind to partnerships of which only a month or a year is known."""
    if date is None or date.year is None:
        return None
    if date.month is None:
        return dt.date(date.year, 12, 31)
    if date.day is None:
        following = dt.date(date.year + date.month // 12, date.month % 12 + 1, 1)
        return following - dt.timedelta(days=1)
    return dt.date(date.year, date.month, date.day)


def stage_of(steps: Sequence[Step]) -> Stage:
    """Where the partnership stands: the newest dated step; undated ones count by the order of stages, before the dated.

    Of a partnership without steps nothing but the idea is known.
    """
    if not steps:
        return Stage.IDEA
    return max(steps, key=lambda step: (latest_day(step.date) or dt.date.min, ORDER.index(step.stage))).stage


def next_stages(stage: Stage, *, towns: bool) -> tuple[Stage, ...]:
    """What may come now, the usual next step first."""
    following = {
        Stage.IDEA: (Stage.CONTACT,),
        Stage.CONTACT: (Stage.LETTER, Stage.RESOLUTION, Stage.AGREEMENT),
        Stage.LETTER: (Stage.RESOLUTION, Stage.AGREEMENT),
        Stage.RESOLUTION: (Stage.AGREEMENT,),
        Stage.AGREEMENT: (Stage.ACTIVE,),
        Stage.ACTIVE: (Stage.ACTIVE, Stage.RENEWED, Stage.DORMANT),
        Stage.DORMANT: (Stage.ACTIVE, Stage.RENEWED),
        Stage.RENEWED: (Stage.ACTIVE, Stage.DORMANT),
        Stage.ENDED: (Stage.RENEWED,),
    }[stage]
    ending = () if stage is Stage.ENDED else (Stage.ENDED,)
    return tuple(one for one in (*following, *ending) if towns or one is not Stage.RESOLUTION)


def judge(steps: Sequence[Step], traces: Iterable[dt.date], today: dt.date) -> Judgement:
    """Health by evidence. traces: days of common events and ends of common projects; what lies ahead counts as alive.

    A signed paper is no sign of life by itself: agreements and renewals count as a trace of their own day only.
    """
    stage = stage_of(steps)
    agreed = any(step.stage not in _FORMING for step in steps)
    living = (Stage.ACTIVE, Stage.AGREEMENT, Stage.RENEWED) if agreed else _FORMING
    days = [day for step in steps if step.stage in living and (day := latest_day(step.date))]
    last = max((min(day, today) for day in (*traces, *days)), default=None)
    if stage is Stage.ENDED:
        return Judgement(Health.ENDED, last)
    if stage is Stage.DORMANT:
        return Judgement(Health.DORMANT, last)
    if last is None:
        return Judgement(Health.UNKNOWN if agreed else Health.FORMING)
    age = (today - last).days
    if age <= ALIVE_DAYS:
        return Judgement(Health.ALIVE if agreed else Health.FORMING, last)
    return Judgement(Health.QUIET if age <= QUIET_DAYS else Health.DORMANT, last)


def next_anniversary(steps: Sequence[Step], today: dt.date) -> Anniversary | None:
    """Of the first agreement whose year is known; None where there is none, or the partnership has ended."""
    if stage_of(steps) is Stage.ENDED:
        return None
    dates = [step.date for step in steps if step.stage is Stage.AGREEMENT and step.date and step.date.year]
    if not dates:
        return None
    first = min(dates, key=lambda date: (date.year or 0, date.month or 0, date.day or 0))
    began = first.year or 0
    if first.month is None or first.day is None:
        year = max(today.year, began + 1)
        return Anniversary(year - began, year, None)
    day = _on(first, max(today.year, began + 1))
    if day < today:
        day = _on(first, today.year + 1)
    return Anniversary(day.year - began, day.year, day)


def _on(date: PartialDateTime, year: int) -> dt.date:
    """The same day of another year; 29 February is kept on the 28th."""
    month, day = date.month or 1, date.day or 1
    try:
        return dt.date(year, month, day)
    except ValueError:
        return dt.date(year, month, day - 1)
