"""In an overview each paragraph speaks of one event: its price, its place and who calls to it are its own."""

import datetime as dt

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot

OVERVIEW = """Co słychać w Lipowie

W środę, 3 czerwca, o godz. 17 Miejska Biblioteka Publiczna zaprasza na spotkanie autorskie z Ewą Brzozą. Wstęp wolny.

W piątek, 5 czerwca, o godz. 18.00 w Muzeum Papieru będzie wernisaż wystawy „Kartki”. Prace można oglądać do 28 czerwca.

We wtorek, 9 czerwca, o godz. 18.00 w Muzeum Soli Krystyna Nowak wygłosi wykład „Biały kruszec”.

W sobotę, 13 czerwca, o godz. 19.00 w Klubie Parowóz zagra zespół Dwa Brzegi. Bilety kosztują 20 zł.
"""


def _read(text: str) -> dict[str, EventDraft]:
    drafts = read(Snapshot.of_text(text), reference=dt.datetime(2026, 5, 28, 12, tzinfo=dt.UTC))
    return {draft.name: draft for draft in drafts}


def test_the_price_of_one_paragraph_is_not_the_next_ones() -> None:
    found = _read(OVERVIEW)
    prices = {name: draft.price and (draft.price.free, draft.price.amount) for name, draft in found.items()}
    assert prices == {
        "spotkanie autorskie z Ewą Brzozą": (True, None),
        "wernisaż wystawy „Kartki”": None,
        "wystawa „Kartki”": None,
        "wykład „Biały kruszec”": None,
        "koncert: zespół Dwa Brzegi": (False, 20.0),
    }


def test_a_price_for_all_is_everyones() -> None:
    found = _read(
        OVERVIEW.replace(" Bilety kosztują 20 zł.", "").replace("Wstęp wolny", "")
        + "\nWstęp na wszystkie wydarzenia wolny.\n"
    )
    assert [bool(draft.price and draft.price.free) for draft in found.values()] == [True] * 5


def test_who_calls_to_one_event_does_not_call_to_all() -> None:
    organisers = {name: [one.name for one in draft.organizer] for name, draft in _read(OVERVIEW).items()}
    assert organisers["spotkanie autorskie z Ewą Brzozą"] == ["Miejska Biblioteka Publiczna"]
    assert all("Miejska Biblioteka Publiczna" not in names for name, names in organisers.items() if "Ewą" not in name)


def test_an_exhibition_hangs_where_it_is_opened() -> None:
    found = _read(OVERVIEW)
    assert [found[f"{kind} „Kartki”"].venue.name for kind in ("wernisaż wystawy", "wystawa")] == ["Muzeum Papieru"] * 2  # type: ignore[union-attr]


def test_a_speaker_after_a_house_is_not_its_name() -> None:
    talk = _read(OVERVIEW)["wykład „Biały kruszec”"]
    assert talk.venue is not None
    assert (talk.venue.name, [person.name for person in talk.people]) == ("Muzeum Soli", ["Krystyna Nowak"])


def test_evidence_of_a_band_covers_its_name() -> None:
    text = OVERVIEW
    band = _read(text)["koncert: zespół Dwa Brzegi"]
    at = band.evidence["people"]
    assert text[at.start : at.end].endswith("Dwa Brzegi")


def test_nothing_is_paid_for_any_of_them() -> None:
    said = "Za żadne ze spotkań się nie płaci.\n\n"
    text = (
        OVERVIEW.replace(" Bilety kosztują 20 zł.", "")
        .replace(" Wstęp wolny.", "")
        .replace("W środę", said + "W środę")
    )
    assert [bool(draft.price and draft.price.free) for draft in _read(text).values()] == [True] * 5


def test_a_free_car_park_makes_no_free_event() -> None:
    found = _read(OVERVIEW.replace("Bilety kosztują 20 zł.", "Na miejscu parking jest bezpłatny."))
    assert found["koncert: zespół Dwa Brzegi"].price is None


def test_several_who_call_together_are_all_named() -> None:
    found = _read(
        "GOK w Sierakowie, sołtys i Rada Gminy zapraszają na koncert „Echo” w piątek, 5 czerwca, o godz. 18.00.\n"
    )
    assert [one.name for one in found["koncert „Echo”"].organizer] == ["GOK w Sierakowie", "Rada Gminy"]


def test_in_a_list_town_by_town_each_event_is_in_the_town_above() -> None:
    text = (
        "Przegląd weekendu, 5 czerwca 2026\n\nBytom\n\nKoncert „Echo”\n\nGodz. 18.00, Centrum Kultury\n\n"
        "Chorzów\n\nKoncert „Wir”\n\nGodz. 19.00, Dom Kultury Sokół\n"
    )
    found = _read(text)
    towns = [found[name].venue for name in ("Koncert „Echo”", "Koncert „Wir”")]
    assert [town and town.city for town in towns] == ["Bytom", "Chorzów"]


def test_the_town_is_the_one_the_text_speaks_of_not_the_one_its_address_names() -> None:
    text = (
        "Święto na strzegomskim Rynku\n\nStrzegomski Plener Rzeźby rusza w piątek, 5 czerwca, o godz. 12.00 na Rynku "
        "pokazem „Kamień”.\n"
    )
    drafts = read(
        Snapshot.of_text(text, url="https://swidnica24.example.pl/plener"),
        reference=dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
    )
    assert {draft.venue.city for draft in drafts if draft.venue} == {"Strzegom"}
