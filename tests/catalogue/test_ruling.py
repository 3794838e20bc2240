"""What editors decide stands, can be taken back, and is kept as labels."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from salony.accounts.actions import make_editor
from salony.catalogue import actions, queries, rulings
from salony.catalogue.models import Change, Event, Participation, Ruling
from salony.vocabulary import PersonDraft

BALLADS = "Wieczór ballad"


@pytest.fixture
def editor(db: None) -> User:
    return make_editor(name="halina", password="dziewiec-mostow-7")[0]


def shown() -> list[tuple[str, int]]:
    events = Event.objects.filter(merged_into=None, is_hidden=False).order_by("id")
    return [(event.name, event.sightings.count()) for event in events]


def two(town: Any, draft: Any) -> tuple[Event, Event]:
    town.say(town.own, draft(BALLADS, people=(PersonDraft(name="Ewa Nowicka"),)))
    town.say(town.portal, draft("Pieśni przy świecach", "2025-01-28T18:30"))
    return Event.objects.get(name=BALLADS), Event.objects.get(name="Pieśni przy świecach")


def test_a_merge_joins_all_there_is_and_is_taken_back_whole(town: Any, draft: Any, editor: User) -> None:
    one, other = two(town, draft)
    actions.correct(event=other, field="description", value="Ballady.", editor=editor, clock=town.clock)
    ruling = actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 2)]
    assert queries.event(town.city, other.slug).pk == one.pk
    assert town.only_event().description == "Ballady."
    assert {fact.field: len(fact.contradicting) for fact in queries.facts(queries.event(town.city, one.slug))}["start"]
    assert rulings.of_event(town.only_event()) == [ruling]
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 1), ("Pieśni przy świecach", 1)]
    assert queries.event(town.city, other.slug).pk == other.pk
    assert Event.objects.get(pk=other.pk).description == "Ballady."
    assert Event.objects.get(pk=one.pk).description == ""
    assert Event.objects.get(pk=other.pk).occurrences.count() == 1
    with pytest.raises(ValueError, match="already"):
        actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert rulings.of_event(one) == []


def test_a_split_makes_an_event_of_some_sources_and_is_taken_back(town: Any, draft: Any, editor: User) -> None:
    guests = (PersonDraft(name="Jan Las"),)
    town.say(town.own, draft())
    town.say(town.portal, draft(people=guests))
    event = town.only_event()
    taken = event.sightings.get(source=town.portal)
    ruling = actions.split(event=event, sightings=[taken.pk], editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 1), (BALLADS, 1)]
    assert ruling.other is not None
    assert ruling.other.slug == "wieczor-ballad-2025-01-28-2"
    assert [row.event_id for row in Participation.objects.all()] == [ruling.other.pk]
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 2)]
    assert queries.event(town.city, ruling.other.slug).pk == event.pk
    assert Participation.objects.get().event_id == event.pk


@pytest.mark.parametrize("which", ["none", "all"])
def test_a_split_leaves_something_on_both_sides(town: Any, draft: Any, editor: User, which: str) -> None:
    town.say(town.own, draft())
    town.say(town.portal, draft())
    event = town.only_event()
    chosen = [] if which == "none" else [row.pk for row in event.sightings.all()]
    with pytest.raises(ValueError, match="some of its sources go"):
        actions.split(event=event, sightings=chosen, editor=editor, clock=town.clock)


def test_an_event_is_not_merged_with_itself_nor_after_it_has_gone(town: Any, draft: Any, editor: User) -> None:
    one, other = two(town, draft)
    with pytest.raises(ValueError, match="one event already"):
        actions.merge(event=one, other=one, editor=editor, clock=town.clock)
    actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    with pytest.raises(ValueError, match="has gone into another"):
        actions.merge(event=other, other=one, editor=editor, clock=town.clock)


def test_a_chain_of_merges_is_taken_back_from_its_end(town: Any, draft: Any, editor: User) -> None:
    one, other = two(town, draft)
    town.say(town.source("trzecie"), draft("Koncert kolęd", "2025-01-30T18:00"))
    third = Event.objects.get(name="Koncert kolęd")
    first = actions.merge(event=other, other=third, editor=editor, clock=town.clock)
    second = actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    assert queries.event(town.city, third.slug).pk == one.pk
    with pytest.raises(ValueError, match="take that back first"):
        actions.undo(ruling=first, editor=editor, clock=town.clock)
    for ruling in (second, first):
        actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 1), ("Pieśni przy świecach", 1), ("Koncert kolęd", 1)]


def test_a_series_taken_in_by_a_gathering_and_given_back_is_not_taken_in_again(
    town: Any, draft: Any, editor: User
) -> None:
    series = draft("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU")
    town.say(town.portal, *(draft("Klub szachowy", f"2025-01-{day}T17:00") for day in (21, 28)))
    town.say(town.own, series)
    ruling = Ruling.objects.get()
    assert (ruling.kind, ruling.editor, ruling.source) == ("merge", None, town.own)
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == [("Klub szachowy", 2), ("Klub szachowy", 1)]
    town.say(town.own, series, text="the same page, printed anew")
    assert shown() == [("Klub szachowy", 2), ("Klub szachowy", 1)]
    assert {label.is_same for label in rulings.labels()} == {False}


def test_what_is_rejected_never_comes_back(town: Any, draft: Any, editor: User) -> None:
    town.say(town.portal, draft("Godziny otwarcia kasy"))
    ruling = actions.reject(event=town.only_event(), is_event=False, editor=editor, clock=town.clock)
    assert ruling.drafts["event"][0]["draft"]["name"] == "Godziny otwarcia kasy"
    town.say(town.portal, draft("Godziny otwarcia kasy", venue="Stary Młyn"))
    town.say(town.own, draft("Godziny otwarcia kasy"))
    assert shown() == []
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == [("Godziny otwarcia kasy", 3)]


def test_below_its_sources_threshold_nothing_is_shown_until_an_editor_accepts(
    town: Any, draft: Any, editor: User
) -> None:
    town.portal.threshold = 0.6
    town.portal.save()
    town.say(town.portal, draft(confidence=0.55))
    assert shown() == []
    assert town.only_event().standing == "held"
    ruling = actions.accept(event=town.only_event(), editor=editor, clock=town.clock)
    assert shown() == [(BALLADS, 1)]
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == []
    town.say(town.own, draft(confidence=0.9))
    assert shown() == [(BALLADS, 2)]
    assert [row.field for row in Change.objects.filter(field="is_hidden")] == ["is_hidden"] * 3


def test_a_trusted_source_is_shown_whole(town: Any, draft: Any, editor: User) -> None:
    town.say(town.portal, draft(confidence=0.2), draft("Bal", "2025-02-01", confidence=0.3))
    assert shown() == []
    ruling = actions.trust(source=town.portal, editor=editor, clock=town.clock)
    assert [name for name, _ in shown()] == [BALLADS, "Bal"]
    town.portal.refresh_from_db()
    town.say(town.portal, draft("Kabaret", "2025-02-02", confidence=0.1))
    assert len(shown()) == 3
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    assert shown() == []


def test_several_corrections_are_one_decision(town: Any, draft: Any, editor: User) -> None:
    town.say(town.portal, draft(confidence=0.2))
    actions.correct(event=town.only_event(), field="name", value="Ballady", editor=editor, clock=town.clock)
    values = {"name": "Wieczór z balladą", "start": "2025-01-28T19:00"}
    ruling = actions.amend(event=town.only_event(), values=values, editor=editor, clock=town.clock)
    event = town.only_event()
    assert (event.name, event.start, event.standing) == ("Wieczór z balladą", "2025-01-28T19:00", "accepted")
    actions.undo(ruling=ruling, editor=editor, clock=town.clock)
    event = town.only_event()
    assert (event.name, event.start, event.standing) == ("Ballady", "2025-01-28T18:00", "held")


def test_labels_are_what_editors_decided_and_did_not_take_back(town: Any, draft: Any, editor: User) -> None:
    one, other = two(town, draft)
    apart = actions.keep_apart(event=one, other=other, editor=editor, clock=town.clock)
    assert [(label.is_same, label.one["source"], label.other["source"]) for label in rulings.labels()] == [
        (False, "strona", "portal")
    ]
    assert rulings.kept_apart(town.city.pk) == {frozenset((one.pk, other.pk))}
    actions.undo(ruling=apart, editor=editor, clock=town.clock)
    assert list(rulings.labels()) == []
    assert rulings.kept_apart(town.city.pk) == frozenset()
    actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    (label,) = rulings.labels()
    assert label.is_same
    actions.reject(event=one, editor=editor, clock=town.clock)
    (judged, _) = rulings.judged(town.city)
    assert (judged.source, judged.verdicts) == ("portal", ((1.0, False),))


def test_rulings_are_only_ever_appended_to(town: Any, draft: Any, editor: User) -> None:
    one, other = two(town, draft)
    ruling = actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    for attempt in (ruling.save, ruling.delete, lambda: Ruling.objects.update(kind="apart")):
        with pytest.raises(TypeError):
            attempt()
    with pytest.raises(DatabaseError, match="only ever appended to"), transaction.atomic():
        connection.cursor().execute("UPDATE catalogue_ruling SET kind = 'apart'")


def test_only_editors_decide(town: Any, draft: Any) -> None:
    one, other = two(town, draft)
    stranger = {"editor": AnonymousUser(), "clock": town.clock}
    for attempt in (
        lambda: actions.merge(event=one, other=other, **stranger),
        lambda: actions.keep_apart(event=one, other=other, **stranger),
        lambda: actions.split(event=one, sightings=[1], **stranger),
        lambda: actions.accept(event=one, **stranger),
        lambda: actions.reject(event=one, **stranger),
        lambda: actions.amend(event=one, values={"name": "x"}, **stranger),
        lambda: actions.trust(source=town.own, **stranger),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert Ruling.objects.count() == 0
