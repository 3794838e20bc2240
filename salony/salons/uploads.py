"""What may be uploaded, told by its bytes and not by its name."""

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext

from salony.salons.refusal import Refusal

LARGEST = 20 * 1024 * 1024

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": f"{_OOXML}wordprocessingml.document",
    "pptx": f"{_OOXML}presentationml.presentation",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "odt": f"{_ODF}text",
    "odp": f"{_ODF}presentation",
    "ods": f"{_ODF}spreadsheet",
    "txt": "text/plain",
}
_PARTS = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx", "xl/workbook.xml": "xlsx"}


@dataclass(frozen=True, slots=True)
class Checked:
    """extension: what it really is; name: as it was called, without folders."""

    content: bytes
    extension: str
    name: str

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.extension]


def check(name: str, content: bytes) -> Checked:
    """Raises Refusal: too large, of a kind that is not taken, or called something that it is not."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1][-150:] or "plik"
    said = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if len(content) > LARGEST:
        raise Refusal(
            gettext("%(name)s has more than 20 MB. Make it smaller, or put it elsewhere and give its address.")
            % {"name": name}
        )
    found = _kind(content)
    if found is None:
        raise Refusal(
            gettext("%(name)s: this kind of file is not taken. Send PDF, a picture, text or an office document.")
            % {"name": name}
        )
    if MEDIA_TYPES.get(said) != MEDIA_TYPES[found]:
        raise Refusal(
            gettext("%(name)s is called “%(said)s” but is a file of the kind “%(found)s”. Give it its right name.")
            % {"name": name, "said": said or "?", "found": found}
        )
    return Checked(content, found, name)


def _kind(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return "txt" if _is_text(content) else None


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return next((key for key in ("odt", "odp", "ods") if MEDIA_TYPES[key] == said), None)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError):
        return None
    return next((kind for part, kind in _PARTS.items() if part in names), None)


def _is_text(content: bytes) -> bool:
    """UTF-8 without control characters, and no markup that a browser would run."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if not text.strip() or any(ord(char) < 32 and char not in "\t\r\n" for char in text):
        return False
    return not text.lstrip("\ufeff \t\r\n").startswith("<")
