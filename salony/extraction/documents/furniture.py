"""What is no content though its markup does not say so: archives, recent posts, empty month grids, "Dziś jest"."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from salony.extraction.document import Block, BlockKind
from salony.extraction.documents.menus import DAY_AND_HOUR, DAY_AND_MONTH
from salony.extraction.documents.page import Page

_DATA = tomllib.loads(files("salony.extraction.documents").joinpath("data/furniture.toml").read_text("utf-8"))
_WHOLE = frozenset(name for name in _DATA["headings"] if not name.endswith("*"))
_BEGINNINGS = tuple(name.rstrip("*") for name in _DATA["headings"] if name.endswith("*"))
_LINES = tuple(_DATA["lines"])
_DAYS = frozenset(_DATA["days"])
_PAGES_OF_SITES = frozenset(_DATA["pages"])
_NUMBER = re.compile(r"\d{1,2}")
# A day with its weekday above the headline is that of the visit.
_TODAY = re.compile(
    r"[^\W\d_]+,? \d{1,2}(?:\.\d{1,2}\.| [^\W\d_]+ )\d{4}(?: ?r\.?)?(?: \d\d:\d\d)?"
    r"(?:\s*[·•|,]\s*(?:imieniny|-?\d+ ?°).*)?"
)
_OTHER = re.compile(r"(?!(?:" + "|".join(_DATA["papers"]) + r")\b)\b[^\W\d_]{3,}", re.IGNORECASE)
_LISTED = 3
_LINE = 300
_SECTION = 40
_HEADING = 60
_CARD = 6


def without_furniture(page: Page) -> None:
    """Flag such blocks of the page as chrome, in place."""
    for index in _listed_days(page) or _listed_hours(page):
        page.blocks[index] = page.blocks[index]._replace(chrome=False)
    marked = set(_lines(page)) | set(_sections(page)) | set(_grids(page)) | set(_menus(page))
    marked |= set(_bereft(page, marked))
    for index in marked:
        if not page.blocks[index].chrome:
            page.blocks[index] = page.blocks[index]._replace(chrome=True)


def _listed_days(page: Page) -> list[int]:
    """Lines of drop-down lists and sidebars that say days and papers of meetings alone: they are content."""
    found: dict[str, list[int]] = {}
    for index, block in enumerate(page.blocks):
        if not block.chrome or not block.links:
            continue
        said = page.text[block.begin : block.stop]
        days = len(DAY_AND_MONTH.findall(said)) if _NUMBER.search(said) else 0
        if days and not _OTHER.search(DAY_AND_MONTH.sub(" ", said)):
            found.setdefault(block.signature, []).extend([index] * days)
    return sorted({index for indices in found.values() if len(indices) >= _LISTED for index in indices})


def _listed_hours(page: Page) -> list[int]:
    """Lines of a menu that say days with their hours, on a page whose content says none: no site is walked by hours."""
    found: dict[str, list[int]] = {}
    for index, block in enumerate(page.blocks):
        if _NUMBER.search(page.text, block.begin, block.stop) is None:
            continue
        if DAY_AND_HOUR.search(page.text, block.begin, block.stop):
            if not block.chrome:
                return []
            if block.links:
                found.setdefault(block.signature, []).append(index)
    return sorted({index for indices in found.values() if len(indices) >= _LISTED for index in indices})


def _bereft(page: Page, marked: set[int]) -> Iterator[int]:
    """Headings, other than the page's, whose content has gone."""
    for index, block in enumerate(page.blocks[:-1]):
        following = page.blocks[index + 1]
        heads = block.kind is BlockKind.HEADING and block.level > 2
        if heads and (index + 1 in marked or following.chrome) and not _ends_a_card(page, index):
            yield index


def _ends_a_card(page: Page, index: int) -> bool:
    """Whether the heading is the last line of a small element that begins above it: a day, then the name."""
    elements, number = page.elements, page.owners[index]
    while number >= 0:
        first, last = elements.first[number], elements.last[number]
        if last > index + 1 or index - first > _CARD:
            return False
        if first < index:
            return not page.blocks[index - 1].chrome
        number = elements.parent[number]
    return False


def _said(page: Page, block: Block) -> str:
    return page.text[block.begin : block.stop].strip(" :\n").lower()


