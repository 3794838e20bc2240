"""The time expressions of a page: what its words say, and what its `time` elements and its habits add.

Sources: HTML Living Standard, `time`; Unicode CLDR, short dates (en-US writes the month first, en-GB the day).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from salony.extraction.document import Block, BlockKind, Document
from salony.extraction.moments_said import times_said
from salony.extraction.pages.numbered import numbered_days
from salony.extraction.pages.words import end_label, follows_stamp
from salony.language import Kind, TimeExpression, find_times
from salony.vocabulary import PartialDateTime

_FIGURES = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(?:\d{2}|\d{4})\b")
_MERIDIEM = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR_BELOW = re.compile(r",?\s*\n\s*(20[0-4]\d)[ \t]*(?=\n|$)")
_NUMBERED = re.compile(r"\d\s*[–—-]\s*(?=\d)")
_FEAST = re.compile(r"(.*\d\.?)\s+[–—-]\s+[A-ZĆŁŚŻŹ][^\W\d_]+\s[^\d]+")
_HOUR_OF_FEAST = re.compile(r"\d{1,2}[.:]\d\d(?=\s+[A-ZĆŁŚŻŹ][^\d]*$)")
_DAY_WORD = re.compile(r"\b(?:dzień|day|den|tag|день)\s+$", re.IGNORECASE)
_WORD = 8
_BEFORE = 32
_NUMBER, _LAST = 3, 31


def expressions(document: Document) -> list[TimeExpression]:
    """In the text's order, without reference: years that are not said stay open."""
    visible = document.text[: document.visible]
    found = times_said(document)
    if document.language == "en":
        signs = _signs_of_month_first(visible)
        found = [_turned(e, signs) for e in found] if signs else found
    found = [e for e in found if not follows_stamp(visible[max(0, e.begin - _BEFORE) : e.begin].rpartition("\n")[2])]
    found = [_without_feast(_without_number(e, visible, document.language)) for e in found]
    headings = frozenset(two.begin for one, two in pairwise(document.blocks) if _heads(one, two))
    found = [_with_year_below(e, visible, headings) for e in found]
    found = _with_boxes(document, found)
    found = _with_ends(document, found)
    numbered = numbered_days(document, found)
    taken = {place for e in numbered for place in range(e.begin, e.stop)}
    found = [e for e in found if e.begin not in taken and e.stop - 1 not in taken] if taken else found
    return sorted([*found, *numbered, *_elements(document, found)], key=lambda e: (e.begin, e.stop))


def _without_number(e: TimeExpression, text: str, language: str) -> TimeExpression:
    """The day that follows the number of a festival's day: "DZIEŃ 1 – 21 sierpnia" is no span of three weeks."""
    match = _NUMBERED.match(text, e.begin, e.stop)
    if match is None or not _DAY_WORD.search(text, max(0, e.begin - _WORD), e.begin):
        return e
    own = next(iter(find_times(text[match.end() : e.stop], reference=None, language=language)), None)
    return own._replace(begin=own.begin + match.end(), stop=own.stop + match.end()) if own else e


def _without_feast(e: TimeExpression) -> TimeExpression:
    """The day without the feast behind its dash, which is what is held: "24.01 – Dzień Babci i Dziadka"."""
    hour = _HOUR_OF_FEAST.match(e.text)
    if hour and e.start and e.start.day and e.start.hour is not None and e.end is None:
        # "15.00 Dzień Dziecka – piknik" below a day's heading: the hour and a name.
        clock = PartialDateTime(hour=e.start.hour, minute=e.start.minute)
        return e._replace(stop=e.begin + hour.end(), text=hour[0], start=clock, feast=False, weekday=None)
    match = _FEAST.fullmatch(e.text)
    if match is None or e.start is None or e.end is not None:
        return e
    return e._replace(stop=e.begin + match.end(1), text=match[1])


def _with_boxes(document: Document, found: list[TimeExpression]) -> list[TimeExpression]:
    """With the days of date boxes, whose number, month and year are lines of their own ("06", "wrzesień", "2025")."""
    months = {e.begin: e for e in found if e.start and e.start.month and e.start.day is None and e.start.hour is None}
    boxes: list[TimeExpression] = []
    for one, two in pairwise(document.blocks):
        month = months.get(two.begin)
        if month is None or month.start is None or one.stop - one.begin > _NUMBER or one.chrome or two.chrome:
            continue
        number = document.text[one.begin : one.stop].strip(" .,")
        if not number.isdecimal() or not 1 <= int(number) <= _LAST or document.text[month.stop : two.stop].strip(" .,"):
            continue
        try:
            start = PartialDateTime(year=month.start.year, month=month.start.month, day=int(number))
        except ValueError:
            continue
        text = document.text[one.begin : month.stop]
        box = month._replace(begin=one.begin, text=text, start=start, end=None, grain="day")
        boxes.append(_with_year_below(box, document.text, frozenset()))
    taken = [(box.begin, box.stop) for box in boxes]
    kept = [e for e in found if not any(begin <= e.begin < stop for begin, stop in taken)] if taken else found
    return sorted([*kept, *boxes], key=lambda e: (e.begin, e.stop))


