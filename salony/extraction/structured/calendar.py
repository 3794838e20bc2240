"""iCalendar → structured items and drafts.

Source: RFC 5545. Times become the local wall time of the calendar's zone; rules are kept as rules and never expanded.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar

from salony.extraction.document import Structured
from salony.extraction.errors import MalformedDocument, Unreadable
from salony.extraction.structured.schema import quotation
from salony.vocabulary import EventDraft, EventStatus, Evidence, OrganizationDraft, PartialDateTime, PlaceDraft

_EDGE = re.compile(r"^(BEGIN|END):VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ZONE = re.compile(r"^X-WR-TIMEZONE[^:\n]*:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
_ZONE_ID = re.compile(r"^TZID:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
_LOCAL = ZoneInfo("Europe/Warsaw")
_FIELDS = {
    "name": "SUMMARY",
    "start": "DTSTART",
    "end": "DTEND",
    "venue": "LOCATION",
    "recurrence": "RRULE",
    "exclusions": "EXDATE",
    "status": "STATUS",
    "organizer": "ORGANIZER",
    "topics": "CATEGORIES",
    "description": "DESCRIPTION",
}
_EXTRA_DATES = 366
# What icalendar raises for values that are none.
_FAULTS = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)


def calendar_items(text: str) -> tuple[tuple[Structured, ...], tuple[Unreadable, ...]]:
    """The VEVENTs of a calendar and what of it could not be read.

    Raises MalformedDocument where there is no calendar, or no event of it can be read.
    """
    if not re.search(r"^BEGIN:VCALENDAR", text, re.MULTILINE | re.IGNORECASE):
        raise MalformedDocument("no-calendar")
    zone = _zone(text)
    items: list[Structured] = []
    problems: list[Unreadable] = []
    begin = -1
    counted = _Lines(text)
    for edge in _EDGE.finditer(text):
        if edge[1].upper() == "BEGIN":
            if begin >= 0:
                problems.append(MalformedDocument("calendar-open", line=counted.line(begin)))
            begin = edge.start()
        elif begin >= 0:
            try:
                data = _data(icalendar.Event.from_ical(text[begin : edge.end()]), zone)
                items.append(Structured(syntax="ical", data=data, begin=begin, stop=edge.end()))
            except _FAULTS as error:
                problems.append(MalformedDocument("calendar-event", line=counted.line(begin), reason=error))
            begin = -1
    if begin >= 0:
        problems.append(MalformedDocument("calendar-open", line=counted.line(begin)))
    if problems and not items:
        raise MalformedDocument("calendar", number=len(problems))
    return tuple(items), tuple(problems)


class _Lines:
    """Numbers of lines, from 1, for places that are asked for in order."""

    def __init__(self, text: str) -> None:
        self._text, self._place, self._line = text, 0, 1

    def line(self, place: int) -> int:
        self._line += self._text.count("\n", self._place, place)
        self._place = place
        return self._line


def calendar_drafts(items: tuple[Structured, ...], text: str) -> list[EventDraft]:
    """Drafts of a calendar's items; a changed occurrence is a draft of its own, and its rule leaves it out."""
    changed: dict[str, list[PartialDateTime]] = {}
    for item in items:
        if item.data["recurrence_id"] is not None and item.data["uid"]:
            changed.setdefault(item.data["uid"], []).append(item.data["recurrence_id"])
    drafts: list[EventDraft] = []
    for item in items:
        without = changed.get(item.data["uid"], []) if item.data["recurrence_id"] is None else []
        drafts.extend(_drafts(item, text, without))
    return drafts


def _zone(text: str) -> tzinfo:
    for pattern in (_ZONE, _ZONE_ID):
        match = pattern.search(text)
        if match:
            try:
                return ZoneInfo(match[1])
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return _LOCAL


def _local(value: date | datetime, zone: tzinfo) -> PartialDateTime:
    if isinstance(value, datetime) and value.tzinfo is not None and not value.utcoffset():
        value = value.astimezone(zone)
    return PartialDateTime.of(value)


def _data(event: Any, zone: tzinfo) -> dict[str, Any]:
    """The event's properties as plain values, times local. Raises ValueError where it has no name or no start."""
    if event.get("DTSTART") is None:
        raise ValueError("it has no DTSTART")
    broken = [f"{name}: {why}" for name, why in event.errors if name in {"DTSTART", "RRULE"}]
    if broken:
        raise ValueError("; ".join(broken))
    name = str(event.get("SUMMARY") or "").strip()
    if not name:
        raise ValueError("it has no SUMMARY")
    start = event.decoded("DTSTART")
    identifier = event.get("RECURRENCE-ID")
    return {
        "name": " ".join(name.split()),
        "start": _local(start, zone),
        "end": _end(event, start, zone),
        "rule": _rule(event, zone),
        "exclusions": [_local(value, zone) for value in _listed(event.get("EXDATE"))],
        "extra": [_local(value, zone) for value in _listed(event.get("RDATE"))][:_EXTRA_DATES],
        "recurrence_id": _local(identifier.dt, zone) if identifier is not None else None,
        "uid": str(event.get("UID") or "") or None,
        "status": str(event.get("STATUS") or "").upper(),
        "location": " ".join(str(event.get("LOCATION") or "").split()) or None,
        "organizer": _common_name(event.get("ORGANIZER")),
        "description": " ".join(str(event.get("DESCRIPTION") or "").split()) or None,
        "topics": _topics(event),
        "url": str(event.get("URL") or "") or None,
        "image": next(
            (str(a) for a in _many(event.get("ATTACH")) if re.search(r"\.(?:jpe?g|png|webp)$", str(a))), None
        ),
        "geo": _geo(event.get("GEO")),
    }


