"""Who takes part, told before the time is; and who is only named beside: juries, officials, signatures."""

import datetime as dt

from salony.extraction import read
from salony.vocabulary import Snapshot


def people(text: str) -> list[list[str]]:
    found = read(Snapshot.of_text(text, language="pl"), reference=dt.datetime.fromisoformat("2025-09-01"))
    return [[person.name for person in draft.people] for draft in found]


def test_the_cast_stands_between_the_name_and_the_day() -> None:
    text = (
        "Sezon ma premierę: „Dom lalki” Henrika Ibsena. Grają Joanna Lis, Laura Pająk i Filip Łan.\n"
        "Premiera 17 października o 19.00 na Dużej Scenie."
    )
    assert people(text) == [["Joanna Lis", "Laura Pająk", "Filip Łan"]]


def test_a_jury_and_an_official_take_no_part() -> None:
    text = (
        "Konkurs recytatorski odbędzie się 5 października o 10. Oceni go jury: Jan Dobry, Anna Treska i Leszek Śliwa. "
        "Na koncert laureatów przyjedzie marszałek Adam Kubas. Zaśpiewa Ewa Bem."
    )
    assert people(text) == [["Ewa Bem"]]


def test_who_signed_the_notice_takes_no_part() -> None:
    text = "Koncert chóru Echo odbędzie się 5 października o 18.\n\nJarosław Antoszek\nDyrektor artystyczny"
    assert all("Jarosław Antoszek" not in names for names in people(text))


def test_names_below_a_label_are_no_signatures() -> None:
    text = "Koncert „Jesień” odbędzie się 5 października o 18.\nSoliści:\nHanna Haller\nWładysław Szemraj"
    assert people(text) == [["Hanna Haller", "Władysław Szemraj"]]


def test_the_composer_before_a_work_takes_no_part() -> None:
    text = (
        "Koncert symfoniczny\n5 września 2025, godz. 19.00\nOskar Lipa – dyrygent\nIlona Kruk – wiolonczela\n"
        "Program:\nTeodor Brzoza – II Koncert wiolonczelowy h-moll op. 104"
    )
    assert people(text) == [["Oskar Lipa", "Ilona Kruk"]]


def test_who_provides_the_music_and_ensembles_with_names() -> None:
    assert people("5 września o 18 festyn. Oprawę muzyczną zapewni kapela „Zawijanie”.") == [["Zawijanie"]]
    assert people("14:15 – występ dziecięcego zespołu „Małe Nutki”, 5 września") == [["Dziecięcy zespół Małe Nutki"]]


def test_bands_of_common_words_below_a_stage() -> None:
    text = (
        "Festiwal Fale, Lipnik\nPIĄTEK 19 WRZEŚNIA 2025\nScena nad stawem\n18:00 Zielona Szafa DJ set\n"
        "20:00 Gęś i Garnek\n"
        "21:00 Teatr Skrzat: „Studnia”\n"
    )
    assert people(text) == [["Zielona Szafa"], ["Gęś i Garnek"], ["Teatr Skrzat"]]


def test_who_wrote_of_it_or_plays_in_the_film_takes_no_part() -> None:
    assert people("Spektakl „Mgła”, 5 września 2025, godz. 18.\nOpublikowano: 1.09.2025 Autor: Karolina Zyga") == [[]]
    assert people("5 września, godz. 18, „Wyjazd”\nDyrektor kadr (Tomasz Bąk) chce tańczyć, a prezes śpi.") == [[]]
    assert people("5 września o 18 koncert chóru Echo, podał w piątek Marek Wilk.")[0] == ["Chór Echo"]
