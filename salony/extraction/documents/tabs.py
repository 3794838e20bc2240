"""Tabs whose labels say days: each label is set above what it shows, as readers see it.

Source: WAI-ARIA Authoring Practices, tabs (tablist, tab, tabpanel, aria-controls); older scripts link a tab to the
panel's id, or count: the third tab shows the third panel.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from salony.extraction.documents.containers import names_a_day

_LISTS = '[role="tablist"], ul[class*="tab"], ol[class*="tab"], div[class*="tab"], ul.nav-pills'
_NAMES = frozenset({"tab", "tabs", "tablist", "pills"})
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_TARGETS = ("aria-controls", "data-bs-target", "data-target", "data-tab", "href")
_LONGEST = 40
_FEWEST, _MOST = 2, 40
_ABOVE = 3
_ID = re.compile(r"#?[A-Za-z][\w:.-]*")


def with_tabs_named(tree: LexborHTMLParser) -> None:
    """Move the labels of such tabs into their panels, as headings, in place."""
    for tabs in tree.css(_LISTS):
        items = [node for node in tabs.iter() if node.tag in {"li", "button", "a", "div"}] if _is_list(tabs) else []
        labels = [" ".join(node.text().split()) for node in items]
        if not _FEWEST <= len(items) <= _MOST or not all(0 < len(label) <= _LONGEST for label in labels):
            continue
        if not all(map(names_a_day, labels)):
            if tabs.tag != "div" and all(map(_switches, items)):
                tabs.decompose()
            continue
        panels = _linked(tree, items) or _counted(tabs, len(items))
        if not panels:
            continue
        for label, panel in zip(labels, panels, strict=True):
            first = panel.first_child
            heading = LexborHTMLParser("<h3></h3>").css_first("h3")
            if first is not None and heading is not None:
                heading.insert_child(label)
                first.insert_before(heading)
        tabs.decompose()


def _is_list(node: LexborNode) -> bool:
    """Whether an element's role or class names it a list of tabs ("nav-tabs"), not a table."""
    if node.attributes.get("role") == "tablist":
        return True
    return not _NAMES.isdisjoint(word.lower() for word in _WORD.findall(node.attributes.get("class") or ""))


def _switches(item: LexborNode) -> bool:
    """Whether an item only shows another part of the page: a button, or a link that stays on it."""
    links = [item, *item.css("a, button")]
    return any(n.tag == "button" or (n.tag == "a" and (n.attributes.get("href") or "#").startswith("#")) for n in links)


def _linked(tree: LexborHTMLParser, items: list[LexborNode]) -> list[LexborNode]:
    """The panels that the tabs name by their ids; none unless each names one of its own."""
    panels: dict[str, LexborNode] = {}
    for item in items:
        name = next(filter(None, map(_target, [item, *item.css("*")])), None)
        panel = tree.css_first(f'[id="{name}"]') if name else None
        if name is None or panel is None:
            return []
        panels[name] = panel
    return list(panels.values()) if len(panels) == len(items) else []


def _target(node: LexborNode) -> str | None:
    for name in _TARGETS:
        value = node.attributes.get(name)
        if value and _ID.fullmatch(value) and (name != "href" or value.startswith("#")):
            return value.lstrip("#")
    return None


def _counted(tabs: LexborNode, count: int) -> list[LexborNode]:
    """The elements of one tag that follow the tabs, as many as they are: siblings, or all that one sibling holds."""
    place: LexborNode | None = tabs
    for _ in range(_ABOVE):
        if place is None:
            return []
        following: list[LexborNode] = []
        node = place.next
        while node is not None:
            if node.is_element_node:
                following.append(node)
            node = node.next
        for group in [list(following[0].iter()), following[:count]] if following else []:
            if len(group) == count and len({node.tag for node in group}) == 1:
                return group
        place = place.parent
    return []
