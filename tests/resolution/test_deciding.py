"""Which announcements speak of one event."""

import datetime as dt
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.resolution import Neighbour, Place, decide, moved
from salony.vocabulary import EventDraft, PartialDateTime, PlaceDraft, Verdict


def announced(
    name: str, start: str | None = "2025-01-28T18:00", venue: str | None = None, city: str | None = None, **more: Any
) -> EventDraft:
    if isinstance(more.get("end"), str):
        more["end"] = PartialDateTime.parse(more["end"])
    place = PlaceDraft(name=venue, city=city) if venue or city else None
    return EventDraft(name=name, start=PartialDateTime.parse(start) if start else None, venue=place, **more)


def same(one: EventDraft, other: EventDraft) -> bool:
    """Both ways round."""
    answers = {
        decide([second], [Neighbour.of("7", first)])[0].event == "7" for first, second in ((one, other), (other, one))
    }
    assert len(answers) == 1, "the order of arrival must not matter"
    return answers.pop()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wieczór ballad", "WIECZÓR BALLAD"),
        ("Wieczór ballad", "„Wieczór ballad”"),
        ("Wieczor ballad", "Wieczór ballad"),
        ("Koncert: Wieczór ballad", "Wieczór ballad"),
        ("Koncert Chóru Echo", "Chór Echo – koncert"),
        ("Spotkanie z Ewą Nowicką", "Spotkanie: Ewa Nowicka"),
        ("ODWOŁANE: Wieczór ballad", "Wieczór ballad"),
    ],
)
def test_wording_makes_no_difference(one: str, other: str) -> None:
    assert same(announced(one), announced(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wieczór ballad", "Wieczór bajek"),
        ("Koncert zespołu Echo", "Warsztaty zespołu Echo"),
        ("Maraton filmowy 1", "Maraton filmowy 2"),
        ("Koncert", "Spektakl"),
        ("Wernisaż: Szkło i światło", "Szkło i światło"),
    ],
)
def test_different_names_are_different_events(one: str, other: str) -> None:
    assert not same(announced(one), announced(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-01-28T18:00", "2025-01-28T18:00", True),
        ("2025-01-28T18:00", "2025-01-28", True),
        ("2025-01-28T10:00", "2025-01-28T18:00", False),
        ("2025-01-28T18:00", "2025-01-29T18:00", False),
        ("XXXX-01-28", "2025-01-28T18:00", True),
        ("2025-01", "2025-01-28", False),
        ("2025-01", "2025-01", True),
        (None, None, True),
        (None, "2025-01-28", False),
    ],
)
def test_times(one: str | None, other: str | None, expected: bool) -> None:
    assert same(announced("Wieczór ballad", one), announced("Wieczór ballad", other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Stary Młyn", None, True),
        ("Stary Młyn", "Młyn Stary, sala górna", True),
        ("Stary Młyn", "w Starym Młynie", True),
        ("Stary Młyn", "Rynek", False),
    ],
)
def test_venues(one: str, other: str | None, expected: bool) -> None:
    assert same(announced("Wieczór ballad", venue=one), announced("Wieczór ballad", venue=other)) is expected


def test_the_same_tour_in_two_towns_is_two_events() -> None:
    assert not same(announced("Wieczór ballad", city="Rybnik"), announced("Wieczór ballad", city="Pszczyna"))


def test_known_houses_are_told_apart_and_the_institution_itself_contradicts_none() -> None:
    club, cinema = Place(key="1", institution="9"), Place(key="2", institution="9")
    whole = Place(key="3", institution="9", is_whole=True)
    draft, known = announced("Wieczór ballad", venue="Klub"), announced("Wieczór ballad", venue="Kino")
    for mine, theirs, expected in ((club, cinema, False), (club, club, True), (club, whole, True)):
        decision = decide([draft], [Neighbour.of("7", known, theirs)], places=[mine])[0]
        assert (decision.verdict is Verdict.SAME) is expected


def test_half_a_name_is_enough_at_the_same_hour_in_the_same_house() -> None:
    long, short = "Zaduszki jazzowe: Kwartet Lipowy i goście", "Kwartet Lipowy"
    assert same(announced(long, venue="Stary Młyn"), announced(short, venue="Stary Młyn"))
    assert not same(announced(long), announced(short))
    assert not same(announced(long, "2025-01-28", "Stary Młyn"), announced(short, venue="Stary Młyn"))


