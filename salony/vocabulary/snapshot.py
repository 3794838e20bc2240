"""What a source said at one moment, byte for byte."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One document as it was received.

    content: the bytes, undecoded.
    media_type: as declared or guessed, without parameters ("text/html").
    charset: as declared by the transport, None where it was silent.
    published: when the document says it was published, where that is known from outside (a feed's item).
    fetched_at: aware; never taken for the publication date.
    """

    content: bytes
    media_type: str = "text/plain"
    url: str | None = None
    charset: str | None = None
    language: str | None = None
    published: datetime | None = None
    fetched_at: datetime | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the content, hexadecimal: the address under which it is kept."""
        return sha256(self.content).hexdigest()

    @classmethod
    def of_text(
        cls,
        text: str,
        *,
        media_type: str = "text/plain",
        url: str | None = None,
        language: str | None = None,
        published: datetime | None = None,
    ) -> "Snapshot":
        """A snapshot of text at hand, kept as UTF-8."""
        return cls(
            content=text.encode("utf-8", "surrogatepass"),
            media_type=media_type,
            url=url,
            charset="utf-8",
            language=language,
            published=published,
        )
