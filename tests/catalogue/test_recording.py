"""What sources say becomes events, once."""

import datetime as dt
from typing import Any

import pytest
from django.core import serializers

from salony.catalogue import actions, queries
from salony.catalogue.directory import Directory
from salony.catalogue.models import Change, Event, Institution, Occurrence, Person, Sighting, Venue
from salony.vocabulary import EventStatus, PartialDateTime, PersonDraft, PlaceDraft, PriceDraft


def all_rows() -> str:
    models = (Event, Occurrence, Sighting, Change, Venue, Institution, Person)
    return "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in models)


def test_a_draft_becomes_an_event_with_everything_around_it(town: Any, draft: Any) -> None:
    said = draft(
        venue="Stary Młyn",
        end="2025-01-28T20:00",
        organizer=["GOK w Wieszczynie"],
        people=(PersonDraft(name="Ewa Nowicka", role="śpiew", affiliation="GOK"),),
        price=PriceDraft(amount=20.5, text="20,50 zł"),
    )
    town.say(town.own, said)
    event = queries.event(town.city, "wieczor-ballad-2025-01-28")
    assert (event.venue, list(event.organizers.all())) == (town.mill, [town.house])
    assert (str(event.price), event.price_text) == ("20.50", "20,50 zł")
    part = event.participations.get()
    assert (part.person.name, part.role, part.institution) == ("Ewa Nowicka", "śpiew", town.house)
    row = event.occurrences.get()
    assert row.starts_at == dt.datetime(2025, 1, 28, 17, 0, tzinfo=dt.UTC)
    assert (row.first_day, row.last_day, row.ends_at) == (dt.date(2025, 1, 28),) * 2 + (
        dt.datetime(2025, 1, 28, 19, 0, tzinfo=dt.UTC),
    )


