"""Cards, lists, tables and calendars of pages → drafts."""

from datetime import datetime

import pytest

from salony.extraction import document, read
from salony.extraction.pages.words import closed
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = datetime(2026, 4, 20)  # noqa: DTZ001 (naive local time by contract)


def events(body: str, *, lang: str = "pl", url: str | None = None) -> list[EventDraft]:
    html = f'<html lang="{lang}"><head><title>Program</title></head><body>{body}</body></html>'
    return read(Snapshot.of_text(html, media_type="text/html", url=url), reference=REFERENCE)


def told(body: str, *, lang: str = "pl") -> list[tuple[str, str]]:
    return [(draft.name, str(draft.start)) for draft in events(body, lang=lang)]


def test_cards() -> None:
    card = (
        '<div class="card"><h3><a href="https://dk.example.org/{0}">{1}</a></h3><span>{0} maja</span> <b>{2}</b></div>'
    )
    found = events(
        "<h1>Program</h1>" + card.format(7, "Recital skrzypcowy", "18:00") + card.format(9, "Gala tańca", "19:30")
    )
    assert [(d.name, str(d.start), d.url) for d in found] == [
        ("Recital skrzypcowy", "2026-05-07T18:00", "https://dk.example.org/7"),
        ("Gala tańca", "2026-05-09T19:30", "https://dk.example.org/9"),
    ]
    proof = found[0].evidence["name"]
    assert proof.rule == "page.record.title"


def test_evidence_stands_in_the_text() -> None:
    html = "<ul>" + "".join(f'<li class="e"><b>Recital nr {n}</b> {n} maja, godz. 18:00</li>' for n in (7, 8)) + "</ul>"
    snapshot = Snapshot.of_text(html, media_type="text/html")
    text = document(snapshot).text
    for draft in read(snapshot, reference=REFERENCE):
        name, start = draft.evidence["name"], draft.evidence["start"]
        assert text[name.start : name.end] == draft.name
        assert "maja" in text[start.start : start.end]


def test_a_table_with_column_titles_and_a_day_that_reaches_down() -> None:
    assert told(
        "<h1>Program</h1><table><tr><th>Data</th><th>Godzina</th><th>Wydarzenie</th><th>Miejsce</th></tr>"
        "<tr><td rowspan=2>7.05.2026</td><td>17:00</td><td>Recital skrzypcowy</td><td>Galeria</td></tr>"
        "<tr><td>19:00</td><td>Gala tańca</td><td>Scena</td></tr>"
        "<tr><td>9.05.2026</td><td>10:00<br>12:00</td><td>Teatrzyk Pinokio</td><td>Scena</td></tr></table>"
    ) == [
        ("Recital skrzypcowy", "2026-05-07T17:00"),
        ("Gala tańca", "2026-05-07T19:00"),
        ("Teatrzyk Pinokio", "2026-05-09T10:00"),
        ("Teatrzyk Pinokio", "2026-05-09T12:00"),
    ]


def test_days_in_numbers_under_their_month() -> None:
    assert told(
        "<h2>Maj 2026</h2><table><tr><td>7<br>czwartek</td><td>18:00</td><td><b>Recital skrzypcowy</b></td></tr>"
        "<tr><td>9-10</td><td>19:00</td><td><b>Gala tańca</b></td></tr></table>"
    ) == [
        ("Recital skrzypcowy", "2026-05-07T18:00"),
        ("Gala tańca", "2026-05-09T19:00"),
        ("Gala tańca", "2026-05-10T19:00"),
    ]


def test_a_week_with_a_column_for_each_day() -> None:
    assert told(
        "<h1>Kino</h1><table><tr><th>Film</th><th>pt 8.05</th><th>sob 9.05</th><th>nd 10.05</th></tr>"
        "<tr><td>Zimorodek</td><td>18:00</td><td>–</td><td>16:00<br>20:30</td></tr></table>"
    ) == [
        ("Zimorodek", "2026-05-08T18:00"),
        ("Zimorodek", "2026-05-10T16:00"),
        ("Zimorodek", "2026-05-10T20:30"),
    ]


def test_a_timetable_without_dates_is_a_rule() -> None:
    (draft,) = events(
        "<h1>Zajęcia</h1><table><tr><th>Zajęcia</th><th>Poniedziałek</th><th>Wtorek</th><th>Środa</th></tr>"
        "<tr><td>Szachy dla dzieci</td><td>16:30–17:30</td><td></td><td>16:30–17:30</td></tr></table>"
    )
    assert (draft.name, draft.start) == ("Szachy dla dzieci", None)
    assert draft.recurrence == "FREQ=WEEKLY;BYDAY=MO,WE;BYHOUR=16;BYMINUTE=30"


def test_a_month_with_a_cell_for_each_day() -> None:
    cells = [f"<td>{day}</td>" for day in range(1, 32)]
    cells[6] = "<td>7<br>18:00 Recital skrzypcowy<br>20:00 Gala tańca</td>"
    rows = "".join("<tr>" + "".join(cells[begin : begin + 7]) + "</tr>" for begin in range(0, 31, 7))
    assert told(f"<h2>Maj 2026</h2><table>{rows}</table>") == [
        ("Recital skrzypcowy", "2026-05-07T18:00"),
        ("Gala tańca", "2026-05-07T20:00"),
    ]


