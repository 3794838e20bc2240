"""A town that lives today, a server for it, and Debian's Chromium."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, sync_playwright

from salony.catalogue.models import Event
from salony.discovery import index

# As root there is no sandbox to be had; the rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def _town_module() -> Any:
    path = Path(__file__).parent.parent / "publishing/conftest.py"
    spec = importlib.util.spec_from_file_location("publishing_town", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django would take for an asynchronous program.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def town(browser: Browser, transactional_db: None, live_server: Any, settings: Any) -> Any:
    """Lipowo with a programme around the present day."""
    settings.SALONY_CITY = "lipowo"
    settings.SALONY_SITE = live_server.url
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    module = _town_module()
    now = timezone.now().astimezone(module.ZONE)
    town = module.Town(now=now)
    day = f"{now:%Y-%m-%d}"
    concert = town.event(
        "Wieczór kolęd",
        f"{day}T18:00",
        slug="koledy",
        category="concert",
        price="25.50",
        description="Kolędy z czterech stron świata.",
        audience={"kinds": ["families"]},
        accessibility=["wheelchair"],
    )
    town.sighting(concert, town.page, "Zapraszamy [dziś o 18:00] na kolędy.")
    town.sighting(concert, town.portal, "Kolędy [o 18.30].", start=f"{day}T18:30")
    town.guest(concert, "Jan Lipski", role="dyrygent", affiliation="Chór Echo")
    town.change(concert, "name", None, concert.name, source=town.page)
    town.event("Kabaret", f"{day}T20:00", category="comedy", status="cancelled")
    town.event("Poranek z bajką", f"{day}T10:00", category="family", is_free=True, audience={"kinds": ["children"]})
    town.event("Konstantynopolitańczykowianeczkowatość" * 3, f"{day}T12:00", slug="dlugie", price_text="zł" * 140)
    town.event("Warsztaty z gliny", day, category="workshop", venue=None)
    town.event("Szkło i światło", f"{now.year - 1}-12-01", end=f"{now.year + 1}-02-01", category="exhibition")
    town.fetch(town.page, drafts=3, created=3)
    town.fetch(
        town.portal,
        "failed",
        messages=[
            {"pl": "Portal nie odpowiada po 30 sekundach.", "en": "The portal does not answer after 30 seconds."}
        ],
    )
    # As every writer says: a late request of the page before may have built the index while this town was half made.
    index.update(list(Event.objects.values_list("pk", flat=True)))
    return town