def _with_ends(document: Document, found: list[TimeExpression]) -> list[TimeExpression]:
    """With the ends that a label or only the markup tells from starts joined to what stands before them."""
    marks = [span for block in document.blocks for span in block.ends if not block.chrome]
    joined: list[TimeExpression] = []
    for e in found:
        before = joined[-1] if joined else None
        if before is not None:
            label = end_label(document.text[max(before.stop, e.begin - _BEFORE) : e.begin])
            ends = label > 0 or any(begin <= e.begin and e.stop <= stop for begin, stop in marks)
            if ends and (whole := _ended(before, e, document.text, e.begin - label)) is not None:
                joined[-1] = whole
                continue
        joined.append(e)
    return joined


def _ended(first: TimeExpression, last: TimeExpression, text: str, place: int) -> TimeExpression | None:
    """Both as one span; None where they are no start and end, or words stand between the first and the place."""
    start, end = first.start, last.start
    if start is None or end is None or first.end is not None or Kind.RECURRING in (first.kind, last.kind):
        return None
    if any(letter.isalpha() for letter in text[first.stop : place]) or (end.day is None and end.hour is None):
        return None
    if end.day is None:
        end = replace(start, hour=end.hour, minute=end.minute)
    if (start.hour is None) != (end.hour is None) or str(end) <= str(start):
        return None
    return first._replace(kind=Kind.RANGE, end=end, stop=last.stop, text=text[first.begin : last.stop])


def _signs_of_month_first(text: str) -> str:
    """The signs in dates of figures that this page writes month first: none has a day first, and some could not.

    Twelve-hour clocks beside slashed dates tell as well.
    """
    pairs: dict[str, list[tuple[int, int]]] = {}
    for match in _FIGURES.finditer(text):
        pairs.setdefault(match[2], []).append((int(match[1]), int(match[3])))
    return "".join(
        sign
        for sign, dates in pairs.items()
        if all(first <= 12 for first, _ in dates)
        and (any(second > 12 for _, second in dates) or (sign == "/" and _MERIDIEM.search(text)))
    )


def _heads(before: Block, block: Block) -> bool:
    """Whether a block heads what follows it: a heading, a bold line, one that stands outside the list before it."""
    bold = len(block.strong) == 1 and block.strong[0] == (block.begin, block.stop)
    return block.kind is BlockKind.HEADING or bold or block.container < 0 <= before.container


def _with_year_below(e: TimeExpression, text: str, headings: frozenset[int]) -> TimeExpression:
    """A day whose year stands alone on the next line, as in date boxes ("Feb 13", "2019"); not below a list's last day,
    where the year heads the next list. headings: where the page's headings begin.
    """
    if e.start is None or e.start.day is None or e.start.year is not None:
        return e
    match = _YEAR_BELOW.match(text, e.stop)
    if match is None or match.start(1) in headings:
        return e
    try:
        start = replace(e.start, year=int(match[1]))
        end = replace(e.end, year=int(match[1])) if e.end and e.end.day and e.end.year is None else e.end
    except ValueError:
        return e
    stop = match.end(1)
    return e._replace(start=start, end=end, stop=stop, text=text[e.begin : stop], year_stated=True)


def _turned(e: TimeExpression, signs: str) -> TimeExpression:
    shown = {(int(match[1]), int(match[3])) for match in _FIGURES.finditer(e.text) if match[2] in signs}
    return e._replace(start=_month_first(e.start, shown), end=_month_first(e.end, shown)) if shown else e


def _month_first(value: PartialDateTime | None, shown: set[tuple[int, int]]) -> PartialDateTime | None:
    """The value with month and day changed about, where they stand day first for a pair that is shown."""
    if value is None or value.month is None or value.day is None or (value.day, value.month) not in shown:
        return value
    try:
        return replace(value, month=value.day, day=value.month)
    except ValueError:
        return value


def _elements(document: Document, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The days of `time` elements whose words do not say the day themselves ("28 Sunday")."""
    said = [(e.begin, e.stop) for e in found if any(v is not None and v.day is not None for v in (e.start, e.end))]
    added = []
    for block in document.blocks:
        for begin, stop, value in block.times:
            day = None if any(b < stop and begin < s for b, s in said) else _day(value)
            if day is not None and not block.chrome:
                text = document.text[begin:stop]
                added.append(TimeExpression(begin=begin, stop=stop, text=text, start=day, year_stated=True))
    return added


def years_of_elements(document: Document) -> dict[int, list[tuple[int, PartialDateTime]]]:
    """The days of `time` elements by the place where their words begin, with where they stop."""
    days: dict[int, list[tuple[int, PartialDateTime]]] = {}
    for block in document.blocks:
        for begin, stop, value in block.times:
            day = _day(value)
            if day is not None:
                days.setdefault(begin, []).append((stop, day))
    return days


def _day(value: str) -> PartialDateTime | None:
    match = _ISO_DAY.match(value.strip())
    try:
        return PartialDateTime(year=int(match[1]), month=int(match[2]), day=int(match[3])) if match else None
    except ValueError:
        return None
