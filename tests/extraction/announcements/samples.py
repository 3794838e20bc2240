# ruff: noqa: E501
"""Announcements written for these tests, each with the events that a person reads out of it.

An event: (name, start, end, status); recurrence and previous start where the text has them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    name: str
    start: str | None = None
    end: str | None = None
    status: str = "scheduled"
    recurrence: str | None = None
    previous: str | None = None


@dataclass(frozen=True)
class Page:
    id: str
    text: str
    events: tuple[Expected, ...]
    reference: str | None = None
    url: str | None = None


PAGES = (
    Page(
        "labelled block",
        """Gminny Ośrodek Kultury w Lipowcu
Koncert „Akordeon nad rzeką”

Data: 14 czerwca 2025 r.
Godzina: 18.30
Miejsce: Amfiteatr Leśny, ul. Brzozowa 4
Wstęp: 25 zł

Na scenie duet z Cieszyna i jego goście.
""",
        (Expected("Koncert „Akordeon nad rzeką”", "2025-06-14T18:30"),),
    ),
    Page(
        "day headings",
        """Tydzień w Domu Kultury „Jutrzenka”

Wtorek, 4 listopada
godz. 17.00 – warsztaty ceramiczne dla dorosłych, sala nr 2
godz. 19.00 – spektakl „Trzy okna”, sala widowiskowa, bilety 30 zł

Środa, 5 listopada
godz. 10.00 – poranek muzyczny dla przedszkoli, wstęp wolny
""",
        (
            Expected("warsztaty ceramiczne dla dorosłych", "2025-11-04T17:00"),
            Expected("spektakl „Trzy okna”", "2025-11-04T19:00"),
            Expected("poranek muzyczny dla przedszkoli", "2025-11-05T10:00"),
        ),
        reference="2025-10-30",
    ),
    Page(
        "stages of a festival",
        """FESTIWAL NAD ZALEWEM – PROGRAM
Sobota, 12 lipca 2025

Scena na wodzie
15:00 Kapela Spod Lasu
17:30 Orkiestra Dęta Kolejarz

Scena dziecięca
14:00 Teatrzyk Pacynka
""",
        (
            Expected("Kapela Spod Lasu", "2025-07-12T15:00"),
            Expected("Orkiestra Dęta Kolejarz", "2025-07-12T17:30"),
            Expected("Teatrzyk Pacynka", "2025-07-12T14:00"),
        ),
    ),
    Page(
        "a prose note",
        """Poeci wracają do piwnicy
15 kwietnia 2024
W czwartek, 25 kwietnia, o godz. 18 w Miejskiej Bibliotece Publicznej w Olkuszu odbędzie się wieczór poetycki „Słowa po deszczu”. Wiersze przeczytają autorzy z Zagłębia. Wstęp wolny.
""",
        (Expected("wieczór poetycki „Słowa po deszczu”", "2024-04-25T18:00"),),
    ),
    Page(
        "opening and exhibition",
        """Galeria Sztuki „Młyn” zaprasza na wernisaż wystawy „Pejzaże z pamięci”, który odbędzie się 7 marca 2025 roku o godz. 17.00. Ekspozycja będzie czynna do 6 kwietnia 2025 roku.
""",
        (
            Expected("wernisaż wystawy „Pejzaże z pamięci”", "2025-03-07T17:00"),
            Expected("wystawa „Pejzaże z pamięci”", "2025-03-07", "2025-04-06"),
        ),
    ),
    Page(
        "postponed",
        """Koncert „Jazz przy herbacie” przełożony

Z powodu choroby artysty koncert „Jazz przy herbacie”, planowany na 3 marca 2025 roku, został przełożony na 5 maja 2025 roku, godz. 19.00. Bilety zachowują ważność.
""",
        (Expected("Koncert „Jazz przy herbacie”", "2025-05-05T19:00", None, "postponed", previous="2025-03-03"),),
    ),
    Page(
        "cancelled",
        """Piknik Sąsiedzki odwołany