def test_a_day_with_titles_and_their_hours() -> None:
    film = '<div class="film"><a class="t" href="/{0}">{0}</a><span class="h">{1}</span></div>'
    day = '<div class="day"><h3>{}</h3>{}</div>'
    found = told(
        day.format("Piątek, 8 maja 2026", film.format("Zimorodek", "17:00</span><span class=h>20:30"))
        + day.format("Sobota, 9 maja 2026", film.format("Zimorodek", "18:00") + film.format("Latawce", "12:00"))
    )
    assert ("Zimorodek", "2026-05-09T18:00") in found
    assert ("Latawce", "2026-05-09T12:00") in found


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("5/7/2026 6:00 PM", "2026-05-07T18:00"),
        ("Thursday, May 7, 2026 at 6:00 p.m.", "2026-05-07T18:00"),
        ("May 7, 2026 | 6 pm - 8 pm", "2026-05-07T18:00"),
    ],
)
def test_a_page_about_one_meeting(when: str, start: str) -> None:
    body = f"<h1>Planning Commission Hearing</h1><h2>Date and time:</h2><p>{when}</p><p>The hearing is in the hall.</p>"
    assert ("Planning Commission Hearing", start) in told(body, lang="en")


def test_the_hour_that_holds_for_all_dates() -> None:
    days = "".join(f"<li><a href='#'>May {day}, 2026</a> - Agenda</li>" for day in (7, 14, 21))
    assert told(f"<h1>Library Board</h1><p>All meetings are held at 9:00 am.</p><ul>{days}</ul>", lang="en") == [
        ("Library Board", f"2026-05-{day:02}T09:00") for day in (7, 14, 21)
    ]


def test_dates_of_files_terms_and_posts_are_no_events() -> None:
    files = "<table><tr><th>Plik</th><th>Rozmiar</th></tr><tr><td>plan.pdf 7.05.2026</td><td>1 MB</td></tr></table>"
    news = "".join(f'<li class="n"><a href="/{n}">Nowe zasady wynajmu {n}</a> {n}.04.2026</li>' for n in (2, 3, 9))
    assert told(f"<h1>Dla mediów</h1>{files}<h3>Aktualności</h3><ul>{news}</ul>") == []


def test_what_the_machine_is_told_completes_what_is_seen() -> None:
    (draft,) = events(
        '<h1>Recital skrzypcowy</h1><script type="application/ld+json">'
        '{"@type":"MusicEvent","name":"Recital skrzypcowy","startDate":"2026-05-07T16:00:00","endDate":"2026-05-06","image":"https://dk.example.org/r.jpg"}</script>'
        "<p>Recital skrzypcowy odbędzie się w czwartek 7 maja 2026 o godz. 18:00.</p>"
    )
    assert (str(draft.start), draft.end, draft.image) == ("2026-05-07T18:00", None, "https://dk.example.org/r.jpg")


def test_what_the_page_does_not_name_is_not_announced() -> None:
    found = told(
        '<h1>Regulamin</h1><script type="application/ld+json">{"@type":"Event","name":"Gala tańca",'
        '"startDate":"2026-05-07T16:00:00"}</script><p>Zasady wynajmu sali.</p>'
    )
    assert found == []


@pytest.mark.parametrize(
    "card",
    [
        "<h3>{1}</h3><p>{0}.05.2026, 19:00</p>",
        "<a href='/{0}'>{1}</a><p>{0} maja 2026, godz. 19:00</p>",
        "<span class='date'>{0}.05.2026</span> <span class='hour'>19:00</span><div class='title'>{1}</div>",
    ],
)
def test_cards_of_one_short_word(card: str) -> None:
    names = ((12, "Faust"), (13, "Jazz"), (14, "Dziady"), (20, "Bal"))
    body = "".join(f"<div class='karta'>{card.format(day, name)}</div>" for day, name in names)
    assert told(f"<h1>Repertuar</h1>{body}") == [(name, f"2026-05-{day}T19:00") for day, name in names]


@pytest.mark.parametrize(
    ("hours", "dated"),
    [("10.00–12.30", False), ("wtorki, godz. 10.30", True), ("10.05", True), ("12/31/2026", True)],
)
def test_an_hour_is_no_day_and_makes_no_card(hours: str, dated: bool) -> None:
    cards = "".join(f"<div class='box'><h3>Klub {name}</h3><p>{hours}</p></div>" for name in ("filmowy", "szachowy"))
    source = document(Snapshot.of_text(f"<html lang='pl'><body>{cards}</body></html>", media_type="text/html"))
    assert [block.container >= 0 for block in source.blocks] == [dated] * 4


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("spacer po młynach (zapisy", "spacer po młynach"),
        ("bal (dla dorosłych)", "bal (dla dorosłych)"),
        ("(bal", "(bal"),
    ],
)
def test_a_title_stops_before_a_bracket_whose_day_was_cut_away(title: str, kept: str) -> None:
    assert title[: closed(title)] == kept
