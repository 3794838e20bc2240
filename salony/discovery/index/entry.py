"""What the index knows of one event: plain values, however they were read."""

from dataclasses import dataclass

FIELDS = ("name", "people", "place", "town", "kind", "umbrella", "description")
"""The texts of an entry, in their order; `data/relevance.toml` gives each its weight."""

AUDIENCES = ("toddlers", "children", "teens", "adults", "seniors", "families", "schools")
ACCESS = ("wheelchair", "sign-language", "audio-description", "captions", "induction-loop", "quiet")
NO_MINUTE = -1


# Not frozen: a million of them are made for a building, and a frozen one takes three times as long to make.
@dataclass(slots=True, kw_only=True)
class Entry:
    """One event.

    stamp: when its record last changed, in microseconds since 1970. texts: in the order of FIELDS.
    occurrences: (first day, last day, minute of the day at which it begins, its number in the catalogue); days as
        proleptic ordinals, local, inclusive; the minute is NO_MINUTE where no hour is known. In the order of time.
    town: the name of the town in which it takes place. venue: its number in the catalogue; house: that of the
        institution that it counts for; 0 for none.
    sources, houses, people: how many. price: in złoty, None where unknown.
    is_gone: it does not take place as announced. is_part: it belongs to another event.
    """

    event: int
    stamp: int = 0
    city: str = ""
    texts: tuple[str, ...] = ("", "", "", "", "", "", "")
    occurrences: tuple[tuple[int, int, int, int], ...] = ()
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    category: str = ""
    venue: int = 0
    house: int = 0
    sources: int = 1
    houses: int = 0
    people: int = 0
    audience: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    language: str = ""
    is_free: bool = False
    is_online: bool = False
    is_gone: bool = False
    is_part: bool = False
    recurs: bool = False
    price: float | None = None
