"""What speaks for and against each pair, as columns of numbers from 0 to 1. Their names are `FEATURES`."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from salony.resolution.blocking import Pairs
from salony.resolution.clocks import NO_CLOCK, NO_DAY
from salony.resolution.columns import Columns, Floats, Ints
from salony.resolution.lexicon import accessory_kinds, telling_kinds, trip_kind
from salony.resolution.overlaps import Bools, any_shared, overlap, side, summed, without

Found = dict[str, NDArray[Any]]
"""By the name of a feature, its column."""

CHUNK = 8_000
"""Pairs looked at together: few enough to stay near the processor."""


class _Side:
    """The columns of one side of the pairs, looked up when asked for. Words: (width, p)."""

    def __init__(self, table: Columns, rows: NDArray[np.int64]) -> None:
        self.table, self.rows = table, rows

    def __getattr__(self, name: str) -> NDArray[np.int32]:
        column: NDArray[np.int32] = getattr(self.table, name)
        values = side(column, self.rows) if column.ndim == 2 else column[self.rows]
        self.__dict__[name] = values
        return values


def compare(table: Columns, pairs: Pairs) -> Floats:
    """(p, len(FEATURES))."""
    spans = table.is_span
    result = np.empty((len(FEATURES), len(pairs)), dtype=np.float32)
    for first in range(0, len(pairs), CHUNK):
        chunk = pairs[first : first + CHUNK]
        one, other = _Side(table, chunk[:, 0]), _Side(table, chunk[:, 1])
        found: Found = {}
        for group in (_times, _towns, _names, _houses, _words, _rest):
            group(one, other, spans, found)
        for row, name in enumerate(FEATURES):
            result[row, first : first + len(chunk)] = found[name]
    return result.T


def contradicting(table: Columns, pairs: Pairs) -> Bools:
    """Pairs whose hours or days exclude each other: nothing else is asked of them."""
    one, other = _Side(table, pairs[:, 0]), _Side(table, pairs[:, 1])
    found: Found = {}
    _times(one, other, table.is_span, found)
    no: Bools = np.asarray(found["hour_other"]) | np.asarray(found["day_other"]) | np.asarray(found["series_single"])
    return no


def _times(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    a_long, b_long = spans[one.rows], spans[other.rows]
    a_rule, b_rule = one.rule > 0, other.rule > 0
    a_single, b_single = ~a_long & ~a_rule, ~b_long & ~b_rule
    single = a_single & b_single
    known = (one.day != NO_DAY) & (other.day != NO_DAY)
    apart = np.where(known, np.abs(one.day - other.day), 9999)
    clocks = (one.clock != NO_CLOCK) & (other.clock != NO_CLOCK)
    gap = np.where(clocks, np.abs(one.clock - other.clock), 0)
    same_day = known & (apart == 0)
    moved = _moved(one, other) | _moved(other, one)
    plain = single & ~moved
    found["hour_same"] = plain & same_day & clocks & (gap == 0)
    found["hour_near"] = plain & same_day & clocks & (gap > 0) & (gap <= 15)
    found["hour_doors"] = plain & same_day & clocks & (gap > 15) & (gap <= 30)
    found["hour_later"] = plain & same_day & clocks & (gap > 30) & (gap <= 75)
    found["hour_other"] = plain & same_day & clocks & (gap > 75)
    found["hour_unsaid"] = plain & same_day & ((one.clock == NO_CLOCK) != (other.clock == NO_CLOCK))
    found["hour_unsaid_both"] = plain & same_day & (one.clock == NO_CLOCK) & (other.clock == NO_CLOCK)
    found["day_next"] = plain & known & (apart == 1) & (~clocks | (gap == 0))
    found["day_other"] = plain & known & ((apart > 1) | ((apart == 1) & clocks & (gap > 0)))
    found["day_unsaid"] = plain & ~known
    found["moved"] = moved
    spans_both = (a_long | a_rule) & (b_long | b_rule) & (a_long | b_long)
    ends = np.where((one.last != NO_DAY) & (other.last != NO_DAY), np.abs(one.last - other.last), 9999)
    found["span_same"] = spans_both & (apart == 0) & (ends == 0)
    found["span_near"] = (
        spans_both & ~found["span_same"] & (((apart <= 3) & (ends == 0)) | ((apart == 0) & (ends <= 7)))
    )
    found["span_other"] = spans_both & ~found["span_same"] & ~found["span_near"]
    against = (a_long & b_single) | (b_long & a_single)
    clock = np.where(a_long, other.clock, one.clock)
    vague = (clock == NO_CLOCK) | (clock >= 22 * 60)
    found["span_first_day"] = against & vague & same_day
    found["span_single"] = against & ~found["span_first_day"]
    hour_said = _hour_named(one, other) | _hour_named(other, one)
    found["hour_named"] = plain & same_day & ~clocks & hour_said
    found["daypart_differs"] = plain & same_day & (_other_daypart(one, other) | _other_daypart(other, one))
    both = a_rule & b_rule
    days = (one.days_of_rule == other.days_of_rule) | (one.days_of_rule == 0) | (other.days_of_rule == 0)
    found["series_same"] = both & days & (gap == 0)
    found["series_other"] = both & ~(days & (gap == 0))
    found["series_single"] = (a_rule & b_single) | (b_rule & a_single)


def _hour_named(vague: _Side, exact: _Side) -> Bools:
    """The words of the one without an hour name the hour of the other."""
    known = (vague.clock == NO_CLOCK) & (exact.clock != NO_CLOCK)
    hour = np.where(known, exact.clock // 60, 0)
    named: Bools = known & ((vague.hours_said >> hour) & 1 > 0)
    return named


def _other_daypart(said: _Side, other: _Side) -> Bools:
    """The one speaks of the morning, the other begins in the evening."""
    hour = other.clock // 60
    parts = np.where(hour < 12, 1, np.where(hour < 17, 2, 4))
    parts = parts | np.where((hour >= 15) & (hour < 18), 6, 0)
    asked = (said.clock == NO_CLOCK) & (other.clock != NO_CLOCK) & (said.dayparts > 0)
    result: Bools = asked & ((said.dayparts & parts) == 0)
    return result


def _moved(notice: _Side, other: _Side) -> Bools:
    """The other still stands at the time from which the notice moved."""
    said = (notice.before != NO_DAY) & (notice.before == other.day) & (notice.day != other.day)
    clocks = (notice.before_clock != NO_CLOCK) & (other.clock != NO_CLOCK)
    result: Bools = said & (~clocks | (np.abs(notice.before_clock - other.clock) <= 30))
    return result


def _towns(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    a, b = one.city, other.city
    known = (a[0] > 0) & (b[0] > 0)
    shared = any_shared(a, b)
    named = any_shared(a, *_everything(other)) | any_shared(b, *_everything(one))
    found["town_same"] = known & shared
    found["town_named"] = ~(known & shared) & named
    found["town_other"] = known & ~shared & ~named


def _everything(side: _Side) -> tuple[Ints, ...]:
    return side.city, side.venue, side.organizer, side.host, side.words


def _names(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    weight = one.table.weight
    number = one.table.is_number
    houses = (one.city, other.city, one.venue, other.venue)
    a, b = without(one.title, *houses), without(other.title, *houses)
    shared, of_a, of_b = overlap(a, b, weight)
    total = of_a + of_b
    found["title_dice"] = np.where(total > 0, 2 * shared / np.maximum(total, 1e-6), 0)
    least = np.minimum(of_a, of_b)
    found["title_contained"] = np.where(least > 0, shared / np.maximum(least, 1e-6), 0)
    found["title_strength"] = np.minimum(shared, 2.0) / 2.0
    a_numbers, b_numbers = np.where(number[a], a, 0), np.where(number[b], b, 0)
    both = a_numbers.any(axis=0) & b_numbers.any(axis=0)
    found["numbers_differ"] = both & ~any_shared(a_numbers, b_numbers)
    shared, of_a, of_b = overlap(one.people, other.people, weight)
    least = np.minimum(of_a, of_b)
    both = least > 0
    found["people_shared"] = np.where(both, shared / np.maximum(least, 1e-6), 0)
    cross_a = overlap(one.people, other.words, weight)[0] / np.maximum(of_a, 0.5)
    cross_b = overlap(other.people, one.words, weight)[0] / np.maximum(of_b, 0.5)
    cross = np.maximum(cross_a * (of_a > 0), cross_b * (of_b > 0))
    found["people_named"] = np.where(found["people_shared"] > 0, 0, np.minimum(cross, 1))
    found["people_differ"] = both & (shared == 0) & (cross == 0)
    apart_a = summed(weight[without(one.title, *_everything(other))])
    apart_b = summed(weight[without(other.title, *_everything(one))])
    found["names_apart"] = np.minimum(np.minimum(apart_a, apart_b), 2.0) / 2.0


def _houses(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    weight = np.maximum(one.table.weight, 0.3).astype(np.float32)
    weight[0] = 0
    towns = (one.city, other.city)
    a, b = without(one.venue, *towns), without(other.venue, *towns)
    shared, of_a, of_b = overlap(a, b, weight)
    least = np.minimum(of_a, of_b)
    said = least > 0
    venue = np.where(said, shared / np.maximum(least, 1e-6), 0)
    shared_names = any_shared(one.acronyms, other.acronyms, other.initials) | any_shared(other.acronyms, one.initials)
    named_a = [overlap(b, without(words, *towns), weight)[0] for words in (one.organizer, one.words, one.host)]
    named_b = [overlap(a, without(words, *towns), weight)[0] for words in (other.organizer, other.words, other.host)]
    cross = np.maximum.reduce([*named_a, *named_b])
    found["venue_same"] = np.where(said, venue, 0)
    found["venue_initials"] = (venue < 0.5) & shared_names
    found["venue_named"] = np.where((venue < 0.5) & ~shared_names, np.minimum(cross, 1.0), 0)
    found["venue_unsaid"] = ~said
    found["venue_other"] = said & (shared == 0) & ~shared_names & (cross == 0)
    apart_a = summed(weight[without(a, *_everything(other))])
    apart_b = summed(weight[without(b, *_everything(one))])
    found["venues_apart"] = np.where(shared_names, 0, np.minimum(np.minimum(apart_a, apart_b), 1.0))


def _words(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    places = (one.city, other.city, one.venue, other.venue)
    weight = one.table.weight
    a, b = without(one.words, *places), without(other.words, *places)
    shared = overlap(a, b, weight)[0]
    titles = overlap(without(one.title, *places), without(other.title, *places), weight)[0]
    found["words_shared"] = np.minimum(np.maximum(shared - titles, 0), 2.0) / 2.0
    found["words_none"] = shared <= 0.01
    house = (found["venue_same"] > 0) | found["venue_initials"] | (found["venue_named"] > 0)
    people = (found["people_shared"] > 0) | (found["people_named"] > 0)
    found["all_apart"] = np.where(people, 0, np.minimum(found["names_apart"] * 2, found["venues_apart"]))
    found["nothing_shared"] = (shared <= 0.01) & ~house & ~people
    themes = one.themes & other.themes
    found["themes_differ"] = (themes == 0) & (one.themes != 0) & (other.themes != 0)


def _rest(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    both = (one.kinds != 0) & (other.kinds != 0)
    found["kinds_shared"] = both & ((one.kinds & other.kinds) != 0)
    found["kinds_differ"] = both & ((one.kinds & other.kinds) == 0)
    a_side, b_side = _accessory(one), _accessory(other)
    found["accessory_differs"] = ((a_side | b_side) != 0) & ((a_side & b_side) == 0)
    found["whole_differs"] = ((one.title_scopes ^ other.title_scopes) & 1) > 0
    trip = trip_kind()
    found["trip_differs"] = ((one.all_kinds ^ other.all_kinds) & trip) > 0
    own_a = one.is_own_page & ~any_shared(one.people, other.title)
    own_b = other.is_own_page & ~any_shared(other.people, one.title)
    found["own_page_differs"] = own_a | own_b
    found["cancelled_both"] = (one.status == other.status) & (one.status > 0)
    below = (
        (one.title_scopes & ~other.title_scopes & other.scopes) | (other.title_scopes & ~one.title_scopes & one.scopes)
    ) & 1
    found["whole_mentioned"] = below > 0
    length_a, length_b = _length(one), _length(other)
    found["length_differs"] = (length_a > 0) & (length_b > 0) & (np.abs(length_a - length_b) > 90)
    found["site_same"] = (one.site == other.site) & (one.source != other.source)
    both = (one.audiences != 0) & (other.audiences != 0)
    found["audiences_differ"] = both & ((one.audiences & other.audiences) == 0)
    a, b = one.price, other.price
    known = ~np.isnan(a) & ~np.isnan(b)
    found["price_same"] = np.where(known & (a == b) & (a > 0), one.price_telling, 0)
    found["price_differs"] = known & (a != b)
    found["source_same"] = (one.source == other.source) & (one.whole != other.whole)


def _accessory(side: _Side) -> Ints:
    """What the title says it is, and what the description can say only of the event itself."""
    kinds: Ints = (side.kinds & accessory_kinds()) | (side.all_kinds & telling_kinds())
    return kinds


def _length(side: _Side) -> Ints:
    """Minutes from start to end, 0 where unknown."""
    known = (side.clock != NO_CLOCK) & (side.last_clock != NO_CLOCK) & (side.day != NO_DAY) & (side.last != NO_DAY)
    minutes: Ints = np.where(known, (side.last - side.day) * 1440 + side.last_clock - side.clock, 0)
    return minutes


FEATURES: tuple[str, ...] = (
    "hour_same", "hour_near", "hour_doors", "hour_later", "hour_other", "hour_unsaid", "hour_unsaid_both",
    "day_next", "day_other", "day_unsaid", "moved",
    "span_same", "span_near", "span_other", "span_first_day", "span_single", "hour_named", "daypart_differs",
    "series_same", "series_other", "series_single",
    "town_same", "town_named", "town_other",
    "title_dice", "title_contained", "title_strength", "numbers_differ",
    "people_shared", "people_named", "people_differ", "names_apart",
    "venue_same", "venue_initials", "venue_named", "venue_unsaid", "venue_other", "venues_apart",
    "words_shared", "words_none", "nothing_shared", "all_apart", "themes_differ",
    "kinds_shared", "kinds_differ", "audiences_differ", "price_same", "price_differs", "source_same", "site_same",
    "accessory_differs", "whole_differs", "whole_mentioned", "length_differs",
    "trip_differs", "own_page_differs", "cancelled_both",
)  # fmt: skip
