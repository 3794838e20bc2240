"""Polish expressions without a reference: what the words alone say, to the minute and to the character."""

import pytest

from salony.language.times import Kind, TimeExpression, find_times


def spoken(found: TimeExpression) -> str:
    """ "start" or "start/end" in EDTF, an open side as "..", a rule as it is."""
    if found.kind is Kind.RECURRING:
        hours = "" if found.end is None else f" /{found.end}"
        return f"{found.recurrence}{hours}"
    if found.kind is Kind.DURATION:
        return f"{found.minutes} min"
    if found.kind is Kind.OPEN:
        return f"{found.start}/.." if found.direction == "after" else f"../{found.end}"
    return f"{found.start}" if found.end is None else f"{found.start}/{found.end}"


def readings(text: str, language: str = "pl") -> list[str]:
    return [spoken(found) for found in find_times(text, language=language)]


DATES = [
    ("Zbiórka:12 maja 2026", ["2026-05-12"]),
    ("Zbiórka:12.05.2026, 18:00", ["2026-05-12T18:00"]),
    ("port:8080", []),
    ("ostatniego dnia roku o 18", ["XXXX-12-31T18:00"]),
    ("pierwszego dnia lutego", ["XXXX-02-01"]),
    ("w noc z 23 na 24 czerwca", ["XXXX-06-23"]),
    ("7\nlut\n2026", ["2026-02-07"]),
    ("w piątki o 21 w lipcu i sierpniu", ["FREQ=WEEKLY;BYDAY=FR;BYMONTH=7,8;BYHOUR=21;BYMINUTE=0"]),
    ("codziennie (oprócz poniedziałku) o 19.15", ["FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU;BYHOUR=19;BYMINUTE=15"]),
    ("Premiera 14 listopada 2026 roku w sali lustrzanej", ["2026-11-14"]),
    ("Zapraszamy w czwartek, 6 marca o 18:30", ["XXXX-03-06T18:30"]),
    ("12.04 (niedziela), godz. 16.00", ["XXXX-04-12T16:00"]),
    ("piątek 20.06.2025 godz.19", ["2025-06-20T19:00"]),
    ("2025-09-01 09:15", ["2025-09-01T09:15"]),
    ("7 i 8 lutego", ["XXXX-02-07", "XXXX-02-08"]),
    ("3, 10 i 24 maja o 11", ["XXXX-05-03T11:00", "XXXX-05-10T11:00", "XXXX-05-24T11:00"]),
    ("11,12 maja", ["XXXX-05-11", "XXXX-05-12"]),
    ("w dniach 19–21 września 2025 r.", ["2025-09-19/2025-09-21"]),
    ("od 28 grudnia do 3 stycznia 2027", ["2026-12-28/2027-01-03"]),
    ("w dniach 17.–18.10.2026", ["2026-10-17/2026-10-18"]),
    ("5. i 6. maja", ["XXXX-05-05", "XXXX-05-06"]),
    ("17-go/18-go października", ["XXXX-10-17", "XXXX-10-18"]),
    ("3. – 5 maja", ["XXXX-05-05"]),
    ("30.04-3.05", ["XXXX-04-30/XXXX-05-03"]),
    ("02.05.-04.05.2025", ["2025-05-02/2025-05-04"]),
    ("14/15 sierpnia", ["XXXX-08-14", "XXXX-08-15"]),
    ("sobota–niedziela, 21–22 lutego", ["XXXX-02-21/XXXX-02-22"]),
    ("5 (sobota) i 6 (niedziela) lipca", ["XXXX-07-05", "XXXX-07-06"]),
    ("wystawa czynna do 9 stycznia", ["../XXXX-01-09"]),
    ("od 4 października", ["XXXX-10-04/.."]),
    ("od 15 stycznia do końca marca", ["XXXX-01-15/XXXX-03-31"]),
    ("3.XII 2024 o godz. 18", ["2024-12-03T18:00"]),
    ("9 V 2025 r.", ["2025-05-09"]),
    ("pierwszego czerwca o godzinie szesnastej trzydzieści", ["XXXX-06-01T16:30"]),
    ("dwudziestego pierwszego marca", ["XXXX-03-21"]),
    ("6-go grudnia", ["XXXX-12-06"]),
    ("LUTY 2026", ["2026-02"]),
    ("w 2025 roku, 5 maja o 18", ["2025-05-05T18:00"]),
    ("rok 2024", ["2024"]),
    ("date 2025-07", ["2025-07"]),
    ("5-III-2026", ["2026-03-05"]),
    ("od września do grudnia 2007", ["2007-09/2007-12"]),
    ("17-23\nWRZEŚNIA", ["XXXX-09-17/XXXX-09-23"]),
    ("5 maja 18:00 – 6 maja 2:00", ["XXXX-05-05T18:00/XXXX-05-06T02:00"]),
    ("w Dzień Babci o 15", ["XXXX-01-21T15:00"]),
    ("w drugi dzień świąt o 17", ["XXXX-12-26T17:00"]),
    ("w długi weekend majowy", ["XXXX-05-01/XXXX-05-03"]),
    ("Boże Ciało 2025", ["2025-06-19"]),
    ("druga sobota marca 2025", ["2025-03-08"]),
    ("latem 2025", ["2025-06-21/2025-09-23"]),
    ("ferie zimowe 2026 w województwie śląskim", ["2026-02-16/2026-03-01"]),
]
CLOCKS = [
    ("o 19", ["T19:00"]),
    ("godz.17,30", ["T17:30"]),
    ("11⁰⁰–12³⁰", ["T11:00/T12:30"]),
    ("w godzinach 11ºº – 12³º", ["T11:00/T12:30"]),
    ("o 17°°", ["T17:00"]),
    ("pierwszy o godz. 17:00, drugi – o godz. 19:00", ["T17:00", "T19:00"]),
    ("w godz. 9-15", ["T09:00/T15:00"]),
    ("godz. 1800", ["T18:00"]),
    ("godz. 16 30", ["T16:30"]),
    ("godz. 20 15 maja", ["XXXX-05-15T20:00"]),
    ("sobota 25/10, 19:00", ["XXXX-10-25T19:00"]),
    ("2026-03-04T18:00:00+01:00", ["2026-03-04T18:00"]),
    ("w sobotę od 20 do północy", ["T20:00/T00:00"]),
    ("godz. 16, 18.30 i 21", ["T16:00", "T18:30", "T21:00"]),
    ("między 10:00 a 14:00", ["T10:00/T14:00"]),
    ("o wpół do dziewiątej wieczorem", ["T20:30"]),
    ("kwadrans po siódmej", ["T07:15"]),
    ("za dziesięć ósma", ["T07:50"]),
    ("o piątej", ["T17:00"]),
    ("w południe", ["T12:00"]),
    ("od godz. 10.00", ["T10:00/.."]),
    ("trwa 90 minut", ["90 min"]),
    ("31.12.2024 g. 24.00", ["2025-01-01T00:00"]),
    ("17/18 maja 2025, 22:00-1:00", ["2025-05-17T22:00/2025-05-18T01:00", "2025-05-18T22:00/2025-05-19T01:00"]),
    ("8 marca 17.05", ["XXXX-03-08T17:05"]),
]
RULES = [
    ("w każdy wtorek o 17:00", ["FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=0"]),
    ("środy 18:30", ["FREQ=WEEKLY;BYDAY=WE;BYHOUR=18;BYMINUTE=30"]),
    ("w poniedziałki i czwartki", ["FREQ=WEEKLY;BYDAY=MO,TH"]),
    ("co drugi piątek", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"]),
    ("co dwa tygodnie w soboty", ["FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"]),
    ("pierwsza niedziela miesiąca", ["FREQ=MONTHLY;BYDAY=1SU"]),
    ("w ostatni piątek miesiąca o 20", ["FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=20;BYMINUTE=0"]),
    ("od poniedziałku do piątku 8–16", ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=0 /T16:00"]),
    ("codziennie oprócz poniedziałków", ["FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU"]),
    ("w każdą środę lutego", ["FREQ=WEEKLY;BYDAY=WE;BYMONTH=2"]),
]


@pytest.mark.parametrize(("text", "expected"), [*DATES, *CLOCKS, *RULES])
def test_the_words_mean(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


COUNTED_ON = [
    ("Koncert 8 lutego o 18. Dzień później, o 19.00, film", ["XXXX-02-08T18:00", "XXXX-02-09T19:00"]),
    ("12 maja bal, tydzień później mecz, nazajutrz o 9 msza", ["XXXX-05-12", "XXXX-05-19", "XXXX-05-20T09:00"]),
    ("o 18.00 chór, a dwie godziny później orkiestra", ["T18:00", "T20:00"]),
    ("28 lutego 2024 próba, dzień później premiera", ["2024-02-28", "2024-02-29"]),
    ("31 grudnia bal, tego samego dnia o 15 zabawa dzieci", ["XXXX-12-31", "XXXX-12-31T15:00"]),
    (
        "5 maja bal, dzień później mecz. 9 maja bal, dzień później mecz",
        ["XXXX-05-05", "XXXX-05-06", "XXXX-05-09", "XXXX-05-10"],
    ),
    ("5 lutego wernisaż, kilka dni później warsztaty", ["XXXX-02-05", "XXXX-02"]),
    ("15 czerwca spektakl, dzień wcześniej próba otwarta", ["XXXX-06-15", "XXXX-06-14"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED_ON)
def test_days_are_counted_on_from_what_was_said(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


def test_a_weekday_as_an_adjective_says_so() -> None:
    (found,) = find_times("sobotni koncert w parku")
    assert (found.weekday, found.attributive) == (5, True)
    assert not find_times("w sobotni wieczór")[0].attributive
    assert not find_times("Sobotni Klub Filmowy")


def test_exceptions_of_a_rule() -> None:
    (break_in_summer,) = find_times("co drugi piątek, w wakacje przerwa")
    assert [str(day) for day in break_in_summer.exclusions] == ["XXXX-07", "XXXX-08"]
    (without_days,) = find_times("w każdy wtorek z wyjątkiem 11 listopada i 24 grudnia")
    assert [str(day) for day in without_days.exclusions] == ["XXXX-11-11", "XXXX-12-24"]


def test_bounds_of_a_rule() -> None:
    (found,) = find_times("w czwartki o godz. 16.30 (od 3 października do 12 grudnia)")
    assert (found.recurrence, str(found.start), str(found.end)) == (
        "FREQ=WEEKLY;BYDAY=TH;BYHOUR=16;BYMINUTE=30",
        "XXXX-10-03T16:30",
        "XXXX-12-12",
    )


def test_offsets_weekday_and_group() -> None:
    text = "Koncerty 7 i 8 lutego (sobota i niedziela) oraz finał 9 lutego."
    first, second, third = find_times(text)
    assert first.text == second.text == "7 i 8 lutego (sobota i niedziela)"
    assert (first.begin, first.stop) == (9, 42)
    assert (first.weekday, second.weekday, third.weekday) == (5, 6, None)
    assert first.group == second.group != third.group


def test_a_part_of_the_day_is_no_hour_that_was_said() -> None:
    (found,) = find_times("9 maja wieczorem")
    assert (found.part, str(found.start)) == ("evening", "XXXX-05-09T18:00")


@pytest.mark.parametrize(
    "text",
    [
        "PIĄTEK, 9 PAŹDZIERNIKA, GODZ. 19:00",
        "piatek, 9 pazdziernika, godz.19:00",
        "piątek 9października godz 19",
        "piątek,\u00a09\u00a0października, o\u00a0godz.\u00a019.00",
        "pt., 9 paźdz., g. 19",
        "9.10 (pt.) o 19:00",
    ],
)
def test_typing_does_not_matter(text: str) -> None:
    (found,) = find_times(text)
    assert (str(found.start), found.weekday, found.text) == ("XXXX-10-09T19:00", 4, text)


@pytest.mark.parametrize(
    "text",
    [
        "ul. 3 Maja 12, plac 1 Maja, LO im. 11 Listopada",
        "bilety 14.00 zł, ulgowe 9,50 zł, karnet od 10 do 20 zł",
        "tel. 32 555 12 10, kom. 602-123-456, nr konta 12 3456 7890 1234",
        "wersja 3.12, v. 2.0.1, 192.168.1.10",
        "dzieci 3-6 lat, grupa 7–12 lat, seniorzy od 60 do 75 lat",
        "wygrana 3:1, skala 1:50",
        "sala 12, str. 10-14, § 5 ust. 2",
        "XX edycja, V Symfonia, III nagroda",
        "opowieść o drugiej żonie, wystawa o 10 obrazach",
        "spektakl pt. „Mewa”",
        "31 lutego, 30.02.2025, 29 lutego 2025, 31 kwietnia",
        "obraz 100x70 cm, 2.5 km, 20 °C",
        "nie ma co, kto pierwszy",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("pt. 13.03 – 17:45, 20:15", ["XXXX-03-13T17:45", "XXXX-03-13T20:15"]),
        ("15.03 – 18:00", ["XXXX-03-15T18:00"]),
        ("12.00 – 14:00", ["T12:00"]),
        ("czynne 9.10 - 14:00", ["T09:10"]),
    ],
)
def test_a_day_and_its_hour_in_two_writings_are_no_span(text: str, starts: list[str]) -> None:
    assert [str(e.start) for e in find_times(text)] == starts
