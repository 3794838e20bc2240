"""One visit to one address: robots.txt, pace, redirects, time and size, all within the policy."""

import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore
import httpx

from salony.sources.contract import FetchError, FetchPolicy
from salony.sources.web.addresses import is_public
from salony.sources.web.network import (
    CheckedTransport,
    ClosedAddressError,
    Deadline,
    Resolver,
    UnknownHostError,
    resolve,
)
from salony.sources.web.robots import Rules

_MEGABYTE = 1024 * 1024
_LONGEST_DELAY = 60.0
_ROBOTS_BYTES = 512 * 1024
_ROBOTS_SECONDS = 15.0
_ACCEPT = "text/html,application/xhtml+xml,text/calendar,application/rss+xml,application/atom+xml,*/*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host sent. url: where the document stood in the end. charset: as the header says it, None where silent."""

    url: str
    status: int
    content: bytes
    media_type: str
    charset: str | None


@dataclass(slots=True)
class Hosts:
    """What is remembered of hosts between visits: their robots.txt and when they were last visited.

    permitted: whether an IP address may be connected to, None for the public internet (or all, if the policy says so).
    """

    permitted: Callable[[str], bool] | None = None
    resolver: Resolver = resolve
    rules: dict[str, tuple[float, Rules]] = field(default_factory=dict)
    visited: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str, seconds: float) -> None:
        """Let a host rest: visits to it are spread `seconds` apart, whoever makes them."""
        with self.lock:
            now = time.monotonic()
            turn = max(now, self.visited.get(host, now - seconds) + seconds)
            self.visited[host] = turn
        if turn > now:
            time.sleep(turn - now)

    def permits(self, policy: FetchPolicy) -> Callable[[str], bool]:
        if self.permitted is not None:
            return self.permitted
        return (lambda _: True) if policy.allow_private else is_public


def visit(address: str, policy: FetchPolicy, hosts: Hosts) -> Answer:
    """The document at an address. Raises FetchError."""
    url = _checked(address)
    seconds = policy.timeout
    for _ in range(policy.maximum_redirects + 1):
        delay = policy.delay
        if policy.respect_robots:
            delay = max(delay, _ask_robots(url, policy, hosts))
        hosts.wait(url.host, delay)
        started = time.monotonic()
        answer, target = _get(url, policy, hosts, seconds, policy.maximum_bytes, whole=True)
        if target is None:
            _judge(answer, policy)
            return answer
        url = _checked(str(target))
        # The host's rest is not its own slowness: only time spent with hosts counts.
        seconds = max(0.001, seconds - (time.monotonic() - started))
    raise FetchError("redirects", _shown(address), count=policy.maximum_redirects)


