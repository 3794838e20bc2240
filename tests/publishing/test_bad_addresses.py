import datetime as dt
from typing import Any

import pytest


@pytest.mark.parametrize(
    "path",
    [
        "/nigdzie/",
        "/lipowo/2025/13/",
        "/lipowo/2025/00/",
        "/lipowo/0000/01/",
        "/lipowo/99999/01/",
        "/lipowo/2025/01/?kategoria=nic",
        "/lipowo/wydarzenie/nie-ma/",
        "/lipowo/wydarzenie/nie-ma.ics",
        "/lipowo/wydarzenie/nie-ma/afisz.svg",
        "/lipowo/instytucja/nie-ma/",
        "/lipowo/miejsce/nie-ma/",
        "/lipowo/zrodlo/nie-ma/",
        "/lipowo/bylejak/",
        "/wp-login.php",
        "/lipowo/%00/",
        "/" + "x" * 3000 + "/",
    ],
)
def test_not_here(town: Any, get: Any, path: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert "Tej strony tu nie ma" in response.content.decode()
    assert "Lipowo dziś" in response.content.decode()


def test_in_english(town: Any, get: Any) -> None:
    assert "This page is not here" in get("/en/lipowo/nie-ma/").content.decode()


@pytest.mark.parametrize("path", ["/lipowo/0001/01/", "/lipowo/9999/12/"])
def test_the_ends_of_time(town: Any, get: Any, path: str) -> None:
    assert get(path).status_code == 200


def test_a_month_is_written_with_two_digits(town: Any, get: Any) -> None:
    response = get("/lipowo/2025/1/")
    assert (response.status_code, response["Location"]) == (301, "/lipowo/2025/01/")


def test_a_hidden_event_is_not_here(town: Any, get: Any) -> None:
    town.event("Ukryte", "2025-01-28", slug="ukryte", is_hidden=True)
    assert get("/lipowo/wydarzenie/ukryte/").status_code == 404


def test_an_installation_without_a_city(db: None, get: Any) -> None:
    response = get("/")
    assert response.status_code == 404
    assert "Na początek" in response.content.decode()


def test_the_last_day_of_time(town: Any, get: Any) -> None:
    assert get("/lipowo/", now=dt.datetime(9999, 11, 30, 12, tzinfo=dt.UTC)).status_code == 200


def test_broken(town: Any, client: Any, monkeypatch: Any) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("salony.catalogue.queries.occurrences", fail)
    client.raise_request_exception = False
    response = client.get("/lipowo/")
    assert response.status_code == 500
    assert "Coś się u nas zepsuło" in response.content.decode()
