"""Bytes → text. Declarations are heard, and believed only as far as the bytes bear them out.

Polish pages that declare ISO-8859-2 and are windows-1250 (or the other way round) are common; the two differ just in
ą, ś, ź and their capitals, and in 0x80–0x9F, which ISO-8859-2 leaves to control codes that no text contains.
Source of the tables: Unicode Consortium, mappings ISO8859/8859-2.TXT and VENDORS/MICSFT/WINDOWS/CP1250.TXT.
"""

import codecs
import re
from collections.abc import Iterable

from salony.extraction.documents.lost_letters import restored
from salony.extraction.errors import BinaryDocument, EmptyDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"PK\x03\x04", "ZIP / Office"),
    (b"\xd0\xcf\x11\xe0", "Office 97"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CENTRAL = ("cp1250", "iso8859-2")
# What a wrong table makes of letters: signs inside words, control codes, letters foreign to the languages read here.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ʯ"
_BROKEN = re.compile(
    rf"[\x80-\x9f]|(?<=[{_LETTERS}])[^\s\w.,:;!?'\"()\[\]/&@+*=<>#%|\\_`~^{{}}„”“’‘«»–—…·•°§\-\x00-\x7f]"
    rf"|(?<=[{_LETTERS}])[³¹²±¶¼½¾](?=[{_LETTERS}])|[ĽľĄš](?=[a-z])(?<=[a-z].)|[êñæ¿œŸ](?=[a-z])(?<=[a-z].)"
)
_SAMPLE = 200_000
# Letters of no western language where they stand: Polish ones by another table.
_MISREAD = "³¿ê±¶æñ¼¹"
_WESTERN = re.compile(r"[³¿ê±¶æñ¼¹](?=[a-z³¿ê±¶æñ¼¹]{2})|(?<=[a-z]{2})[³¿±¶¼¹]")
_POLISH = re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
_FEW = 4
# windows-1250 read as ISO-8859-2 keeps most Polish letters, but not these; Polish has none of the others.
_CENTRAL_MISREAD = str.maketrans("œŒšŠŸ", "śŚąĄź")
# Marks of quotation and dashes that a table had no room for: "film pt. ?Lipa?", "10.00 ? 12.00".
_LOST_QUOTES = re.compile(r"\?(?<![^\s(]\?)(?=[^\W_])([^?\n<>]{1,80}[\w.!)])\?(?!\w)")
_MINUS = re.compile(r"(?<![^\s(])\u2212(?=\s)")
_LOST_DASH = re.compile(r"(?<=[\w”)] )\?(?= [\w„])")


def decode(content: bytes, charset: str | None = None) -> str:
    """The text of a document.

    charset: as the transport declared it. Line ends become "\\n"; a byte-order mark is dropped.
    Raises EmptyDocument and BinaryDocument.
    """
    if not content or not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument("empty")
    text = _mended(_decode(content, charset))
    if not text.strip("\ufeff\u200b \t\r\n\x0b\x0c"):
        raise EmptyDocument("blank")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(content: bytes, charset: str | None) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    _refuse_binary(content)
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = [name for name in (_known(charset), _known(_meta(content))) if name]
    if _mostly_utf8(content, declared):
        return content.decode("utf-8", "replace")
    return content.decode(_best(content, declared), "replace")


def _mended(text: str) -> str:
    """Polish that was read by a western table and then kept as UTF-8: "wrze¶nia", "³±ka" → "września", "łąka".

    Each letter stands for one, so what counts characters goes on counting the same.
    """
    return _with_marks(restored(_with_letters(text)))


def _with_marks(text: str) -> str:
    """Marks that became "?" where they stand in pairs around words; minus signs that stand for dashes."""
    if "\u2212" in text:
        text = _MINUS.sub("–", text)
    if "?" not in text or not _LOST_QUOTES.search(text, 0, _SAMPLE):
        return text
    return _LOST_DASH.sub("–", _LOST_QUOTES.sub(r"„\1”", text))


def _with_letters(text: str) -> str:
    sample = text[:_SAMPLE]
    if sample.count("œ") + sample.count("š") >= _FEW and not re.search("[ąś]", text) and _POLISH.search(sample):
        return text.translate(_CENTRAL_MISREAD)
    if text.isascii():
        return text
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    # Counting the letters is cheap; their surroundings are looked at where there are enough of them.
    if sum(map(sample.count, _MISREAD)) < _FEW:
        return text
    if len(_WESTERN.findall(sample)) < _FEW or _POLISH.search(text):
        return text
    return raw.decode(_best(raw, []), "replace")


def _refuse_binary(content: bytes) -> None:
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise BinaryDocument("format", format=name)
    head = content[:_SAMPLE]
    control = len(head) - len(head.translate(None, bytes([*range(0, 7), *range(14, 27), *range(28, 32), 127])))
    if control > max(2, len(head) * 0.02) and not _wide(content):
        raise BinaryDocument("binary")


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is zero."""
    head = content[:2000]
    half = len(head) // 2
    if half < 2:
        return None
    if head[1::2].count(0) > half * 0.7 and head[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if head[::2].count(0) > half * 0.7 and head[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # "undefined" is a codec that refuses everything.
    return info.name if info._is_text_encoding and info.name != "undefined" else None


def _meta(content: bytes) -> str | None:
    match = _META.search(content[:5000])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _mostly_utf8(content: bytes, declared: Iterable[str]) -> bool:
    """A UTF-8 page with a few bytes cut or pasted from elsewhere."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for char in text[:_SAMPLE] if char > "\x7f") - text[:_SAMPLE].count("\ufffd")
    return right > wrong * 5 if "utf-8" not in declared else right >= wrong


def _best(content: bytes, declared: list[str]) -> str:
    """The candidate whose text looks least broken; between equals, the one declared first."""
    sample = content[:_SAMPLE]
    candidates = dict.fromkeys([*(name for name in declared if name != "utf-8"), *_CENTRAL, "cp1252"])

    def cost(name: str) -> int:
        text = sample.decode(name, "replace")
        return len(_BROKEN.findall(text)) + 3 * text.count("\ufffd") + 2 * len(re.findall(r"[\x80-\x9f]", text))

    return min(candidates, key=cost)
