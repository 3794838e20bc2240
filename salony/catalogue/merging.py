"""What many sources say of one event, made into one value a field, with who agrees and who contradicts.

Pure: values in, values out. A field's value is, in this order of weight: a human's edit; the organiser's own word; the
word of the source of the highest authority; the newer word; the more specific word among those that do not contradict
the chosen one.
Field names and values are those of `vocabulary.draft_to_json`.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from salony.resolution import fold, partly_equal, rule_covers
from salony.vocabulary import EventDraft, EventStatus, PartialDateTime, draft_to_json

FIELDS = (
    "name",
    "start",
    "end",
    "door_time",
    "recurrence",
    "exclusions",
    "status",
    "previous_start",
    "previous_venue",
    "venue",
    "organizer",
    "people",
    "price",
    "audience",
    "category",
    "topics",
    "description",
    "url",
    "ticket_url",
    "image",
    "registration",
    "accessibility",
    "language",
    "online",
    "part_of",
)
"""Every field that is merged, and that an editor can correct."""

LISTS = frozenset({"organizer", "people", "topics", "accessibility"})
"""Fields to which every source adds."""

_WORDING = frozenset({"description", "url", "ticket_url", "image", "language", "part_of"})
"""Fields in which another word is no contradiction."""

_TIMES = frozenset({"start", "end", "door_time", "previous_start"})
_SCHEDULE = ("start", "end", "door_time", "recurrence", "exclusions")


@dataclass(frozen=True)
class Statement:
    """One source's word on the event.

    key: the sighting's id as text. authority: of its source. stated_at: aware.
    place: the key of the venue it names, as known. is_organizer: its source is a channel of who organizes the event.
    threshold: of its source; a draft of less confidence is not published on its word alone.
    """

    key: str
    source: str
    authority: int
    stated_at: dt.datetime
    draft: EventDraft
    place: str | None = None
    is_current: bool = True
    is_organizer: bool = False
    threshold: float = 0.0

    @cached_property
    def values(self) -> dict[str, Any]:
        """By field; what the source does not say is missing."""
        return said(self.draft)

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """Without regard to time."""
        return (self.is_current, self.is_organizer, self.authority)

    @property
    def rank(self) -> tuple[bool, bool, int, float, str, str]:
        """Sorts the weightiest first; the last two make the order independent of the order of arrival."""
        current, own, authority = self.weight
        return (not current, not own, -authority, -self.stated_at.timestamp(), self.source, self.key)


def said(draft: EventDraft) -> dict[str, Any]:
    """What the draft says, by field; what it is silent on is missing. That it takes place goes without saying."""
    row = draft_to_json(draft)
    found = {field: row[field] for field in FIELDS if row[field] not in (None, "", [], {}, False)}
    if not any((found.get("venue") or {}).values()):
        found.pop("venue", None)
    if draft.status is EventStatus.SCHEDULED:
        found.pop("status", None)
    return found


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's value and who says so.

    agreeing: keys of the sightings that say it, the weightiest first. contradicting: (key, their value).
    silent: of an event called off or moved, those who have said nothing since; silence is no contradiction.
    is_edited: the value is a human's.
    """

    field: str
    value: Any
    agreeing: tuple[str, ...] = ()
    contradicting: tuple[tuple[str, Any], ...] = ()
    is_edited: bool = False
    silent: tuple[str, ...] = ()


