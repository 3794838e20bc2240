"""Countries by any of their names, and those that are no more."""

import pytest

from salony.partnerships.countries import UnknownCountry, countries, country, country_named


@pytest.mark.parametrize("text", ["LT", "lt", "Litwa", "LITHUANIA", "litwa "])
def test_a_country_is_found_by_code_and_by_name(text: str) -> None:
    assert country_named(text).code == "LT"


@pytest.mark.parametrize(("text", "code"), [("EL", "GR"), ("UK", "GB"), ("Turkey", "TR"), ("Czech Republic", "CZ")])
def test_other_names_in_use(text: str, code: str) -> None:
    assert country_named(text).code == code


def test_a_country_that_no_longer_exists_names_its_successors() -> None:
    it = country_named("Czechosłowacja")
    assert (it.until, it.successors) == (1992, ("CZ", "SK"))
    assert it not in countries()


def test_what_is_no_country() -> None:
    with pytest.raises(UnknownCountry):
        country_named("Atlantyda")
    with pytest.raises(UnknownCountry):
        country("ZZ")


def test_polish_knows_its_prepositions() -> None:
    assert (country("LT").from_words, country("LT").in_words) == ("z Litwy", "na Litwie")
    assert all(it.from_words and it.in_words for it in countries())
