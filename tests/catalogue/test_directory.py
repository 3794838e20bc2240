"""One record for one institution, house or person, by whatever name."""

from typing import Any

import pytest

from salony.catalogue.cities import CityFileError, load_city, read_city
from salony.catalogue.directory import Directory, Mention
from salony.catalogue.identifiers import wrong
from salony.catalogue.models import City, Institution, Person, Venue
from salony.resolution.persons import is_telling
from salony.vocabulary import PersonDraft, PlaceDraft


@pytest.fixture
def library(town: Any) -> Institution:
    return Institution.objects.create(
        city=town.city, slug="gbp", name="Gminna Biblioteka Publiczna im. Zofii Lipskiej w Wieszczynie"
    )


@pytest.mark.parametrize(
    "name",
    [
        "GBP",
        "GBP w Wieszczynie",
        "Gminna Biblioteka Publiczna",
        "gminna biblioteka publiczna w Wieszczynie",
        "Gminna Biblioteka Publiczna im. Zofii Lipskiej",
    ],
)
def test_initials_town_and_dedication_make_no_other_institution(town: Any, library: Institution, name: str) -> None:
    assert Directory(town.city).institution(name) == library
    assert Institution.objects.count() == 2


def test_initials_of_two_are_nobodys(town: Any, library: Institution) -> None:
    Institution.objects.create(city=town.city, slug="gbp2", name="Grupa Badaczy Przyrody")
    assert Directory(town.city).known_institution("GBP") is None


def test_another_citys_institution_is_not_meant(town: Any) -> None:
    other = City.objects.create(slug="lipowiec", name="Lipowiec", locative="Lipowcu", genitive="Lipowca")
    theirs = Institution.objects.create(city=other, slug="a", name="Miejski Ośrodek Kultury")
    ours = Institution.objects.create(city=town.city, slug="b", name="Miejski Ośrodek Kultury")
    assert Directory(town.city).institution("MOK") == ours
    assert Directory(other).institution("Miejski Ośrodek Kultury w Lipowcu") == theirs


@pytest.mark.parametrize("name", ["Klub Olcha GOK", "sala widowiskowa GOK", "Galeria Gminny Ośrodek Kultury"])
def test_a_place_that_names_an_institution_is_a_house_of_it(town: Any, name: str) -> None:
    venue = Directory(town.city).venue(PlaceDraft(name=name))
    assert venue is not None
    assert (venue.name, venue.institution) == (name, town.house)


@pytest.mark.parametrize("name", ["Klub Olcha", "Gokarty", "Hala nr 3"])
def test_a_place_that_names_none_is_nobodys(town: Any, name: str) -> None:
    venue = Directory(town.city).venue(PlaceDraft(name=name))
    assert venue is not None
    assert venue.institution is None


def test_who_organizes_under_the_name_of_a_house_is_whose_house_it_is(town: Any) -> None:
    assert Directory(town.city).institution("Stary Młyn") == town.house


def test_the_names_of_a_merged_institution_are_the_others(town: Any, library: Institution) -> None:
    Institution.objects.create(city=town.city, slug="reading", name="Czytelnia pod Lipą", merged_into=library)
    assert Directory(town.city).institution("Czytelnia pod Lipą") == library


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Nowak", False),
        ("Jan Kowalski", False),
        ("Anna Nowak-Zielińska", True),
        ("Bogumiła Skrzydlewska-Czyż", True),
        ("Kwartet Lipowy", True),
        ("Bogumił Trzeciak", True),
        ("Con Fuoco", True),
    ],
)
def test_which_names_tell_alone(name: str, expected: bool) -> None:
    assert is_telling(name) is expected


def test_a_common_name_is_one_person_only_within_one_institution(town: Any, draft: Any, library: Institution) -> None:
    anna = (PersonDraft(name="Anna Nowak"),)
    town.say(town.own, draft(people=anna), draft("Bal", "2025-02-01", people=anna))
    town.say(town.portal, draft("Czytanie", "2025-02-03", people=anna, organizer=["GBP"]))
    homes = {(p.slug, p.home, p.participations.count()) for p in Person.objects.all()}
    assert homes == {("anna-nowak", town.house, 2), ("anna-nowak-2", library, 1)}


def test_an_affiliation_tells_two_apart_and_joins_across_events(town: Any, draft: Any, library: Institution) -> None:
    reader = (PersonDraft(name="Anna Nowak", affiliation="GBP w Wieszczynie"),)
    town.say(town.own, draft(people=reader))
    town.say(town.portal, draft("Czytanie", "2025-02-03", people=reader, organizer=["GBP"]))
    (person,) = Person.objects.all()
    assert (person.home, person.participations.count()) == (library, 2)


def test_an_ensemble_is_one_wherever_it_plays(town: Any, draft: Any, library: Institution) -> None:
    band = (PersonDraft(name="Kwartet Lipowy"),)
    town.say(town.own, draft(people=band))
    town.say(town.portal, draft("Koncert", "2025-02-03", people=band, organizer=["GBP"]))
    (person,) = Person.objects.all()
    assert (person.home, person.participations.count()) == (None, 2)


def test_the_order_of_people_makes_no_difference(town: Any, library: Institution) -> None:
    mentions = [Mention("Anna Nowak", town.house.pk), Mention("Anna Nowak", library.pk)]
    first = Directory(town.city).people(mentions)
    second = Directory(town.city).people(mentions[::-1])
    assert first == second
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("register", "value", "is_right"),
    [
        ("wikidata", "Q42", True),
        ("wikidata", "42", False),
        ("geonames", "3080004", True),
        ("regon", "123456785", True),
        ("regon", "123456784", False),
        ("regon", "12345678512347", True),
        ("isil", "PL-WaBN", True),
        ("isil", "PL WaBN", False),
        ("ror", "02mhbdp94", True),
        ("ror", "02mhbdp95", False),
        ("isbn", "83", False),
        ("wikidata", 42, False),
    ],
)
def test_identifiers_are_checked_by_their_registers_rules(register: str, value: Any, is_right: bool) -> None:
    assert (wrong({register: value}) == []) is is_right


def test_a_city_file_states_identifiers(db: None, tmp_path: Any) -> None:
    text = 'slug = "olchowo"\nname = "Tychy"\nidentifiers = {{ geonames = "3082914" }}\n'
    text += '[[institution]]\nslug = "o"\nname = "O"\n'
    text += 'identifiers = {{ isil = "{isil}" }}\n'
    (tmp_path / "sources.toml").write_text("", "utf-8")
    (tmp_path / "city.toml").write_text(text.format(isil="PL-1"), "utf-8")
    city = load_city(file=read_city(tmp_path))
    assert city.identifiers == {"geonames": "3082914"}
    assert city.latitude == pytest.approx(50.1, abs=0.2)
    assert Institution.objects.get(slug="o").identifiers == {"isil": "PL-1"}
    (tmp_path / "city.toml").write_text(text.format(isil="niewiadomo jaki"), "utf-8")
    with pytest.raises(CityFileError, match="'o' has identifiers that cannot be: isil 'niewiadomo jaki'"):
        read_city(tmp_path)
    assert Venue.objects.count() == 0
