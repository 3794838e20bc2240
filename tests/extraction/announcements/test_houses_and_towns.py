"""A house's own days, a town called like a weekday, captions and words of somebody name and date no event."""

from salony.language.morphology import Form, analyses, inflect

from .told import drafts, told


def test_a_town_called_like_a_weekday() -> None:
    text = "Dom Kultury w Środzie Śląskiej zaprasza na wieczór kolęd z chórem Echo 14 marca o godz. 18."
    (draft,) = drafts(text)
    assert str(draft.start) == "2026-03-14T18:00"


def test_days_on_which_a_house_is_open_or_shut() -> None:
    text = (
        "Skansen w święta\n- 5 kwietnia (niedziela) Wielkanoc – zamknięte\n- 24 grudnia (czw.) Wigilia – zamknięte\n"
        "- 31 grudnia (czwartek) Sylwester – otwarte w godz. 10.00-14.00\n"
    )
    assert not drafts(text)


def test_since_when_something_holds() -> None:
    assert not drafts("Informujemy, że z dniem 28 marca 2026 r. przywracamy możliwość prowadzenia lekcji muzealnych.")


def test_the_concert_is_of_whom_the_sentence_before_says_to_perform() -> None:
    text = (
        "„Nie ma jak walc...” – śpiewała babcia. W ratuszu wystąpi Orkiestra Kolejarzy z Mławy.\n"
        "Koncert odbędzie się w sali balowej 14 marca o godz. 18.\n"
    )
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("koncert: Orkiestra Kolejarzy z Mławy", "2026-03-14T18:00")


def test_a_place_below_the_only_hour_is_no_name() -> None:
    text = (
        "Koncert pod Basztą – Kapela Lipa\n\nKapela gra od 1990 roku.\n\n11 lipca 2026 r., godz. 17:00\n\n"
        "Wały Zamkowe (za fosą)\nwstęp wolny\n"
    )
    assert told(text) == {("Koncert pod Basztą – Kapela Lipa", "2026-07-11T17:00")}


def test_a_caption_is_no_heading() -> None:
    text = (
        "Recital Ewy Lipskiej w Domu Muzyki nie dojdzie do skutku.\n\nEwa Lipska fot. Agencja Muz\n\n"
        "Planowany na 8 marca występ artystki został odwołany.\n"
    )
    (draft,) = drafts(text)
    assert (draft.name, str(draft.start)) == ("Recital Ewy Lipskiej", "2026-03-08")


def test_points_with_a_paragraph_below_are_headings() -> None:
    paragraph = (
        "Opowieść o ludziach z jednej wsi, o ich domach i o rzece, którą co wiosnę trzeba było przekraczać na nowo. "
        "Autor dorastał nad jej brzegiem."
    )
    text = (
        "Spotkania klubu czytelniczego\n\nW tym miesiącu czytamy:\n\n• „Brzeg” Anny Wilk\n\n"
        f"{paragraph}\n\nZapraszamy we wtorek 17 marca o godzinie 17:00.\n\n• „Trzcina” Jana Kosa\n\n"
        f"{paragraph}\n\nZapraszamy w środę 18 marca o godzinie 15:00.\n"
    )
    assert told(text) == {("„Brzeg” Anny Wilk", "2026-03-17T17:00"), ("„Trzcina” Jana Kosa", "2026-03-18T15:00")}


def test_the_long_form_of_an_adjective() -> None:
    reading = next(item for item in analyses("wolnym") if item.pos == "adj" and item.lemma == "wolny")
    assert inflect(reading, Form("sg", "nom", "m3")) == "wolny"


def test_under_the_name_of_is_no_monday() -> None:
    (draft,) = drafts('W sobotę, tj. 14 marca, zapraszamy na łąkę na rodzinny piknik ekologiczny pn. "Zielona iskra".')
    assert (draft.name, str(draft.start)) == ('rodzinny piknik ekologiczny "Zielona iskra"', "2026-03-14")


def test_the_celebration_of_a_feast_is_what_took_place() -> None:
    (draft,) = drafts("W niedzielę, 1 marca, w remizie odbyło się niezwykłe świętowanie Dnia Kobiet.")
    assert draft.name == "niezwykłe świętowanie Dnia Kobiet"
