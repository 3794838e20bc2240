"""A reader's way: home, month, event, calendar file; on a desk and on a phone, in light and in dark."""

from pathlib import Path
from typing import Any

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

PAGES = (
    "/",
    "/lipowo/{month}/",
    "/lipowo/weekend/",
    "/lipowo/szukaj/?q=koncerty+za+darmo",
    "/lipowo/szukaj/?q=żaglówki",
    "/lipowo/wydarzenie/koledy/",
    "/en/lipowo/wydarzenie/koledy/",
    "/lipowo/wydarzenie/dlugie/",
    "/lipowo/instytucje/",
    "/lipowo/instytucja/lipowo-dom-kultury/",
    "/lipowo/miejsce/sala-lustrzana/",
    "/lipowo/tydzien/",
    "/lipowo/afisze/",
    "/lipowo/mapa/",
    "/lipowo/mapa/?blisko=50.10,18.70",
    "/lipowo/dla-mnie/?k=concert",
    "/lipowo/kategoria/concert/",
    "/lipowo/osoba/jan-lipski/",
    "/lipowo/cykl/wieczor-koled/",
    "/lipowo/wydanie/{month}/",
    "/lipowo/wydania/",
    "/miasta/",
    "/design/",
    "/lipowo/zrodla/",
    "/lipowo/zrodlo/portal/",
    "/lipowo/2001/02/",
    "/lipowo/nie-ma/",
    "/accounts/login/",
)

pytestmark = pytest.mark.browser


def opened(browser: Browser, size: dict[str, int], *, dark: bool = False, script: bool = True) -> Page:
    """A page of its own context."""
    context = browser.new_context(
        viewport=size,
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        locale="pl-PL",
        accept_downloads=True,
    )
    return context.new_page()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_home_to_the_calendar_file(
    town: Any, live_server: Any, browser: Browser, size: dict[str, int], tmp_path: Path
) -> None:
    page = opened(browser, size)
    complaints: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: foreign.append(request.url) if live_server.url not in request.url else None)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Na co masz ochotę?")
    page.get_by_role("link", name=f"{town.now.year} w kulturze").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{town.now.year} w kulturze")
    if size is DESK:
        expect(page.get_by_role("table").get_by_role("link", name="Wieczór kolęd")).to_be_visible()
    page.get_by_role("listitem").get_by_role("link", name="Wieczór kolęd", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wieczór kolęd")
    expect(page.get_by_text("źródła różnią się").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="do kalendarza").click()
    file = tmp_path / "event.ics"
    download.value.save_as(file)
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Wieczór kolęd"
    assert event.decoded("dtstart").date() == town.now.date()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []
    assert foreign == []
    page.context.close()


def test_the_same_way_without_scripts(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, PHONE, script=False)
    page.goto(f"{live_server.url}/lipowo/")
    page.get_by_role("link", name=f"{town.now.year} w kulturze").click()
    page.get_by_role("listitem").get_by_role("link", name="Wieczór kolęd", exact=True).first.click()
    page.get_by_text("tak podaje").first.click()
    expect(page.get_by_text("EN", exact=True)).to_be_visible()
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.get_by_role("link", name="to my calendar")).to_be_visible()
    page.context.close()


def test_the_keyboard_reaches_the_content_first(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, DESK)
    page.goto(f"{live_server.url}/lipowo/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Przejdź do treści")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_barriers(town: Any, live_server: Any, browser: Browser, size: dict[str, int]) -> None:
    """Everything in the light theme; in the dark one and in high contrast what can differ there: the colours."""
    page = opened(browser, size)
    found = {}
    for path in PAGES:
        page.emulate_media(color_scheme="light", contrast="no-preference")
        page.goto(live_server.url + path.format(month=f"{town.now:%Y/%m}"))
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = !one.matches('.theme'))")
        results = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
        if results.violations_count:
            found[path] = results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for scheme, contrast in (("dark", "no-preference"), ("light", "more")):
            page.emulate_media(color_scheme=scheme, contrast=contrast)
            results = Axe().run(page, options={"runOnly": ["color-contrast", "link-in-text-block"]})
            if results.violations_count:
                found[f"{path} {scheme} {contrast}"] = results.generate_report()
    assert found == {}, "\n".join(found.values())
    page.context.close()
