"""Programmes and lists of houses: an hour for all and one for itself, days that part a card, boxes, runs, teasers."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import Snapshot

REFERENCE = datetime(2026, 6, 16)  # noqa: DTZ001 (naive local time by contract)


def told(body: str, *, lang: str = "pl", title: str = "Dom Kultury Pod Lipą") -> list[tuple[str, str]]:
    html = f'<html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'
    drafts = read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)
    return [(draft.name, str(draft.start)) for draft in drafts]


def test_an_hour_for_the_whole_series_and_one_for_its_last_evening() -> None:
    items = "".join(
        f"<li>{line}</li>" for line in ("03.07 – Trio Pod Prąd", "17.07 – Kapela z Łąk", "31.07 – Hanna Brzoza")
    )
    assert told(
        "<h1>Lato na dziedzińcu</h1><p>Wstęp na wszystkie koncerty wolny, początek zawsze o 19:00.</p>"
        f"<ul>{items}<li>28.08 – Orkiestra Młyn, wyjątkowo o 20:30</li></ul>"
    ) == [
        ("Trio Pod Prąd", "2026-07-03T19:00"),
        ("Kapela z Łąk", "2026-07-17T19:00"),
        ("Hanna Brzoza", "2026-07-31T19:00"),
        ("Orkiestra Młyn", "2026-08-28T20:30"),
    ]


def test_days_part_a_programme_whose_hours_stand_before_the_names() -> None:
    slot = "<p>{0}</p><h3>{1}</h3><p>Big tent</p>"
    assert told(
        "<h1>Meadow Jazz 2026</h1><div class='days'><div><h2>Friday 17 July</h2>"
        + slot.format("6:00 pm", "Sparrow Quintet")
        + slot.format("8:30 pm", "Lena Brook Trio")
        + "<h2>Saturday 18 July</h2>"
        + slot.format("11:00 am", "Drum workshop")
        + slot.format("9:00 pm", "Night Ferry Band")
        + "</div><div><p>Two-day pass 180 PLN. Early birds until 30 June.</p></div></div>",
        lang="en",
    ) == [
        ("Sparrow Quintet", "2026-07-17T18:00"),
        ("Lena Brook Trio", "2026-07-17T20:30"),
        ("Drum workshop", "2026-07-18T11:00"),
        ("Night Ferry Band", "2026-07-18T21:00"),
    ]


def test_a_date_box_of_three_lines() -> None:
    box = "<h2>06</h2><h4>wrzesień</h4><h5>2026</h5>"
    assert ("Urodziny Domu Kultury", "2026-09-06T15:00") in told(
        f"<h1>Urodziny Domu Kultury</h1>{box}<h3>Start</h3><p>15:00</p><h3>Gdzie</h3><p>plac przed domem</p>"
    )


def test_exhibitions_that_run_are_no_posts() -> None:
    card = "<div class='show'><h3>{0}</h3><p>{1}</p><p>Galeria na Piętrze</p></div>"
    assert told(
        "<h1>Wystawy</h1>"
        + card.format("Szkice z podróży", "27.05–29.08.2026")
        + card.format("Tkanina", "30/04/2026 do 15/07/2026")
    ) == [("Szkice z podróży", "2026-05-27"), ("Tkanina", "2026-04-30")]


def test_two_hours_of_one_day_one_below_the_other() -> None:
    card = "<li class='play'><b>{0}</b><h2>{1}</h2><p>Scena Mała</p>{2}</li>"
    assert told(
        "<ul>"
        + card.format("24/07 piątek", "Skąpiec", "<p>19⁰⁰</p>")
        + card.format("25/07 sobota", "Zemsta", "<p>16³⁰</p><p>19³⁰</p>")
        + "</ul>"
    ) == [("Skąpiec", "2026-07-24T19:00"), ("Zemsta", "2026-07-25T16:30"), ("Zemsta", "2026-07-25T19:30")]


def test_a_teaser_speaks_of_a_later_day_than_its_stamp() -> None:
    post = "<div class='post'><h3>{0}</h3><p>{1}</p><p>{2}</p></div>"
    found = told(
        "<h1>Aktualności</h1>"
        + post.format(
            "Dzień Pluszowego Misia", "13.06.2026", "Dzieci z misiami zapraszamy 25 czerwca na godzinę 16.30 do filii."
        )
        + post.format("Nowe regały w czytelni", "12.06.2026", "Od soboty książki stoją na nowych regałach.")
        + post.format("Tak świętowaliśmy", "10.06.2026", "Wspólne śpiewanie zgromadziło 90 osób.")
    )
    assert [start for _, start in found] == ["2026-06-25T16:30"]


def test_a_definition_list_of_days_and_what_happens() -> None:
    assert told(
        "<h2>Kalendarz imprez – lipiec 2026</h2><dl><dt>4 lipca, godz. 16.00</dt>"
        "<dd><b>Piknik z orkiestrą</b>, park</dd><dt>18–19 lipca</dt><dd><b>Dni Lipna</b>, stadion</dd>"
        "<dt>25 lipca, godz. 21.30</dt><dd><b>Kino pod wieżą</b></dd></dl>"
    ) == [
        ("Piknik z orkiestrą", "2026-07-04T16:00"),
        ("Dni Lipna", "2026-07-18"),
        ("Kino pod wieżą", "2026-07-25T21:30"),
    ]


def test_a_cancelled_evening_keeps_its_one_word_name() -> None:
    rows = "".join(
        f"<tr><td>{day}.07</td><td>18:00</td><td>{what}</td><td>Mała</td></tr>"
        for day, what in ((3, "Dom otwarty"), (4, "ODWOŁANE: Kopciuszek"))
    )
    head = "<tr><th>Data</th><th>Godzina</th><th>Tytuł</th><th>Scena</th></tr>"
    assert told(f"<h1>Plan na lipiec 2026</h1><table>{head}{rows}</table>") == [
        ("Dom otwarty", "2026-07-03T18:00"),
        ("Kopciuszek", "2026-07-04T18:00"),
    ]
