"""How we know it: an event's facts with the words of their sources, ready to be shown. No query of its own."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from salony.catalogue import queries
from salony.catalogue.models import Change, City, Event, Sighting
from salony.publishing import dates
from salony.publishing.addresses import source_path
from salony.publishing.categories import category_name
from salony.publishing.rows import zone_of
from salony.publishing.words import (
    access_words,
    audience_words,
    field_name,
    language_words,
    price_words,
    recurrence_words,
    status_words,
)

# Shown with their link, or of use to programs only: there is nothing to prove to a reader.
_UNSHOWN = frozenset({"language", "image", "online", "exclusions", "description", "url", "ticket_url", "part_of"})

OVERLAP = 12
"""So many characters in common make two quotations neighbours."""

LONG = 120
"""A quotation of so many characters was cut, unless it ends like a sentence; a shorter one may be a whole line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; marked: it is the evidence."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """A source's word on one field: its own text with the evidence marked, when it was read, where it stands."""

    number: int
    name: str
    page: str
    url: str
    read: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One fact. against: (their value in words, witness). silent: sources that have not said that it is called off."""

    field: str
    name: str
    words: str
    witnesses: tuple[Witness, ...]
    against: tuple[tuple[str, Witness], ...]
    is_edited: bool
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Testimony:
    """Everything one source says of the event, as quotations."""

    number: int
    name: str
    page: str
    url: str
    read: str
    is_current: bool
    quotations: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change, in words. what: the field; who: the source or the editors; kind: whether the event changed or what is
    known of it was corrected, added to, or is no longer said."""

    when: str
    what: str
    before: str
    after: str
    who: str
    kind: str = ""


def proofs(event: Event, *, today: dt.date) -> list[Proof]:
    """Every fact that some source or editor states, in the order of the catalogue's fields."""
    sightings = {str(sighting.pk): (n, sighting) for n, sighting in enumerate(event.sightings.all(), 1)}

    def witness(key: str, field: str) -> Witness:
        number, sighting = sightings[key]
        return _witness(number, sighting, field, event.city, today)

    found = []
    for fact in queries.facts(event):
        words = value_words(fact.field, fact.value)
        if fact.field in _UNSHOWN or not (words or fact.contradicting or fact.is_edited):
            continue
        if fact.field == "status" and fact.value == Event.Status.SCHEDULED and not fact.contradicting:
            continue
        found.append(
            Proof(
                fact.field,
                field_name(fact.field),
                words,
                tuple(witness(key, fact.field) for key in fact.agreeing),
                tuple((value_words(fact.field, said), witness(key, fact.field)) for key, said in fact.contradicting),
                fact.is_edited,
                tuple(sightings[key][1].source.name for key in fact.silent),
            )
        )
    return found


def testimonies(event: Event, *, today: dt.date) -> list[Testimony]:
    """Source by source."""
    return [
        Testimony(
            number,
            sighting.source.name,
            source_path(sighting.source, event.city),
            web_address(sighting.url) or web_address(sighting.source.page),
            dates.moment_words(sighting.stated_at, zone_of(event.city), today),
            sighting.is_current,
            quotations({field: quote for field, quote in sighting.quotes.items() if field not in _UNSHOWN}),
        )
        for number, sighting in enumerate(event.sightings.all(), 1)
    ]


def quotations(quotes: Mapping[str, Any], *, limit: int = 4) -> tuple[tuple[Piece, ...], ...]:
    """What was quoted, as few texts with all the evidence in them marked; the fullest first.

    Quotations of neighbouring evidence overlap: one that stands in another, or goes on where another ends, joins it.
    """
    texts: list[tuple[str, list[tuple[int, int]]]] = []
    for quote in sorted(quotes.values(), key=lambda quote: (-len(quote["text"]), quote["text"])):
        text, mark = quote["text"], (quote["begin"], quote["stop"])
        for number, (known, marks) in enumerate(texts):
            joined = _joined(known, text)
            if joined is not None:
                whole, before, within = joined
                moved = [(begin + before, stop + before) for begin, stop in marks]
                texts[number] = (whole, [*moved, (mark[0] + within, mark[1] + within)])
                break
        else:
            texts.append((text, [mark]))
    texts.sort(key=lambda row: (-len(row[1]), -len(row[0]), row[0]))
    return tuple(_elided(pieces(text, marks)) for text, marks in texts[:limit])


