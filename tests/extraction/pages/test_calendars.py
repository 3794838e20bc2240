"""Calendars as systems draw them: days on which nothing is, the day of the visit, figures that are no days."""

from datetime import datetime, timedelta

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 2, 5)  # noqa: DTZ001 (naive local time by contract)


def told(body: str, *, lang: str = "en", title: str = "Town of Millbrook") -> list[tuple[str, str]]:
    html = f'<html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    return [(draft.name, str(draft.start)) for draft in drafts]


def test_days_of_a_calendar_that_name_nothing_are_empty_and_today_is_a_day_like_the_others() -> None:
    held = {3: ("Harbor Panel", "9:00 am"), 5: ("Tree Panel", "2:00 pm"), 9: ("Road Panel", "6:30 pm")}
    cells = ""
    for n in range(2, 12):
        day = datetime(2026, 2, 1) + timedelta(days=n - 1)  # noqa: DTZ001 (naive local time by contract)
        state = "past" if n < 5 else "today" if n == 5 else "future"
        rows = "<ul><li><a href='/x'>{}</a></li><li><span>{}</span></li></ul>".format(*held[n]) if n in held else ""
        cells += (
            f"<div class='{state} cell-day'><div><time datetime='{day:%Y-%m-%d}'>{n} {day:%A}</time></div>{rows}</div>"
        )
    assert told(f"<h1>Town Calendar</h1><div class='grid'>{cells}</div>") == [
        ("Harbor Panel", "2026-02-03T09:00"),
        ("Tree Panel", "2026-02-05T14:00"),
        ("Road Panel", "2026-02-09T18:30"),
    ]


def test_an_ordinal_in_a_name_is_no_sunday() -> None:
    cards = "".join(
        f"<li class='c'><p>Jul {n} 2026</p><a href='/{n}'>{name}</a><p>July {n}, 2026 10:00 AM - 2:00 PM</p></li>"
        for n, name in ((12, "2nd Annual Kite Fair"), (19, "Boat Parade"))
    )
    assert told(f"<p>August 2026</p><h1>What is on</h1><ul>{cards}</ul>") == [
        ("2nd Annual Kite Fair", "2026-07-12T10:00"),
        ("Boat Parade", "2026-07-19T10:00"),
    ]


def test_a_list_amended_on_a_day() -> None:
    rows = "".join(
        f"<div class='row'><h4>May {n}, 2026 — Amended May {n - 2}, 2026 3:1{n % 10} PM</h4>"
        f"<p><a href='/{n}'>Meeting of the Harbor Board</a></p></div>"
        for n in (7, 14)
    )
    assert told(f"<h1>Agenda Center</h1>{rows}") == [
        ("Meeting of the Harbor Board", "2026-05-07"),
        ("Meeting of the Harbor Board", "2026-05-14"),
    ]


def test_figures_of_quarters_are_no_days() -> None:
    assert (
        told(
            "<h1>Harbor Review</h1><table><tr><th>Metrics</th><th>1st Quarter<br>Jan-Mar 2026</th>"
            "<th>2nd Quarter<br>Apr-Jun 2026</th></tr><tr><td>Complaints Received</td><td>27</td><td>16</td></tr>"
            "<tr><td>Allegations Sustained</td><td>12</td><td>8</td></tr></table>"
        )
        == []
    )


def test_links_to_papers_of_the_days_above_tell_nothing_new() -> None:
    months = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June")
    rows = "".join(f"<tr><td><b>{name}</b></td><td>{n + 7}</td><td>{n + 21}</td></tr>" for n, name in enumerate(months))
    links = " ".join(f"<a href='/{n}.pdf'>{name} {n + 7}</a>" for n, name in enumerate(months))
    found = told(
        "<h1>HARBOR PANEL</h1><p>All Meetings held on Thursdays at 9:00 am.</p><h4>2025 AGENDAS</h4>"
        f"<table>{rows}</table><div><b>View Agendas Below</b><br>{links} <a href='/x.pdf'>July 13 Special</a></div>"
    )
    assert [row for row in found if row[1].startswith("2026")] == []
    assert len(found) == 12


def test_a_column_for_each_body() -> None:
    rows = "".join(f"<tr><td>{m} 5</td><td>{m} 12</td></tr>" for m in ("January", "February", "March"))
    found = told(
        "<h1>2026 Meeting Schedule</h1><table><tr><th>Harbor Council 6:00 PM</th><th>Tree Board 7:30 PM</th></tr>"
        f"{rows}</table>",
        lang="en",
    )
    assert sorted(found) == [
        *(("Harbor Council", f"2026-{m:02}-05T18:00") for m in (1, 2, 3)),
        *(("Tree Board", f"2026-{m:02}-12T19:30") for m in (1, 2, 3)),
    ]


def test_a_column_for_each_month_and_a_row_for_each_body() -> None:
    months = "".join(f"<th>{m}</th>" for m in ("Jan", "Feb", "Mar", "Apr"))
    rows = (("Harbor Council", ("5, 19", "2", "2", "6")), ("Tree Board", ("12", "9", "", "13")))
    body = "".join(f"<tr><td>{who}</td>{''.join(f'<td>{d}</td>' for d in days)}</tr>" for who, days in rows)
    found = told(f"<h1>2026 Meeting Dates</h1><table><tr><th>Body</th>{months}</tr>{body}</table>", lang="en")
    assert found == [
        *(("Harbor Council", f"2026-{day}") for day in ("01-05", "01-19", "02-02", "03-02", "04-06")),
        *(("Tree Board", f"2026-{day}") for day in ("01-12", "02-09", "04-13")),
    ]