def test_an_opening_is_not_its_exhibition() -> None:
    opening = announced("Wernisaż wystawy „Szkło”", "2025-01-10T17:00", "Muzeum")
    exhibition = announced("Wystawa „Szkło”", "2025-01-10", "Muzeum", end="2025-03-02")
    mention = announced("Wystawa „Szkło”", "2025-01-10T17:00", "Muzeum")
    assert not same(opening, exhibition)
    assert same(opening, mention)


@pytest.mark.parametrize(
    ("name", "start", "end", "venue", "expected"),
    [
        ("Szkło. Prace z huty", "2025-01-11", "2025-03-02", "Muzeum", True),
        ("Szkło. Prace z huty", "2025-01-13", "2025-03-02", "Muzeum", True),
        ("Szkło. Prace z huty", "2025-01-20", "2025-03-02", "Muzeum", False),
        ("Szkło. Prace z huty", "2025-01-11", "2025-03-09", "Muzeum", False),
        ("Szkło. Prace z huty", "2025-01-11", "2025-03-02", None, False),
        ("Porcelana. Prace z huty", "2025-01-11", "2025-03-02", "Muzeum", False),
        ("Szkło: oprowadzanie", "2025-01-11", "2025-03-02", "Muzeum", False),
        ("Szkło – warsztaty", "2025-01-11", "2025-03-02", "Muzeum", False),
    ],
)
def test_an_exhibition_told_from_its_opening_and_from_its_first_whole_day(
    name: str, start: str, end: str, venue: str | None, expected: bool
) -> None:
    told = announced("Wystawa „Szkło”", "2025-01-10", "Muzeum", end="2025-03-02")
    assert same(told, announced(name, start, venue, end=end)) is expected


def test_a_day_of_a_festival_is_the_festival() -> None:
    festival = announced("Lipowe granie", "2025-06-20", end="2025-06-23")
    assert same(festival, announced("Lipowe granie", "2025-06-21"))
    assert not same(festival, announced("Lipowe granie", "2025-06-24"))


def test_a_series_and_its_dates() -> None:
    series = announced("Klub szachowy", "2025-01-07T17:00", "Młyn", recurrence="FREQ=WEEKLY;BYDAY=TU")
    assert same(series, announced("Klub szachowy", "2025-01-28T17:00"))
    assert not same(series, announced("Klub szachowy", "2025-01-28T19:00"))
    assert not same(series, announced("Klub szachowy", "2025-01-29T17:00"))
    assert not same(series, announced("Klub szachowy", "2025-01-28T17:00", "Rynek"))
    assert same(series, announced("Klub szachowy", None, recurrence="FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=0"))


def test_a_late_series_absorbs_its_dates() -> None:
    dates = [Neighbour.of(key, announced("Klub szachowy", f"2025-01-{key}T17:00")) for key in ("21", "28")]
    series = announced("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU")
    decision = decide([series], dates)[0]
    assert {decision.event, *decision.absorbs} == {"21", "28"}


def test_within_one_batch_a_day_joins_the_earliest_hour() -> None:
    drafts = [announced("Poranek", day) for day in ("2025-01-28", "2025-01-28T12:00", "2025-01-28T10:00")]
    decisions = decide(drafts, [])
    assert [decision.joins for decision in decisions] == [2, None, None]
    assert decisions[0].reasons == ("same day", "same name", "no other venue named")


def test_an_event_at_a_new_time() -> None:
    old = Neighbour.of("7", announced("Wieczór ballad", venue="Stary Młyn"))
    new = announced("Wieczór ballad", "2025-02-04T18:00", "Stary Młyn")
    other = announced("Wieczór ballad", "2025-02-11T18:00", "Stary Młyn")
    assert moved([new, announced("Bal")], [old]) == {0: "7"}
    assert moved([new, other], [old]) == {}
    assert moved([announced("Wieczór ballad", "2025-02-04T18:00", "Rynek")], [old]) == {}


