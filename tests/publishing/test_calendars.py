"""Calendar files, read back by a parser."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

ZONE = ZoneInfo("Europe/Warsaw")
PATH = "/lipowo/wydarzenie/{}.ics"


def events_of(response: Any) -> list[Any]:
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    for line in response.content.split(b"\r\n"):
        assert len(line) <= 75
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def test_an_hour_stands_in_the_zone_of_the_city(town: Any, get: Any) -> None:
    town.event("Zażółć gęślą jaźń, " * 8, "2025-01-28T18:00", end="2025-01-28T20:00", slug="koncert", is_free=True)
    response = get(PATH.format("koncert"))
    (event,) = events_of(response)
    assert event.decoded("dtstart") == dt.datetime(2025, 1, 28, 18, tzinfo=ZONE)
    assert event.decoded("dtend") == dt.datetime(2025, 1, 28, 20, tzinfo=ZONE)
    assert event["uid"] == "lipowo-koncert@salony.example"
    assert event["summary"] == "Zażółć gęślą jaźń, " * 8
    assert event["status"] == "CONFIRMED"
    assert event["location"] == "Sala Lustrzana, ul. Lipowa 1, Lipowo"
    assert event.decoded("dtstamp").tzinfo is not None
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Warsaw" in response.content


def test_a_day_without_an_hour_ends_on_the_next_one(town: Any, get: Any) -> None:
    town.event("Dzień otwarty", "2025-01-28", slug="dzien")
    (event,) = events_of(get(PATH.format("dzien")))
    assert event.decoded("dtstart") == dt.date(2025, 1, 28)
    assert event.decoded("dtend") == dt.date(2025, 1, 29)


def test_a_run_of_days(town: Any, get: Any) -> None:
    town.event("Wystawa", "2025-01-10", end="2025-02-02", slug="wystawa")
    (event,) = events_of(get(PATH.format("wystawa")))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2025, 1, 10), dt.date(2025, 2, 3))


def test_a_rule_with_days_taken_out(town: Any, get: Any) -> None:
    town.event(
        "Koło poetów",
        "2025-01-08T17:30",
        days=["2025-01-08T17:30", "2025-01-15T17:30", "2025-01-29T17:30"],
        recurrence="FREQ=WEEKLY;BYDAY=WE;UNTIL=20250129",
        exclusions=["2025-01-22"],
        slug="kolo",
    )
    (event,) = events_of(get(PATH.format("kolo")))
    assert event["rrule"]["FREQ"] == ["WEEKLY"]
    assert event["rrule"]["UNTIL"] == [dt.datetime(2025, 1, 29, 22, 59, 59, tzinfo=dt.UTC)]
    assert [day.dt for day in event["exdate"].dts] == [dt.datetime(2025, 1, 22, 17, 30, tzinfo=ZONE)]


def test_a_rule_without_an_hour(town: Any, get: Any) -> None:
    town.event(
        "Targ",
        "2025-01-04",
        days=["2025-01-04", "2025-01-11"],
        recurrence="FREQ=WEEKLY;BYDAY=SA;BYHOUR=8;UNTIL=20250111T230000",
        exclusions=["2025-01-18"],
        slug="targ",
    )
    (event,) = events_of(get(PATH.format("targ")))
    assert "BYHOUR" not in event["rrule"]
    assert event["rrule"]["UNTIL"] == [dt.date(2025, 1, 11)]
    assert [day.dt for day in event["exdate"].dts] == [dt.date(2025, 1, 18)]


def test_several_dates_without_a_rule_have_identities_of_their_own(town: Any, get: Any) -> None:
    days = ["2025-02-01T10:00", "2025-02-01T16:00", "2025-02-08T10:00"]
    town.event("Tomcio", days[0], days=days, slug="tomcio")
    events = events_of(get(PATH.format("tomcio")))
    assert [event["uid"].split("@")[0] for event in events] == [
        "lipowo-tomcio-20250201T1000",
        "lipowo-tomcio-20250201T1600",
        "lipowo-tomcio-20250208",
    ]


@pytest.mark.parametrize(("status", "said"), [("cancelled", "CANCELLED"), ("postponed", "TENTATIVE")])
def test_what_does_not_take_place(town: Any, get: Any, status: str, said: str) -> None:
    town.event("Kabaret", "2025-01-28T18:00", slug="kabaret", status=status)
    (event,) = events_of(get(PATH.format("kabaret")))
    assert event["status"] == said


def test_an_event_whose_day_is_unknown_gives_an_empty_calendar(town: Any, get: Any) -> None:
    event = town.event("Kiedyś", "2025-01-28", slug="kiedys")
    event.occurrences.all().delete()
    assert events_of(get(PATH.format("kiedys"))) == []


def test_the_city_without_what_is_long_past(town: Any, get: Any) -> None:
    town.event("Teraz", "2025-01-28T18:00")
    town.event("Dawno", "2024-01-28T18:00")
    town.event("Ukryte", "2025-01-29T18:00", is_hidden=True)
    response = get("/lipowo/kalendarz.ics")
    assert [event["summary"] for event in events_of(response)] == ["Teraz"]
    assert b"X-WR-CALNAME:Kultura w Lipowie" in response.content


def test_the_same_file_twice_is_not_sent_again(town: Any, get: Any) -> None:
    town.event("Teraz", "2025-01-28T18:00")
    tag = get("/lipowo/kalendarz.ics")["ETag"]
    assert get("/lipowo/kalendarz.ics", **{"If-None-Match": tag}).status_code == 304
