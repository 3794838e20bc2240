"""Talks from a wish to a contact: refusals, the timetable, notes, and people who leave in the middle of it."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import IntegrityError
from django.test import Client

from salony.catalogue.models import Institution
from salony.partnerships.models import Partnership
from salony.salons import talks
from salony.salons.actions import programme, registration, talking
from salony.salons.models import Contact, Note, Talk, Wish
from salony.salons.queries import reporting
from salony.salons.queries import talking as queries
from salony.salons.refusal import Refusal

NAMES = ("Ala", "Ola", "Ela", "Iza", "Jan", "Leon")
ZONE = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def salon(town: Any) -> Any:
    return town.salon()


@pytest.fixture
def people(town: Any, salon: Any) -> Any:
    rows = town.talkers(salon, NAMES)
    for who in rows:
        for whom in rows:
            if who != whom:
                talking.wish(who=who, whom=whom, clock=town.clock)
    return rows


def pairs(salon: Any) -> set[tuple[str, str]]:
    return {(talk.one.name, talk.other.name) for talk in Talk.objects.filter(salon=salon)}


def test_nobody_wishes_for_themselves(town: Any, salon: Any) -> None:
    (ala,) = town.talkers(salon, ["Ala"])
    with pytest.raises(Refusal):
        talking.wish(who=ala, whom=ala, clock=town.clock)
    with pytest.raises(IntegrityError):
        Wish.objects.create(who=ala, whom=ala, made_at=town.now)


def test_wishes_need_two_who_talk_in_the_same_salon(town: Any, salon: Any) -> None:
    (ala,) = town.talkers(salon, ["Ala"])
    (stranger,) = town.talkers(town.salon(), ["Ola"])
    silent = town.register(salon, "ela@example.org")
    for whom in (stranger, silent):
        with pytest.raises(Refusal):
            talking.wish(who=ala, whom=whom, clock=town.clock)
    with pytest.raises(Refusal):
        talking.wish(who=silent, whom=ala, clock=town.clock)


def test_a_wish_is_mutual_once_the_other_wishes_or_accepts(town: Any, salon: Any) -> None:
    ala, ola, ela = town.talkers(salon, NAMES[:3])
    talking.answer(wish=talking.wish(who=ala, whom=ola, clock=town.clock), by=ola, accepts=True)
    talking.wish(who=ala, whom=ela, clock=town.clock)
    problem = queries.problem(salon, queries.talkers(salon))
    assert problem.mutual() == (talks.pair_of(str(ala.pk), str(ola.pk)),)
    assert [one.who for one in queries.wishes(ela).asked] == [ala]
    with pytest.raises(Refusal):
        talking.answer(wish=Wish.objects.get(whom=ela), by=ola, accepts=True)


def test_a_declined_wish_gives_no_talk(town: Any, salon: Any) -> None:
    ala, ola = town.talkers(salon, NAMES[:2])
    one = talking.wish(who=ala, whom=ola, clock=town.clock)
    talking.answer(wish=one, by=ola, accepts=False)
    assert talking.schedule(salon=salon, seconds=1, **town.by).talks == ()


def test_the_timetable_is_kept_and_made_anew_with_little_change(town: Any, salon: Any, people: Any) -> None:
    found = talking.schedule(salon=salon, seconds=2, **town.by)
    assert (len(found.talks), found.bound) == (12, 12), "six people in four rounds"
    before = {talk.pk: (talk.round, talk.table) for talk in Talk.objects.all()}
    note = talking.write_note(
        talk=Talk.objects.all()[0], author=Talk.objects.all()[0].one, text="Ważne", goes_on=True, clock=town.clock
    )
    talking.set_absence(registration=people[-1], rounds=[3, 99, -1], **town.by)
    again = talking.schedule(salon=salon, seconds=2, **town.by)
    assert people[-1].absent == [3]
    kept = {talk.pk: (talk.round, talk.table) for talk in Talk.objects.all()}
    assert len(set(before.items()) & set(kept.items())) >= 10
    assert again.lost <= 1
    assert Note.objects.filter(pk=note.pk).exists() or Note.objects.filter(text="Ważne").exists()


def test_a_participant_erased_while_the_solver_works_is_in_no_talk(
    town: Any, salon: Any, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search takes seconds and holds no lock; who is gone when it ends is left out."""
    solve = talks.solve

    def slow(problem: talks.Problem, **options: Any) -> talks.Timetable:
        found = solve(problem, **options)
        registration.erase(registration=people[0], clock=town.clock, tell=town.tell)
        registration.cancel(registration=people[1], clock=town.clock, tell=town.tell)
        return found

    monkeypatch.setattr(talks, "solve", slow)
    talking.schedule(salon=salon, seconds=2, **town.by)
    assert pairs(salon)
    assert not {"Ala", "Ola"} & {name for pair in pairs(salon) for name in pair}


def test_speakers_are_free_while_they_are_on_the_podium(town: Any, salon: Any) -> None:
    """Ela speaks beside the first round of talks."""
    start = queries.rounds(salon)[0][0]
    beside = programme.add_part(salon=salon, title="Obok", starts_at=start, room="Piwnica", **town.by)
    item = programme.add_item(part=beside, kind="talk", title="Linoryt", minutes=20, **town.by)
    programme.bring_speaker(item=item, name="Ela", **town.by)
    (ela,) = town.talkers(salon, ["Ela"])
    assert ela.speaker is not None
    problem = queries.problem(salon, queries.talkers(salon))
    assert problem.absent[str(ela.pk)] == {0}


