"""iCalendar → drafts."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.extraction import MalformedDocument, Unreadable, document, read
from salony.vocabulary import EventDraft, EventStatus, Snapshot


def calendar(*events: str, head: str = "") -> Snapshot:
    body = "\r\n".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT" for event in events)
    return Snapshot.of_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{body}\r\nEND:VCALENDAR\r\n")


def one(event: str, head: str = "") -> EventDraft:
    (draft,) = read(calendar("SUMMARY:Bal\r\n" + event, head=head))
    return draft


@pytest.mark.parametrize(
    ("lines", "head", "start"),
    [
        ("DTSTART:20260507T160000Z", "", "2026-05-07T18:00"),
        ("DTSTART:20260107T160000Z", "", "2026-01-07T17:00"),
        ("DTSTART:20260507T160000Z", "X-WR-TIMEZONE:Europe/London\r\n", "2026-05-07T17:00"),
        ("DTSTART:20260507T160000Z", "X-WR-TIMEZONE:Mars/Base\r\n", "2026-05-07T18:00"),
        ("DTSTART;TZID=Europe/Warsaw:20260507T180000", "", "2026-05-07T18:00"),
        ("DTSTART:20260507T180000", "", "2026-05-07T18:00"),
        ("DTSTART;VALUE=DATE:20260507", "", "2026-05-07"),
    ],
)
def test_times_are_local(lines: str, head: str, start: str) -> None:
    assert str(one(lines, head).start) == start


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        ("DTSTART;VALUE=DATE:20260507\r\nDTEND;VALUE=DATE:20260510", "2026-05-09"),
        ("DTSTART;VALUE=DATE:20260507\r\nDTEND;VALUE=DATE:20260508", "None"),
        ("DTSTART:20260507T180000\r\nDURATION:PT90M", "2026-05-07T19:30"),
        ("DTSTART:20260507T180000\r\nDTEND:20260507T170000", "None"),
    ],
)
def test_ends(lines: str, end: str) -> None:
    assert str(one(lines).end) == end


def test_a_rule_without_end_stays_a_rule() -> None:
    draft = one("DTSTART:20260507T160000Z\r\nRRULE:FREQ=SECONDLY\r\nEXDATE:20260514T160000Z")
    assert draft.recurrence == "FREQ=SECONDLY"
    assert [str(day) for day in draft.exclusions] == ["2026-05-14T18:00"]


def test_until_is_local_too() -> None:
    assert one("DTSTART:20260507T160000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20260628T160000Z").recurrence == (
        "FREQ=WEEKLY;UNTIL=20260628T180000"
    )


def test_a_changed_occurrence_is_its_own_draft() -> None:
    rule = "UID:1\r\nSUMMARY:Oprowadzanie\r\nDTSTART:20260503T150000\r\nRRULE:FREQ=WEEKLY"
    moved = "UID:1\r\nSUMMARY:Oprowadzanie\r\nRECURRENCE-ID:20260510T150000\r\nDTSTART:20260510T170000"
    off = (
        "UID:1\r\nSUMMARY:Oprowadzanie\r\nRECURRENCE-ID:20260517T150000\r\nDTSTART:20260517T150000\r\nSTATUS:CANCELLED"
    )
    series, later, cancelled = read(calendar(rule, moved, off))
    assert [str(day) for day in series.exclusions] == ["2026-05-10T15:00", "2026-05-17T15:00"]
    assert (later.status, str(later.start), str(later.previous_start)) == (
        EventStatus.RESCHEDULED,
        "2026-05-10T17:00",
        "2026-05-10T15:00",
    )
    assert cancelled.status is EventStatus.CANCELLED


def test_fields_and_their_evidence() -> None:
    snapshot = calendar(
        "UID:bal@dk\r\nSUMMARY:Bal\\, czyli wie\r\n czór\r\nDTSTART:20260507T180000\r\n"
        "LOCATION:Dom Kultury\\, ul. Młyńska 3\\, Żory\r\nORGANIZER;CN=MOK Żory:mailto:a@example.org\r\n"
        "CATEGORIES:taniec,bale\r\nURL:https://dk.example.org/bal\r\nDESCRIPTION:Zapraszamy."
    )
    (draft,) = read(snapshot)
    text = document(snapshot).text
    assert draft.name == "Bal, czyli wieczór"
    assert draft.venue is not None
    assert (draft.venue.name, draft.venue.address, draft.venue.city) == ("Dom Kultury", "ul. Młyńska 3", "Żory")
    assert [o.name for o in draft.organizer] == ["MOK Żory"]
    assert (draft.topics, draft.url, draft.uid) == (("taniec", "bale"), "https://dk.example.org/bal", "bal@dk")
    proof = draft.evidence["start"]
    assert (text[proof.start : proof.end], proof.rule) == ("20260507T180000", "ical.DTSTART")


def test_a_bad_event_costs_only_itself() -> None:
    snapshot = calendar("SUMMARY:Bal\r\nDTSTART:2026-31-02", "SUMMARY:Koncert\r\nDTSTART:20260507T180000", "SUMMARY:x")
    assert [draft.name for draft in read(snapshot)] == ["Koncert"]
    problems = document(snapshot).problems
    assert len(problems) == 2
    assert "line 3" in str(problems[0])


@pytest.mark.parametrize("text", ["Bal", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Bal\n"])
def test_what_is_no_calendar_is_said(text: str) -> None:
    with pytest.raises(MalformedDocument):
        read(Snapshot.of_text(text, media_type="text/calendar"))


def test_an_empty_calendar_has_no_events() -> None:
    assert read(Snapshot.of_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")) == []


LINES = (
    *("SUMMARY:a", "DTSTART:20260507", "DTSTART:20260507T100000Z", "DTSTART;TZID=x:20260507T1", "DTEND:20250101"),
    *("RRULE:FREQ=DAILY", "RRULE:x", "EXDATE:9", "RDATE:20260508T100000Z", "RECURRENCE-ID:2026", "DURATION:-P9W"),
    *(
        "GEO:a;b",
        "ATTACH:x",
        "ORGANIZER;CN=:x",
        "CATEGORIES:",
        ";;:",
        " x",
        "BEGIN:VALARM",
        "BEGIN:VEVENT",
        "END:VEVENT",
    ),
)


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    with suppress(Unreadable):
        assert all(draft.start for draft in read(calendar("\n".join(lines))))
