"""JSON-LD, microdata and WordPress → drafts."""

import json

import pytest

from salony.extraction import document, read
from salony.extraction.structured.lenient_json import parse
from salony.extraction.structured.schema import when
from salony.vocabulary import EventDraft, EventStatus, Snapshot

BAL = {
    "@context": "https://schema.org",
    "@type": "DanceEvent",
    "@id": "https://dk.example.org/#bal",
    "name": "Bal maturalny &amp; zabawa",
    "startDate": "2026-05-07T18:00:00+02:00",
    "endDate": "2026-05-07T23:00:00+02:00",
    "eventStatus": "https://schema.org/EventRescheduled",
    "previousStartDate": "2026-05-06",
    "location": {
        "@type": "Place",
        "name": "Dom Kultury",
        "address": {"streetAddress": "Młyńska 3", "addressLocality": "Żory"},
        "geo": {"latitude": "50.05", "longitude": 18.7},
    },
    "offers": [{"price": "25,50", "priceCurrency": "PLN", "url": "https://bilety.example.org/1"}],
    "organizer": {"@type": "Organization", "name": "MOK Żory"},
    "performer": [{"name": "Kapela Wiatrak"}, "Zofia Nowina"],
}


def drafts(data: object, media_type: str = "application/ld+json") -> list[EventDraft]:
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return read(Snapshot.of_text(text, media_type=media_type))


def test_an_event_with_everything() -> None:
    (draft,) = drafts({"@graph": [{"@type": "WebSite", "name": "DK"}, BAL]})
    assert (draft.name, str(draft.start), str(draft.end)) == (
        "Bal maturalny & zabawa",
        "2026-05-07T18:00",
        "2026-05-07T23:00",
    )
    assert (draft.status, str(draft.previous_start)) == (EventStatus.RESCHEDULED, "2026-05-06")
    assert draft.venue is not None
    assert (draft.venue.address, draft.venue.city, draft.venue.latitude) == ("Młyńska 3", "Żory", 50.05)
    assert draft.price is not None
    assert draft.price.amount == 25.5
    assert draft.ticket_url == "https://bilety.example.org/1"
    assert [person.name for person in draft.people] == ["Kapela Wiatrak", "Zofia Nowina"]
    assert draft.category is not None
    assert draft.category.slug == "dance"
    assert draft.evidence["start"].rule == "jsonld.startDate"


def test_evidence_is_the_source_as_it_stands() -> None:
    html = f'<html><h1>Bal</h1><script type="application/ld+json">{json.dumps(BAL)}</script></html>'
    source = document(Snapshot.of_text(html, media_type="text/html"))
    (item,) = source.structured
    assert source.visible < item.begin
    assert json.loads(source.text[item.begin : item.stop])["@type"] == "DanceEvent"


def test_parts_name_their_whole() -> None:
    festival = {"@type": "Festival", "name": "Dni Żor", "startDate": "2026-05-07", "subEvent": [{**BAL, "name": "Bal"}]}
    assert [(d.name, d.part_of) for d in drafts([festival])] == [("Dni Żor", None), ("Bal", "Dni Żor")]


def test_schedules_are_rules() -> None:
    schedule = {"repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday"], "startTime": "17:30:00"}
    (draft,) = drafts({"@type": "Event", "name": "Szachy", "eventSchedule": schedule})
    assert draft.recurrence == "FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=30"


@pytest.mark.parametrize(
    "location",
    [
        "Dom Kultury",
        {"name": "Dom Kultury"},
        [{"@type": "Place", "name": "Dom Kultury"}],
        {"@type": "Place", "address": "x"},
    ],
)
def test_places_of_every_form(location: object) -> None:
    (draft,) = drafts({"@type": "Event", "name": "Bal", "startDate": "2026-05-07", "location": location})
    assert draft.venue is not None


@pytest.mark.parametrize(
    "source",
    [
        '{"@type":"Event","name":"Bal",}',
        '<!-- {"@type":"Event","name":"Bal"} -->',
        '//<![CDATA[\n{"@type":"Event", /* c */ "name":"Bal" // d\n}\n//]]>',
        "{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Bal&quot;}",
        '{"@type":"Event","name":"Bal","description":"a\nb\tc \\d"}',
    ],
)
def test_broken_json_is_mended(source: str) -> None:
    assert parse(source)["name"] == "Bal"


def test_bottomless_json_is_no_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        parse("[" * 200_000)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-05-07", "2026-05-07"),
        ("2026-05-07T16:00:00Z", "2026-05-07T18:00"),
        ("2026-05-07T18:00:00+02:00", "2026-05-07T18:00"),
        ("2026-05-07 18:00", "2026-05-07T18:00"),
        ("2026-5-7T9:30", "2026-05-07T09:30"),
        ("2026-02-31", "None"),
        ("", "None"),
        (["2026-05-07"], "2026-05-07"),
    ],
)
def test_times(value: object, said: str) -> None:
    assert str(when(value)) == said


def test_an_end_before_the_start_is_no_end() -> None:
    (draft,) = drafts({"@type": "Event", "name": "Bal", "startDate": "2026-05-07T18:00", "endDate": "2026-05-06"})
    assert draft.end is None


def test_microdata() -> None:
    html = (
        '<html><body><div itemscope itemtype="https://schema.org/MusicEvent"><h1 itemprop="name">Koncert chóru</h1>'
        '<meta itemprop="startDate" content="2026-05-07T18:00"><div itemprop="location" itemscope '
        'itemtype="http://schema.org/Place"><span itemprop="name">Dom Kultury</span></div></div></body></html>'
    )
    (draft,) = read(Snapshot.of_text(html, media_type="text/html"))
    assert (draft.name, str(draft.start)) == ("Koncert chóru", "2026-05-07T18:00")
    assert draft.venue is not None
    assert draft.venue.name == "Dom Kultury"


def test_the_events_calendar() -> None:
    answer = {
        "events": [
            {
                "title": "Bal &#8222;Maj&#8221;",
                "start_date": "2026-05-07 18:00:00",
                "end_date": "2026-05-07 22:00:00",
                "venue": {"venue": "Dom Kultury", "city": "Żory"},
                "cost_details": {"values": ["15"]},
                "organizer": [{"organizer": "MOK"}],
            }
        ]
    }
    (draft,) = drafts(answer, "application/json")
    assert (draft.name, str(draft.start), str(draft.end)) == ("Bal „Maj”", "2026-05-07T18:00", "2026-05-07T22:00")
    assert draft.price is not None
    assert draft.price.amount == 15