def merge(statements: Sequence[Statement], edits: Mapping[str, Any]) -> list[Fact]:
    """The facts that anybody states, in the order of `FIELDS`. The order of the statements does not matter."""
    ranked = sorted(statements, key=lambda statement: statement.rank)
    schedule = _schedule(ranked)
    facts = []
    for field in FIELDS:
        value: Any
        if field == "status":
            value = _status(ranked, schedule)
        elif field in _SCHEDULE:
            value = schedule.get(field)
        elif field in LISTS:
            value = _union(field, ranked)
        else:
            value = _leading(field, ranked)
        if field in edits:
            value = edits[field]
        agreeing, contradicting = _witnesses(field, value, ranked, schedule)
        silent: tuple[str, ...] = ()
        if field == "status":
            silent = tuple(s.key for s in ranked if s.is_current and "status" not in s.values)
            since = _since(value, ranked)
            newer = tuple(s.key for s in ranked if s.key in silent and since is not None and s.stated_at > since)
            if value == EventStatus.SCHEDULED.value:
                agreeing, silent = (*agreeing, *silent), ()
            else:
                contradicting = (*contradicting, *((key, EventStatus.SCHEDULED.value) for key in newer))
                silent = tuple(key for key in silent if key not in newer)
        if value not in (None, "", [], {}, False) or agreeing or contradicting or field in edits:
            facts.append(Fact(field, value, agreeing, contradicting, field in edits, silent))
    return facts


def _since(status: Any, ranked: Sequence[Statement]) -> dt.datetime | None:
    """Since when somebody says that it is called off, or moved."""
    return min((s.stated_at for s in ranked if s.is_current and s.values.get("status") == status), default=None)


def _schedule(ranked: Sequence[Statement]) -> dict[str, Any]:
    """When: taken together from statements that do not contradict the leading start, a rule before single dates."""
    timed = [s for s in ranked if "start" in s.values or "recurrence" in s.values or "end" in s.values]
    if not timed:
        return {}
    leader = next((s for s in timed if "recurrence" in s.values), timed[0])
    rule = leader.values.get("recurrence")
    if rule:
        together = [s for s in timed if s.values.get("recurrence") == rule]
    else:
        together = [s for s in timed if agree("start", leader.values.get("start"), s.values.get("start"))]
    chosen: dict[str, Any] = {"recurrence": rule} if rule else {}
    for field in ("start", "end", "door_time"):
        value = _leading(field, together)
        if value is not None:
            chosen[field] = value
    exclusions = {day for s in together for day in s.values.get("exclusions", ())}
    if rule:
        # A single date of the series called off is a day without it, not the end of the series.
        exclusions |= {
            str(s.draft.start.at(None))
            for s in timed
            if not s.draft.recurrence
            and s.draft.start
            and s.draft.start.date
            and s.draft.status is EventStatus.CANCELLED
        }
    if exclusions:
        chosen["exclusions"] = sorted(exclusions)
    return chosen


def _status(ranked: Sequence[Statement], schedule: Mapping[str, Any]) -> str:
    """The weightiest word other than "scheduled" that no weightier *and* newer statement is silent about."""
    rule = schedule.get("recurrence")
    whole = [s for s in ranked if not rule or s.draft.recurrence or s.draft.start is None]
    for statement in whole:
        if "status" not in statement.values:
            continue
        overruled = any(
            "status" not in other.values and other.weight >= statement.weight and other.stated_at > statement.stated_at
            for other in whole
        )
        if not overruled:
            return str(statement.values["status"])
    return EventStatus.SCHEDULED.value


def _leading(field: str, ranked: Sequence[Statement]) -> Any:
    """The leader's value, made more specific by whoever does not contradict it."""
    words = [s for s in ranked if field in s.values]
    if not words:
        return None
    leader = words[0]
    if field not in _TIMES and field not in ("venue", "price"):
        return leader.values[field]
    fitting = [s for s in words if _agree(field, leader, s)]
    # max keeps the first of equals, that is the weightiest.
    best = max(fitting, key=lambda s: _detail(field, s.values[field])).values[field]
    if field != "venue":
        return best
    filled = {key: next((s.values[field][key] for s in fitting if s.values[field][key]), None) for key in best}
    return filled | {key: value for key, value in leader.values[field].items() if value is not None}


