import pytest

from salony.extraction.announcements import titles

HOUR = titles.HOLE * 5


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"{HOUR} – Rynek – Koncert orkiestry dętej", "Koncert orkiestry dętej"),
        (f"{HOUR} Potańcówka pod gwiazdami (park nad zalewem)", "Potańcówka pod gwiazdami"),
        (f"Spektakl „Zegar” w Miejskim Teatrze Lalek, {HOUR}", "Spektakl „Zegar”"),
        (f"„Daleko stąd” – spotkanie autorskie, wstęp wolny {HOUR}", "„Daleko stąd” – spotkanie autorskie"),
    ],
)
def test_a_programmes_line_without_time_place_and_price(line: str, name: str) -> None:
    title = titles.of_line(line, 0)
    assert title is not None
    assert title.name == name


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        (f"{HOUR} odbędzie się premiera spektaklu „Wydma”", "premiera spektaklu „Wydma”"),
        (f"Zapraszamy na koncert Anny Lipki {HOUR}", "koncert Anny Lipki"),
        (f"Promocja książki Ewy Mak, pt. „Ślad” {HOUR}", "Promocja książki Ewy Mak „Ślad”"),
        (f"miało miejsce niezwykłe wydarzenie - Noc Bębnów {HOUR}", "Noc Bębnów"),
    ],
)
def test_a_name_in_a_sentence(clause: str, name: str) -> None:
    assert titles.of_sentence(clause, 0)[0].name == name


@pytest.mark.parametrize(
    "clause", [f"w kinie „Zorza” {HOUR}", f"zespół „Trawa” {HOUR}", f"autorka powieści „Mgła” {HOUR}"]
)
def test_a_quoted_place_band_or_book_is_no_name(clause: str) -> None:
    assert all("„" not in title.name for title in titles.of_sentence(clause, 0))


def test_a_headlines_verdict_is_no_part_of_the_name() -> None:
    assert titles.without_verdict("KIERMASZ WIOSENNY ZOSTAJE ODWOŁANY") == "KIERMASZ WIOSENNY"
