import datetime as dt
from typing import Any

from salony.discovery.ranking import Candidate, Reason, ReasonKind, choose

TODAY = dt.date(2025, 1, 10)


def candidate(key: int, **fields: Any) -> Candidate:
    day = fields.pop("first_day", TODAY)
    return Candidate(key=key, first_day=day, last_day=fields.pop("last_day", day), **fields)


def test_more_sources_are_more_interesting_and_say_so() -> None:
    one, three = choose([candidate(1), candidate(2, sources=3)], day=TODAY, limit=2)[::-1]
    assert three.key == 2
    assert three.reasons == (Reason(ReasonKind.SOURCES, 3), Reason(ReasonKind.ONCE))
    assert one.reasons == (Reason(ReasonKind.ONCE),)


def test_a_run_that_closes_soon() -> None:
    closing = candidate(1, first_day=dt.date(2024, 12, 1), last_day=dt.date(2025, 1, 13))
    lasting = candidate(2, first_day=dt.date(2024, 12, 1), last_day=dt.date(2025, 3, 1))
    assert [(c.key, c.reasons) for c in choose([lasting, closing], day=TODAY, limit=5)] == [
        (1, (Reason(ReasonKind.ENDING, 3),))
    ]


def test_what_recurs_is_not_once_only() -> None:
    (only,) = choose([candidate(1, recurs=True, is_free=True)], day=TODAY, limit=1)
    assert only.reasons == (Reason(ReasonKind.FREE),)


def test_categories_are_varied() -> None:
    concerts = [candidate(n, category="concert", sources=2) for n in (1, 2, 3)]
    keys = [c.key for c in choose([*concerts, candidate(4, category="film")], day=TODAY, limit=3)]
    assert keys == [1, 4, 2]


def test_equal_points_the_sooner_first() -> None:
    later = candidate(1, category="film", first_day=dt.date(2025, 1, 20))
    sooner = candidate(2, category="dance", first_day=dt.date(2025, 1, 12))
    assert [c.key for c in choose([later, sooner], day=TODAY, limit=2)] == [2, 1]


def test_nothing_speaks_for_it() -> None:
    assert choose([candidate(1, occurrences=4)], day=TODAY, limit=3) == []
