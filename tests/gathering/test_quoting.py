"""A few words around the evidence, with the mark where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.gathering.quoting import LONGEST, quote
from salony.vocabulary import Evidence

TEXT = "Program\n" + "Serdecznie zapraszamy wszystkich mieszkańców " * 9 + "28 stycznia o 18.00 do Młyna.\nStopka"


def test_the_line_of_the_evidence_cut_at_words() -> None:
    start = TEXT.index("28")
    words = quote(TEXT, Evidence(start, start + 11, "rule"))
    assert words is not None
    assert words["text"][words["begin"] : words["stop"]] == "28 stycznia"
    assert words["text"].endswith("do Młyna.")
    assert words["text"].split()[0] in TEXT.split()
    assert len(words["text"]) <= LONGEST


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 5)])
def test_evidence_outside_of_the_text_gives_none(start: int, end: int) -> None:
    if end - start <= LONGEST:
        assert quote(TEXT, Evidence(start, end, "rule")) is None


@given(st.text(alphabet="ab \nż.", min_size=1, max_size=600), st.data())
def test_the_mark_covers_the_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = quote(text, Evidence(start, end, "rule"))
    assert words is not None
    assert len(words["text"]) <= LONGEST
    assert 0 <= words["begin"] <= words["stop"]
    marked = words["text"][words["begin"] : words["stop"]]
    whole = text[start : min(end, start + LONGEST)]
    assert whole.startswith(marked)
    assert marked.rstrip() == whole.rstrip() or text[start + len(marked)] == " "
