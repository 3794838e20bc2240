"""The page that answers in what words one asks."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.catalogue.models import Venue
from salony.discovery import index


@pytest.fixture
def filled(town: Any) -> Any:
    town.event("Wieczór kolęd", "2025-01-28T18:00", slug="koledy", category="concert", is_free=True)
    town.event("Jazz przy świecach", "2025-01-31T20:00", slug="jazz", category="concert", organizers=[town.library])
    town.event("Szkło i światło", "2025-01-10", end="2025-02-02", category="exhibition", slug="wystawa")
    town.event(
        "Teatrzyk cieni", "2025-01-26T10:00", slug="teatrzyk", category="theatre", audience={"kinds": ["children"]}
    )
    town.event("Dawny koncert", "2025-01-03T18:00", slug="dawny", category="concert")
    return town


def ask(get: Any, text: str, prefix: str = "", **more: str) -> str:
    response = get(f"{prefix}/lipowo/szukaj/?{urlencode({'q': text, **more})}")
    assert response.status_code == 200
    return str(response.content.decode())


def house(town: Any, name: str) -> Venue:
    return Venue.objects.create(city=town.city, slug="piekarnia", name=name)


def slugs(html: str) -> list[str]:
    return re.findall(r'<span class="title"><a href="[^"]*/wydarzenie/([^"/]+)/"', html)


def test_found_in_other_forms_of_the_words(filled: Any, get: Any) -> None:
    assert slugs(ask(get, "kolędy")) == ["koledy"]
    assert slugs(ask(get, "koledach")) == ["koledy"]
    assert slugs(ask(get, "jazz przy świecy"))[0] == "jazz"


def test_what_is_over_is_left_out(filled: Any, get: Any) -> None:
    assert set(slugs(ask(get, "koncerty"))) == {"koledy", "jazz"}


def test_a_house_of_the_city_is_understood_by_its_name(filled: Any, get: Any) -> None:
    other = house(filled, "Piekarnia pod Bocianem")
    filled.event("Czytanie z kominkiem", "2025-01-29T18:00", slug="czytanie", venue=other)
    html = ask(get, "czytanie w piekarni pod bocianem")
    assert slugs(html)[0] == "czytanie"
    chips = re.findall(r'<ul class="chips" role="list">(.*?)</ul>', html, re.DOTALL)[0]
    assert "Piekarnia pod Bocianem" in chips
    assert "bez=venue" in chips


def test_a_house_that_came_since_is_known(filled: Any, get: Any) -> None:
    assert "bez=venue" not in ask(get, "czytanie w piekarni pod bocianem")
    filled.event("Czytanie z kominkiem", "2025-01-29T18:00", slug="c", venue=house(filled, "Piekarnia pod Bocianem"))
    assert "bez=venue" in ask(get, "czytanie w piekarni pod bocianem")


def test_what_was_understood_can_be_taken_off(filled: Any, get: Any) -> None:
    html = ask(get, "koncerty za darmo")
    assert slugs(html) == ["koledy"]
    chips = re.findall(r'<ul class="chips" role="list">(.*?)</ul>', html, re.DOTALL)[0]
    assert "koncert" in chips
    assert "wstęp wolny" in chips
    without = next(link for link in re.findall(r'href="([^"]+)"', chips) if "bez=free" in link)
    assert set(slugs(get(without.replace("&amp;", "&")).content.decode())) == {"koledy", "jazz"}


def test_kinds_are_counted_and_narrow_down(filled: Any, get: Any) -> None:
    html = ask(get, "")
    assert "kategoria=exhibition" in html
    assert slugs(ask(get, "", kategoria="exhibition")) == ["wystawa"]


def test_in_the_order_of_time(filled: Any, get: Any) -> None:
    assert slugs(ask(get, "", wedlug="czas")) == ["wystawa", "teatrzyk", "koledy", "jazz"]


def test_nothing_fits_leads_on(filled: Any, get: Any) -> None:
    html = ask(get, "koncert jutro")
    assert "Po tych dniach" in html
    assert slugs(html)[0] == "koledy"
    assert "Nie wiemy o niczym takim w Lipowie." in ask(get, "żeglarstwo morskie")


def test_reasons_are_told(filled: Any, get: Any) -> None:
    assert "Tylko raz" in ask(get, "jazz")


def test_a_change_is_found_at_once(filled: Any, get: Any) -> None:
    ask(get, "jazz")
    added = filled.event("Jam session", "2025-02-01T19:00", slug="jam")
    index.update([added.pk])
    assert slugs(ask(get, "jam session")) == ["jam"]


def test_pages_of_results(town: Any, get: Any) -> None:
    for number in range(25):
        town.event(f"Koncert {number}", f"2025-02-{number + 1:02d}T18:00", category="concert")
    first, second = ask(get, "koncert"), ask(get, "koncert", strona="2")
    assert len(slugs(first)) == 20
    assert len(set(slugs(first)) | set(slugs(second))) == 25
    assert 'rel="next"' in first
    assert 'rel="prev"' in second


def test_in_both_languages_with_a_box_on_the_home_page(filled: Any, get: Any) -> None:
    assert '<form class="ask" role="search" action="/lipowo/szukaj/"' in get("/lipowo/").content.decode()
    html = ask(get, "concerts", prefix="/en")
    assert 'action="/en/lipowo/szukaj/"' in html
    assert "search" in html
    assert html.count("<h1") == 1
    assert " style=" not in html


HOSTILE = [
    "",
    " ",
    "\x00",
    "'\"; DROP TABLE catalogue_event; --",
    'koncert" OR 1=1 NEAR(a b) * ^ - NOT (',
    "name:koncert AND *",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }} {% include 'x' %} %s %(x)s %d",
    "żółć" * 3,
    "a" * 100_000,
    "słowo " * 10_000,
    "\ud83c",
    "🎺🎷 концерт コンサート",
    "\u202e\u0000\u200d\ufeff",
    "31.02.2025 99:99 -5 km 1e309 zł",
    "w dniu 00.00.0000",
    "∞ ½ ١٢٣ Ⅷ",
    "'" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gets_a_page(filled: Any, get: Any, text: str) -> None:
    asked = urlencode({"q": text.encode("utf-8", "surrogatepass")})
    response = get(f"/lipowo/szukaj/?{asked}")
    assert response.status_code == 200
    html = response.content.decode()
    assert "<script>alert" not in html
    assert len(html) < 60_000


@pytest.mark.parametrize(
    "parameters",
    [
        "q=%ff%fe%80",
        "q=a&strona=-1",
        "q=a&strona=99999999999999999999",
        "q=a&strona=²",
        "q=a&kategoria=nic",
        "q=koncert&bez=when,place,text,chips,language,nic,,",
        "q=a&wedlug=%00",
        "q[]=a&q=b&q=c",
        "bez=" + "when," * 500,
    ],
)
def test_any_parameters_get_a_page(filled: Any, get: Any, parameters: str) -> None:
    assert get(f"/lipowo/szukaj/?{parameters}").status_code == 200


def test_one_row_and_many_cost_the_same(town: Any, get: Any) -> None:
    counts = []
    for number in (1, 8):
        for one in range(number):
            town.event(f"Koncert {one}", f"2025-02-{one + 1:02d}T18:00", category="concert")
        index.rebuild()
        with CaptureQueriesContext(connection) as queries:
            ask(get, "koncert")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def test_at_the_end_of_time(filled: Any, get: Any) -> None:
    late = dt.datetime(9999, 12, 30, 12, tzinfo=dt.UTC)
    assert get("/lipowo/szukaj/?q=koncert+jutro", now=late).status_code == 200
