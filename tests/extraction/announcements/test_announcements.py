"""Whole announcements, as institutions write them, and the events that must come out."""

import datetime as dt

import pytest

from salony.extraction.announcements import read_announcements
from salony.extraction.documents import document
from salony.vocabulary import EventDraft, Snapshot

from .samples import PAGES, Expected, Page


def drafts(page: Page) -> list[EventDraft]:
    reference = dt.datetime.fromisoformat(page.reference) if page.reference else None
    language = "en" if page.id.startswith("English") else "pl"
    return read_announcements(
        document(Snapshot.of_text(page.text, url=page.url, language=language)), reference=reference
    )


def seen(draft: EventDraft) -> Expected:
    def word(value: object) -> str | None:
        return str(value) if value is not None else None

    return Expected(
        draft.name,
        word(draft.start),
        word(draft.end),
        draft.status.value,
        draft.recurrence,
        word(draft.previous_start),
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_exactly_the_events_of_the_page(page: Page) -> None:
    assert [seen(draft) for draft in drafts(page)] == list(page.events)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_fact_has_its_place(page: Page) -> None:
    for draft in drafts(page):
        assert {"name"} <= set(draft.evidence)
        assert draft.start is None or "start" in draft.evidence
        for evidence in draft.evidence.values():
            assert 0 <= evidence.start <= evidence.end <= len(page.text)
            assert evidence.rule
            assert 0 < evidence.confidence <= 1


def test_the_place_of_a_start_holds_its_words() -> None:
    page = next(page for page in PAGES if page.id == "a prose note")
    (draft,) = drafts(page)
    evidence = draft.evidence["start"]
    assert page.text[evidence.start : evidence.end] == "W czwartek, 25 kwietnia, o godz. 18"


def test_fields_are_filled() -> None:
    page = next(page for page in PAGES if page.id == "labelled block")
    (draft,) = drafts(page)
    assert draft.price is not None
    assert draft.price.amount == 25
