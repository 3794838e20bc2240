"""RSS and Atom → one document, item by item."""

import pytest

from salony.extraction import ForbiddenMarkup, MalformedDocument, document, read
from salony.extraction.structured.feed import parse_feed
from salony.vocabulary import Snapshot

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Biblioteka</title>
<language>pl-PL</language>
<item><title>Spotkanie z autorką</title><link>https://mbp.example.org/1</link><guid>1</guid>
<pubDate>Mon, 04 May 2026 10:00:00 +0000</pubDate><description>skrót</description>
<content:encoded><![CDATA[<p>Zapraszamy w czwartek <b>7 maja</b> o godz. 17:00 do biblioteki na spotkanie
z Zofią Nowiną.</p>]]></content:encoded></item>
<item><title>Nowe katalogi & regały</title><description>Kupiliśmy regały.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>DK</title><entry><title>Bal</title>
<link href="https://dk.example.org/bal"/><id>x</id><published>2026-05-04T10:00:00+02:00</published>
<content type="html">&lt;p&gt;7 maja&lt;/p&gt;</content></entry></feed>"""


def test_items_are_read_with_their_own_dates() -> None:
    feed = parse_feed(RSS)
    first, second = feed.items
    assert (feed.title, feed.language) == ("Biblioteka", "pl")
    assert str(first.published) == "2026-05-04 12:00:00"
    assert (first.link, first.identifier) == ("https://mbp.example.org/1", "1")
    assert "7 maja" in first.body
    assert second.title == "Nowe katalogi & regały"


def test_atom() -> None:
    (item,) = parse_feed(ATOM).items
    assert (item.title, item.link, item.body) == ("Bal", "https://dk.example.org/bal", "<p>7 maja</p>")


def test_a_feed_is_one_text_and_each_item_an_announcement() -> None:
    snapshot = Snapshot.of_text(RSS, media_type="application/rss+xml")
    source = document(snapshot)
    assert source.text.startswith("Spotkanie z autorką\n\nZapraszamy w czwartek 7 maja")
    assert [source.text[item.begin : item.stop].partition("\n")[0] for item in source.structured] == [
        "Spotkanie z autorką",
        "Nowe katalogi & regały",
    ]
    (draft,) = read(snapshot)
    assert (str(draft.start), draft.url) == ("2026-05-07T17:00", "https://mbp.example.org/1")
    assert "7 maja" in source.text[draft.evidence["start"].start : draft.evidence["start"].end]


def test_entities_of_html_are_known() -> None:
    (item,) = parse_feed("<rss><channel><item><title>Bal&nbsp;&oacute;w</title></item></channel></rss>").items
    assert item.title == "Bal ów"


def test_what_is_not_well_formed_is_said() -> None:
    with pytest.raises(MalformedDocument, match="well-formed"):
        parse_feed("<rss><channel><item>")


def test_entities_are_refused() -> None:
    with pytest.raises(ForbiddenMarkup):
        parse_feed('<!DOCTYPE r [<!entity a "b">]><rss/>')


def items(*pairs: tuple[str, str]) -> Snapshot:
    body = "".join(
        f"<item><title>{title}</title><pubDate>Mon, 04 May 2026 10:00:00 +0000</pubDate>"
        f"<description>{text}</description></item>"
        for title, text in pairs
    )
    return Snapshot.of_text(f"<rss><channel><title>DK</title>{body}</channel></rss>", media_type="text/xml")


def test_the_title_names_what_the_text_only_dates() -> None:
    snapshot = items(
        ("Noc latarek", "Widzimy się w sobotę, 9 maja, w godz. 20.00–22.00 w parku."),
        ("Poranek z kotem", "Spotykamy się w każdą środę o godz. 10.00."),
        ("Odwołane: Bal seniora", "Bal zaplanowany na 8 maja o 18.00 się nie odbędzie."),
        ("Nowe godziny", "Od maja jesteśmy czynni dłużej."),
    )
    text = document(snapshot).text
    drafts = {draft.name: draft for draft in read(snapshot)}
    assert str(drafts["Noc latarek"].start) == "2026-05-09T20:00"
    assert str(drafts["Noc latarek"].end) == "2026-05-09T22:00"
    assert (drafts["Poranek z kotem"].recurrence or "").startswith("FREQ=WEEKLY;BYDAY=WE;BYHOUR=10")
    assert "Nowe godziny" not in drafts
    for name, draft in drafts.items():
        assert text[draft.evidence["name"].start : draft.evidence["name"].end] == name
