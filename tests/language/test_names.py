"""People, ensembles and institutions in the nominative."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.language.institutions import find_institutions
from salony.language.names import find_people
from salony.language.places import find_places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rozmowa z Katarzyną Wolniewicz-Pawlik", ["Katarzyna Wolniewicz-Pawlik"]),
        ("wernisaż prac Tadeusza Rybki", ["Tadeusz Rybka"]),
        ("zaprosiliśmy Michała Krawczyka i Ewę Zawadzką", ["Michał Krawczyk", "Ewa Zawadzka"]),
        ("pod batutą Sebastiana Mroza", ["Sebastian Mróz"]),
        ("z Magdą Tokarczuk", ["Magda Tokarczuk"]),
        ("dr Hanna Sowińska opowie", ["Hanna Sowińska"]),
        ("Jerzy Maria Kowal", ["Jerzy Maria Kowal"]),
        ("recital Olega Sawczenki", ["Oleg Sawczenko"]),
        ("koncert Marka Wilka", ["Marek Wilk"]),
        ("z Markiem Krawczykiem", ["Marek Krawczyk"]),
        ("przy ul. Adama Mickiewicza 3", []),
        ("Szkoła im. Jana Brzechwy", []),
        ("plac Jana Pawła II", []),
        ("Dom Kultury", []),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in find_people(text) if mention.confidence > 0.44] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("koncert Chóru „Cantabile” z Tychów", "Chór „Cantabile”"),
        ("wystąpi Tyska Orkiestra Dęta", "Tyska Orkiestra Dęta"),
        ("zagra zespół „Wierchy”", "Wierchy"),
        ("wieczór z kabaretem „Drzwi”", "Kabaret Drzwi"),
        ("z Zespołem Pieśni i Tańca „Rojek”", "Zespół Pieśni i Tańca „Rojek”"),
    ],
)
def test_ensembles(text: str, expected: str) -> None:
    (mention,) = (one for one in find_people(text) if one.is_ensemble)
    assert mention.name == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "city"),
    [
        ("w Gminnym Ośrodku Kultury w Brennej", "Gminny Ośrodek Kultury w Brennej", "culture-centre", "Brenna"),
        ("w klubie „Pod Jaworem”", "Klub Pod Jaworem", "club", None),
        ("w przytulnej kawiarni Mokka", "Kawiarnia Mokka", "club", None),
        ("na zamku Piastów Śląskich", "Zamek Piastów Śląskich", "monument", None),
        ("w MDK-u", "MDK", "culture-centre", None),
        ("w kościele pw. św. Jana Chrzciciela", "Kościół pw. św. Jana Chrzciciela", "church", None),
        ("na Starym Rynku XVII Jarmark Lipowski", "Stary Rynek", "open-air", None),
        ("w łódzkiej Atlas Arenie", "Atlas Arena", "stage", None),
        ("na Polanie Lipowej", "Polana Lipowa", "open-air", None),
        ("w Parkach Miejskich", "Parki Miejskie", "open-air", None),
        ("w kościele p.w.Świętej Anny", "Kościół pw. Świętej Anny", "church", None),
        ("w kościele pod wezwaniem świętej Anny", "Kościół pod wezwaniem świętej Anny", "church", None),
        ("w kościele św. abpa. Jana Lipskiego", "Kościół św. abpa. Jana Lipskiego", "church", None),
        ("w hali sportowej Szkoły Podstawowej nr 4", "Hala sportowa Szkoły Podstawowej nr 4", "sport", None),
        ("na Placu Drzewnym", "Plac Drzewny", "open-air", None),
        ("w Zespole Szkół nr 3 w Pawłowicach", "Zespół Szkół nr 3 w Pawłowicach", "school", "Pawłowice"),
        ("w teatrze", "teatr", "theatre", None),
        ("w Blue Moon Club", "Blue Moon Club", "club", None),
    ],
)
def test_institutions(text: str, name: str, kind: str, city: str | None) -> None:
    (item,) = find_institutions(text)
    assert (item.name, item.kind.slug, item.city) == (name, kind, city)


def test_offsets_and_prepositions() -> None:
    text = "Spotkajmy się w Muzeum Hutnictwa w Chorzowie, potem na rynku."
    museum, square = find_institutions(text)
    assert text[museum.begin : museum.stop] == "Muzeum Hutnictwa w Chorzowie"
    assert (museum.preposition, square.preposition) == ("w", "na")
    assert museum.named
    assert not square.named


@pytest.mark.parametrize("text", ["kino letnie na trawie", "teatr uliczny", "zespoły ludowe"])
def test_what_is_played_is_no_house(text: str) -> None:
    assert [item for item in find_institutions(text) if item.kind.slug in ("cinema", "theatre")] == []


_PIECES = ("w", "Jan", "Kos", "„", "”", "Dom", "Kultury", "i", ",", ".", "Żorach", "im", "pw", "św", "Kino", "-", "II")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_any_text(text: str) -> None:
    for found in (find_people(text), find_institutions(text), find_places(text)):
        for item in found:
            assert 0 <= item.begin < item.stop <= len(text)
            assert item.name


@pytest.mark.parametrize("text", ["Orkiestra powstała w 1921 roku", "PRZEMARSZ ORKIESTR DĘTYCH ulicami"])
def test_an_ensemble_without_a_name_is_none(text: str) -> None:
    assert [one for one in find_people(text) if one.is_ensemble] == []
