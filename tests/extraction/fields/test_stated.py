"""Structured drafts completed from their own words."""

from salony import extraction
from salony.vocabulary import EventStatus, Snapshot

_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dom//PL
BEGIN:VEVENT
UID:1@dom.example
DTSTART:20260314T170000
SUMMARY:ODWOŁANE: Warsztaty ceramiczne dla dzieci
DESCRIPTION:Lepimy z gliny. Budynek jest dostępny dla osób na wózkach.
END:VEVENT
BEGIN:VEVENT
UID:2@dom.example
DTSTART:20260315T190000
SUMMARY:Koncert kwartetu smyczkowego
END:VEVENT
END:VCALENDAR
"""


def test_events_of_a_calendar_have_a_category_and_an_audience() -> None:
    snapshot = Snapshot(content=_CALENDAR.encode(), media_type="text/calendar")
    workshop, concert = extraction.read(snapshot)
    assert workshop.category is not None
    assert workshop.category.slug == "workshop"
    assert workshop.audience is not None
    assert concert.category is not None
    assert concert.category.slug == "concert"
    assert workshop.evidence["category"].end <= len(_CALENDAR)


def test_what_became_of_an_event_is_no_part_of_its_name() -> None:
    snapshot = Snapshot(content=_CALENDAR.encode(), media_type="text/calendar")
    workshop, concert = extraction.read(snapshot)
    assert workshop.name == "Warsztaty ceramiczne dla dzieci"
    assert workshop.status is EventStatus.CANCELLED
    assert concert.status is EventStatus.SCHEDULED
