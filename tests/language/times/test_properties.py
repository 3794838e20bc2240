"""Whatever the text: no exception, true offsets, dates that calendars have, and work in proportion to its length."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.language.times import as_json, find_times, languages
from salony.language.times.grammar import phrases as grammar
from salony.language.times.grammar.sentence import Sentence
from salony.language.times.lexer import islands
from salony.language.times.lexicon import lexicon

VOCABULARY = """
w o od do na po przed za i a oraz co każdy godz. dnia piątek sobotę niedziela środy wtorki maja marca
5 6 30 31 12 24 0 99 2025 20250 1.05 31.02 30.02.2025 18:00 24:00 25:99 12,13 11⁰⁰ - – / ( ) , . : ;
jutro wieczorem rano pierwsza ostatni tydzień miesiąca dni temu końca roku br. r. zł lat ferie latem
Wielkanoc codziennie oprócz przerwa kwadrans wpół do ósmej trzydzieści XII I ul. tel. xyz
"""
WORDS = [*VOCABULARY.split(), "\n", "\n\n"]
MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
GENITIVE = MONTHS.split()
MOMENTS = st.one_of(st.none(), st.datetimes(timezones=st.just(dt.UTC)))
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, reference=MOMENTS, language=st.sampled_from([*languages(), "xx"]))
def test_any_text(text: str, reference: dt.datetime | None, language: str) -> None:
    last = 0
    for found in find_times(text, reference=reference, language=language):
        assert text[found.begin : found.stop] == found.text
        assert found.begin >= last
        assert found.text.strip()
        assert 0 <= found.confidence <= 1
        for value in (found.start, found.end, *found.exclusions):
            assert value is None or value.date is None or isinstance(value.date, dt.date)
        assert as_json(found)["text"] == found.text
        last = found.begin


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1900, 2100), month=st.integers(1, 12), day=st.integers(1, 31), form=st.integers(0, 3))
def test_a_date_is_found_exactly_where_a_calendar_has_it(year: int, month: int, day: int, form: int) -> None:
    text = [
        f"{day} {GENITIVE[month - 1]} {year}",
        f"{day:02d}.{month:02d}.{year}",
        f"{year}-{month:02d}-{day:02d}",
        f"dnia {day} {GENITIVE[month - 1]} {year} r.",
    ][form]
    try:
        expected = [str(dt.date(year, month, day))]
    except ValueError:
        expected = []
    assert [str(found.start) for found in find_times(text)] == expected


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, reference=MOMENTS)
def test_what_a_text_says_twice_is_read_alike(text: str, reference: dt.datetime | None) -> None:
    """A run of words that comes again is read once: the second time as the first, however far on it stands."""
    said = f"\n\nquidem.\n\n{text.strip()}"
    once = [e._replace(group=0) for e in find_times(said, reference=reference)]
    again = [e._replace(begin=e.begin + len(said), stop=e.stop + len(said)) for e in once]
    assert [e._replace(group=0) for e in find_times(said + said, reference=reference)] == once + again


class CountingSentence(Sentence):
    """Counts how often a rule looks at what a token means."""

    looks = 0

    def has(self, i: int, sense: str) -> bool:
        CountingSentence.looks += 1
        return super().has(i, sense)

    def mark(self, i: int, marks: str) -> bool:
        CountingSentence.looks += 1
        return super().mark(i, marks)


def looks(text: str) -> int:
    words = lexicon("pl")
    CountingSentence.looks = 0
    for island in islands(text, words):
        grammar.phrases(CountingSentence(island, words))
    return CountingSentence.looks


@pytest.mark.parametrize(
    "unit",
    [
        "1, ",
        "5 i ",
        "5-",
        "1 2.3 ",
        "5 maja ",
        "(piątek ",
        "od 5 do ",
        "18:00, ",
        "o godz. ",
        "w każdy ",
        "pierwszą i ",
        "12,13 ",
        "5 maja 18:00 – ",
        "dwudziestego ",
        "sobota, ",
        "za kwadrans ",
    ],
)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    short, long = looks(unit * 200), looks(unit * 800)
    assert long <= 4.5 * short + 1000
