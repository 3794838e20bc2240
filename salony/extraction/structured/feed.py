"""RSS 2.0, RSS 1.0 and Atom → items. Entities are refused before they are expanded.

Sources: RSS 2.0 (RSS Advisory Board), RSS 1.0 content module, RFC 4287 (Atom).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zoneinfo import ZoneInfo

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from salony.extraction.errors import ForbiddenMarkup, MalformedDocument

_LOCAL = ZoneInfo("Europe/Warsaw")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[0-9A-Fa-f]+);)")
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ITEMS = 2000
_BODIES = ("encoded", "content", "summary", "description")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry. body: HTML or text. published: naive local time."""

    title: str
    body: str
    link: str | None
    published: datetime | None
    identifier: str | None
    image: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    title: str | None
    language: str | None
    items: tuple[FeedItem, ...]


def parse_feed(text: str) -> Feed:
    """Raises ForbiddenMarkup for entity declarations, MalformedDocument for what is no XML."""
    if "<!ENTITY" in text[:100_000].upper():
        raise ForbiddenMarkup("entities")
    root = _root(text)
    channel = next((node for node in root.iter() if _name(node) in {"channel", "feed"}), root)
    items = [node for node in root.iter() if _name(node) in {"item", "entry"}][:_ITEMS]
    return Feed(
        title=_text(_child(channel, "title")),
        language=(_text(_child(channel, "language")) or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :2
        ].lower()
        or None,
        items=tuple(_item(node) for node in items),
    )


def _root(text: str) -> Element:
    text = _CONTROL.sub("", _DECLARATION.sub("", text, count=1).lstrip())
    try:
        return _parsed(text)
    except ParseError:
        pass
    import html  # noqa: PLC0415

    mended = _BARE_AMPERSAND.sub("&amp;", _NAMED_ENTITY.sub(lambda match: _entity(html.unescape(match[0])), text))
    try:
        return _parsed(mended)
    except ParseError as error:
        raise MalformedDocument("xml", reason=error) from error


def _entity(character: str) -> str:
    return character if not character.startswith("&") else "&amp;" + character[1:]


def _parsed(text: str) -> Element:
    try:
        root: Element = defusedxml.ElementTree.fromstring(text, forbid_dtd=False)
    except DefusedXmlException as error:
        raise ForbiddenMarkup("unsafe", reason=error) from error
    except RecursionError as error:
        raise MalformedDocument("nesting") from error
    return root


def _name(node: Element) -> str:
    return str(node.tag).rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _child(node: Element, name: str) -> Element | None:
    return next((child for child in node if _name(child) == name), None)


def _text(node: Element | None) -> str | None:
    return (" ".join("".join(node.itertext()).split()) or None) if node is not None else None


def _body(node: Element) -> str:
    for name in _BODIES:
        child = _child(node, name)
        if child is None:
            continue
        if child.get("type") == "xhtml" or len(child):
            return str(defusedxml.ElementTree.tostring(child, encoding="unicode", method="html"))
        if child.text and child.text.strip():
            return child.text
    return ""


def _item(node: Element) -> FeedItem:
    link = None
    image = None
    for child in node:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate" and not link:
            link = (child.get("href") or child.text or "").strip() or None
        elif _name(child) in {"enclosure", "content", "thumbnail"} and not image:
            kind, address = child.get("type") or "", child.get("url")
            if address and (kind.startswith("image/") or child.get("medium") == "image" or _name(child) == "thumbnail"):
                image = address
    dates: list[Any] = [_text(_child(node, name)) for name in ("pubDate", "published", "date", "updated", "issued")]
    return FeedItem(
        title=_text(_child(node, "title")) or "",
        body=_body(node),
        link=link,
        published=next((stamp for stamp in map(_moment, dates) if stamp), None),
        identifier=_text(_child(node, "guid")) or _text(_child(node, "id")),
        image=image,
    )


def _moment(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        stamp = parsedate_to_datetime(value) if not value[:4].isdigit() else datetime.fromisoformat(value)
        return stamp.astimezone(_LOCAL).replace(tzinfo=None) if stamp.tzinfo else stamp
    except (ValueError, TypeError, OverflowError):
        return None
