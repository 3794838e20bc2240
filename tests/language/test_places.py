"""Towns in running text and their cases; streets."""

import pytest

from salony.language.addresses import find_addresses
from salony.language.gazetteer import city_with, place_named, populous, within
from salony.language.places import find_places, genitive, locative, town_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zagramy w Mikołowie i w Łaziskach Górnych.", ["Mikołów", "Łaziska Górne"]),
        ("Zapraszamy do Goczałkowic-Zdroju", ["Goczałkowice-Zdrój"]),
        ("koncert we Włocławku", ["Włocławek"]),
        ("w Bielsku-Białej", ["Bielsko-Biała"]),
        ("Pszczyna, Rynek 2", ["Pszczyna"]),
        ("w OŚWIĘCIMIU", ["Oświęcim"]),
        ("w Polsce, na Mazurach i w Tatrach", []),
        ("w Piątek w Domu Kultury", []),
        ("bez nazw", []),
    ],
)
def test_towns(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_places(text)] == expected


def test_unknown_village_is_turned_back_by_rule() -> None:
    (mention,) = find_places("w Kwrzyjakowicach")
    assert mention.name == "Kwrzyjakowice"
    assert mention.place is None
    assert mention.confidence <= 0.5


@pytest.mark.parametrize(
    ("name", "where", "whence"),
    [
        ("Żory", "Żorach", "Żor"),
        ("Tychy", "Tychach", "Tychów"),
        ("Jastrzębie-Zdrój", "Jastrzębiu-Zdroju", "Jastrzębia-Zdroju"),
        ("Siemianowice Śląskie", "Siemianowicach Śląskich", "Siemianowic Śląskich"),
        ("Nowy Sącz", "Nowym Sączu", "Nowego Sącza"),
        ("Wałbrzych", "Wałbrzychu", "Wałbrzycha"),
        ("Łódź", "Łodzi", "Łodzi"),
    ],
)
def test_cases_of_a_town(name: str, where: str, whence: str) -> None:
    assert locative(name) == where
    assert genitive(name) == whence


def test_gazetteer() -> None:
    place = place_named("żory")
    assert place is not None
    assert (place.name, place.country, place.region) == ("Żory", "PL", "śląskie")
    assert 50 < place.latitude < 50.1
    assert place_named("Nigdzieckie") is None
    assert populous(500_000)[0].name == "Warszawa"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("przy ul. Długiej 7a", ["ul. Długa 7a"]),
        ("ul. Mikołaja Reja 12/3, godz. 18", ["ul. Mikołaja Reja 12/3"]),
        ("al. Wojska Polskiego 4", ["al. Wojska Polskiego 4"]),
        ("os. Pawlikowskiego 10", ["os. Pawlikowskiego 10"]),
        ("ulga 5 zł", []),
    ],
)
def test_streets(text: str, expected: list[str]) -> None:
    assert [address.text for address in find_addresses(text)] == expected


def test_places_within_a_frame_the_largest_first() -> None:
    names = [place.name for place in within(50.0, 18.45, 50.15, 18.75)]
    assert names[:2] == ["Rybnik", "Żory"]
    assert "Katowice" not in names


@pytest.mark.parametrize(
    ("name", "after_w", "after_do"),
    [
        ("Tarnowskie Góry", "Tarnowskich Górach", "Tarnowskich Gór"),
        ("Nowe Miasto Lubawskie", "Nowym Mieście Lubawskim", "Nowego Miasta Lubawskiego"),
        ("Stalowa Wola", "Stalowej Woli", "Stalowej Woli"),
        ("Suchy Las", "Suchym Lasie", "Suchego Lasu"),
        ("Turza Śląska", "Turzy Śląskiej", "Turzy Śląskiej"),
    ],
)
def test_an_adjective_in_a_name_agrees_with_its_noun(name: str, after_w: str, after_do: str) -> None:
    assert (locative(name), genitive(name)) == (after_w, after_do)


@pytest.mark.parametrize(("text", "name"), [("w Jaworznikach", "Jaworzniki"), ("w Brzozowicach", "Brzozowice")])
def test_a_plural_name_is_no_form_of_a_singular_one(text: str, name: str) -> None:
    assert [one.name for one in find_places(f"bal {text} do rana")] == [name]


@pytest.mark.parametrize(
    ("span", "town"),
    [
        ("Terpentynie", "Terpentyna"),
        ("Strzegomianach", "Strzegomiany"),
        ("Dzierżkowie", "Dzierżków"),
        ("Ogrodzie", ""),
        ("Polsce", ""),
    ],
)
def test_what_stands_in_a_town_names_it_though_no_gazetteer_has_it(span: str, town: str) -> None:
    assert town_at(span) == town


def test_a_part_of_a_city_is_the_city() -> None:
    assert [city_with(name) for name in ("Mokotów", "Praga-Południe", "Żory")] == ["Warszawa", "Warszawa", "Żory"]


def test_a_first_name_is_no_town() -> None:
    assert find_places("Dyrektor Marek Nowak") == ()
    assert [place.name for place in find_places("z Marek do Warszawy")] == ["Marki", "Warszawa"]
