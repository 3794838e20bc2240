"""Snapshot → Document: what a reader of it sees, in order, whatever it was written in."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from salony.extraction.document import Document, Structured
from salony.extraction.documents.containers import with_containers
from salony.extraction.documents.decoding import decode
from salony.extraction.documents.furniture import without_furniture
from salony.extraction.documents.languages import language_of
from salony.extraction.documents.media import media_type_of
from salony.extraction.documents.metadata import date_in_address, metadata
from salony.extraction.documents.nesting import bounded
from salony.extraction.documents.page import PageSetter
from salony.extraction.documents.plain import line_blocks
from salony.extraction.documents.syndication import feed_document
from salony.extraction.documents.tabs import with_tabs_named
from salony.extraction.errors import DocumentTooLarge, MalformedDocument, Unreadable
from salony.extraction.structured import lenient_json
from salony.extraction.structured.calendar import calendar_items
from salony.extraction.structured.embedded import embedded, events_of
from salony.extraction.structured.wordpress import tribe_events
from salony.language.times import impossible_days
from salony.vocabulary import Snapshot

__all__ = ["MAXIMUM_BYTES", "document"]

MAXIMUM_BYTES = 10_000_000
_MOST_PROBLEMS = 20


def document(snapshot: Snapshot, *, maximum_bytes: int = MAXIMUM_BYTES) -> Document:
    """The document in a snapshot. Raises Unreadable."""
    found = _document(snapshot, maximum_bytes)
    days = impossible_days(found.text[: found.visible], language=found.language)
    wrong = tuple(
        Unreadable("no-such-day", day=said) for said in dict.fromkeys(day.text for day in days[:_MOST_PROBLEMS])
    )
    return replace(found, problems=found.problems + wrong) if wrong else found


def _document(snapshot: Snapshot, maximum_bytes: int) -> Document:
    size = len(snapshot.content)
    if size > maximum_bytes:
        raise DocumentTooLarge("too-large", size=f"{size / 1e6:.1f}", most=f"{maximum_bytes / 1e6:.0f}")
    text = decode(snapshot.content, snapshot.charset)
    kind = media_type_of(text, snapshot.media_type)
    if kind == "text/html":
        return _page(text, snapshot)
    if kind == "text/calendar":
        items, problems = calendar_items(text)
        return Document(
            text=text,
            visible=len(text),
            structured=items,
            url=snapshot.url,
            language=snapshot.language or "pl",
            problems=problems,
        )
    if kind == "application/rss+xml":
        feed = feed_document(text, url=snapshot.url)
        return replace(feed, language=snapshot.language or feed.language or language_of(feed.text))
    if kind == "application/ld+json":
        return _json(text, snapshot)
    return _plain(text, snapshot)


def _json(text: str, snapshot: Snapshot) -> Document:
    try:
        value = lenient_json.parse(text)
    except ValueError as error:
        raise MalformedDocument("json") from error
    items = tuple(events_of(value, 0, len(text))) or tuple(
        Structured(syntax="wordpress", data=data, begin=0, stop=len(text)) for data in tribe_events(value)
    )
    return Document(
        text=text, visible=len(text), structured=items, url=snapshot.url, language=snapshot.language or "pl"
    )


def _page(html: str, snapshot: Snapshot) -> Document:
    tree = LexborHTMLParser(bounded(html))
    with_tabs_named(tree)
    page = PageSetter(tree, snapshot.url).set()
    without_furniture(page)
    blocks = with_containers(page)
    about = metadata(tree, page.text, blocks, snapshot.url)
    text, items = embedded(tree, html, page.text)
    return Document(
        text=text,
        visible=len(page.text),
        blocks=blocks,
        structured=items,
        title=about.title,
        url=snapshot.url,
        language=snapshot.language or about.language or language_of(page.text),
        published=snapshot.published.replace(tzinfo=None) if snapshot.published else about.published,
        published_span=None if snapshot.published else about.published_span,
        site_name=about.site_name,
        image=about.image,
    )


def _plain(text: str, snapshot: Snapshot) -> Document:
    published = snapshot.published.replace(tzinfo=None) if snapshot.published else date_in_address(snapshot.url)
    return Document(
        text=text,
        visible=len(text),
        blocks=line_blocks(text),
        url=snapshot.url,
        language=snapshot.language or language_of(text),
        published=published,
    )
