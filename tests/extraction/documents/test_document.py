"""What kind of document it is, and what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.extraction import DocumentTooLarge, ForbiddenMarkup, MalformedDocument, Unreadable, document, read
from salony.extraction.document import BlockKind
from salony.extraction.documents.media import media_type_of
from salony.vocabulary import Snapshot


@pytest.mark.parametrize(
    ("text", "declared", "kind"),
    [
        ("BEGIN:VCALENDAR\n", "text/plain", "text/calendar"),
        ("<?xml version='1.0'?><rss>", "text/html", "application/rss+xml"),
        ("<!-- a --><!DOCTYPE html>", "text/plain", "text/html"),
        ("Bal 7 maja", "text/html; charset=utf-8", "text/html"),
        ("Bal 7 maja", "text/plain", "text/plain"),
        ("{}", "application/ld+json", "application/ld+json"),
        ("Bal", "image/png", "text/plain"),
    ],
)
def test_the_first_characters_decide(text: str, declared: str, kind: str) -> None:
    assert media_type_of(text, declared) == kind


def test_plain_text_stays_as_it_is() -> None:
    text = "Bal maturalny\n\n  - 7 maja, godz. 18\n"
    source = document(Snapshot.of_text(text))
    assert source.text == text
    assert [(text[b.begin : b.stop], b.kind) for b in source.blocks] == [
        ("Bal maturalny", BlockKind.LINE),
        ("- 7 maja, godz. 18", BlockKind.ITEM),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zapraszamy na koncert w sobotę o 18", "pl"),
        ("The concert of the year is on Saturday at the hall", "en"),
        ("Koncert se koná v sobotu od 18 hod., vstupné je dobrovolné", "cs"),
        ("Das Konzert ist am Samstag um 18 Uhr, der Eintritt ist frei", "de"),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert document(Snapshot.of_text(text)).language == language


def test_fifty_megabytes_are_refused() -> None:
    with pytest.raises(DocumentTooLarge, match=r"50\.0 MB, more than the 10 MB"):
        read(Snapshot(content=b"a" * 50_000_000))


def test_what_says_it_is_json_and_is_not() -> None:
    with pytest.raises(MalformedDocument):
        read(Snapshot.of_text("{'name'", media_type="application/json"))


def test_an_entity_bomb_is_refused_unread() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(30)
    )
    with pytest.raises(ForbiddenMarkup, match="entities"):
        read(Snapshot.of_text(bomb + "]><rss><channel><title>&a29;</title></channel></rss>"))


def test_no_event_is_invented() -> None:
    html = (
        "<html><body><nav>12.05.2026</nav><h1>O nas</h1><p>Dom kultury działa w Młynie od 1974 roku.</p>"
        "<footer>© 2011–2026 Dom Kultury</footer></body></html>"
    )
    assert read(Snapshot.of_text(html, media_type="text/html")) == []


def test_the_thirty_first_of_february_is_no_day() -> None:
    for text in ("Koncert 31 lutego 2026 o 18:00", "Koncert 31.02.2026"):
        for draft in read(Snapshot.of_text(text)):
            assert draft.start is None or draft.start.month != 2


_KINDS = ["text/plain", "text/html", "text/calendar", "application/rss+xml", "application/ld+json", "text/xml", "x"]


@settings(max_examples=60)
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")), st.sampled_from(_KINDS)
)
def test_any_bytes_are_read_or_refused(content: bytes, kind: str) -> None:
    with suppress(Unreadable):
        assert all(draft.name for draft in read(Snapshot(content=content, media_type=kind)))
