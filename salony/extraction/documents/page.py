"""HTML → reading text and blocks, walked without recursion, so that no nesting is too deep."""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from salony.extraction.document import Block, BlockKind
from salony.extraction.documents.layout import CELLS, HOLDERS, LEFT_OUT, is_card, is_data_row
from salony.extraction.documents.markup import (
    BREAKS,
    FURNITURE,
    HEADINGS,
    STRONG,
    label,
    names_furniture,
    opens_fold,
    tells_end,
)
from salony.extraction.documents.menus import lists_days
from salony.extraction.documents.nesting import bounded
from salony.extraction.documents.opened import NOTHING, More, Opened, Row
from salony.extraction.documents.typesetter import Style, Typesetter

_SIGNATURE_DEPTH = 40
_BETTER_PART = 0.4
_COLUMNS = 60
# Elements whose tag alone says what their content is.
_STYLED = FURNITURE | frozenset(HEADINGS) | {"li", "header", "aside"}
# What holds a page, and a list to choose from, is no furniture by its names.
_WHOLE = frozenset({"body", "html", "main", "select"})
_NO_ADDRESS = re.compile(r"\s*(?:#|javascript:|data:|$)", re.IGNORECASE)


@dataclass(slots=True)
class Elements:
    """The page's elements as columns: parent's number, label, and the blocks from `first` to before `last` inside."""

    parent: list[int] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    def add(self, parent: int, name: str, first: int) -> int:
        self.parent.append(parent)
        self.label.append(name)
        self.first.append(first)
        self.last.append(first)
        return len(self.parent) - 1


@dataclass(slots=True)
class Page:
    """A page as set: text, blocks, elements, and for each block the element that it was begun in."""

    text: str
    blocks: list[Block]
    elements: Elements
    owners: list[int]


