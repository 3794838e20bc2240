"""Week, wall of posters, map, kinds, people, series, what a visitor chose, cities: what stands there, empty or not."""

from typing import Any

import pytest

from salony.catalogue.models import Venue


@pytest.fixture
def filled(town: Any) -> Any:
    concert = town.event("Koncert", "2025-01-26T18:00", slug="koncert-1", category="concert", price=20)
    town.guest(concert, "Ewa Lipska", role="skrzypce", affiliation="Kwartet Echo")
    town.event("Koncert", "2024-11-26T18:00", slug="koncert-0", category="concert")
    town.event("Bajki", "2025-01-26T11:00", category="family", is_free=True)
    town.event("Szkło", "2025-01-10", end="2025-02-02", category="exhibition", organizers=[town.library])
    far = Venue.objects.create(
        city=town.city, slug="dwor", name="Dwór", latitude=50.15, longitude=18.75, city_name="Lipowo"
    )
    town.event("Spacer", "2025-01-27T10:00", venue=far, category="heritage-walk")
    nowhere = Venue.objects.create(city=town.city, slug="gdzies", name="Polana", city_name="Lipowo")
    town.event("Ognisko", "2025-01-27T19:00", venue=nowhere, category="community")
    return town


PAGES = (
    "/tydzien/",
    "/2025/t05/",
    "/afisze/",
    "/afisze/?kategoria=concert",
    "/mapa/",
    "/mapa/?kiedy=weekend",
    "/mapa/?blisko=50.1,18.7",
    "/mapa/?srodek=50.1,18.7&km=1",
    "/dla-mnie/",
    "/dla-mnie/?k=concert&i=lipowo-biblioteka",
    "/kategoria/concert/",
    "/kategoria/opera/",
    "/osoba/ewa-lipska/",
    "/cykl/koncert/",
)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_view_is_a_whole_page(filled: Any, get: Any, path: str, language: str) -> None:
    response = get(f"{language}/lipowo{path}")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert " style=" not in html
    assert "kalendarz.ics" in html
    assert 'property="og:image"' in html


def test_a_week_has_seven_days_and_neighbours(filled: Any, get: Any) -> None:
    html = get("/lipowo/tydzien/").content.decode()
    assert "20–26 stycznia 2025" in html
    assert html.count('<h2 class="n">') == 7
    assert 'rel="next" href="/lipowo/2025/t05/"' in html
    assert 'rel="prev" href="/lipowo/2025/t03/"' in html
    assert "Szkło" in html


@pytest.mark.parametrize("path", ["/2025/t00/", "/2025/t54/", "/0000/t01/", "/2025/t99/"])
def test_weeks_that_no_calendar_has(filled: Any, get: Any, path: str) -> None:
    assert get(f"/lipowo{path}").status_code == 404


def test_the_last_week_of_all(filled: Any, get: Any) -> None:
    assert get("/lipowo/0001/t01/").status_code == 200
    assert get("/lipowo/9999/t51/").status_code == 200


def test_the_wall_shows_each_event_once_the_soonest_first(filled: Any, get: Any) -> None:
    html = get("/lipowo/afisze/").content.decode()
    wall = html[html.index('class="wall whole"') :]
    names = ["Szkło", "Bajki", "Koncert", "Spacer", "Ognisko"]
    assert [wall.count(f'aria-label="{name},') for name in names] == [1] * 5
    places = [wall.index(f'aria-label="{name},') for name in names]
    assert places == sorted(places)
    only = get("/lipowo/afisze/?kategoria=concert").content.decode()
    assert "Koncerty w Lipowie" in only
    assert 'aria-label="Bajki,' not in only
    assert get("/lipowo/afisze/?kategoria=zle").status_code == 404


def test_the_map_shows_places_and_says_which_it_cannot_show(filled: Any, get: Any) -> None:
    html = get("/lipowo/mapa/").content.decode()
    assert html.count('class="mark"') == 2
    assert 'aria-label="Sala Lustrzana: 3 wydarzenia"' in html
    assert "Polana" in html
    assert "poza mapą" in html
    assert "<image" not in html


def test_near_ones_come_first_and_what_is_sent_is_rounded(filled: Any, get: Any) -> None:
    html = get("/lipowo/mapa/?blisko=50.151234,18.749876").content.decode()
    assert html.index(">Dwór</a>") < html.index(">Sala Lustrzana</a>")
    assert "do 1 km" in html
    assert "około 7 km" in html
    assert "50.151234" not in html.replace("/lipowo/mapa/?blisko=50.151234", "")


@pytest.mark.parametrize(
    "asked", ["blisko=x", "blisko=nan,nan", "srodek=50,18&km=nan", "km=9e99", "kiedy=nigdy", "blisko=,"]
)
def test_what_the_map_does_not_understand_it_leaves(filled: Any, get: Any, asked: str) -> None:
    assert get(f"/lipowo/mapa/?{asked}").status_code == 200


