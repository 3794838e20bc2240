"""The search box's offers in a real browser: keyboard, pointer, and the form that works without them."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def opened(
    browser: Browser, live_server: Any, size: dict[str, int], *, dark: bool = False, script: bool = True
) -> Page:
    context = browser.new_context(
        viewport=size,
        locale="pl-PL",
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/lipowo/")
    return page


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_by_keyboard(town: Any, live_server: Any, browser: Browser, size: dict[str, int]) -> None:
    page = opened(browser, live_server, size)
    box = page.get_by_role("combobox", name="Na co masz ochotę?")
    box.click()
    box.press_sequentially("wieczor kol")
    option = page.get_by_role("option", name="Wieczór kolęd")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value("Wieczór kolęd")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_have_value("wieczor kol")
    box.press("ArrowDown")
    expect(option).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wieczór kolęd")
    page.context.close()


def test_by_pointer_a_phrase_is_asked_for(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, live_server, DESK)
    page.get_by_role("combobox").press_sequentially("w ten wee")
    page.get_by_role("option", name="w ten weekend").click()
    expect(page).to_have_url(f"{live_server.url}/lipowo/szukaj/?q=w+ten+weekend")
    page.context.close()


def test_typing_on_and_enter_ask_for_what_was_typed(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, live_server, DESK)
    box = page.get_by_role("combobox")
    box.press_sequentially("kolędy")
    box.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/lipowo/szukaj/?q=kol%C4%99dy")
    page.context.close()


def test_without_scripts_the_box_is_a_form(town: Any, live_server: Any, browser: Browser) -> None:
    page = opened(browser, live_server, PHONE, script=False)
    box = page.get_by_role("searchbox", name="Na co masz ochotę?")
    box.fill("koncert dziś")
    box.press("Enter")
    expect(page.get_by_role("link", name="Wieczór kolęd").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_barriers_while_it_is_open(town: Any, live_server: Any, browser: Browser, dark: bool) -> None:
    page = opened(browser, live_server, PHONE, dark=dark)
    page.get_by_role("combobox").press_sequentially("ko")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.context.close()
