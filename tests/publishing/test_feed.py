from typing import Any
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}link"


def channel_of(response: Any) -> Any:
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed
    return root.find("channel")


def test_the_feed_names_itself_and_its_items(town: Any, get: Any) -> None:
    town.event(
        "Wieczór kolęd", "2025-01-28T18:00", slug="koledy", category="concert", is_free=True, description="Opis."
    )
    channel = channel_of(get("/lipowo/rss.xml"))
    assert channel.findtext("title") == "Kultura w Lipowie"
    assert channel.findtext("language") == "pl"
    assert channel.find(ATOM).get("href") == "https://salony.example/lipowo/rss.xml"
    assert channel.find(ATOM).get("rel") == "self"
    (item,) = channel.findall("item")
    assert item.findtext("guid") == item.findtext("link") == "https://salony.example/lipowo/wydarzenie/koledy/"
    assert item.findtext("description") == "wtorek, 28 stycznia 2025, 18:00 · Sala Lustrzana · wstęp wolny\nOpis."
    assert item.findtext("category") == "koncert"


def test_in_english(town: Any, get: Any) -> None:
    town.event("Wieczór kolęd", "2025-01-28T18:00", slug="koledy")
    channel = channel_of(get("/en/lipowo/rss.xml"))
    assert channel.findtext("language") == "en"
    assert channel.findtext("item/link") == "https://salony.example/en/lipowo/wydarzenie/koledy/"


def test_marks_that_xml_cannot_carry(town: Any, get: Any) -> None:
    town.event("Bell\x07 <b>&", "2025-01-28", description="\x02\x1f]]>")
    (item,) = channel_of(get("/lipowo/rss.xml")).findall("item")
    assert item.findtext("title") == "Bell <b>&"
