import json
import re
from typing import Any

HOSTILE = '</script><script>alert("x")</script><!-- &\u2028'


def data_of(response: Any) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    data: dict[str, Any] = json.loads(text)
    return data


def test_an_event(town: Any, get: Any) -> None:
    festival = town.event("Festiwal", "2025-01-27", slug="festiwal")
    event = town.event(
        "Wieczór kolęd",
        "2025-01-28T18:00",
        slug="koledy",
        category="concert",
        price="25.50",
        ticket_url="https://bilety.example/1",
        status="rescheduled",
        previous_start="2025-01-21T18:00",
        part_of=festival,
    )
    town.guest(event, "Jan Lipski", affiliation="Chór Echo")
    data = data_of(get("/lipowo/wydarzenie/koledy/"))
    assert data["@type"] == "MusicEvent"
    assert data["startDate"] == "2025-01-28T18:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2025-01-21T18:00"
    assert data["location"]["address"]["streetAddress"] == "ul. Lipowa 1"
    assert data["location"]["geo"]["latitude"] == 50.1001
    assert data["offers"] == {
        "@type": "Offer",
        "price": "25.5",
        "priceCurrency": "PLN",
        "url": "https://bilety.example/1",
    }
    assert data["organizer"][0]["name"] == "Dom Kultury w Lipowie"
    assert data["performer"] == [
        {
            "@type": "Person",
            "name": "Jan Lipski",
            "affiliation": {"@type": "Organization", "name": "Chór Echo"},
        }
    ]
    assert data["superEvent"]["@id"] == "https://salony.example/lipowo/wydarzenie/festiwal/"


def test_a_price_of_round_tens(town: Any, get: Any) -> None:
    town.event("Koncert", "2025-01-28", slug="koncert", price="100.00")
    assert data_of(get("/lipowo/wydarzenie/koncert/"))["offers"]["price"] == "100"


def test_lists_name_each_event_once(town: Any, get: Any) -> None:
    days = ["2025-01-25T10:00", "2025-01-26T10:00"]
    town.event("Tomcio", days[0], days=days)
    town.event("Wystawa", "2025-01-10", end="2025-02-02", category="exhibition", is_free=True)
    for path in ("/lipowo/", "/lipowo/2025/01/"):
        data = data_of(get(path))
        assert data["@type"] == "ItemList"
        assert [row["item"]["name"] for row in data["itemListElement"]] == ["Wystawa", "Tomcio"]
    wystawa = data["itemListElement"][0]["item"]
    assert (wystawa["startDate"], wystawa["endDate"]) == ("2025-01-10", "2025-02-02")
    assert wystawa["offers"]["price"] == "0"


def test_an_institution_and_a_place(town: Any, get: Any) -> None:
    assert data_of(get("/lipowo/instytucja/lipowo-dom-kultury/"))["@type"] == "Organization"
    assert data_of(get("/lipowo/miejsce/sala-lustrzana/"))["@type"] == "Place"


def test_hostile_words_stay_words(town: Any, get: Any) -> None:
    event = town.event(HOSTILE, "2025-01-28T18:00", slug="zly", description=HOSTILE, url="javascript:alert(1)")
    town.sighting(event, town.page, f"{HOSTILE} [28 stycznia]", url="javascript:alert(2)")
    town.guest(event, HOSTILE, role=HOSTILE)
    for path in ("/lipowo/wydarzenie/zly/", "/lipowo/", "/lipowo/2025/01/", "/lipowo/wydarzenie/zly/afisz.svg"):
        html = get(path).content.decode()
        assert "<script>alert" not in html
        assert "</script><script>" not in html
        assert 'href="javascript:' not in html
    assert data_of(get("/lipowo/wydarzenie/zly/"))["name"] == HOSTILE
