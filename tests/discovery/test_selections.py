import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from salony.catalogue.models import City, Event, Occurrence
from salony.discovery.ranking import Reason, ReasonKind
from salony.discovery.selections import by_day, fitting, most_interesting, numbers_by_category, span_of
from salony.discovery.spans import Span

ZONE = ZoneInfo("Europe/Warsaw")
SATURDAY = dt.date(2025, 1, 25)


def occurrence(day: int, hour: int | None = None, *, last: int | None = None, **fields: object) -> Occurrence:
    first = dt.date(2025, 1, day)
    starts = dt.datetime(2025, 1, day, hour, tzinfo=ZONE) if hour is not None else None
    event = Event(**fields)
    return Occurrence(event=event, first_day=first, last_day=first.replace(day=last or day), starts_at=starts)


def test_named_spans() -> None:
    assert span_of("dzis", SATURDAY, 30) == Span(SATURDAY, SATURDAY)
    assert span_of("jutro", SATURDAY, 30).first == dt.date(2025, 1, 26)
    assert span_of("weekend", SATURDAY, 30) == Span(SATURDAY, dt.date(2025, 1, 26))
    assert span_of("za-darmo", SATURDAY, 30).last == dt.date(2025, 2, 23)


def test_what_a_name_keeps() -> None:
    morning = occurrence(25, 10, is_free=True)
    evening = occurrence(25, 19, audience={"kinds": ["families"]})
    untimed = occurrence(25, category="family")
    show = occurrence(20, last=30, category="exhibition")
    everything = [morning, evening, untimed, show]
    assert fitting("wieczorem", everything, zone=ZONE) == [evening]
    assert fitting("za-darmo", everything, zone=ZONE) == [morning]
    assert fitting("z-dziecmi", everything, zone=ZONE) == [evening, untimed]
    assert fitting("wystawy", everything, zone=ZONE) == [show]
    assert fitting("dzis", everything, zone=ZONE) == everything


def test_days_in_order() -> None:
    late, early = occurrence(28, 18), occurrence(26, 18)
    assert [one.day.day for one in by_day([late, early])] == [26, 28]


@pytest.mark.django_db
def test_the_most_interesting_are_events_that_take_place() -> None:
    now = dt.datetime(2025, 1, 25, 12, tzinfo=dt.UTC)
    city = City.objects.create(slug="lipowo", name="Lipowo", locative="Lipowie", genitive="Lipowa")

    def event(slug: str, days: list[int], **fields: object) -> list[Occurrence]:
        row = Event.objects.create(city=city, slug=slug, name=slug, created_at=now, updated_at=now, **fields)
        return [
            Occurrence.objects.create(
                event=row, city=city, first_day=dt.date(2025, 1, day), last_day=dt.date(2025, 1, day)
            )
            for day in days
        ]

    free = event("free", [28], is_free=True, category="concert")
    twice = event("twice", [26, 27], category="film")
    off = event("off", [26], status="cancelled")
    part = event("part", [28], part_of=free[0].event)
    rows = [*free, *twice, *off, *part]
    (only,) = most_interesting(city, rows, day=SATURDAY, limit=5)
    assert only.occurrence == free[0]
    assert only.reasons == (Reason(ReasonKind.ONCE), Reason(ReasonKind.FREE))
    assert numbers_by_category(rows) == [("other", 2), ("concert", 1), ("film", 1)]
    assert most_interesting(city, [], day=SATURDAY, limit=5) == []
