"""A city's calendar from the index: counted, ordered, chosen from."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salony.catalogue.models import City, Event, Occurrence, Venue
from salony.discovery import index
from salony.discovery.programme import Programme, months, programme, venues_of, whole
from salony.discovery.ranking import Candidate, Reason, ReasonKind, choose
from salony.discovery.spans import Span

ZONE = ZoneInfo("Europe/Warsaw")
NOW = dt.datetime(2025, 1, 25, 12, tzinfo=ZONE)
SATURDAY = NOW.date()
MONTH = Span(dt.date(2025, 1, 1), dt.date(2025, 1, 31))


@pytest.fixture
def city(db: None) -> City:
    return City.objects.create(slug="lipowo", name="Lipowo", locative="Lipowie", genitive="Lipowa")


def event(city: City, slug: str, *days: int, hour: int | None = None, last: int | None = None, **fields: Any) -> Event:
    """days: of January 2025. last: the last day of a run."""
    row = Event.objects.create(city=city, slug=slug, name=slug, created_at=NOW, updated_at=NOW, **fields)
    for day in days:
        first = dt.date(2025, 1, day)
        starts = dt.datetime(2025, 1, day, hour, tzinfo=ZONE) if hour is not None else None
        Occurrence.objects.create(
            event=row, city=city, first_day=first, last_day=first.replace(day=last or day), starts_at=starts
        )
    return row


def names(found: Programme) -> list[str]:
    rows = dict(Event.objects.values_list("id", "slug"))
    return [rows[number] for number in found["event"].tolist()]


def test_the_order_of_the_calendar(city: City) -> None:
    event(city, "late", 26, hour=19)
    event(city, "unknown", 26)
    event(city, "early", 26, hour=9)
    event(city, "before", 25, hour=20)
    found = programme(city, MONTH)
    assert names(found) == ["before", "early", "late", "unknown"]
    assert [(day.day, names(part)) for day, part in found.days()] == [
        (25, ["before"]),
        (26, ["early", "late", "unknown"]),
    ]
    assert names(found.coming(dt.date(2025, 1, 26))) == ["early", "late", "unknown"]
    assert found.number == 4
    assert len(found) == 4


def test_runs(city: City) -> None:
    event(city, "long", 2, last=30, category="exhibition")
    event(city, "closing", 10, last=26, category="exhibition")
    event(city, "over", 3, last=8)
    event(city, "tomorrow", 26, last=28)
    event(city, "evening", 25, hour=19)
    found = programme(city, Span(SATURDAY, MONTH.last))
    assert names(found.runs(SATURDAY)) == ["closing", "long"]
    assert names(found.runs(SATURDAY, MONTH.last)) == ["closing", "tomorrow", "long"]
    assert names(found.seen_from(SATURDAY)) == ["closing", "long", "evening", "tomorrow"]
    assert names(found.begun_before(SATURDAY)) == ["long", "closing"]


def test_what_a_name_keeps(city: City) -> None:
    event(city, "morning", 25, hour=10, is_free=True)
    event(city, "evening", 25, hour=19, audience={"kinds": ["families"]})
    event(city, "untimed", 25, category="family")
    event(city, "show", 20, last=30, category="exhibition")
    found = programme(city, Span(SATURDAY, SATURDAY))
    assert names(found.fitting("wieczorem")) == ["evening"]
    assert names(found.fitting("za-darmo")) == ["morning"]
    assert names(found.fitting("z-dziecmi")) == ["evening", "untimed"]
    assert names(found.fitting("wystawy")) == ["show"]
    assert len(found.fitting("dzis")) == 4


def test_counts_and_parts(city: City) -> None:
    weekly = event(city, "weekly", 6, 13, 20, category="film")
    event(city, "concert", 7, category="concert")
    event(city, "nameless", 8)
    found = programme(city, MONTH)
    assert found.by_category() == [("concert", 1), ("film", 1), ("other", 1)]
    assert names(found.once_each()) == ["weekly", "concert", "nameless"]
    assert names(found.of_category("other")) == ["nameless"]
    assert names(found.of_events([weekly.pk])) == ["weekly"] * 3
    assert names(found.of_any({"concert"}, [weekly.pk])) == ["weekly", "concert", "weekly", "weekly"]


def test_the_most_interesting_are_events_that_take_place(city: City) -> None:
    free = event(city, "free", 28, is_free=True, category="concert")
    event(city, "twice", 26, 27, category="film")
    event(city, "off", 26, status="cancelled")
    event(city, "part", 28, part_of=free)
    (only,) = programme(city, MONTH).most_interesting(SATURDAY, 5)
    assert only.event == free.pk
    assert only.reasons == (Reason(ReasonKind.ONCE), Reason(ReasonKind.FREE))
    assert programme(city, Span(dt.date(2024, 1, 1), dt.date(2024, 1, 2))).most_interesting(SATURDAY, 5) == []


def test_the_choice_is_that_of_the_ranking(city: City) -> None:
    halls = [Venue.objects.create(city=city, slug=f"hall-{n}", name=f"Hall {n}") for n in range(3)]
    kinds = ("concert", "film", "workshop", "")
    made = []
    for number in range(40):
        made.append(
            event(
                city,
                f"e{number}",
                1 + number * 7 % 28,
                hour=9 + number % 10,
                category=kinds[number % 3 if number % 5 else 3],
                is_free=number % 4 == 0,
                recurrence="RRULE:FREQ=WEEKLY" if number % 6 == 0 else "",
                audience={"kinds": ["children"]} if number % 7 == 0 else {},
                venue=halls[number % 3] if number % 2 else None,
            )
        )
    candidates = [
        Candidate(
            key=one.pk,
            category=one.category or "other",
            place=one.venue.name if one.venue else "",
            first_day=one.occurrences.get().first_day,
            last_day=one.occurrences.get().last_day,
            recurs=bool(one.recurrence),
            is_free=one.is_free,
            for_children=bool(one.audience),
        )
        for one in made
    ]
    expected = choose(candidates, day=MONTH.first, limit=12)
    picked = programme(city, MONTH).most_interesting(MONTH.first, 12)
    assert [(one.event, one.reasons) for one in picked] == [(one.key, one.reasons) for one in expected]


def test_some_of_many(city: City) -> None:
    for number in range(9):
        event(city, f"plain-{number}", 27, 28, hour=9 + number)
    event(city, "free", 27, hour=20, is_free=True)
    event(city, "off", 28, hour=8, is_free=True, status="cancelled")
    few = programme(city, MONTH).abridged(3, SATURDAY)
    assert [names(part) for _, part in few.days()] == [
        ["plain-0", "plain-1", "free"],
        ["plain-0", "plain-1", "plain-2"],
    ]
    assert len(programme(city, MONTH).abridged(20, SATURDAY)) == 20


def test_of_one_kind_not_all(city: City) -> None:
    for number in range(5):
        event(city, f"concert-{number}", 27, hour=9 + number, category="concert", is_free=True)
    event(city, "play", 27, hour=18, category="theatre")
    assert names(programme(city, MONTH).abridged(2, SATURDAY)) == ["concert-0", "play"]


def test_a_change_is_in_the_next_programme(city: City) -> None:
    first = event(city, "first", 25)
    assert names(programme(city, MONTH)) == ["first"]
    second = event(city, "second", 24)
    Event.objects.filter(pk=first.pk).update(is_hidden=True)
    index.update([first.pk, second.pk])
    assert names(programme(city, MONTH)) == ["second"]
    # New kinds come in with new segments, which number them anew.
    third = event(city, "third", 26, category="film")
    index.update([third.pk])
    assert programme(city, MONTH).by_category() == [("film", 1), ("other", 1)]


def test_a_city_sees_its_own(city: City) -> None:
    other = City.objects.create(slug="debowo", name="Dębowo", locative="Dębowie", genitive="Dębowa")
    event(city, "here", 25)
    event(other, "there", 25)
    assert names(programme(city, MONTH)) == ["here"]
    assert names(whole(other)) == ["there"]
    assert len(whole(City(slug="nowhere"))) == 0
    assert months(city) == [(2025, 1, 1)]


def test_places(city: City) -> None:
    hall, yard = (Venue.objects.create(city=city, slug=slug, name=slug) for slug in ("hall", "yard"))
    for number in range(3):
        event(city, f"in-{number}", 25, venue=hall)
    event(city, "out", 26, venue=yard)
    event(city, "somewhere", 26)
    assert [(key, len(part)) for key, part in venues_of(programme(city, MONTH))] == [(hall.pk, 3), (yard.pk, 1)]


def test_a_change_is_of_the_cities_from_and_to_which_it_leads(city: City) -> None:
    others = [City.objects.create(slug=slug, name=slug, locative=slug, genitive=slug) for slug in ("a", "b")]
    moved = event(others[0], "moved", 25)
    event(city, "stays", 25)

    def versions() -> list[tuple[int, int]]:
        return [index.present().version_of(one.slug) for one in (city, *others)]

    before = versions()
    Event.objects.filter(pk=moved.pk).update(city=others[1])
    Occurrence.objects.filter(event=moved).update(city=others[1])
    index.update([moved.pk])
    after = versions()
    assert after[0] == before[0]
    assert after[1] != before[1]
    assert after[2] != before[2]
    assert names(programme(others[1], MONTH)) == ["moved"]
    assert len(programme(others[0], MONTH)) == 0
