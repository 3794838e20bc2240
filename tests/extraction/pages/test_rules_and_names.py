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
