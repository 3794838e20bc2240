"""Dates of sample documents, filled in relative to today, so that a sample city is never empty.

    [[ day 4 ]]
    Koncert w {{ weekday-acc }}, {{ date }}, godz. 18.00 (próba {{ -1 date }})
    [[ end ]]

Sample programmes repeat every five weeks. `[[ day N ]]` opens a piece that belongs to day N (0 to 34, 0 is a Monday)
of that round; it is written out for every round in which its day lies within the document's window, and neighbouring
pieces come in the order of their days. `[[ day N to M ]]` lasts until day M and is written while any of it lies in the
window. Inside, `{{ form }}` is the piece's day, `{{ +2 form }}` two days later; outside, it is the Monday of the
present week.
`{{ monday form }}` is that Monday everywhere; `{{ today form }}` and `{{ next saturday form }}` count from today.
What would fall on one of the days on which houses are closed (`data/dates.toml`) is left out.
A round's days never move: what was rendered on one day is rendered alike on the next, so a calendar that reads the
samples daily does not double its events.

Nothing but these marks is understood: no expressions, no files, no attributes.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

ROUND = 35
_FIRST = dt.date(2025, 1, 27)
_TAG = re.compile(r"[ \t]*\[\[\s*(.*?)\s*\]\][ \t]*\n?")
_VALUE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_DAY = re.compile(r"day (\d+)(?: to (\d+))?")
_CONTENT = re.compile(
    r"(?:(?P<shift>[+-]\d+) |(?P<fixed>today|monday) |next (?P<weekday>[a-z]+) )?(?P<form>[a-z0-9-]+)"
)
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class TemplateError(ValueError):
    """A mark that is not understood. line: from 1; mark: its text."""

    def __init__(self, line: int, mark: str) -> None:
        super().__init__(f"line {line}: {mark}")
        self.line = line
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a document speaks of: first included, stop not."""

    first: dt.date
    stop: dt.date


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a template. begins, ends: days of the round; None for what stands outside of the days."""

    text: str
    line: int
    begins: int | None = None
    ends: int = 0


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def is_closed(day: dt.date) -> bool:
    """Whether it is one of the days of the year on which no house of culture opens."""
    return f"{day:%m-%d}" in _dates()["closed"]


def render(template: str, *, today: dt.date, window: Window) -> str:
    """The template with its days written out and its dates filled in. Raises TemplateError."""
    parts: list[str] = []
    run: list[_Piece] = []
    for piece in [*_pieces(template), _Piece("", 0)]:
        if piece.begins is not None:
            run.append(piece)
            continue
        if run and (piece.text.strip() or not piece.line):
            parts += _written(run, today, window)
            run = []
        parts.append(_filled(piece, monday_of(today), today))
    return "".join(parts)


def _pieces(template: str) -> list[_Piece]:
    pieces, position, opened = [], 0, None
    for tag in _TAG.finditer(template):
        line = template.count("\n", 0, tag.start()) + 1
        if tag[1] == "end" and opened is not None:
            begins, ends, start = opened
            pieces.append(_Piece(template[start : tag.start()], _line(template, start), begins, ends))
            opened = None
        elif (match := _DAY.fullmatch(tag[1])) and opened is None:
            pieces.append(_Piece(template[position : tag.start()], _line(template, position)))
            begins = int(match[1])
            ends = int(match[2] or begins)
            if not 0 <= begins < ROUND or not begins <= ends < begins + ROUND:
                raise TemplateError(line, tag[1])
            opened = (begins, ends, tag.end())
        else:
            raise TemplateError(line, tag[1])
        position = tag.end()
    if opened is not None:
        raise TemplateError(_line(template, opened[2]), "[[ end ]]")
    pieces.append(_Piece(template[position:], _line(template, position)))
    return pieces


def _line(template: str, position: int) -> int:
    return template.count("\n", 0, position) + 1


def _written(run: list[_Piece], today: dt.date, window: Window) -> list[str]:
    """The pieces of one run for every round that touches the window, in the order of their days."""
    number = (window.first - _FIRST).days // ROUND
    rows: list[tuple[dt.date, int, str]] = []
    for turn in range(number - 1, (window.stop - _FIRST).days // ROUND + 1):
        opening = _FIRST + dt.timedelta(days=turn * ROUND)
        for position, piece in enumerate(run):
            first = opening + dt.timedelta(days=piece.begins or 0)
            last = opening + dt.timedelta(days=piece.ends)
            if first < window.stop and last >= window.first and (first != last or not is_closed(first)):
                rows.append((first, position, _filled(piece, first, today)))
    return [text for _, _, text in sorted(rows)]


def _filled(piece: _Piece, day: dt.date, today: dt.date) -> str:
    def fill(match: re.Match[str]) -> str:
        content = _CONTENT.fullmatch(match[1])
        form = _forms().get(content["form"]) if content else None
        if content is None or form is None:
            raise TemplateError(piece.line + piece.text.count("\n", 0, match.start()), match[0])
        if content["weekday"] and content["weekday"] not in _ENGLISH_DAYS:
            raise TemplateError(piece.line + piece.text.count("\n", 0, match.start()), match[0])
        return form(_meant(content, day, today))

    return _VALUE.sub(fill, piece.text)


def _meant(content: re.Match[str], day: dt.date, today: dt.date) -> dt.date:
    if content["fixed"]:
        return today if content["fixed"] == "today" else monday_of(today)
    if content["weekday"]:
        return today + dt.timedelta(days=(_ENGLISH_DAYS.index(content["weekday"]) - today.weekday() - 1) % 7 + 1)
    return day + dt.timedelta(days=int(content["shift"] or 0))


@cache
def _dates() -> dict[str, Any]:
    return tomllib.loads(files("salony.sources").joinpath("data/dates.toml").read_text("utf-8"))


@cache
def _forms() -> dict[str, Callable[[dt.date], str]]:
    """Name of a form → how a day is written in it. Polish words are data, `data/dates.toml`."""
    words = _dates()["pl"]
    days, accusative = words["weekdays"], words["weekdays_accusative"]
    months, genitive, locative = words["months"], words["months_genitive"], words["months_locative"]
    return {
        "iso": lambda d: d.isoformat(),
        "ics": lambda d: f"{d:%Y%m%d}",
        "rfc822": lambda d: (
            f"{_ENGLISH_DAYS[d.weekday()][:3].title()}, {d.day:02d} {_ENGLISH_MONTHS[d.month - 1]} {d.year}"
        ),
        "dots": lambda d: f"{d:%d.%m.%Y}",
        "dots-short": lambda d: f"{d:%d.%m}",
        "day": lambda d: str(d.day),
        "date": lambda d: f"{d.day} {genitive[d.month - 1]}",
        "date-year": lambda d: f"{d.day} {genitive[d.month - 1]} {d.year}",
        "long": lambda d: f"{days[d.weekday()]}, {d.day} {genitive[d.month - 1]}",
        "full": lambda d: f"{days[d.weekday()]}, {d.day} {genitive[d.month - 1]} {d.year}",
        "weekday": lambda d: str(days[d.weekday()]),
        "weekday-acc": lambda d: str(accusative[d.weekday()]),
        "month": lambda d: str(months[d.month - 1]),
        "month-gen": lambda d: str(genitive[d.month - 1]),
        "month-loc": lambda d: str(locative[d.month - 1]),
        "year": lambda d: str(d.year),
    }
