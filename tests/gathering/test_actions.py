"""One source, many sources, the same again, and what goes wrong."""

import datetime as dt
import fcntl
from collections.abc import Callable
from typing import Any

import pytest

from salony import sources
from salony.catalogue import actions as catalogue
from salony.catalogue import queries
from salony.catalogue.models import Event, Fetch, Sighting, StoredSnapshot
from salony.gathering import actions
from salony.gathering.lock import AlreadyGathering, only_one

pytestmark = pytest.mark.django_db

BALLADS = ("1", "20250128T180000", "Wieczór ballad")
CHESS = ("2", "20250129T170000", "Klub szachowy")


def test_what_two_sources_say_is_one_calendar(folder: Any) -> None:
    folder.source("strona", BALLADS, CHESS, authority=90, institution="gok")
    folder.source("portal", ("9", "20250128T180000", "WIECZÓR BALLAD"), authority=40)
    fetches = folder.gather()
    assert {slug: (f.outcome, f.drafts, f.created) for slug, f in fetches.items()} == {
        "strona": ("recorded", 2, 2),
        "portal": ("recorded", 1, 0),
    }
    ballads = Event.objects.get(name="Wieczór ballad")
    assert set(ballads.sightings.values_list("source__slug", flat=True)) == {"strona", "portal"}
    assert [o.name for o in ballads.organizers.all()] == ["GOK w Wieszczynie"]
    quote = ballads.sightings.get(source__slug="strona").quotes["name"]
    assert "Wieczór ballad" in quote["text"][quote["begin"] : quote["stop"]]
    assert len(quote["text"]) <= 200


def test_gathering_again_changes_no_row(folder: Any, rows: Callable[[], str]) -> None:
    folder.source("strona", BALLADS, CHESS)
    folder.source("portal", BALLADS)
    folder.gather()
    before = rows()
    folder.now += dt.timedelta(hours=1)
    assert {fetch.outcome for fetch in folder.gather().values()} == {"unchanged"}
    assert rows() == before
    assert {fetch.outcome for fetch in folder.gather(force=True).values()} == {"recorded"}
    assert rows() == before


