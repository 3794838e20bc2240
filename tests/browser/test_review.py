"""An editor clears twenty unsure items by the keyboard alone; and the queue has no barriers, nor needs a script."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from salony.accounts.actions import make_editor
from salony.catalogue.models import Event, Ruling, Source
from salony.gathering import pending
from tests.browser.test_journey import DESK, PHONE, opened
from tests.gathering.folder import Folder

pytestmark = pytest.mark.browser

NAMES = (
    *("Klub szachowy", "Bal przebierańców", "Wieczór ballad", "Warsztaty z gliny", "Zielnik na zimę"),
    *("Poranek z bajką", "Turniej brydża", "Spacer po wałach", "Kabaret pod Lipą", "Wykład o zegarach"),
    *("Kiermasz książek", "Potańcówka na dechach", "Godziny otwarcia kasy", "Lekcja haftu"),
)
CONCERTS = ("Kwartet Lipowy", "Chór Echo", "Trio Wierzba", "Orkiestra Młyn", "Duet Perkoz", "Zespół Szuwary")


@pytest.fixture
def queue(browser: Browser, transactional_db: None, live_server: Any, settings: Any, tmp_path: Path) -> Folder:
    """Fourteen drafts below their source's threshold and six pairs that may be one event, in the coming weeks."""
    settings.SALONY_CITY, settings.SALONY_SITE = "wieszczyn", live_server.url
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    folder = Folder(tmp_path / "wieszczyn", timezone.now())

    def day(number: int) -> str:
        return f"{folder.now + dt.timedelta(days=number):%Y%m%d}"

    folder.source("biuletyn", *((f"b{n}", f"{day(n + 1)}T170000", name) for n, name in enumerate(NAMES)))
    folder.source(
        "strona", *((f"s{n}", f"{day(n + 20)}T180000", f"Zaduszki: {name} i goście") for n, name in enumerate(CONCERTS))
    )
    folder.source("portal", *((f"p{n}", f"{day(n + 20)}T190000", name) for n, name in enumerate(CONCERTS)))
    folder.load()
    Source.objects.filter(slug="biuletyn").update(threshold=0.99)
    folder.gather()
    make_editor(name="ewa", password="lipowa-aleja-7")
    return folder


def signed_in(browser: Browser, live_server: Any, size: dict[str, int] = DESK, **more: Any) -> Page:
    page = opened(browser, size, **more)
    page.goto(f"{live_server.url}/accounts/login/?next=/wieszczyn/redakcja/")
    page.get_by_label("Użytkownik").fill("ewa")
    page.get_by_label("Hasło").fill("lipowa-aleja-7")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    return page


def left(folder: Folder) -> int:
    return len(pending.waiting(folder.load(), folder.now.date()))


def press(page: Page, key: str) -> None:
    """The key's page has come when the counter says another number."""
    before = page.locator(".review-count b").inner_text()
    page.keyboard.press(key)
    expect(page.locator(".review-count b")).not_to_have_text(before, timeout=30_000)


def test_twenty_items_by_the_keyboard_alone(queue: Folder, live_server: Any, browser: Browser) -> None:
    page = signed_in(browser, live_server)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    assert left(queue) == 20
    expect(page.locator(".review-count b")).to_have_text("20")
    page.keyboard.press("?")
    expect(page.get_by_text("To dwa wydarzenia").or_(page.get_by_text("To wydarzenie i dobrze")).first).to_be_visible()
    page.keyboard.press("?")
    for number in range(12):
        press(page, "n" if number == 5 else "o" if number == 6 else "a")
    press(page, "c")
    expect(page.get_by_text("Cofnięto.")).to_be_visible()
    press(page, "a")
    # A name is corrected without the mouse: the key leads into the field, Enter saves.
    page.keyboard.press("p")
    expect(page.get_by_label("Nazwa")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Kasa czynna dłużej")
    press(page, "Enter")
    # Letters typed into a field decided nothing.
    expect(page.locator(".review-count b")).to_have_text("7")
    press(page, "a")
    expect(page.get_by_text("Czy to jedno wydarzenie?")).to_be_visible()
    for key in ("s", "r", "s", "s", "r"):
        press(page, key)
    page.keyboard.press("s")
    expect(page.get_by_text("Nic nie czeka.")).to_be_visible()
    assert left(queue) == 0
    counts = {
        kind: Ruling.objects.filter(kind=kind, undoes=None, undone_by=None).count() for kind in Ruling.Kind.values
    }
    assert counts == {
        **{"accept": 11, "correct": 1, "reject": 1, "not-event": 1, "merge": 4, "split": 0, "apart": 2, "trust": 0}
    }
    assert Event.objects.filter(merged_into=None, is_hidden=False).count() == 12 + 12 - 4
    assert Event.objects.filter(name="Kasa czynna dłużej").exists()
    assert complaints == []
    page.context.close()


def test_keys_can_be_switched_off(queue: Folder, live_server: Any, browser: Browser) -> None:
    """WCAG 2.2, 2.1.4: shortcuts of one character can be turned off."""
    page = signed_in(browser, live_server)
    page.keyboard.press("?")
    page.get_by_label("Pojedyncze klawisze decydują").uncheck()
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("a")
    expect(page.locator(".review-count b")).to_have_text("20")
    assert Ruling.objects.count() == 0
    page.context.close()


def test_the_queue_by_plain_forms(queue: Folder, live_server: Any, browser: Browser) -> None:
    page = signed_in(browser, live_server, PHONE, script=False)
    page.get_by_role("button", name="przyjmij").click()
    expect(page.get_by_text("Przyjęto: Klub szachowy.")).to_be_visible()
    page.get_by_text("Popraw pola").click()
    page.get_by_label("Nazwa").fill("Bal maskowy")
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    expect(page.locator(".review-count b")).to_have_text("18")
    assert Event.objects.filter(name="Bal maskowy", is_hidden=False).exists()
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_barriers(queue: Folder, live_server: Any, browser: Browser, size: dict[str, int], dark: bool) -> None:
    page = signed_in(browser, live_server, size, dark=dark)
    keys = [item.key for item in pending.waiting(queue.load(), queue.now.date())]
    for key in (keys[0], keys[-1]):
        page.goto(f"{live_server.url}/wieszczyn/redakcja/{key}/")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = !one.matches('.theme'))")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), key
    page.context.close()
