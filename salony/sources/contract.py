"""What a source is, under which rules it is fetched, and how a failure is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import salony
from salony.vocabulary import Explained

Clock = Callable[[], datetime]
"""Answers the present moment, aware, in the zone of the city read for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """A place where announcements are published.

    kind: a key of `KINDS`. address: http(s), webcal, or a path relative to `base` (and never outside of it).
    options: of the kind, as its README lists them.
    base: the folder of the city's files, None where only the web is read.
    """

    kind: str
    address: str
    options: Mapping[str, Any] = field(default_factory=dict)
    base: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """The rules of a visit.

    site: the installation's own address, said in the user agent so that a webmaster can find its operator.
    timeout: seconds for one document, redirects included. maximum_bytes: of the document, unpacked.
    maximum_redirects: each hop is checked like a first address.
    allow_private: whether private, loopback and link-local addresses may be visited.
    delay: seconds between two visits to one host (a longer Crawl-delay of its robots.txt is obeyed, up to a minute).
    """

    site: str = ""
    timeout: float = 30.0
    maximum_bytes: int = 20 * 1024 * 1024
    maximum_redirects: int = 5
    allow_private: bool = False
    respect_robots: bool = True
    delay: float = 1.0

    @property
    def user_agent(self) -> str:
        return f"Salony/{salony.__version__}" + (f" (+{self.site})" if self.site else "")


class FetchError(Explained):
    """A document could not be fetched.

    address: what was asked for, without credentials.
    passing: whether trying again unchanged may help.
    """

    package = "salony.sources"

    def __init__(self, code: str, address: str, **parameters: Any) -> None:
        self.address = address
        super().__init__(code, address=address, **parameters)

    @property
    def passing(self) -> bool:
        return bool(self.texts()[self.code].get("passing", False))