def _menus(page: Page) -> Iterator[int]:
    """Links below each other and nothing else, some of which lead to what every site has ("Strona główna", "O nas")."""
    run: list[int] = []
    for index, block in enumerate(page.blocks):
        if not block.chrome and any((b, s) == (block.begin, block.stop) for b, s, _ in block.links):
            run.append(index)
            continue
        yield from _menu(page, run)
        run = []
    yield from _menu(page, run)


def _menu(page: Page, run: Sequence[int]) -> Sequence[int]:
    if len(run) < _LISTED:
        return ()
    known = sum(_said(page, page.blocks[index]) in _PAGES_OF_SITES for index in run)
    owners = {page.elements.parent[page.owners[index]] for index in run}
    plain = all(page.blocks[index].kind is not BlockKind.HEADING for index in run)
    return run if known * 3 >= len(run) and plain and len(owners) <= 2 else ()


def _lines(page: Page) -> Iterator[int]:
    headline = next((n for n, b in enumerate(page.blocks) if b.kind is BlockKind.HEADING and b.level == 1), 0)
    for index, block in enumerate(page.blocks):
        short = block.stop - block.begin < _LINE
        said = _said(page, block) if short or index < headline else ""
        if (index < headline and _TODAY.fullmatch(said)) or (short and said.startswith(_LINES)):
            yield index


def _sections(page: Page) -> Iterator[int]:
    for index, block in enumerate(page.blocks):
        heading = block.kind is BlockKind.HEADING or _is_bold_line(block)
        short = block.stop - block.begin <= (_HEADING if heading else _HEADING // 2)
        if short and (block.kind is not BlockKind.HEADING or block.level != 1) and not block.chrome:
            said = _said(page, block)
            if said in _WHOLE or said.startswith(_BEGINNINGS):
                yield from range(index, _end_of_section(page, index, heading))


def _is_bold_line(block: Block) -> bool:
    return len(block.strong) == 1 and block.strong[0] == (block.begin, block.stop)


def _end_of_section(page: Page, index: int, heading: bool) -> int:
    """The end of the smallest element that the heading opens; else the next heading within the element around it."""
    if page.blocks[index].kind is BlockKind.ITEM:
        return index + 1
    elements = page.elements
    number = page.owners[index]
    while number >= 0:
        first, last = elements.first[number], elements.last[number]
        if first < index:
            break
        if last > index + 1:
            return last if last - index <= _SECTION else index + 1
        number = elements.parent[number]
    if not heading:
        return index + 1
    stop = elements.last[number] if number >= 0 else len(page.blocks)
    for at in range(index + 1, min(stop, index + _SECTION)):
        block = page.blocks[at]
        if (block.kind is BlockKind.HEADING and block.level <= page.blocks[index].level) or _is_bold_line(block):
            return at
    return stop if stop - index <= _SECTION else index + 1


def _grids(page: Page) -> Iterator[int]:
    """Month grids that hold nothing but numbers, with their weekdays and their caption."""
    rows = [n for n, block in enumerate(page.blocks) if _is_numbers(_cells(page, block))]
    full = {page.blocks[n].signature for n in rows if len(_cells(page, page.blocks[n])) > 4}
    # A grid some of whose cells say more than their number is a calendar.
    full -= {
        block.signature
        for block in page.blocks
        if any(_NUMBER.match(word) and not _NUMBER.fullmatch(word) for word in _cells(page, block))
    }
    for index in rows:
        if page.blocks[index].signature not in full:
            continue
        yield index
        for before in (index - 1, index - 2):
            if before >= 0 and _is_top_of_grid(page, page.blocks[before]):
                yield before


def _is_numbers(words: Sequence[str]) -> bool:
    return bool(words) and all(_NUMBER.fullmatch(word) for word in words)


def _is_top_of_grid(page: Page, block: Block) -> bool:
    words = _cells(page, block)
    if words and all(word.lower().strip(".") in _DAYS for word in words):
        return True
    return ">caption" in block.signature


def _cells(page: Page, block: Block) -> Sequence[str]:
    if block.kind is not BlockKind.ROW:
        return ()
    return [word for begin, stop in block.cells if (word := page.text[begin:stop].strip())]
