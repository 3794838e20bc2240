"""Time expressions as JSON for programs: complete values where a reference fixed them, EDTF where it did not."""

from collections.abc import Iterable
from typing import Any

from salony.language.times.calendars import month_length
from salony.language.times.expression import Kind, TimeExpression
from salony.vocabulary import PartialDateTime


def best_first(found: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The surest and most telling first: confidence, then the length of the words, then their place."""
    return sorted(found, key=lambda e: (e.kind is Kind.DURATION, -e.confidence * (e.stop - e.begin), e.begin))


def written(value: PartialDateTime | None, *, end: bool = False) -> str | None:
    """ISO 8601 where the year is known, a month being its first day, or as an end its last; EDTF otherwise."""
    if value is None:
        return None
    if value.year is None or value.day is not None:
        return str(value)
    month = value.month or (12 if end else 1)
    return f"{value.year:04d}-{month:02d}-{month_length(value.year, month) if end else 1:02d}"


def is_unit(expression: TimeExpression) -> bool:
    """A whole week or quarter: its grain tells how long it is, as with a month."""
    start = expression.start.date if expression.start is not None else None
    end = expression.end.date if expression.end is not None else None
    if expression.kind is not Kind.POINT or start is None or end is None:
        return False
    days = (end - start).days + 1
    return (expression.grain == "week" and days == 7) or (expression.grain == "quarter" and days <= 92)


def as_json(expression: TimeExpression) -> dict[str, Any]:
    """One expression; `end` is inclusive as in TimeExpression; after `text` only what says something."""
    said = {
        "start": written(expression.start),
        "end": None if is_unit(expression) else written(expression.end, end=True),
        "grain": expression.grain,
        "direction": expression.direction,
        "text": expression.text,
    }
    more: dict[str, Any] = {
        "kind": expression.kind.value,
        "begin": expression.begin,
        "stop": expression.stop,
        "weekday": expression.weekday,
        "recurrence": expression.recurrence,
        "exclusions": [str(day) for day in expression.exclusions],
        "minutes": expression.minutes,
        "part": expression.part,
        "group": expression.group,
        "confidence": expression.confidence,
    }
    return said | {key: value for key, value in more.items() if value not in (None, [])}
