"""Which pairs are worth comparing: the same town and day, the day a notice moved from, a rare word within few days."""

import numpy as np
from numpy.typing import NDArray

from salony.resolution.clocks import NO_DAY
from salony.resolution.columns import Columns

Pairs = NDArray[np.int64]
"""(p, 2) of row numbers, the smaller first, each pair once."""

LARGEST_BLOCK = 60
"""Larger blocks are cut by the words of their titles, venues and people."""
_RARE = 40
_NEAR_DAYS = 3
_WINDOW = 8
_AS_LAST = 500_000
"""Added to last days, so that they meet other last days only."""
_FIRST_DAY = 2_000_000
"""Added to days, so that none is negative."""
_NONE = np.empty((0, 2), dtype=np.int64)


def candidates(table: Columns, rows: NDArray[np.int64] | None = None) -> tuple[Pairs, NDArray[np.int64]]:
    """Pairs of `rows` (all where None), and rows among so many alike that they were not compared with all of them."""
    chosen = np.arange(table.n, dtype=np.int64) if rows is None else rows
    if len(chosen) < 2:
        return _NONE, np.empty(0, dtype=np.int64)
    near, crowded = _by_town_and_day(table, chosen)
    pairs = np.vstack([*near, _by_rare_word(table, chosen)])
    codes = np.unique(pairs[:, 0] * np.int64(table.n) + pairs[:, 1])
    return np.column_stack([codes // table.n, codes % table.n]), crowded


def _by_town_and_day(table: Columns, rows: NDArray[np.int64]) -> tuple[list[Pairs], NDArray[np.int64]]:
    """Blocks of (day, word of the town); a record without a town stands under every town it names elsewhere."""
    towns = np.zeros(len(table.weight), dtype=bool)
    towns[table.city[rows].ravel()] = True
    towns[0] = False
    views = [table.day, table.before, np.where(table.is_span, table.last + _AS_LAST, NO_DAY)]
    homeless = rows[table.city[rows, 0] == 0]
    keys, owners = [], []
    for days in views:
        for dated, names in (
            (rows[days[rows] != NO_DAY], [table.city]),
            (homeless[days[homeless] != NO_DAY], [table.venue, table.title, table.organizer, table.host]),
        ):
            if not len(dated):
                continue
            for words in (column for name in names for column in name[dated].T):
                good = towns[words]
                keys.append((days[dated[good]].astype(np.int64) + _FIRST_DAY) << 24 | words[good])
                owners.append(dated[good])
    if not keys:
        return [], np.empty(0, dtype=np.int64)
    pairs, crowded = _pairs(np.concatenate(keys), np.concatenate(owners), LARGEST_BLOCK)
    if not len(crowded[0]):
        return [pairs], np.empty(0, dtype=np.int64)
    by_word, left = _within_crowds(table, crowded)
    return [pairs, by_word, _side_by_side(table, crowded)], left


def _side_by_side(table: Columns, crowded: tuple[NDArray[np.int64], NDArray[np.int64]]) -> Pairs:
    """Large blocks sorted by hour and words, each record with those that follow it (Hernández and Stolfo, 1995)."""
    keys, owners = crowded
    words = table.title[owners]
    # The last is sorted by first.
    order = np.lexsort((owners, *words[:, 2::-1].T, table.clock[owners], keys))
    keys, owners = keys[order], owners[order]
    found = [_NONE]
    for lag in range(1, min(_WINDOW + 1, len(keys))):
        same = (keys[lag:] == keys[:-lag]) & (owners[lag:] != owners[:-lag])
        one, other = owners[:-lag][same], owners[lag:][same]
        found.append(np.column_stack([np.minimum(one, other), np.maximum(one, other)]))
    return np.vstack(found)


def _within_crowds(
    table: Columns, crowded: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> tuple[Pairs, NDArray[np.int64]]:
    """Large blocks again, by (block, word), and the rows most of whose words stand in too many."""
    keys, owners = crowded
    words = np.hstack([table.title, table.people, table.venue])[owners]
    block = np.unique(keys, return_inverse=True)[1].astype(np.int64)
    fine = block[:, None] * (1 << 24) + words
    good = words > 0
    people = np.broadcast_to(owners[:, None], words.shape)
    pairs, rest = _pairs(fine[good], people[good], LARGEST_BLOCK)
    total, large = (
        np.bincount(rows, minlength=table.n)
        for rows in (np.unique(np.column_stack([fine[good], people[good]]), axis=0)[:, 1], rest[1])
    )
    left = np.flatnonzero((large > 0) & (2 * large > total))
    return pairs, left.astype(np.int64)


def _by_rare_word(table: Columns, rows: NDArray[np.int64]) -> Pairs:
    """The same rare word of a title or name, few days apart: other towns, typing errors, days put off."""
    words = np.hstack([table.title, table.people])[rows]
    telling = table.weight[words] > 0.6
    owners = np.broadcast_to(rows[:, None], words.shape)[telling]
    pairs = _pairs(words[telling].astype(np.int64), owners, _RARE)[0]
    one, other = pairs[:, 0], pairs[:, 1]
    near = np.abs(table.day[one] - table.day[other]) <= _NEAR_DAYS
    open_day = (table.day[one] == NO_DAY) | (table.day[other] == NO_DAY)
    found: Pairs = pairs[near | open_day]
    return found


def _pairs(
    keys: NDArray[np.int64], owners: NDArray[np.int64], largest: int
) -> tuple[Pairs, tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Every pair of owners that share a key, and (keys, owners) of the blocks that are too large."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[fresh], owners[fresh]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    sizes = np.diff(np.r_[starts, len(keys)])
    large = np.repeat(sizes > largest, sizes)
    rest = keys[large], owners[large]
    several = np.repeat((sizes > 1) & (sizes <= largest), sizes)
    keys, owners = keys[several], owners[several]
    found = []
    for lag in range(1, min(largest, len(keys))):
        same = keys[lag:] == keys[:-lag]
        if not same.any():
            break
        one, other = owners[:-lag][same], owners[lag:][same]
        found.append(np.column_stack([np.minimum(one, other), np.maximum(one, other)]))
    return (np.vstack(found) if found else _NONE), rest