def test_the_browser_may_be_asked_where_it_is_on_the_map_alone(filled: Any, get: Any) -> None:
    assert "geolocation=(self)" in get("/lipowo/mapa/")["Permissions-Policy"]
    assert "geolocation=()" in get("/lipowo/")["Permissions-Policy"]


def test_tiles_are_there_only_where_the_operator_chose_a_server(filled: Any, get: Any, settings: Any) -> None:
    assert "tiles.example" not in get("/lipowo/mapa/")["Content-Security-Policy"]
    settings.SALONY_TILES = "https://tiles.example/{z}/{x}/{y}.png"
    settings.SALONY_TILES_CREDIT = "© Kartografowie"
    response = get("/lipowo/mapa/")
    assert "img-src 'self' https://tiles.example data:" in response["Content-Security-Policy"]
    assert response.content.decode().count("<image") > 3
    assert "© Kartografowie" in response.content.decode()


def test_an_empty_kind_leads_to_the_next_one(town: Any, get: Any) -> None:
    town.event("Opera pod lipami", "2025-06-08T19:00", category="opera")
    html = get("/lipowo/kategoria/opera/").content.decode()
    assert "Nic takiego w Lipowie nie zapowiedziano" in html
    assert "W niedzielę 8 czerwca o 19:00 jest" in html
    assert get("/lipowo/kategoria/nic/").status_code == 404


def test_a_weekend_says_where_the_youngest_find_something(filled: Any, get: Any) -> None:
    html = get("/lipowo/weekend/").content.decode()
    assert "Dziś nic dla najmłodszych. Jutro o 11:00 jest" in html


def test_a_person_with_roles_and_events(filled: Any, get: Any) -> None:
    html = get("/lipowo/osoba/ewa-lipska/").content.decode()
    assert "skrzypce, Kwartet Echo" in html
    assert "Koncert" in html
    assert 'href="/lipowo/osoba/ewa-lipska/"' in get("/lipowo/wydarzenie/koncert-1/").content.decode()
    assert get("/lipowo/osoba/nikt/").status_code == 404


def test_a_series_holds_past_and_coming_dates(filled: Any, get: Any) -> None:
    html = get("/lipowo/cykl/koncert/").content.decode()
    assert "2 terminy" in html
    assert "pierwszy: wtorek, 26 listopada 2024" in html
    assert "jutro, niedziela" in html
    assert "/lipowo/cykl/koncert/" in get("/lipowo/wydarzenie/koncert-1/").content.decode()
    assert "/lipowo/cykl/" not in get("/lipowo/wydarzenie/wydarzenie-3/").content.decode()
    assert get("/lipowo/cykl/kon/").status_code == 404


def test_what_a_visitor_chose_and_nothing_else(filled: Any, get: Any) -> None:
    html = get("/lipowo/dla-mnie/?k=concert&i=lipowo-biblioteka&k=zle&i=nie-ma").content.decode()
    programme = html[html.index("<main") : html.index("<aside")]
    assert "Koncert" in programme
    assert "Szkło" in programme
    assert "Bajki" not in programme
    assert "/lipowo/dla-mnie/kalendarz.ics?k=concert&amp;i=lipowo-biblioteka" in html
    assert "Wybierz, co lubisz" in get("/lipowo/dla-mnie/").content.decode()


def test_cities_have_their_own_posters_and_lead_to_each_other(filled: Any, get: Any, settings: Any) -> None:
    assert "/miasta/" not in get("/lipowo/").content.decode()
    other = type(filled)("debowo")
    other.city.name, other.city.locative, other.city.motto = "Dębowo", "Dębowie", "Miasto dębów."
    other.city.host = "debowo.example"
    other.city.save()
    html = get("/miasta/").content.decode()
    assert "Miasto dębów." in html
    assert 'aria-label="Lipowo, 5 wydarzeń, w ciągu tygodnia"' in html
    assert 'href="https://debowo.example/"' in html
    assert "/miasta/" in get("/lipowo/").content.decode()
    settings.ALLOWED_HOSTS = ["debowo.example", "testserver"]
    assert "Kultura w Dębowie" in get("/", Host="debowo.example").content.decode()
    assert "Kultura w Lipowie" in get("/").content.decode()


@pytest.mark.parametrize(
    "key",
    [
        *("city/-", "month/2025-01", "week/2025-05", "selection/weekend", "category/concert", "venue/sala-lustrzana"),
        *("institution/lipowo-dom-kultury", "person/ewa-lipska", "series/koncert", "posters/-", "map/-"),
    ],
)
def test_every_page_has_a_picture_to_be_shared(filled: Any, get: Any, key: str) -> None:
    response = get(f"/lipowo/obraz/{key}.png")
    assert response["Content-Type"] == "image/png"
    assert response.content[16:24] == (1200).to_bytes(4) + (628).to_bytes(4)


@pytest.mark.parametrize("key", ["month/2025-13", "month/x", "nic/x", "venue/nie-ma", "selection/nie", "week/2025-60"])
def test_pictures_of_nothing(filled: Any, get: Any, key: str) -> None:
    assert get(f"/lipowo/obraz/{key}.png").status_code == 404
