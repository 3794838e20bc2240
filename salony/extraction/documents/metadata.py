"""What a page says about itself: title, site, picture, language, and when it was published.

Sources: Open Graph protocol (og:*, article:published_time); schema.org datePublished; HTML Living Standard, `time`.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser

from salony.extraction.document import Block, BlockKind

_DATA = tomllib.loads(files("salony.extraction.documents").joinpath("data/metadata.toml").read_text("utf-8"))
_STAMP = re.compile(
    r"(?:^|[|·•/,(] ?)(?:" + "|".join(sorted(map(re.escape, _DATA["stamps"]), key=len, reverse=True)) + r")\b[\s:,–-]*"
    r"(?:(?:w )?dni[au]\s+|\w{2,12},\s+)?(?P<date>\d.{5,40})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-./](?P<m>\d\d?)[-./](?P<d>\d\d?)\b|(?P<d2>\d\d?)[-./](?P<m2>\d\d?)[-./](?P<y2>(?:19|20)\d\d)\b"
)
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_PUBLISHED_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publish-date",
)
_PART = re.compile(r"\s+[-–—|:»•·]+\s+|\s*::\s*|\s*\|\s*")
_LOCAL = ZoneInfo("Europe/Warsaw")
_STAMP_BLOCKS = 400


@dataclass(frozen=True, slots=True)
class Metadata:
    """As `Document` has them."""

    title: str | None = None
    site_name: str | None = None
    image: str | None = None
    language: str | None = None
    published: datetime | None = None
    published_span: tuple[int, int] | None = None


def metadata(tree: LexborHTMLParser, text: str, blocks: Sequence[Block], url: str | None) -> Metadata:
    """What a parsed page, set as text and blocks, says about itself."""
    named = _meta(tree)
    title_node = tree.css_first("title")
    head_title = " ".join((title_node.text() or "").split()) if title_node else ""
    headline = _headline(text, blocks)
    root = tree.root
    language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    published, span = _published(tree, named, text, blocks, url)
    return Metadata(
        title=headline or named.get("og:title") or head_title or None,
        site_name=named.get("og:site_name") or _site_name(head_title, headline, text),
        image=named.get("og:image") or named.get("twitter:image"),
        language=language[:2].lower() or None,
        published=published,
        published_span=span,
    )


def moment(value: str) -> datetime | None:
    """Naive local time of an ISO 8601 value; what carries another zone's offset is brought to Polish time."""
    try:
        stamp = datetime.fromisoformat(value.strip())
    except ValueError:
        match = _NUMERIC.search(value)
        return _of_numbers(match) if match else None
    return stamp.astimezone(_LOCAL).replace(tzinfo=None) if stamp.tzinfo else stamp


def date_in_address(url: str | None) -> datetime | None:
    """The day in an address like /2025/01/30/."""
    match = _ADDRESS.search(url or "")
    return _day(match[1], match[2], match[3]) if match else None


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    named: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = (attributes.get("content") or "").strip()
        if name and value:
            named.setdefault(name.lower(), value)
    return named


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    """The page's only first-level heading."""
    found = [b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1 and not b.chrome]
    return " ".join(text[found[0].begin : found[0].stop].split()) if len(found) == 1 else None


def _site_name(title: str, headline: str | None, text: str) -> str | None:
    """The part of the title element that is not the headline and is seen elsewhere on the page."""
    parts = [part for part in _PART.split(title) if part]
    rest = [part for part in parts if part != headline and len(part) > 2]
    if len(parts) < 2:
        return None
    seen = [part for part in rest if part in text]
    if seen:
        return max(seen, key=len)
    return rest[-1] if rest and headline in parts else None


def _published(
    tree: LexborHTMLParser, named: dict[str, str], text: str, blocks: Sequence[Block], url: str | None
) -> tuple[datetime | None, tuple[int, int] | None]:
    for name in _PUBLISHED_NAMES:
        if name in named:
            stamp = moment(named[name])
            if stamp:
                return stamp, None
    for node in tree.css("time[pubdate], time.published, time.entry-date, time.post-date, [itemprop=datePublished]"):
        stamp = moment(node.attributes.get("datetime") or node.attributes.get("content") or "")
        if stamp:
            return stamp, None
    for block in blocks[:_STAMP_BLOCKS]:
        found = stamp_in(text[block.begin : min(block.stop, block.begin + 200)])
        if found:
            stamp, begin, stop = found
            return stamp, (block.begin + begin, block.begin + stop)
    return date_in_address(url), None


def stamp_in(line: str) -> tuple[datetime, int, int] | None:
    """A visible stamp ("Dodano: 12.01.2026") in a line: the day and where it stands."""
    match = _STAMP.search(line)
    date = _NUMERIC.match(match["date"]) if match else None
    stamp = _of_numbers(date) if date else None
    if not match or not date or not stamp:
        return None
    return stamp, match.start("date"), match.start("date") + date.end()


def _of_numbers(match: re.Match[str]) -> datetime | None:
    return _day(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])


def _day(year: str, month: str, day: str) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001 (naive local time by contract)
    except ValueError:
        return None
