"""The directory: taken in from events, edited by those who may, doubles joined and separated."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from salony.partnerships import actions, queries
from salony.partnerships.models import Organization


def test_a_city_and_its_institutions_are_taken_in_once(land: Any) -> None:
    assert {one.name for one in Organization.objects.all()} == {
        "Brzegowo",
        "Brzegowski Ośrodek Kultury",
        "Biblioteka w Brzegowie",
    }
    assert actions.take_in_city(city=land.city, clock=land.clock) == 0


def test_a_house_of_an_institution_has_no_record_of_its_own(land: Any) -> None:
    land.institution("kino", "Kino Brzeg", parent=land.centre)
    assert actions.take_in_city(city=land.city, clock=land.clock) == 0


def test_whom_an_event_names_is_known_from_then_on(land: Any) -> None:
    event = land.event("Salon", "2025-01-28", land.centre)
    land.guest(event, "Anna Nowak", "Miejska Biblioteka Publiczna w Rybniku")
    assert actions.take_in_city(city=land.city, clock=land.clock) == 1
    found = Organization.objects.get(name="Miejska Biblioteka Publiczna w Rybniku")
    assert (found.kind, found.country, found.institution) == ("library", "PL", None)


def test_the_profile_is_edited_by_those_who_act_for_it(land: Any) -> None:
    it = land.of(land.centre)
    theirs, stranger = land.user("ania", it), land.user("obcy")
    actions.edit_profile(organization=it, values={"offers": "sala na 300 osób"}, user=theirs, clock=land.clock)
    it.refresh_from_db()
    assert it.offers == "sala na 300 osób"
    assert [(row.field, row.after, row.made_by) for row in it.changes.all()] == [("offers", "sala na 300 osób", theirs)]
    with pytest.raises(PermissionDenied):
        actions.edit_profile(organization=it, values={"offers": ""}, user=stranger, clock=land.clock)
    with pytest.raises(KeyError):
        actions.edit_profile(organization=it, values={"slug": "x"}, user=theirs, clock=land.clock)


def test_the_log_keeps_no_address(land: Any) -> None:
    it = land.of(land.centre)
    actions.edit_profile(organization=it, values={"contact": "ania@example.org"}, user=land.editor, clock=land.clock)
    assert [(row.field, row.before, row.after) for row in it.changes.all()] == [("contact", None, None)]


def test_a_dismissed_candidate_stays_away_until_restored(land: Any) -> None:
    it, other = land.of(land.centre), land.partner("Pasvalio biblioteka")
    actions.dismiss(organization=it, candidate=other, user=land.editor, clock=land.clock)
    actions.dismiss(organization=it, candidate=other, user=land.editor, clock=land.clock)
    assert other not in queries.candidates(it)
    assert queries.dismissed(it) == [other]
    actions.restore(organization=it, candidate=other, user=land.editor)
    assert other in queries.candidates(it)
    with pytest.raises(PermissionDenied):
        actions.dismiss(organization=it, candidate=other, user=land.user("obcy"), clock=land.clock)


def test_a_merged_record_is_shown_as_the_one_it_is(land: Any) -> None:
    one, two, three = (land.partner(name) for name in ("Knihovna", "Knihovna Zlín", "Krajská knihovna"))
    actions.merge(double=one, into=two, editor=land.editor, clock=land.clock)
    actions.merge(double=two, into=three, editor=land.editor, clock=land.clock)
    assert queries.organization(one.slug) == three
    actions.separate(double=two, editor=land.editor, clock=land.clock)
    assert queries.organization(one.slug) == two


def test_merges_in_a_circle_are_refused(land: Any) -> None:
    one, two, three = (land.partner(name) for name in ("Alfa", "Beta", "Gamma"))
    actions.merge(double=one, into=two, editor=land.editor, clock=land.clock)
    actions.merge(double=two, into=three, editor=land.editor, clock=land.clock)
    for double, into in ((three, one), (two, one), (three, three)):
        double.refresh_from_db()
        into.refresh_from_db()
        with pytest.raises(actions.MergeError, match="koło"):
            actions.merge(double=double, into=into, editor=land.editor, clock=land.clock)
    with pytest.raises(PermissionDenied):
        actions.merge(double=one, into=three, editor=land.user("obcy"), clock=land.clock)


def test_a_circle_in_the_tables_ends_where_it_began(land: Any) -> None:
    one, two = land.partner("Alfa"), land.partner("Beta")
    Organization.objects.filter(pk=one.pk).update(merged_into=two)
    Organization.objects.filter(pk=two.pk).update(merged_into=one)
    assert queries.organization(one.slug) in (one, two)


def test_a_town_and_an_institution_never_become_one(land: Any) -> None:
    with pytest.raises(actions.MergeError, match="instytucja"):
        actions.merge(double=land.partner("Pasvalys"), into=land.town, editor=land.editor, clock=land.clock)


def test_records_merged_one_after_the_other_all_lead_to_the_last(land: Any) -> None:
    one, two, three = (land.partner(name) for name in ("Knihovna", "Knihovna Zlín", "Krajská knihovna"))
    actions.merge(double=one, into=two, editor=land.editor, clock=land.clock)
    actions.merge(double=two, into=three, editor=land.editor, clock=land.clock)
    assert queries.owners() == {one.pk: three.pk, two.pk: three.pk}