def test_recording_again_changes_no_row(town: Any, draft: Any) -> None:
    drafts = [draft(venue="Stary Młyn"), draft("Wystawa szkła", "2025-01-10", end="2025-03-02"), draft("Bal", None)]
    drafts.append(draft("Próba chóru", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU"))
    town.say(town.own, *drafts)
    before = all_rows()
    town.now += dt.timedelta(minutes=5)
    again = town.say(town.own, *drafts)
    assert all_rows() == before
    assert again == actions.Recorded()


def test_two_sources_one_event(town: Any, draft: Any) -> None:
    town.say(town.portal, draft("WIECZÓR BALLAD", "2025-01-28"))
    result = town.say(town.own, draft("„Wieczór ballad”", venue="Stary Młyn"))
    event = town.only_event()
    assert (event.name, event.start, event.venue) == ("„Wieczór ballad”", "2025-01-28T18:00", town.mill)
    assert result == actions.Recorded(changed=frozenset({event.pk}))
    assert event.sightings.count() == 2
    fields = set(event.changes.values_list("field", flat=True))
    assert fields == {"event", "name", "start", "venue"}


def test_true_repeats_stay_two(town: Any, draft: Any) -> None:
    drafts = [draft("Seans", "2025-01-28T17:00"), draft("Seans", "2025-01-28T20:00")]
    town.say(town.own, *drafts)
    assert Event.objects.count() == 2


def test_a_uid_keeps_the_event_when_its_hour_moves(town: Any, draft: Any) -> None:
    town.say(town.own, draft(uid="a-1"))
    town.say(town.own, draft(start="2025-01-29T19:00", uid="a-1"))
    event = town.only_event()
    assert event.start == "2025-01-29T19:00"
    assert [row.first_day for row in event.occurrences.all()] == [dt.date(2025, 1, 29)]
    change = event.changes.get(field="start")
    assert (change.before, change.after, change.source) == ("2025-01-28T18:00", "2025-01-29T19:00", town.own)


def test_a_series_takes_in_its_single_dates_whichever_comes_first(town: Any, draft: Any) -> None:
    singles = [draft("Klub szachowy", f"2025-01-{day}T17:00") for day in ("21", "28")]
    series = draft("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU")
    town.say(town.portal, *singles)
    addresses = list(Event.objects.values_list("slug", flat=True))
    town.say(town.own, series)
    event = town.only_event()
    assert (event.recurrence, event.sightings.count()) == ("FREQ=WEEKLY;BYDAY=TU", 3)
    assert {queries.event(town.city, slug).pk for slug in addresses} == {event.pk}
    town.say(town.source("trzecie"), draft("Klub szachowy", "2025-02-04T17:00"))
    assert town.only_event().sightings.count() == 4


def test_one_date_called_off_is_a_day_without_the_series(town: Any, draft: Any) -> None:
    town.say(town.own, draft("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU"))
    town.say(town.portal, draft("Klub szachowy", "2025-01-21T17:00", status=EventStatus.CANCELLED))
    event = town.only_event()
    assert (event.status, event.exclusions) == ("scheduled", ["2025-01-21"])
    assert dt.date(2025, 1, 21) not in event.occurrences.values_list("first_day", flat=True)


def test_silence_is_no_cancellation(town: Any, draft: Any) -> None:
    drafts = [draft(f"Wieczór {n}", f"2025-01-{n}T18:00") for n in range(20, 26)]
    town.say(town.own, *drafts)
    seen = actions.sighting_keys(drafts[1:])
    retired = actions.retire(source=town.own, seen=seen, directory=Directory(town.city), clock=town.clock)
    assert retired == actions.Retired(number=1)
    assert Event.objects.get(name="Wieczór 20").occurrences.count() == 1
    assert not Sighting.objects.get(event__name="Wieczór 20").is_current


def test_a_page_half_loaded_calls_no_season_off(town: Any, draft: Any) -> None:
    drafts = [draft(f"Wieczór {n}", f"2025-01-{n}T18:00") for n in range(20, 26)]
    town.say(town.own, *drafts)
    where = {"source": town.own, "directory": Directory(town.city), "clock": town.clock}
    assert actions.retire(seen=[], **where) == actions.Retired(refused=6)
    assert actions.retire(seen=[], force=True, **where) == actions.Retired(number=6)


def test_what_is_over_falls_off_a_programme_unnoticed(town: Any, draft: Any) -> None:
    drafts = [draft(f"Wieczór {n}", f"2025-01-{n}T18:00") for n in range(10, 14)]
    town.say(town.own, *drafts)
    assert (
        actions.retire(source=town.own, seen=[], directory=Directory(town.city), clock=town.clock) == actions.Retired()
    )
    assert Sighting.objects.filter(is_current=True).count() == 4


def test_names_of_one_institution_are_one_record(town: Any) -> None:
    directory = Directory(town.city)
    for name in (
        "GOK w Wieszczynie",
        "GOK Wieszczyn",
        "gminny ośrodek kultury",
        "Gminny Ośrodek Kultury w Wieszczynie",
    ):
        assert directory.institution(name) == town.house
    assert directory.institution("Koło Gospodyń").name == "Koło Gospodyń"
    assert Institution.objects.count() == 2


@pytest.mark.parametrize("name", ["Młyn", "stary młyn", "Stary Młyn (sala górna)", "GOK Wieszczyn – Stary Młyn"])
def test_names_of_one_venue_are_one_record(town: Any, name: str) -> None:
    assert Directory(town.city).venue(PlaceDraft(name=name)) == town.mill


def test_a_venue_in_another_town_is_another(town: Any) -> None:
    venue = Directory(town.city).venue(PlaceDraft(name="Stary Młyn", city="Rybnik"))
    assert venue != town.mill
    assert (venue.city, venue.city_name) == (None, "Rybnik")
    assert Directory(town.city).venue(PlaceDraft(name="Stary Młyn", city="Rybnik")) == venue


def test_an_institution_named_as_a_venue_gets_one(town: Any) -> None:
    directory = Directory(town.city)
    venue = directory.venue(PlaceDraft(name="GOK"))
    assert (venue.institution, venue.name) == (town.house, town.house.name)
    assert Directory(town.city).venue(PlaceDraft(name="Gminny Ośrodek Kultury")) == venue


def test_a_date_without_a_year_stands_on_no_day(town: Any, draft: Any) -> None:
    town.say(town.own, draft(start="XXXX-10-15T19:00"))
    assert town.only_event().occurrences.count() == 0


def test_an_unkeepable_value_is_left_out_and_not_cut_in_half(town: Any, draft: Any) -> None:
    long = "https://przyklad.example/" + "a" * 1200
    town.say(town.own, draft("N" * 500, url=long, price=PriceDraft(amount=1e12)))
    event = town.only_event()
    assert (event.name, event.url, event.price) == ("N" * 300, "", None)


def test_series_are_placed_anew_as_time_goes_on(town: Any, draft: Any) -> None:
    town.say(town.own, draft("Klub szachowy", "2025-01-07T17:00", recurrence="FREQ=WEEKLY;BYDAY=TU"))
    assert actions.refresh_occurrences(city=town.city, clock=town.clock) == 0
    town.now += dt.timedelta(days=14)
    assert actions.refresh_occurrences(city=town.city, clock=town.clock) == 2


def test_an_umbrella_event_is_linked(town: Any, draft: Any) -> None:
    town.say(town.own, draft("Dni Młyna", "2025-01-28", end="2025-01-30"), draft("Jazz", part_of="Dni młyna"))
    assert Event.objects.get(name="Jazz").part_of == Event.objects.get(name="Dni Młyna")


def test_a_snapshot_is_kept_once_and_whole(town: Any) -> None:
    from salony.vocabulary import Snapshot

    snapshot = Snapshot(content=b"\x00\xff" * 999, media_type="text/html")
    first = actions.keep_snapshot(snapshot=snapshot, clock=town.clock)
    town.now += dt.timedelta(days=1)
    again = actions.keep_snapshot(snapshot=snapshot, clock=town.clock)
    assert first == again
    assert again.first_seen_at == first.first_seen_at
    assert actions.unpack(again) == snapshot.content


def test_registration_deadlines_survive_the_way(town: Any, draft: Any) -> None:
    from salony.vocabulary import RegistrationDraft

    said = RegistrationDraft(
        required=True, contact="gok@przyklad.example", deadline=PartialDateTime.parse("2025-01-20")
    )
    town.say(town.own, draft(registration=said))
    assert town.only_event().registration == {
        "required": True,
        "contact": "gok@przyklad.example",
        "deadline": "2025-01-20",
    }


@pytest.mark.parametrize(
    ("said", "shown"),
    [("wieczór z bajką", "Wieczór z bajką"), ("eMotion", "eMotion"), ("„ćma”", "„ćma”"), ("ćma", "Ćma")],
)
def test_a_name_begins_with_a_capital_unless_it_is_written_its_own_way(
    town: Any, draft: Any, said: str, shown: str
) -> None:
    town.say(town.own, draft(said))
    assert town.only_event().name == shown


def test_events_of_one_name_get_addresses_of_their_own(town: Any, draft: Any) -> None:
    """Also beside addresses that are there, and a name that ends in a number."""
    town.say(town.own, *(draft(uid=f"a{one}", recurrence="FREQ=WEEKLY") for one in range(3)))
    later = [draft(uid=f"b{one}", recurrence="FREQ=WEEKLY") for one in range(30)]
    town.say(town.portal, *later, draft(uid="c", name="Wieczór ballad 2", recurrence="FREQ=WEEKLY"))
    slugs = list(Event.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs))
    assert {"wieczor-ballad", "wieczor-ballad-2"} <= set(slugs)
