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
    "/lipowo/szukaj/",
    "/lipowo/szukaj/?q=koncert",
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
    town.fetch(town.portal, "failed", messages=[{"pl": "Portal nie odpowiada.", "en": "The portal does not answer."}])
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


def test_an_event_that_was_merged_leads_to_the_other(town: Any, get: Any) -> None:
    kept = town.event("Wieczór kolęd", "2025-01-28T18:00", slug="koledy")
    town.event("Kolędy", "2025-01-28", slug="koledy-2", merged_into=kept)
    response = get("/lipowo/wydarzenie/koledy-2/")
    assert (response.status_code, response["Location"]) == (301, "/lipowo/wydarzenie/koledy/")


def test_facts_carry_their_sources(filled: Any, get: Any) -> None:
    html = get("/lipowo/wydarzenie/koncert/").content.decode()
    assert "Zapraszamy <mark>28 stycznia o 18:00</mark> na kolędy." in html
    assert 'href="#skad-start"' in html
    assert 'id="skad-start"' in html
    assert 'href="https://portal.example/koncert"' in html
    assert "dyrygent, Chór Echo" in html
    assert "Poranek z bajką" in get("/lipowo/z-dziecmi/").content.decode()


def test_sources_that_differ_are_both_shown(town: Any, get: Any) -> None:
    concert = town.event("Koncert", "2025-01-28T18:00", slug="koncert")
    town.sighting(concert, town.page)
    town.sighting(concert, town.portal, "Koncert [o 18.30].", start="2025-01-28T18:30")
    html = get("/lipowo/wydarzenie/koncert/").content.decode()
    assert "źródła różnią się" in html
    assert "Portal podaje „wtorek, 28 stycznia 2025, 18:30”" in html


def test_a_source_says_how_it_is_doing(filled: Any, get: Any) -> None:
    html = get("/lipowo/zrodlo/portal/").content.decode()
    assert "Portal nie odpowiada." in html
    assert "Wieczór kolęd" in html
    assert "Ostatnio odczytane: dziś o 9:00." in get("/lipowo/zrodla/").content.decode()


def test_an_institution_shows_with_whom_it_works(filled: Any, get: Any) -> None:
    html = get("/lipowo/instytucja/lipowo-dom-kultury/").content.decode()
    assert "Chór Echo" in html
    assert "Sala Lustrzana" in html


def test_an_empty_day_leads_on(town: Any, get: Any) -> None:
    town.event("Koncert", "2025-01-28T18:00")
    assert "Dziś nic się nie zaczyna. Najbliżej: wtorek, „Koncert”." in get("/lipowo/").content.decode()
    html = get("/lipowo/dzis/").content.decode()
    assert "Dziś w Lipowie nic się nie zaczyna." in html
    assert 'We wtorek o 18:00 jest <a href="/lipowo/wydarzenie/wydarzenie-1/">Koncert</a>, Sala Lustrzana.' in html


def test_nothing_at_all(town: Any, get: Any) -> None:
    assert "Na najbliższe dni w Lipowie nic jeszcze nie zapowiedziano." in get("/lipowo/").content.decode()
    assert "Nie wiemy o niczym, co by się działo w Lipowie" in get("/lipowo/2030/05/").content.decode()


def test_an_archive_is_not_quieter_but_past_days_of_this_month_are(filled: Any, get: Any) -> None:
    filled.event("Dawno", "2025-01-02T10:00")
    assert 'class="dayblock past"' in get("/lipowo/2025/01/").content.decode()
    later = get("/lipowo/2025/01/", now=filled.now.replace(month=6)).content.decode()
    assert "past" not in later
    assert "odbyły się w Lipowie 4 wydarzenia" in later


def test_a_series_stands_once_on_the_page_of_its_house(town: Any, get: Any) -> None:
    days = [f"2025-02-{day:02d}T17:30" for day in (5, 12, 19, 26)]
    town.event("Koło poetów", days[0], days=days, recurrence="FREQ=WEEKLY;BYDAY=WE")
    for path in ("/lipowo/instytucja/lipowo-dom-kultury/", "/lipowo/miejsce/sala-lustrzana/"):
        html = get(path).content.decode()
        assert html.count(">Koło poetów</a>") == 1
        assert "w każdą środę" in html


def test_put_off_with_and_without_a_new_day(town: Any, get: Any) -> None:
    town.event("Recital", "2025-01-30T18:00", slug="recital", status="postponed", previous_start="2025-01-28T18:00")
    town.event("Kabaret", "2025-01-31T18:00", slug="kabaret", status="postponed")
    moved, waiting = (get(f"/lipowo/wydarzenie/{slug}/").content.decode() for slug in ("recital", "kabaret"))
    assert "Nowy termin." in moved
    assert "Miało być: wtorek, 28 stycznia 2025, 18:00" in moved
    assert "EventRescheduled" in moved
    assert "Nowego terminu jeszcze nie znamy." in waiting
    assert "EventPostponed" in waiting
    assert get("/lipowo/2025/01/").content.decode().count('<li class="gone">') == 1


def test_every_filter_of_categories_answers(town: Any, get: Any) -> None:
    """An event without a category is counted among "other", and that link leads somewhere, too."""
    town.event("Coś innego", "2025-01-30T18:00", category="")
    town.event("Koncert", "2025-01-30T19:00", category="concert")
    for path in ("/lipowo/afisze/", "/lipowo/2025/01/"):
        links = set(re.findall(r'href="([^"#]*[?]kategoria=[^"#]+)', get(path).content.decode()))
        assert any(link.endswith("kategoria=other") for link in links)
        assert [link for link in links if get(link).status_code != 200] == []
