"""What one document says of one event: fields as read, each with the characters that say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from salony.vocabulary.categories import Category
from salony.vocabulary.edtf import PartialDateTime


class EventStatus(StrEnum):
    """schema.org EventStatusType, shortened."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"


class Accessibility(StrEnum):
    """What is promised; the words of schema.org's accessibilityFeature where it has them."""

    WHEELCHAIR = "wheelchair"
    SIGN_LANGUAGE = "sign-language"
    AUDIO_DESCRIPTION = "audio-description"
    CAPTIONS = "captions"
    INDUCTION_LOOP = "induction-loop"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field was read.

    start, end: offsets in characters into the document's reading text (`extraction.document(snapshot).text`).
    rule: the dotted name of the rule that read it ("text.labelled.venue", "jsonld.startDate").
    confidence: the probability, from 0 to 1, that the field is right.
    """

    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDraft:
    """Names in the nominative; address is street and number; city without the street."""

    name: str | None = None
    address: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDraft:
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person or an ensemble, in the nominative.

    role: what they do in the event ("prowadzenie"), or the post they hold ("kierowniczka działu projektów").
    affiliation: the institution they come from, where the text says it.
    """

    name: str
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceDraft:
    """The first normal price; `text` keeps the source's own words with reductions."""

    free: bool = False
    amount: float | None = None
    currency: str = "PLN"
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceDraft:
    """kinds: "toddlers", "children", "teens", "adults", "seniors", "families", "schools". Ages in whole years."""

    kinds: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationDraft:
    required: bool = False
    contact: str | None = None
    deadline: PartialDateTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """One event as one document has it; None or empty where the document is silent.

    start, end: local wall time of the place, partial where the text is partial. An end without an hour is inclusive.
    recurrence: an RFC 5545 RRULE without its name, BYHOUR and BYMINUTE included where stated; always in local time.
    exclusions: days on which the rule does not hold (EXDATE).
    previous_start: where the event was moved from; previous_venue likewise.
    uid: the source's own identifier (iCalendar UID, JSON-LD @id), never shown to people.
    part_of: the name of the umbrella event in the same document.
    credit: the source the document itself names ("Źródło: …").
    description: a short quotation of the source, a few sentences at most.
    evidence: by field name.
    """

    name: str
    start: PartialDateTime | None = None
    end: PartialDateTime | None = None
    door_time: PartialDateTime | None = None
    recurrence: str | None = None
    exclusions: tuple[PartialDateTime, ...] = ()
    status: EventStatus = EventStatus.SCHEDULED
    previous_start: PartialDateTime | None = None
    previous_venue: str | None = None
    venue: PlaceDraft | None = None
    organizer: tuple[OrganizationDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    price: PriceDraft | None = None
    audience: AudienceDraft | None = None
    category: Category | None = None
    topics: tuple[str, ...] = ()
    description: str | None = None
    url: str | None = None
    ticket_url: str | None = None
    image: str | None = None
    registration: RegistrationDraft | None = None
    accessibility: tuple[Accessibility, ...] = ()
    language: str | None = None
    online: bool = False
    part_of: str | None = None
    credit: str | None = None
    uid: str | None = None
    confidence: float = 1.0
    evidence: Mapping[str, Evidence] = field(default_factory=dict, hash=False)
