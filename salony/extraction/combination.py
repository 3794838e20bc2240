"""One event said twice in a document is one draft: what is visible is believed, what only machines are told is added.

Plugins give UTC for local time, whole days, the date of publication, ends before starts; readers see the page and
complain, so that the visible hour is the right one wherever the two differ.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from salony.vocabulary import EventDraft, EventStatus, PartialDateTime, PlaceDraft

_WORD = re.compile(r"\w+")
_SAME_NAME = 0.6
_STEM = 5
_NAME = 4
# What the visible text decides wherever it says anything at all.
_VISIBLE = (
    "name",
    "start",
    "end",
    "door_time",
    "recurrence",
    "exclusions",
    "status",
    "previous_start",
    "previous_venue",
)


def combined(visible: Sequence[EventDraft], structured: Sequence[EventDraft], *, text: str) -> list[EventDraft]:
    """The visible drafts, completed by the structured ones of the same event, and the structured ones left over.

    text: the visible text; a structured event that it does not name is not announced by the page.
    """
    drafts = list(visible)
    if not structured:
        return drafts
    named = _stems(text)
    for draft in structured:
        partner = _partner(draft, visible if _is_drawn(draft) else drafts)
        if partner is not None:
            drafts[partner] = _merged(drafts[partner], draft)
        elif _is_drawn(draft) or (_is_named(draft, named) and not _is_doubtful(draft, drafts) and not _is_stamp(draft)):
            drafts.append(draft)
    return drafts


def similarity(one: str, other: str) -> float:
    """From 0 to 1: how far two names share their words, endings apart; 0.9 where one holds the other."""
    a, b = _stems(one), _stems(other)
    if not a or not b:
        return 0.0
    shared = len(a & b)
    score = 2 * shared / (len(a) + len(b))
    whole = shared == min(len(a), len(b)) and (shared > 1 or _heads(one, other))
    return max(score, 0.9) if whole else score


def _heads(one: str, other: str) -> bool:
    """Whether the shorter name is what the longer one says before its first sign: "Sploty", "Sploty. Tkaniny …"."""
    short, long = sorted((one.strip().casefold(), other.strip().casefold()), key=len)
    return len(short) >= _NAME and long.startswith(short) and long[len(short) :].lstrip()[:1] in tuple(".:–—-|,")


def is_same(one: EventDraft, other: EventDraft) -> bool:
    """Whether two drafts of one document are of one event: a like name, the same day, no other hour."""
    if similarity(one.name, other.name) < _SAME_NAME or _distance(one.start, other.start) != 0:
        return False
    clocks = (_clock(one), _clock(other))
    return None in clocks or clocks[0] == clocks[1]


@lru_cache(maxsize=512)
def _stems(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return frozenset(word[:_STEM] for word in _WORD.findall(plain) if len(word) > 1 or word.isdigit())


def _partner(draft: EventDraft, drafts: Sequence[EventDraft]) -> int | None:
    """The visible draft of the same event: a like name and the nearest start; one day away is UTC's midnight."""
    best: tuple[float, int] | None = None
    for index, other in enumerate(drafts):
        alike = similarity(draft.name, other.name)
        if alike < _SAME_NAME:
            continue
        distance = _distance(draft.start, other.start)
        if distance is None or distance > 1:
            continue
        rank = alike - distance - (0 if _clock(draft) == _clock(other) else 0.3)
        if best is None or rank > best[0]:
            best = (rank, index)
    return best[1] if best else None


def _clock(draft: EventDraft) -> Any:
    return draft.start.time if draft.start else None


def _distance(one: PartialDateTime | None, other: PartialDateTime | None) -> int | None:
    """Days between two starts; 0 where one of them does not say its day; None where months or days contradict."""
    if one is None or other is None:
        return 0
    if one.date and other.date:
        return abs((one.date - other.date).days)
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return None if any(a is not None and b is not None and a != b for a, b in pairs) else 0


def _is_named(draft: EventDraft, named: frozenset[str]) -> bool:
    words = _stems(draft.name)
    return bool(words) and len(words & named) >= len(words) * 0.7


def _is_drawn(draft: EventDraft) -> bool:
    """Whether a calendar shows the event that a script draws: its words are seen, though not in the page's markup."""
    return "name" in draft.evidence and draft.evidence["name"].rule.startswith("script.")


def _is_doubtful(draft: EventDraft, drafts: Sequence[EventDraft]) -> bool:
    """Whether the page tells another day for an event of this name: then the machine's copy is the wrong one."""
    return any(similarity(draft.name, other.name) >= _SAME_NAME and other.start is not None for other in drafts)


def _is_stamp(draft: EventDraft) -> bool:
    """Whether a start is the minute at which somebody pressed a button: events begin at whole five minutes."""
    return draft.start is not None and bool((draft.start.minute or 0) % 5)


def _merged(visible: EventDraft, structured: EventDraft) -> EventDraft:
    """The visible draft with every field that it leaves open filled from the structured one."""
    changes: dict[str, Any] = {}
    evidence = dict(visible.evidence)
    for item in fields(EventDraft):
        name = item.name
        mine, theirs = getattr(visible, name), getattr(structured, name)
        if name in {"evidence", "confidence", "name", "status"} or not theirs or (mine and name != "venue"):
            continue
        if name in _VISIBLE and not _fills(name, visible, structured):
            continue
        if name == "venue" and isinstance(mine, PlaceDraft):
            theirs = _filled(mine, theirs)
        changes[name] = theirs
        if name in structured.evidence and name not in evidence:
            evidence[name] = structured.evidence[name]
    if visible.status is EventStatus.SCHEDULED and structured.status is not EventStatus.SCHEDULED:
        changes["status"] = structured.status
        evidence.update({k: e for k, e in structured.evidence.items() if k == "status"})
    start = visible.start
    if start and structured.start and start.date == structured.start.date and start.hour is None:
        whole = structured.start
        if whole.hour and not changes.get("recurrence"):
            changes["start"] = whole
            evidence.update({k: e for k, e in structured.evidence.items() if k == "start"})
    confidence = max(visible.confidence, min(structured.confidence, visible.confidence + 0.1))
    return replace(visible, **changes, evidence=evidence, confidence=confidence)


def _fills(name: str, visible: EventDraft, structured: EventDraft) -> bool:
    """Whether a time that only the machine's copy has agrees with what is seen."""
    if name == "start":
        return not visible.recurrence
    if name == "end":
        agree = visible.start == structured.start and visible.start is not None
        end = structured.end
        return agree and end is not None and not (end.hour == 23 and end.minute == 59)
    return name in {"door_time", "previous_start"}


def _filled(mine: PlaceDraft, theirs: PlaceDraft) -> PlaceDraft:
    return PlaceDraft(
        name=mine.name or theirs.name,
        address=mine.address or theirs.address,
        city=mine.city or theirs.city,
        latitude=mine.latitude if mine.latitude is not None else theirs.latitude,
        longitude=mine.longitude if mine.longitude is not None else theirs.longitude,
    )