def _elided(quoted: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """With an ellipsis where the source's sentence begins before the quotation, or goes on after it."""
    before = (Piece("… ", False),) if quoted and quoted[0].text[:1].islower() else ()
    cut = sum(len(piece.text) for piece in quoted) >= LONG and quoted[-1].text[-1] not in '.!?…”")»'
    after = (Piece(" …", False),) if cut else ()
    return (*before, *quoted, *after)


def _joined(known: str, text: str) -> tuple[str, int, int] | None:
    """(the text of both, where `known` begins in it, where `text` does), None where they have nothing in common."""
    core = text.strip("… ")
    if core and core in known:
        return known, 0, known.index(core) - text.index(core)
    for first, second, known_first in ((known, text, True), (text, known, False)):
        head, tail = first.rstrip("… "), second.lstrip("… ")
        cut = len(second) - len(tail)
        for size in range(min(len(head), len(tail)), OVERLAP - 1, -1):
            if head.endswith(tail[:size]):
                begin = len(head) - size - cut
                return head + tail[size:], 0 if known_first else begin, begin if known_first else 0
    return None


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text cut at the marks; overlapping marks become one, marks outside of the text are left out."""
    found: list[Piece] = []
    position = 0
    for begin, stop in sorted(marks):
        begin, stop = max(begin, position), min(stop, len(text))  # noqa: PLW2901 - clipped to what is left
        if begin >= stop:
            continue
        if begin > position:
            found.append(Piece(text[position:begin], False))
        found.append(Piece(text[begin:stop], True))
        position = stop
    if position < len(text):
        found.append(Piece(text[position:], False))
    return tuple(found)


def history(changes: Sequence[Change], *, city: City, today: dt.date) -> list[HistoryLine]:
    """The log in words, newest first; what came with the first sighting is told by its "added" line alone."""
    lines = []
    for change in reversed(changes):
        before, after = value_words(change.field, change.before), value_words(change.field, change.after)
        if change.field in _UNSHOWN or before == after:
            continue
        if (
            not before
            and change.made_at == changes[0].made_at
            and change.field not in ("name", "is_hidden", "merged", "split")
        ):
            continue
        source = change.source.name if change.source else ""
        lines.append(
            HistoryLine(
                dates.moment_words(change.made_at, zone_of(city), today),
                field_name(change.field),
                before,
                after,
                gettext("the editors") if change.editor_id else source,
                str(change.get_kind_display()) if change.field not in ("event", "is_hidden") else "",
            )
        )
    return lines


def web_address(address: str) -> str:
    """The address where it is one that a browser may follow, "" otherwise."""
    return address if address.startswith(("https://", "http://")) else ""


def value_words(field: str, value: Any) -> str:
    """A fact's value (in the form of `vocabulary.draft_to_json`) as a person reads it."""
    if value in (None, "", [], {}):
        return ""
    match field:
        case "start" | "end" | "door_time" | "previous_start":
            return dates.partial_words(str(value))
        case "exclusions":
            return "; ".join(dates.partial_words(str(day)) for day in value)
        case "recurrence":
            return recurrence_words(str(value))
        case "status":
            return status_words(str(value))
        case "category":
            return category_name(str(value))
        case "language":
            return language_words(str(value))
        case "accessibility":
            return access_words(list(value))
        case "is_hidden" | "online":
            return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return _record_words(field, value)
    if isinstance(value, list):
        return ", ".join(_item_words(item) for item in value)
    return str(value)


def _record_words(field: str, value: Mapping[str, Any]) -> str:
    match field:
        case "venue":
            return ", ".join(value[key] for key in ("name", "address", "city") if value.get(key))
        case "price":
            return price_words(
                is_free=bool(value.get("free")),
                amount=value.get("amount"),
                currency=value.get("currency") or "PLN",
                text=value.get("text") or "",
            )
        case "audience":
            return audience_words(value)
        case "registration":
            return registration_words(value)
    return ", ".join(str(part) for part in value.values() if part)


def registration_words(value: Mapping[str, Any]) -> str:
    needed = gettext("registration needed") if value.get("required") else ""
    deadline = value.get("deadline")
    until = gettext("until %(day)s") % {"day": dates.partial_words(deadline)} if deadline else ""
    return " · ".join(part for part in (needed, until, value.get("contact") or "") if part)


def _item_words(item: Any) -> str:
    return str(item.get("name") or "") if isinstance(item, dict) else str(item)


def _witness(number: int, sighting: Sighting, field: str, city: City, today: dt.date) -> Witness:
    quote = sighting.quotes.get(field)
    return Witness(
        number,
        sighting.source.name,
        source_path(sighting.source, city),
        web_address(sighting.url) or web_address(sighting.source.page),
        dates.moment_words(sighting.stated_at, zone_of(city), today),
        _elided(pieces(quote["text"], [(quote["begin"], quote["stop"])])) if quote else (),
    )
