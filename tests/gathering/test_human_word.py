"""What a human merged or split stays so, whatever the next gatherings read."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from salony.accounts.actions import make_editor
from salony.catalogue import actions
from salony.catalogue.models import Event, Sighting

pytestmark = pytest.mark.django_db

OWN = ("1", "20250128T180000", "Wieczór ballad")
SAME = ("9", "20250128T180000", "WIECZÓR BALLAD")
OTHER = ("8", "20250128T200000", "Pieśni przy świecach")


@pytest.fixture
def editor() -> User:
    return make_editor(name="halina", password="dziewiec-mostow-7")[0]


def groups() -> set[frozenset[str]]:
    """The shown events as sets of the sources whose current words they hold."""
    found: dict[int, set[str]] = {}
    for row in Sighting.objects.filter(event__merged_into=None, is_current=True).select_related("source"):
        found.setdefault(row.event_id, set()).add(row.source.slug)
    return {frozenset(each) for each in found.values()}


def gather_on(folder: Any) -> None:
    """Once as it stands, once read anew, once a day later."""
    folder.gather()
    folder.gather(force=True)
    folder.now += dt.timedelta(days=1)
    folder.gather(force=True)


APART = {frozenset({"strona"}), frozenset({"portal"})}
TOGETHER = {frozenset({"strona", "portal"})}


def split(folder: Any, editor: User) -> None:
    folder.source("strona", OWN, authority=90)
    folder.source("portal", SAME, authority=40)
    folder.gather()
    assert groups() == TOGETHER
    taken = Sighting.objects.get(source__slug="portal")
    actions.split(event=taken.event, sightings=[taken.pk], editor=editor, clock=lambda: folder.now)
    assert groups() == APART


def test_a_split_stays(folder: Any, editor: User) -> None:
    split(folder, editor)
    gather_on(folder)
    assert groups() == APART


@pytest.mark.parametrize(
    "reworded",
    [("9", "20250128T180000", "Wieczór ballad!"), ("77", "20250128T180000", "Wieczór ballad"), ("78", *SAME[1:])],
    ids=["the same entry", "another entry", "an entry of another number"],
)
def test_a_split_stays_when_the_source_says_it_anew(folder: Any, editor: User, reworded: tuple[str, str, str]) -> None:
    split(folder, editor)
    folder.write("portal", reworded)
    gather_on(folder)
    assert groups() == APART


def test_a_merge_stays(folder: Any, editor: User) -> None:
    folder.source("strona", OWN, authority=90)
    folder.source("portal", OTHER, authority=40)
    folder.gather()
    assert groups() == APART
    one, other = Event.objects.order_by("id")
    actions.merge(event=one, other=other, editor=editor, clock=lambda: folder.now)
    gather_on(folder)
    assert groups() == TOGETHER
    folder.write("portal", ("70", "20250128T200000", "Pieśni przy świecach – koncert"))
    gather_on(folder)
    assert groups() == TOGETHER


def test_a_merge_taken_back_stays_two(folder: Any, editor: User) -> None:
    folder.source("strona", OWN, authority=90)
    folder.source("portal", OTHER, authority=40)
    folder.gather()
    one, other = Event.objects.order_by("id")
    ruling = actions.merge(event=one, other=other, editor=editor, clock=lambda: folder.now)
    actions.undo(ruling=ruling, editor=editor, clock=lambda: folder.now)
    gather_on(folder)
    assert groups() == APART


def test_what_a_human_took_out_stays_out_under_another_number(folder: Any, editor: User) -> None:
    folder.source("strona", OWN)
    folder.gather()
    actions.reject(event=Event.objects.get(), is_event=False, editor=editor, clock=lambda: folder.now)
    folder.write("strona", ("55", *OWN[1:]))
    gather_on(folder)
    assert not Event.objects.filter(is_hidden=False, merged_into=None).exists()
