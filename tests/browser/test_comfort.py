"""What makes a page a pleasure: it stays where it is, weighs little, listens to keys, reads without styles, prints."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_journey import DESK, PHONE, opened

pytestmark = pytest.mark.browser

SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(sum))));
})"""
"""Cumulative layout shift until the letters are there (Layout Instability API)."""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_while_a_page_loads(town: Any, live_server: Any, browser: Browser, size: dict[str, int]) -> None:
    page = opened(browser, size)
    moved = {}
    for path in ("/", f"/lipowo/{town.now:%Y/%m}/", "/lipowo/tydzien/", "/lipowo/mapa/", "/lipowo/wydarzenie/koledy/"):
        page.goto(live_server.url + path)
        shift = page.evaluate(SHIFT)
        if shift > 0.02:
            moved[path] = shift
    assert moved == {}
    page.context.close()


def test_the_first_page_weighs_little(town: Any, live_server: Any, browser: Browser) -> None:
    """Page, styles and scripts, as they go over the wire; pictures and letters come after the first reading."""
    page = opened(browser, PHONE)
    bodies: dict[str, bytes] = {}

    def keep(response: Any) -> None:
        if response.request.resource_type in ("document", "stylesheet", "script"):
            bodies[response.url] = response.body()

    page.on("response", keep)
    page.goto(live_server.url, wait_until="networkidle")
    sizes = {url: len(gzip.compress(body, 6)) for url, body in bodies.items()}
    assert len(sizes) >= 7
    assert sum(sizes.values()) < 60_000, sizes
    page.context.close()


def test_without_styles_and_scripts_a_page_reads_from_top_to_bottom(
    town: Any, live_server: Any, browser: Browser
) -> None:
    page = opened(browser, DESK, script=False)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(live_server.url)
    text = page.locator("main").inner_text()
    assert text.index("Na co masz ochotę?") < text.index("18:00") < text.index("koncert · Sala Lustrzana")
    page.goto(f"{live_server.url}/lipowo/mapa/")
    assert "Wieczór kolęd" in page.locator("main").inner_text()
    page.context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.name"))


def test_keys_lead_through_a_page_and_can_be_turned_off(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, DESK)
    page.goto(f"{live_server.url}/lipowo/dzis/")
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    assert focused(page) != first
    page.keyboard.press("k")
    assert focused(page) == first
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("następne wydarzenie")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("w")
    page.wait_for_url("**/tydzien/")
    page.keyboard.press("h")
    page.wait_for_url("**/lipowo/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("w?h")
    assert page.locator("[type=search]").input_value() == "w?h"
    page.get_by_role("button", name="Skróty klawiszy").click()
    page.get_by_label("skróty jednoklawiszowe włączone").uncheck()
    page.get_by_role("button", name="Zamknij").click()
    page.keyboard.press("w")
    page.reload()
    page.keyboard.press("w")
    assert page.url.endswith("/lipowo/")
    page.context.close()


def test_near_me_asks_on_a_press_and_sends_it_rounded(town: Any, live_server: Any, browser: Browser) -> None:
    context = browser.new_context(
        geolocation={"latitude": 50.104321, "longitude": 18.698765}, permissions=["geolocation"], locale="pl-PL"
    )
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{live_server.url}/lipowo/mapa/")
    page.get_by_role("button", name="Co jest blisko mnie").click()
    page.wait_for_url("**blisko=**")
    assert page.url.endswith("blisko=50.10%2C18.70")
    assert not any("50.104" in url for url in sent)
    expect(page.get_by_role("heading", level=1)).to_have_text("Blisko ciebie w Lipowie")
    context.close()


def test_a_choice_is_kept_in_the_browser_until_it_is_forgotten(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, PHONE)
    page.goto(f"{live_server.url}/lipowo/dla-mnie/")
    page.get_by_label("Koncerty").check()
    page.get_by_role("button", name="Pokaż").click()
    page.wait_for_url("**?k=concert")
    page.goto(f"{live_server.url}/lipowo/dla-mnie/")
    page.wait_for_url("**?k=concert")
    expect(page.get_by_role("link", name="Wieczór kolęd")).to_be_visible()
    page.get_by_role("button", name="Zapomnij go").click()
    page.wait_for_url("**/dla-mnie/")
    expect(page.get_by_text("Wybierz, co lubisz")).to_be_visible()
    assert page.context.cookies() == []
    page.context.close()


def test_on_paper_the_programme_stands_alone_with_its_address(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, DESK)
    page.goto(f"{live_server.url}/lipowo/{town.now:%Y/%m}/")
    expect(page.locator(".onpaper")).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".onpaper svg")).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)", "paper is light"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.context.close()


def test_who_wants_no_motion_sees_none(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, DESK)
    page.emulate_media(reduced_motion="reduce")
    page.goto(live_server.url)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    page.context.close()
