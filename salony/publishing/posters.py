"""Posters of events, drawn by `design.afisz` out of what the catalogue knows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy

from salony.catalogue.models import City, Event, Occurrence
from salony.design.afisz import AfiszEvent, Format, draw, png
from salony.discovery.selections import Chosen
from salony.publishing import dates
from salony.publishing.addresses import event_path
from salony.publishing.rows import row, zone_of
from salony.publishing.words import why

# As posters write a day: Roman months in Polish, short ones elsewhere.
MONTHS = (
    pgettext_lazy("poster", "Jan"),
    pgettext_lazy("poster", "Feb"),
    pgettext_lazy("poster", "Mar"),
    pgettext_lazy("poster", "Apr"),
    pgettext_lazy("poster", "May"),
    pgettext_lazy("poster", "Jun"),
    pgettext_lazy("poster", "Jul"),
    pgettext_lazy("poster", "Aug"),
    pgettext_lazy("poster", "Sep"),
    pgettext_lazy("poster", "Oct"),
    pgettext_lazy("poster", "Nov"),
    pgettext_lazy("poster", "Dec"),
)


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster on a wall: where it leads, the drawing, and why it hangs there."""

    url: str
    drawing: SafeString
    why: str


def poster(event: Event, occurrence: Occurrence | None) -> SafeString:
    """The drawing to stand inside a page, lettered in the page's own face."""
    return mark_safe(draw(_afisz(event, occurrence)))  # noqa: S308 - our own drawing, every text in it is escaped


def poster_file(event: Event, occurrence: Occurrence | None) -> str:
    """The drawing as a file of its own: the letters are outlines, since a picture cannot use the page's face."""
    return draw(_afisz(event, occurrence), outlines=True)


def share_image(event: Event, occurrence: Occurrence | None) -> bytes:
    """PNG, 1200 × 628 pixels, as social networks show a link."""
    return png(draw(_afisz(event, occurrence), Format.WIDE, outlines=True), 1200)


def posters(chosen: Iterable[Chosen]) -> list[Poster]:
    return [
        Poster(event_path(one.occurrence.event), poster(one.occurrence.event, one.occurrence), why(one.reasons))
        for one in chosen
    ]


def wall_of(occurrences: Iterable[Occurrence], *, city: City, today: dt.date) -> list[Poster]:
    """Under each what it costs and for whom it is."""
    found = []
    for one in occurrences:
        line = row(one, city=city, today=today)
        words = " · ".join(part for part in (line.alert, line.category_name, line.price) if part)
        found.append(Poster(line.url, poster(one.event, one), capfirst(words)))
    return found


def _afisz(event: Event, occurrence: Occurrence | None) -> AfiszEvent:
    return AfiszEvent(
        id=f"{event.city.slug}/{event.slug}",
        category=event.category or None,
        title=event.name,
        day=poster_day(occurrence, event) if occurrence else "",
        where=event.venue.name if event.venue else "",
    )


def poster_day(occurrence: Occurrence, event: Event) -> str:
    """ "16 I · 19:00"; of a run its end: "do 28 II"."""
    if occurrence.last_day > occurrence.first_day:
        return gettext("until %(day)s") % {"day": _short(occurrence.last_day)}
    day = _short(occurrence.first_day)
    if occurrence.starts_at is None:
        return day
    return f"{day} · {dates.hour(occurrence.starts_at, zone_of(event.city))}"


def _short(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
