"""Lists that name their rows only once: months in rows, papers of meetings, numbered days, grids of a month."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 4, 20)  # noqa: DTZ001 (naive local time by contract)


def told(body: str, *, lang: str = "en", title: str = "Town of Millbrook") -> list[tuple[str, str]]:
    html = f'<html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    return [(draft.name, str(draft.start)) for draft in drafts]


def test_rows_of_days_are_named_by_the_heading_over_them() -> None:
    rows = "".join(f"<tr><td>May {n}, 2026</td><td><a href='/a{n}'>Agenda Packet</a></td></tr>" for n in (5, 12, 19))
    assert told(
        "<h1>Meetings</h1><h2>Library Trustees Meeting Schedule</h2><table><tr><th>Date</th><th>Papers</th></tr>"
        f"{rows}</table><p>All meetings begin at 6:30 pm.</p>"
    ) == [("Library Trustees Meeting", f"2026-05-{n:02}T18:30") for n in (5, 12, 19)]


def test_a_line_above_the_column_titles_names_the_table() -> None:
    rows = "".join(f"<tr><td>June {n}, 2026</td><td>4:00 PM</td><td>Meeting Notice</td></tr>" for n in (2, 9, 16))
    assert told(
        "<h1>Calendar</h1><p>Harbor Commission</p><p><b>ALL MEETINGS ARE HELD AT THE PIER.</b></p>"
        f"<table><tr><th>Date</th><th>Time</th><th>Papers</th></tr>{rows}</table>"
    ) == [("Harbor Commission", f"2026-06-{n:02}T16:00") for n in (2, 9, 16)]


def test_rows_that_are_months() -> None:
    found = told(
        "<h1>Tree Board</h1><h4>2026 meetings</h4><p>Meetings are on Thursdays at 9:00 am.</p><table>"
        "<tr><td><b>JAN.</b></td><td>8</td><td>22</td></tr><tr><td><b>FEB.</b></td><td>5</td><td>19</td></tr>"
        "<tr><td><b>MAR.</b></td><td>5</td><td>**</td></tr></table>"
    )
    assert found == [("Tree Board", f"2026-{day}T09:00") for day in ("01-08", "01-22", "02-05", "02-19", "03-05")]


def test_a_day_with_its_papers_is_a_meeting_and_a_paper_of_a_day_is_not() -> None:
    found = told(
        "<h2>Zoning Board Meetings</h2><div><p>May 6 at 7:00 pm (<a href='/m'>Minutes</a>)</p>"
        "<p>May 20 at 7:00 pm</p><p>June 3 at 7:00 pm</p></div>"
    )
    assert [start for _, start in found] == ["2026-05-06T19:00", "2026-05-20T19:00", "2026-06-03T19:00"]
    assert told("<h1>Zoning Board</h1><p>5/6/2026 7:00 PM</p><ul><li>Approve</li><li>Minutes of May 4, 2026</li></ul>")[
        0
    ] == ("Zoning Board", "2026-05-06T19:00")


def test_start_and_end_repeated_for_machines() -> None:
    row = "<tr><td>{0}</td><td>05/{1}/2026 9:00 AM - 10:30 AM 05/{1}/2026 9:00 AM 05/{1}/2026 10:30 AM</td></tr>"
    table = "<table><tr><th>Event</th><th>Date/Time</th></tr>" + row.format("Water Forum", "05")
    assert told(table + row.format("Parks Forum", "19") + "</table>") == [
        ("Water Forum", "2026-05-05T09:00"),
        ("Parks Forum", "2026-05-19T09:00"),
    ]


def test_numbers_with_weekdays_under_a_month() -> None:
    card = "<div class='row'><div><strong>{0}</strong><em>{1}</em></div><div>{2}</div><h3>{3}</h3></div>"
    assert told(
        "<h2>Maj 2026</h2>" + card.format(8, "pt", "19:00", "Zemsta") + card.format(10, "nd", "17:00", "Balladyna"),
        lang="pl",
        title="Teatr Miejski",
    ) == [("Zemsta", "2026-05-08T19:00"), ("Balladyna", "2026-05-10T17:00")]


def test_a_weekday_that_contradicts_the_number_dates_nothing() -> None:
    card = "<div class='row'><div>{0} {1}</div><h3>{2}</h3></div>"
    found = told("<h2>Maj 2026</h2>" + card.format(8, "wt", "Zemsta") + card.format(10, "śr", "Gra"), lang="pl")
    assert not any(start.startswith("2026-05-") for _, start in found)


def test_a_filled_grid_of_a_month_states_days() -> None:
    weeks = [range(a, min(a + 7, 32)) for a in (-3, 4, 11, 18, 25)]
    said = {6: "18:00 Choir evening", 13: "18:00 Choir evening", 22: "9:00 Flea market"}
    grid = "".join(
        "<tr>" + "".join(f"<td>{d if d > 0 else d + 30}<br>{said.get(d, '')}</td>" for d in week) + "</tr>"
        for week in weeks
    )
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    head = "<tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    assert told(f"<h1>Calendar</h1><h2>May 2026</h2><table>{head}{grid}</table>") == [
        ("Choir evening", "2026-05-06T18:00"),
        ("Choir evening", "2026-05-13T18:00"),
        ("Flea market", "2026-05-22T09:00"),
    ]


def test_facets_on_a_line_are_no_tag_cloud() -> None:
    film = "<div class='film'><h3>{0}</h3><span class='tags'>2D · 104 min</span><div>{1}</div></div>"
    assert told(
        "<div class='day'><h2>Piątek, 8 maja</h2>" + film.format("Latarnik", "16:00 18:30") + "</div>"
        "<div class='day'><h2>Sobota, 9 maja</h2>" + film.format("Renifer", "12:00") + "</div>",
        lang="pl",
        title="Kino",
    ) == [("Latarnik", "2026-05-08T16:00"), ("Latarnik", "2026-05-08T18:30"), ("Renifer", "2026-05-09T12:00")]


def test_days_told_one_after_another() -> None:
    found = told(
        "<h1>Harbor Authority</h1><p>2026 Scheduled Board Meetings: January 9th, May 8th, and October 9th. "
        "All meetings begin at 8:00 am in Room 2.</p>"
    )
    assert [start for _, start in found] == ["2026-01-09T08:00", "2026-05-08T08:00", "2026-10-09T08:00"]


def test_a_drop_down_of_days_is_a_list_of_meetings() -> None:
    links = " ".join(
        f"<a class='item' href='/{n}.pdf'>{day}</a>" for n, day in enumerate(("May 6", "May 20", "June 3"))
    )
    assert told(
        "<h2>Shoreline Review Board</h2><p>The Board meets at 4:30 pm on Wednesdays.</p>"
        f"<div class='dropdown-menu'>{links}</div>"
    ) == [("Shoreline Review Board", f"2026-{day}T16:30") for day in ("05-06", "05-20", "06-03")]


def test_links_to_days_that_the_page_tells_only_choose_among_them() -> None:
    picker = " ".join(f"<a href='?d={n}'>{n}.05</a>" for n in (8, 9, 10))
    cards = "".join(f"<div class='film'><h3>Film nr {n}</h3><p>{n}.05.2026, godz. 18:00</p></div>" for n in (8, 9, 10))
    assert told(f"<h1>Repertuar</h1><div>{picker}</div>{cards}", lang="pl", title="Kino") == [
        (f"Film nr {n}", f"2026-05-{n:02}T18:00") for n in (8, 9, 10)
    ]


def test_links_laid_out_as_cards() -> None:
    card = "<a class='event' href='/{0}'><span>{1} May</span> <b>{2}</b> <span>Time: Monday, {3}</span></a>"
    assert told(
        "<h1>Calendar</h1>"
        + card.format("a", "11", "Committee of Works", "1:00-4:00 PM")
        + card.format("b", "18", "Town Council Session", "7:00-9:00 PM")
    ) == [("Committee of Works", "2026-05-11T13:00"), ("Town Council Session", "2026-05-18T19:00")]


def test_a_sheet_of_facts_is_one_event() -> None:
    rows = (("Date", "Tuesday, May 12, 2026"), ("Time", "1:30pm - 2:30pm"), ("Location", "Main"))
    sheet = "".join(f"<tr><td><b>{label}</b></td><td>{fact}</td></tr>" for label, fact in rows)
    found = told(f"<h1>Trustees Meeting</h1><table>{sheet}</table>", title="Trustees Meeting")
    assert found == [("Trustees Meeting", "2026-05-12T13:30")]


def test_the_day_of_a_post_is_no_day_of_its_event() -> None:
    assert told(
        "<h1>Wiolonczela wieczorem</h1><div class='wp-block-post-date'>"
        "<time datetime='2026-04-02'>2 kwietnia 2026</time></div>"
        "<p><strong>Kiedy</strong><br>sobota, 16 maja 2026<br>18:00</p><h2>Może Cię też zainteresować</h2>"
        "<ul><li><a href='/1'>Bal maskowy</a> <time datetime='2026-03-20'>20 marca 2026</time></li>"
        "<li><a href='/2'>Kiermasz</a> <time datetime='2026-03-08'>8 marca 2026</time></li></ul>",
        lang="pl",
        title="Wiolonczela wieczorem – Dom Kultury",
    ) == [("Wiolonczela wieczorem", "2026-05-16T18:00")]


def test_an_address_is_no_name_where_the_page_has_one() -> None:
    found = told("<h1>Budget Hearing</h1><ul><li>May 12, 2026, 6:00 pm, Student Union, Room 339</li></ul>")
    assert found == [("Budget Hearing", "2026-05-12T18:00")]
