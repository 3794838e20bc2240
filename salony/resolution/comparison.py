"""What speaks for and against each pair, as columns of numbers from 0 to 1. Their names are `FEATURES`."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from salony.resolution.blocking import Pairs
from salony.resolution.clocks import NO_CLOCK, NO_DAY
from salony.resolution.columns import Columns, Floats, Ints
from salony.resolution.lexicon import accessory_kinds, trip_kind

Bools = NDArray[np.bool_]
Found = dict[str, NDArray[Any]]
"""By the name of a feature, its column."""

_CHUNK = 20_000
_THREADS = 2


class _Side:
    """The columns of one side of the pairs, looked up when asked for."""

    def __init__(self, table: Columns, rows: NDArray[np.int64]) -> None:
        self.table, self.rows = table, rows

    def __getattr__(self, name: str) -> NDArray[np.int32]:
        values: NDArray[np.int32] = getattr(self.table, name)[self.rows]
        self.__dict__[name] = values
        return values


def compare(table: Columns, pairs: Pairs) -> Floats:
    """(p, len(FEATURES))."""
    if not len(pairs):
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    chunks = [pairs[first : first + _CHUNK] for first in range(0, len(pairs), _CHUNK)]
    spans = table.is_span
    if len(chunks) == 1:
        return _compared(table, chunks[0], spans)
    # numpy lets go of the interpreter while it counts, so threads share the work.
    with ThreadPoolExecutor(_THREADS) as pool:
        return np.vstack(list(pool.map(lambda chunk: _compared(table, chunk, spans), chunks)))


def _compared(table: Columns, chunk: Pairs, spans: Bools) -> Floats:
    one, other = _Side(table, chunk[:, 0]), _Side(table, chunk[:, 1])
    found: Found = {}
    for group in (_times, _towns, _names, _houses, _words, _rest):
        group(one, other, spans, found)
    result = np.empty((len(chunk), len(FEATURES)), dtype=np.float32)
    for column, name in enumerate(FEATURES):
        result[:, column] = found[name]
    return result


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
    known = (a[:, 0] > 0) & (b[:, 0] > 0)
    shared = _any_shared(a, b)
    named = _any_shared(a, _everything(other)) | _any_shared(b, _everything(one))
    found["town_same"] = known & shared
    found["town_named"] = ~(known & shared) & named
    found["town_other"] = known & ~shared & ~named


def _everything(side: _Side) -> Ints:
    return np.hstack([side.city, side.venue, side.organizer, side.host, side.words])


def _names(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    weight = one.table.weight
    number = one.table.is_number
    towns_a = np.hstack([one.city, other.city])
    houses = np.hstack([towns_a, one.venue, other.venue])
    a, b = _without(one.title, houses), _without(other.title, houses)
    shared, of_a, of_b = _overlap(a, b, weight)
    total = of_a + of_b
    found["title_dice"] = np.where(total > 0, 2 * shared / np.maximum(total, 1e-6), 0)
    least = np.minimum(of_a, of_b)
    found["title_contained"] = np.where(least > 0, shared / np.maximum(least, 1e-6), 0)
    found["title_strength"] = np.minimum(shared, 2.0) / 2.0
    a_numbers, b_numbers = np.where(number[a], a, 0), np.where(number[b], b, 0)
    both = a_numbers.any(axis=1) & b_numbers.any(axis=1)
    found["numbers_differ"] = both & ~_any_shared(a_numbers, b_numbers)
    shared, of_a, of_b = _overlap(one.people, other.people, weight)
    least = np.minimum(of_a, of_b)
    both = least > 0
    found["people_shared"] = np.where(both, shared / np.maximum(least, 1e-6), 0)
    cross_a = _overlap(one.people, other.words, weight)[0] / np.maximum(of_a, 0.5)
    cross_b = _overlap(other.people, one.words, weight)[0] / np.maximum(of_b, 0.5)
    cross = np.maximum(cross_a * (of_a > 0), cross_b * (of_b > 0))
    found["people_named"] = np.where(found["people_shared"] > 0, 0, np.minimum(cross, 1))
    found["people_differ"] = both & (shared == 0) & (cross == 0)


def _houses(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    weight = np.maximum(one.table.weight, 0.3).astype(np.float32)
    weight[0] = 0
    towns = np.hstack([one.city, other.city])
    a, b = _without(one.venue, towns), _without(other.venue, towns)
    shared, of_a, of_b = _overlap(a, b, weight)
    least = np.minimum(of_a, of_b)
    said = least > 0
    venue = np.where(said, shared / np.maximum(least, 1e-6), 0)
    shared_names = _any_shared(one.acronyms, np.hstack([other.acronyms, other.initials])) | _any_shared(
        other.acronyms, one.initials
    )
    cross = _any_shared(a, _without(np.hstack([other.organizer, other.words, other.host]), towns)) | _any_shared(
        b, _without(np.hstack([one.organizer, one.words, one.host]), towns)
    )
    found["venue_same"] = np.where(said, venue, 0)
    found["venue_initials"] = (venue < 0.5) & shared_names
    found["venue_named"] = (venue < 0.5) & ~shared_names & cross
    found["venue_unsaid"] = ~said
    found["venue_other"] = said & (shared == 0) & ~shared_names & ~cross


def _words(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    towns = np.hstack([one.city, other.city, one.venue, other.venue])
    weight = one.table.weight
    a, b = _without(one.words, towns), _without(other.words, towns)
    shared = _overlap(a, b, weight)[0]
    titles = _overlap(_without(one.title, towns), _without(other.title, towns), weight)[0]
    found["words_shared"] = np.minimum(np.maximum(shared - titles, 0), 2.0) / 2.0
    found["words_none"] = shared <= 0.01
    house = (found["venue_same"] > 0) | found["venue_initials"] | found["venue_named"]
    people = (found["people_shared"] > 0) | (found["people_named"] > 0)
    found["nothing_shared"] = (shared <= 0.01) & ~house & ~people
    themes = one.themes & other.themes
    found["themes_shared"] = themes != 0
    found["themes_differ"] = (themes == 0) & (one.themes != 0) & (other.themes != 0)


def _rest(one: _Side, other: _Side, spans: Bools, found: Found) -> None:
    both = (one.kinds != 0) & (other.kinds != 0)
    found["kinds_shared"] = both & ((one.kinds & other.kinds) != 0)
    found["kinds_differ"] = both & ((one.kinds & other.kinds) == 0)
    accessory = accessory_kinds()
    a_side, b_side = one.all_kinds & accessory, other.all_kinds & accessory
    found["accessory_differs"] = ((a_side | b_side) != 0) & ((a_side & b_side) == 0)
    found["whole_shared"] = (one.title_scopes & other.title_scopes & 1) > 0
    found["whole_differs"] = ((one.title_scopes ^ other.title_scopes) & 1) > 0
    trip = trip_kind()
    found["trip_differs"] = ((one.all_kinds ^ other.all_kinds) & trip) > 0
    own_a = one.is_own_page & ~_any_shared(one.people, other.title)
    own_b = other.is_own_page & ~_any_shared(other.people, one.title)
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
    found["price_same"] = known & (a == b) & (a > 0)
    found["price_differs"] = known & (a != b)
    found["source_same"] = (one.source == other.source) & (one.whole != other.whole)


def _length(side: _Side) -> Ints:
    """Minutes from start to end, 0 where unknown."""
    known = (side.clock != NO_CLOCK) & (side.last_clock != NO_CLOCK) & (side.day != NO_DAY) & (side.last != NO_DAY)
    minutes: Ints = np.where(known, (side.last - side.day) * 1440 + side.last_clock - side.clock, 0)
    return minutes


def _hits(a: Ints, b: Ints) -> Bools:
    """By word of a: whether b has it. Column by column, which is several times as fast as all at once."""
    found = np.zeros(a.shape, dtype=bool)
    for column in range(b.shape[1]):
        found |= a == b[:, column : column + 1]
    return found


def _without(words: Ints, excluded: Ints) -> Ints:
    """The words, 0 where they are among the excluded (the town's name tells nothing within the town)."""
    result: Ints = np.where(_hits(words, excluded), 0, words)
    return result


def _any_shared(a: Ints, b: Ints) -> Bools:
    if a.shape[1] < b.shape[1]:
        a, b = b, a
    return _any(_hits(a, b) & (a > 0))


def _any(table: Bools) -> Bools:
    """By row; few columns are joined faster one by one."""
    found = table[:, 0].copy()
    for column in range(1, table.shape[1]):
        found |= table[:, column]
    return found


def _sum(table: Floats) -> Floats:
    total = table[:, 0].copy()
    for column in range(1, table.shape[1]):
        total += table[:, column]
    return total


def _overlap(a: Ints, b: Ints, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """The weight of a's words that b has too, of a's words, of b's words."""
    of_a = weight[a]
    return _sum(of_a * _hits(a, b)), _sum(of_a), _sum(weight[b])


FEATURES: tuple[str, ...] = (
    "hour_same", "hour_near", "hour_doors", "hour_later", "hour_other", "hour_unsaid", "hour_unsaid_both",
    "day_next", "day_other", "day_unsaid", "moved",
    "span_same", "span_near", "span_other", "span_first_day", "span_single", "hour_named", "daypart_differs",
    "series_same", "series_other", "series_single",
    "town_same", "town_named", "town_other",
    "title_dice", "title_contained", "title_strength", "numbers_differ",
    "people_shared", "people_named", "people_differ",
    "venue_same", "venue_initials", "venue_named", "venue_unsaid", "venue_other",
    "words_shared", "words_none", "nothing_shared", "themes_shared", "themes_differ",
    "kinds_shared", "kinds_differ", "audiences_differ", "price_same", "price_differs", "source_same", "site_same",
    "accessory_differs", "whole_shared", "whole_differs", "whole_mentioned", "length_differs",
    "trip_differs", "own_page_differs", "cancelled_both",
)  # fmt: skip