class PageSetter:
    """Walks one parsed page. Use once."""

    def __init__(self, tree: LexborHTMLParser, url: str | None) -> None:
        self._setter = Typesetter()
        self._elements = Elements()
        self._open = [Opened(None, "", Style(), -1, 0, "", 0)]
        self._base = _base(tree, url)
        self._origin = "/".join((self._base or "").split("/")[:3])
        self._reaching: dict[int, dict[int, tuple[int, tuple[int, int]]]] = {}
        self._signatures: dict[tuple[str, str], str] = {}
        self._root = tree.body or tree.root
        self._characters = -1

    def set(self) -> Page:
        root, stack, words = self._root, self._open, self._setter.words
        node: LexborNode | None = root
        while node is not None:
            child = None
            if node.is_text_node:
                top = stack[-1]
                if top.more is NOTHING:
                    words(node.text_content or "", top.style, top.signature, top.number)
                else:
                    self._text(node.text_content or "", top)
            elif node.is_element_node and self._enter(node):
                child = node.first_child
                if child is None:
                    self._leave()
            if child is not None:
                node = child
                continue
            following = None if node is root else node.next
            while following is None and len(stack) > 1:
                above = stack[-1].node
                following = above.next if above is not None and len(stack) > 2 else None
                self._leave()
            node = following
        text = self._setter.finish()
        while len(stack) > 1:
            self._leave()
        self._close_elements()
        return Page(text, self._setter.blocks, self._elements, self._setter.owners)

    def _text(self, raw: str, top: Opened) -> None:
        more = top.more
        if more.preformatted and "\n" in raw:
            for number, line in enumerate(raw.split("\n")):
                if number:
                    self._setter.line(1)
                self._setter.words(line, top.style, top.signature, top.number)
        elif more.superscript:
            self._setter.superscript(raw, top.style, top.signature, top.number)
        else:
            self._setter.words(raw, top.style, top.signature, top.number)

    def _enter(self, node: LexborNode) -> bool:
        """Begin an element; False where it is not read."""
        tag = node.tag or ""
        if tag in LEFT_OUT:
            if tag == "br":
                self._line_break()
            if tag != "select" or not lists_days(node):
                return False
        attributes = node.attributes
        parent = self._open[-1]
        style = parent.style
        if tag in _STYLED:
            style = self._style(node, tag, attributes, style)
        elif attributes and not style.chrome and tag not in _WHOLE and self._is_furniture(node, tag, attributes):
            style = Style(style.kind, style.level, True, style.in_row)
        gap = breaks = BREAKS.get(tag, 0)
        card = not style.in_row and (not breaks or tag in HOLDERS) and is_card(node, tag, attributes)
        if (card and not breaks) or (parent.more.card and not breaks and not style.in_row):
            gap = 1
        number, signature, setter = parent.number, parent.signature, self._setter
        if gap or attributes:
            classes = attributes.get("class")
            name = label(tag, classes) if classes else tag
            if not gap:
                pass
            elif not style.in_row:
                setter.line(gap)
            elif tag not in CELLS:
                setter.row_break()
            number = self._elements.add(number, name, len(setter.blocks))
            if len(self._open) <= _SIGNATURE_DEPTH:
                signature = self._signatures.get((signature, name)) or self._signature(signature, name)
        opened = Opened(node, tag, style, number, setter.length, signature, gap)
        if tag == "tr":
            self._enter_row(opened, node)
        elif tag in CELLS and style.in_row:
            self._enter_cell(opened)
        elif not breaks:
            self._enter_inline(opened, attributes)
        if card or tag == "pre" or parent.more is not NOTHING:
            self._inherit(opened, parent.more, card)
        self._open.append(opened)
        return True

    def _signature(self, above: str, name: str) -> str:
        """Equal ones are one string, since a page repeats itself."""
        made = self._signatures[above, name] = f"{above}>{name}" if above else name
        return made

    def _inherit(self, opened: Opened, above: More, card: bool) -> None:
        preformatted = opened.tag == "pre" or above.preformatted
        if not (card or preformatted or above.superscript):
            return
        more = opened.more = More() if opened.more is NOTHING else opened.more
        more.card, more.preformatted = card, preformatted
        more.superscript = more.superscript or above.superscript

    def _enter_inline(self, opened: Opened, attributes: dict[str, str | None]) -> None:
        tag = opened.tag
        named = "class" in attributes
        self._setter.edge(named=tag == "a" or named)
        if not attributes and tag != "sup":
            return
        opened.more = More(named=named, ends=named and tells_end(attributes["class"] or ""))
        if tag == "a":
            opened.more.address = self._address(attributes.get("href"))
        elif tag == "time":
            opened.more.moment = attributes.get("datetime")
        elif tag == "sup":
            opened.more.superscript = True

    def _leave(self) -> None:
        top = self._open.pop()
        gap, more, tag, setter = top.gap, top.more, top.tag, self._setter
        if more is not NOTHING:
            if more.address:
                setter.mark_link(top.begin, more.address)
            if more.moment:
                setter.mark_time(top.begin, more.moment)
            if more.ends:
                setter.mark_end(top.begin)
        if tag in STRONG:
            setter.mark_strong(top.begin)
        if more.row is not None:
            self._leave_row(top, more.row)
        elif tag in CELLS and top.style.in_row:
            self._leave_cell(top)
        elif gap and not top.style.in_row:
            setter.line(gap)
        elif gap:
            setter.row_break()
        else:
            setter.edge(named=tag == "a" or more.named, closing=True)
        if top.number >= 0:
            self._elements.last[top.number] = len(setter.blocks)

    def _close_elements(self) -> None:
        """A block ends with the line, often after its element has: stretch the owners over it."""
        last, parent = self._elements.last, self._elements.parent
        for index, owner in enumerate(self._setter.owners):
            number = owner
            while number >= 0 and last[number] <= index:
                last[number] = index + 1
                number = parent[number]

    def _line_break(self) -> None:
        if self._open[-1].style.in_row:
            self._setter.row_break()
        else:
            self._setter.line(1)

    def _is_furniture(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        """By its tag, or by its names unless it holds the page's headline or the better part of its words."""
        if tag == "aside":
            return not any(opened.tag == "article" for opened in self._open)
        if tag in FURNITURE:
            return tag != "button" or not self._heads_fold(attributes)
        if tag == "header":
            return not any(opened.tag in {"article", "main", "section"} for opened in self._open)
        if not _furniture(attributes, inline=tag not in BREAKS) or node.css_matches("h1, main"):
            return False
        if self._characters < 0:
            self._characters = len(self._root.text()) if self._root else 0
        return len(node.text()) < self._characters * _BETTER_PART

    def _heads_fold(self, attributes: dict[str, str | None]) -> bool:
        """Whether a button is the heading of what it folds out: it is one, or is named so."""
        if any(opened.tag in HEADINGS or opened.tag == "summary" for opened in self._open):
            return True
        return opens_fold(f"{attributes.get('class') or ''} {attributes.get('id') or ''}")

    def _style(self, node: LexborNode, tag: str, attributes: dict[str, str | None], inherited: Style) -> Style:
        chrome = inherited.chrome
        if not chrome and tag != "h1":
            chrome = self._is_furniture(node, tag, attributes)
        kind, level = inherited.kind, inherited.level
        if tag in HEADINGS:
            kind, level = BlockKind.HEADING, HEADINGS[tag]
        elif tag == "li":
            kind, level = BlockKind.ITEM, (inherited.level if inherited.kind is BlockKind.ITEM else 0) + 1
        if (kind, level, chrome) == (inherited.kind, inherited.level, inherited.chrome):
            return inherited
        return Style(kind, level, chrome, inherited.in_row)

    def _enter_row(self, opened: Opened, node: LexborNode) -> None:
        reaching = len(self._reaching.get(self._elements.parent[opened.number], ()))
        if opened.style.in_row or not is_data_row(node, reaching):
            return
        opened.more = More(row=Row())
        opened.style = Style(BlockKind.ROW, 0, opened.style.chrome, True)
        self._setter.line(1)
        self._setter.open_row(opened.style, opened.signature, opened.number)

    def _row(self) -> tuple[Opened, Row] | None:
        """The open row around, and its cells."""
        for opened in reversed(self._open):
            if opened.more.row is not None:
                return opened, opened.more.row
        return None

    def _enter_cell(self, opened: Opened) -> None:
        holder = self._row()
        if holder is None:
            return
        if opened.tag == "td":
            holder[1].titles = False
        self._setter.cell()
        opened.begin = self._setter.here()

    def _leave_cell(self, top: Opened) -> None:
        holder = self._row()
        if holder is None or top.node is None:
            return
        opened, row = holder
        span = self._setter.span(top.begin) or (top.begin, top.begin)
        table = self._reaching.setdefault(self._elements.parent[opened.number], {})
        while len(row.cells) in table and len(row.cells) < _COLUMNS:
            self._take_reaching(table, row)
        attributes = top.node.attributes
        down, across = _count(attributes.get("rowspan")), _count(attributes.get("colspan"))
        column = len(row.cells)
        row.cells.append(span)
        if across > 1 and column + across < _COLUMNS:
            row.cells.extend([span] * (across - 1))
        if down > 1 and span[0] < span[1] and column < _COLUMNS:
            table[column] = (down, span)

    def _take_reaching(self, table: dict[int, tuple[int, tuple[int, int]]], row: Row) -> None:
        row.cells.append(table[len(row.cells)][1])

    def _leave_row(self, top: Opened, row: Row) -> None:
        table = self._reaching.setdefault(self._elements.parent[top.number], {})
        while len(row.cells) in table and table[len(row.cells)][1] not in row.cells:
            self._take_reaching(table, row)
        for column, (down, span) in list(table.items()):
            if down <= 1:
                del table[column]
            else:
                table[column] = (down - 1, span)
        self._setter.close_row(row.cells, titles=row.titles and len(row.cells) > 1)

    def _address(self, href: str | None) -> str | None:
        if not href or _NO_ADDRESS.match(href):
            return None
        if href.startswith(("http://", "https://", "mailto:", "tel:")):
            return href.strip()
        if not self._base:
            return href.strip()
        if href[0] == "/" and href[1:2] != "/" and "/." not in href:
            return self._origin + href.strip()
        try:
            return urljoin(self._base, href.strip())
        except ValueError:
            return None


def set_page(html: str, url: str | None) -> Page:
    """A page or a fragment of one, parsed and set."""
    return PageSetter(LexborHTMLParser(bounded(html)), url).set()


def _furniture(attributes: dict[str, str | None], *, inline: bool) -> bool:
    kind, name, role = attributes.get("class"), attributes.get("id"), attributes.get("role")
    return bool(kind or name or role) and names_furniture(f"{kind or ''} {name or ''} {role or ''}", inline=inline)


def _base(tree: LexborHTMLParser, url: str | None) -> str | None:
    element = tree.css_first("base[href]")
    href = element.attributes.get("href") if element else None
    try:
        address = urljoin(url or "", href) if href else url
        return address if address and urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _count(value: str | None) -> int:
    return min(int(value), 1000) if value and value.isascii() and value.isdigit() and len(value) < 5 else 1
