"""Editors' accounts."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError

from salony.accounts.actions import make_editor
from salony.accounts.permissions import check_may_edit, may_edit

pytestmark = pytest.mark.django_db


def test_an_editor_may_edit() -> None:
    user, made = make_editor(name="halina", password="dziewiec-mostow-7", email="halina@przyklad.example")
    assert made
    assert user.check_password("dziewiec-mostow-7")
    assert not user.is_staff
    assert may_edit(user)
    check_may_edit(user)


def test_making_an_editor_again_sets_the_password() -> None:
    make_editor(name="halina", password="dziewiec-mostow-7", email="halina@przyklad.example")
    user, made = make_editor(name="halina", password="osiem-kladek-9")
    assert not made
    assert user.check_password("osiem-kladek-9")
    assert user.email == "halina@przyklad.example"
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "password"), [("halina", "halina"), ("ha lina", "dziewiec-mostow-7"), ("", "dziewiec-7")]
)
def test_what_will_not_do_is_refused(name: str, password: str) -> None:
    with pytest.raises(ValidationError):
        make_editor(name=name, password=password)
    assert User.objects.count() == 0


def test_superusers_may_and_strangers_may_not() -> None:
    assert may_edit(User.objects.create_superuser("admin"))
    for user in (User.objects.create_user("obcy"), AnonymousUser(), None):
        assert not may_edit(user)
        with pytest.raises(PermissionDenied):
            check_may_edit(user)
