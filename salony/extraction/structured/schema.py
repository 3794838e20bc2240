"""schema.org Event, from JSON-LD or microdata → EventDraft.

Source: schema.org Event, Place, PostalAddress, Offer, Schedule. Plugins write it loosely, and so it is read.
"""

import html
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from salony.extraction.document import Structured
from salony.language.gazetteer import place_named
from salony.vocabulary import (
    CATEGORIES,
    Category,
    EventDraft,
    EventStatus,
    Evidence,
    OrganizationDraft,
    PartialDateTime,
    PersonDraft,
    PlaceDraft,
    PriceDraft,
)

_TERMS = tomllib.loads(files("salony.extraction.structured").joinpath("data/schema.toml").read_text("utf-8"))
TYPES: dict[str, str] = _TERMS["types"]
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_PRICE = re.compile(r"\d+(?:[.,]\d{1,2})?")
_LOCAL = ZoneInfo("Europe/Warsaw")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"])")
_QUOTATION = 400


def event_type(item: dict[str, Any]) -> str | None:
    """The item's schema.org Event type without its address, None where it is no event."""
    for name in values(item.get("@type")):
        short = re.split(r"[/:#]", str(name))[-1]
        if short in TYPES:
            return short
    return None


def values(value: Any) -> list[Any]:
    """A property's values: schema.org allows one or a list of them."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [inner for inner in value if inner not in (None, "")]
    return [value]


def plain(value: Any) -> str | None:
    """The text of a value, entities and markup resolved; of an object its name."""
    for inner in values(value):
        chosen = inner.get("name") or inner.get("@value") if isinstance(inner, dict) else inner
        if isinstance(chosen, list):
            chosen = next((one for one in chosen if isinstance(one, str)), None)
        if isinstance(chosen, (str, int, float)) and not isinstance(chosen, bool):
            text = html.unescape(html.unescape(str(chosen)))
            text = " ".join(_MARKUP.sub(" ", text).split())
            if text:
                return text
    return None


def quotation(text: str | None) -> str | None:
    """The first sentences of a description, a few at most."""
    if not text or len(text) <= _QUOTATION:
        return text or None
    kept = ""
    for sentence in _SENTENCES.split(text[: _QUOTATION * 2]):
        if len(kept) + len(sentence) > _QUOTATION:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[:_QUOTATION].rsplit(" ", 1)[0] + "…"


def when(value: Any, *, local: ZoneInfo | None = _LOCAL) -> PartialDateTime | None:
    """Local wall time of an ISO 8601 value; UTC is brought to the local zone, another offset is the place's own."""
    text = plain(value)
    if not text:
        return None
    text = re.sub(r"(?<=\d)\s+(?=\d\d:)", "T", text.strip())
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return PartialDateTime.of(date.fromisoformat(text))
        stamp = datetime.fromisoformat(re.sub(r"(\.\d{1,6})\d*", r"\1", text))
    except ValueError:
        return _leading_day(text)
    offset = stamp.utcoffset()
    if offset is not None and not offset and local is not None:
        stamp = stamp.astimezone(local)
    return PartialDateTime.of(stamp)


def _leading_day(text: str) -> PartialDateTime | None:
    match = re.match(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d))?", text)
    if not match:
        return None
    try:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        clock = (int(match[4]), int(match[5])) if match[4] else (None, None)
        return PartialDateTime(year=year, month=month, day=day, hour=clock[0], minute=clock[1])
    except ValueError:
        return None


