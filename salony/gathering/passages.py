"""The part of a source's text that speaks of an event, with the evidence of every field marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from salony import extraction
from salony.catalogue import actions
from salony.catalogue.models import Sighting
from salony.vocabulary import Snapshot

AROUND = 2
"""Lines shown before and after each line that is evidence."""
LONGEST = 4000
"""Characters of one passage, at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text. fields: whose evidence it is, in the order of the draft; empty for what lies between."""

    text: str
    fields: tuple[str, ...] = ()


def passage(sighting: Sighting) -> list[Stretch]:
    """The document is read anew from the snapshot; the quotations that were kept stand in where it cannot be."""
    evidence = {field: tuple(span) for field, span in (sighting.draft.get("evidence") or {}).items()}
    text = _text(sighting)
    spans = [(begin, stop, field) for field, (begin, stop) in evidence.items() if 0 <= begin < stop <= len(text)]
    if not spans:
        return _quoted(sighting.quotes)
    found: list[Stretch] = []
    position = -1
    for begin, stop in _windows(text, spans):
        if position >= 0 or begin > 0:
            found.append(Stretch("… " if position < 0 else "\n…\n"))
        found.extend(_marked(text, begin, stop, spans))
        position = stop
    if position < len(text.rstrip()):
        found.append(Stretch(" …"))
    return found


def _text(sighting: Sighting) -> str:
    kept = sighting.snapshot
    snapshot = Snapshot(
        content=actions.unpack(kept),
        media_type=kept.media_type,
        charset=kept.charset or None,
        url=kept.url or None,
        published=kept.published,
    )
    try:
        return extraction.document(snapshot).text
    except extraction.Unreadable:
        return ""


def _windows(text: str, spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Whole lines around the evidence; what touches is one."""
    found: list[tuple[int, int]] = []
    room = LONGEST
    for begin, stop, _ in sorted(spans):
        first, last = _lines(text, begin, stop)
        if found and first <= found[-1][1] + 1:
            room -= max(0, last - found[-1][1])
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        elif last - first <= room:
            room -= last - first
            found.append((first, last))
    return found or [(begin, stop) for begin, stop, _ in sorted(spans)[:1]]


def _lines(text: str, begin: int, stop: int) -> tuple[int, int]:
    first, last = begin, min(stop, begin + LONGEST // 4)
    for step in range(AROUND + 1):
        first = text.rfind("\n", 0, max(first - (step > 0), 0)) + 1
        end = text.find("\n", min(last + (step > 0), len(text)))
        last = len(text) if end < 0 else end
        if last - first > LONGEST // 2:
            break
    if last - first > LONGEST // 2:
        first, last = max(0, begin - LONGEST // 8), min(len(text), stop + LONGEST // 8, begin + LONGEST // 3)
    return first, last


def _marked(text: str, begin: int, stop: int, spans: Iterable[tuple[int, int, str]]) -> list[Stretch]:
    """The stretch cut wherever a field's evidence begins or ends."""
    inside = [(max(b, begin), min(s, stop), field) for b, s, field in spans if b < stop and s > begin]
    # A description spans the others; it would mark everything.
    narrow = [span for span in inside if span[2] != "description"] or inside
    edges = sorted({begin, stop, *(b for b, _, _ in narrow), *(s for _, s, _ in narrow)})
    return [
        Stretch(text[one:other], tuple(field for b, s, field in narrow if b <= one and other <= s))
        for one, other in pairwise(edges)
    ]


def _quoted(quotes: Mapping[str, Any]) -> list[Stretch]:
    found: list[Stretch] = []
    for field, quote in quotes.items():
        text, begin, stop = quote["text"], quote["begin"], quote["stop"]
        found += [Stretch(text[:begin]), Stretch(text[begin:stop], (field,)), Stretch(f"{text[stop:]}\n")]
    return [stretch for stretch in found if stretch.text]
