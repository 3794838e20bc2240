"""Where to buy, where to read more, and the picture: from the anchors that stand inside the event's own text."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope
from salony.language.signs import Sought
from salony.vocabulary import EventDraft

_TICKETS = re.compile(
    r"bilet|ticket|kup\b|kupbilet|eventim|ebilet|biletyna|bilety24|evenea|going\.|biletomat|kicket|rezerw|booking|pay\.",
    re.IGNORECASE,
)
_TICKET_SIGNS = (
    "bilet", "ticket", "kup", "eventim", "evenea", "going.", "kicket", "rezerw", "booking", "pay.",
)  # fmt: skip
_PICTURE = Sought(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)
_MARKED_PICTURE = Sought(r"!\[[^\]\n]{0,200}\]\((?P<address>[^)\s]{3,500})\)")
_PLAIN = re.compile(r"https?://[^\s<>\"')\]]{4,500}")
_ELSEWHERE = Sought(
    r"facebook|instagram|twitter|youtube|maps\.|goo\.gl|mailto:|tel:|javascript:|#$|share|sharer", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@lru_cache(maxsize=4096)
def _sells(words: str, address: str) -> bool:
    """Whether an anchor's words or its address say that tickets are to be had there."""
    told = f"{words} {address}".lower()
    if not any(sign in told for sign in _TICKET_SIGNS) or not _is_web(address):
        return False
    return bool(_TICKETS.search(words) or _TICKETS.search(address)) and not _PICTURE.search(address)


@lru_cache(maxsize=4096)
def _leads_on(address: str) -> bool:
    """Whether an address is of a page, and not of a picture or of somewhere that everybody links to."""
    return _is_web(address) and not _ELSEWHERE.search(address) and not _PICTURE.search(address)


def read_tickets(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """An anchor or a bare address that sells: its words or its address say so."""
    text = scope.document.text
    for begin, stop, address in scope.links:
        if _sells(text[begin:stop], address):
            return reading(address, begin, stop, "text.links.tickets", 0.85)
    for line in scope.own_lines:
        for match in _PLAIN.finditer(line.text) if "://" in line.text else ():
            if _TICKETS.search(match.group()) and _is_web(match.group()):
                return reading(
                    match.group(), line.begin + match.start(), line.begin + match.end(), "text.links.tickets", 0.75
                )
    return None


def read_url(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """The anchor on the title, else the first that leads into the same site."""
    name = draft.name.lower()[:40]
    home = _host(scope.document.url) if scope.document.url and _is_web(scope.document.url) else ""
    best: Reading[str] | None = None
    for begin, stop, address in scope.links:
        if not _leads_on(address):
            continue
        words = scope.document.text[begin:stop].strip().lower()
        if len(words) > 5 and (words[:40] in draft.name.lower() or name in words):
            return reading(address, begin, stop, "text.links.title", 0.9)
        if best is None and home and _host(address) == home and not _sells("", address):
            best = reading(address, begin, stop, "text.links.same-site", 0.6)
    return best


def read_image(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """A linked or marked picture inside the event's own text."""
    for begin, stop, address in scope.links:
        if _shows(address):
            return reading(address, begin, stop, "text.links.picture", 0.7)
    for line in scope.own_lines:
        match = _MARKED_PICTURE.search(line.text) if "![" in line.text else None
        if match:
            address = _absolute(scope.document.url, match["address"])
            if _is_web(address):
                begin = line.begin + match.start("address")
                return reading(address, begin, line.begin + match.end("address"), "text.links.picture", 0.7)
    return None


@lru_cache(maxsize=4096)
def _shows(address: str) -> bool:
    return _PICTURE.search(address) is not None and _is_web(address)


@lru_cache(maxsize=4096)
def _host(address: str) -> str:
    return urlsplit(address).netloc


def _absolute(base: str | None, address: str) -> str:
    try:
        return urljoin(base or "", address)
    except ValueError:
        return ""
