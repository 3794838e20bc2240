"""The same grammar in the other languages."""

import pytest

from salony.language.times import find_times, languages


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on Saturday, 4 October 2025 at 5:30 p.m.", "2025-10-04T17:30"),
        ("en", "June 14-16, 2026", "2026-06-14"),
        ("en", "the 15th of March at noon", "XXXX-03-15T12:00"),
        ("en", "half past seven", "T07:30"),
        ("en", "7–9 pm", "T19:00"),
        ("en", "7.30 pm", "T19:30"),
        ("en", "Saturday 7.30", "T07:30"),
        ("en", "May 23, 2022-6:30 pm", "2022-05-23T18:30"),
        ("en", "Boxing Day", "XXXX-12-26"),
        ("de", "am Samstag, den 4. Oktober 2025 um 18 Uhr", "2025-10-04T18:00"),
        ("de", "halb acht", "T07:30"),
        ("de", "vom 3. bis 28. Februar 2025", "2025-02-03"),
        ("cs", "v sobotu 4. října 2025 v 18 hodin", "2025-10-04T18:00"),
        ("cs", "od 3. do 28. února", "XXXX-02-03"),
        ("uk", "у суботу, 4 жовтня 2025 року о 18:00", "2025-10-04T18:00"),
        ("uk", "о 7 вечора", "T19:00"),
        ("fr", "12.05.2025 18:00", "2025-05-12T18:00"),
        ("en", "the last day of the year at 6 pm", "XXXX-12-31T18:00"),
        ("de", "morgen Abend", "T18:00"),
        ("de", "am 3.5. um 20 Uhr", "XXXX-05-03T20:00"),
        ("cs", "ve středu dopoledne", "T09:00"),
        ("uk", "10–12 травня 2026 р.", "2026-05-10"),
    ],
)
def test_a_start(language: str, text: str, expected: str) -> None:
    (found,) = find_times(text, language=language)
    assert (str(found.start), found.text) == (expected, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "every other Tuesday at 10am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYHOUR=10;BYMINUTE=0"),
        ("en", "the first Sunday of the month", "FREQ=MONTHLY;BYDAY=1SU"),
        ("de", "jeden Dienstag um 17 Uhr", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=0"),
        ("cs", "každé úterý v 17:00", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=0"),
        ("cs", "denně kromě pondělí 9–17", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU;BYHOUR=9;BYMINUTE=0"),
        ("cs", "první neděli v měsíci", "FREQ=MONTHLY;BYDAY=1SU"),
        ("uk", "щоп'ятниці о 17:00", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=17;BYMINUTE=0"),
        ("uk", "першої неділі місяця", "FREQ=MONTHLY;BYDAY=1SU"),
        ("de", "täglich außer montags 9–17 Uhr", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU;BYHOUR=9;BYMINUTE=0"),
        ("de", "alle zwei Wochen dienstags", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("uk", "кожного вівторка о 17 годині", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=17;BYMINUTE=0"),
    ],
)
def test_a_rule(language: str, text: str, expected: str) -> None:
    assert [found.recurrence for found in find_times(text, language=language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it may be that the second march on us is the last"),
        ("de", "er mag Mo nicht so"),
        ("cs", "a po obědě"),
        ("uk", "вул. 1 Травня"),
    ],
)
def test_no_time(language: str, text: str) -> None:
    assert find_times(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 April 2025 concert, the following day at 6 pm a film"),
        ("de", "5. April 2025 Konzert, am nächsten Tag um 18 Uhr ein Film"),
        ("cs", "5. dubna 2025 koncert, následující den v 18 hodin film"),
        ("uk", "5 квітня 2025 концерт, наступного дня о 18:00 фільм"),
    ],
)
def test_the_day_after(language: str, text: str) -> None:
    assert [str(found.start) for found in find_times(text, language=language)] == ["2025-04-05", "2025-04-06T18:00"]


def test_every_language_reads_figures() -> None:
    for language in languages():
        assert [str(found.start) for found in find_times("5.12.2024, 18:00", language=language)] == ["2024-12-05T18:00"]


@pytest.mark.parametrize("text", ["Town Charter 6.02", "amending Chapter 3.36", "Section 5.12 of the Code"])
def test_a_number_of_a_paragraph_is_no_time(text: str) -> None:
    assert find_times(text, language="en") == []
