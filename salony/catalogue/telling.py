"""What a difference in the record means: the event changed, or what is known of it was corrected or added to. Pure."""

from collections.abc import Sequence
from typing import Any

from salony.catalogue import merging
from salony.catalogue.models import Change
from salony.vocabulary import EventDraft

_ABOUT_THE_EVENT = frozenset(
    {"start", "end", "door_time", "recurrence", "exclusions", "venue", "price", "previous_start", "previous_venue"}
)
"""What an organiser changes; another word in other fields is another wording."""


def kind_of(field: str, before: Any, after: Any, *, by_human: bool, earlier: Sequence[EventDraft]) -> Change.Kind:
    """earlier: what the source that now speaks said of the event before.

    A called-off event is a change whoever says it. Otherwise it is one where a source takes back its own word; another
    source's word, a human's, or a more exact one of the same corrects what is known.
    """
    if field == "status":
        return Change.Kind.CHANGE
    if before in (None, "", [], {}, False):
        return Change.Kind.CORRECTION if by_human else Change.Kind.ADDITION
    if by_human:
        return Change.Kind.CORRECTION
    if after in (None, "", [], {}, False):
        return Change.Kind.REMOVAL
    if field not in _ABOUT_THE_EVENT:
        return Change.Kind.CORRECTION
    said = [merging.said(draft).get(field) for draft in earlier]
    took_back = any(value is not None and not merging.agree(field, value, after) for value in said)
    return Change.Kind.CHANGE if took_back else Change.Kind.CORRECTION
