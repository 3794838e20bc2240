"""A page's own regularity: elements of one path that each hold a date and say something of their own."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from salony.extraction.document import Block, BlockKind
from salony.extraction.documents.markup import holds_name
from salony.extraction.documents.page import Page

_DATA = tomllib.loads(files("salony.extraction.documents").joinpath("data/dates.toml").read_text("utf-8"))
_MONTHS = "|".join(_DATA["months"])
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATED = re.compile(
    # No hour is a day: "10.00", "19.30".
    rf"(?<!nr )\b{_DAY}[./-]{_MONTH}(?:[./-]\d{{2,4}})?\b|\b{_MONTH}(?:/{_DAY}\b|[.-]{_DAY}[.-]\d{{2,4}}\b)"
    r"|\b(?:19|20)\d\d-\d\d(?!\d)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\.?\W{{1,3}}(?:{_MONTHS})"
    rf"|\b(?:{_MONTHS})\w*\.?\W{{1,2}}\d{{1,2}}\b"
    rf"|^ *\d{{1,2}}\.?[ ,]{{0,2}}(?:{'|'.join(_DATA['days'])})\w*\.?(?:[ ,|·]*(?:godz\.? ?)?\d{{1,2}}[:.]\d\d)? *$"
    # A line that is a weekly rule: "wtorki, godz. 10.30", "Mondays at 7:00 pm".
    rf"|^\W*(?:{'|'.join(_DATA['days'])})\w*\W[^\n\d]{{0,20}}\d{{1,2}}[:.][0-5]\d\b",
    re.IGNORECASE | re.MULTILINE,
)
_DIGIT = re.compile(r"\d")
_DAY_NUMBER = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.?")
_NAME_OF_DAY = re.compile(rf"(?:{_MONTHS}|{'|'.join(_DATA['days'])})\w*\.?(?:\s+(?:19|20)\d\d)?", re.IGNORECASE)
_NUMBER, _WORD = 3, 20
_CELL_DAY = re.compile(r"\d{1,2}\b\W{0,2}[^\W\d_]*\W?")
_TEMPORAL = re.compile("|".join([_MONTHS, *_DATA["days"], *_DATA["fillers"]]), re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Elements that are lines of a text rather than records of a list.
_LINES = frozenset(
    {"p", "td", "th", "span", "b", "strong", "em", "i", "font", "time", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_ITEM = "li"
_OWN_LETTERS = 6
# So few may a name have that is marked as one: "Bal", "Jazz".
_OF_NAME = 3
_WEEK = 7
_READ = 400
# A block that says no day in so many characters is no entry of a list.
_LONGEST = 20_000


def names_a_day(label: str) -> bool:
    """Whether a short text says a day, a weekday or a month, and no more than that beside figures."""
    words = _LETTERS.findall(label)
    return bool(_DIGIT.search(label) or words) and all(_TEMPORAL.match(word) for word in words if len(word) > 1)


def with_containers(page: Page) -> tuple[Block, ...]:
    """The page's blocks, each with the number of the repeated container it stands in, from 0 in the page's order."""
    dated = [not block.chrome and (bool(block.times) or _looks_dated(page.text, block)) for block in page.blocks]
    for index in _boxes(page):
        dated[index] = True
    if sum(dated) < 2:
        return tuple(page.blocks)
    spans = _records(page, dated)
    blocks = list(page.blocks)
    for number, (first, last) in enumerate(sorted(spans)):
        for index in range(first, last):
            blocks[index] = blocks[index]._replace(container=number)
    return tuple(blocks)


def _boxes(page: Page) -> Iterator[int]:
    """Numbers of days whose weekday or month is a line of its own below: "24", "sobota"."""
    for index, (one, two) in enumerate(pairwise(page.blocks)):
        if one.chrome or one.stop - one.begin > _NUMBER or two.stop - two.begin > _WORD:
            continue
        number = _DAY_NUMBER.fullmatch(page.text, one.begin, one.stop)
        if number and _NAME_OF_DAY.fullmatch(page.text, two.begin, two.stop):
            yield index


def _looks_dated(text: str, block: Block) -> bool:
    stop = min(block.stop, block.begin + _LONGEST)
    return _DIGIT.search(text, block.begin, stop) is not None and _DATED.search(text, block.begin, stop) is not None


def _records(page: Page, dated: Sequence[bool]) -> list[tuple[int, int]]:
    before = list(accumulate(dated, initial=0))
    taken = [False] * len(page.blocks)
    headline = _headline(page.blocks)
    spans: list[tuple[int, int]] = []
    for members in _groups(page, before):
        free = [span for span in members if not any(taken[span[0] : span[1]])]
        if any(headline in range(*span) for span in free):
            continue
        telling = [span for span in free if _says_something(page, span)]
        with_date = [span for span in telling if before[span[1]] > before[span[0]]]
        # In a calendar every cell begins with its day, and most say no more.
        calendar = len(free) >= _WEEK and all(_begins_with_number(page, first) for first, _ in free)
        if len(with_date) < 2 or (len(with_date) * 5 < len(free) * 2 and not calendar):
            continue
        for first, last in free:
            taken[first:last] = [True] * (last - first)
        spans.extend(free)
    return spans


def _begins_with_number(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return _CELL_DAY.fullmatch(page.text, block.begin, block.stop) is not None


def _headline(blocks: Sequence[Block]) -> int:
    """The page's only first-level heading: whatever holds it is no record of a list; -1 where there is none."""
    found = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 1]
    return found[0] if len(found) == 1 else -1


