"""What styles set apart though the markup runs on: cards of spans, boxes of start and end, sheets of facts."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = datetime(2026, 4, 20)  # noqa: DTZ001 (naive local time by contract)


def events(body: str, title: str = "Program") -> list[EventDraft]:
    html = f'<html lang="pl"><head><title>{title}</title></head><body>{body}</body></html>'
    return read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)


def told(body: str) -> list[tuple[str, str, str]]:
    return [(d.name, str(d.start or ""), str(d.end or "")) for d in events(body)]


def card(when: str, name: str, hours: str, place: str) -> str:
    return (
        f"<div class='ev'><p><a class='trig'><span class='block'>{when}</span><span class='desc'>"
        f"<span class='title'>{name}</span><span class='info'><em class='time'>{hours}</em>"
        f"<em class='place'>{place}</em></span></span></a></p></div>"
    )


def box(day: int, month: str, hour: str) -> str:
    return f"<em class='date'>{day:02}</em><em class='month'>{month}</em><em class='hour'>{hour}</em>"


def test_spans_of_a_card_are_lines_of_their_own() -> None:
    both = "<span class='event-start'>{}</span><span class='event-end'>{}</span>"
    start = both.format(box(9, "maj", "14:00"), "<em class='hour'>16:00</em>")
    days = both.format(box(16, "maj", "10:00"), box(17, "maj", "18:00"))
    (first, second) = events(
        "<h1>Imprezy</h1><p>maj 2026</p>"
        + card(start, "Wiosenne granie w parku", "14:00 - 16:00", "Muszla koncertowa")
        + card(days, "Święto ziół i miodów", "16 (Sobota) 10:00 - 17 (Niedziela) 18:00", "Rynek")
    )
    assert (first.name, str(first.start), str(first.end)) == (
        "Wiosenne granie w parku", "2026-05-09T14:00", "2026-05-09T16:00",
    )  # fmt: skip
    assert (second.name, str(second.start), str(second.end)) == (
        "Święto ziół i miodów", "2026-05-16T10:00", "2026-05-17T18:00",
    )  # fmt: skip
    assert first.venue is not None
    assert first.venue.name == "Muszla koncertowa"


def test_two_days_with_one_hour_are_two_showings() -> None:
    item = "<li><h3>{}</h3><p>{}</p></li>"
    body = item.format("Balladyna", "9 maja 2026 18:00 16 maja 2026 18:00") + item.format(
        "Dziady", "10 maja 2026 17:00"
    )
    assert [start for _, start, _ in told(f"<h1>Gramy</h1><ul>{body}</ul>")] == [
        "2026-05-09T18:00", "2026-05-16T18:00", "2026-05-10T17:00",
    ]  # fmt: skip


def test_a_sheet_of_facts_below_the_description() -> None:
    (draft,) = events(
        "<h1>Pokaz wypału garnków</h1><h2>20 czerwca 2026, 11:00 - 16:00</h2>"
        "<p>Piec zapłonie po raz siódmy. Pierwszy wypał odbył się 7 czerwca 2019 roku.</p>"
        "<h3>Organizator</h3><p>Stowarzyszenie Gliniana Ścieżka</p>"
        "<h3>Miejsce</h3><p>Zagroda Garncarska w Nadolicach</p>",
        "Pokaz wypału garnków",
    )
    assert [one.name for one in draft.organizer] == ["Stowarzyszenie Gliniana Ścieżka"]
    assert draft.venue is not None
    assert (draft.venue.name, draft.venue.city) == ("Zagroda Garncarska w Nadolicach", "Nadolice")


def test_columns_of_places_and_of_organisers() -> None:
    head = "<tr><th>Nazwa</th><th>Termin</th><th>Miejsce</th><th>Organizator</th></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = row.format("Piknik strażacki", "3.05.2026", "Boisko w Krzczonowie", "OSP Krzczonów") + row.format(
        "Święto plonów", "23.08.2026", "Stadion w Dzierżkowie", "Wójt Gminy, GOK"
    )
    first, second = events(f"<h1>Kalendarz imprez</h1><table>{head}{rows}</table>")
    assert [one.name for one in first.organizer] == ["OSP Krzczonów"]
    assert [one.name for one in second.organizer] == ["Wójt Gminy", "GOK"]
    assert second.venue is not None
    assert second.venue.city == "Dzierżków"


def test_sentences_in_list_items_are_prose() -> None:
    items = (
        "<li>W przyszłą niedzielę, 26 kwietnia, po Mszy św. o godz. 11.00 zapraszamy na"
        " koncert pieśni wielkanocnych.</li>"
        "<li>W piątek 24 kwietnia o godz. 19.00 odbędzie się spotkanie z misjonarzem z Zambii.</li>"
    )
    aside = "<div><h4>Msze święte</h4><p>Niedziela: 7.30, 9.00, 11.00</p></div>"
    names = [draft.name for draft in events(f"<h1>Ogłoszenia</h1><ol>{items}</ol>{aside}")]
    assert sorted(names) == ["koncert pieśni wielkanocnych", "spotkanie z misjonarzem z Zambii"]


def test_a_page_in_one_cell_of_a_layout_table_is_no_row() -> None:
    entry = (
        "<p><b>{} XI 2026, godz. 18.00</b><br><b>{}</b> - gra zespół Semafor, śpiewa chór kolejarzy z okolicy,"
        " prowadzi kierownik klubu. Wstęp wolny dla wszystkich mieszkańców.</p>"
    )
    page = entry.format(7, "ZADUSZKI JAZZOWE") + entry.format(14, "WIECZÓR PIEŚNI") + entry.format(21, "ANDRZEJKI")
    menu = "<br>".join(f"<a href='{name}'>{name}</a>" for name in ("Start", "Historia", "Sekcje", "Nasz chór"))
    body = f"<table><tr><td>{menu}</td><td><hr>{page}</td></tr></table>"
    assert [(name.split(" - ")[0], start) for name, start, _ in told(body)] == [
        ("ZADUSZKI JAZZOWE", "2026-11-07T18:00"),
        ("WIECZÓR PIEŚNI", "2026-11-14T18:00"),
        ("ANDRZEJKI", "2026-11-21T18:00"),
    ]


def test_days_that_a_number_a_weekday_and_an_hour_say_below_a_month() -> None:
    card = (
        "<article><div><span class='day'>{}</span><span class='weekday'>piątek</span><span class='hour'>{}</span></div>"
        "<p>Koncert symfoniczny</p><h3><a href='k'>{}</a></h3></article>"
    )
    cards = card.format("09", "19:00", "Inauguracja sezonu") + card.format("16", "18:30", "Podróż zimowa")
    note = "<p>Kasa: wt.–pt. 11:00–18:00</p>"
    assert told(f"<h1>Koncerty</h1><section><h2>październik 2026</h2>{cards}</section>{note}") == [
        ("Inauguracja sezonu", "2026-10-09T19:00", ""),
        ("Podróż zimowa", "2026-10-16T18:30", ""),
    ]


def test_what_a_button_folds_out_stands_below_its_words() -> None:
    fold = "<h2><button class='accordion-button'>{}</button></h2><div><ul>{}</ul></div>"
    item = "<li><b>{} lipca 2026, godz. 12.00</b> – {}</li>"
    body = fold.format("Filia w Zalesiu", item.format(9, "Robimy papier") + item.format(23, "Planszówki pod lipą"))
    body += fold.format("Filia w Brzózkach", item.format(10, "Poranek z bajką") + item.format(31, "Lody na pożegnanie"))
    found = events(f"<h1>Lato w bibliotece</h1>{body}")
    assert [(d.name, str(d.start), d.venue and d.venue.name, d.venue and d.venue.city) for d in found] == [
        ("Robimy papier", "2026-07-09T12:00", "Filia w Zalesiu", "Zalesie"),
        ("Planszówki pod lipą", "2026-07-23T12:00", "Filia w Zalesiu", "Zalesie"),
        ("Poranek z bajką", "2026-07-10T12:00", "Filia w Brzózkach", "Brzózki"),
        ("Lody na pożegnanie", "2026-07-31T12:00", "Filia w Brzózkach", "Brzózki"),
    ]


def test_a_cell_that_says_only_that_nothing_is_charged() -> None:
    head = "<tr><th>Wydarzenie</th><th>Data</th><th>Sala</th><th>Cena</th></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = row.format("Koncert kolęd", "25.05.2026 16:00", "Sala 2.04", "bezpłatny") + row.format(
        "Musical", "26.05.2026 19:00", "sala 112", "75,00 zł"
    )
    found = events(f"<h1>Bilety</h1><table>{head}{rows}</table>")
    assert [d.price and (d.price.free, d.price.amount) for d in found] == [(True, None), (False, 75.0)]


def test_an_end_that_only_its_class_tells() -> None:
    event = (
        "<article class='e'><h2><a href='{0}'>{0}</a></h2><ul>"
        "<li><time datetime='2026-05-{1}'>{1} maja 2026</time></li>"
        "<li><time class='time-start' datetime='2026-05-{1}'>10:00</time> "
        "<time class='time-end' datetime='2026-05-{1}'>13:00</time></li></ul></article>"
    )
    assert told("<h1>Wydarzenia</h1>" + event.format("Sadzimy wierzby", 21) + event.format("Kulig sąsiedzki", 28)) == [
        ("Sadzimy wierzby", "2026-05-21T10:00", "2026-05-21T13:00"),
        ("Kulig sąsiedzki", "2026-05-28T10:00", "2026-05-28T13:00"),
    ]


def test_labels_and_values_side_by_side() -> None:
    fact = "<div class='item'><span class='name'>{}</span><span class='val'>{}</span></div>"
    (draft,) = events(
        "<h2>Konferencja „Dziedzictwo bez barier”</h2>"
        + fact.format("Data wydarzenia", "14.10.2026 09:30 - 15.10.2026 14:00")
        + fact.format("Miejsce", "Centrum Konferencyjne „Spichlerz”, ul. Rzeczna 4, Sejny")
        + fact.format("Organizator", "Instytut Kultury Pogranicza"),
        "Konferencja „Dziedzictwo bez barier”",
    )
    assert (str(draft.start), str(draft.end)) == ("2026-10-14T09:30", "2026-10-15T14:00")
    assert [one.name for one in draft.organizer] == ["Instytut Kultury Pogranicza"]
    assert draft.venue is not None
    assert draft.venue.name == "Centrum Konferencyjne „Spichlerz”"


def test_days_on_which_a_house_is_closed() -> None:
    items = "<li>6 stycznia – Święto Trzech Króli</li><li>4 czerwca – Boże Ciało</li><li>24 grudnia – Wigilia</li>"
    assert not events(f"<h1>Godziny otwarcia</h1><h2>Biblioteka nieczynna</h2><ul>{items}</ul>")


def test_a_timetable_under_weekdays() -> None:
    slot = "<div><p>{} – {}</p><p><b>{}</b></p><p>{}, sala 3</p></div>"
    body = (
        "<h1>Grafik zajęć</h1><h2>Poniedziałek</h2>"
        + slot.format("16:00", "17:00", "Balet 5–6 lat", "Anna Ruta")
        + slot.format("17:15", "18:45", "Taniec współczesny", "Kamil Osa")
        + "<h2>Środa</h2>"
        + slot.format("18:00", "19:30", "Pilates", "Marta Wilk")
    )
    assert [(d.name, d.recurrence, d.venue and d.venue.name) for d in events(body)] == [
        ("Balet 5–6 lat", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=16", "sala 3"),
        ("Taniec współczesny", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=17;BYMINUTE=15", "sala 3"),
        ("Pilates", "FREQ=WEEKLY;BYDAY=WE;BYHOUR=18", "sala 3"),
    ]


def test_a_festival_s_weekdays_are_no_timetable() -> None:
    day = "<h2>{}</h2><p>18:00 Koncert kapeli</p><p>20:00 Pokaz ogni</p>"
    body = "<h1>Dni Lipnika</h1><p>5–6 czerwca 2026</p>" + day.format("Piątek") + day.format("Sobota")
    assert not any(draft.recurrence for draft in events(body))


def test_hours_set_before_the_names_of_a_day() -> None:
    item = "<div class='i'><span class='time'>{}</span><span class='title'>{}</span></div>"
    day = "<div class='day'><div class='date'>{} maja 2026</div>{}</div>"
    first = item.format("18:00 – 19:30", "Próba chóru dla publiczności") + item.format("20:00", "Karaoke")
    second = item.format("21:30", "Nocne śpiewanie przy ogniu")
    assert told(f"<h1>Agenda</h1>{day.format(15, first)}{day.format(17, second)}") == [
        ("Próba chóru dla publiczności", "2026-05-15T18:00", "2026-05-15T19:30"),
        ("Karaoke", "2026-05-15T20:00", ""),
        ("Nocne śpiewanie przy ogniu", "2026-05-17T21:30", ""),
    ]
