"""The fields of an event other than its title and its times, each read with the characters that say it.

For: `fill` completes a draft from the part of a document that speaks of it; one module for each field.
May know: language, vocabulary, the document.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from salony.extraction.fields import (
    accessibility,
    audience,
    category,
    description,
    links,
    organizer,
    people,
    price,
    registration,
    spoken,
    topics,
    venue,
)
from salony.extraction.fields.reach import widened
from salony.extraction.fields.reading import Reading
from salony.extraction.fields.scope import Scope
from salony.vocabulary import EventDraft

Reader = Callable[[EventDraft, Scope], Reading[Any] | None]

# Each looks at the draft as it came, at no other reader's finds.
READERS: Mapping[str, Reader] = {
    "venue": venue.read,
    "previous_venue": venue.read_previous,
    "organizer": organizer.read,
    "credit": organizer.credit,
    "people": people.read,
    "price": price.read,
    "audience": audience.read,
    "category": category.read,
    "topics": topics.read,
    "accessibility": accessibility.read,
    "language": spoken.read,
    "registration": registration.read,
    "ticket_url": links.read_tickets,
    "url": links.read_url,
    "image": links.read_image,
    "description": description.read,
    "online": accessibility.read_online,
}


def fill(draft: EventDraft, scope: Scope) -> EventDraft:
    """The draft with every field that its text states; what the draft already says is kept.

    Never raises for any text; evidence lies within the document.
    """
    changes: dict[str, Any] = {}
    evidence = dict(draft.evidence)
    for name, read in READERS.items():
        if not getattr(draft, name) and (found := read(draft, scope)) is not None:
            changes[name], evidence[name] = found.value, found.evidence
    return replace(draft, **changes, evidence=evidence) if changes else draft


def fill_all(pairs: Sequence[tuple[EventDraft, Scope]]) -> list[EventDraft]:
    """The drafts of one document, each completed from its scope carried on to where the next event begins.

    Give all events of the document at once: each one's words end where another's begin.
    """
    single = tuple(sorted(range_ for draft, scope in pairs if draft.end is None for range_ in scope.own))
    wide = widened(pairs)
    followed = tuple(sorted({range_ for scope in wide for range_ in (*scope.own, *scope.further)}))
    # Events told in the same words share what is found in them.
    full = {scope: replace(scope, others=single, followed=followed) for scope in dict.fromkeys(wide)}
    return [fill(draft, full[scope]) for (draft, _), scope in zip(pairs, wide, strict=True)]


__all__ = ["READERS", "Reading", "Scope", "fill", "fill_all"]
