"""Pages of a city with more than a page holds: counted whole, shown in part, and every line can be reached."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.discovery import index
from salony.publishing import showing
from salony.publishing.web import days, places, walls


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing, "WHOLE", 12)
    monkeypatch.setattr(days, "PER_PAGE", 10)
    monkeypatch.setattr(walls, "CATEGORY_ROWS", 10)


def many(town: Any, number: int, day: str = "2025-01-27", **fields: Any) -> None:
    for one in range(number):
        town.event(f"Numer {one:03}", f"{day}T{8 + one % 12:02}:00", **fields)


def rows(page: str) -> list[str]:
    return re.findall(r"Numer \d\d\d(?=</a>)", page.split("programme-column")[1])


def test_a_full_month_shows_some_of_each_day_and_leads_to_the_rest(town: Any, get: Any, small_pages: None) -> None:
    many(town, 30)
    page = get("/lipowo/2025/01/").content.decode()
    assert "30 wydarzeń" in page
    shown = rows(page)
    assert len(shown) == 12
    assert f"jeszcze {30 - len(shown)} tego dnia" in page
    assert 'href="/lipowo/2025/01/27/"' in page


def test_a_day_page_by_page(town: Any, get: Any, small_pages: None) -> None:
    many(town, 23, category="concert")
    town.event("Wystawa", "2025-01-20", end="2025-02-20", category="exhibition")
    index.rebuild()
    seen, address = [], "/lipowo/2025/01/27/"
    while address:
        page = get(address).content.decode()
        seen += rows(page)
        found = re.search(r'rel="next" href="([^"]*strona[^"]*)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == [f"Numer {one:03}" for one in range(23)]
    assert "Wystawa" in page
    only = get("/lipowo/2025/01/27/?kategoria=exhibition").content.decode()
    assert "Wystawa" in only
    assert not rows(only)


@pytest.mark.parametrize("address", ["/lipowo/2025/02/30/", "/lipowo/0000/01/01/", "/lipowo/2025/01/27/?kategoria=x"])
def test_days_that_are_none(town: Any, get: Any, address: str) -> None:
    assert get(address).status_code == 404


def test_a_day_has_one_address(town: Any, get: Any) -> None:
    assert get("/lipowo/2025/1/7/")["Location"] == "/lipowo/2025/01/07/"
    assert get("/lipowo/0001/01/01/").status_code == get("/lipowo/9999/12/31/").status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "99999", "999999999999", "x", "²"])
def test_any_number_of_a_page_is_answered(town: Any, get: Any, small_pages: None, number: str) -> None:
    many(town, 23)
    page = get(f"/lipowo/2025/01/27/?strona={number}")
    assert page.status_code == 200
    assert rows(page.content.decode())


@pytest.mark.parametrize("path", ["miejsce/sala-lustrzana/", "instytucja/lipowo-dom-kultury/"])
def test_a_house_with_more_than_its_page_holds(town: Any, get: Any, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(places, "COMING_ROWS", 5)
    many(town, 9)
    many(town, 9, "2025-01-10")
    town.event("Wystawa", "2025-01-20", end="2025-02-20")
    page = get(f"/lipowo/{path}").content.decode()
    coming, past = page.split("pastpart")
    assert "Wystawa" in coming
    assert len(re.findall(r"Numer \d\d\d(?=</a>)", coming)) == 4
    assert len(re.findall(r"Numer \d\d\d(?=</a>)", past)) == 4


@pytest.mark.parametrize(
    "path", ["", "2025/01/", "2025/01/27/", "tydzien/", "kategoria/concert/", "weekend/", "za-darmo/", "mapa/"]
)
def test_a_page_reads_no_more_than_it_shows(town: Any, get: Any, small_pages: None, path: str) -> None:
    """So many queries, and so many rows, whatever the number of events."""
    asked = []
    for number in (40, 60):
        many(town, number, "2025-01-26", category="concert", is_free=True)
        index.rebuild()
        with CaptureQueriesContext(connection) as captured:
            page = get(f"/lipowo/{path}").content.decode()
        assert len(page) < 120_000
        asked.append(len(captured))
    assert asked[0] == asked[1]
