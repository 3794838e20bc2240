"""A human's word stands above every source."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from salony.accounts.actions import make_editor
from salony.catalogue import actions, queries
from salony.catalogue.models import Change, Event, Occurrence


@pytest.fixture
def editor(db: None) -> User:
    return make_editor(name="halina", password="dziewiec-mostow-7")[0]


def test_an_edit_survives_every_later_gathering(town: Any, draft: Any, editor: User) -> None:
    town.say(town.own, draft(venue="Stary Młyn"))
    event = town.only_event()
    actions.correct(event=event, field="start", value="2025-01-28T19:30", editor=editor, clock=town.clock)
    actions.correct(event=event, field="venue", value={"name": "Rynek"}, editor=editor, clock=town.clock)
    town.say(town.own, draft(venue="Stary Młyn"))
    town.say(town.own, draft(venue="Stary Młyn", description="Nowy opis."), text="nowa strona")
    town.say(town.portal, draft("Wieczór ballad"))
    event = town.only_event()
    assert (event.start, event.venue.name, event.description) == ("2025-01-28T19:30", "Rynek", "Nowy opis.")
    assert str(event.occurrences.get().starts_at) == "2025-01-28 18:30:00+00:00"
    change = event.changes.get(field="start")
    assert (change.before, change.after, change.editor) == ("2025-01-28T18:00", "2025-01-28T19:30", editor)
    fact = next(f for f in queries.facts(queries.event(town.city, event.slug)) if f.field == "start")
    assert fact.is_edited
    assert [value for _, value in fact.contradicting] == ["2025-01-28T18:00"] * 2


def test_a_withdrawn_edit_gives_the_sources_back_their_word(town: Any, draft: Any, editor: User) -> None:
    town.say(town.own, draft())
    event = actions.correct(
        event=town.only_event(), field="name", value="Wieczór pieśni", editor=editor, clock=town.clock
    )
    assert event.name == "Wieczór pieśni"
    assert actions.withdraw_edit(event=event, field="name", editor=editor, clock=town.clock).name == "Wieczór ballad"
    with pytest.raises(ValueError, match="no edit to withdraw"):
        actions.withdraw_edit(event=event, field="name", editor=editor, clock=town.clock)


def test_nothing_is_a_value_too(town: Any, draft: Any, editor: User) -> None:
    town.say(town.own, draft(description="Zmyślony opis."))
    event = actions.correct(event=town.only_event(), field="description", value=None, editor=editor, clock=town.clock)
    assert event.description == ""


def test_hidden_events_are_nowhere(town: Any, draft: Any, editor: User) -> None:
    town.say(town.own, draft())
    event = actions.hide(event=town.only_event(), editor=editor, clock=town.clock)
    town.say(town.own, draft(description="Znów."), text="inna")
    ids = set(Occurrence.objects.values_list("id", flat=True))
    assert queries.occurrences(town.city, ids) == {}
    with pytest.raises(Event.DoesNotExist):
        queries.event(town.city, event.slug)
    assert queries.event(town.city, event.slug, with_hidden=True) == event
    actions.unhide(event=event, editor=editor, clock=town.clock)
    assert len(queries.occurrences(town.city, ids)) == 1
    assert list(event.changes.filter(field="is_hidden").values_list("after", flat=True)) == [True, False]


@pytest.mark.parametrize("who", ["nobody", "stranger", "retired"])
def test_only_editors_edit(town: Any, draft: Any, editor: User, who: str) -> None:
    town.say(town.own, draft())
    stranger = User.objects.create_user("obcy")
    User.objects.filter(pk=editor.pk).update(is_active=False)
    editor.refresh_from_db()
    user = {"nobody": AnonymousUser(), "stranger": stranger, "retired": editor}[who]
    event = town.only_event()
    for attempt in (
        lambda: actions.correct(event=event, field="name", value="X", editor=user, clock=town.clock),
        lambda: actions.withdraw_edit(event=event, field="name", editor=user, clock=town.clock),
        lambda: actions.hide(event=event, editor=user, clock=town.clock),
        lambda: actions.unhide(event=event, editor=user, clock=town.clock),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("colour", "red"), ("name", " "), ("name", None), ("start", "31 lutego"), ("start", "2025-02-31")),
        *(("start", 5), ("category", "no-such"), ("venue", "Rynek"), ("people", ["Ewa"]), ("description", {"a": 1})),
    ],
)
def test_an_impossible_value_is_refused(town: Any, draft: Any, editor: User, field: str, value: Any) -> None:
    town.say(town.own, draft())
    with pytest.raises(ValueError, match=r".+"):
        actions.correct(event=town.only_event(), field=field, value=value, editor=editor, clock=town.clock)
    assert town.only_event().edits.count() == 0


def test_the_log_is_only_ever_appended_to(town: Any, draft: Any) -> None:
    town.say(town.own, draft())
    line = Change.objects.get()
    for attempt in (line.save, line.delete, Change.objects.all().delete, lambda: Change.objects.update(field="x")):
        with pytest.raises(TypeError):
            attempt()
    with pytest.raises(TypeError):
        Change.objects.bulk_update([line], ["field"])
    assert Change.objects.count() == 1


def test_an_editor_spells_a_name_as_they_like(town: Any, draft: Any, editor: User) -> None:
    town.say(town.own, draft())
    actions.correct(event=town.only_event(), field="name", value="kino letnie", editor=editor, clock=town.clock)
    assert town.only_event().name == "kino letnie"


def test_the_database_itself_keeps_the_log(town: Any, draft: Any) -> None:
    """Not even a statement past the models changes a line; a deleted source leaves its lines without a name."""
    town.say(town.portal, draft())
    for statement in ("UPDATE catalogue_change SET field = 'x'", "UPDATE catalogue_change SET made_at = '2000-01-01'"):
        with pytest.raises(DatabaseError, match="only ever appended to"), transaction.atomic():
            connection.cursor().execute(statement)
    assert Change.objects.get().field == "event"
    town.portal.delete()
    assert Change.objects.get().source is None
