"""Who acts for whom: claimed by a user, confirmed by an editor."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied, ValidationError

from salony.accounts import actions
from salony.accounts.permissions import EDITORS, check_may_act_for, may_act_for, subjects

Clock = Callable[[], dt.datetime]
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("redakcja")
    user.groups.add(Group.objects.create(name=EDITORS))
    return user


def test_a_claim_gives_no_right_before_an_editor_confirms_it(editor: User, clock: Clock) -> None:
    user = actions.open_account(name="ania", password="dlugie-haslo-7")
    mandate = actions.claim(user=user, subject="organization:bok", note="pracuję w dziale projektów", clock=clock)
    assert not may_act_for(user, "organization:bok")
    actions.decide_claim(mandate=mandate, confirm=True, editor=editor, clock=clock)
    assert subjects(user) == {"organization:bok"}
    assert not may_act_for(user, "organization:inna")


def test_a_mandate_can_be_taken_back(editor: User, clock: Clock) -> None:
    user = actions.open_account(name="ania", password="dlugie-haslo-7")
    mandate = actions.claim(user=user, subject="organization:bok", note="", clock=clock)
    actions.decide_claim(mandate=mandate, confirm=True, editor=editor, clock=clock)
    actions.decide_claim(mandate=mandate, confirm=False, editor=editor, clock=clock)
    with pytest.raises(PermissionDenied):
        check_may_act_for(user, "organization:bok")


def test_claiming_again_changes_the_note_of_an_undecided_claim_only(editor: User, clock: Clock) -> None:
    user = actions.open_account(name="ania", password="dlugie-haslo-7")
    actions.claim(user=user, subject="organization:bok", note="raz", clock=clock)
    mandate = actions.claim(user=user, subject="organization:bok", note="dwa", clock=clock)
    assert mandate.note == "dwa"
    actions.decide_claim(mandate=mandate, confirm=False, editor=editor, clock=clock)
    again = actions.claim(user=user, subject="organization:bok", note="trzy", clock=clock)
    assert (again.note, again.is_confirmed) == ("dwa", False)


def test_nobody_confirms_their_own_claim(clock: Clock) -> None:
    user = actions.open_account(name="ania", password="dlugie-haslo-7")
    mandate = actions.claim(user=user, subject="organization:bok", note="", clock=clock)
    with pytest.raises(PermissionDenied):
        actions.decide_claim(mandate=mandate, confirm=True, editor=user, clock=clock)
    with pytest.raises(PermissionDenied):
        actions.claim(user=AnonymousUser(), subject="organization:bok", note="", clock=clock)


def test_editors_act_for_everybody(editor: User) -> None:
    assert may_act_for(editor, "organization:bok")
    assert not may_act_for(AnonymousUser(), "organization:bok")


def test_an_account_needs_a_name_of_its_own_and_a_password_that_will_do() -> None:
    actions.open_account(name="ania", password="dlugie-haslo-7")
    for name, password in (("ania", "dlugie-haslo-8"), ("ewa", "123")):
        with pytest.raises(ValidationError):
            actions.open_account(name=name, password=password)
