"""An issue: the values that page, PDF and letter are made of, and their form as JSON, in which they are archived."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from salony.catalogue.models import City, Occurrence
from salony.discovery.programme import Programme, programme
from salony.discovery.ranking import Reason, ReasonKind
from salony.discovery.selections import Chosen, takes_place
from salony.discovery.spans import month_span
from salony.publishing.models import Edition
from salony.publishing.rows import place_words, zone_of
from salony.publishing.showing import Shown

PROPOSED = 24
"""So many events the ranking proposes to an editor."""
USUAL = 8
"""So many stand in a month that nobody has arranged."""
LINES = 600
"""Lines of the programme at most; a sheet that nobody can leaf through is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A chosen event, in values that any language can say. starts: ISO 8601 with offset, "" where no hour is known.

    price: as a decimal, "" where none is said. reasons: (kind, number) of the ranking. note: the editor's sentence.
    """

    slug: str
    name: str
    category: str
    first_day: str
    last_day: str
    starts: str = ""
    place: str = ""
    is_free: bool = False
    price: str = ""
    currency: str = "PLN"
    price_text: str = ""
    reasons: tuple[tuple[str, int], ...] = ()
    note: str = ""

    @property
    def why(self) -> tuple[Reason, ...]:
        return tuple(Reason(ReasonKind(kind), number) for kind, number in self.reasons)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the programme. is_gone: called off when the issue was made."""

    slug: str
    name: str
    category: str
    first_day: str
    last_day: str
    hour: str
    place: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """number: of all events of the month. is_cut: the programme has more lines than are shown."""

    month: dt.date
    introduction: str
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    number: int
    is_cut: bool = False

    def kinds(self) -> dict[int, list[str]]:
        """Day of the month → categories of what begins on it, for the cover."""
        found: dict[int, list[str]] = {}
        for line in self.lines:
            day = dt.date.fromisoformat(line.first_day)
            if (day.year, day.month) == (self.month.year, self.month.month):
                found.setdefault(day.day, []).append(line.category)
        return found


def to_json(issue: Issue) -> dict[str, Any]:
    return {**asdict(issue), "month": issue.month.isoformat()}


def from_json(data: Mapping[str, Any]) -> Issue:
    return Issue(
        month=dt.date.fromisoformat(data["month"]),
        introduction=data["introduction"],
        entries=tuple(
            Entry(**{**row, "reasons": tuple((kind, number) for kind, number in row["reasons"])})
            for row in data["entries"]
        ),
        lines=tuple(Line(**row) for row in data["lines"]),
        number=data["number"],
        is_cut=data["is_cut"],
    )


def proposed(city: City, month: dt.date) -> list[Chosen]:
    """What the ranking holds for the most interesting of the month, the best first."""
    picked = _of_month(city, month).most_interesting(month, PROPOSED)
    return Shown(city, picked).chosen(picked)


def compose(city: City, month: dt.date, draft: Edition | None) -> Issue:
    """The issue as it would go out now. month: its first day; draft: what an editor chose, None: the ranking alone."""
    everything = _of_month(city, month)
    picked = everything.most_interesting(month, PROPOSED)
    told = everything.where(slice(LINES))
    wanted = everything.of_events(row.event_id for row in draft.chosen.all()).once_each() if draft else told
    at_hand = Shown(city, picked, told, wanted)
    chosen = at_hand.chosen(picked)
    if draft is None:
        entries = [_entry(one.occurrence, one.reasons, city) for one in chosen[:USUAL]]
    else:
        entries = _arranged(draft, at_hand.of(wanted), chosen, city)
    return Issue(
        month=month,
        introduction=draft.introduction if draft else "",
        entries=tuple(entries),
        lines=tuple(_line(one, city) for one in at_hand.of(told)),
        number=everything.number,
        is_cut=len(everything) > LINES,
    )


def _of_month(city: City, month: dt.date) -> Programme:
    """What began before and goes on first, then what begins."""
    return programme(city, month_span(month.year, month.month)).seen_from(month)


def _arranged(draft: Edition, everything: Iterable[Occurrence], chosen: Sequence[Chosen], city: City) -> list[Entry]:
    """In the editor's order; an event that has gone from the month is left out."""
    first = {one.event_id: one for one in everything}
    reasons = {one.occurrence.event_id: one.reasons for one in chosen}
    rows = [row for row in draft.chosen.all() if row.event_id in first]
    return [_entry(first[row.event_id], reasons.get(row.event_id, ()), city, row.note) for row in rows]


def _entry(occurrence: Occurrence, reasons: Sequence[Reason], city: City, note: str = "") -> Entry:
    event = occurrence.event
    zone = zone_of(city)
    return Entry(
        slug=event.slug,
        name=event.name,
        category=event.category or "other",
        first_day=occurrence.first_day.isoformat(),
        last_day=occurrence.last_day.isoformat(),
        starts=occurrence.starts_at.astimezone(zone).isoformat(timespec="minutes") if occurrence.starts_at else "",
        place=place_words(event.venue),
        is_free=event.is_free,
        price="" if event.price is None else str(event.price),
        currency=event.currency,
        price_text=event.price_text if len(event.price_text) <= 60 else "",
        reasons=tuple((str(reason.kind), reason.number) for reason in reasons),
        note=note,
    )


def _line(occurrence: Occurrence, city: City) -> Line:
    event, zone = occurrence.event, zone_of(city)
    is_run = occurrence.last_day > occurrence.first_day
    hour = f"{occurrence.starts_at.astimezone(zone):%H:%M}" if occurrence.starts_at and not is_run else ""
    return Line(
        event.slug,
        event.name,
        event.category or "other",
        occurrence.first_day.isoformat(),
        occurrence.last_day.isoformat(),
        hour,
        place_words(event.venue),
        not takes_place(event),
    )
