"""What a machine writes without a new line costs in proportion to its length: counted in calls, never by the clock."""

import pytest

from salony.language.times import find_times
from tests.counting import calls

PIECES = [
    "10:00 11:00 ",
    "10:00, 11:30, ",
    "12.05.2025 ",
    "3 maja 2025, ",
    "1, 2, 3, ",
    "1 2.3 ",
    "1.2.",
    "poniedziałek wtorek środa ",
    "w każdy wtorek o 17:00 ",
    "od 3 do 5 maja ",
    "1, 2, 3, 4 i 5 maja, ",
    "2 godziny ",
    "pierwszy drugi trzeci ",
    "od do od ",
]


def work(text: str) -> int:
    return calls(lambda: find_times(text))


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_line_is_four_times_the_work(piece: str) -> None:
    work(piece)
    once, more = (work((piece * size)[:size]) for size in (10_000, 40_000))
    assert more < 5 * once
