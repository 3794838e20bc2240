"""Kept pages: the same bytes without composing, and never a stale one."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client

from salony.design.frame import CLOCK
from salony.discovery import index
from salony.publishing.web import city
from salony.publishing.web.keeping import Page, Shelf
from tests.publishing.conftest import NOON, Town

pytestmark = pytest.mark.django_db(transaction=True)
HOME, MONTH, SEARCH = "/lipowo/", "/lipowo/2025/01/", "/lipowo/szukaj/?q=koncert"


@pytest.fixture
def town() -> Town:
    made = Town()
    made.event("Koncert kolęd", "2025-01-26T18:00", category="concert")
    return made


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that were composed."""
    paths: list[str] = []
    page = city.page

    def told(request: HttpRequest, *args: Any, **more: Any) -> dict[str, Any]:
        paths.append(request.path)
        return page(request, *args, **more)

    monkeypatch.setattr(city, "page", told)
    return paths


Visit = Callable[..., HttpResponse]


@pytest.fixture
def visit(client: Client) -> Visit:
    """One server, asked by whoever brings no cookie."""

    def ask(address: str = HOME, *, now: dt.datetime = NOON, **headers: str) -> HttpResponse:
        return client.get(address, headers=headers, **{CLOCK: now})  # type: ignore[arg-type,return-value]

    return ask


@pytest.mark.parametrize("address", [HOME, MONTH])
def test_a_page_is_composed_once(town: Town, visit: Visit, composed: list[str], address: str) -> None:
    first = visit(address)
    assert composed
    composed.clear()
    again = visit(address)
    assert composed == []
    assert again.content == first.content
    assert again.headers.items() >= {name: first[name] for name in ("Content-Type", "ETag")}.items()
    assert "Content-Security-Policy" in again.headers


@pytest.mark.parametrize("address", [HOME, MONTH, SEARCH])
def test_what_is_written_shows_in_the_next_request(town: Town, visit: Visit, address: str) -> None:
    visit(address)
    event = town.event("Koncert organowy", "2025-01-27T19:00", category="concert")
    index.update([event.pk])
    assert "Koncert organowy" in visit(address).content.decode()


def test_what_another_process_writes_shows_in_the_next_request(town: Town, visit: Visit) -> None:
    visit()

    def write() -> None:
        town.city.events.update(name="Koncert odnaleziony")
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert "Koncert odnaleziony" in visit().content.decode()


def test_the_next_quarter_is_composed_anew(town: Town, visit: Visit, composed: list[str]) -> None:
    visit()
    composed.clear()
    visit(now=NOON + dt.timedelta(minutes=15))
    assert composed


def test_compressed_and_plain_are_kept_apart(town: Town, visit: Visit) -> None:
    for _ in range(2):
        assert visit(**{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in visit().headers


def test_who_has_the_page_is_told_so(town: Town, visit: Visit) -> None:
    etag = visit()["ETag"]
    answer = visit(**{"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)


def test_who_is_signed_in_sees_their_own_page(town: Town, visit: Visit, client: Client) -> None:
    visit()
    client.force_login(User.objects.create_user("anna"))
    assert "anna" in visit().content.decode()
    client.cookies.clear()
    assert "anna" not in visit().content.decode()


def test_each_host_and_language_has_its_own(town: Town, visit: Visit) -> None:
    visit()
    assert "Najciekawsze" not in visit("/en/lipowo/").content.decode()
    assert visit(HOME, Host="elsewhere.example").status_code == 400


def test_what_is_missing_is_not_kept(town: Town, visit: Visit) -> None:
    address = "/lipowo/wydarzenie/recital/"
    assert visit(address).status_code == 404
    town.event("Recital", "2025-01-28T18:00", slug="recital")
    assert visit(address).status_code == 200


def test_the_longest_unused_page_goes_first() -> None:
    shelf = Shelf(10_000)
    for name in "abc":
        shelf.put(name, Page(b"x" * 3000, {}, 1))
    assert [shelf.get(name, 1) is not None for name in "abc"] == [False, True, True]
    shelf.put("b", Page(b"y" * 1000, {}, 2))
    assert (shelf.get("b", 1), shelf.taken <= shelf.room) == (None, True)
    shelf.put("d", Page(b"x" * 2**21, {}, 1))
    assert shelf.get("d", 1) is None
