"""No page asks the database more because there is more to show."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.catalogue.models import Event
from salony.discovery import index

PATHS = {
    "/lipowo/": 14,
    "/lipowo/2025/01/": 9,
    "/lipowo/weekend/": 9,
    "/lipowo/wydarzenie/koncert-0/": 17,
    "/lipowo/instytucja/lipowo-dom-kultury/": 20,
    "/lipowo/miejsce/sala-lustrzana/": 9,
    "/lipowo/instytucje/": 4,
    "/lipowo/zrodla/": 4,
    "/lipowo/zrodlo/strona-domu-kultury/": 8,
    "/lipowo/tydzien/": 9,
    "/lipowo/afisze/": 9,
    "/lipowo/mapa/": 9,
    "/lipowo/dla-mnie/?k=concert&i=lipowo-dom-kultury": 10,
    "/lipowo/kategoria/concert/": 10,
    "/lipowo/osoba/ewa-lipska/": 11,
    "/lipowo/cykl/koncert/": 9,
    "/miasta/": 2,
    "/lipowo/kategoria/concert/kalendarz.ics": 5,
    "/lipowo/dla-mnie/rss.xml?k=concert": 12,
    "/lipowo/weekend/kalendarz.ics": 11,
    "/lipowo/instytucja/lipowo-dom-kultury/rss.xml": 13,
    "/lipowo/osoba/ewa-lipska/rss.xml": 6,
    "/lipowo/kalendarz.ics": 5,
    "/lipowo/rss.xml": 5,
    "/sitemap.xml": 6,
}


def fill(town: Any, number: int) -> None:
    for _ in range(number):
        slug = f"koncert-{Event.objects.count()}"
        event = town.event(
            "Koncert", "2025-01-26T18:00", slug=slug, category="concert", organizers=[town.centre, town.library]
        )
        town.event("Wystawa", "2025-01-10", end="2025-02-02", category="exhibition")
        town.event("Dawno", "2025-01-02T10:00", part_of=event)
        town.sighting(event, town.page, "Koncert [26 stycznia].")
        town.sighting(event, town.portal, "Koncert [w niedzielę].")
        town.guest(event, "Ewa Lipska")
        town.guest(event, f"Gość {event.pk}", affiliation=f"Chór {event.pk}")
        town.change(event, "name", None, "Koncert", source=town.page)
        town.fetch(town.page)


@pytest.mark.parametrize("path", PATHS)
def test_one_row_and_three_rows_cost_the_same(town: Any, get: Any, path: str) -> None:
    index.present()
    fill(town, 1)
    with CaptureQueriesContext(connection) as one:
        assert get(path).status_code == 200
    fill(town, 2)
    with CaptureQueriesContext(connection) as three:
        assert get(path).status_code == 200
    assert len(one) == len(three), "\n".join(query["sql"] for query in three)
    assert len(three) <= PATHS[path]


def test_the_home_page_is_light(town: Any, get: Any) -> None:
    fill(town, 20)
    response = get("/lipowo/", **{"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 60_000
