"""What is said beside a list, above a section, in a name: of whom it speaks."""

import pytest

from salony.extraction import read
from salony.vocabulary import Snapshot


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Koszt: 15 zł dziennie", 15.0),
        ("Wstęp wolny", None),
        ("Karnet 40 zł, pojedynczy seans 16 zł", 16.0),
        ("Za żaden z koncertów się nie płaci.", None),
    ],
)
def test_a_line_beside_a_list_speaks_of_all_of_it(line: str, amount: float | None) -> None:
    items = "3.07 – koncert Lira Trio\n10.07 – koncert Ada i Arek\n17.07 – koncert chóru Echo\n"
    for text in (items + line, line + "\n" + items):
        drafts = read(Snapshot.of_text(text, language="pl"))
        assert [draft.price and draft.price.amount for draft in drafts] == [amount] * 3
        assert [bool(draft.price and draft.price.free) for draft in drafts] == [amount is None] * 3


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("Bilety na bal: 30 zł, reszta programu bezpłatna", [None, None, 30.0]),
        ("Bilety na wydarzenie: 20 zł", [20.0, 20.0, 20.0]),
        ("Wstęp na bal wolny", [None, None, None]),
    ],
)
def test_a_price_of_one_kind_is_of_no_other(line: str, amounts: list[float | None]) -> None:
    text = (
        "Zapusty 2027\n3 lutego, 17:00 – warsztaty masek\n4 lutego, 18:00 – spektakl „Kogut”\n"
        f"6 lutego, 20:00 – bal\n\n{line}\n"
    )
    drafts = read(Snapshot.of_text(text, language="pl"))
    assert [draft.price and draft.price.amount for draft in drafts] == amounts
    assert [draft.name for draft in drafts if draft.price and draft.price.free] in ([], ["bal"])


def test_towns_that_head_sections() -> None:
    text = "W regionie\n\nBytom\n\n5 maja, 19:00 – koncert Lira Trio, Dom Kultury\n\nChorzów\n\n6 maja, 20:00 – bal\n"
    cities = [draft.venue and draft.venue.city for draft in read(Snapshot.of_text(text, language="pl"))]
    assert cities == ["Bytom", "Chorzów"]


def test_a_town_in_a_quoted_name_is_no_place() -> None:
    text = "Teatr Rondo w Słupsku: 5 maja o 19.00 spektakl „Miłość w Paryżu”."
    (draft,) = read(Snapshot.of_text(text, language="pl"))
    assert draft.venue is not None
    assert draft.venue.city == "Słupsk"


def test_who_calls_together() -> None:
    text = "GOK w Sierakowie, sołtys i Rada Gminy Sierakowo zapraszają 24 czerwca na sobótki nad jezioro."
    (draft,) = read(Snapshot.of_text(text, language="pl"))
    assert [one.name for one in draft.organizer] == ["GOK w Sierakowie", "Rada Gminy Sierakowo"]


def test_what_is_promised_beside_a_name_is_no_part_of_it() -> None:
    text = (
        "12 czerwca 2026\n"
        "17:00 warsztaty „Piszę wiersz” dla dzieci 7–12 lat, obowiązują zapisy: zapisy@mdk.example.pl\n"
        "19:00 spektakl „Listy” (po ukraińsku, z napisami), audiodeskrypcja, tłumaczenie na PJM\n"
    )
    first, second = read(Snapshot.of_text(text, language="pl"))
    assert (first.name, second.name) == ("warsztaty „Piszę wiersz” dla dzieci 7–12 lat", "spektakl „Listy”")
    assert first.registration is not None
    assert first.registration.contact == "zapisy@mdk.example.pl"
    assert first.audience is not None
    assert (first.audience.minimum_age, first.audience.maximum_age) == (7, 12)
    assert {one.value for one in second.accessibility} == {"audio-description", "sign-language"}
    assert second.language == "uk"
