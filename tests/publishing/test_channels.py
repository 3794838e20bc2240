"""Every part of the calendar can be followed: as iCalendar and as RSS."""

from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest

PARTS = {
    "/lipowo/": ["Bajki", "Koncert", "Szkło"],
    "/lipowo/z-dziecmi/": ["Bajki"],
    "/lipowo/za-darmo/": ["Bajki"],
    "/lipowo/wystawy/": ["Szkło"],
    "/lipowo/kategoria/concert/": ["Koncert"],
    "/lipowo/miejsce/sala-lustrzana/": ["Bajki", "Koncert", "Szkło"],
    "/lipowo/instytucja/lipowo-biblioteka/": ["Koncert"],
    "/lipowo/osoba/ewa-lipska/": ["Koncert"],
    "/lipowo/cykl/koncert/": ["Koncert"],
    "/lipowo/dla-mnie/?k=concert": ["Koncert"],
    "/en/lipowo/kategoria/family/": ["Bajki"],
}


@pytest.fixture
def filled(town: Any) -> Any:
    concert = town.event("Koncert", "2025-01-26T18:00", slug="koncert-1", category="concert", organizers=[town.library])
    town.guest(concert, "Ewa Lipska")
    town.event("Bajki", "2025-01-26T11:00", category="family", is_free=True)
    town.event("Szkło", "2025-01-10", end="2025-02-02", category="exhibition")
    hidden = town.event("Ukryte", "2025-01-26T11:00", category="concert", is_free=True)
    hidden.is_hidden = True
    hidden.save()
    return town


def beside(page: str, file: str) -> str:
    path, mark, query = page.partition("?")
    return f"{path}{file}{mark}{query}"


@pytest.mark.parametrize("page", PARTS)
def test_the_calendar_beside_a_page(filled: Any, get: Any, page: str) -> None:
    response = get(beside(page, "kalendarz.ics"))
    assert response["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(response.content)
    if page == "/lipowo/instytucja/lipowo-biblioteka/":
        # Its own house is another's: only what it organizes counts.
        assert str(calendar["x-wr-calname"]) == "Biblioteka w Lipowie"
    assert sorted(str(event["summary"]) for event in calendar.walk("VEVENT")) == PARTS[page]


@pytest.mark.parametrize("page", PARTS)
def test_the_feed_beside_a_page(filled: Any, get: Any, page: str) -> None:
    response = get(beside(page, "rss.xml"))
    channel = ElementTree.fromstring(response.content).find("channel")  # noqa: S314 - our own feed
    assert channel is not None
    assert sorted(item.findtext("title") or "" for item in channel.findall("item")) == PARTS[page]
    assert (channel.findtext("link") or "").startswith(f"https://salony.example{page.partition('?')[0]}")
    itself = channel.find("{http://www.w3.org/2005/Atom}link")
    assert itself is not None
    assert itself.attrib["href"] == f"https://salony.example{beside(page, 'rss.xml')}"


@pytest.mark.parametrize("path", ["kategoria/nic/", "miejsce/nic/", "instytucja/nic/", "osoba/nic/", "cykl/nic/"])
def test_nothing_of_that_name(filled: Any, get: Any, path: str) -> None:
    assert get(f"/lipowo/{path}kalendarz.ics").status_code == 404
    assert get(f"/lipowo/{path}rss.xml").status_code == 404


def test_a_search_can_be_followed(filled: Any, get: Any) -> None:
    html = get("/lipowo/szukaj/?q=koncert&bez=free").content.decode()
    assert "/lipowo/szukaj/kalendarz.ics?q=koncert&amp;bez=free" in html
    calendar = icalendar.Calendar.from_ical(get("/lipowo/szukaj/kalendarz.ics?q=koncert").content)
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["Koncert"]
    assert str(calendar["x-wr-calname"]) == "Szukaj: koncert"
    feed = get("/lipowo/szukaj/rss.xml?q=koncert").content.decode()
    assert "<title>Koncert</title>" in feed
    none = icalendar.Calendar.from_ical(get("/lipowo/szukaj/kalendarz.ics?q=opera").content)
    assert none.walk("VEVENT") == []


def test_addresses_stand_on_the_page_to_be_copied(filled: Any, get: Any) -> None:
    html = get("/lipowo/kategoria/concert/").content.decode()
    assert "https://salony.example/lipowo/kategoria/concert/kalendarz.ics" in html
    assert "https://salony.example/lipowo/kategoria/concert/rss.xml" in html