class SchemaEvent:
    """One schema.org Event of a document, read into a draft.

    text: the document's; what is said is searched for in it from item.begin to item.stop.
    """

    def __init__(self, item: Structured, text: str, *, local: ZoneInfo | None = _LOCAL) -> None:
        self._item, self._text, self._local = item, text, local
        self._rule = {"json-ld": "jsonld", "wordpress": "wordpress"}.get(item.syntax, item.syntax)
        self._evidence: dict[str, Evidence] = {}
        self._cursor = max(item.begin, 0)

    def draft(self) -> EventDraft | None:
        """None where it has no name, or neither a day nor a rule."""
        data = self._item.data
        name = plain(data.get("name") or data.get("headline"))
        start = when(data.get("startDate"), local=self._local)
        recurrence = self._recurrence(data)
        if not name or not (start or recurrence):
            return None
        self._prove("name", "name", data.get("name"))
        self._prove("start", "startDate", data.get("startDate"))
        return EventDraft(
            name=name,
            start=start,
            end=self._end(data, start),
            door_time=self._proven("door_time", "doorTime", when(data.get("doorTime"), local=self._local)),
            recurrence=recurrence,
            status=self._status(data),
            previous_start=self._proven(
                "previous_start", "previousStartDate", when(data.get("previousStartDate"), local=self._local)
            ),
            venue=self._proven("venue", "location", _place(data.get("location"))),
            organizer=self._proven("organizer", "organizer", tuple(_organizations(data.get("organizer")))),
            people=self._proven("people", "performer", tuple(_people(data))),
            price=self._price(data),
            category=self._category(data),
            topics=self._proven("topics", "keywords", tuple(_keywords(data.get("keywords")))),
            description=self._proven("description", "description", quotation(plain(data.get("description")))),
            url=_address(data.get("url")),
            ticket_url=next((a for o in _offers(data) if (a := _address(o.get("url")))), None),
            image=_address(data.get("image")),
            language=(plain(data.get("inLanguage")) or "")[:2].lower() or None,
            online="VirtualLocation" in str(data.get("location")) or "Online" in str(data.get("eventAttendanceMode")),
            part_of=plain(data.get("superEvent")),
            uid=str(data["@id"]) if isinstance(data.get("@id"), str) else None,
            confidence=0.9,
            evidence=self._evidence,
        )

    def _end(self, data: dict[str, Any], start: PartialDateTime | None) -> PartialDateTime | None:
        end = when(data.get("endDate"), local=self._local)
        if end is None or start is None or end == start or _order(end) < _order(start):
            return None
        self._prove("end", "endDate", data.get("endDate"))
        return end

    def _status(self, data: dict[str, Any]) -> EventStatus:
        for value in values(data.get("eventStatus")):
            known = _TERMS["status"].get(re.split(r"[/:#]", str(value))[-1])
            if known:
                if known != "scheduled":
                    self._prove("status", "eventStatus", value)
                return EventStatus(known)
        return EventStatus.SCHEDULED

    def _recurrence(self, data: dict[str, Any]) -> str | None:
        for schedule in values(data.get("eventSchedule")):
            if not isinstance(schedule, dict):
                continue
            rule = _TERMS["frequencies"].get(str(schedule.get("repeatFrequency")))
            if rule:
                self._prove("recurrence", "eventSchedule", schedule.get("repeatFrequency"))
                return str(rule) + _schedule_parts(schedule)
        return None

    def _price(self, data: dict[str, Any]) -> PriceDraft | None:
        free = data.get("isAccessibleForFree")
        if free is True or str(free).lower().endswith("true"):
            self._prove("price", "isAccessibleForFree", "isAccessibleForFree")
            return PriceDraft(free=True)
        for offer in _offers(data):
            said = plain(offer.get("price")) or plain(offer.get("lowPrice"))
            match = _PRICE.search(said or "")
            if said and match:
                amount = float(match[0].replace(",", "."))
                self._prove("price", "offers", said)
                currency = plain(offer.get("priceCurrency")) or "PLN"
                return PriceDraft(free=amount == 0, amount=amount or None, currency=currency, text=said)
        return None

    def _category(self, data: dict[str, Any]) -> Category | None:
        slug = TYPES.get(event_type(data) or "", "")
        return CATEGORIES.get(slug)

    def _proven(self, field: str, term: str, value: Any) -> Any:
        if value:
            self._prove(field, term, self._item.data.get(term))
        return value

    def _prove(self, field: str, term: str, value: Any) -> None:
        """Evidence: the value as the source has it where that is found, else the term, else the whole item."""
        begin, stop = self._item.begin, self._item.stop
        said = next((v for v in _strings(value) if v), "")
        for wanted in (said, said.replace("/", "\\/"), _escaped(said), f'"{term}"', f"{term}:"):
            place = self._text.find(wanted, begin, stop) if wanted else -1
            if place >= 0:
                begin, stop = place, place + len(wanted)
                break
        self._evidence[field] = Evidence(begin, stop, f"{self._rule}.{term}", 0.9)


