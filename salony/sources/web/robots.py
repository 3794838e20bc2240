"""What a host's robots.txt says (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

_DAY = 86_400.0
_SOON = 300.0


@dataclass(frozen=True, slots=True)
class Rules:
    """parsed: None where nothing may be read because the host did not give its rules (5xx)."""

    parsed: Protego | None

    @classmethod
    def of_answer(cls, status: int, content: bytes) -> "Rules":
        if status >= 500 or status == 429:
            return cls(None)
        return cls(Protego.parse(content.decode("utf-8", "replace") if status == 200 else ""))

    @property
    def known(self) -> bool:
        return self.parsed is not None

    @property
    def seconds_valid(self) -> float:
        """RFC 9309 wants a copy no older than a day; a failure is asked about again soon."""
        return _DAY if self.known else _SOON

    def permits(self, url: str, agent: str) -> bool:
        return self.parsed is not None and bool(self.parsed.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Seconds between visits that the host asks for (Crawl-delay: no standard, but widely written)."""
        return float((self.parsed and self.parsed.crawl_delay(agent)) or 0.0)
