"""Every address that a page of the sample city names is there, for residents and for editors."""

import datetime as dt
from collections import deque
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import lxml.html
import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from salony.accounts.actions import make_editor
from salony.catalogue.cities import load_city, read_city
from salony.design.frame import CLOCK
from salony.gathering.actions import run_city

SAMPLE = Path(__file__).parents[2] / "samples" / "zory"
NOW = dt.datetime(2026, 11, 29, 11, tzinfo=dt.UTC)


@pytest.fixture
def zory(db: None, settings: Any) -> None:
    settings.SALONY_CITY = "zory"
    settings.SALONY_SITE = "http://testserver"
    run_city(city=load_city(file=read_city(SAMPLE)), clock=lambda: NOW)


def crawled(client: Client) -> tuple[dict[str, int], dict[str, str], list[str]]:
    """(address → status, address → the page that names it, anchors that lead nowhere)."""
    found: dict[str, int] = {}
    named_by: dict[str, str] = {}
    anchors: list[str] = []
    opened: set[str] = set()
    pending = deque(["/"])
    marks: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    while pending:
        address = pending.popleft()
        if address in found:
            continue
        answer = client.get(address, headers={"accept": "text/html"}, **{CLOCK: NOW})
        found[address] = answer.status_code
        if answer.status_code in (301, 302):
            pending.append(urljoin(address, answer.headers["Location"]))
            named_by.setdefault(pending[-1], address)
            continue
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = lxml.html.document_fromstring(answer.content)
        marks[address] = {*page.xpath("//@id"), ""}
        for link in page.xpath("//a/@href | //link/@href | //img/@src | //script/@src | //form[@method='get']/@action"):
            whole, anchor = urldefrag(urljoin(f"http://testserver{address}", link))
            parts = urlsplit(whole)
            if parts.scheme not in ("http", "https") or parts.netloc != "testserver":
                continue
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.path.startswith("/static/"):
                continue
            named_by.setdefault(path, address)
            if anchor:
                wanted.append((address, path, anchor))
            kind = kind_of(parts.path, parts.query)
            if path not in found and kind not in opened:
                opened.add(kind)
                pending.append(path)
    for address, path, anchor in wanted:
        if path in marks and anchor not in marks[path]:
            anchors.append(f"{address} → {path}#{anchor}")
    return found, named_by, anchors


def kind_of(path: str, query: str) -> str:
    """Pages of one view that are asked in the same way are of a kind, and one of them is opened; papers are of one."""
    try:
        view = str(resolve(path).view_name)
    except Resolver404:
        return path
    language = "en" if path.startswith("/en/") else ""
    is_page = path.endswith("/")
    return f"{language} {view} {sorted(parse_qs(query))}" if is_page else view


def test_no_link_leads_nowhere(zory: None, client: Client) -> None:
    residents, named_by, anchors = crawled(client)
    client.force_login(make_editor(name="redakcja", password="Lipowe-korzenie-7")[0])
    editors, also_by, more = crawled(client)
    assert len(residents) > 60
    assert len(editors) > len(residents)
    lost = [
        f"{address}, named by {(named_by | also_by).get(address)}: {status}"
        for address, status in (*residents.items(), *editors.items())
        if status >= 400
    ]
    assert lost == []
    assert anchors + more == []
