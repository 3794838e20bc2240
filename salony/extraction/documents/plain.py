"""Plain text → Document: every line that is not blank is a block."""

import re

from salony.extraction.document import Block, BlockKind

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# A number may be a name's ("9. Festiwal"): whether it counts points, their neighbours tell.
_ITEM = re.compile(r"\s*[-–—•*·▪►➢✓]\s+")


def line_blocks(text: str, *, offset: int = 0) -> tuple[Block, ...]:
    """Blocks of the lines of `text`, blanks around them left out; offset is added to every place."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        begin = match.start() + len(line) - len(line.lstrip())
        stop = match.start() + len(line.rstrip())
        kind = BlockKind.ITEM if _ITEM.match(line) else BlockKind.LINE
        blocks.append(Block(begin=begin + offset, stop=stop + offset, kind=kind))
    return tuple(blocks)
