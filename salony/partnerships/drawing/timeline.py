"""The years of a partnership on one line: what was signed, when it lived, where nothing is known of it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salony.partnerships.drawing.svg import element, label, picture

_WIDTH, _LEFT, _RIGHT, _LINE = 720.0, 24.0, 24.0, 64.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line. kind: "paper" for what was signed, "trace" for a sign of life, "ahead" for what comes."""

    day: dt.date
    kind: str
    words: str


def draw_timeline(marks: Sequence[Mark], today: dt.date) -> str:
    """From the first mark to the last or today, whichever is later; empty text where there is no mark."""
    if not marks:
        return ""
    first = min(mark.day for mark in marks).replace(month=1, day=1)
    last = max(today, *(mark.day for mark in marks)) + dt.timedelta(days=120)
    span = max((last - first).days, 1)

    def x(day: dt.date) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (day - first).days / span

    parts = [element("path", d=f"M{_LEFT} {_LINE}H{_WIDTH - _RIGHT}", class_="axis")]
    parts += _years(first.year, last.year, x)
    lived = [mark.day for mark in marks if mark.kind != "ahead" and mark.day <= today]
    if lived:
        parts.append(element("path", d=f"M{x(min(lived)):.1f} {_LINE}H{x(max(lived)):.1f}", class_="lived"))
        if (today - max(lived)).days > 60:
            parts.append(element("path", d=f"M{x(max(lived)):.1f} {_LINE}H{x(today):.1f}", class_="silent"))
    parts.append(element("path", d=f"M{x(today):.1f} {_LINE - 22}V{_LINE + 22}", class_="today"))
    for mark in sorted(marks, key=lambda mark: mark.kind == "paper"):
        shape = {"paper": "M-8 -8H8V8H-8Z", "ahead": "M0 -10L10 0L0 10L-10 0Z"}.get(mark.kind)
        place = f"translate({x(mark.day):.1f} {_LINE})"
        if shape:
            parts.append(element("path", d=shape, transform=place, class_=mark.kind))
        else:
            parts.append(element("circle", r=6, transform=place, class_=mark.kind))
    return picture(_WIDTH, 110, parts, "partners-line")


def _years(first: int, last: int, x: Callable[[dt.date], float]) -> list[str]:
    """Ticks with numbers, as many as there is room for."""
    step = next((one for one in (1, 2, 5, 10, 20) if (last - first) / one <= 9), 50)
    parts = []
    for year in range(first - first % step + (step if first % step else 0), last + 1, step):
        place = x(dt.date(year, 1, 1))
        parts.append(element("path", d=f"M{place:.1f} {_LINE - 5}V{_LINE + 5}", class_="tick"))
        parts.append(label([str(year)], place, _LINE + 40, 0, text_anchor="middle", class_="year"))
    return parts
