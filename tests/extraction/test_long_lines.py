"""The work grows as the text does, however long a line is: counted in calls, never by the clock."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.extraction import document, read
from salony.extraction.announcements.lines import lines
from salony.extraction.announcements.names import parts
from salony.extraction.moments_said import LONGEST_LINE, times_said
from salony.vocabulary import Snapshot
from tests.counting import calls


def snapshot(text: str) -> Snapshot:
    return Snapshot(content=text.encode(), media_type="text/plain", url="https://dom.example/")


def work(text: str) -> int:
    return calls(lambda: read(snapshot(text)))


WORDS = ["7 maja, ", "trawa rośnie cicho ", "Teatr Mały ", "„", "(", "18:00 – ", "x;"]
RUN_TOGETHER = [
    "1 lutego (wtorek) Wodnik, godz. 11.30 ",
    "w Lipniku bal, a w Żorach Koncert Echo 5 maja, ",
    "Bytom\n5 maja bal\n",
]


@pytest.mark.parametrize("words", [*WORDS, *RUN_TOGETHER])
def test_four_times_the_line_is_four_times_the_work(words: str) -> None:
    work(words * 10)
    once, more = (work((words * size)[:size]) for size in (6_000, 24_000))
    assert more < 6 * once


def test_no_piece_of_a_line_is_longer_than_two_thousand_characters() -> None:
    source = document(snapshot("trawa rośnie " * 1_000 + "z" * 5_000 + " koniec"))
    rows = lines(source)
    assert max(len(row.text) for row in rows) <= 2_000
    assert all(source.text[row.begin : row.stop] == row.text for row in rows)
    assert "".join("".join(row.text.split()) for row in rows) == "".join(source.text.split())


@pytest.mark.parametrize("length", [1_999, 2_000])
def test_a_line_of_two_thousand_characters_stays_whole(length: int) -> None:
    assert len(lines(document(snapshot(("ab " * 1_000)[: length - 1] + "b")))) == 1


def test_of_a_line_that_nobody_wrote_only_the_beginning_is_read() -> None:
    day = "5 maja 2024 bal; "
    joined = times_said(document(snapshot(day * (3 * LONGEST_LINE // len(day)))))
    assert LONGEST_LINE - len(day) <= joined[-1].stop <= LONGEST_LINE
    in_lines = document(snapshot((day + "\n") * (3 * LONGEST_LINE // len(day))))
    assert len(times_said(in_lines)) == 3 * LONGEST_LINE // len(day)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab „”()|;–\n", max_size=60))
def test_the_parts_of_a_line_lie_within_it_in_order(text: str) -> None:
    found = parts(text)
    assert all(0 <= left <= right <= len(text) for left, right in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))


def test_separators_inside_quotations_and_brackets_part_nothing() -> None:
    text = "Sala „Lato – zima” (dół; góra) – wykład; rozmowa"
    assert [text[a:b] for a, b in parts(text)] == ["Sala „Lato – zima” (dół; góra)", "wykład", "rozmowa"]
