"""Merging is pure, and blind to the order in which words arrive."""

import datetime as dt
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salony.catalogue.merging import FIELDS, Statement, agree, merge
from salony.vocabulary import EventDraft, EventStatus, PartialDateTime, PersonDraft, PlaceDraft, PriceDraft

MOMENT = dt.datetime(2025, 1, 15, 12, 0, tzinfo=dt.UTC)


def word(key: str, authority: int = 50, *, days: int = 0, current: bool = True, **fields: Any) -> Statement:
    for field in ("start", "end"):
        if isinstance(fields.get(field), str):
            fields[field] = PartialDateTime.parse(fields[field])
    draft = EventDraft(name=fields.pop("name", "Bal"), **fields)
    return Statement(key, f"source-{key}", authority, MOMENT + dt.timedelta(days=days), draft, is_current=current)


def value(field: str, *words: Statement, **edits: Any) -> Any:
    return next((fact.value for fact in merge(words, edits) if fact.field == field), None)


def test_the_organisers_word_over_the_portals() -> None:
    assert value("name", word("a", 40, name="Bal!"), word("b", 90, name="Bal Noworoczny")) == "Bal Noworoczny"


def test_the_organisers_own_channel_over_a_weightier_one() -> None:
    own = replace(word("a", 60, start="2025-01-28T18:00"), is_organizer=True)
    assert value("start", own, word("b", 90, days=1, start="2025-01-28T17:30")) == "2025-01-28T18:00"


def test_the_newer_word_of_equal_weight() -> None:
    assert value("start", word("a", start="2025-01-28T18:00"), word("b", days=1, start="2025-01-28T19:00")) == (
        "2025-01-28T19:00"
    )


def test_the_hour_before_the_day_where_they_agree() -> None:
    assert value("start", word("a", 90, start="2025-01-28"), word("b", 10, start="2025-01-28T19:00")) == (
        "2025-01-28T19:00"
    )
    assert value("start", word("a", 90, start="2025-01-28"), word("b", 10, start="2025-01-29T19:00")) == "2025-01-28"


def test_an_end_belongs_to_its_start() -> None:
    words = (word("a", 90, start="2025-01-28T18:00"), word("b", 10, start="2025-01-27T18:00", end="2025-01-27T20:00"))
    assert value("end", *words) is None


def test_an_address_is_filled_in_by_whoever_names_the_same_house() -> None:
    words = (
        word("a", 90, venue=PlaceDraft(name="Stary Młyn")),
        word("b", 10, venue=PlaceDraft(name="Młyn, Stary Młyn", address="ul. Wodna 3")),
        word("c", 10, venue=PlaceDraft(name="Rynek", address="Rynek 1")),
    )
    venue = value("venue", *words)
    assert (venue["name"], venue["address"]) == ("Stary Młyn", "ul. Wodna 3")


def test_everybody_adds_people_and_details_of_them() -> None:
    words = (
        word("a", 90, people=(PersonDraft(name="Ewa Nowicka"),)),
        word("b", 10, people=(PersonDraft(name="EWA NOWICKA", role="śpiew"), PersonDraft(name="Jan Las"))),
    )
    assert [(p["name"], p["role"]) for p in value("people", *words)] == [("Ewa Nowicka", "śpiew"), ("Jan Las", None)]


def test_an_edit_over_everything_even_nothing() -> None:
    said = word("a", 90, start="2025-01-28", price=PriceDraft(free=True))
    facts = {fact.field: fact for fact in merge([said], {"start": "2025-01-29", "price": None})}
    assert (facts["start"].value, facts["start"].is_edited) == ("2025-01-29", True)
    assert facts["start"].contradicting == (("a", "2025-01-28"),)
    assert facts["price"].value is None


