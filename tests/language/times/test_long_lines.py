"""What a machine writes without a new line costs in proportion to its length: counted in calls, never by the clock."""

import sys
from types import FrameType

import pytest

from salony.language.times import find_times

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


def calls(text: str) -> int:
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find_times(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_line_is_four_times_the_work(piece: str) -> None:
    calls(piece)
    once, more = (calls((piece * size)[:size]) for size in (10_000, 40_000))
    assert more < 5 * once
