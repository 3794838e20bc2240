"""The index itself: words, days, places, changes. No database."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from salony.discovery.finding.answering import Order, answer
from salony.discovery.index.asking import Around, Ask, Word
from salony.discovery.index.building import build
from salony.discovery.index.entry import Entry
from salony.discovery.index.live import Keeper, Live
from salony.discovery.index.store import Store

DAY = dt.date(2025, 3, 1).toordinal()


def entry(event: int, name: str, *days: int, minute: int = 1080, until: int = 0, **fields: Any) -> Entry:
    """days: counted from DAY, each an occurrence; until: length of the run in days."""
    texts = [name, "", "", "", "", "", ""]
    texts[6] = fields.pop("description", "")
    return Entry(
        event=event,
        texts=tuple(texts),
        occurrences=tuple((DAY + day, DAY + day + until, minute, 0) for day in days),
        **fields,
    )


TOWN = [
    entry(1, "Koncert kolęd w kościele", 0, category="concert", town="Rybnik", latitude=50.1, longitude=18.54),
    entry(2, "Warsztaty ceramiczne", 3, 10, 17, category="workshop", town="Żory", audience=("children",)),
    entry(3, "Szkło i światło", -40, until=80, category="exhibition", town="Żory", latitude=50.05, longitude=18.7),
    entry(4, "Wieczór jazzowy", 5, minute=1200, category="concert", town="Żory", is_free=True, price=0.0),
    entry(5, "Poranek z bajką", 5, minute=600, audience=("families",), town="Żory", latitude=50.05, longitude=18.7),
]


def found(ask: Ask, entries: Iterable[Entry] = TOWN, **more: Any) -> list[int]:
    return [hit.event for hit in answer(Live(build(entries)), ask, **more).hits]


def words(*said: str) -> Ask:
    return Ask(words=tuple(Word(one) for one in said))


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("koncertów", 1),
        ("KOLĘDY".lower(), 1),
        ("koledy", 1),
        ("koledach", 1),
        ("warsztatach", 2),
        ("warszatty", 2),
        ("świattło", 3),
        ("jazzowego", 4),
        ("bajka", 5),
    ],
)
def test_inflected_without_diacritics_and_mistyped(said: str, event: int) -> None:
    assert found(words(said))[:1] == [event]


def test_short_words_are_not_guessed() -> None:
    assert found(words("qwx")) == []


def test_most_of_the_words_must_be_there() -> None:
    entries = [entry(1, "Wieczór pieśni", 0), entry(2, "Wieczór pieśni włoskiej", 0), entry(3, "Wieczór", 0)]
    assert found(words("pieśń", "włoska"), entries) == [2]
    assert found(words("pieśń"), entries)[:1] == [1]
    assert found(words("włoska", "kuchnia", "regionalna"), entries) == []


def test_a_title_counts_more_than_a_description() -> None:
    entries = [entry(1, "Spotkanie", 0, description="Będzie o fotografii."), entry(2, "Fotografia", 9)]
    assert found(words("fotografia"), entries) == [2, 1]


def test_a_synonym_is_found_after_the_word_itself() -> None:
    entries = [entry(1, "Recital", 0), entry(2, "Koncert", 0)]
    assert found(Ask(words=(Word("koncert", others=(("recital", 0.75),)),)), entries) == [2, 1]


def test_a_phrase_counts_where_all_its_words_stand() -> None:
    entries = [entry(1, "Wielka Orkiestra Świątecznej Pomocy", 0), entry(2, "Orkiestra dęta", 0)]
    word = Word("wośp", others=(("wielka orkiestra świątecznej pomocy", 0.75),))
    assert found(Ask(words=(word,)), entries) == [1]


@pytest.mark.parametrize(
    ("first", "last", "events"),
    [
        (0, 0, {1, 3}),
        (3, 3, {2, 3}),
        (4, 4, {3}),
        (10, 12, {2, 3}),
        (41, 60, set()),
        (-50, -41, set()),
        (17, 17, {2, 3}),
    ],
)
def test_days(first: int, last: int, events: set[int]) -> None:
    assert set(found(Ask(first=DAY + first, last=DAY + last))) == events


def test_the_occurrence_that_fits_is_named() -> None:
    (hit,) = answer(Live(build(TOWN)), Ask(first=DAY + 6, last=DAY + 16, category="workshop")).hits
    assert hit.day == dt.date.fromordinal(DAY + 10)


def test_parts_of_the_day() -> None:
    evening = Ask(first=DAY + 5, last=DAY + 5, hours=(1020, 1440))
    assert set(found(evening)) == {3, 4}
    assert set(found(Ask(first=DAY + 5, last=DAY + 5, begin=660))) == {3, 4}
    assert set(found(Ask(first=DAY + 5, last=DAY + 5, end=660))) == {3, 5}


def test_places() -> None:
    assert found(Ask(place=Around("rybnik"))) == [1]
    near = Around("zory", 50.05, 18.7, 5.0)
    assert set(found(Ask(place=near))) == {2, 3, 4, 5}
    assert set(found(Ask(place=Around("zory", 50.05, 18.7, 25.0)))) == {1, 2, 3, 4, 5}


def test_conditions() -> None:
    assert found(Ask(is_free=True)) == [4]
    assert set(found(Ask(audience="children"))) == {2, 5}
    assert set(found(Ask(not_category="concert"))) == {2, 3, 5}
    assert found(Ask(max_price=10.0)) == [4]


def test_what_comes_nearest_where_nothing_fits() -> None:
    nearest = answer(Live(build(TOWN)), Ask(category="concert", audience="seniors"))
    assert nearest.is_near
    assert {hit.event for hit in nearest.hits} == {1, 4}
    assert not any(hit.is_exact for hit in nearest.hits)


def test_facets_count_all_that_was_found() -> None:
    facets = answer(Live(build(TOWN)), Ask(), limit=1).facets
    assert dict(facets.categories) == {"concert": 2, "workshop": 1, "exhibition": 1, "other": 1}
    assert dict(facets.towns) == {"zory": 4, "rybnik": 1}
    assert facets.free == 1


def test_in_the_order_of_time_what_runs_comes_first() -> None:
    assert found(Ask(first=DAY, last=DAY + 9), order=Order.TIME) == [1, 3, 2, 5, 4]


def test_pages_neither_repeat_nor_leave_out() -> None:
    entries = [entry(number, f"Koncert {number}", number % 7) for number in range(1, 60)]
    live = Live(build(entries))
    pages = [answer(live, words("koncert"), limit=20, offset=offset).hits for offset in (0, 20, 40)]
    assert sorted(hit.event for page in pages for hit in page) == list(range(1, 60))


def test_nothing_in_the_index() -> None:
    empty = Live(build([]))
    assert answer(empty, Ask()).number == 0
    assert answer(empty, words("koncert")).number == 0
    assert answer(Live(build([entry(1, "Kiedyś")])), Ask(first=DAY)).number == 0
    assert found(words("kiedyś"), [entry(1, "Kiedyś")]) == [1]


def test_kept_and_mapped_it_answers_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path / "index")
    assert store.load() is None
    store.keep(build(TOWN, change=7))
    first = store.mark()
    loaded = store.load()
    assert loaded is not None
    assert loaded.tables.stamps["change"] == 7
    assert found(words("koledy")) == [hit.event for hit in answer(Live(loaded), words("koledy")).hits]
    store.keep(build(TOWN[:2]))
    assert store.mark() != first
    for _ in range(3):
        store.keep(build([]))
    assert len([path for path in store.folder.iterdir() if path.is_dir()]) == 2


def test_a_broken_building_is_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path / "index")
    store.keep(build(TOWN))
    next(store.folder.glob("*/key.npy")).unlink()
    assert store.load() is None


class Tables:
    """What a keeper reads: entries, and a log of changes."""

    def __init__(self) -> None:
        self.entries = {one.event: one for one in TOWN}
        self.log: list[int] = []

    def read(self, events: Iterable[int] | None) -> Iterator[Entry]:
        wanted = self.entries if events is None else [event for event in events if event in self.entries]
        return iter([self.entries[event] for event in wanted])

    def newest(self) -> int:
        return len(self.log)

    def changed(self, after: int, until: int) -> Sequence[int]:
        return self.log[after:until]

    def keeper(self, folder: Path) -> Keeper:
        return Keeper(Store(folder), read=self.read, newest=self.newest, changed=self.changed)


def test_every_process_sees_a_change_at_once(tmp_path: Path) -> None:
    tables = Tables()
    one, other = tables.keeper(tmp_path), tables.keeper(tmp_path)
    assert answer(one.present(), words("teatr")).number == answer(other.present(), words("rzeźba")).number == 0
    tables.entries[2] = entry(2, "Rzeźba w drewnie", 3)
    tables.entries[6] = entry(6, "Rzeźba dla każdego", 4)
    del tables.entries[1]
    tables.log += [2, 6, 1]
    for keeper in (one, other):
        live = keeper.present()
        assert {hit.event for hit in answer(live, words("rzeźba")).hits} == {2, 6}
        assert answer(live, words("warsztaty")).number == answer(live, words("kolęda")).number == 0
        assert live.number == 5
        assert live.stamps().keys() == {2, 3, 4, 5, 6}


def test_many_changes_and_a_new_building(tmp_path: Path) -> None:
    tables = Tables()
    keeper, other = tables.keeper(tmp_path), tables.keeper(tmp_path)
    other.present()
    for number in range(20):
        tables.entries[2] = entry(2, f"Rzeźba {number}", 3)
        tables.log.append(2)
        assert [hit.event for hit in answer(keeper.present(), words("rzeźba", str(number))).hits] == [2]
    assert len(keeper.present().segments) <= 6
    assert keeper.rebuild().number == 5
    assert other.present().fresh == 0
    assert answer(other.present(), words("rzeźba", "19")).number == 1


def test_tables_put_back_to_an_earlier_state(tmp_path: Path) -> None:
    tables = Tables()
    keeper = tables.keeper(tmp_path)
    tables.log += [1, 2, 3]
    keeper.present()
    tables.log.clear()
    tables.entries = {9: entry(9, "Od nowa", 1)}
    assert keeper.present().stamps().keys() == {9}
