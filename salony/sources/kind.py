"""A source kind: what it reads and how an address of it becomes Snapshots."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from salony.sources import files, media
from salony.sources.contract import Clock, FetchError, FetchPolicy, SourceSpec
from salony.sources.web import Hosts, visit
from salony.vocabulary import Snapshot

DOCUMENT_OPTIONS = frozenset({"url", "published", "language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The way to the world for one fetch: the web within the policy, and the files of the city's folder."""

    clock: Clock
    policy: FetchPolicy
    hosts: Hosts

    def open(self, spec: SourceSpec) -> Snapshot:
        """The one document at the source's address. Raises FetchError."""
        return self.web(spec.address, spec) if "://" in spec.address else files.document(spec, self.clock)

    def web(self, address: str, spec: SourceSpec) -> Snapshot:
        answer = visit(address, self.policy, self.hosts)
        return Snapshot(
            content=answer.content,
            media_type=media.of_content(answer.content, answer.media_type),
            url=answer.url,
            charset=answer.charset,
            language=spec.options.get("language"),
            fetched_at=self.clock(),
        )


Collect = Callable[[SourceSpec, Reader], list[Snapshot]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """name: as `sources.toml` has it. media_types: what it reads, empty for everything.

    collect: turns a source into its documents. options: the keys that `SourceSpec.options` may have.
    of_many: its documents were published by different people, each the word of another.
    """

    name: str
    media_types: tuple[str, ...]
    collect: Collect = field(repr=False)
    options: frozenset[str] = DOCUMENT_OPTIONS
    of_many: bool = False


def one_document(*media_types: str) -> Collect:
    """The plain way: the address is one document of one of these types."""

    def collect(spec: SourceSpec, reader: Reader) -> list[Snapshot]:
        snapshot = reader.open(with_web_scheme(spec))
        if media_types and snapshot.media_type not in media_types:
            raise FetchError(
                "type", spec.address, found=snapshot.media_type, kind=spec.kind, wanted=", ".join(media_types)
            )
        return [snapshot]

    return collect


def with_web_scheme(spec: SourceSpec) -> SourceSpec:
    """Calendars and feeds are often given as webcal: and feed: addresses, which only say who should open them."""
    scheme = urlsplit(spec.address).scheme.lower()
    if scheme not in {"webcal", "webcals", "feed"}:
        return spec
    rest = spec.address.split(":", 1)[1]
    return replace(spec, address=rest if rest.startswith(("http:", "https:")) else f"https:{rest}")
