"""Questions to an archive: everything may be missing, what is known to be otherwise comes later."""

import datetime as dt
from typing import Any

from salony.discovery.finding.answering import answer
from salony.discovery.index.asking import Around, Ask, Word
from salony.discovery.index.building import build
from salony.discovery.index.entry import Entry
from salony.discovery.index.live import Live

DAY = dt.date(2024, 7, 6).toordinal()
NAME, PEOPLE, UMBRELLA, DESCRIPTION = 0, 1, 5, 6


def event(number: int, name: str, *, minute: int = 1080, day: int | None = DAY, **fields: Any) -> Entry:
    texts = [name, "", "", "", "", fields.pop("umbrella", ""), fields.pop("description", "")]
    return Entry(event=number, texts=tuple(texts), occurrences=((day, day, minute),) if day else (), **fields)


def found(entries: list[Entry], *said: Word | str, **conditions: Any) -> list[int]:
    words = tuple(Word(one) if isinstance(one, str) else one for one in said)
    ask = Ask(words=words, is_loose=True, **conditions)
    return [hit.event for hit in answer(Live(build(entries)), ask, is_archive=True).hits]


def test_all_the_words_come_before_many_of_one() -> None:
    entries = [event(1, "Zlot zlot zlotów"), event(2, "Zlot krótkofalowców"), event(3, "Krótkofalowcy nadają")]
    assert found(entries, "zlot", "krótkofalowców")[0] == 2


def test_the_umbrella_itself_comes_before_its_parts() -> None:
    entries = [event(1, "Apel", umbrella="Zlot latawców"), event(2, "Zlot latawców"), event(3, "Pokaz mody")]
    assert found(entries, "latawce") == [2, 1]


def test_what_is_known_to_be_elsewhere_comes_after_what_is_nowhere() -> None:
    entries = [
        event(1, "Zlot latawców", town="Opole"),
        event(2, "Zlot latawców"),
        event(3, "Zlot latawców", town="Wisła"),
    ]
    assert found(entries, "latawce", place=Around("wisla")) == [3, 2, 1]


def test_a_category_is_a_hint_and_no_more() -> None:
    entries = [event(1, "Wieczór pieśni żeglarskich", category="literature"), event(2, "Dyskoteka", category="concert")]
    assert found(entries, "pieśni", "żeglarskie", category="concert")[0] == 1


def test_hours_fit_a_little_before_as_well() -> None:
    entries = [
        event(1, "Nocny zlot", minute=600),
        event(2, "Nocny zlot", minute=1230),
        event(3, "Nocny zlot", minute=1320),
    ]
    assert found(entries, "zlot", hours=(1260, 1800)) == [3, 2, 1]


def test_days_of_another_year_come_before_other_days() -> None:
    entries = [
        event(1, "Zlot", day=DAY + 120),
        event(2, "Zlot", day=DAY - 365),
        event(3, "Zlot"),
        event(4, "Zlot", day=None),
    ]
    assert found(entries, "zlot", season=(DAY - 5, DAY + 5)) == [3, 2, 4, 1]


def test_a_word_finds_its_family_and_those_that_stand_for_it() -> None:
    entries = [event(1, "Wystawa rzeźby"), event(2, "Wernisaż"), event(3, "Mecz")]
    assert found(entries, Word("rzeźbiarze")) == [1]
    assert found(entries, Word("wystawa", others=(("wernisaż", 0.7),))) == [1, 2]


def test_a_mention_in_a_text_is_worth_little_for_a_word_that_stands_for_another() -> None:
    entries = [event(1, "Dzień otwarty", description="Jest też galeria."), event(2, "Otwarta galeria")]
    assert found(entries, Word("wystawa", others=(("galeria", 0.7),))) == [2, 1]


def test_what_hardly_fits_is_not_listed_beside_what_does() -> None:
    entries = [event(1, "Koncert na skrzypce i harfę"), event(2, "Zlot aut", description="Koncert, tańce, grochówka")]
    entries += [event(number, "Koncert") for number in range(3, 40)]
    assert 2 not in found(entries, "koncert", "skrzypce", "harfa")
    assert found([event(1, "Mecz")], is_free=True) == []
