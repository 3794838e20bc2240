"""Where a programme's items are held: the place that heads a day or a part of it, and what stands below an item."""

import re

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import titles
from salony.extraction.announcements.lexicon import first_class
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.page import Page
from salony.extraction.announcements.titles import Title
from salony.language.institutions import find_institutions

# A place's line is no longer; so many lines below it its items may stand.
_LONGEST = 90
_REACH = 40
# So many points stand below "wystąpią:" at most.
_POINTS = 20
_SENTENCE = re.compile(r"[!?]|\.\s+[A-ZĄĆĘŁŃÓŚŹŻ]\w+\s\w")
_HOUSES = frozenset({"cinema", "theatre", "gallery", "library", "museum"})


def stage_above(page: Page, day: Line | None, heading: Line | None, row: Line) -> tuple[int, int] | None:
    """Where the place is said that the row is held at, as a range of the document; None where no heading says one.

    day: the heading of the row's day; heading: the last heading. A place that heads a part of one day is not the next
    day's; what stands right above a day's heading is that day's.
    """
    since = -2 if day is None else day.index - 1
    if heading is not None and since <= heading.index < row.index <= heading.index + _REACH:
        if _is_stage(page, heading):
            return heading.body, heading.stop
        if day is not None and heading.index > day.index:
            return None
    return _beside_day(page, day) if day is not None and day.index < row.index else None


def is_of_another_day(heading: Line | None, day: Line | None) -> bool:
    """A place that headed a part of the day before."""
    if heading is None or day is None or heading.index >= day.index - 1:
        return False
    return titles.is_place(heading.content)


def _is_stage(page: Page, row: Line) -> bool:
    """ "Scena letnia, Park Miejski" above its items, and not below one of those that each have their place below."""
    return (
        len(row.text) <= _LONGEST
        and row.text[0] != "("
        and not _SENTENCE.search(row.content)
        and not page.within(row.begin, row.stop)
        and titles.is_place(row.content)
        and not any(word[0].islower() and titles.may_be_finite(word) for word in row.content.rstrip(".:!?").split())
        and "structure" not in first_class(row.content)
        and not _is_below_item(page, row)
    )


def _is_below_item(page: Page, row: Line) -> bool:
    """Items and their places take turns."""
    before = page.rows[row.index - 1] if row.index else None
    if before is None or row.gap or not any(map(timing.has_clock, page.within(before.begin, before.stop))):
        return False
    after = page.rows[row.index + 2] if row.index + 2 < len(page.rows) else None
    earlier = page.rows[row.index - 2] if row.index > 1 else None
    return any(
        other is not None and not page.within(other.begin, other.stop) and titles.is_place(other.content)
        for other in (after, earlier)
    )


def _beside_day(page: Page, row: Line) -> tuple[int, int] | None:
    """The place of "Piątek, 6 czerwca, Stadion Miejski": all that the line says beside its day."""
    inside = page.within(row.begin, row.stop)
    if any(map(timing.has_clock, inside)) or len(row.text) > _LONGEST:
        return None
    rest = titles.holed(page.text, row.body, row.stop, [(e.begin, e.stop) for e in inside])
    left, right = titles.trimmed(rest)
    if left >= right or titles.HOLE in rest[left:right] or not titles.is_place(rest[left:right]):
        return None
    return row.body + left, row.body + right


def points_below(page: Page, row: Line) -> int:
    """Where the points without times end that stand below "wystąpią:"; the line's own end where none do."""
    stop = row.stop
    for point in page.rows[row.index + 1 : row.index + 1 + _POINTS] if row.text.endswith(":") else ():
        if not point.bullet or row.bullet or page.within(point.begin, point.stop):
            break
        stop = point.stop
    return stop


def told_below(page: Page, row: Line) -> int:
    """Where an item ends whose line goes on below: "(hala sportowa)", words in lower case, its place in turn."""
    below = page.rows[row.index + 1] if row.index + 1 < len(page.rows) else None
    if below is None or below.gap or below.bullet or below.level or page.within(below.begin, below.stop):
        return row.stop
    goes_on = below.text[0] == "(" or below.text[0].islower()
    return below.stop if goes_on or (titles.is_place(below.content) and _is_below_item(page, below)) else row.stop


def place_beside(piece: str, begin: int, title: Title) -> tuple[int, int] | None:
    """The part of an item that is but a place, beside the part that names it: "– 11:00 – skwer – Aleja Inicjatyw".

    piece: the item with times as holes; begin: where it stands.
    """
    for left, right in titles.parts(piece):
        first, last = titles.trimmed(piece, left, right)
        if first >= last or (begin + first < title.stop and title.begin < begin + last):
            continue
        part = piece[first:last]
        # "kino – „Lipa”": one word for a house says what kind of thing it is.
        house = part.isalpha() and any(item.kind.slug in _HOUSES for item in find_institutions(part))
        if titles.HOLE not in part and titles.is_place(part) and not house:
            return begin + first, begin + last
    return None
