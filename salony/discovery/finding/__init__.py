"""From a query to events: what is found, in which order, why, and how many there are of each kind.

Front doors: `find` (a query understood), `later` (the nearest beyond its window), `events_of` (hits as the catalogue's
occurrences). Weights: `data/relevance.toml` for the match of words, `data/ranking.toml` for what is interesting.
"""

from dataclasses import replace

from salony.catalogue import listing
from salony.catalogue.models import Event, Occurrence
from salony.discovery import index
from salony.discovery.finding.answering import Answer, Facets, Hit, Order, answer
from salony.discovery.finding.wording import Frame, ask_for
from salony.discovery.index.asking import Around
from salony.discovery.index.live import Live
from salony.discovery.index.terms import fold
from salony.discovery.query import Query

__all__ = ["Answer", "Facets", "Frame", "Hit", "Order", "events_of", "find", "later"]

SOON = 40
"""Days after those asked for in which the nearest is looked for at first."""


def find(
    text: str,
    query: Query,
    frame: Frame,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = Order.BEST,
    live: Live | None = None,
) -> Answer:
    """text: as typed; query: what was understood of it. One query to the database, for what has changed."""
    ask = ask_for(text, query, frame)
    return answer(
        # Of a city alone its own part of the index is enough; what is said of a place may lie in another.
        live or index.present(ask.city),
        ask,
        limit=limit,
        offset=offset,
        order=order,
        here=_here(query, frame),
        is_archive=frame.today is None,
    )


def later(text: str, query: Query, frame: Frame, *, limit: int = 3, live: Live | None = None) -> Answer:
    """The same after the days that were asked for: for a page on which nothing fits. Empty where no day was said."""
    if query.end is None or frame.today is None:
        return Answer()
    ask, here = ask_for(text, query, frame), _here(query, frame)
    live = live or index.present(ask.city)
    first = query.end.day.toordinal() + 1
    # The next weeks nearly always have enough; all that is to come is many times as much to look at.
    for last in (first + SOON, None):
        found = answer(
            live,
            replace(ask, first=first, last=last, begin=None, end=None),
            limit=limit,
            order=Order.TIME,
            here=here,
            with_facets=False,
        )
        if not found.is_near and found.number >= limit:
            break
    return found


def events_of(answer: Answer, *, brief: bool = False) -> list[tuple[Hit, Event, Occurrence | None]]:
    """Hits with their events and the occurrence that fits; what went in the meantime is left out.

    brief: for lines of a programme, with no more columns than those show. One query, or two.
    """
    ids = [hit.event for hit in answer.hits]
    placed = listing.occurrences_of(ids, {hit.day for hit in answer.hits if hit.day}, brief=brief)
    loose = [hit.event for hit in answer.hits if hit.day is None]
    undated = listing.shown_events(loose) if loose else {}
    found: list[tuple[Hit, Event, Occurrence | None]] = []
    for hit in answer.hits:
        occurrence = placed.get((hit.event, hit.day)) if hit.day else None
        event = occurrence.event if occurrence else undated.get(hit.event)
        if event is not None:
            found.append((hit, event, occurrence))
    return found


def _here(query: Query, frame: Frame) -> Around | None:
    """Distances are told where something around was asked for."""
    city = frame.city
    if query.place is None or query.place.radius_km is None or city is None or city.latitude is None:
        return None
    return Around(fold(city.name), city.latitude, city.longitude)
