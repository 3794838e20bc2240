"""Visits to a real server on loopback; what is public is decided by the test, as loopback never is."""

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salony.sources import Clock, FetchError, FetchPolicy, fetch_address
from salony.sources.web import Hosts
from salony.sources.web.network import UnknownHostError
from tests.sources.conftest import NOW
from tests.sources.server import Server, serving

POLICY = FetchPolicy(site="https://kultura.example", delay=0, timeout=5, allow_private=True)


def failure(address: str, clock: Clock, policy: FetchPolicy = POLICY, hosts: Hosts | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch_address(address, clock=clock, policy=policy, hosts=hosts or Hosts())
    return caught.value


def test_a_page_comes_as_it_was_sent(server: Server, clock: Clock) -> None:
    page = fetch_address(server.address("/program"), clock=clock, policy=POLICY, hosts=Hosts())
    assert page.content.decode() == "<html><body><p>Koncert w środę o 18</p></body></html>"
    assert (page.media_type, page.charset, page.url) == ("text/html", "utf-8", server.address("/program"))
    assert page.fetched_at == clock()
    assert page.published is None


def test_we_say_who_we_are(server: Server, clock: Clock) -> None:
    fetch_address(server.address("/program"), clock=clock, policy=POLICY, hosts=Hosts())
    assert {agent for _, agent in server.visits} == {POLICY.user_agent}
    assert POLICY.user_agent.startswith("Salony/")
    assert POLICY.user_agent.endswith("(+https://kultura.example)")


def test_the_bytes_stay_undecoded(server: Server, clock: Clock) -> None:
    page = fetch_address(server.address("/latin"), clock=clock, policy=POLICY, hosts=Hosts())
    assert (page.content, page.charset) == ("<p>Żory</p>".encode("iso-8859-2"), "iso-8859-2")


@pytest.mark.parametrize("path", ["/packed", "/deflated"])
def test_packed_answers_are_unpacked(server: Server, clock: Clock, path: str) -> None:
    page = fetch_address(server.address(path), clock=clock, policy=POLICY, hosts=Hosts())
    assert page.content == b"<p>packed</p>"


def test_a_redirect_is_followed(server: Server, clock: Clock) -> None:
    page = fetch_address(server.address("/moved"), clock=clock, policy=POLICY, hosts=Hosts())
    assert page.url == server.address("/found")


@pytest.mark.parametrize(
    ("path", "code", "passing"),
    [
        ("/missing", "not-found", False),
        ("/broken", "server", True),
        ("/forbidden", "refused", False),
        ("/empty", "empty", True),
        ("/loop", "redirects", False),
        ("/unknown-packing", "encoding", False),
        ("/nonsense", "unreachable", True),
        ("/closed/page", "robots", False),
    ],
)
def test_bad_answers(server: Server, clock: Clock, path: str, code: str, passing: bool) -> None:
    error = failure(server.address(path), clock)
    assert (error.code, error.passing) == (code, passing)


@pytest.mark.parametrize("path", ["/trickle", "/slow-head"])
def test_a_trickle_ends_with_the_time(server: Server, clock: Clock, path: str) -> None:
    error = failure(server.address(path), clock, replace(POLICY, timeout=0.4))
    assert error.code == "timeout"
    assert "0.4 s" in error.message("pl")


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_too_much_is_cut_off_early(server: Server, clock: Clock, path: str) -> None:
    tracemalloc.start()
    error = failure(server.address(path), clock, replace(POLICY, maximum_bytes=300_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == "too-large"
    assert peak < 20_000_000


def test_loopback_is_closed_without_a_setting(server: Server, clock: Clock) -> None:
    error = failure(server.address("/program"), clock, replace(POLICY, allow_private=False))
    assert error.code == "private"
    assert "SALONY_ALLOW_PRIVATE_ADDRESSES" in error.message("en")
    assert server.visits == []


def test_a_name_of_a_closed_address_is_closed_too(server: Server, clock: Clock) -> None:
    port = server.server_address[1]
    error = failure(f"http://localhost:{port}/program", clock, replace(POLICY, allow_private=False))
    assert error.code == "private"


def test_each_hop_is_checked(server: Server, clock: Clock) -> None:
    with serving("127.0.0.2") as inner:
        server.elsewhere = inner.address("/secret")
        hosts = Hosts(permitted=lambda address: address == "127.0.0.1")
        assert failure(server.address("/away"), clock, hosts=hosts).code == "private"
        assert inner.visits == []


def test_a_redirect_never_leaves_the_web(server: Server, clock: Clock) -> None:
    server.elsewhere = "file:///etc/passwd"
    assert failure(server.address("/away"), clock).code == "address"


def test_the_checked_address_is_the_one_connected_to(clock: Clock) -> None:
    """A name server that changes its answer between check and visit reaches nothing but the checked address."""
    with serving("127.0.0.1") as outer, serving("127.0.0.2") as inner:
        port = outer.server_address[1]
        asked: list[str] = []

        def resolver(host: str, _: int) -> list[str]:
            asked.append(host)
            return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

        policy = replace(POLICY, respect_robots=False)
        hosts = Hosts(permitted=lambda address: address == "127.0.0.1", resolver=resolver)
        page = fetch_address(f"http://rebinding.example:{port}/program", clock=clock, policy=policy, hosts=hosts)
        assert page.url == f"http://rebinding.example:{port}/program"
        assert asked == ["rebinding.example"]
        assert inner.visits == []


def test_of_several_addresses_only_permitted_ones_are_used(clock: Clock) -> None:
    with serving("127.0.0.1") as outer, serving("127.0.0.2") as inner:
        port = outer.server_address[1]
        hosts = Hosts(permitted=lambda address: address == "127.0.0.1", resolver=lambda *_: ["127.0.0.2", "127.0.0.1"])
        fetch_address(f"http://several.example:{port}/program", clock=clock, policy=POLICY, hosts=hosts)
        assert inner.visits == []
        assert outer.visits


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///x", "", "żory"]
)
def test_what_is_no_web_address(clock: Clock, address: str) -> None:
    assert failure(address, clock).code == "address"


def test_an_unknown_host(clock: Clock) -> None:
    assert failure("http://nowhere.invalid/", clock).code == "unknown-host"


def test_credentials_are_neither_sent_nor_shown(server: Server, clock: Clock) -> None:
    port = server.server_address[1]
    error = failure(f"http://name:secret@127.0.0.1:{port}/missing", clock)
    assert "secret" not in error.message("pl") + error.address


def test_robots_txt_is_asked_for_once(server: Server, clock: Clock) -> None:
    hosts = Hosts()
    for path in ("/one", "/two"):
        fetch_address(server.address(path), clock=clock, policy=POLICY, hosts=hosts)
    assert [path for path, _ in server.visits] == ["/robots.txt", "/one", "/two"]


def test_our_own_group_of_robots_txt_counts(server: Server, clock: Clock) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /closed/\n\nUser-agent: Salony\nDisallow: /not-for-salony/\n")
    assert failure(server.address("/not-for-salony/page"), clock).code == "robots"
    assert fetch_address(server.address("/closed/page"), clock=clock, policy=POLICY, hosts=Hosts()).content


@pytest.mark.parametrize(("status", "code"), [(500, "robots-unknown"), (503, "robots-unknown")])
def test_a_host_without_answer_for_robots_is_left_alone(server: Server, clock: Clock, status: int, code: str) -> None:
    server.robots = (status, "")
    assert failure(server.address("/program"), clock).code == code


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_robots_txt_may_be_read(server: Server, clock: Clock, status: int) -> None:
    server.robots = (status, "User-agent: *\nDisallow: /")
    assert fetch_address(server.address("/program"), clock=clock, policy=POLICY, hosts=Hosts()).content


def test_a_huge_robots_txt_is_read_in_part(server: Server, clock: Clock) -> None:
    server.robots = (200, "User-agent: *\nDisallow: /program\n" + "# padding\n" * 200_000)
    assert failure(server.address("/program"), clock).code == "robots"


def test_robots_txt_can_be_left_aside(server: Server, clock: Clock) -> None:
    policy = replace(POLICY, respect_robots=False)
    assert fetch_address(server.address("/closed/page"), clock=clock, policy=policy, hosts=Hosts()).content
    assert [path for path, _ in server.visits] == ["/closed/page"]


@given(
    st.one_of(st.text(max_size=60), st.text(max_size=40).map("http://".__add__), st.text(max_size=40).map("//".__add__))
)
def test_any_address_at_all_gives_a_page_or_a_reason(address: str) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise UnknownHostError(host)

    with pytest.raises(FetchError):
        fetch_address(address, clock=lambda: NOW, policy=POLICY, hosts=Hosts(resolver=nowhere))


@pytest.mark.parametrize(
    "location",
    [
        "http://[",
        "//",
        "http://a:99999999/",
        "http://\u017c\u00f3ry..example/",
        "\x7f",
        "http://%00/",
        "?",
        "http://x" * 500,
    ],
)
def test_any_redirect_at_all_gives_a_reason(server: Server, clock: Clock, location: str) -> None:
    server.elsewhere = location.encode().decode("latin-1")
    assert failure(server.address("/away"), clock).code in {"address", "unknown-host", "unreachable", "redirects"}
