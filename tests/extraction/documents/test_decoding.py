"""Bytes → text: declarations that lie, bytes that are no text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.extraction import BinaryDocument, EmptyDocument, Unreadable
from salony.extraction.documents.decoding import decode

SENTENCE = "Zażółć gęślą jaźń – „Święto Ździebełka”, wąż i źrebię śpią."
PLAIN = "Zażółć gęślą jaźń: Święto źrebiąt, wąż i źdźbło śpią."


@pytest.mark.parametrize("charset", ["utf-8", "cp1250", "utf-16"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-2", "windows-1250", "latin-1", "nonsense", "hex"])
def test_polish_is_read_whatever_is_declared(charset: str, declared: str | None) -> None:
    assert decode(SENTENCE.encode(charset), declared) == SENTENCE


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1250", "iso-8859-2", "iso-8859-1"])
def test_iso_8859_2_is_told_from_windows_1250(declared: str | None) -> None:
    assert decode(PLAIN.encode("iso8859-2"), declared) == PLAIN
    assert decode(PLAIN.encode("cp1250"), declared) == PLAIN


def test_the_meta_element_is_heard() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>Концерт в субботу</body></html>'
    assert "Концерт" in decode(page.encode("koi8-r"))


def test_a_page_that_declares_iso_and_is_windows() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>{PLAIN}</p>'
    assert PLAIN in decode(page.encode("cp1250"))


def test_utf_16_without_a_mark() -> None:
    assert decode(("Koncert w sobotę. " * 5).encode("utf-16-le")).startswith("Koncert w sobotę")


def test_a_broken_byte_does_not_spoil_utf_8() -> None:
    text = decode(PLAIN.encode() + b"\xc4" + PLAIN.encode())
    assert text.startswith(PLAIN)
    assert text.endswith(PLAIN)


def test_polish_spoiled_before_it_was_kept_is_mended() -> None:
    right = "Zajęcia plastyczne: wernisaż we wrześniu, wstęp wolny, łąka żab"
    assert decode(right.encode("iso8859-2").decode("latin-1").encode("utf-8")) == right
    french = "Café, été, où, naïf, garçon, vénérable, señor, mañana"
    assert decode(french.encode("utf-8")) == french


def test_letters_of_a_central_table_and_lost_marks_are_mended() -> None:
    spoiled = "Zapraszamy na œwięto plonów, które odbędš się 1 wrzeœnia w koœciele. Wstęp wolny, bliżej też."
    assert "święto plonów, które odbędą się 1 września w kościele" in decode(spoiled.encode())
    assert decode(b"W kinie dokument pt. ?Lipa?. Czynne 10 ? 12, wt. ? pt.") == (
        "W kinie dokument pt. „Lipa”. Czynne 10 – 12, wt. ? pt."
    )
    plain = "Co? Gdzie? Kiedy? Kto wie ? nikt."
    assert decode(plain.encode()) == plain


def test_letters_that_became_questions_are_restored_where_the_dictionary_can_tell() -> None:
    spoiled = (
        "20 wrze?nia. Wyst?p zespo?u Z?ota Jesie? rusza o 16. Wr?czenie nagr?d. Jak? Gdzie? a?b http://a.pl/x?id=3"
    )
    assert decode(spoiled.encode()) == (
        "20 września. Występ zespołu Złota Jesień rusza o 16. Wręczenie nagród. Jak? Gdzie? a?b http://a.pl/x?id=3"
    )


def test_line_ends_are_one_kind() -> None:
    assert decode(b"a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize("content", [b"", b"  \n\t", b"\x00\x00", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_emptiness_is_said(content: bytes) -> None:
    with pytest.raises(EmptyDocument, match="empty"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n...", "PNG"),
        (b"PK\x03\x04...", "ZIP"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_binary_is_refused_by_name(content: bytes, name: str) -> None:
    with pytest.raises(BinaryDocument, match=name):
        decode(content)


@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_any_bytes_are_text_or_refused(content: bytes, charset: str | None) -> None:
    with suppress(Unreadable):
        assert isinstance(decode(content, charset), str)
