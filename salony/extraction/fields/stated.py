"""Drafts of structured data, completed from their own words: what kind of event it is, for whom, who can come in."""

from dataclasses import replace
from typing import Any

from salony.extraction.document import Document
from salony.extraction.fields import accessibility, audience, category
from salony.extraction.fields.scope import Scope
from salony.vocabulary import EventDraft, Evidence

_READERS = {"category": category.read, "audience": audience.read, "accessibility": accessibility.read}


def stated(draft: EventDraft) -> EventDraft:
    """The draft with category, audience and accessibility as its title and its description say them.

    The evidence of each is where the document states the title or the description.
    """
    said = f"{draft.name}\n{draft.description or ''}".strip()
    source = Document(text=said, visible=len(said))
    scope = Scope(source, ((0, len(said)),))
    bare = replace(draft, evidence={})
    changes: dict[str, Any] = {}
    evidence = dict(draft.evidence)
    for field, read in _READERS.items():
        found = None if getattr(draft, field) else read(bare, scope)
        if found is None:
            continue
        changes[field] = found.value
        of = "description" if found.evidence.start > len(draft.name) and "description" in evidence else "name"
        if of in draft.evidence:
            at = draft.evidence[of]
            evidence[field] = Evidence(at.start, at.end, found.evidence.rule, found.evidence.confidence)
    return replace(draft, **changes, evidence=evidence) if changes else draft