def test_what_is_no_longer_said_counts_least() -> None:
    words = (word("a", 90, start="2025-01-28T18:00", current=False), word("b", 10, start="2025-01-28T19:00"))
    facts = {fact.field: fact for fact in merge(words, {})}
    assert facts["start"].value == "2025-01-28T19:00"
    assert facts["start"].contradicting == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("a", 40, 0, "cancelled"), ("b", 90, 0, "scheduled")], "cancelled"),
        ([("a", 40, 1, "cancelled"), ("b", 90, 0, "scheduled")], "cancelled"),
        ([("a", 40, 0, "cancelled"), ("b", 90, 1, "scheduled")], "scheduled"),
        ([("a", 90, 0, "cancelled"), ("b", 40, 1, "scheduled")], "cancelled"),
        ([("a", 90, 0, "scheduled")], "scheduled"),
    ],
)
def test_a_cancellation_yields_only_to_a_newer_word_of_no_less_weight(
    words: list[tuple[str, int, int, str]], expected: str
) -> None:
    said = [word(key, weight, days=days, status=EventStatus(status)) for key, weight, days, status in words]
    assert value("status", *said) == expected


def test_silence_on_a_cancellation_is_no_contradiction_unless_it_is_newer() -> None:
    called_off = word("a", 90, days=1, status=EventStatus.CANCELLED)
    (status,) = (
        fact for fact in merge([called_off, word("b", 40), word("c", 40, days=2)], {}) if fact.field == "status"
    )
    assert (status.value, status.agreeing) == ("cancelled", ("a",))
    assert (status.silent, status.contradicting) == (("b",), (("c", "scheduled"),))


def test_a_cancellation_that_is_overruled_is_still_shown() -> None:
    words = (word("a", 40, status=EventStatus.CANCELLED), word("b", 90, days=1))
    (status,) = (fact for fact in merge(words, {}) if fact.field == "status")
    assert (status.value, status.agreeing, status.contradicting) == ("scheduled", ("b",), (("a", "cancelled"),))


def test_a_contradiction_names_both_hours() -> None:
    library, portal = word("a", 90, start="2025-01-28T18:00"), word("b", 40, start="2025-01-28T17:30")
    (start,) = (fact for fact in merge([library, portal], {}) if fact.field == "start")
    assert (start.value, start.agreeing, start.contradicting) == (
        "2025-01-28T18:00",
        ("a",),
        (("b", "2025-01-28T17:30"),),
    )


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("start", "2025-01-28", "2025-01-28T18:00", True),
        ("start", "XXXX-01-28", "2025-01-28", True),
        ("start", "2025-01-28T17:00", "2025-01-28T18:00", False),
        ("price", {"free": True, "amount": None}, {"free": False, "amount": 20}, False),
        ("price", {"free": False, "amount": None}, {"free": False, "amount": 20}, True),
        ("venue", {"name": "Młyn", "city": "Rybnik"}, {"name": "Młyn", "city": "Pszczyna"}, False),
        ("name", "Bal", "Wielki bal", True),
        ("category", "concert", "film", False),
    ],
)
def test_agreement(field: str, one: Any, other: Any, expected: bool) -> None:
    assert agree(field, one, other) is agree(field, other, one) is expected


starts = st.sampled_from(["2025-01-28", "2025-01-28T18:00", "2025-01-28T19:00", "2025-01-29", None])
rules = st.sampled_from([None, None, "FREQ=DAILY;COUNT=3"])
words = st.builds(
    lambda key, weight, days, start, rule, name, status: word(
        key, weight, days=days, start=start, recurrence=rule, name=name, status=status
    ),
    st.sampled_from("abcdefgh"),
    st.sampled_from([40, 90]),
    st.integers(0, 2),
    starts,
    rules,
    st.sampled_from(["Bal", "Wielki bal"]),
    st.sampled_from(list(EventStatus)),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(words, min_size=1, max_size=4, unique_by=lambda w: w.key))
def test_the_order_of_arrival_makes_no_difference(said: list[Statement]) -> None:
    results = [merge(order, {}) for order in permutations(said)]
    assert all(result == results[0] for result in results)
    assert [fact.field for fact in results[0]] == [f for f in FIELDS if f in {fact.field for fact in results[0]}]
