"""Every page, in both languages."""

import re
from itertools import pairwise
from typing import Any

import pytest

PAGES = [
    "/",
    "/lipowo/",
    "/lipowo/2025/01/",
    "/lipowo/2025/01/?kategoria=concert",
    "/lipowo/2024/06/",
    "/lipowo/dzis/",
    "/lipowo/jutro/",
    "/lipowo/weekend/",
    "/lipowo/wieczorem/",
    "/lipowo/z-dziecmi/",
    "/lipowo/za-darmo/",
    "/lipowo/wystawy/",
    "/lipowo/wydarzenie/koncert/",
    "/lipowo/instytucje/",
    "/lipowo/instytucja/lipowo-dom-kultury/",
    "/lipowo/instytucja/lipowo-biblioteka/",
    "/lipowo/miejsce/sala-lustrzana/",
    "/lipowo/zrodla/",
    "/lipowo/zrodlo/strona-domu-kultury/",
    "/accounts/login/",
]


@pytest.fixture
def filled(town: Any) -> Any:
    concert = town.event(
        "Wieczór kolęd",
        "2025-01-28T18:00",
        slug="koncert",
        category="concert",
        is_free=True,
        description="Kolędy z całego świata.",
    )
    town.sighting(concert, town.page, "Zapraszamy [28 stycznia o 18:00] na kolędy.")
    town.sighting(concert, town.portal, "Kolędy już [28 stycznia].", start="2025-01-28")
    town.guest(concert, "Jan Lipski", role="dyrygent", affiliation="Chór Echo")
    town.event("Szkło i światło", "2025-01-10", end="2025-02-02", category="exhibition", slug="wystawa")
    town.event("Poranek z bajką", "2025-01-25T10:00", category="family", audience={"kinds": ["children"]})
    town.fetch(town.page, drafts=3, created=1)
    town.fetch(town.portal, "failed", message="Portal nie odpowiada.")
    return town


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page(filled: Any, get: Any, path: str, prefix: str) -> None:
    response = get(prefix + path)
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{"en" if prefix else "pl"}"' in html
    assert html.count("<h1") == 1
    assert "script-src 'self'" in response["Content-Security-Policy"]
    headings = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings)), headings
    assert " style=" not in html
    identities = re.findall(r' id="([^"]+)"', html)
    assert len(identities) == len(set(identities))


def test_titles(filled: Any, get: Any) -> None:
    polish, english = get("/lipowo/2025/01/").content.decode(), get("/en/lipowo/2025/01/").content.decode()
    assert "<h1>Styczeń 2025 w kulturze</h1>" in polish
    assert "<title>Styczeń 2025 w kulturze" in polish
    assert "<h1>January 2025 in culture</h1>" in english
