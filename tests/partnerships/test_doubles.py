"""Two records of one organization: found, shown as one, taken apart again, with a log."""

from typing import Any

import pytest

from salony.partnerships import queries
from salony.partnerships.models import Organization, ProfileChange

PAGE = "/brzegowo/duble/"


@pytest.fixture
def twice(land: Any, client: Any) -> Any:
    client.defaults["salony.now"] = land.clock()
    client.force_login(land.editor)
    land.first = land.partner("Pasvalio biblioteka", town="Pasvalys")
    land.second = land.partner("Pasvalio biblioteka w Pasvalys", town="Pasvalys")
    Organization.objects.filter(pk=land.second.pk).update(key=land.first.key)
    return land


def test_records_of_one_name_and_town_are_proposed(twice: Any) -> None:
    elsewhere = twice.partner("Pasvalio  biblioteka 2", town="Kaunas")
    Organization.objects.filter(pk=elsewhere.pk).update(key=twice.first.key)
    assert queries.doubles() == [[twice.first, twice.second]]


def test_records_of_one_page_are_proposed(land: Any) -> None:
    one = land.partner("Museum am Fluss", "DE", url="https://museum.example/")
    two = land.partner("Stadtmuseum", "DE", url="https://museum.example/")
    land.partner("Musée", "FR", url="https://museum.example/")
    assert queries.doubles() == [[one, two]]


def test_a_merge_is_made_shown_and_taken_back(twice: Any, client: Any, text_of: Any) -> None:
    said = {"double": [twice.first.slug, twice.second.slug], "into": twice.first.slug}
    page = client.post(f"{PAGE}polacz/", said, follow=True)
    assert "widać teraz jako Pasvalio biblioteka" in text_of(page)
    assert queries.organization(twice.second.slug) == twice.first
    assert queries.doubles() == []
    page = client.post(f"{PAGE}rozdziel/", {"double": twice.second.slug}, follow=True)
    assert "znów ma własną stronę" in text_of(page)
    assert queries.organization(twice.second.slug) == twice.second
    log = [(one.before, one.after) for one in ProfileChange.objects.filter(field="merged_into")]
    assert log == [(None, twice.first.name), (twice.first.name, None)]
    assert "znów osobno" in text_of(page)


def test_a_circle_is_refused_in_words(twice: Any, client: Any, text_of: Any) -> None:
    client.post(f"{PAGE}polacz/", {"double": twice.first.slug, "into": twice.second.slug})
    page = client.post(f"{PAGE}polacz/", {"double": twice.second.slug, "into": twice.first.slug}, follow=True)
    assert "powstałoby koło" in text_of(page)
    assert queries.organization(twice.first.slug) == twice.second


def test_a_merge_of_nothing_says_so(twice: Any, client: Any, text_of: Any) -> None:
    page = client.post(f"{PAGE}polacz/", {"double": twice.first.slug, "into": twice.first.slug}, follow=True)
    assert "Niczego nie połączono" in text_of(page)
    assert client.post(f"{PAGE}polacz/", {"double": twice.first.slug, "into": "nikt"}).status_code == 404


def test_records_are_found_by_words(twice: Any, client: Any, text_of: Any) -> None:
    assert "Pokaż jako jeden" in text_of(client.get(PAGE, {"q": "pasvalio"}))
    assert "Mniej niż dwa" in text_of(client.get(PAGE, {"q": "nieznane słowo"}))


def test_only_editors_merge(twice: Any, client: Any) -> None:
    client.force_login(twice.user("obcy"))
    said = {"double": twice.first.slug, "into": twice.second.slug}
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}polacz/", said).status_code == 403
    assert client.post(f"{PAGE}rozdziel/", said).status_code == 403
    client.logout()
    assert client.get(PAGE).status_code == 302
    assert not ProfileChange.objects.exists()
