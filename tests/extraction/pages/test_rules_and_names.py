"""Classes of a table and of cards, held by a rule; names that only their class tells from labels."""

from datetime import datetime

from salony.extraction import read
from salony.language.names import find_people
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = datetime(2026, 6, 1)  # noqa: DTZ001 (naive local time by contract)


def events(body: str, title: str = "Program") -> list[EventDraft]:
    html = f'<html lang="pl"><head><title>{title}</title></head><body>{body}</body></html>'
    return read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)


def test_a_table_of_classes() -> None:
    head = "<tr><th>Zajęcia</th><th>Wiek</th><th>Dzień i godzina</th><th>Sala</th><th>Opłata</th></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = row.format("Robotyka", "8–11 lat", "wtorek 16:00–17:30", "sala 12", "90 zł") + row.format(
        "Gitara klasyczna", "od 9 lat", "poniedziałek, czwartek 15:00–19:00", "sala 4", "bezpłatne"
    )
    body = f"<h1>Zajęcia stałe 2026/2027</h1><p>Zajęcia ruszają 14 września 2026.</p><table>{head}{rows}</table>"
    assert [(d.name, d.recurrence, d.venue and d.venue.name) for d in events(body)] == [
        ("Robotyka", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=16", "sala 12"),
        ("Gitara klasyczna", "FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=15", "sala 4"),
    ]


def test_opening_hours_in_a_table_are_no_classes() -> None:
    head = "<tr><th>Placówka</th><th>Dni</th></tr>"
    row = "<tr><td>{}</td><td>{}</td></tr>"
    rows = row.format("Wypożyczalnia", "poniedziałek, wtorek 9:00–18:00") + row.format("Czytelnia", "środa 9:00–15:00")
    assert not events(f"<h1>Godziny otwarcia</h1><table>{head}{rows}</table>")


def test_cards_of_what_is_held_by_a_rule() -> None:
    card = "<div class='box'><h4>{}</h4><p>{}</p></div>"
    body = (
        "<h1>Wakacje w bibliotece 2026</h1>"
        + card.format("Pokazy filmowe", "wtorki, 11.00, czytelnia, od 7 lipca do 25 sierpnia, bezpłatnie")
        + card.format("Z książką na leżaku", "co drugi czwartek o 18:00, pierwsze spotkanie 2 lipca, patio")
    )
    first, second = events(body)
    assert (first.name, first.recurrence, str(first.start)) == (
        "Pokazy filmowe", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=11;BYMINUTE=0", "2026-07-07T11:00",
    )  # fmt: skip
    assert (second.name, str(second.start), second.venue and second.venue.name) == (
        "Z książką na leżaku", "2026-07-02T18:00", "patio",
    )  # fmt: skip
    assert first.price is not None
    assert first.price.free


def test_a_name_that_its_class_tells_from_the_labels_around() -> None:
    tile = (
        "<a class='tile' href='{0}'><span class='tile-label'>rodzinne</span><span class='tile-date'>{1}</span>"
        "<span class='tile-title'>{2}</span><span class='tile-more'>Czytaj więcej</span></a>"
    )
    tiles = tile.format("a", "13.06.2026, 17:00", "Herbatka u hrabiny – wykład") + tile.format(
        "b", "16.06.2026, 18:00", "Noc duchów we dworze"
    )
    assert [(d.name, str(d.start)) for d in events(f"<h1>Wydarzenia</h1><div>{tiles}</div>")] == [
        ("Herbatka u hrabiny – wykład", "2026-06-13T17:00"),
        ("Noc duchów we dworze", "2026-06-16T18:00"),
    ]


def test_paragraphs_below_a_name_are_its_particulars() -> None:
    line = "<p class='l'>{}</p>"
    entries = [
        ("6.06 | sobota | 16.00", "Festyn rodzinny „Lato na start”", "stadion LKS, wstęp wolny"),
        ("13.06 | sobota | 19.00", "Koncert „Piosenki stare”", "śpiewa Lidia Marzec, bilety 30 zł"),
        ("23.06 | wtorek | 20.30", "Noc Świętojańska nad stawem", "prowadzi kapela z Borku"),
    ]
    body = line.format("CZERWIEC 2026") + "".join(line.format(text) for entry in entries for text in entry)
    assert [(d.price and (d.price.free, d.price.amount)) for d in events(body)][:2] == [(True, None), (False, 30.0)]


def test_the_commoner_first_name_is_meant() -> None:
    assert [person.name for person in find_people("Spotkanie z Markiem Halickim")] == ["Marek Halicki"]


def test_an_end_that_its_label_tells() -> None:
    (draft,) = events(
        "<h1>Koncert na trzy akordeony</h1><dl><dt>Data rozpoczęcia:</dt><dd>05-07-2026 18:00</dd>"
        "<dt>Data zakończenia:</dt><dd>05-07-2026 19:30</dd><dt>Wstęp:</dt><dd>bezpłatny</dd></dl>",
        "Koncert na trzy akordeony",
    )
    assert (str(draft.start), str(draft.end)) == ("2026-07-05T18:00", "2026-07-05T19:30")
    assert draft.price is not None
    assert draft.price.free


def test_films_of_a_day_whose_hours_stand_below_them() -> None:
    film = "<div><div class='t'>{}</div><div class='i'>{}</div><div class='h'>{}</div></div>"
    day = "<div class='day'><h3>{} lipca 2026</h3>{}</div>"
    second = film.format("Kingsajz", "komedia, 105 min", "21:30") + film.format("Noc duchów", "horror, 96 min", "23:45")
    body = day.format(3, film.format("Vabank", "komedia, 104 min", "21:30")) + day.format(4, second)
    assert [(d.name, str(d.start)) for d in events(f"<h1>Repertuar</h1>{body}")] == [
        ("Vabank", "2026-07-03T21:30"),
        ("Kingsajz", "2026-07-04T21:30"),
        ("Noc duchów", "2026-07-04T23:45"),
    ]


def test_a_tour_s_rows_name_but_the_towns() -> None:
    row = (
        "<div class='row'><div>{} września 2026, 19:00</div><div><span class='city'>{}</span>"
        "<span class='hall'>{}</span></div><div>od 89 zł</div></div>"
    )
    body = (
        "<h1>Ballady Wiatru – trasa jesienna</h1>"
        + row.format(26, "Giżycko", "Dom Kultury")
        + row.format(27, "Ustka", "Kino Bajka")
    )
    assert [(d.name, d.venue and d.venue.city) for d in events(body, "Ballady Wiatru")] == [
        ("Ballady Wiatru – trasa jesienna", "Giżycko"),
        ("Ballady Wiatru – trasa jesienna", "Ustka"),
    ]


def test_the_days_of_an_office_s_paper_are_no_events() -> None:
    rows = "<tr><th>Etap</th><th>Termin</th></tr><tr><td>Montaż sceny</td><td>18.06.2026, godz. 8:00</td></tr>"
    rows += "<tr><td>Próby akustyczne</td><td>19.06.2026, godz. 12:00–16:00</td></tr>"
    assert not events(f"<h1>Zapytanie ofertowe nr 4/2026</h1><h2>Harmonogram</h2><table>{rows}</table>")


def test_until_when_one_may_apply_is_no_event() -> None:
    body = "<h1>Dzień Otwarty</h1><p>Zapraszamy 5 września 2026 o 10:00.</p>"
    body += "<p>Zapisy na zajęcia prowadzimy do 18 września.</p>"
    assert not any(draft.start is None for draft in events(body, "Dzień Otwarty"))


def test_each_item_of_a_day_has_words_of_its_own() -> None:
    item = "<div class='item'><span class='hour'>{}</span> <strong>{}</strong>, {}</div>"
    day = "<div class='day'><div class='head'>{}</div>{}</div>"
    first = item.format("10.00", "Rajd szlakiem młynów", "rynek w Grodźcu, org. PTTK Grodziec")
    first += item.format("17.00", "Majówka z disco", "plaża w Olszynce, org. GOK Olszynka")
    second = item.format("15.00", "Dzień Dziecka – piknik", "boisko w Sokołowie, org. Biblioteka w Sokołowie")
    third = "<div class='item'><strong>Przegląd kapel podwórkowych</strong>, amfiteatr w Grodźcu</div>"
    body = day.format("6 czerwca 2026, sobota", first) + day.format("7 czerwca 2026, niedziela", second)
    body += day.format("12–14 czerwca 2026", third)
    found = events(f"<h1>Kalendarium</h1>{body}")
    hourly = [draft for draft in found if draft.end is None]
    assert [(d.name, str(d.start), d.venue and d.venue.name, [one.name for one in d.organizer]) for d in hourly] == [
        ("Rajd szlakiem młynów", "2026-06-06T10:00", "rynek", ["PTTK Grodziec"]),
        ("Majówka z disco", "2026-06-06T17:00", "plaża", ["GOK Olszynka"]),
        ("Dzień Dziecka – piknik", "2026-06-07T15:00", "boisko", ["Biblioteka w Sokołowie"]),
    ]


def test_rows_of_days_with_buttons_are_of_what_the_headline_names() -> None:
    row = (
        "<div class='termin'><span class='dzien'>{}.06.2026</span> <span class='godz'>19:00</span> "
        "<span class='info'>{}</span> <a href='b'>bilety</a></div>"
    )
    rows = row.format(20, "premiera") + row.format(21, "") + row.format(22, "ostatnie miejsca")
    body = f"<h1>Cisza w eterze</h1><section><h2>Najbliższe terminy</h2>{rows}</section>"
    assert [(d.name, str(d.start)) for d in events(body, "Cisza w eterze")] == [
        ("Cisza w eterze", "2026-06-20T19:00"),
        ("Cisza w eterze", "2026-06-21T19:00"),
        ("Cisza w eterze", "2026-06-22T19:00"),
    ]
