"""Whether an event is shown on the word of its sources, and whether an editor should look at it. Pure."""

from collections.abc import Sequence

from salony.catalogue.merging import Statement
from salony.catalogue.models import Event
from salony.vocabulary import EventDraft

SURE = 0.7
"""Confidence from which nobody needs to look at what a single source says."""


def standing_of(statements: Sequence[Statement], before: Event.Standing) -> Event.Standing:
    """Held where no current source is as sure as its own threshold asks; unsure where there is something to look at.

    Where nobody says it any more, it stays as it stood: silence is no retraction.
    """
    current = [statement for statement in statements if statement.is_current]
    if not current:
        return before
    if all(statement.draft.confidence < statement.threshold for statement in current):
        return Event.Standing.HELD
    if all(statement.threshold <= 0 for statement in current):
        return Event.Standing.PUBLISHED
    return Event.Standing.UNSURE if doubts(statements) else Event.Standing.PUBLISHED


def doubts(statements: Sequence[Statement]) -> list[str]:
    """Why somebody should look at it: English phrases, keys for people's own languages."""
    current = [statement for statement in statements if statement.is_current]
    found = []
    sources = {statement.source for statement in current}
    surest = max((statement.draft.confidence for statement in current), default=1.0)
    if surest < SURE and len(sources) < 2:
        found.append("read with little certainty")
    if any(is_backward(statement.draft) for statement in current):
        found.append("the end is before the start")
    if current and not any(draft.start or draft.end or draft.recurrence for draft in _drafts(current)):
        found.append("no day is known")
    return found


def is_backward(draft: EventDraft) -> bool:
    """It ends before it begins. An end in the small hours of the same day is the night after it."""
    if draft.start is None or draft.end is None or draft.start.date is None or draft.end.date is None:
        return False
    if draft.end.date != draft.start.date:
        return draft.end.date < draft.start.date
    if draft.start.hour is None or draft.end.hour is None:
        return False
    first, last = (
        60 * moment.hour + (moment.minute or 0) for moment in (draft.start, draft.end) if moment.hour is not None
    )
    return last < first and draft.end.hour > 6


def _drafts(statements: Sequence[Statement]) -> list[EventDraft]:
    return [statement.draft for statement in statements]
