"""A visitor's query → the index's question."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from salony.catalogue.models import City
from salony.discovery.finding.expanding import is_silent, others_of, terms_meant
from salony.discovery.index.asking import Around, Ask, Word
from salony.discovery.index.building import relevance
from salony.discovery.index.terms import fold, terms, tokens
from salony.discovery.query import Moment, Near, Query
from salony.language.gazetteer import place_named

MOST_WORDS = 24
"""Words of a query that are looked for; of a longer text the first ones."""
LONGEST = 2000
"""Letters of a query that are read."""
HOURS = {
    "morning": (5 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (17 * 60, 24 * 60),
    "night": (21 * 60, 30 * 60),
}
WHOLE_YEAR = 300
SHORTEST_PART = 3
"""Letters of a word that may be half of another."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From where one asks. city: None for the whole collection. today: None in an archive: then days named count for
    every year, and what is over is found as well."""

    city: City | None = None
    today: dt.date | None = None


def ask_for(text: str, query: Query, frame: Frame) -> Ask:
    """The question, with the words that must be there and those that raise what has them."""
    sought = " ".join(part for part in (query.text, query.person, query.venue, query.institution) if part)
    hard = [token for token in dict.fromkeys(tokens(sought[:LONGEST])) if not is_silent(token)][:MOST_WORDS]
    known = {term for token in hard for term in terms(token)}
    rest = _uncovered(text[:LONGEST], query, frame)
    soft = [t for t in dict.fromkeys(tokens(rest)) if not is_silent(t) and not known & set(terms(t))][:MOST_WORDS]
    # In an archive every word may find: whoever looks back remembers parts.
    loose = frame.today is None
    rules = relevance()["matching"]
    read = {token for chip in query.chips for token in tokens(text[chip.begin : chip.stop])} if loose else set()
    said = frozenset(term for token in tokens(text[:LONGEST])[: 4 * MOST_WORDS] for term in terms_meant(token))
    kin = rules["kin"] if loose else 0.0
    joined = _joined(tokens(text[:LONGEST]))
    words = []
    for token in (*hard, *soft):
        others = (*others_of(token, said, loose=loose), *joined.get(token, ()))
        is_soft = token not in hard
        weight = rules["named"] if loose and is_soft and token in read else 1.0
        words.append(Word(token, weight, others, kin, is_soft=is_soft and not loose))
    around = _around(query.place, frame.city)
    first, last = (_day(query.start), _day(query.end)) if frame.today else (None, None)
    if frame.today and first is None:
        first = frame.today.toordinal()
    return Ask(
        words=tuple(words),
        city=frame.city.slug if frame.city and around is None else "",
        first=first,
        last=last,
        begin=_minute(query.start) if frame.today else None,
        end=_minute(query.end) if frame.today else None,
        hours=HOURS.get(query.part_of_day or ""),
        category=query.category or "",
        not_category=query.not_category or "",
        place=around,
        audience=query.audience or "",
        access=query.accessibility or "",
        language=query.language_of_event or "",
        is_free=query.free,
        is_online=query.online,
        max_price=query.max_price,
        season=None if frame.today else _season(query),
        is_loose=loose,
    )


def _joined(said: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
    """Two words that may be written as one, for both of them: "food truck"."""
    found: dict[str, list[tuple[str, float]]] = {}
    for one, two in pairwise(said[: 4 * MOST_WORDS]):
        if min(len(one), len(two)) >= SHORTEST_PART and not is_silent(one) and not is_silent(two):
            for part in (one, two):
                found.setdefault(part, []).append((one + two, relevance()["matching"]["joined"]))
    return found


def _uncovered(text: str, query: Query, frame: Frame) -> str:
    """The text without the words that say when: on pages the days themselves decide. In an archive they are a hint."""
    if frame.today is None:
        return text
    for chip in sorted(query.chips, key=lambda one: -one.begin):
        if chip.field in ("when", "part_of_day", "max_price", "place"):
            text = f"{text[: chip.begin]} {text[chip.stop :]}"
    return text


def _around(near: Near | None, city: City | None) -> Around | None:
    """None where the city itself is meant and nothing around it."""
    if near is None:
        return None
    here = city is not None and fold(near.name) in (fold(city.name), fold(city.locative), "")
    if here and near.radius_km is None:
        return None
    if here and city is not None and city.latitude is not None:
        return Around(fold(city.name), city.latitude, city.longitude, near.radius_km)
    place = place_named(near.name)
    if place is None:
        return Around(fold(near.name), None, None, near.radius_km)
    return Around(fold(place.name), place.latitude, place.longitude, near.radius_km)


def _day(moment: Moment | None) -> int | None:
    return moment.day.toordinal() if moment else None


def _minute(moment: Moment | None) -> int | None:
    return moment.hour.hour * 60 + moment.hour.minute if moment and moment.hour else None


def _season(query: Query) -> tuple[int, int] | None:
    """The days that are meant; what was on the same days of another year is meant as well."""
    begin, end = query.start or query.end, query.end or query.start
    if begin is None or end is None or (end.day - begin.day).days > WHOLE_YEAR:
        return None
    return begin.day.toordinal(), end.day.toordinal()
