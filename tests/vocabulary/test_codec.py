"""Drafts survive the way to JSON and back whole."""

import json

import pytest

from salony.vocabulary import (
    CATEGORIES,
    Accessibility,
    AudienceDraft,
    EventDraft,
    EventStatus,
    Evidence,
    OrganizationDraft,
    PartialDateTime,
    PersonDraft,
    PlaceDraft,
    PriceDraft,
    RegistrationDraft,
    draft_from_json,
    draft_to_json,
)

FULL = EventDraft(
    name="Wieczór szant",
    start=PartialDateTime.parse("2026-03-14T19:00"),
    end=PartialDateTime.parse("2026-03-14T21:30"),
    door_time=PartialDateTime.parse("2026-03-14T18:30"),
    recurrence="FREQ=WEEKLY;BYDAY=SA",
    exclusions=(PartialDateTime.parse("2026-04-04"),),
    status=EventStatus.RESCHEDULED,
    previous_start=PartialDateTime.parse("XXXX-03-07"),
    previous_venue="Rynek",
    venue=PlaceDraft(name="Tawerna", address="ul. Portowa 1", city="Żory", latitude=50.05, longitude=18.7),
    organizer=(OrganizationDraft(name="Klub Żeglarski", url="https://example.org/"),),
    people=(PersonDraft(name="Zespół Bryza", role="śpiew", affiliation="MOK"),),
    price=PriceDraft(amount=25.0, text="25/20 zł"),
    audience=AudienceDraft(kinds=("adults",), minimum_age=16),
    category=CATEGORIES["concert"],
    topics=("morze",),
    description="Szanty i opowieści.",
    url="https://example.org/szanty",
    ticket_url="https://example.org/bilety",
    image="https://example.org/plakat.png",
    registration=RegistrationDraft(
        required=True, contact="zapisy@example.org", deadline=PartialDateTime.parse("2026-03-10")
    ),
    accessibility=(Accessibility.WHEELCHAIR, Accessibility.SIGN_LANGUAGE),
    language="pl",
    part_of="Dni Morza",
    credit="portal",
    uid="abc@example.org",
    confidence=0.875,
    evidence={"name": Evidence(0, 13, "text.quoted", 0.9), "start": Evidence(14, 30, "text.time")},
)


@pytest.mark.parametrize("draft", [FULL, EventDraft(name="Bez daty")], ids=["full", "bare"])
def test_round_trip(draft: EventDraft) -> None:
    row = json.loads(json.dumps(draft_to_json(draft), ensure_ascii=False))
    assert draft_from_json(row) == draft


def test_evidence_is_offsets_by_field() -> None:
    row = draft_to_json(FULL)
    assert row["evidence"] == {"name": [0, 13], "start": [14, 30]}
    assert row["rules"]["name"] == "text.quoted"
    assert row["price"] == {"free": False, "amount": 25.0, "currency": "PLN", "text": "25/20 zł"}


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(KeyError):
        draft_from_json({"name": "x", "category": "no-such-kind"})
