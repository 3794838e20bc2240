"""The event changed, or what is known of it was corrected, added to, or is no longer said."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from salony.accounts.actions import make_editor
from salony.catalogue import actions, queries
from salony.catalogue.models import Change, Event
from salony.vocabulary import EventStatus


def kinds() -> dict[str, str]:
    """By field, the kind of its newest change."""
    return {row.field: row.kind for row in Change.objects.order_by("id")}


def test_a_source_that_takes_back_its_word_tells_of_a_change(town: Any, draft: Any) -> None:
    town.say(town.own, draft(uid="a"))
    town.say(town.own, draft(start="2025-01-28T19:00", uid="a"))
    assert kinds()["start"] == "change"


def test_another_source_corrects_what_is_known(town: Any, draft: Any) -> None:
    town.say(town.portal, draft(start="2025-01-28", venue="Rynek"))
    town.say(town.own, draft(start="2025-01-28T18:00", venue="Rynek (Stary Młyn)"))
    assert Event.objects.count() == 1
    assert kinds()["start"] == kinds()["venue"] == "correction"


def test_what_was_not_known_is_added(town: Any, draft: Any) -> None:
    town.say(town.own, draft())
    town.say(town.own, draft(venue="Stary Młyn", end="2025-01-28T20:00", uid=None), text="anew")
    assert kinds()["end"] == "addition"


def test_another_wording_is_no_change_of_the_event(town: Any, draft: Any) -> None:
    town.say(town.own, draft(description="Ballady.", uid="a"))
    town.say(town.own, draft("Wieczór ballad i romansów", description="Ballady i romanse.", uid="a"))
    assert kinds()["name"] == kinds()["description"] == "correction"


def test_a_cancellation_is_a_change_whoever_brings_it(town: Any, draft: Any) -> None:
    town.say(town.own, draft())
    town.say(town.portal, draft(status=EventStatus.CANCELLED))
    assert kinds()["status"] == "change"


@pytest.mark.django_db
def test_a_humans_word_is_a_correction(town: Any, draft: Any) -> None:
    editor: User = make_editor(name="halina", password="dziewiec-mostow-7")[0]
    town.say(town.own, draft())
    actions.correct(event=town.only_event(), field="start", value="2025-01-28T19:00", editor=editor, clock=town.clock)
    line = Change.objects.get(field="start")
    assert (line.kind, line.editor, line.source) == ("correction", editor, None)


def test_the_history_of_a_merged_event_holds_both(town: Any, draft: Any) -> None:
    editor: User = make_editor(name="halina", password="dziewiec-mostow-7")[0]
    town.say(town.own, draft())
    town.say(town.portal, draft("Pieśni", "2025-01-28T20:00"))
    one, other = Event.objects.order_by("id")
    actions.merge(event=one, other=other, editor=editor, clock=town.clock)
    told = [(row.field, row.after, row.source or row.editor) for row in queries.history(one)]
    assert told[:2] == [("event", "Wieczór ballad", town.own), ("event", "Pieśni", town.portal)]
    assert ("merged", "Pieśni", editor) in told
