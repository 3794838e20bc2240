"""Feeds → drafts: each item is an announcement of its own, dated by its own stamp and named by its own title."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from salony.extraction.announcements import read_announcements
from salony.extraction.document import Document, Structured
from salony.extraction.documents.slices import part, shifted_draft
from salony.extraction.fields import Scope, fill
from salony.extraction.pages.expressions import expressions
from salony.extraction.pages.moments import has_day
from salony.extraction.pages.words import status_prefix
from salony.extraction.pages.years import Years
from salony.language import Kind, TimeExpression
from salony.vocabulary import EventDraft, Evidence

# Beyond it, a title heads an article about many things.
_SHORT = 900


def feed_drafts(source: Document, reference: datetime | None) -> list[EventDraft]:
    """The events of all items, evidence in the whole feed's text."""
    return [draft for item in source.structured for draft in _item(source, item, reference)]


def _item(source: Document, item: Structured, reference: datetime | None) -> list[EventDraft]:
    published = item.data["published"] or reference
    title, link = item.data["title"], item.data["link"]
    inner = part(source, item.begin, item.stop, title=title, url=link, published=published)
    drafts = read_announcements(inner, reference=published)
    if title and item.stop - item.begin < _SHORT:
        if len(drafts) == 1:
            drafts = [_named(drafts[0], title)]
        elif not drafts:
            drafts = _by_title(inner, title, published)
    alone = len(drafts) == 1
    return [
        replace(
            shifted_draft(draft, item.begin),
            url=draft.url or link,
            image=draft.image or (item.data["image"] if alone else None),
        )
        for draft in drafts
    ]


def _named(draft: EventDraft, title: str) -> EventDraft:
    """The item's only event under the item's title, which its publisher gave it."""
    begin = status_prefix(title)
    proof = Evidence(begin, len(title), "feed.title", 0.85)
    return replace(draft, name=title[begin:], evidence={**draft.evidence, "name": proof})


def _by_title(inner: Document, title: str, published: datetime | None) -> list[EventDraft]:
    """The item's event where its text says once when it is, and leaves to the title what it is."""
    found = [e for e in expressions(inner) if e.begin >= len(title)]
    rules = [e for e in found if e.kind is Kind.RECURRING and e.recurrence and e.start is not None]
    days = [e for e in found if has_day(e) and e.start is not None and e.start.hour is not None]
    chosen = _only(days or rules)
    if chosen is None or chosen.start is None:
        return []
    begin = status_prefix(title)
    years = Years(inner, found, published)
    recurring = chosen.kind is Kind.RECURRING
    field = "recurrence" if recurring else "start"
    draft = EventDraft(
        name=title[begin:],
        start=None if recurring else years.completed(chosen.start, chosen.weekday, chosen.begin),
        end=None if recurring or chosen.end is None else years.completed(chosen.end, None, chosen.begin),
        recurrence=chosen.recurrence if recurring else None,
        exclusions=chosen.exclusions if recurring else (),
        confidence=0.75,
        evidence={
            "name": Evidence(begin, len(title), "feed.title", 0.85),
            field: Evidence(chosen.begin, chosen.stop, "feed.when", 0.8),
        },
    )
    return [fill(draft, Scope(inner, ((0, len(inner.text)),)))]


def _only(found: Sequence[TimeExpression]) -> TimeExpression | None:
    """The one expression, where all of them mean the same."""
    return found[0] if len({(str(e.start), e.recurrence) for e in found}) == 1 else None
