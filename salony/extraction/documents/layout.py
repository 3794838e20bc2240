"""What an element's own layout says: a table's row of data, an inline element that is a card."""

import re

from selectolax.lexbor import LexborNode

from salony.extraction.documents.markup import BREAKS, UNREAD

CELLS = frozenset({"td", "th"})
LEFT_OUT = UNREAD | {"img", "br"}
_HEAVY = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "ul", "ol"})
_CELL_NODES = 400
_CELL_CHARACTERS = 1500
# A cell of so many paragraphs and characters holds a page, and is none of data.
_PARAGRAPHS = frozenset({"p", "hr"})
_OF_LAYOUT, _CELL_OF_LAYOUT = 4, 400
# Elements of their own line that may hold such pieces.
HOLDERS = frozenset({"div", "li", "p"})
_CARD = 3
_PIECES = 2
_SEVERAL = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_data_row(row: LexborNode, reaching: int) -> bool:
    """Whether a row's cells are short enough to be set on one line, and hold no page of their own.

    reaching: how many cells of earlier rows stand in this one too.
    """
    characters, cells, paragraphs, before = 0, reaching, 0, 0
    for nodes, node in enumerate(row.traverse(include_text=True)):
        if node.is_text_node:
            characters += len(node.text_content or "")
        elif node.tag in _HEAVY:
            return False
        elif node.tag in CELLS:
            cells, paragraphs, before = cells + 1, 0, characters
        elif node.tag in _PARAGRAPHS:
            paragraphs += 1
        if nodes > _CELL_NODES or characters > _CELL_CHARACTERS:
            return False
        if paragraphs >= _OF_LAYOUT and characters - before > _CELL_OF_LAYOUT:
            return False
    return cells > 1


def is_card(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element is laid out as a card, whose elements stand below each other.

    It holds no words of its own, and either is a link over at least three elements or holds at least two inline ones
    that have classes, one of them of several words: what is styled so and is as long is no part of a line.
    """
    if "class" not in attributes and tag not in HOLDERS:
        return False
    child, elements, linked, holds = node.first_child, 0, tag == "a", tag in HOLDERS
    pieces: list[LexborNode] = []
    while child is not None:
        if child.is_element_node:
            elements += 1
            if holds and child.tag in BREAKS:
                return False
            if child.tag not in LEFT_OUT and "class" in child.attributes:
                pieces.append(child)
            elif not linked:
                return False
        elif child.is_text_node and (child.text_content or "").strip():
            return False
        child = child.next
    if linked and elements >= _CARD:
        return True
    several = elements == len(pieces) >= _PIECES
    return several and any(len(_WORD.findall(piece.text())) >= _SEVERAL for piece in pieces)
