"""English pages whose prose stands beside the record: sentences, labels and column titles that name no event."""

from datetime import datetime

import pytest

from salony.extraction import read
from salony.extraction.pages.clauses import subject
from salony.extraction.pages.words import names_nothing, trimmed, without_listing_words
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 3, 1)  # noqa: DTZ001 (naive local time by contract)


def told(body: str) -> list[tuple[str, str]]:
    html = f'<html lang="en"><head><title>Town of Millbrook</title></head><body>{body}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    return [(draft.name, str(draft.start)) for draft in drafts]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Harbor Board usually meets", "Harbor Board"),
        ("Tree Committee will hold", "Tree Committee"),
        ("in order to let everybody in", ""),
        ("at the Mill Building", ""),
        ("Council will adjourn and return", ""),
        ("Meetings that have been", ""),
        ("It is held", ""),
        ("Spring Concert", None),
        ("All That Is Gold", None),
    ],
)
def test_what_a_sentence_names(name: str, expected: str | None) -> None:
    assert subject(name) == expected


def test_a_page_of_one_event_tells_of_no_other_by_its_sentences() -> None:
    assert told(
        "<h1>Harbor Input Meeting</h1><p>April 17, 2026</p><p>5:00pm - 7:00pm</p>"
        "<p>Please join us! April 17, 2026 5:00pm - 7:00pm at the Mill Building.</p>"
        "<p>Topics include:</p><p>• New fares (Implementing May 1, 2026)</p>"
    ) == [("Harbor Input Meeting", "2026-04-17T17:00")]


def test_a_row_of_column_titles_heads_no_event() -> None:
    assert told(
        "<h1>Harbor Board</h1><h2>Tree Meetings</h2>"
        "<table><tr><th>Meeting Date &amp; Time</th><th>Agenda</th></tr></table>"
        "<p>July 12, 2026 12:00 PM</p>"
    ) == [("Tree Meetings", "2026-07-12T12:00")]


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("Featured Event", True),
        ("Past event dates", True),
        ("Meeting Date & Time | Agenda | Minutes", True),
        ("Annual Meeting", False),
        ("Public Hearing", False),
    ],
)
def test_a_listing_is_no_name(said: str, nothing: bool) -> None:
    assert names_nothing(said) is nothing


@pytest.mark.parametrize(
    ("heading", "whose"),
    [
        ("Meetings & Minutes of the Port Authority of Millbrook", "Port Authority of Millbrook"),
        ("Upcoming Public Hearings", "Public Hearings"),
        ("▼ Public Safety Committee", "Public Safety Committee"),
    ],
)
def test_whose_list_a_heading_says(heading: str, whose: str) -> None:
    begin, stop = trimmed(heading)
    left, right = without_listing_words(heading[begin:stop])
    assert heading[begin:stop][left:right] == whose


def test_a_number_of_a_paragraph_is_no_day() -> None:
    assert told("<h2>Legislation</h2><p>Town Charter 6.02</p><p>Ordinance 5.11</p>") == []


@pytest.mark.parametrize("name", ["Budget Retreat", "Regular Meeting"])
def test_a_page_without_headings_is_named_by_its_class(name: str) -> None:
    said = (
        ("name", name),
        ("date", "Monday, February 9, 2026"),
        ("place", "Town of Millbrook"),
        ("place", "Mill Hall"),
    )
    lines = "".join(f"<div class='meeting-{what}'>{words}</div>" for what, words in (*said, ("place", "7:00 pm")))
    assert told(f"<div>{lines}<p>View the agenda</p></div>") == [(name, "2026-02-09T19:00")]
