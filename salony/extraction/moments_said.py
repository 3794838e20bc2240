"""The time expressions of a document, found once for all who read it.

A page is read by its tables and cards and then by its prose; both ask for its times. What no reader looks at (menus,
footers) is not searched, and each paragraph is searched once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from salony.extraction.document import BlockKind, Document
from salony.language.times import TimeExpression, counts_on, find_times

_DIGIT = re.compile(r"\d")
# A line below a link, or text beside it, that begins with an hour.
_HOUR_BELOW = re.compile(r"[ \n]\d")
_SAID = re.compile(r"\S")
_APART = "\n\n"
_CELLS = " | "
# As long as what parts two cells, and no time expression reaches over it.
_PARTED = "\n.\n"
_ROWS = ";"
# Longer paragraphs are no prose; only the last ones are kept.
_KEPT = 20_000
# Of a longer line no more is read: nobody writes such a one, and a machine's may have thousands of hours. A line of a
# megabyte in which nothing repeats is read in less than two seconds so.
LONGEST_LINE = 40_000


def times_said(document: Document) -> list[TimeExpression]:
    """Every time expression of the visible text as the words alone say it, without a reference, in order of position.

    None reaches over the cells of a table, or from one link into the next; those of menus and footers are left out.
    """
    return times_and_adjectives(document)[0]


def times_and_adjectives(document: Document) -> tuple[list[TimeExpression], list[TimeExpression]]:
    """The same, and apart from them the weekdays that only an adjective says ("sobotni koncert")."""
    every = _every(document)
    return [e for e in every if not e.attributive], [e for e in every if e.attributive]


def _every(document: Document) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    groups = 0
    text = _shown(document)
    for begin, stop in _passages(text, document.language):
        paragraph = text[begin:stop]
        known = _found if stop - begin <= _KEPT else _found_at_length
        found.extend(_moved(e, begin, groups) for e in known(paragraph, document.language))
        groups = found[-1].group + 1 if found else 0
    return found


def _moved(e: TimeExpression, by: int, groups: int) -> TimeExpression:
    """The expression `by` characters further on."""
    return e._replace(begin=e.begin + by, stop=e.stop + by, group=e.group + groups) if by or groups else e


@lru_cache(maxsize=2048)
def _found(paragraph: str, language: str) -> tuple[TimeExpression, ...]:
    return tuple(find_times(paragraph, reference=None, language=language))


@lru_cache(maxsize=4)
def _found_at_length(paragraph: str, language: str) -> tuple[TimeExpression, ...]:
    return tuple(find_times(paragraph, reference=None, language=language))


def _passages(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Paragraphs; what counts on from the day of the one before ("tego samego dnia") is one passage with it."""
    held: tuple[int, int] | None = None
    for begin, stop in _paragraphs(text):
        if held is not None and stop - held[0] <= _KEPT and counts_on(text[begin:stop], language=language):
            held = held[0], stop
            continue
        if held is not None:
            yield held
        held = begin, stop
    if held is not None:
        yield held


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Pieces between empty lines: no time expression reaches over one."""
    first = _SAID.search(text)
    while first is not None:
        begin = first.start()
        stop = text.find(_APART, begin)
        stop = stop if stop >= 0 else len(text)
        yield begin, stop
        first = _SAID.search(text, stop)


def _shown(document: Document) -> str:
    """The visible text, as long as before: menus and footers blanked, cells, rows and dated links parted by marks."""
    visible = _with_short_lines(document.text[: document.visible])
    marks = _marks(document, visible)
    pieces: list[str] = []
    place = 0
    for block in document.blocks:
        if block.chrome and place <= block.begin and block.stop <= len(visible):
            pieces += (visible[place : block.begin], "\n" * (block.stop - block.begin))
            place = block.stop
    text = "".join([*pieces, visible[place:]]) if pieces else visible
    rows = _ROWS.join(text[a + 1 : b] for a, b in pairwise([-1, *marks, len(text)])) if marks else text
    return rows.replace(_CELLS, _PARTED)


def _with_short_lines(text: str) -> str:
    """The text, as long as before, with blank lines in place of what no line has room for."""
    lines = text.split("\n")
    if max(map(len, lines)) <= LONGEST_LINE:
        return text
    return "\n".join(line if len(line) <= LONGEST_LINE else _shortened(line) for line in lines)


def _shortened(line: str) -> str:
    cut = line.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
    cut = cut if cut >= 0 else LONGEST_LINE
    return line[:cut] + "\n" * (len(line) - cut)


def _marks(document: Document, visible: str) -> list[int]:
    """Where rows of one table, repeated containers, links that hold numbers, and names from their hours part."""
    links = [
        two[0] - 1
        for block in document.blocks
        if len(block.links) > 1 and block.stop <= len(visible)
        for one, two in pairwise(block.links)
        if two[0] - one[1] == 1 and visible[two[0] - 1] == " " and _DIGIT.search(visible, *one[:2])
    ]
    names = [
        stop
        for block in document.blocks
        if block.stop <= len(visible)
        for begin, stop, _ in block.links
        if _HOUR_BELOW.match(visible, stop) and " " in visible[begin:stop] and not _DIGIT.search(visible, begin, stop)
    ]
    ends = [
        two.begin - 1
        for one, two in pairwise(document.blocks)
        if two.begin - one.stop == 1
        and (
            one.kind is two.kind is BlockKind.ROW
            or (one.container != two.container and min(one.container, two.container) >= 0)
        )
    ]
    return sorted({*ends, *links, *names})