def test_an_event_in_new_words() -> None:
    old = Neighbour.of("7", announced("Wieczór ballad w młynie", venue="Stary Młyn"), source="mlyn")
    assert moved([announced("Ballady w Młynie: wieczór przy świecach", venue="Stary Młyn")], [old]) == {0: "7"}
    assert moved([announced("Turniej szachowy", venue="Stary Młyn")], [old]) == {}


names = st.sampled_from(["Wieczór ballad", "Klub szachowy", "Koncert Echa"])
days = st.sampled_from(["2025-01-21T17:00", "2025-01-28T17:00", "2025-01-28T19:00"])
drafts = st.builds(announced, names, days, st.just("Stary Młyn"))
series = st.just(announced("Klub szachowy", "2025-01-07T17:00", "Stary Młyn", recurrence="FREQ=WEEKLY;BYDAY=TU"))


def groups(order: tuple[int, ...], said: list[EventDraft]) -> set[frozenset[int]]:
    """Which of the announcements share an event when they come one by one in this order."""
    owner: dict[int, str] = {}
    for index in order:
        neighbours = [Neighbour.of(key, said[other]) for other, key in owner.items()]
        decision = decide([said[index]], neighbours)[0]
        owner[index] = decision.event or f"new {index}"
        owner = {other: owner[index] if key in decision.absorbs else key for other, key in owner.items()}
    return {frozenset(i for i in owner if owner[i] == key) for key in owner.values()}


@settings(deadline=None)
@given(st.lists(st.one_of(drafts, series), min_size=2, max_size=4))
def test_the_order_of_arrival_makes_no_difference(said: list[EventDraft]) -> None:
    results = [groups(order, said) for order in permutations(range(len(said)))]
    assert all(result == results[0] for result in results)


def test_what_is_only_alike_joins_at_one_hour_in_one_house() -> None:
    known = announced("Jesienny wieczór z tangiem", venue="Stary Młyn", description="Kwartet Lipowy gra Piazzollę.")
    draft = announced("Kwartet Lipowy i tango", venue="Stary Młyn", description="Muzyka Piazzolli jesienią.")
    decision = decide([draft], [Neighbour.of("7", known)])[0]
    assert decision.verdict is Verdict.SAME
    assert decision.event == "7"
    assert 0.7 < decision.probability < 1
    assert {"same day and hour", "same venue"} <= set(decision.reasons)


def test_what_may_be_alike_is_left_to_an_editor() -> None:
    known = announced("Zaduszki jazzowe: Kwartet Lipowy i goście")
    decision = decide([announced("Kwartet Lipowy")], [Neighbour.of("7", known)])[0]
    assert decision.verdict is Verdict.UNSURE
    assert (decision.event, decision.resembles) == (None, "7")
    assert decision.reasons[0] == "perhaps one that is known"


def test_two_entries_of_one_document_do_not_join_one_event() -> None:
    known = announced("Jesienny wieczór z tangiem", venue="Stary Młyn", description="Kwartet Lipowy gra Piazzollę.")
    drafts = [
        announced("Kwartet Lipowy i tango", venue="Stary Młyn", description="Muzyka Piazzolli jesienią."),
        announced("Tango, Piazzolla, kwartet", venue="Stary Młyn", description="Jesień w młynie."),
    ]
    decisions = decide(drafts, [Neighbour.of("7", known)])
    assert [decision.event for decision in decisions].count("7") == 1


def test_one_source_is_not_taken_to_say_one_thing_twice() -> None:
    known = announced("Jesienny wieczór z tangiem", venue="Stary Młyn", description="Kwartet Lipowy gra Piazzollę.")
    draft = announced("Kwartet Lipowy i tango", venue="Stary Młyn", description="Muzyka Piazzolli jesienią.")
    decision = decide([draft], [Neighbour.of("7", known, source="mlyn")], source="mlyn")[0]
    assert decision.event is None


def test_a_rule_without_a_beginning_says_nothing_of_the_days_before_it_was_said() -> None:
    series = EventDraft(name="Koło Poetów", recurrence="FREQ=WEEKLY;BYDAY=TH;BYHOUR=17;BYMINUTE=30")
    known = [Neighbour.of("7", series, said=dt.date(2026, 11, 23))]
    verdicts = [
        decide([announced("Koło Poetów", start)], known)[0].event for start in ("2025-01-16T17:30", "2026-11-26T17:30")
    ]
    assert verdicts == [None, "7"]
