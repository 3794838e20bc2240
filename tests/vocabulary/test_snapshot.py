"""A snapshot's address is its content's."""

from salony.vocabulary import CATEGORIES, Snapshot


def test_equal_content_has_an_equal_address_whatever_it_came_from() -> None:
    one = Snapshot(content=b"Koncert", url="https://example.org/a")
    two = Snapshot(content=b"Koncert", url="https://example.org/b", media_type="text/html")
    assert one.digest == two.digest
    assert one.digest != Snapshot(content=b"Koncert.").digest


def test_any_text_can_be_held() -> None:
    assert Snapshot.of_text("Żory \udcff").content.startswith("Żory".encode())


def test_categories_have_schema_types() -> None:
    assert CATEGORIES["concert"].schema_type == "MusicEvent"
    assert all(slug == category.slug for slug, category in CATEGORIES.items())
