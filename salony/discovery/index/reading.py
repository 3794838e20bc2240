"""From what the catalogue lists to what the index knows."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from tomllib import loads
from zoneinfo import ZoneInfo

from salony.catalogue.listing import Listed, listed
from salony.discovery.index.entry import NO_MINUTE, Entry

_STREET = re.compile(r",\s*(?:(?:ul|al|pl|os)\.\s*|(?=[^,]*\s\d+\w?(?:/\d+)?\s*$))")
"""Where a venue's name goes over into its address: "Galeria Miejska, Kiełbaśnicza 28"."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@cache
def kinds() -> dict[str, dict[str, str]]:
    """`data/kinds.toml`: the words that belong to every event of a category or audience."""
    return loads(files("salony.discovery").joinpath("data/kinds.toml").read_text("utf-8"))


def entries(ids: Iterable[int] | None = None, cities: Collection[str] | None = None) -> Iterator[Entry]:
    """Of all shown events, or of these alone, of all cities or of those alone."""
    return (entry_of(one) for one in listed(ids, cities))


def stamp(moment: dt.datetime) -> int:
    """Microseconds since 1970."""
    return (moment - _EPOCH) // dt.timedelta(microseconds=1)


def entry_of(one: Listed) -> Entry:
    # A collection without a place of its own says nothing of where its events are, though its venues bear its name.
    here = one.city_name if one.city_latitude is not None else ""
    town = here if one.venue_town == one.city_name else one.venue_town or here
    abroad = bool(one.venue_town) and one.venue_town != one.city_name
    latitude = one.venue_latitude if one.venue_latitude is not None or abroad else one.city_latitude
    longitude = one.venue_longitude if one.venue_longitude is not None or abroad else one.city_longitude
    audience = tuple(one.audience.get("kinds") or ())
    venue, street = _venue_and_street(one.venue_name) if one.venue_name else ("", "")
    street = " ".join(part for part in (street, one.venue_address) if part)
    organizers = [name for _, name in one.organizers]
    place = (venue, *(one.venue_aliases or ()), one.house_name, *organizers)
    houses = {*organizers, *(person[2] for person in one.people if person[2])}
    return Entry(
        event=one.id,
        stamp=stamp(one.updated_at),
        city=one.city_slug,
        texts=(
            one.name,
            " ".join(part for person in one.people for part in person[:3] if part) if one.people else "",
            " ".join([part for part in place if part]),
            town,
            kind_words(one.category, audience, tuple(one.topics), is_free=one.is_free),
            one.umbrella or "",
            # A street's name says where it is, and nothing of what it is: "ul. Niepodległości" is no anniversary.
            f"{one.description} {street}" if street else one.description,
        ),
        occurrences=tuple(
            [
                (first.toordinal(), last.toordinal(), _minute(starts, one.time_zone) if starts else NO_MINUTE, number)
                for first, last, starts, number in one.occurrences
            ]
        ),
        town=town,
        latitude=latitude,
        longitude=longitude,
        category=one.category,
        venue=one.venue or 0,
        house=one.house or (one.organizers[0][0] if one.organizers else 0),
        sources=max(one.sources, 1),
        houses=len(houses),
        people=len(one.people),
        audience=audience,
        access=tuple(one.accessibility),
        language=one.language,
        is_free=one.is_free,
        is_online=one.is_online,
        is_gone=one.status == "cancelled" or (one.status == "postponed" and not one.previous_start),
        is_part=one.umbrella is not None,
        recurs=bool(one.recurrence),
        price=float(one.price) if one.price is not None and one.currency == "PLN" else 0.0 if one.is_free else None,
    )


@lru_cache(maxsize=20_000)
def _venue_and_street(name: str) -> tuple[str, str]:
    venue, _, street = _STREET.sub("\n", name, count=1).partition("\n")
    return venue, street


@lru_cache(maxsize=20_000)
def kind_words(category: str, audience: tuple[str, ...], topics: tuple[str, ...], *, is_free: bool = False) -> str:
    """What an event is, in the words that people look for it by."""
    words = [kinds()["category"].get(category, "")]
    words += [kinds()["audience"].get(kind, "") for kind in audience]
    words += [kinds()["price"]["free"]] if is_free else []
    return " ".join(word for word in (*words, *topics) if word)


_zone = cache(ZoneInfo)


def _minute(starts: dt.datetime, zone: str) -> int:
    local = starts.astimezone(_zone(zone))
    return local.hour * 60 + local.minute
