"""Forms of words and phrases in the nominative."""

import threading

import pytest

from salony.language.morphology import analyses, in_case, lemma, stem
from salony.language.phrases import nominative


@pytest.mark.parametrize(
    ("phrase", "preposition", "expected"),
    [
        ("Gminnym Ośrodku Kultury w Brennej", "w", "Gminny Ośrodek Kultury w Brennej"),
        (
            "Miejskiej Biblioteki Publicznej im. Marii Dąbrowskiej",
            None,
            "Miejska Biblioteka Publiczna im. Marii Dąbrowskiej",
        ),
        ("Tyskiego Teatru Małego", "z", "Tyski Teatr Mały"),
        ("Pałacu Schoena", "w", "Pałac Schoena"),
        ("sali balowej zamku", "w", "sala balowa zamku"),
        ("II Liceum Ogólnokształcącym", "w", "II Liceum Ogólnokształcące"),
        ("Bulwarach nad Rudą", "na", "Bulwary nad Rudą"),
        ("Miejsko-Gminnym Ośrodku Sportu", "w", "Miejsko-Gminny Ośrodek Sportu"),
        ("wieczoru poezji", "podczas", "wieczór poezji"),
        ("dawnych rzemiosł", "o", "dawne rzemiosła"),
        ("MUZEUM HUTNICTWA", "w", "MUZEUM HUTNICTWA"),
        ("najbliższym spotkaniu", "na", "najbliższe spotkanie"),
        ("wieczoru literackiego Dyskusyjnego Klubu Książki", "do", "wieczór literacki Dyskusyjnego Klubu Książki"),
        ("starszej grupie", "w", "starsza grupa"),
        ("największych koncertach", "na", "największe koncerty"),
        ("Chrząszczyckiej Świetlicy", "w", "Chrząszczycka Świetlica"),
    ],
)
def test_phrase_in_the_nominative(phrase: str, preposition: str | None, expected: str) -> None:
    assert nominative(phrase, preposition) == expected


@pytest.mark.parametrize("phrase", ["Wieczór z poezją", "warsztaty ceramiki", "", "…", "xyzzy", "12 maja", "a b c"])
def test_what_is_a_nominative_or_no_noun_is_left_alone(phrase: str) -> None:
    assert nominative(phrase) == phrase


def test_case_of_a_word() -> None:
    assert in_case("teatr", "loc") == "teatrze"
    assert in_case("Gliwice", "gen", label="nazwa_geograficzna") == "Gliwic"
    assert in_case("qwertyuiop", "gen") is None


def test_unknown_words_have_a_stem() -> None:
    assert analyses("kwrzyjak") == ()
    assert lemma("kwrzyjakami") == stem("kwrzyjakami")
    assert stem("bibliotekami") == stem("biblioteka")


def test_many_threads_get_the_same_answers() -> None:
    words = ["Ośrodkiem", "bibliotekach", "Zabrzu", "śpiewaczką", "Nowakowskiego", "dębowych"] * 30
    expected = [analyses(word) for word in words]
    analyses.cache_clear()
    results: list[list[object]] = []
    threads = [threading.Thread(target=lambda: results.append([analyses(word) for word in words])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8
