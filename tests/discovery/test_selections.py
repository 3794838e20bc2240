import datetime as dt
from zoneinfo import ZoneInfo

from salony.catalogue.models import Event, Occurrence
from salony.discovery.selections import by_day, span_of
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


def test_days_in_order() -> None:
    late, early = occurrence(28, 18), occurrence(26, 18)
    assert [one.day.day for one in by_day([late, early])] == [26, 28]
