"""What bodies publish of their meetings: lists of days and papers, drop-down lists, menus, and who it is that meets."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 12, 1)  # noqa: DTZ001 (naive local time by contract)


def told(body: str, *, lang: str = "en", title: str = "Town of Millbrook") -> list[tuple[str, str]]:
    html = f'<html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    return [(draft.name, str(draft.start)) for draft in drafts]


def test_a_drop_down_list_of_days_is_a_list_of_meetings() -> None:
    options = "".join(f"<option value='/a{n}.pdf'>September {n}, 2026</option>" for n in (7, 14, 21))
    countries = "".join(f"<option>{name}</option>" for name in ("Poland", "Czechia", "Slovakia", "Ukraine"))
    found = told(
        "<h2>Office Hours</h2><p>Monday through Friday</p><p>8:00 am - 4:00 pm</p><p>The Harbor Commission meets on "
        f"Mondays at 9:30am in Room 5.</p><select>{options}</select><select>{countries}</select>"
    )
    assert [row for row in found if row[1].startswith("2026")] == [
        ("Harbor Commission", f"2026-09-{n:02}T09:30") for n in (7, 14, 21)
    ]


def test_a_menu_that_says_days_and_hours_is_content_where_nothing_else_is() -> None:
    items = "".join(
        f"<li class='menu-item'><a href='/{n}'>{what} – {n:02}/03/2026, 4:30 PM</a></li>"
        for n, what in ((1, "Closed Session"), (2, "Regular Meeting of the Council"), (3, "Budget Workshop"))
    )
    assert told(f"<nav class='main-menu'><ul>{items}</ul></nav><p>Nothing was found at this address.</p>") == [
        ("Closed Session", "2026-01-03T16:30"),
        ("Regular Meeting of the Council", "2026-02-03T16:30"),
        ("Budget Workshop", "2026-03-03T16:30"),
    ]


def test_papers_under_years_bear_the_name_of_the_body() -> None:
    lists = "".join(
        f"<h2>{year}</h2>" + "".join(f"<p><a href='/m'>{m} 9, {year}</a> / Minutes / Board Report</p>" for m in months)
        for year, months in ((2026, ("March", "April", "May")), (2025, ("June", "July", "August")))
    )
    found = told(
        "<h1>Agendas and Minutes</h1><p>Regular meetings are on the second Monday of each month at 7:00 pm.</p>"
        f"<h3>School Trustees Regular Meeting Dates</h3><p>None posted.</p><h2>Past Agendas</h2>{lists}"
    )
    assert {name for name, start in found if start != "None"} == {"School Trustees Regular Meeting"}
    assert [start for _, start in found if start != "None"] == [
        f"{day}T19:00" for day in ("2026-03-09", "2026-04-09", "2026-05-09", "2025-06-09", "2025-07-09", "2025-08-09")
    ]


def test_a_list_in_the_order_of_the_calendar_is_of_the_year_nearest_to_its_stretch() -> None:
    days = " ".join(
        f"<a href='/{m}'>{m} {d}</a>" for m, d in (("January", 14), ("May", 6), ("May", 20), ("November", 18))
    )
    assert told(
        f"<h4>HARBOR DESIGN COMMITTEE</h4><p>The Committee meets at 9:00 am in Room 5.</p><div>{days}</div>"
    ) == [("HARBOR DESIGN COMMITTEE", f"2026-{day}T09:00") for day in ("01-14", "05-06", "05-20", "11-18")]


def test_figures_with_dots_and_dashes_where_the_month_comes_first() -> None:
    items = "".join(
        f"<p><a href='/{n}'>{day} Harbor Hearing</a></p>" for n, day in enumerate(("12.16.2026", "12.7.2026"))
    )
    assert told(f"<h2>Hearings</h2>{items}") == [("Harbor Hearing", "2026-12-16"), ("Harbor Hearing", "2026-12-07")]


def test_a_day_its_year_and_its_hour_one_below_the_other() -> None:
    assert told("<h1>Regular Tree Board Meeting</h1><p>Feb 13</p><p>2026</p><p>5: 30 PM</p><p>Agenda</p>") == [
        ("Regular Tree Board Meeting", "2026-02-13T17:30")
    ]


def test_papers_of_the_one_meeting_of_a_day_are_not_another() -> None:
    assert told(
        "<h1>Harbor Development Board</h1><p>04/15/26, 8:00 AM - 10:00 AM</p>"
        "<p><b>Agenda:</b> <a href='/a'>HDB April 15 2026 Meeting Materials</a></p>"
    ) == [("Harbor Development Board", "2026-04-15T08:00")]


def test_the_first_cell_before_the_day_names_the_row_and_a_paper_behind_it_does_not() -> None:
    papers = "<td><a href='/a'>Agenda</a> <a href='/b'>2026 07-19 CC SP</a></td>"
    row = "<tr><td>{0}</td><td>{1}/2026 5:00 PM</td>" + papers + "</tr>"
    table = "<table>" + row.format("Tree Board Meeting", "7/19") + row.format("Library Trustees", "6/17") + "</table>"
    assert told(table) == [("Tree Board Meeting", "2026-07-19T17:00"), ("Library Trustees", "2026-06-17T17:00")]


def test_a_calendar_drawn_by_the_pages_script() -> None:
    script = (
        '<script>window.events = [{"title":"Ward 3 Meeting","start":"2026-12-10T18:00:00","end":"2026-12-10T19:00:00",'
        '"location":"Mill Library"},{"title":"Ward 5 Meeting","start":"2026-12-11","allDay":true}];</script>'
    )
    found = told(f"<h1>Calendar</h1><div id='calendar'></div>{script}")
    assert found == [("Ward 3 Meeting", "2026-12-10T18:00"), ("Ward 5 Meeting", "2026-12-11")]


def test_who_meets_is_said_in_a_sentence_where_the_heading_only_says_that_a_board_does() -> None:
    rows = "".join(f"<li>October {n}, 2026 — <a href='/a'>Agenda</a></li>" for n in (1, 8, 15))
    found = told(
        "<h1>Board Meetings</h1><p>Mill County Planning Commission meetings are held the second Thursday of the "
        f"month at 2:00 p.m. in Room 5.</p><h2>Past Meetings</h2><ul>{rows}</ul>"
    )
    assert found == [("Mill County Planning Commission", f"2026-10-{n:02}T14:00") for n in (1, 8, 15)]


def test_links_to_days_of_the_same_body_choose_among_them() -> None:
    months = "".join(
        f"<tr><td>{m}</td><td>{a}</td><td>{b}</td></tr>"
        for m, a, b in (("JAN.", 14, 28), ("FEB.", 11, 25), ("MAR.", 11, 25))
    )
    links = " ".join(
        f"<a href='/{n}'>{day}</a>" for n, day in enumerate(("January 14", "January 28", "February 11", "March 2"))
    )
    found = told(
        "<h1>HARBOR COMMISSION</h1><p>All meetings are held on Thursdays at 9:00 am.</p><h4>2026 AGENDAS</h4>"
        f"<table>{months}</table><div class='col'><b>View agendas</b><p>{links}</p></div>"
        f"<div class='col'><b>View slides</b><p>{links}</p></div>"
    )
    assert sorted(start for _, start in found) == [
        f"2026-{day}T09:00" for day in ("01-14", "01-28", "02-11", "02-25", "03-11", "03-25")
    ]


def test_past_agendas_are_meetings_and_past_posts_are_not() -> None:
    items = "".join(f"<p><a href='/{n}'>MARCH {n}, 2026 BUDGET WORKSHOP</a></p>" for n in (3, 10, 17))
    assert [start for _, start in told(f"<h1>Agendas</h1>{items}")] == [f"2026-03-{n:02}" for n in (3, 10, 17)]
    assert told(f"<h1>News</h1>{items}") == []


def test_addresses_and_notices_of_change_name_no_meeting() -> None:
    lines = (
        "<a href='/z'>https://meet.example.org/j/8548?pwd=TTA1</a>",
        "<b>LOCATION &amp; TIME CHANGE</b>",
        "<i>Or call 555 0100</i>",
        "<a href='/m'>Minutes</a>",
    )
    cards = "".join(
        f"<div class='m'><p>May {n + 4}, 2026 at 9:00 AM</p><p>{line}</p></div>" for n, line in enumerate(lines)
    )
    assert told(f"<h1>Upcoming</h1><h2>Harbor Council Meeting Schedule</h2>{cards}") == [
        ("Harbor Council Meeting", f"2026-05-{n:02}T09:00") for n in (4, 5, 6, 7)
    ]


def test_a_bold_sentence_over_a_list_names_nobody() -> None:
    items = "".join(f"<li class='d'><b>{m} 8, 2026 @ 6:30 pm, Second Floor</b></li>" for m in ("May", "June", "July"))
    found = told(
        "<h1>Home</h1><h3>Upcoming Board Meetings</h3><p>The Harbor Board usually meets every second Friday at 6:30 pm."
        f"</p><p><b>Below are the scheduled upcoming meetings:</b></p><ul>{items}</ul>"
    )
    assert {name for name, start in found if start.startswith("2026")} == {"Harbor Board"}


def test_an_archive_is_of_the_year_or_month_that_its_own_heading_says() -> None:
    lists = "".join(
        f"<h4>{year} Board Meetings</h4><div><h3>Harbor Finance Committee:</h3><p>January 9 at 1:00 pm</p>"
        "<p>March 6 at 1:00 pm</p><p>May 8 at 1:00 pm (Minutes)</p></div>"
        for year in (2026, 2019)
    )
    months = "".join(
        f"<h3>{m} 2016</h3><ul><li><a href='/a'>9 {m}, 6 pm: Budget Workshop</a></li>"
        f"<li><a href='/b'>16 {m}, 7 pm: Street Hearing</a></li></ul>"
        for m in ("May", "June", "July")
    )
    assert {start[:10] for _, start in told(lists)} == {
        f"{year}-{day}" for year in (2026, 2019) for day in ("01-09", "03-06", "05-08")
    }
    assert {start[:10] for _, start in told(f"<h1>Harbor Council</h1>{months}")} == {
        f"2016-{day}" for day in ("05-09", "05-16", "06-09", "06-16", "07-09", "07-16")
    }


def test_a_meeting_at_an_hour_is_called_by_its_paper_where_its_siblings_have_names() -> None:
    rows = (
        ("Closed Session – 03/03/2026, 4:30 PM", ""),
        ("Regular Meeting Agenda 03/03/2026 – 5:30 PM", "<p><a href='/v'>VIDEO: Harbor Council Meeting</a></p>"),
        ("Special Meeting Agenda 03/09/2026 – 9:00 AM", ""),
        ("Budget Hearing – 03/17/2026, 5:30 PM", ""),
    )
    cards = "".join(f"<div class='m'><p><a href='/a'>{line}</a></p>{more}</div>" for line, more in rows)
    assert told(f"<h2>Meetings</h2>{cards}") == [
        ("Closed Session", "2026-03-03T16:30"),
        ("Regular Meeting Agenda", "2026-03-03T17:30"),
        ("Special Meeting Agenda", "2026-03-09T09:00"),
        ("Budget Hearing", "2026-03-17T17:30"),
    ]


def test_a_house_that_only_the_menu_leads_to_is_no_place_of_meetings() -> None:
    items = "".join(f"<li>May {n}, 2026, 6 pm – Tree Board</li>" for n in (5, 12))
    page = (
        "<nav><ul><li><a href='https://m.example/parks'>Parks</a></li>"
        "<li><a href='https://m.example/seniors'>Senior Center</a></li></ul></nav>"
        f"<h1>Meetings of the Town</h1><ul>{items}</ul>"
    )
    html = f'<html lang="en"><head><title>Town of Millbrook</title></head><body>{page}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    assert [(draft.venue, draft.organizer) for draft in drafts] == [(None, ()), (None, ())]


def test_days_of_letters_are_no_meetings() -> None:
    days = "".join(f"<li><a href='/{n}.pdf'>February {n}, 2026</a></li>" for n in (4, 11, 18))
    assert told(f"<h1>Harbor Board</h1><b>Public Comments</b><ul>{days}</ul>") == []


def test_a_heading_above_the_headline_is_the_sites() -> None:
    rows = "".join(f"<tr><td>July {n}, 2026</td><td><a href='/a'>Agenda</a></td></tr>" for n in (6, 13, 20))
    found = told(f"<h2>Alerts for Travellers</h2><h1>Board Meeting Agendas</h1><table>{rows}</table>")
    assert all(name != "Alerts for Travellers" for name, _ in found)


def test_a_year_on_a_fold_heads_what_follows_and_not_the_day_before() -> None:
    folds = "".join(
        f"<button class='accordion'>{year}</button><div><p>January 6 – <a href='/a'>Agenda</a></p>"
        "<p>February 3 – <a href='/a'>Agenda</a></p><p>March 3</p></div>"
        for year in (2026, 2025)
    )
    found = told(f"<h1>Harbor Health Board</h1><p>Meetings begin at 4:00 PM.</p>{folds}")
    assert found == [
        ("Harbor Health Board", f"{year}-{day}T16:00") for year in (2026, 2025) for day in ("01-06", "02-03", "03-03")
    ]


def test_a_room_behind_a_name_is_no_part_of_it() -> None:
    assert told(
        "<h1>Calendar</h1><h3>Monday, March 2, 2026</h3><p>9:00 AM Zoning Hearing, Room 1</p>"
        "<p>6:30 PM School Trustees, Room 2</p><h3>Tuesday, March 3, 2026</h3><p>7:00 PM Tree Board, Mill Hall</p>"
    ) == [
        ("Zoning Hearing", "2026-03-02T09:00"),
        ("School Trustees", "2026-03-02T18:30"),
        ("Tree Board", "2026-03-03T19:00"),
    ]
