"""Pages as content systems draw them: event plugins, registers of sessions, a theatre's months in one table."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = datetime(2026, 10, 1)  # noqa: DTZ001 (naive local time by contract)


def events(body: str, title: str = "Program") -> list[EventDraft]:
    html = f'<html lang="pl"><head><title>{title}</title></head><body>{body}</body></html>'
    return read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)


def told(body: str) -> list[tuple[str, str, str]]:
    return [(d.name, str(d.start or ""), str(d.end or "")) for d in events(body)]


def test_a_card_whose_name_stands_below_its_day_and_a_feast_in_the_name() -> None:
    card = (
        "<div class='row'><div><time datetime='{0}'><span>sob.</span><span>{1}</span></time></div><article><header>"
        "<p>{2}</p><h3><a href='/{1}'>{3}</a></h3></header></article></div>"
    )
    rows = card.format("2026-10-24", 24, "24 października, 2026 - 25 października, 2026", "Weekend gier") + card.format(
        "2026-11-11", 11, "11 listopada, 2026 @ 16:00", "Śpiewanie z okazji 11 listopada"
    )
    pager = "<nav><a>Poprzednie</a><a>Następne</a></nav>"
    assert told(f"<h1>Wydarzenia</h1><div class='list'>{rows}</div>{pager}") == [
        ("Weekend gier", "2026-10-24", "2026-10-25"),
        ("Śpiewanie z okazji 11 listopada", "2026-11-11T16:00", ""),
    ]


def test_a_day_box_and_a_line_that_says_the_end_as_well() -> None:
    card = (
        "<div class='ev'><div>{0}</div><div>Lis</div><div>2026</div><div>10:00</div><h2><a>{1}</a></h2>"
        "<p><b>{0} lis 2026 10:00</b> - <b>15:00</b></p></div>"
    )
    assert told("<h1>Kalendarz</h1>" + card.format(14, "Turniej szachowy") + card.format(21, "Giełda płyt")) == [
        ("Turniej szachowy", "2026-11-14T10:00", "2026-11-14T15:00"),
        ("Giełda płyt", "2026-11-21T10:00", "2026-11-21T15:00"),
    ]


def test_what_ends_at_midnight_or_later_ends_on_the_day_after() -> None:
    card = "<li class='c'><h3>{}</h3><p>{}.10.2026</p><p>godz. {}</p></li>"
    assert told(
        "<h1>Terminy</h1><ul>"
        + card.format("Noc w lochach", 10, "21.00–24.00")
        + card.format("Potańcówka", 31, "20.00–2.00")
        + "</ul>"
    ) == [
        ("Noc w lochach", "2026-10-10T21:00", "2026-10-11T00:00"),
        ("Potańcówka", "2026-10-31T20:00", "2026-11-01T02:00"),
    ]


def test_sessions_with_the_day_of_their_publication_and_a_register_of_changes() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/{n}'>{name}</a></td><td>{day}.10.2026 r., godz. 10:00</td>"
        f"<td>2026-09-{day} 9:14</td></tr>"
        for n, name, day in ((1, "XII sesja Rady Gminy", 22), (2, "Komisja Kultury", 23))
    )
    log = "<tr><td>2026-09-22 14:41</td><td>Ewa Lis</td><td>Dodanie dokumentu</td></tr>" * 2
    assert told(
        "<h2>Posiedzenia</h2><table><tr><th>Lp.</th><th>Posiedzenie</th><th>Termin</th><th>Data publikacji</th></tr>"
        f"{rows}</table><h3>Rejestr zmian</h3><table>{log}</table>"
    ) == [("XII sesja Rady Gminy", "2026-10-22T10:00", ""), ("Komisja Kultury", "2026-10-23T10:00", "")]


def test_a_list_of_files_is_no_programme() -> None:
    assert (
        told(
            "<h1>Nabór</h1><table><tr><th>Plik</th><th>Rozmiar</th><th>Data</th></tr>"
            "<tr><td>plakat.pdf</td><td>1,2 MB</td><td>10.11.2026</td></tr>"
            "<tr><td>regulamin.pdf</td><td>300 kB</td><td>11.11.2026</td></tr></table>"
        )
        == []
    )


def test_a_month_between_the_rows_of_a_repertoire() -> None:
    row = "<tr><td>{}</td><td>{}</td><td>18:00</td><td><a href='/s'>{}</a></td><td>Duża Scena</td></tr>"
    month = "<tr><td colspan=5>{} 2026</td></tr>"
    assert told(
        "<h1>Repertuar</h1><table>"
        + month.format("PAŹDZIERNIK")
        + row.format(9, "pt.", "Mewa")
        + row.format(10, "sob.", "Rewizor")
        + month.format("LISTOPAD")
        + row.format(7, "sob.", "Mewa")
        + "</table>"
    ) == [
        ("Mewa", "2026-10-09T18:00", ""),
        ("Rewizor", "2026-10-10T18:00", ""),
        ("Mewa", "2026-11-07T18:00", ""),
    ]


def test_meetings_with_a_column_of_their_files() -> None:
    rows = "".join(
        f"<tr><td>{n}.11.2026</td><td>Rada Seniorów</td><td><a href='/{n}'>Protokół</a></td></tr>" for n in (4, 18)
    )
    assert told(f"<h1>Rada</h1><table><tr><th>Data</th><th>Nazwa</th><th>Pliki</th></tr>{rows}</table>") == [
        ("Rada Seniorów", "2026-11-04", ""),
        ("Rada Seniorów", "2026-11-18", ""),
    ]


def test_a_price_list_and_the_span_of_a_week_are_no_events() -> None:
    cards = "".join(
        f"<article class='f'><h2>{name}</h2><div><h4>{day}.10</h4><a>17:30</a></div></article>"
        for name, day in (("Latarnik", 12), ("Wydra", 13), ("Cienie", 14), ("Powrót", 15))
    )
    prices = "<table><tr><td>normalny</td><td>24 zł</td></tr><tr><td>tani wtorek</td><td>15 zł</td></tr></table>"
    found = told(f"<h1>Ten tydzień w „Zorzy”: 12–18 października 2026</h1>{cards}<h3>Cennik</h3>{prices}")
    assert [(name, start) for name, start, _ in found] == [
        ("Latarnik", "2026-10-12T17:30"),
        ("Wydra", "2026-10-13T17:30"),
        ("Cienie", "2026-10-14T17:30"),
        ("Powrót", "2026-10-15T17:30"),
    ]


def test_items_of_one_list_whose_classes_name_their_categories() -> None:
    item = "<li class='{}'><strong>{}</strong><article><h3>{}</h3><span>{}</span></article></li>"
    assert told(
        "<h1>Kalendarz</h1><ul>"
        + item.format("cat-music day", "8 października – czwartek", "Koncert akordeonowy", "17:00")
        + item.format("cat-music day", "10 października – sobota", "Silent disco", "20:00")
        + item.format("day", "22 października – czwartek", "Premiera filmu „Stacja”", "cały dzień")
        + "</ul>"
    ) == [
        ("Koncert akordeonowy", "2026-10-08T17:00", ""),
        ("Silent disco", "2026-10-10T20:00", ""),
        ("Premiera filmu „Stacja”", "2026-10-22", ""),
    ]


def test_a_weekday_that_ends_a_name_and_the_hour_below_it() -> None:
    card = "<div class='evt'><div><b>{}</b><i>PAŹ</i></div><div><a href='/x'>{}</a><em>{}</em></div></div>"
    boxes = card.format(10, "Kabaretowa sobota", "19:00") + card.format(14, "Targi staroci", "9:00")
    assert told(f"<h1>Co, gdzie, kiedy</h1>{boxes}") == [
        ("Kabaretowa sobota", "2026-10-10T19:00", ""),
        ("Targi staroci", "2026-10-14T09:00", ""),
    ]


def test_a_year_of_a_town_in_a_table_whose_days_stand_before_the_names() -> None:
    assert told(
        "<h2>Kalendarz imprez na rok 2026</h2><table><tr><td><b>Miesiąc</b></td><td><b>Impreza</b></td>"
        "<td><b>Miejsce</b></td></tr><tr><td rowspan=2>Listopad</td><td>08.11 – Turniej halówki, godz. 9.00</td>"
        "<td>hala</td></tr><tr><td>21-22.11 – Przegląd kapel</td><td>amfiteatr</td></tr>"
        "<tr><td>Grudzień</td><td>13.12 – Jarmark adwentowy, godz. 11.00</td><td>plac</td></tr></table>"
    ) == [
        ("Turniej halówki", "2026-11-08T09:00", ""),
        ("Przegląd kapel", "2026-11-21", "2026-11-22"),
        ("Jarmark adwentowy", "2026-12-13T11:00", ""),
    ]


def test_a_term_that_is_but_a_month_and_one_not_yet_known() -> None:
    assert told(
        "<h1>Plan imprez</h1><table><tr><th>Nazwa</th><th>Termin</th></tr><tr><td>Bieg Lipowy</td>"
        "<td>11.11.2026 r. godz. 11.00</td></tr><tr><td>Dożynki gminne</td><td>wrzesień 2027 r.</td></tr>"
        "<tr><td>Zlot kapel</td><td>w trakcie ustaleń</td></tr></table>"
    ) == [("Bieg Lipowy", "2026-11-11T11:00", ""), ("Dożynki gminne", "2027-09", "")]


def test_a_house_that_is_closed_shows_nothing() -> None:
    assert told(
        "<h1>Kino</h1><table><tr><th>Data</th><th>Godz.</th><th>Tytuł</th></tr>"
        "<tr><td>16.10 (piątek)</td><td>17.00</td><td>Górnik i gwiazdy</td></tr>"
        "<tr><td></td><td>19.15</td><td>Pokój 12</td></tr><tr><td>19.10 (poniedziałek)</td>"
        "<td colspan=2>KINO NIECZYNNE</td></tr></table>"
    ) == [("Górnik i gwiazdy", "2026-10-16T17:00", ""), ("Pokój 12", "2026-10-16T19:15", "")]


def test_days_of_a_festival_that_are_numbered_and_hold_stages() -> None:
    day = (
        "<div class='day'><h2>DZIEŃ {0} – {1} października ({2})</h2><h3>Scena Duża</h3><ul>"
        "<li><time>19:00</time> {3}</li><li><time>21:00</time> {4}</li></ul></div>"
    )
    assert told(
        "<h1>Program</h1>"
        + day.format(1, 9, "piątek", "Dym z Ogniska", "Jagoda Reks")
        + day.format(2, 10, "sobota", "Kapela Sieroty", "Mgła i Sól")
    ) == [
        ("Dym z Ogniska", "2026-10-09T19:00", ""),
        ("Jagoda Reks", "2026-10-09T21:00", ""),
        ("Kapela Sieroty", "2026-10-10T19:00", ""),
        ("Mgła i Sól", "2026-10-10T21:00", ""),
    ]


def test_boxes_of_spans_without_blanks_between_them() -> None:
    row = (
        "<div class='r'><div><span>PT</span><span>{}</span><span>19:00</span></div><div><a href='/t'>{}</a></div></div>"
    )
    assert told(
        "<h1>Bilety</h1>" + row.format("16 PAŹ", "Trio Mazur") + row.format("8 STY 2027", "Koncert zimowy")
    ) == [
        ("Trio Mazur", "2026-10-16T19:00", ""),
        ("Koncert zimowy", "2027-01-08T19:00", ""),
    ]


def test_the_terms_of_a_tender_are_no_events() -> None:
    assert (
        told(
            "<h1>Przetarg na remont dachu</h1><table><tr><td>Numer sprawy:</td><td>ZP.271</td></tr><tr>"
            "<td>Termin składania ofert:</td><td>12.10.2026 r. godz. 10:00</td></tr><tr><td>Otwarcie ofert:</td>"
            "<td>12.10.2026 r. godz. 10:15</td></tr></table><table class='metryczka'><tr><td>Data wytworzenia</td>"
            "<td>25.09.2026</td></tr><tr><td>Data udostępnienia</td><td>25.09.2026 13:20</td></tr></table>"
        )
        == []
    )
