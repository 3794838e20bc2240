"""A known word on an event, as resolution sees it."""

import datetime as dt
from dataclasses import dataclass

from salony.resolution.statement import Statement
from salony.vocabulary import EventDraft, PartialDateTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A venue as known: `key` its record, `institution` whose house it is.

    is_whole: it stands for the institution itself, whichever of its houses is meant ("MOK Żory").
    """

    key: str | None = None
    institution: str | None = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """One source's word on a known event. Several neighbours of one event share its `key`.

    statement: the word in full, for comparing what is alike and not equal; None where only this much is known.
    """

    key: str
    name: str
    start: PartialDateTime | None = None
    end: PartialDateTime | None = None
    recurrence: str | None = None
    exclusions: tuple[PartialDateTime, ...] = ()
    venue: str | None = None
    place: Place = Place()
    city: str | None = None
    statement: Statement | None = None

    @classmethod
    def of(
        cls,
        key: str,
        draft: EventDraft,
        place: Place | None = None,
        source: str = "",
        said: dt.date | None = None,
    ) -> "Neighbour":
        """The draft's own word, under the key of an event. source: whose word it is.

        said: when; a rule without a beginning ("w każdy wtorek") says nothing of the days before.
        """
        start = draft.start
        if draft.recurrence and start is None and said is not None:
            start = PartialDateTime(year=said.year, month=said.month, day=said.day)
        return cls(
            key=key,
            name=draft.name,
            start=start,
            end=draft.end,
            recurrence=draft.recurrence,
            exclusions=draft.exclusions,
            venue=draft.venue.name if draft.venue else None,
            place=place or Place(),
            city=draft.venue.city if draft.venue else None,
            statement=Statement.of(key, draft, source),
        )
