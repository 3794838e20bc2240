"""Days said by their number and weekday alone under a month's heading: "MARZEC 2026", then "12 czw"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files

from salony.extraction.document import Block, BlockKind, Document
from salony.language import TimeExpression, find_times
from salony.vocabulary import PartialDateTime

_NAMES: dict[str, list[str]] = tomllib.loads(
    files("salony.extraction.pages").joinpath("data/words.toml").read_text("utf-8")
)["weekdays"]
_WEEKDAYS = {word: number for number, words in enumerate(_NAMES.values()) for word in words}
_NUMBERED = re.compile(
    r"^[ \t]*(\d{1,2})\.?[ ,]{0,2}\n?(" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")\b\.?",
    re.IGNORECASE | re.MULTILINE,
)
_SHORT = 40


def numbered_days(document: Document, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """found: the page's other time expressions, in order. The weekday only checks the day."""
    text = document.text[: document.visible]
    # In English the "nd" of "2nd Annual Fair" is no Sunday.
    english = document.language == "en"
    matches = [match for match in _NUMBERED.finditer(text) if not (english and match[2].lower() == "nd")]
    if not matches:
        return []
    months = list(_months(document, found))
    days = []
    for match in matches:
        above = next((month for place, month in reversed(months) if place < match.start()), None)
        day = _day(above, int(match[1]), _WEEKDAYS[match[2].lower()]) if above else None
        if day is not None:
            clock = next((e for e in found if match.start() < e.begin < match.end() < e.stop and _tells_hour(e)), None)
            stop = clock.stop if clock else match.end()
            days.append(
                TimeExpression(
                    begin=match.start(1),
                    stop=stop,
                    text=text[match.start(1) : stop],
                    start=_at(day, clock.start) if clock else day,
                    end=_at(day, clock.end) if clock and clock.end else None,
                    weekday=_WEEKDAYS[match[2].lower()],
                    year_stated=day.year is not None,
                )
            )
    return days


def _tells_hour(e: TimeExpression) -> bool:
    """Whether a weekday has its hour beside it: "piątek 19:00" after the day's number."""
    return e.weekday is not None and e.start is not None and e.start.hour is not None


def _at(day: PartialDateTime, clock: PartialDateTime | None) -> PartialDateTime:
    return replace(day, hour=clock.hour, minute=clock.minute) if clock and clock.hour is not None else day


def _months(document: Document, found: Sequence[TimeExpression]) -> Iterator[tuple[int, PartialDateTime]]:
    """Months that headings and short lines name, by place; first the one that the page's title names."""
    for e in find_times(document.title or "", reference=None, language=document.language):
        if e.start and e.start.month and e.start.day is None:
            yield -1, e.start
    named = [e for e in found if e.start and e.start.month and e.start.day is None]
    blocks = iter(document.blocks)
    block = next(blocks, None)
    said: dict[int, list[TimeExpression]] = {}
    for e in named:
        while block is not None and block.stop <= e.begin:
            block = next(blocks, None)
        if block is not None and _heads(block):
            said.setdefault(block.begin, []).append(e)
    for months in said.values():
        # "« wrzesień | październik 2026 | listopad »": of a month and its neighbours the one that says its year.
        chosen = [e for e in months if e.year_stated] if len(months) > 1 else months
        yield from ((e.begin, e.start) for e in chosen or months if e.start is not None)


def _heads(block: Block) -> bool:
    heading = block.kind is BlockKind.HEADING or ">caption" in block.signature
    return not block.chrome and (heading or block.stop - block.begin <= _SHORT)


def _day(month: PartialDateTime, number: int, weekday: int) -> PartialDateTime | None:
    try:
        day = PartialDateTime(year=month.year, month=month.month, day=number)
        fits = day.date is None or date.weekday(day.date) == weekday
    except ValueError:
        return None
    return day if fits else None
