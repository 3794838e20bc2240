"""Fields read from short announcements written for these tests."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salony.extraction.document import Block, Document, Structured
from salony.extraction.fields import READERS, Scope, fill
from salony.vocabulary import Accessibility, EventDraft, Evidence, PersonDraft, PriceDraft

Read = Callable[..., EventDraft]


@pytest.fixture
def read() -> Read:
    """Reads a text as the own part of one event; `shared` stands before it."""

    def reading(text: str, *, name: str = "", shared: str = "", url: str | None = None) -> EventDraft:
        whole = f"{shared}\n{text}" if shared else text
        document = Document(text=whole, visible=len(whole), url=url)
        begin = len(whole) - len(text)
        ranges = ((0, len(shared)),) if shared else ()
        draft = fill(EventDraft(name=name or text.split("\n", 1)[0]), Scope(document, ((begin, len(whole)),), ranges))
        for field, evidence in draft.evidence.items():
            assert 0 <= evidence.start <= evidence.end <= len(whole), field
            assert evidence.rule
            assert 0 < evidence.confidence <= 1
        return draft

    return reading


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("Miejsce: Sala Lustrzana, ul. Krótka 5, Mikołów", "Sala Lustrzana", "Mikołów"),
        ("Gdzie: Klub Perła", "Klub Perła", None),
        ("Miejsce:\nDom Ludowy w Wilchwach", "Dom Ludowy w Wilchwach", "Wilchwy"),
        (
            "6 maja o 18:00 w Centrum Kultury i Sztuki w Pleszewie zagra kwintet.",
            "Centrum Kultury i Sztuki w Pleszewie",
            "Pleszew",
        ),
        ("19:00 Kino Sokół, film", "Kino Sokół", None),
        ("Spotkanie w świetlicy w Jankowicach, zaprasza Miejska Biblioteka.", "świetlica", "Jankowice"),
        ("Rozmowa z Ewą Lis, kierowniczką działu w Muzeum Soli, 5 maja na Zamku Żupnym.", "Zamek Żupny", None),
        ("Potańcówka na Rynku w Pszczynie", "Rynek w Pszczynie", "Pszczyna"),
        ("Zbiórka przy ul. Polnej 4 w Łaziskach Górnych", "ul. Polna 4", "Łaziska Górne"),
    ],
)
def test_venue(read: Read, text: str, name: str, city: str | None) -> None:
    venue = read(text, name="wydarzenie").venue
    assert venue is not None
    assert venue.name == name
    assert venue.city == city


def test_town_from_heading_and_from_address(read: Read) -> None:
    by_heading = read("18:00, Klub Perła, wieczór gier", shared="Mikołów").venue
    assert by_heading is not None
    assert by_heading.city == "Mikołów"
    by_address = read("18:00, Klub Perła, wieczór gier", url="https://www.mikolow.example.pl/kultura").venue
    assert by_address is not None
    assert by_address.city == "Mikołów"


def test_moved_to_another_place(read: Read) -> None:
    draft = read("Koncert przeniesiony z Parku Zielona do Hali Centrum w Dąbrowie Górniczej.", name="koncert")
    assert draft.previous_venue == "Park Zielona"
    assert draft.venue is not None
    assert draft.venue.name == "Hala Centrum w Dąbrowie Górniczej"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Organizator: Fundacja Jutro", ["Fundacja Jutro"]),
        ("Gminny Ośrodek Kultury w Brennej zaprasza na wieczór pieśni.", ["Gminny Ośrodek Kultury w Brennej"]),
        ("Piknik organizowany przez Stowarzyszenie Zielony Rój", ["Stowarzyszenie Zielony Rój"]),
        ("Organizatorzy: Muzeum Soli w Wieliczce, Klub Perła", ["Muzeum Soli w Wieliczce", "Klub Perła"]),
        ("MDK zaprasza. Miejski Dom Kultury w Lublińcu czeka.", ["Miejski Dom Kultury w Lublińcu"]),
    ],
)
def test_organizer(read: Read, text: str, expected: list[str]) -> None:
    assert [item.name for item in read(text, name="wydarzenie").organizer] == expected


def test_credited_source(read: Read) -> None:
    draft = read("Wieczór bajek o 17:00.\nŹródło: MBP Lubliniec", name="Wieczór bajek")
    assert draft.credit == "MBP Lubliniec"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spotkanie z Ewą Brzozą, autorką powieści o Janie Matejce. Poprowadzi Karol Mazur.",
            ["Ewa Brzoza", "Karol Mazur"],
        ),
        ("Zagra Orkiestra Kameralna „Arco” pod batutą Piotra Lisa.", ["Orkiestra Kameralna „Arco”", "Piotr Lis"]),
        ("„Zemsta” Aleksandra Fredry, reż. Anna Wolska", []),
        ("– Czekamy na wszystkich – mówi dyrektor Jan Zając.", []),
        ("Konkurs imienia Tadeusza Kantora", []),
        ("Fot. Anna Kos", []),
        ("Wernisaż wystawy „Światło” Moniki Sowy i Pawła Wilczka", ["Monika Sowa", "Paweł Wilczek"]),
        ("Na scenie: Szum Wody, Krzysztof Kos, Nocny Pociąg", ["Szum Wody", "Krzysztof Kos", "Nocny Pociąg"]),
        ("Prowadzenie: Alicja Krawiec", ["Alicja Krawiec"]),
        (
            "Zagrają:\n– Nocny Pociąg\n– Ewa Lis (harfa)\n– trzyZero\nBilety 10 zł",
            ["Nocny Pociąg", "Ewa Lis", "trzyZero"],
        ),
        ("Zespół Wiatr, który założył Adam Kos", ["Zespół Wiatr"]),
        ("Talk with John Smith", ["John Smith"]),
    ],
)
def test_people(read: Read, text: str, expected: list[str]) -> None:
    assert [person.name for person in read(text, name="wydarzenie").people] == expected


def test_role_and_affiliation(read: Read) -> None:
    text = (
        "Warsztaty przygotowane przez Annę Wilk, koordynatorkę projektów w Muzeum Soli w Wieliczce, poprowadzą"
        " Jan Sowa z Fundacji Jutro i instruktorka Maria Wrona."
    )
    assert read(text, name="Warsztaty").people == (
        PersonDraft(name="Anna Wilk", role="koordynatorka projektów", affiliation="Muzeum Soli w Wieliczce"),
        PersonDraft(name="Jan Sowa", affiliation="Fundacja Jutro"),
        PersonDraft(name="Maria Wrona", role="instruktorka"),
    )


def test_band_named_by_the_title(read: Read) -> None:
    assert [person.name for person in read("20:00", name="Nocny Pociąg – koncert").people] == ["Nocny Pociąg"]


def test_no_cast_of_a_film(read: Read) -> None:
    assert read("„Lato”, reż. Ewa Kos, grają Adam Kot i Anna Lis", name="film „Lato”").people == ()


@pytest.mark.parametrize(
    ("text", "free", "amount"),
    [
        ("Bilety 20/15 zł", False, 20.0),
        ("Bilet ulgowy 10 zł, normalny 15 zł", False, 15.0),
        ("20 zł normalny, 12 zł ulgowy", False, 20.0),
        ("12 zł za ulgowy i 18 zł za normalny", False, 18.0),
        ("cena: 25,50 PLN", False, 25.5),
        ("karnet 8 zł 50 gr", False, 8.5),
        ("Wejściówki 0 zł", True, None),
        ("Wstęp na wszystkie wydarzenia jest bezpłatny.", True, None),
        ("Udział w zajęciach jest darmowy", True, None),
        ("free admission", True, None),
    ],
)
def test_price(read: Read, text: str, free: bool, amount: float | None) -> None:
    price = read(text, name="x").price
    assert price is not None
    assert (price.free, price.amount, price.currency) == (free, amount, "PLN")


@pytest.mark.parametrize(
    "text",
    [
        "Budżet projektu to 40 000 zł",
        "nagroda 500 zł",
        "Sala nr 15",
        "o godz. 18.00",
        "Na zajęcia są jeszcze wolne miejsca",
        "zajęcia wstrzymane z braku wolnych miejsc",
    ],
)
def test_sums_that_are_no_price(read: Read, text: str) -> None:
    assert read(text, name="x").price is None


def test_one_sentence_governs_a_list(read: Read) -> None:
    draft = read("17:00 czytanie bajek", shared="Wstęp na wszystkie wydarzenia wolny.")
    assert draft.price == PriceDraft(free=True, text="Wstęp na wszystkie wydarzenia wolny")


@pytest.mark.parametrize(
    ("text", "kinds", "ages"),
    [
        ("warsztaty dla dzieci w wieku 6-10 lat", ("children",), (6, 10)),
        ("dla seniorów", ("seniors",), (None, None)),
        ("od 14 lat", (), (14, None)),
        ("film (16+)", (), (16, None)),
        ("dla całych rodzin i młodzieży", ("teens", "families"), (None, None)),
    ],
)
def test_audience(read: Read, text: str, kinds: tuple[str, ...], ages: tuple[int | None, int | None]) -> None:
    audience = read(text, name="x").audience
    assert audience is not None
    assert audience.kinds == kinds
    assert (audience.minimum_age, audience.maximum_age) == ages


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Recital fortepianowy", "concert"),
        ("Wernisaż prac dyplomowych", "exhibition"),
        ("Warsztaty wikliny", "workshop"),
        ("Kabaret na wesoło", "comedy"),
        ("Spacer po starym mieście", "heritage-walk"),
        ("Kiermasz świąteczny", "market"),
        ("Salon sztuki", "salon"),
        ("Spotkanie autorskie z poetką", "literature"),
    ],
)
def test_category(read: Read, name: str, category: str) -> None:
    found = read("o 18:00", name=name).category
    assert found is not None
    assert found.slug == category


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Tematem przewodnim spotkania była ochrona przyrody.", ("ochrona przyrody",)),
        ("Eksperci omówią temat małych muzeów.", ("małe muzea",)),
        ("Granty daje program Kreatywna Europa oraz program Erasmus +.", ("Kreatywna Europa", "Erasmus+")),
        ("Temat: woda, las", ("woda", "las")),
    ],
)
def test_topics(read: Read, text: str, topics: tuple[str, ...]) -> None:
    assert read(text, name="x").topics == topics


def test_access_registration_language_and_online(read: Read) -> None:
    draft = read(
        "Wykład po angielsku z tłumaczeniem na PJM i pętlą indukcyjną, transmisja na platformie Zoom.\n"
        "Obowiązują zapisy: 32 123 45 67",
        name="Wykład",
    )
    assert draft.accessibility == (Accessibility.SIGN_LANGUAGE, Accessibility.INDUCTION_LOOP)
    assert draft.registration is not None
    assert (draft.registration.required, draft.registration.contact) == (True, "32 123 45 67")
    assert draft.language == "en"
    assert draft.online


def test_what_is_not_promised(read: Read) -> None:
    draft = read("Wstęp bez zapisów. Bilety online. Brak podjazdu dla wózków.", name="x")
    assert draft.registration is None
    assert not draft.online
    assert draft.accessibility == ()


def test_links() -> None:
    text = "Wieczór gwiazd\n20:00\nKup bilet\nplakat"
    links = (
        (0, 14, "https://dom.example/wieczor-gwiazd"),
        (21, 30, "https://dom.example/kup/7"),
        (31, 37, "https://dom.example/plakat.jpg"),
    )
    document = Document(
        text=text, visible=len(text), url="https://dom.example/", blocks=(Block(begin=0, stop=len(text), links=links),)
    )
    draft = fill(EventDraft(name="Wieczór gwiazd"), Scope(document, ((0, len(text)),)))
    assert draft.url == "https://dom.example/wieczor-gwiazd"
    assert draft.ticket_url == "https://dom.example/kup/7"
    assert draft.image == "https://dom.example/plakat.jpg"


def test_description_is_a_quotation(read: Read) -> None:
    text = "Wieczór\nMiejsce: Klub\nOpowiemy o gwiazdach nad miastem. Teleskopy czekają. Zabierz koc. Będzie zimno."
    description = read(text).description
    assert description == "Opowiemy o gwiazdach nad miastem. Teleskopy czekają. Zabierz koc."
    assert description in text


def test_what_the_draft_says_is_kept() -> None:
    text = "Bilety 20 zł, Klub Perła"
    given_price = PriceDraft(free=True)
    evidence = {"price": Evidence(0, 3, "jsonld.offers", 1.0)}
    draft = fill(
        EventDraft(name="x", price=given_price, evidence=evidence),
        Scope(Document(text=text, visible=len(text)), ((0, len(text)),)),
    )
    assert draft.price == given_price
    assert draft.evidence["price"].rule == "jsonld.offers"


def test_documents_with_structured_data() -> None:
    text = "Wieczór w Klubie Perła w Mikołowie, 20 zł"
    item = Structured(syntax="json-ld", data={"name": "Wieczór"}, begin=0, stop=0)
    document = Document(text=text, visible=len(text), structured=(item,))
    venue = fill(EventDraft(name="Wieczór"), Scope(document, ((0, len(text)),))).venue
    assert venue is not None
    assert venue.city == "Mikołów"


def test_every_reader_reads_a_field_of_the_draft() -> None:
    draft = EventDraft(name="x")
    assert all(hasattr(draft, name) for name in READERS)


_PIECES = (
    *(
        "Miejsce:",
        "w",
        "Domu",
        "Kultury",
        "Żorach",
        "zł",
        "20",
        "Bilety",
        "wstęp",
        "wolny",
        "„",
        "”",
        "\n",
        "Jan",
        "Kos",
        ",",
        "(",
    ),
    *(
        "zaprasza",
        "ul.",
        "Temat:",
        "program",
        "http://",
        "@",
        "zapisy",
        "od",
        "lat",
        "przeniesiony",
        "do",
        "z",
        ":",
        "Organizator:",
    ),
)


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(max_size=300) | st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    cuts=st.lists(st.integers(-5, 320), min_size=4, max_size=4),
)
def test_any_text_and_any_ranges(text: str, cuts: list[int]) -> None:
    first, second, third, fourth = cuts
    scope = Scope(Document(text=text, visible=len(text), url=text[:30]), ((first, second),), ((third, fourth),))
    draft = fill(EventDraft(name=text[:20]), scope)
    for evidence in draft.evidence.values():
        assert 0 <= evidence.start <= evidence.end <= max(len(text), 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("16.00 Sowy z Wilczej Góry (dubbing, 90 min) 18 zł", "18 zł"),
        ("19.00 Opera na ekranie: „Halka” – transmisja z Poznania, 45/35 zł", "45/35 zł"),
        ("19.00 Koncert chóru. Bilety: 30 zł, ulgowy 20 zł", "Bilety: 30 zł, ulgowy 20 zł"),
    ],
)
def test_the_words_of_a_price_are_not_the_events_name(read: Read, line: str, words: str) -> None:
    price = read(line).price
    assert price is not None
    assert price.text == words


def test_where_an_excursion_goes_is_not_where_the_page_is(read: Read) -> None:
    draft = read(
        "14 lutego: zabawa, godz. 16", shared="Klub Seniora\nWycieczka do Wrocławia 20 lutego\n", name="zabawa"
    )
    assert draft.venue is None or draft.venue.city is None
