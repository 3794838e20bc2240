"""Making a salon: from a template, from the previous one, moved about; conflicts; the change of clocks."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import Client

from salony.salons import schedule
from salony.salons.actions import programme as actions
from salony.salons.models import Deed, Item, Part, Speaker
from salony.salons.queries import programme
from salony.salons.refusal import Refusal

ZONE = ZoneInfo("Europe/Warsaw")


def hours(salon: Any) -> list[tuple[str, str]]:
    return [(f"{slot.start.astimezone(ZONE):%H:%M}", slot.line.title) for slot in programme.slots(salon)]


def test_a_template_gives_a_programme_with_hours(town: Any) -> None:
    salon = town.salon(public=False)
    assert hours(salon)[:4] == [
        ("16:00", "Powitanie"),
        ("16:10", "Panel pierwszy"),
        ("17:10", "Pytania i odpowiedzi"),
        ("17:30", "Przerwa na kawę"),
    ]
    assert salon.first_round_at is not None
    assert f"{salon.first_round_at.astimezone(ZONE):%H:%M}" == "19:00", "talks begin where the programme keeps them"


def test_the_next_salon_is_made_of_the_previous_one_at_the_same_hours_of_the_clock(town: Any) -> None:
    """From winter into summer: four in the afternoon stays four in the afternoon."""
    first = town.salon(theme="Współpraca")
    actions.bring_speaker(item=town.item(first, "Panel pierwszy"), name="Ewa Nowicka", post="dyrektorka", **town.by)
    second = actions.make_salon(
        city=town.city,
        name="Salon letni",
        organizer=town.house,
        begins_at=dt.datetime(2025, 6, 24, 16, 0, tzinfo=ZONE),
        previous=first,
        **town.by,
    )
    assert hours(second) == hours(first)
    assert second.theme == "Współpraca"
    assert [one.name for one in programme.podium(second)] == ["Ewa Nowicka"]
    assert Speaker.objects.count() == 1, "one profile across meetings"


def test_lengthening_and_moving_shift_the_hours(town: Any) -> None:
    salon = town.salon(public=False)
    actions.change_item(item=town.item(salon, "Powitanie"), minutes=25, **town.by)
    assert ("16:25", "Panel pierwszy") in hours(salon)
    coffee = town.item(salon, "Przerwa na kawę")
    actions.move_item(item=coffee, part=coffee.part, position=0, **town.by)
    assert hours(salon)[:2] == [("16:00", "Przerwa na kawę"), ("16:30", "Powitanie")]
    other = Part.objects.get(salon=salon, title="Część druga")
    actions.move_item(item=coffee, part=other, position=99, **town.by)
    assert [item.title for item in other.items.all()][-1] == "Przerwa na kawę"
    assert [item.position for item in Item.objects.filter(part__salon=salon, part__position=0)] == [0, 1, 2]


def test_a_person_in_two_places_and_a_room_twice_are_conflicts(town: Any) -> None:
    salon = town.salon(public=False)
    start = programme.parts(salon)[0].starts_at
    beside = actions.add_part(salon=salon, title="Warsztaty", starts_at=start, room="Piwnica", **town.by)
    there = actions.add_item(part=beside, kind="talk", title="Linoryt", minutes=60, **town.by)
    for item in (there, town.item(salon, "Panel pierwszy")):
        actions.bring_speaker(item=item, name="Ewa Nowicka", **town.by)
    assert [(one.kind, one.who) for one in programme.conflicts(salon)] == [("person", "Ewa Nowicka")]
    actions.change_part(part=beside, room="", **town.by)
    assert {one.kind for one in programme.conflicts(salon)} == {"person", "room"}


def test_conflicts_reach_over_to_other_salons(town: Any) -> None:
    first, second = town.salon(public=False), town.salon(public=False, venue_name="Biblioteka")
    for salon in (first, second):
        actions.bring_speaker(item=town.item(salon, "Panel pierwszy"), name="Ewa Nowicka", **town.by)
    assert [one.who for one in programme.conflicts(second)] == ["Ewa Nowicka"]


def test_points_that_follow_each_other_are_no_conflict() -> None:
    start = dt.datetime(2025, 1, 28, 16, 0, tzinfo=ZONE)
    lines = tuple(schedule.Line(number, f"{number}", 30, ((7, "Ewa"),)) for number in (1, 2))
    assert schedule.conflicts(schedule.lay([schedule.Stretch(1, "Sala", start, lines)])) == []


def test_lengths_hold_in_the_night_when_clocks_change() -> None:
    """From 1:30 on 26 October 2025 two hours lead to 2:30 by the clock: the hour comes twice."""
    start = dt.datetime(2025, 10, 26, 1, 30, tzinfo=ZONE)
    lines = (schedule.Line(1, "Noc muzeów", 120), schedule.Line(2, "Świt", 60))
    first, second = schedule.lay([schedule.Stretch(1, "Sala", start, lines)])
    assert second.start - first.start == dt.timedelta(hours=2)
    assert f"{second.start.astimezone(ZONE):%H:%M}" == "02:30"


def test_an_hour_that_the_clocks_leave_out_becomes_the_next(town: Any, organizer: Client) -> None:
    salon = town.salon(public=False)
    said = {"do": "add-part", "new-title": "Noc", "new-starts_at": "2025-03-30T02:30"}
    organizer.post(f"/olchowo/salony/{salon.slug}/program/", said)
    part = Part.objects.get(title="Noc")
    assert f"{part.starts_at.astimezone(ZONE):%H:%M}" == "03:30"


@pytest.mark.parametrize("minutes", [0, -5, 721])
def test_a_point_without_a_sensible_length_is_refused(town: Any, minutes: int) -> None:
    salon = town.salon(public=False)
    with pytest.raises(Refusal, match=r"1 (do|to) 720"):
        actions.change_item(item=town.item(salon, "Powitanie"), minutes=minutes, **town.by)


def test_only_organizers_change_and_every_change_is_logged(town: Any) -> None:
    salon = town.salon(public=False)
    with pytest.raises(PermissionDenied):
        actions.change_salon(salon=salon, name="Moje", editor=AnonymousUser(), clock=town.clock)
    actions.change_salon(salon=salon, name="Salon wiosenny", **town.by)
    last = Deed.objects.filter(salon=salon).last()
    assert last is not None
    assert (last.what, last.who, last.details) == ("changed", town.editor, {"fields": ["name"]})


def test_the_page_moves_points_by_buttons_and_tells_a_script_the_new_hours(town: Any, organizer: Client) -> None:
    salon = town.salon(public=False)
    path = f"/olchowo/salony/{salon.slug}/program/"
    panel = town.item(salon, "Panel pierwszy")
    organizer.post(path, {"do": "move-item", "item": panel.pk, "position": "up"})
    assert hours(salon)[0] == ("16:00", "Panel pierwszy")
    said = {"do": "move-item", "item": panel.pk, "part": panel.part_id, "position": 1}
    told = organizer.post(path, said, headers={"Accept": "application/json"}).json()
    assert {row["key"]: row["hour"] for row in told["rows"]}[panel.pk] == "16:10"
    last = town.item(salon, "Przerwa na kawę")
    organizer.post(path, {"do": "move-item", "item": last.pk, "position": "down"})
    last.refresh_from_db()
    assert last.part.title == "Część druga", "over the border of its part"


def test_a_salon_is_made_on_one_page(town: Any, organizer: Client) -> None:
    said = {
        "name": "Salon Olchowski",
        "begins_at": "2025-01-28T16:00",
        "venue_name": "Stara Cegielnia",
        "organizer": town.house.pk,
        "basis": "template:gielda",
    }
    answer = organizer.post("/olchowo/salony/nowy/", said)
    assert answer.status_code == 302
    page = organizer.get(answer["Location"]).content.decode()
    assert "Rozmowy przy stolikach" in page
    assert organizer.post("/olchowo/salony/nowy/", {**said, "name": ""}).status_code == 400