def _end(event: Any, start: date | datetime, zone: tzinfo) -> PartialDateTime | None:
    if event.get("DTEND") is not None:
        end = event.decoded("DTEND")
    elif event.get("DURATION") is not None:
        end = start + event.decoded("DURATION")
    else:
        return None
    if not isinstance(end, datetime):
        end = end - timedelta(days=1)  # the end of whole days is exclusive
        first = start.date() if isinstance(start, datetime) else start
        return PartialDateTime.of(end) if end > first else None
    finish, begin = _local(end, zone), _local(start, zone)
    return finish if str(finish) > str(begin) else None


def _rule(event: Any, zone: tzinfo) -> str | None:
    rule = event.get("RRULE")
    if rule is None:
        return None
    rule = rule[0] if isinstance(rule, list) else rule
    text = str(rule.to_ical().decode())
    match = re.search(r"UNTIL=(\d{8}T\d{6})Z", text)
    if match:
        until = datetime.strptime(match[1] + "+0000", "%Y%m%dT%H%M%S%z").astimezone(zone)
        text = text.replace(match[0], f"UNTIL={until:%Y%m%dT%H%M%S}")
    return text


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _listed(value: Any) -> Iterator[date | datetime]:
    for group in _many(value):
        for one in getattr(group, "dts", []):
            if isinstance(one.dt, date):
                yield one.dt


def _common_name(value: Any) -> str | None:
    for one in _many(value):
        name = str(getattr(one, "params", {}).get("CN") or "").strip('"')
        if name and "@" not in name:
            return name
    return None


def _topics(event: Any) -> tuple[str, ...]:
    found: list[str] = []
    for group in _many(event.get("CATEGORIES")):
        found.extend(str(one).strip() for one in getattr(group, "cats", [group]))
    return tuple(dict.fromkeys(topic for topic in found if topic))


def _geo(value: Any) -> tuple[float, float] | None:
    if value is None:
        return None
    latitude, longitude = float(value.latitude), float(value.longitude)
    return (latitude, longitude) if latitude or longitude else None


def _drafts(item: Structured, text: str, without: list[PartialDateTime]) -> Iterator[EventDraft]:
    data = item.data
    status = {"CANCELLED": EventStatus.CANCELLED}.get(data["status"], EventStatus.SCHEDULED)
    moved = data["recurrence_id"]
    if moved is not None and moved != data["start"] and status is EventStatus.SCHEDULED:
        status = EventStatus.RESCHEDULED
    draft = EventDraft(
        name=data["name"],
        start=data["start"],
        end=data["end"],
        recurrence=data["rule"],
        exclusions=tuple(dict.fromkeys([*data["exclusions"], *without])) if data["rule"] else (),
        status=status,
        previous_start=moved if status is EventStatus.RESCHEDULED else None,
        venue=_venue(data),
        organizer=(OrganizationDraft(name=data["organizer"]),) if data["organizer"] else (),
        topics=data["topics"],
        description=quotation(data["description"]),
        url=data["url"],
        image=data["image"],
        uid=data["uid"],
        confidence=0.98,
        evidence=_evidence(item, text),
    )
    yield draft
    for extra in data["extra"]:
        yield EventDraft(
            name=draft.name, start=extra, status=status, venue=draft.venue, uid=draft.uid, url=draft.url,
            organizer=draft.organizer, confidence=draft.confidence, evidence=draft.evidence,
        )  # fmt: skip


def _venue(data: dict[str, Any]) -> PlaceDraft | None:
    if not data["location"]:
        return None
    latitude, longitude = data["geo"] or (None, None)
    parts = [part.strip() for part in re.split(r",|;", data["location"]) if part.strip()]
    name, address, city = parts[0] if parts else data["location"], None, None
    for part in parts[1:]:
        if re.match(r"(?:ul|al|pl|os)\.? |.*\s\d+\w?(?:[/-]\d+\w?)?$", part) and not address:
            address = part
        elif not city and re.fullmatch(r"(?:\d\d-\d{3}\s+)?[^\W\d]+(?:[ -][^\W\d]+){0,3}", part):
            city = re.sub(r"^\d\d-\d{3}\s+", "", part)
    if city in {"Polska", "Poland"}:
        city = None
    return PlaceDraft(name=name, address=address, city=city, latitude=latitude, longitude=longitude)


def _evidence(item: Structured, text: str) -> dict[str, Evidence]:
    """Each field's content line, its name and folded ends included in what is pointed at only as far as the value."""
    source = text[item.begin : item.stop]
    found: dict[str, Evidence] = {}
    for field, name in _FIELDS.items():
        match = re.search(
            rf"^{name}(?:;[^:\n]*(?:\"[^\"\n]*\"[^:\n]*)*)?:(?P<value>.*(?:\n[ \t].*)*)", source, re.M | re.I
        )
        if match and match["value"].strip():
            begin, stop = item.begin + match.start("value"), item.begin + match.end("value")
            found[field] = Evidence(begin, stop, f"ical.{name}", 0.98)
    return found
