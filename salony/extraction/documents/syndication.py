"""A feed → one document: its items one after another, each with its heading and its text."""

from salony.extraction.document import Block, BlockKind, Document, Structured
from salony.extraction.documents.page import set_page
from salony.extraction.documents.plain import line_blocks
from salony.extraction.documents.slices import shifted_block
from salony.extraction.structured.feed import FeedItem, parse_feed


def feed_document(source: str, *, url: str | None) -> Document:
    """Raises ForbiddenMarkup and MalformedDocument."""
    feed = parse_feed(source)
    text = ""
    blocks: list[Block] = []
    structured: list[Structured] = []
    for number, item in enumerate(feed.items):
        piece, inner = _set(item, number, url)
        if not piece:
            continue
        begin = len(text) + (3 if text else 0)
        text = f"{text}\n\n\n{piece}" if text else piece
        blocks.extend(shifted_block(block, begin) for block in inner)
        data = {
            "title": item.title,
            "link": item.link,
            "published": item.published,
            "identifier": item.identifier,
            "image": item.image,
        }
        structured.append(Structured(syntax="feed", data=data, begin=begin, stop=len(text)))
    return Document(
        text=text,
        visible=len(text),
        blocks=tuple(blocks),
        structured=tuple(structured),
        title=feed.title,
        site_name=feed.title,
        url=url,
        language=feed.language or "",
    )


def _set(item: FeedItem, number: int, url: str | None) -> tuple[str, list[Block]]:
    """An item's text and blocks: its title as a heading, then its body without a repeated title."""
    base = item.link or url
    if "<" in item.body:
        page = set_page(item.body, base)
        body, inner = page.text, page.blocks
    else:
        body = item.body.strip()
        inner = list(line_blocks(body))
    title = item.title.strip()
    if not title:
        return body, inner
    heading = Block(
        begin=0,
        stop=len(title),
        kind=BlockKind.HEADING,
        level=1,
        container=number,
        links=((0, len(title), item.link),) if item.link else (),
    )
    gap = len(title) + 2
    return f"{title}\n\n{body}".rstrip(), [heading, *(shifted_block(block, gap) for block in inner)]
