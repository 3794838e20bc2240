"""What is read out of a text of these tests that says no year: published on 2 March 2026."""

import datetime as dt

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = dt.datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def told(text: str) -> set[tuple[str, str]]:
    return {(draft.name, str(draft.start)) for draft in drafts(text)}


def said(text: str) -> list[tuple[str, str]]:
    return [(str(draft.start), draft.name) for draft in drafts(text)]
