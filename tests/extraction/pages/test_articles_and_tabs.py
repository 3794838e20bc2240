"""Articles of one event below each heading; tabs of days; sheets of facts; days in boxes; feasts that are names."""

from datetime import datetime

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = datetime(2026, 4, 16)  # noqa: DTZ001 (naive local time by contract)


def events(body: str, title: str = "Program") -> list[EventDraft]:
    html = f'<html lang="pl"><head><title>{title}</title></head><body>{body}</body></html>'
    return read(Snapshot.of_text(html, media_type="text/html"), reference=REFERENCE)


def told(body: str, title: str = "Program") -> list[tuple[str, str, str]]:
    return [(d.name, str(d.start or ""), str(d.end or "")) for d in events(body, title)]


def test_each_heading_of_an_article_names_what_its_paragraph_tells() -> None:
    body = (
        "<h1>Co robić w ten weekend? Propozycje na 18 i 19 kwietnia</h1><p>Oto nasz wybór.</p>"
        "<h3>1. Targ śniadaniowy</h3><p>W sobotę od 9.00 do 15.00 zjemy śniadanie nad rzeką, w Kwidzynku.</p>"
        "<h3>2. „Calineczka” w teatrze lalek</h3><p>W niedzielę o 11.00 i 13.00. Bilety po 28 zł.</p>"
        "<h3>3. Spacer śladami menonitów</h3><p>Niedziela, godz. 10.00, zbiórka przy wiatraku.</p>"
        "<h3>4. Wystawa „Rzeka i ludzie”</h3><p>Ostatnie dni! Do niedzieli w muzeum.</p>"
    )
    assert told(body, "Co robić w ten weekend?") == [
        ("Targ śniadaniowy", "2026-04-18T09:00", "2026-04-18T15:00"),
        ("„Calineczka” w teatrze lalek", "2026-04-19T11:00", ""),
        ("„Calineczka” w teatrze lalek", "2026-04-19T13:00", ""),
        ("Spacer śladami menonitów", "2026-04-19T10:00", ""),
        ("Wystawa „Rzeka i ludzie”", "", "2026-04-19"),
    ]


def test_a_weekday_without_other_days_is_the_next_one_after_publication() -> None:
    body = (
        "<h1>Weekendowy niezbędnik</h1>"
        "<h2>Wieczór z poezją</h2><p>W piątek o 18.00 w czytelni.</p>"
        "<h2>Turniej szachowy</h2><p>W sobotę o 10.00 w świetlicy.</p>"
        "<h2>Giełda staroci</h2><p>W niedzielę o 8.00 na placu. Zgłoszenia do piątku.</p>"
    )
    assert [start for _, start, _ in told(body)] == ["2026-04-17T18:00", "2026-04-18T10:00", "2026-04-19T08:00"]


def test_labels_of_tabs_stand_above_what_they_show() -> None:
    line = "<p><strong>{}</strong> | {}</p>"
    panels = (
        f"<div class='pane'>{line.format('17:00', 'Koncert Orkiestry Podwórkowej')}</div>"
        f"<div class='pane'>{line.format('11:00', 'Warsztaty robienia pacynek')}</div>"
    )
    body = (
        "<h1>Przegląd teatrów</h1><h3>19–20 czerwca 2026</h3><div class='all'><ul class='tabs_controls'>"
        f"<li><a href='#'>PIĄTEK</a></li><li><a href='#'>SOBOTA</a></li></ul><div class='panes'>{panels}</div></div>"
    )
    starts = {name: start for name, start, _ in told(body, "Przegląd teatrów")}
    assert starts["Koncert Orkiestry Podwórkowej"] == "2026-06-19T17:00"
    assert starts["Warsztaty robienia pacynek"] == "2026-06-20T11:00"


def test_tabs_that_name_their_panels() -> None:
    body = (
        "<h1>Program</h1><div role='tablist'><button aria-controls='b'>10 maja 2026</button>"
        "<button aria-controls='a'>9 maja 2026</button></div>"
        "<div id='a'><p>18:00 Wieczór ballad</p></div><div id='b'><p>12:00 Poranek z bajką</p></div>"
    )
    assert sorted(told(body)) == [
        ("Poranek z bajką", "2026-05-10T12:00", ""),
        ("Wieczór ballad", "2026-05-09T18:00", ""),
    ]


def test_tabs_without_days_are_no_content() -> None:
    tabs = "<ul class='tabs'><li><a href='#'>Repertuar</a></li><li><a href='#'>Zapowiedzi</a></li></ul>"
    body = f"<h1>Kino Bajka</h1>{tabs}<h2>Repertuar od 6 do 12 maja 2026</h2><p>6 maja, 18:00 – Wesele po latach</p>"
    assert "Zapowiedzi" not in [name for name, _, _ in told(body)]


def test_a_sheet_of_facts_is_of_what_the_headline_names() -> None:
    fact = "<div class='meta'><div class='label'>{}</div><div class='value'>{}</div></div>"
    body = (
        "<h1>Sploty. Tkaniny Bronisławy Hajek</h1><div class='facts'>"
        + fact.format("Wernisaż", "8 maja 2026, 18:00")
        + fact.format("Czas trwania", "9.05 – 28.06.2026")
        + fact.format("Wstęp", "wolny")
        + "</div>"
        '<script type=\'application/ld+json\'>{"@type": "Event", "name": "Sploty", "startDate": "2026-05-08"}'
        "</script>"
    )
    assert told(body, "Sploty") == [
        ("Sploty. Tkaniny Bronisławy Hajek", "2026-05-08T18:00", ""),
        ("Sploty. Tkaniny Bronisławy Hajek", "2026-05-09", "2026-06-28"),
    ]
    assert all(draft.price is not None and draft.price.free for draft in events(body, "Sploty"))


def test_days_in_boxes_below_a_switch_of_months() -> None:
    item = "<li><div>{}</div><div>{}</div><div>19:00</div><div><a href='s'>{}</a></div><div>Scena na Górze</div></li>"
    switch = "<div><a href='9'>« wrzesień</a> <strong>październik 2026</strong> <a href='11'>listopad »</a></div>"
    items = item.format(3, "sobota", "Rewizor") + item.format(9, "piątek", "Kartoteka")
    body = f"<h1>Repertuar</h1>{switch}<ul>{items}</ul>"
    found = events(body)
    assert [(d.name, str(d.start), d.venue and d.venue.name) for d in found] == [
        ("Rewizor", "2026-10-03T19:00", "Scena na Górze"),
        ("Kartoteka", "2026-10-09T19:00", "Scena na Górze"),
    ]


def test_a_feast_behind_a_day_is_what_is_held() -> None:
    item = "<li>{}</li>"
    body = item.format("24.05 – Dzień Babci i Dziadka (przedstawienie), godz. 16.00") + item.format(
        "31.05 – Konkurs palm wielkanocnych"
    )
    assert [(name, start) for name, start, _ in told(f"<h1>Kalendarz imprez 2026</h1><ul>{body}</ul>")] == [
        ("Dzień Babci i Dziadka (przedstawienie)", "2026-05-24T16:00"),
        ("Konkurs palm wielkanocnych", "2026-05-31"),
    ]
