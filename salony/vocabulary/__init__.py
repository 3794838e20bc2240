"""The typed, frozen values that rooms exchange.

For: Snapshot, EventDraft, Evidence, Decision, partial dates (EDTF), categories, and their JSON form.
May know: nothing but the standard library.
"""

from salony.vocabulary.categories import CATEGORIES, Category
from salony.vocabulary.codec import draft_from_json, draft_to_json
from salony.vocabulary.decision import Decision, Verdict
from salony.vocabulary.drafts import (
    Accessibility,
    AudienceDraft,
    EventDraft,
    EventStatus,
    Evidence,
    OrganizationDraft,
    PersonDraft,
    PlaceDraft,
    PriceDraft,
    RegistrationDraft,
)
from salony.vocabulary.edtf import Grain, PartialDateTime
from salony.vocabulary.explained import Explained
from salony.vocabulary.snapshot import Snapshot

__all__ = [
    "CATEGORIES",
    "Accessibility",
    "AudienceDraft",
    "Category",
    "Decision",
    "EventDraft",
    "EventStatus",
    "Evidence",
    "Explained",
    "Grain",
    "OrganizationDraft",
    "PartialDateTime",
    "PersonDraft",
    "PlaceDraft",
    "PriceDraft",
    "RegistrationDraft",
    "Snapshot",
    "Verdict",
    "draft_from_json",
    "draft_to_json",
]