def test_rounds_that_have_begun_do_not_change(town: Any, salon: Any, people: Any) -> None:
    talking.schedule(salon=salon, seconds=2, **town.by)
    first = {(talk.one_id, talk.other_id) for talk in Talk.objects.filter(round=0)}
    town.now = queries.rounds(salon)[0][0] + dt.timedelta(minutes=1)
    registration.cancel(registration=people[0], clock=town.clock, tell=town.tell)
    talking.schedule(salon=salon, seconds=2, **town.by)
    assert {(talk.one_id, talk.other_id) for talk in Talk.objects.filter(round=0)} == first
    later = Talk.objects.exclude(round=0)
    assert people[0].pk not in {pk for talk in later for pk in (talk.one_id, talk.other_id)}


def test_without_rounds_there_is_nothing_to_schedule(town: Any) -> None:
    salon = town.salon(template="spotkanie")
    with pytest.raises(Refusal, match="rund"):
        talking.schedule(salon=salon, **town.by)


def test_two_who_want_to_go_on_become_a_contact_and_a_partnership(town: Any, salon: Any) -> None:
    ala = town.register(salon, "ala@example.org", takes_talks=True, institution_name="OK Olchowo")
    ola = town.register(salon, "ola@example.org", takes_talks=True, institution_name="Biblioteka")
    talk = Talk.objects.create(salon=salon, one=ala, other=ola, round=0, table=0)
    talking.write_note(talk=talk, author=ala, text="Wystawa w maju", goes_on=True, clock=town.clock)
    assert Contact.objects.count() == 0, "one alone is no contact"
    talking.write_note(talk=talk, author=ola, text="", goes_on=True, clock=town.clock)
    contact = Contact.objects.get()
    assert (contact.one_institution, contact.other_institution) == (town.house, town.library)
    talking.set_stage(contact=contact, stage="letter", by=ala, clock=town.clock)
    with pytest.raises(Refusal):
        talking.set_stage(contact=contact, stage="wedding", by=ala, clock=town.clock)
    stranger = town.register(salon, "ela@example.org")
    with pytest.raises(Refusal):
        talking.set_stage(contact=contact, stage="active", by=stranger, clock=town.clock)
    talking.hand_over(contact=contact, **town.by)
    partnership = Partnership.objects.get()
    assert [step.stage for step in partnership.steps.order_by("pk")] == ["idea", "contact"]
    talking.hand_over(contact=contact, **town.by)
    assert Partnership.objects.count() == 1
    (tie,) = reporting.report(salon).ties
    assert (tie.is_new, tie.talks, tie.contacts) == (True, 1, 1)


def test_notes_are_for_the_two_alone(town: Any, salon: Any, visitor: Client) -> None:
    ala, ola, ela = town.talkers(salon, NAMES[:3])
    talk = Talk.objects.create(salon=salon, one=ala, other=ola, round=0, table=0)
    with pytest.raises(Refusal):
        talking.write_note(talk=talk, author=ela, text="", goes_on=True, clock=town.clock)
    talking.write_note(talk=talk, author=ala, text="tajne zdanie", goes_on=False, clock=town.clock)
    page = visitor.get(f"/olchowo/salony/{salon.slug}/rozmowy/{town.token(salon, ola.email)}/").content.decode()
    assert "tajne zdanie" not in page


def test_the_personal_calendar_file_has_the_hours_of_the_city(town: Any, salon: Any, visitor: Client) -> None:
    ala, ola = town.talkers(salon, NAMES[:2])
    Talk.objects.create(salon=salon, one=ala, other=ola, round=1, table=2)
    path = f"/olchowo/salony/{salon.slug}/rozmowy/{town.token(salon, ala.email)}/rozmowy.ics"
    (event,) = icalendar.Calendar.from_ical(visitor.get(path).content).walk("VEVENT")
    assert event.decoded("dtstart") == dt.datetime(2025, 1, 28, 19, 25, tzinfo=ZONE)
    assert str(event["summary"]) == "Rozmowa: Ola"
    assert "stolik 3" in str(event["location"])


def test_the_page_wishes_answers_and_takes_back(town: Any, salon: Any, visitor: Client) -> None:
    ala, ola = town.talkers(salon, NAMES[:2])
    pages = {one.pk: f"/olchowo/salony/{salon.slug}/rozmowy/{town.token(salon, one.email)}/" for one in (ala, ola)}
    visitor.post(pages[ala.pk], {"do": "wish", "key": ola.key})
    asked = visitor.get(pages[ola.pk]).content.decode()
    assert "chętnie" in asked, asked[asked.find("<main") :]
    visitor.post(pages[ola.pk], {"do": "accept", "key": ala.key})
    assert Wish.objects.get().answer == "accepted"
    visitor.post(pages[ala.pk], {"do": "take-back", "key": ola.key})
    assert Wish.objects.count() == 0
    told = visitor.post(pages[ala.pk], {"do": "wish", "key": ala.key}, follow=True).content.decode()
    assert "Siebie już masz" in told
    assert Institution.objects.count() == 2, "a registration makes no institution"
