"""From a query to the words that are looked for."""

import datetime as dt

import pytest

from salony.discovery.finding.wording import Frame, ask_for
from salony.discovery.index.asking import Ask
from salony.discovery.understanding import understand

NOON = dt.datetime(2026, 1, 14, 12, tzinfo=dt.UTC)


def asked(text: str, *, archive: bool = True) -> Ask:
    query = understand(text, reference=NOON, city="", language="pl")
    return ask_for(text, query, Frame(None, None if archive else NOON.date()))


def others(text: str, word: str, *, archive: bool = True) -> dict[str, float]:
    return next(dict(one.others) for one in asked(text, archive=archive).words if one.said == word)


@pytest.mark.parametrize(
    ("typed", "word"), [("fajerwerki", "fajerwerki"), ("mlodziez", "mlodziez"), ("ksiazka", "ksiazka")]
)
def test_words_of_the_field_are_known_without_diacritics(typed: str, word: str) -> None:
    assert others(typed, word)


def test_a_phrase_stands_for_a_word_only_where_all_of_it_is_said() -> None:
    assert "ludowy" in others("zespół pieśni i tańca", "zespół")
    assert "ludowy" not in others("zespół", "zespół")


def test_what_is_only_related_is_looked_for_in_archives() -> None:
    assert "gala" in others("konkurs", "konkurs")
    assert "gala" not in others("konkurs", "konkurs", archive=False)


def test_two_words_may_be_written_as_one() -> None:
    assert "nocmarek" in others("noc marek", "noc")
    assert "nocmarek" in others("noc marek", "marek")


def test_what_nothing_understood_is_looked_for_as_much_as_the_text() -> None:
    weights = {one.said: one.weight for one in asked("spotkanie dla dzieci").words}
    assert weights["spotkanie"] > weights["dzieci"]


def test_a_conjunction_is_no_word_to_look_for_though_it_may_be_a_verb() -> None:
    assert [one.said for one in asked("pchełki lub bierki").words] == ["pchełki", "bierki"]


def test_composers_stand_for_their_music() -> None:
    assert "moniuszko" in others("muzyka poważna", "poważna")
    assert "moniuszko" not in others("poważna rozmowa", "poważna")
