"""The search box's offers, as its script gets them."""

import json
from typing import Any

from salony.discovery import index
from tests.publishing.conftest import Get, Town


def offers(get: Get, said: str, path: str = "/lipowo/podpowiedzi/") -> list[dict[str, Any]]:
    answer = get(f"{path}?q={said}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    found: list[dict[str, Any]] = json.loads(answer.content)["offers"]
    return found


def test_an_event_is_offered_with_day_and_place(town: Town, get: Get) -> None:
    event = town.event("Koncert <b>kolęd</b>", "2025-01-26T18:00", slug="koledy")
    index.update([event.pk])
    (row,) = (row for row in offers(get, "koncert") if "url" in row)
    assert row["url"] == "/lipowo/wydarzenie/koledy/"
    assert row["text"] == "Koncert <b>kolęd</b>"
    assert "26 stycznia" in row["note"]
    assert "Sala Lustrzana" in row["note"]


def test_a_phrase_is_asked_for(town: Town, get: Get) -> None:
    assert {"text": "w ten weekend"} in offers(get, "w ten")
    assert {"text": "this weekend"} in offers(get, "this", "/en/lipowo/podpowiedzi/")


def test_the_box_says_where_its_offers_come_from_and_works_without_them(town: Town, get: Get) -> None:
    page = get("/lipowo/").content.decode()
    assert 'data-suggest="/lipowo/podpowiedzi/"' in page
    assert 'action="/lipowo/szukaj/"' in page
    assert 'role="combobox"' not in page


def test_any_bytes(town: Town, get: Get) -> None:
    for said in ("%00", "%ff%fe", "%22%27*", "%3Cscript%3E", "a" * 5000, "%F0%9F%8E%B7", "NEAR(a%20b)"):
        offers(get, said)
    assert get("/nigdzie/podpowiedzi/?q=a").status_code == 404
