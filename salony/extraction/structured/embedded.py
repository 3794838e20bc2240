"""Structured data inside pages: JSON-LD, microdata, drawn calendars, looked for only where the bytes announce them.

Sources: JSON-LD 1.1 (script elements of type application/ld+json); HTML Living Standard, section 5 (microdata).
"""

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from salony.extraction.document import Structured
from salony.extraction.structured import lenient_json
from salony.extraction.structured.schema import TYPES, event_type
from salony.extraction.structured.scripts import drawn_calendars

_ITEMS = 500
_NODES = 3000
_ADDRESSED = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src", "source": "src"}


def embedded(tree: LexborHTMLParser, html: str, text: str) -> tuple[str, tuple[Structured, ...]]:
    """The text with the sources of the page's schema.org events appended, and the events."""
    items: list[Structured] = []
    if "ld+json" in html:
        text = _json_ld(tree, text, items)
    if "itemtype" in html and "schema.org/" in html:
        text = _microdata(tree, text, items)
    if '"start' in html:
        text = _drawn(tree, text, items)
    return text, tuple(items)


def events_of(value: Any, begin: int, stop: int, syntax: str = "json-ld") -> Iterator[Structured]:
    """The schema.org events in a parsed value. Sub-events name the event that they are part of."""
    umbrellas: dict[int, str] = {}
    count = 0
    for item in lenient_json.objects(value):
        if not event_type(item):
            continue
        for part in item.get("subEvent") or () if isinstance(item.get("subEvent"), list) else ():
            if isinstance(part, dict) and isinstance(item.get("name"), str):
                umbrellas[id(part)] = item["name"]
        data = {**item, "superEvent": umbrellas[id(item)]} if id(item) in umbrellas else item
        yield Structured(syntax=syntax, data=data, begin=begin, stop=stop)
        count += 1
        if count >= _ITEMS:
            return


def _json_ld(tree: LexborHTMLParser, text: str, items: list[Structured]) -> str:
    for node in tree.css("script"):
        if "ld+json" not in (node.attributes.get("type") or ""):
            continue
        source = (node.text() or "").strip()
        if "Event" not in source and "Festival" not in source and "CourseInstance" not in source:
            continue
        try:
            value = lenient_json.parse(source)
        except ValueError:
            continue
        begin = len(text) + 2
        found = list(events_of(value, begin, begin + len(source)))
        if found:
            text = f"{text}\n\n{source}"
            items.extend(found)
    return text


def _drawn(tree: LexborHTMLParser, text: str, items: list[Structured]) -> str:
    for node in tree.css("script"):
        source = (node.text() or "") if "ld+json" not in (node.attributes.get("type") or "") else ""
        for first, last, events in drawn_calendars(source):
            begin = len(text) + 2
            text = f"{text}\n\n{source[first:last]}"
            for event in events[:_ITEMS]:
                items.append(Structured(syntax="script", data=event, begin=begin, stop=begin + last - first))
    return text


def _microdata(tree: LexborHTMLParser, text: str, items: list[Structured]) -> str:
    for node in tree.css("[itemtype]"):
        kind = (node.attributes.get("itemtype") or "").strip()
        if "schema.org/" not in kind or kind.rsplit("/", 1)[-1] not in TYPES or len(items) >= _ITEMS:
            continue
        data = _item(node, kind)
        source = "\n".join(_lines(data))
        begin = len(text) + 2
        text = f"{text}\n\n{source}"
        items.append(Structured(syntax="microdata", data=data, begin=begin, stop=begin + len(source)))
    return text


def _lines(data: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in data.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _lines(inner, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}: {inner}"


def _item(root: LexborNode, kind: str) -> dict[str, Any]:
    """The properties of an itemscope, those of nested ones as objects."""
    top: dict[str, Any] = {"@type": kind}
    waiting: list[tuple[LexborNode, dict[str, Any]]] = [(child, top) for child in reversed(list(root.iter()))]
    seen = 0
    while waiting and seen < _NODES:
        node, owner = waiting.pop()
        seen += 1
        attributes = node.attributes
        names = (attributes.get("itemprop") or "").split()
        inner = owner
        if "itemscope" in attributes:
            inner = {"@type": (attributes.get("itemtype") or "").strip()}
            if not names:
                continue
        if names:
            value: Any = inner if inner is not owner else _value(node, attributes)
            for name in names:
                _add(owner, name, value)
        waiting.extend((child, inner) for child in reversed(list(node.iter())))
    return top


def _value(node: LexborNode, attributes: dict[str, str | None]) -> str:
    for key in ("content", "datetime"):
        if attributes.get(key):
            return str(attributes[key])
    address = attributes.get(_ADDRESSED.get(node.tag or "", ""))
    return address or " ".join((node.text(separator=" ") or "").split())


def _add(owner: dict[str, Any], name: str, value: Any) -> None:
    if name not in owner:
        owner[name] = value
    elif isinstance(owner[name], list):
        owner[name].append(value)
    else:
        owner[name] = [owner[name], value]
