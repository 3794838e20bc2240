"""One meeting told twice on a page: by its row or its sheet, and by the names of its papers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from salony.extraction.combination import similarity
from salony.extraction.document import Document
from salony.extraction.pages.clauses import subject
from salony.extraction.pages.words import (
    before_room,
    follows_stamp,
    frames_paper,
    heads_timetable,
    leads_to_deadline,
    names_a_listing,
    names_a_programme,
    names_nothing,
    trimmed,
    without_papers,
)
from salony.language import find_times
from salony.vocabulary import EventDraft

_ALIKE = 0.6
_BEFORE = 32
# In days: so long a page's days reach where it is a chronicle, and so old is what it only remembers.
_DECADES, _LONG_AGO = 15 * 365, 10 * 365
# So long may the span of a programme be, and so many events it has at least.
_SPAN, _PROGRAMME = 31, 3
_QUOTED = '„”“"'
_RULE = "page.headline"


def without_echoes(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The drafts without those of a paper ("Board Packet, May 5") whose meeting of that day is among them."""
    days: dict[str, list[EventDraft]] = defaultdict(list)
    for draft in drafts:
        if draft.start is not None and draft.start.day is not None:
            days[str(draft.start.at(None))].append(draft)
    dropped = {id(draft) for same in days.values() if len(same) > 1 for draft in _echoes(same)}
    return [draft for draft in drafts if id(draft) not in dropped]


def without_chronicle(drafts: list[EventDraft], published: datetime | None) -> list[EventDraft]:
    """The drafts without those of long ago where a page tells of decades: a house's history is no programme."""
    dated = [(draft, draft.start.date) for draft in drafts if draft.start is not None and draft.start.date]
    days = [day for _, day in dated]
    if not days or published is None or (max(*days, published.date()) - min(days)).days < _DECADES:
        return drafts
    old = {id(draft) for draft, day in dated if (published.date() - day).days > _LONG_AGO}
    return [draft for draft in drafts if id(draft) not in old]


def without_spans(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The drafts without those of a span of days that heads the programme of a house ("Kino Iskra: 12–18 grudnia"), and
    of the day on which a timetable's classes begin.
    """
    days = [draft.start.date for draft in drafts if draft.start is not None and draft.start.date]
    classes = sum(bool(draft.recurrence) for draft in drafts)

    def begins_season(draft: EventDraft) -> bool:
        # "Zajęcia ruszają 14 września" over a timetable: no event of the timetable's name.
        return classes > 1 and not draft.recurrence and heads_timetable(draft.name) and not _is_quoted(draft.name)

    def heads(draft: EventDraft) -> bool:
        first, last = (value.date if value is not None else None for value in (draft.start, draft.end))
        if first is None or last is None or draft.start is None or draft.start.hour is not None or draft.recurrence:
            return False
        if (last - first).days > _SPAN or not names_a_programme(draft.name, draft.evidence["name"].rule):
            return False
        return sum(first <= day <= last for day in days) > _PROGRAMME

    return [draft for draft in drafts if not heads(draft) and not begins_season(draft)]


def _is_quoted(name: str) -> bool:
    return any(sign in name for sign in _QUOTED)


def named(draft: EventDraft, document: Document, headline: int, *, sole: bool = False) -> EventDraft:
    """The draft by the subject of the sentence that names it ("The Board meets"); by the page's headline, where its own
    name is a sentence of something else, a label, an address or a paper and the page's is none.

    sole: whether the page tells of it alone; of one among others "Zoning Hearing, Room 1" is the name and the room.
    """
    said = subject(draft.name) if document.language == "en" and not _is_quoted(draft.name) else None
    if said:
        return replace(draft, name=said)
    if not sole:
        draft = replace(draft, name=draft.name[: before_room(draft.name)])
    if headline < 0 or not (said == "" or names_nothing(draft.name)) or "name" not in draft.evidence:
        return draft
    block = document.blocks[headline]
    words = document.text[block.begin : block.stop]
    left, right = _between_times(words, document.language)
    if names_nothing(words[left:right]) or names_a_listing(words[left:right]):
        return draft
    proof = replace(draft.evidence["name"], start=block.begin + left, end=block.begin + right, rule=_RULE)
    return replace(draft, name=" ".join(words[left:right].split()), evidence={**draft.evidence, "name": proof})


def _between_times(words: str, language: str) -> tuple[int, int]:
    """Where a headline's name begins and stops, without the day before or behind it: "May 5, 2026 Tree Board"."""
    left, right = trimmed(words)
    for e in find_times(words, language=language):
        if e.begin <= left < e.stop < right:
            left = e.stop + trimmed(words[e.stop : right])[0]
        elif left < e.begin < right <= e.stop:
            right = left + trimmed(words[left : e.begin])[1]
    return left, right


def named_by_headline(draft: EventDraft, document: Document, headline: int) -> bool:
    """Whether the page's headline is what names a draft."""
    if headline < 0 or "name" not in draft.evidence:
        return False
    block = document.blocks[headline]
    return block.begin <= draft.evidence["name"].start < block.stop


def is_empty(draft: EventDraft, document: Document) -> bool:
    """Whether a draft out of prose names nothing, or its day is one on which something was declared, dated, posted."""
    told = document.language == "en" and subject(draft.name) is not None
    if (told or names_nothing(draft.name)) and not _is_quoted(draft.name):
        return True
    if draft.start is None and not draft.recurrence and leads_to_deadline(draft.name):
        # "Zapisy na zajęcia prowadzimy do 18 września": until when one may apply.
        return True
    start = draft.evidence.get("start")
    return start is not None and follows_stamp(document.text[max(0, start.start - _BEFORE) : start.start])


def _echoes(same: Sequence[EventDraft]) -> list[EventDraft]:
    """Of the drafts of one day those that only name papers of another, or say less of it."""
    found: list[EventDraft] = []
    for draft in same:
        others = [other for other in same if other is not draft and all(other is not echo for echo in found)]
        rest = without_papers(draft.name)
        timed = draft.start is not None and draft.start.hour is not None
        if timed or not others:
            continue
        at_hours = [other for other in others if other.start is not None and other.start.hour is not None]
        if draft.end is None and any(similarity(draft.name, other.name) >= _ALIKE for other in at_hours):
            found.append(draft)
            continue
        if rest == draft.name:
            continue
        if len({str(other.start) for other in at_hours}) == 1 and frames_paper(draft.name):
            found.append(draft)
            continue
        if not rest or names_a_listing(rest) or any(similarity(rest, other.name) >= _ALIKE for other in others):
            found.append(draft)
    return found
