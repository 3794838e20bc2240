"""What resolution says of a draft: the same as a known event, or a new one, and why."""

from dataclasses import dataclass
from enum import StrEnum

from salony.vocabulary.drafts import EventDraft


class Verdict(StrEnum):
    SAME = "same"
    NEW = "new"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One draft's fate.

    position: the draft's index in what was decided.
    event: the key of the known event it joins (its caller's own key), None for a new one.
    joins: the index of another draft in the same batch that it joins, None otherwise.
    absorbs: keys of known events that this draft shows to be the same one (single dates of the series it announces).
    resembles: the key of a known event it may be, where the verdict is UNSURE; an editor decides.
    probability: from 0 to 1, that the verdict is right.
    reasons: in words, machine-readable first words ("same day", "same title"), for people to read.
    """

    position: int
    draft: EventDraft
    verdict: Verdict
    event: str | None = None
    joins: int | None = None
    absorbs: tuple[str, ...] = ()
    resembles: str | None = None
    probability: float = 1.0
    reasons: tuple[str, ...] = ()
