"""Entries and pieces come from rooms that the page's room does not know."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from salony.design import frame

CITY = SimpleNamespace(slug="lipowo", name="Lipowo")


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    before = list(frame._framing), list(frame._entries), {place: list(rows) for place, rows in frame._pieces.items()}
    yield
    frame._framing[:], frame._entries[:] = before[0], before[1]
    frame._pieces.clear()
    frame._pieces.update(before[2])


def test_without_a_supplier_the_frame_is_the_bare_one(rf: RequestFactory) -> None:
    frame._framing.clear()
    assert frame.page(rf.get("/"), CITY, title="Tytuł") == {"frame": frame.BARE, "city": CITY, "title": "Tytuł"}


def test_the_last_supplier_frames_every_page(rf: RequestFactory) -> None:
    frame.supply(
        lambda request, city, *, path=None, **more: {"frame": "site.html", "path": path or request.path, **more}
    )
    assert frame.page(rf.get("/a/"), CITY, n=1) == {"frame": "site.html", "path": "/a/", "n": 1}


def test_entries_and_pieces_stand_in_the_order_of_their_rooms(rf: RequestFactory) -> None:
    known = len(frame.entries(CITY))
    frame.add_entry(lambda city: frame.Entry(f"/{city.slug}/x/", "X"))
    assert frame.entries(CITY)[known:] == [frame.Entry("/lipowo/x/", "X")]
    frame.add_piece("shelf", "one.html", lambda request, city, subject: {"seen": subject})
    frame.add_piece("shelf", "two.html", lambda request, city, subject: None)
    assert frame.pieces("shelf", rf.get("/"), CITY, 7) == [("one.html", {"seen": 7})]
    assert frame.pieces("nowhere", rf.get("/"), CITY, 7) == []
