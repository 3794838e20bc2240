"""The front door: one snapshot in, the events it speaks of out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from salony.extraction.announcements import read_announcements
from salony.extraction.announcements.status import notice
from salony.extraction.combination import combined, is_same
from salony.extraction.document import Document
from salony.extraction.documents import document
from salony.extraction.fields.stated import stated
from salony.extraction.pages import (
    has_usual_clock,
    headline_of,
    is_empty,
    named,
    named_by_headline,
    read_records,
    without_echoes,
    without_spans,
)
from salony.extraction.pages.words import status_prefix
from salony.extraction.structured.calendar import calendar_drafts
from salony.extraction.structured.schema import SchemaEvent
from salony.extraction.syndicated import feed_drafts
from salony.language.uncollected import uncollected
from salony.vocabulary import EventDraft, EventStatus, Snapshot

_POLISH = ZoneInfo("Europe/Warsaw")


def read(snapshot: Snapshot, *, reference: datetime | None = None) -> list[EventDraft]:
    """The events that a document speaks of, in the order of the document.

    reference: when the document was published, local time, where the caller knows it better than the document.
    Raises Unreadable.
    """
    with uncollected():
        return read_document(document(snapshot), reference=reference)


def read_document(source: Document, *, reference: datetime | None = None) -> list[EventDraft]:
    """The same for a document at hand. Never raises."""
    syntaxes = {item.syntax for item in source.structured}
    if "ical" in syntaxes:
        return _unique([_completed(draft) for draft in calendar_drafts(source.structured, source.text)])
    if "feed" in syntaxes:
        return _unique(feed_drafts(source, reference))
    structured = [_completed(draft) for draft in _schema(source)]
    if not source.blocks:
        return _unique(structured)
    records, rest = read_records(source, reference=reference)
    headline = headline_of(source)
    read_as_prose = read_announcements(rest, reference=reference)
    told = [named(draft, source, headline, sole=len(read_as_prose) == 1) for draft in read_as_prose]
    told = [draft for draft in told if not is_empty(draft, source)]
    if len(records) == 1 and named_by_headline(records[0], source, headline):
        # The event of the headline is told: what else has no name of its own is none.
        told = [
            draft for draft in told if not named_by_headline(draft, source, headline) and not _begins(draft, records[0])
        ]
    visible = records + [draft for draft in told if not _known(draft, records)]
    visible.sort(key=_place)
    return _unique(without_spans(without_echoes(combined(visible, structured, text=source.text[: source.visible]))))


def _completed(draft: EventDraft) -> EventDraft:
    """A structured draft with what its own words say; "ODWOŁANE:" before its title is its status and not its name."""
    begin = status_prefix(draft.name)
    if not begin:
        return stated(draft)
    fate = notice(draft.name[:begin])
    status = fate.status if fate and draft.status is EventStatus.SCHEDULED else draft.status
    evidence = dict(draft.evidence)
    if status is not draft.status and "name" in evidence:
        evidence["status"] = replace(evidence["name"], rule="title.status")
    return stated(replace(draft, name=draft.name[begin:], status=status, evidence=evidence))


def _known(draft: EventDraft, records: Sequence[EventDraft]) -> bool:
    """Whether an announcement tells once more what a record of the page has told, or only the hour of all of them."""
    if records and draft.start is not None and draft.start.day is None and draft.recurrence is None:
        return True
    if draft.start is None and draft.recurrence and any(has_usual_clock(record) for record in records):
        return True
    return any(is_same(draft, record) for record in records)


def _begins(draft: EventDraft, sole: EventDraft) -> bool:
    """Whether a draft is at the minute of the page's one event: it is of that event."""
    return draft.start is not None and draft.start.hour is not None and draft.start == sole.start


def _place(draft: EventDraft) -> int:
    return min((e.start for e in draft.evidence.values()), default=0)


def _schema(source: Document) -> list[EventDraft]:
    local = _POLISH if source.language == "pl" else None
    drafts = (SchemaEvent(item, source.text, local=local).draft() for item in source.structured)
    return [draft for draft in drafts if draft is not None]


def _unique(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Without a second draft of equal name, start and rule."""
    seen: dict[tuple[str, ...], EventDraft] = {}
    for draft in drafts:
        times = (str(draft.start), str(draft.end if draft.start is None else None), str(draft.recurrence))
        seen.setdefault((draft.name.casefold(), *times, str(draft.status)), draft)
    return list(seen.values())
