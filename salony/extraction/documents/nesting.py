"""Bounded nesting: a parser's cost per tag grows with the number of open elements, so that 100,000 of them stall it.

Browsers bound the depth of the tree too (512 in Chromium); tags beyond the bound are left out, their text stays.
"""

import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_FEW = 4000
_DEEPEST = 400
_DEEPEST_STYLE = 60
# Elements that never hold others, and those that end of themselves where the next one begins.
_FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dt", "dd", "td", "th", "tr", "option", "optgroup", "rp", "rt", "thead", "tbody", "tfoot"}
    | {"colgroup", "html", "head", "body", "script", "style"}
)
_STYLE = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "span")
)


def bounded(html: str) -> str:
    """The same page without the tags that nest too deep."""
    if html.count("<") < _FEW:
        return html
    kept: list[str] = []
    place = 0
    depth = {True: 0, False: 0}
    dropped: dict[str, int] = {}
    opened: dict[str, int] = {}
    for match in _TAG.finditer(html):
        closing, name = match[1], match[2].lower()
        if name in _FLAT or match[0].endswith("/>"):
            continue
        style = name in _STYLE
        if closing:
            drop = dropped.get(name, 0) > 0
            if drop:
                dropped[name] -= 1
            elif opened.get(name, 0) > 0:
                opened[name] -= 1
                depth[style] -= 1
        else:
            drop = depth[style] >= (_DEEPEST_STYLE if style else _DEEPEST)
            if drop:
                dropped[name] = dropped.get(name, 0) + 1
            else:
                opened[name] = opened.get(name, 0) + 1
                depth[style] += 1
        if drop:
            kept.append(html[place : match.start()])
            place = match.end()
    return "".join(kept) + html[place:] if kept else html
