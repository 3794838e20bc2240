"""One segment answers a question: words from postings, conditions from columns, all at once with arrays."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from salony.discovery.index import columns as c
from salony.discovery.index.asking import Around, Ask, Match, Word
from salony.discovery.index.building import relevance
from salony.discovery.index.entry import ACCESS, AUDIENCES
from salony.discovery.index.segment import Segment, ranges
from salony.discovery.index.terms import fold, terms, tokens

DENSE = 150_000
"""From so many postings on, points are added up in an array of all events rather than by sorting."""
EARTH_KM = 6371.0
DAY = 24 * 60
NOTHING = np.float32(0)
OWN = 0.79
"""The share from which on a term is the word itself, perhaps mistyped, and not another that stands for it."""


Resolved = tuple[tuple[tuple[int, ...], float], ...]
"""Terms that have to stand together (mostly one), and the share that they earn."""


def resolve(segment: Segment, word: Word) -> Resolved:
    """The segment's terms that answer a word: its own, then synonyms, else what it may have been meant for. Kept on the
    segment, since visitors ask for the same words."""
    kept: dict[Word, Resolved] = segment.__dict__.setdefault("_resolved", {})
    if (found := kept.get(word)) is None:
        if len(kept) > 5000:
            kept.clear()
        found = kept[word] = _resolve(segment, word)
    return found


def _resolve(segment: Segment, word: Word) -> Resolved:
    rules = relevance()["matching"]
    shares: dict[tuple[int, ...], float] = {}
    own = _terms_of(segment, word.said)
    shares.update({(term,): 1.0 for term in own})
    if not own or word.kin:
        kin = word.kin or rules["kin"]
        for one in {kindred for term in terms(word.said) for kindred in segment.words.kin(term)} - set(own):
            shares[(one,)] = kin
    if not shares and not word.is_soft:
        shares.update({(term,): rules["typo"] for term in segment.words.terms_like(fold(word.said))})
    for phrase, worth in word.others:
        each = [_terms_of(segment, one) for one in tokens(phrase) if terms(one)]
        if len(each) == 1:
            for term in each[0]:
                shares[(term,)] = max(worth, shares.get((term,), 0.0))
        elif each and all(each):
            together = tuple(some[0] for some in each)
            shares[together] = max(worth, shares.get(together, 0.0))
    return tuple(shares.items())


def _terms_of(segment: Segment, word: str) -> list[int]:
    numbers = {segment.words.term(term) for term in terms(word)} - {-1}
    # Typed without diacritics, a form tells its word only where the events have it.
    if not numbers or word.isascii():
        numbers |= set(segment.words.terms_of_form(fold(word)))
    return sorted(numbers)


def telling(segments: Sequence[Segment], word: Word) -> float:
    """Inverse document frequency of a word over all segments (Robertson and Spärck Jones); of one that nothing has,
    that of the rarest."""
    number = sum(segment.number for segment in segments)
    most = 0
    for segment in segments:
        own = [min(map(segment.frequency, some)) for some, share in resolve(segment, word) if share >= OWN]
        most += min(sum(own), segment.number)
    return math.log(1 + (number - most + 0.5) / (most + 0.5))


def match(segment: Segment, ask: Ask, weights: Sequence[float], *, leave_out: c.Column | None = None) -> Match:
    """weights: of each word, from `telling` times its own. leave_out: a mask of events that are newer elsewhere."""
    bounds = segment.slices(ask.first, ask.last, ask.city)
    positions, points = _by_words(segment, ask, weights, bounds)
    if positions is None:
        positions = everything(bounds)
        points = _soft_points(segment, ask, weights, bounds, positions)
    if leave_out is not None and len(positions):
        mask = ~leave_out[positions]
        positions, points = positions[mask], points[mask]
    return _conditions(segment, ask, positions, points)


def everything(bounds: c.Column) -> c.Column:
    """The events between each two of the bounds."""
    return ranges(bounds[::2], bounds[1::2] - bounds[::2]).astype(np.int32)


def of_word(
    segment: Segment, word: Word, weight: float, bounds: c.Column, *, standing: float = 0.0
) -> tuple[c.Column, c.Column]:
    """Events that have the word, ascending, and their points: impact (0 to 1) times weight, of the best term.

    standing: what is added to the impact for the word's being there at all, in whichever field and however often;
    where others stand for it, so much of their impact.
    """
    events, points, number = [], [], 0
    for together, share in resolve(segment, word):
        for some, impacts in _standing_together(segment, together, bounds):
            events.append(some)
            worth = impacts * np.float32(share * weight / 255)
            if standing:
                worth = (
                    worth * np.float32(1 + standing) if share < OWN else worth + np.float32(standing * share * weight)
                )
            points.append(worth)
        number += 1
    if not events:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    if len(events) == 1:
        return events[0], points[0]
    found, worth = np.concatenate(events), np.concatenate(points)
    if number == 1:
        return found, worth
    order = np.argsort(found, kind="stable")
    found, worth = found[order], worth[order]
    fresh = np.flatnonzero(np.diff(found, prepend=-1))
    return found[fresh], np.maximum.reduceat(worth, fresh)


def _standing_together(
    segment: Segment, terms_of: tuple[int, ...], bounds: c.Column
) -> list[tuple[c.Column, c.Column]]:
    """Events that have all the terms, and the impact of the last of them."""
    found = segment.postings(terms_of[-1], bounds)
    for term in terms_of[:-1]:
        others = np.concatenate([some for some, _ in segment.postings(term, bounds)] or [np.zeros(0, np.int32)])
        masks = [np.isin(some, others, assume_unique=True) for some, _ in found]
        found = [(some[mask], impacts[mask]) for (some, impacts), mask in zip(found, masks, strict=True)]
    return [(some, impacts) for some, impacts in found if len(some)]


def _by_words(
    segment: Segment, ask: Ask, weights: Sequence[float], bounds: c.Column
) -> tuple[c.Column | None, c.Column]:
    """Events that have enough of the words, and their points from 0 to 2; None where no word must be there."""
    hard = [(word, weight) for word, weight in zip(ask.words, weights, strict=True) if not word.is_soft]
    if not hard:
        return None, np.zeros(0, np.float32)
    rules = relevance()["matching"]
    whole = sum(weight for _, weight in hard)
    found = [(of_word(segment, word, weight, bounds), weight) for word, weight in hard]
    if len(found) == 1:
        (positions, points), _ = found[0]
        share = np.ones(len(positions), np.float32)
    else:
        positions, points, share = _added(found, segment.number)
        share = share / np.float32(whole)
    if len(positions):
        best = float(share.max())
        mask = share >= (rules["share"] if best >= rules["share"] else max(rules["least"], best * 0.99))
        if not mask.all():
            positions, points, share = positions[mask], points[mask], share[mask]
    points = points / np.float32(whole) + share
    return positions, points + _soft_points(segment, ask, weights, bounds, positions)


def _added(found: Sequence[tuple[tuple[c.Column, c.Column], float]], size: int) -> tuple[c.Column, c.Column, c.Column]:
    """Events with any of the words; sums of their points and of the weights of the words that they have."""
    number = sum(len(events) for (events, _), _ in found)
    if number > DENSE:
        points, share = np.zeros(size, np.float32), np.zeros(size, np.float32)
        for (events, worth), weight in found:
            points[events] += worth
            share[events] += np.float32(weight)
        positions = np.flatnonzero(share).astype(np.int32)
        return positions, points[positions], share[positions]
    together = np.concatenate([events for (events, _), _ in found])
    order = np.argsort(together, kind="stable")
    together = together[order]
    fresh = np.flatnonzero(np.diff(together, prepend=-1))
    if not len(fresh):
        return together, np.zeros(0, np.float32), np.zeros(0, np.float32)
    points = np.concatenate([worth for (_, worth), _ in found])[order]
    share = np.repeat(np.array([w for _, w in found], np.float32), [len(events) for (events, _), _ in found])[order]
    return together[fresh], np.add.reduceat(points, fresh), np.add.reduceat(share, fresh)


def _soft_points(
    segment: Segment, ask: Ask, weights: Sequence[float], bounds: c.Column, positions: c.Column
) -> c.Column:
    """What the words add that nothing must have."""
    total = np.zeros(len(positions), np.float32)
    soft = [(word, weight) for word, weight in zip(ask.words, weights, strict=True) if word.is_soft]
    if not soft or not len(positions):
        return total
    whole = np.float32(sum(weight for _, weight in soft) / relevance()["matching"]["named"])
    for word, weight in soft:
        total += earned(of_word(segment, word, weight, bounds), positions, np.float32(weight)) / whole
    return total


def earned(found: tuple[c.Column, c.Column], positions: c.Column, more: np.float32 = NOTHING) -> c.Column:
    """At each of the positions the points of the word found there, and so much more; 0 where it was not found."""
    events, points = found
    if not len(events):
        return np.zeros(len(positions), np.float32)
    if not bool((events[1:] >= events[:-1]).all()):
        order = np.argsort(events)
        events, points = events[order], points[order]
    at = np.minimum(events.searchsorted(positions), len(events) - 1)
    answer: c.Column = np.where(events[at] == positions, points[at] + more, NOTHING)
    return answer


def _conditions(segment: Segment, ask: Ask, positions: c.Column, points: c.Column) -> Match:
    """Which events fulfil all, which are denied by one; points are added for what is fulfilled or not known."""
    if not len(positions):
        return Match.nothing()
    arrays = segment.arrays
    occurrences = arrays["begin"][positions]
    if ask.first is not None or ask.last is not None or ask.hours:
        in_time, occurrences = _occurrences(segment, ask, positions, occurrences)
        if not in_time.all():
            positions, points, occurrences = positions[in_time], points[in_time], occurrences[in_time]
    exact, denied = np.ones(len(positions), bool), np.zeros(len(positions), bool)
    rules = relevance()["conditions"]
    for one in answers(segment, ask, positions):
        yes, unknown = one.yes, one.unknown
        exact &= yes
        no = ~yes if unknown is None else ~(yes | unknown)
        denied |= no
        points = points + np.float32(rules["weight"]) * yes
        if unknown is not None:
            points = points + np.float32(rules["weight"] * rules["unknown"]) * (unknown & ~yes)
    return Match(positions, occurrences, points, exact, denied)


@dataclass(frozen=True, slots=True)
class Answered:
    """One condition at each position. yes: fulfilled; unknown: nobody told, None where it is always known."""

    kind: str
    yes: c.Column
    unknown: c.Column | None = None


def answers(segment: Segment, ask: Ask, positions: c.Column) -> list[Answered]:
    """Each condition of the question, by the name of its field in `Ask`."""
    arrays, tables = segment.arrays, segment.tables
    found: list[Answered] = []
    if ask.category or ask.not_category:
        category = arrays["category"][positions]
        if ask.category:
            found.append(Answered("category", category == _number(tables.categories, ask.category), category == 0))
        if ask.not_category:
            found.append(Answered("not_category", category != _number(tables.categories, ask.not_category)))
    if ask.place:
        inside = _places(segment, ask.place)[arrays["place"][positions]]
        found.append(Answered("place", inside == 1, inside == 2))
    if ask.is_free or ask.is_online or ask.max_price is not None:
        flags = arrays["flags"][positions]
        price = arrays["price"][positions]
        if ask.is_free:
            found.append(Answered("is_free", (flags & c.FREE) > 0, np.isnan(price)))
        if ask.is_online:
            found.append(Answered("is_online", (flags & c.ONLINE) > 0))
        if ask.max_price is not None:
            fits = ((flags & c.FREE) > 0) | (price <= ask.max_price)
            found.append(Answered("max_price", fits, np.isnan(price)))
    if ask.audience:
        bits = arrays["audience"][positions]
        found.append(Answered("audience", (bits & _audience(ask.audience)) > 0, bits == 0))
    if ask.access:
        bits = arrays["access"][positions]
        wanted = 1 << ACCESS.index(ask.access) if ask.access in ACCESS else 0
        found.append(Answered("access", (bits & wanted) > 0, bits == 0))
    if ask.language:
        language = arrays["language"][positions]
        found.append(Answered("language", language == _number(tables.languages, ask.language), language == 0))
    return found


def _number(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else 255


@lru_cache(maxsize=32)
def _audience(name: str) -> int:
    """Families are served by what is made for children, and toddlers by what is made for families."""
    groups = {
        "families": ("families", "children", "toddlers"),
        "children": ("children", "families"),
        "toddlers": ("toddlers", "families"),
    }
    return sum(1 << AUDIENCES.index(one) for one in groups.get(name, (name,)) if one in AUDIENCES)


def _places(segment: Segment, around: Around) -> c.Column:
    """For each place 1: inside, 0: outside, 2: not known. Kept: visitors ask about the same places."""
    kept: dict[Around, c.Column] = segment.__dict__.setdefault("_places", {})
    if (found := kept.get(around)) is None:
        if len(kept) > 200:
            kept.clear()
        found = kept[around] = _inside(segment, around)
    return found


def _inside(segment: Segment, around: Around) -> c.Column:
    towns = segment.tables.towns
    known = np.array([bool(town) for town in towns], bool)
    named = np.array([town == around.town for town in towns], bool) if around.town else np.zeros(len(towns), bool)
    away = distances(segment, around)
    located = ~np.isnan(away)
    if around.radius_km is None:
        return np.where(named, 1, np.where(known, 0, 2)).astype(np.uint8)
    near = located & (np.nan_to_num(away, nan=1e9) <= around.radius_km)
    return np.where(near | named, 1, np.where(located, 0, 2)).astype(np.uint8)


def distances(segment: Segment, around: Around) -> c.Column:
    """Kilometres from the point to every place (haversine); NaN where either is not known."""
    places = np.radians(segment.arrays["places"].astype(np.float64))
    if around.latitude is None or around.longitude is None:
        return np.full(len(places), np.nan)
    latitude, longitude = math.radians(around.latitude), math.radians(around.longitude)
    half = (
        np.sin((places[:, 0] - latitude) / 2) ** 2
        + math.cos(latitude) * np.cos(places[:, 0]) * np.sin((places[:, 1] - longitude) / 2) ** 2
    )
    answer: c.Column = 2 * EARTH_KM * np.arcsin(np.sqrt(half))
    return answer


def _occurrences(segment: Segment, ask: Ask, positions: c.Column, begins: c.Column) -> tuple[c.Column, c.Column]:
    """Which events have an occurrence in the window and its hours, and the first one that is."""
    arrays = segment.arrays
    number = arrays["number"][positions]
    if int(number.max()) <= 1:
        fits = (number > 0) & _fits(segment, ask, np.where(number > 0, begins, 0)) if len(arrays["day"]) else number > 0
        return fits, begins
    total = int(number.sum())
    ends = np.cumsum(number, dtype=np.int64)
    owner = np.repeat(np.arange(len(positions)), number)
    each = np.repeat(begins - (ends - number), number) + np.arange(total)
    good = np.flatnonzero(_fits(segment, ask, each))
    owners, first = np.unique(owner[good], return_index=True)
    fits, chosen = np.zeros(len(positions), bool), begins.copy()
    fits[owners] = True
    chosen[owners] = each[good[first]]
    return fits, chosen


def _fits(segment: Segment, ask: Ask, each: c.Column) -> c.Column:
    arrays = segment.arrays
    day, until = arrays["day"][each], arrays["until"][each]
    fits = np.ones(len(each), bool)
    if ask.first is not None:
        fits &= until >= ask.first
    if ask.last is not None:
        fits &= day <= ask.last
    if ask.hours is None and ask.begin is None and ask.end is None:
        return fits
    minute = arrays["minute"][each]
    known = minute >= 0
    # A run of several days is open on the day in question, whenever it began.
    run = until > day
    if ask.begin is not None and ask.first is not None:
        fits &= run | (day > ask.first) | (known & (minute >= ask.begin))
    if ask.end is not None and ask.last is not None:
        fits &= run | (day < ask.last) | (known & (minute <= ask.end))
    if ask.hours is not None:
        fits &= run | within(minute, *ask.hours)
    return fits


def within(minute: c.Column, low: int, high: int) -> c.Column:
    """Which minutes of the day lie from low until before high, past midnight too; unknown ones do not."""
    within = (minute >= low) & (minute < high)
    if high > DAY:
        within |= minute < high - DAY
    inside: c.Column = within & (minute >= 0)
    return inside