def _union(field: str, ranked: Sequence[Statement]) -> list[Any]:
    """Everything that anybody adds; of a person each detail by the weightiest source that gives it."""
    found: dict[str, Any] = {}
    for statement in ranked:
        for item in statement.values.get(field, ()):
            key = fold(item["name"] if isinstance(item, dict) else item)
            if isinstance(item, dict) and key in found:
                found[key] = {k: found[key][k] if found[key][k] is not None else item[k] for k in item}
            else:
                found.setdefault(key, item)
    return list(found.values())


def _witnesses(
    field: str, value: Any, ranked: Sequence[Statement], schedule: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]:
    agreeing, contradicting = [], []
    for statement in ranked:
        word = statement.values.get(field)
        if word is None:
            continue
        if field in LISTS or agree(field, value, word) or _covered(field, word, value, schedule):
            agreeing.append(statement.key)
        elif field not in _WORDING and statement.is_current and not _of_one_date(field, statement, schedule):
            contradicting.append((statement.key, word))
    if field == "venue":
        return _by_place(ranked, agreeing, contradicting)
    return tuple(agreeing), tuple(contradicting)


def _by_place(
    ranked: Sequence[Statement], agreeing: list[str], contradicting: list[tuple[str, Any]]
) -> tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]:
    """Two names of one known place agree."""
    places = {s.key: s.place for s in ranked}
    known = {places[key] for key in agreeing if places[key]}
    same = [key for key, _ in contradicting if places[key] in known]
    order = [s.key for s in ranked if s.key in {*agreeing, *same}]
    return tuple(order), tuple(pair for pair in contradicting if pair[0] not in same)


def _covered(field: str, word: Any, value: Any, schedule: Mapping[str, Any]) -> bool:
    """A single date agrees with a series that falls on it."""
    rule = schedule.get("recurrence")
    if field != "start" or rule is None:
        return False
    return rule_covers(rule, PartialDateTime.parse(value) if value else None, PartialDateTime.parse(word))


def _of_one_date(field: str, statement: Statement, schedule: Mapping[str, Any]) -> bool:
    """What a source says of one date of a series does not contradict what is said of the series."""
    return bool(schedule.get("recurrence")) and not statement.draft.recurrence and field in ("end", "status")


def _agree(field: str, one: Statement, other: Statement) -> bool:
    if field == "venue" and one.place and one.place == other.place:
        return True
    return agree(field, one.values[field], other.values[field])


def agree(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field can both be true of one event. A missing value agrees with all."""
    if one is None or other is None or one == other:
        return True
    compare: Callable[[Any, Any], bool] = _COMPARE.get("time" if field in _TIMES else field, lambda a, b: False)
    return compare(one, other)


def _times_agree(one: str, other: str) -> bool:
    return partly_equal(PartialDateTime.parse(one), PartialDateTime.parse(other))


def _names_agree(one: str, other: str) -> bool:
    a, b = set(fold(one).split()), set(fold(other).split())
    return a <= b or b <= a


def _venues_agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one.get("city") and other.get("city") and fold(one["city"]) != fold(other["city"]):
        return False
    if one.get("name") and other.get("name"):
        return _names_agree(one["name"], other["name"])
    if one.get("address") and other.get("address"):
        return fold(one["address"]) == fold(other["address"])
    return True


def _prices_agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one.get("free") or other.get("free"):
        return bool(one.get("free")) == bool(other.get("free"))
    amounts = (one.get("amount"), other.get("amount"))
    return None in amounts or amounts[0] == amounts[1]


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "time": _times_agree,
    "name": _names_agree,
    "venue": _venues_agree,
    "price": _prices_agree,
}


def _detail(field: str, value: Any) -> int:
    """How specific a value is."""
    if field in _TIMES:
        partial = PartialDateTime.parse(value)
        return sum(getattr(partial, part) is not None for part in ("year", "month", "day", "hour"))
    if field == "price":
        return int(bool(value["free"])) + 2 * int(value["amount"] is not None)
    return sum(item is not None for item in value.values())