def _groups(page: Page, before: Sequence[int]) -> list[list[tuple[int, int]]]:
    """Elements of one path as block spans; those with most dated members first, of equal ones the outermost."""
    elements = page.elements
    headings = list(accumulate((block.kind is BlockKind.HEADING for block in page.blocks), initial=0))
    paths: dict[tuple[int, str], int] = {}
    own: list[int] = []
    depth: list[int] = []
    groups: dict[int, list[tuple[int, int]]] = {}
    for number, name in enumerate(elements.label):
        if elements.first[number] >= elements.last[number]:
            # Without blocks, and so is whatever stands inside.
            own.append(-1)
            continue
        parent = elements.parent[number]
        tag = name.partition(".")[0]
        # The items of one list are alike, whatever category their classes name.
        path = paths.setdefault((own[parent] if parent >= 0 else -1, _ITEM if tag == _ITEM else name), len(paths))
        own.append(path)
        if len(depth) <= path:
            depth.append((depth[own[parent]] if parent >= 0 else 0) + 1)
        first, last = elements.first[number], elements.last[number]
        # A row of more than a line is one of layout, unless it has a heading of its own.
        whole = tag != "tr" or last == first + 1 or headings[last] > headings[first]
        if tag not in _LINES and whole:
            group = groups.setdefault(path, [])
            if not group or group[-1][1] <= first:
                group.append((first, last))
    counted = [
        (sum(before[last] > before[first] for first, last in members), -depth[path], members)
        for path, members in groups.items()
        if len(members) > 1
    ]
    return [members for count, _, members in sorted(counted, key=lambda row: (-row[0], -row[1])) if count > 1]


def _says_something(page: Page, span: tuple[int, int]) -> bool:
    """Whether a member has words besides its dates and hours."""
    letters = 0
    begin = page.blocks[span[0]].begin
    for match in _LETTERS.finditer(page.text, begin, min(page.blocks[span[1] - 1].stop, begin + _READ)):
        letters += _own_letters(match[0])
        if letters >= _OWN_LETTERS:
            return True
    return letters >= _OF_NAME and any(_marks_name(page, block) for block in page.blocks[span[0] : span[1]])


def _marks_name(page: Page, block: Block) -> bool:
    """Whether a block has words that a heading, its class, a link or bold type set apart as a name."""
    marked = [(begin, stop) for begin, stop, _ in block.links] + list(block.strong)
    if block.kind is BlockKind.HEADING or holds_name(block.signature.rpartition(">")[2]):
        marked.append((block.begin, block.stop))
    return any(_names(page.text[begin : min(stop, begin + _READ)]) for begin, stop in marked)


def _names(text: str) -> bool:
    """Whether a passage has a word of three letters and more that is none of time."""
    return any(len(word) >= _OF_NAME and not _TEMPORAL.match(word) for word in _LETTERS.findall(text))


@lru_cache(maxsize=8192)
def _own_letters(word: str) -> int:
    """How many letters of a word are none of a month's, a weekday's or a filler's."""
    return len(_TEMPORAL.sub("", word))
