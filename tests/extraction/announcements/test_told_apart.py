"""What a page says apart: the last day of a fair, its full name, its first day; who plays below the hall."""

import datetime as dt

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

REFERENCE = dt.datetime(2026, 11, 30, 9, 0)  # noqa: DTZ001 - local wall time


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"), reference=REFERENCE)


def spans(text: str) -> set[tuple[str, str, str]]:
    return {(draft.name, str(draft.start), str(draft.end)) for draft in drafts(text)}


def test_the_last_day_and_the_full_name() -> None:
    text = (
        "Tradycyjny kiermasz rozpocznie się 4 grudnia i potrwa do 13 grudnia. "
        "Tegorocznemu Jarmarkowi Pierników towarzyszyć będą pokazy.\n"
    )
    assert spans(text) == {("Jarmark Pierników", "2026-12-04", "2026-12-13")}


def test_the_first_day_told_before_the_name() -> None:
    text = (
        "W czwartek, 17 grudnia, Rynek zamieni się w leśną osadę. W chatach będzie miód. "
        "Kiermasz Leśny potrwa do niedzieli.\n"
    )
    assert spans(text) == {("Kiermasz Leśny", "2026-12-17", "2026-12-20")}


def test_a_headline_names_before_its_verb() -> None:
    (draft,) = drafts("Jarmark rozpoczyna się w piątek\n\nRozpocznie się w najbliższy piątek o 14.00, na placu.\n")
    assert (draft.name, str(draft.start)) == ("Jarmark", "2026-12-04T14:00")


def test_who_plays_below_the_hall() -> None:
    text = "19:30 Sala koncertowa im. Paderewskiego\n\nOrkiestra Kolejarzy z Mławy\n\ndyrygent Jan Kos\n"
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("Orkiestra Kolejarzy z Mławy", "T19:30")


def test_a_person_called_like_a_feast() -> None:
    text = "18 grudnia odbędzie się koncert „Gwiazdy”, wystąpią: Anna Lis (alt), Sylwester Wrona (tenor)."
    assert {draft.name for draft in drafts(text)} == {"koncert „Gwiazdy”"}


def test_the_clearest_of_a_page_that_tells_of_nothing_else() -> None:
    text = (
        "Tematem jubileuszowego 8. Wieczoru Bajarzy jest w tym roku lis. Zostanie on przedstawiony w dniu 4 grudnia.\n"
    )
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("jubileuszowy 8. Wieczór Bajarzy", "2026-12-04")


def test_a_call_amid_an_article_ends_nothing() -> None:
    text = (
        "Pierwszy taki piknik\n\nBądź na bieżąco!\n\nZapisz się do newslettera\n\n"
        "Tak było na pierwszym pikniku rodzinnym, jaki odbył się 28 listopada przy remizie w Mławie. Rano padało, "
        "a potem wyszło słońce i wszyscy zostali do wieczora, bo strażacy rozpalili ognisko i zagrali. "
        "Na koniec były tańce.\n"
    )
    (draft,) = drafts(text)
    assert str(draft.start) == "2026-11-28"


def test_a_sentence_below_the_name_is_no_other_name() -> None:
    text = (
        "Noc Bajarzy 2026\n\nZnów przystępujemy do akcji, którą kochają dzieci!\n\n"
        "W naszej bibliotece wydarzenie odbędzie się w piątek 4 grudnia.\n"
    )
    (draft,) = drafts(text)
    assert draft.name == "Noc Bajarzy 2026"


def test_the_event_spoken_of_is_no_other_name() -> None:
    text = (
        "Czytanie z latarnią: „Co kryje puszcza?”\n\nTym razem gościem będzie leśnik.\n\n"
        "Natomiast aktualne wydarzenie zaplanowano na środę, 2 grudnia, o godzinie 18.30 w remizie.\n"
    )
    (draft,) = drafts(text)
    assert ("puszcza" in draft.name, str(draft.start)) == (True, "2026-12-02T18:30")


def test_whose_performance_it_is_goes_on() -> None:
    text = "W poniedziałek, 7 grudnia 2026 r., odbył się występ Anny Lis oraz Kabaretu „Szus” z Mławy."
    (draft,) = drafts(text)
    assert draft.name.startswith("występ Anny Lis")


def test_a_headline_that_begins_with_who_performs() -> None:
    text = "Kabaret Zielonej Budki wystąpi w Mławie. Pokaże nowy program\n\nWystęp odbędzie się 4 grudnia o 17.\n"
    (draft,) = drafts(text)
    assert draft.name == "Kabaret Zielonej Budki"