Z przykrością informujemy, że zaplanowany na niedzielę, 8 czerwca 2025 roku Piknik Sąsiedzki został odwołany z powodu burz.
""",
        (Expected("Piknik Sąsiedzki", "2025-06-08", None, "cancelled"),),
    ),
    Page(
        "hours of several showings",
        """Teatr Lalek „Guziczek”
„Królowa Śniegu”
12 i 13 grudnia 2025, godz. 9.00 i 11.30
""",
        (
            Expected("„Królowa Śniegu”", "2025-12-12T09:00"),
            Expected("„Królowa Śniegu”", "2025-12-12T11:30"),
            Expected("„Królowa Śniegu”", "2025-12-13T09:00"),
            Expected("„Królowa Śniegu”", "2025-12-13T11:30"),
        ),
    ),
    Page(
        "a report",
        """Za nami II Przegląd Kapel Podwórkowych
W sobotę 24 maja 2025 roku w parku miejskim odbył się II Przegląd Kapel Podwórkowych. Wystąpiło jedenaście zespołów, a publiczność tańczyła do zmroku.
""",
        (Expected("II Przegląd Kapel Podwórkowych", "2025-05-24"),),
    ),
    Page(
        "one hour for the whole list",
        """Kino pod Dębami
Pokazy w każdy piątek lipca, zawsze o 21.15. Wstęp wolny.
4 lipca „Rejs na Mazury”
11 lipca „Cisza w górach”
18 lipca „Ostatni tramwaj”
""",
        (
            Expected("„Rejs na Mazury”", "2025-07-04T21:15"),
            Expected("„Cisza w górach”", "2025-07-11T21:15"),
            Expected("„Ostatni tramwaj”", "2025-07-18T21:15"),
        ),
        reference="2025-06-20",
    ),
    Page(
        "opening hours and refunds are no events",
        """Kasa Domu Kultury
Kasa czynna: poniedziałek – piątek 10.00 – 18.00, sobota 9.00 – 13.00
Zwroty biletów przyjmujemy do 15 marca 2025 r.
Dom Kultury założono w 1957 roku.
© 2025 Dom Kultury
""",
        (),
    ),
    Page(
        "rules are no events",
        """Regulamin wypożyczalni strojów
Wprowadzony zarządzeniem nr 4/2024 z dnia 12 lutego 2024 r.
1. Stroje wypożyczamy na 7 dni.
2. Kaucję zwracamy do 3 dni od zwrotu stroju.
Strona używa plików cookies.
""",
        (),
    ),
    Page(
        "times below their names",
        """Repertuar kina Zorza
piątek, 9 maja 2025
Ptaki nocy
godz. 17:00
Dom na klifie
godz. 19:15
""",
        (Expected("Ptaki nocy", "2025-05-09T17:00"), Expected("Dom na klifie", "2025-05-09T19:15")),
    ),
    Page(
        "hour in the second sentence",
        """Spotkanie autorskie z Martą Wroną

Zapraszamy 19 lutego do filii nr 2 przy ul. Polnej 8. Początek o godz. 17.00. Wstęp wolny.
""",
        (Expected("Spotkanie autorskie z Martą Wroną", "XXXX-02-19T17:00"),),
    ),
    Page(
        "English note",
        """Summer concert in the Old Library
Join us on Saturday, 14 June 2025 at 7 pm for the concert "Strings at Dusk". Admission free.
""",
        (Expected('concert "Strings at Dusk"', "2025-06-14T19:00"),),
    ),
    Page(
        "several events of one evening",
        """Noc w Ratuszu
W sobotę, 17 maja 2025 r., zapraszamy do ratusza. O godz. 18.00 wykład „Dzwony i dzwonnicy”, o godz. 20.00 koncert kwartetu Arco.
""",
        (
            Expected("wykład „Dzwony i dzwonnicy”", "2025-05-17T18:00"),
            Expected("koncert kwartetu Arco", "2025-05-17T20:00"),
        ),
    ),
)