def _escaped(text: str) -> str:
    """As most JSON writers put letters beyond ASCII."""
    return text.encode("unicode_escape", "replace").decode("ascii").replace("\\x", "\\u00") if text else ""


def _strings(value: Any) -> Iterator[str]:
    for inner in values(value):
        if isinstance(inner, dict):
            yield from (str(v) for k, v in inner.items() if not k.startswith("@") and isinstance(v, (str, int, float)))
        else:
            yield str(inner)


def _order(value: PartialDateTime) -> tuple[int, ...]:
    """Comparable; a value without an hour is the day's end when it ends something."""
    clock = (value.hour, value.minute or 0) if value.hour is not None else (24, 0)
    return (value.year or 0, value.month or 0, value.day or 0, *clock)


def _schedule_parts(schedule: dict[str, Any]) -> str:
    parts = ""
    days = [re.split(r"[/:#]", str(day))[-1] for day in values(schedule.get("byDay"))]
    codes = [_TERMS["days"].get(day, day) for day in days if day in _TERMS["days"] or re.fullmatch(r"[A-Z]{2}", day)]
    if codes:
        parts += ";BYDAY=" + ",".join(codes)
    clock = re.match(r"T?(\d\d):(\d\d)", str(schedule.get("startTime") or ""))
    if clock:
        parts += f";BYHOUR={int(clock[1])};BYMINUTE={int(clock[2])}"
    until = when(schedule.get("endDate"))
    if until and until.date:
        parts += f";UNTIL={until.date:%Y%m%d}"
    return parts


def _place(value: Any) -> PlaceDraft | None:
    for inner in values(value):
        if isinstance(inner, str):
            return PlaceDraft(name=plain(inner))
        if not isinstance(inner, dict) or "VirtualLocation" in str(inner.get("@type")):
            continue
        address = next(iter(values(inner.get("address"))), None)
        street = plain(address.get("streetAddress")) if isinstance(address, dict) else plain(address)
        city = plain(address.get("addressLocality")) if isinstance(address, dict) else None
        if street and not city and (town := place_named(street)) is not None:
            # An address in one piece that is but a town's name.
            street, city = None, town.name
        geo = next((g for g in values(inner.get("geo")) if isinstance(g, dict)), {})
        place = PlaceDraft(
            name=plain(inner.get("name")),
            address=street,
            city=city,
            latitude=_degree(geo.get("latitude")),
            longitude=_degree(geo.get("longitude")),
        )
        if place.name or place.address or place.city:
            return place
    return None


def _degree(value: Any) -> float | None:
    try:
        degree = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return degree if -180 <= degree <= 180 and degree else None


def _organizations(value: Any) -> Iterator[OrganizationDraft]:
    for inner in values(value):
        name = plain(inner)
        if name and not name.startswith("http"):
            yield OrganizationDraft(name=name, url=_address(inner.get("url")) if isinstance(inner, dict) else None)


def _people(data: dict[str, Any]) -> Iterator[PersonDraft]:
    for term in ("performer", "performers", "actor"):
        for inner in values(data.get(term)):
            name = plain(inner)
            if name and not name.startswith("http"):
                yield PersonDraft(name=name)


def _offers(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [offer for offer in values(data.get("offers")) if isinstance(offer, dict)]


def _keywords(value: Any) -> Iterator[str]:
    for inner in values(value):
        for word in (plain(inner) or "").split(","):
            if word.strip():
                yield word.strip()


def _address(value: Any) -> str | None:
    for inner in values(value):
        found = inner.get("url") or inner.get("contentUrl") if isinstance(inner, dict) else inner
        if isinstance(found, list):
            found = next(iter(found), None)
        if isinstance(found, str) and found.startswith(("http://", "https://")):
            return found
    return None