def _checked(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("address", _shown(address)) from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError("address", _shown(address))
    return url.copy_with(username=None, password=None, fragment=None) if url.userinfo else url.copy_with(fragment=None)


def _shown(address: str) -> str:
    """An address as it may be shown: without credentials, and short."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[:200]
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=place).geturl()[:200]


def _ask_robots(url: httpx.URL, policy: FetchPolicy, hosts: Hosts) -> float:
    """The delay a host asks for. Raises FetchError where its robots.txt forbids the visit or cannot be had."""
    origin = str(url.copy_with(raw_path=b"/")).rstrip("/")
    with hosts.lock:
        kept = hosts.rules.get(origin)
    if kept is None or kept[0] < time.monotonic():
        try:
            rules = _fetch_robots(origin, policy, hosts)
        except FetchError as error:
            # What was asked for is the document: a host that cannot be had is told of as such.
            raise FetchError(error.code, **error.parameters | {"address": str(url)}) from error
        kept = (time.monotonic() + rules.seconds_valid, rules)
        with hosts.lock:
            hosts.rules[origin] = kept
    rules = kept[1]
    if not rules.known:
        raise FetchError("robots-unknown", str(url), host=url.host)
    if not rules.permits(str(url), policy.user_agent):
        raise FetchError("robots", str(url), host=url.host, agent=policy.user_agent)
    return min(rules.delay(policy.user_agent), _LONGEST_DELAY)


def _fetch_robots(origin: str, policy: FetchPolicy, hosts: Hosts) -> Rules:
    """RFC 9309, 2.3.1: five redirects are followed; 4xx means no rules; 5xx or silence means that nothing may be read.

    Raises FetchError where the host itself cannot be had: then that is what there is to say.
    """
    url = httpx.URL(f"{origin}/robots.txt")
    for _ in range(6):
        answer, target = _get(url, policy, hosts, min(policy.timeout, _ROBOTS_SECONDS), _ROBOTS_BYTES, whole=False)
        if target is None:
            return Rules.of_answer(answer.status, answer.content)
        url = _checked(str(target))
    return Rules.of_answer(404, b"")


def _get(
    url: httpx.URL, policy: FetchPolicy, hosts: Hosts, seconds: float, most: int, *, whole: bool
) -> tuple[Answer, httpx.URL | None]:
    """One request, and where its answer redirects to. whole: too long a body is an error, else it is cut off."""
    host, shown = url.host, str(url)
    transport = CheckedTransport(Deadline(seconds), hosts.permits(policy), hosts.resolver)
    headers = {"User-Agent": policy.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    try:
        with (
            httpx.Client(transport=transport, headers=headers, trust_env=False) as client,
            client.stream("GET", url, follow_redirects=False) as response,
        ):
            if response.is_redirect and "location" in response.headers:
                return _answer(response, b""), url.join(response.headers["location"])
            return _answer(response, _body(response, most, whole=whole)), None
    except ClosedAddressError as error:
        raise FetchError("private", shown, host=host) from error
    except UnknownHostError as error:
        raise FetchError("unknown-host", shown, host=host) from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise FetchError("timeout", shown, seconds=policy.timeout) from error
    except (httpx.InvalidURL, UnicodeError, httpcore.UnsupportedProtocol) as error:
        raise FetchError("address", shown) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, ssl.SSLError, OSError) as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise FetchError("certificate", shown, host=host) from error
        raise FetchError("unreachable", shown) from error


def _answer(response: httpx.Response, content: bytes) -> Answer:
    return Answer(
        url=str(response.url),
        status=response.status_code,
        content=content,
        media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
    )


def _body(response: httpx.Response, most: int, *, whole: bool) -> bytes:
    """The body, unpacked here and step by step, so that a small packed answer never becomes a large one in memory."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower() or "identity"
    if encoding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError("encoding", str(response.url), encoding=encoding[:40])
    unpack = zlib.decompressobj(wbits=47) if encoding != "identity" else None
    content = bytearray()
    for received in response.iter_raw():
        piece = received
        while piece and len(content) <= most:
            if unpack is None:
                content += piece
                break
            try:
                content += unpack.decompress(piece, most + 1 - len(content))
            except zlib.error as error:
                if encoding == "deflate" and not content:
                    # Many servers send the bare stream (RFC 1951) where the header means the wrapped one (RFC 1950).
                    unpack = zlib.decompressobj(wbits=-15)
                    encoding = "bare"
                    continue
                raise FetchError("encoding", str(response.url), encoding=encoding) from error
            piece = unpack.unconsumed_tail
        if len(content) > most:
            if whole:
                raise FetchError("too-large", str(response.url), megabytes=round(most / _MEGABYTE, 1))
            break
    return bytes(content[:most])


def _judge(answer: Answer, policy: FetchPolicy) -> None:
    """Raises FetchError for every answer that is not a document."""
    status = answer.status
    if status in {404, 410}:
        raise FetchError("not-found", answer.url, status=status)
    if status == 429 or status >= 500:
        raise FetchError("server", answer.url, status=status)
    if status != 200:
        raise FetchError("refused", answer.url, status=status, agent=policy.user_agent)
    if not answer.content.strip():
        raise FetchError("empty", answer.url)