def test_unchanged_documents_are_not_read_again(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.source("strona", BALLADS)
    folder.gather()
    monkeypatch.setattr("salony.extraction.read", lambda *_args, **_more: pytest.fail("read again"))
    folder.gather()


def test_tomorrow_stays_where_it_was_first_read(folder: Any) -> None:
    folder.source("ogłoszenie", address="a.txt", kind="text")
    (folder.path / "a.txt").write_text("Jutro o godz. 18.00 koncert zespołu Lipowe Echo w Starym Młynie.\n", "utf-8")
    folder.gather()
    folder.now += dt.timedelta(days=1)
    folder.gather(force=True)
    assert set(Event.objects.values_list("start", flat=True)) <= {"2025-01-16T18:00"}


def test_one_bad_source_stops_no_other(folder: Any) -> None:
    folder.source("zepsute", address="nie-ma.ics")
    folder.source("strona", BALLADS)
    folder.source("bełkot", address="b.ics")
    (folder.path / "b.ics").write_bytes(b"\x00\x01\x02" * 99)
    fetches = folder.gather()
    assert {slug: fetch.outcome for slug, fetch in fetches.items()} == {
        "zepsute": "failed",
        "strona": "recorded",
        "bełkot": "failed",
    }
    assert "nie-ma.ics" in fetches["zepsute"].message
    assert fetches["bełkot"].message
    assert [health.is_failing for health in queries.source_health(folder.load())] == [True, False, True]


def test_an_error_of_ours_stops_no_other_either(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.source("a", BALLADS)
    folder.source("b", CHESS)
    fetch = sources.fetch

    def broken(spec: sources.SourceSpec, **more: Any) -> Any:
        if spec.address == "a.ics":
            raise ZeroDivisionError("no way")
        return fetch(spec, **more)

    monkeypatch.setattr("salony.sources.fetch", broken)
    fetches = folder.gather()
    assert (fetches["a"].outcome, fetches["b"].outcome) == ("failed", "recorded")
    assert "ZeroDivisionError: no way" in fetches["a"].message


def test_an_event_that_is_gone_stays_and_is_no_longer_said(folder: Any) -> None:
    folder.source("strona", BALLADS, CHESS)
    folder.gather()
    folder.write("strona", CHESS)
    assert folder.gather()["strona"].outcome == "recorded"
    assert Event.objects.count() == 2
    assert not Sighting.objects.get(event__name="Wieczór ballad").is_current
    folder.write("strona", CHESS, BALLADS)
    folder.gather()
    assert Sighting.objects.filter(is_current=True).count() == 2


def test_a_page_half_loaded_calls_no_season_off(folder: Any) -> None:
    season = [(str(day), f"202501{day}T180000", f"Wieczór {day}") for day in range(20, 30)]
    folder.source("strona", *season)
    folder.gather()
    folder.write("strona", season[0])
    fetch = folder.gather()["strona"]
    assert "9" in fetch.message
    assert "--force" in fetch.message
    assert Sighting.objects.filter(is_current=True).count() == 10
    folder.gather(force=True)
    assert Sighting.objects.filter(is_current=True).count() == 1


def test_the_same_event_at_a_new_time_is_moved_not_doubled(folder: Any) -> None:
    folder.source("ogłoszenia", BALLADS, CHESS)
    folder.gather()
    folder.write("ogłoszenia", ("77", "20250204T190000", "Wieczór ballad"), CHESS)
    folder.gather()
    event = Event.objects.get(name="Wieczór ballad")
    assert (event.start, event.occurrences.count()) == ("2025-02-04T19:00", 1)


def test_a_gathering_that_was_cut_off_is_marked_and_done_again(folder: Any, rows: Callable[[], str]) -> None:
    folder.source("strona", BALLADS)
    city = folder.load()
    left = catalogue.start_fetch(source=city.sources.get(), clock=lambda: folder.now)
    folder.gather()
    left.refresh_from_db()
    assert left.outcome == Fetch.Outcome.INTERRUPTED
    assert left.finished_at
    assert left.message


def test_stopping_by_hand_closes_the_fetch(folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.source("strona", BALLADS)

    def stop(*_args: Any, **_more: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("salony.sources.fetch", stop)
    with pytest.raises(KeyboardInterrupt):
        folder.gather()
    assert Fetch.objects.get().outcome == Fetch.Outcome.INTERRUPTED


def test_a_second_gathering_declines(folder: Any, settings: Any) -> None:
    from django.db import connection

    folder.source("strona", BALLADS)
    folder.load()
    with only_one():
        if connection.vendor == "postgresql":
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(725669)")
                assert cursor.fetchone() == (False,)
            other.close()
            return
        with pytest.raises(AlreadyGathering, match="Another gathering"):
            folder.gather()
        lock = next(settings.SALONY_HOME.glob("*.lock"))
        with lock.open() as file, pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert folder.gather()["strona"].outcome == "recorded"


def test_one_source_by_itself(folder: Any) -> None:
    folder.source("strona", BALLADS)
    folder.source("portal", CHESS)
    source = folder.load().sources.get(slug="portal")
    fetch = actions.run(source, lambda: folder.now)
    assert (fetch.outcome, fetch.drafts, fetch.created) == ("recorded", 1, 1)
    assert list(fetch.snapshots.all()) == list(StoredSnapshot.objects.all())
    with pytest.raises(ValueError, match="nieznane"):
        folder.gather(only=["nieznane"])


def test_loading_a_city_again_changes_nothing(folder: Any, rows: Callable[[], str]) -> None:
    folder.source("strona", BALLADS, institution="gok")
    city = folder.load()
    assert (city.locative, city.genitive) == ("Wieszczynie", "Wieszczyna")
    before = rows()
    folder.load()
    assert rows() == before
