import datetime as dt

import pytest

from salony.extraction import read
from salony.extraction.announcements.anchors import Anchor, Anchors, of_address
from salony.vocabulary import PartialDateTime, Snapshot


@pytest.mark.parametrize(
    ("address", "day", "year"),
    [
        ("https://gok.example/2019/03/14/wiosna.html", dt.date(2019, 3, 14), 2019),
        ("https://mok.example/20210610408308/lato", dt.date(2021, 6, 10), 2021),
        ("https://teatr.example/archiwum/2014", None, 2014),
    ],
)
def test_the_day_that_an_address_carries(address: str, day: dt.date | None, year: int) -> None:
    anchor = of_address(address)
    assert anchor is not None
    assert (anchor.day, anchor.year) == (day, year)


def test_an_address_without_a_date() -> None:
    assert of_address("https://gok.example/node/1999123") is None


def test_the_turn_of_the_year() -> None:
    anchors = Anchors(Anchor(dt.date(2024, 12, 20), 2024))
    assert str(anchors.complete(PartialDateTime(month=1, day=6), 0, None)) == "2025-01-06"
    assert str(anchors.complete(PartialDateTime(month=12, day=6), 0, None)) == "2024-12-06"


def test_a_weekday_that_does_not_fit_leaves_the_year_open() -> None:
    weak = Anchors(None, weak=(Anchor(dt.date(2025, 10, 15), 2025, weak=True),))
    assert str(weak.complete(PartialDateTime(month=10, day=17), 0, 4)) == "2025-10-17"
    assert str(weak.complete(PartialDateTime(month=10, day=17), 0, None)) == "XXXX-10-17"


@pytest.mark.parametrize(
    "text",
    [
        "W sobotę, 5 grudnia, o 16.00 koncert chóru.\n\n12 grudnia, godz. 16.00 – bal seniora\n\n"
        "Dofinansowano w ramach umowy z 12 marca 2026 r.",
        "GRUDZIEŃ PEŁEN ŚWIATŁA 2026\n\nKoncert chóru\n5 grudnia, godz. 16.00\n\nBal seniora\n12 grudnia, godz. 16.00",
    ],
)
def test_the_year_of_days_that_name_none(text: str) -> None:
    """A weekday beside one of them says it, or the heading; the day of a contract is older than what it pays for."""
    starts = [str(draft.start) for draft in read(Snapshot.of_text(text))]
    assert starts == ["2026-12-05T16:00", "2026-12-12T16:00"]
