import pytest

from salony.sources.web.robots import Rules

AGENT = "Salony/1.0 (+https://kultura.example)"


def test_rules_are_those_of_our_own_group() -> None:
    rules = Rules.of_answer(200, b"User-agent: *\nCrawl-delay: 9\nDisallow: /a\n\nUser-agent: salony\nDisallow: /b\n")
    assert rules.permits("https://h.example/a", AGENT)
    assert not rules.permits("https://h.example/b/c", AGENT)
    assert rules.delay(AGENT) == 0


def test_a_wish_for_rest_is_heard() -> None:
    assert Rules.of_answer(200, b"User-agent: *\nCrawl-delay: 2.5\n").delay(AGENT) == 2.5


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b"Disallow: /\n", b"<html>not found</html>"])
def test_what_is_no_rule_forbids_nothing(content: bytes) -> None:
    assert Rules.of_answer(200, content).permits("https://h.example/", AGENT)


def test_silence_of_a_host_in_trouble_forbids_all_and_is_asked_about_soon() -> None:
    rules = Rules.of_answer(503, b"")
    assert not rules.known
    assert not rules.permits("https://h.example/", AGENT)
    assert rules.seconds_valid < Rules.of_answer(404, b"").seconds_valid
