"""The registry of source kinds, and the two ways in: a source, or a bare address."""

from salony.sources import archive, feed, ical, page, structured, text
from salony.sources.contract import Clock, FetchError, FetchPolicy, SourceSpec
from salony.sources.kind import Kind, Reader
from salony.sources.web import Hosts
from salony.vocabulary import Snapshot

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in (ical, feed, structured, page, text, archive)}

_EVERYDAY = FetchPolicy()
# One memory for the process, so that robots.txt and a host's rest hold for everybody who reads here.
_HOSTS = Hosts()


def fetch(
    spec: SourceSpec, *, clock: Clock, policy: FetchPolicy = _EVERYDAY, hosts: Hosts | None = None
) -> list[Snapshot]:
    """The documents that a source has now, at least one. Raises FetchError and nothing else."""
    kind = KINDS.get(spec.kind)
    if kind is None:
        raise FetchError("kind", spec.address, kind=spec.kind, known=", ".join(sorted(KINDS)))
    allowed = kind.options | ({"days"} if spec.address.endswith(".template") else set())
    if unknown := sorted(set(spec.options) - allowed):
        raise FetchError("options", spec.address, option=", ".join(unknown), kind=spec.kind)
    return kind.collect(spec, Reader(clock=clock, policy=policy, hosts=hosts or _HOSTS))


def fetch_address(
    address: str, *, clock: Clock, policy: FetchPolicy = _EVERYDAY, hosts: Hosts | None = None
) -> Snapshot:
    """The document at an http(s) address, of whatever type. Raises FetchError."""
    spec = SourceSpec(kind="page", address=address)
    return Reader(clock=clock, policy=policy, hosts=hosts or _HOSTS).web(address, spec)
