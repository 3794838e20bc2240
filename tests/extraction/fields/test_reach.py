"""How far the words about one event go on."""

from salony.extraction.document import Document
from salony.extraction.fields import Scope, fill_all
from salony.extraction.fields.reach import widened
from salony.vocabulary import EventDraft, Evidence


def _pair(document: Document, name: str, sentence: str) -> tuple[EventDraft, Scope]:
    begin = document.text.index(sentence)
    draft = EventDraft(name=name, evidence={"start": Evidence(begin, begin + 5, "test")})
    return draft, Scope(document, ((begin, begin + len(sentence)),))


def test_alone_on_its_page() -> None:
    text = "Wieczór gwiazd 5 maja o 20.00. Opowie Ewa Lis.\n\nBilety 12 zł.\n\nZobacz także: Jan Kos w bibliotece"
    document = Document(text=text, visible=len(text))
    (draft,) = fill_all([_pair(document, "Wieczór gwiazd", "Wieczór gwiazd 5 maja o 20.00.")])
    assert [person.name for person in draft.people] == ["Ewa Lis"]
    assert draft.price is not None
    assert draft.price.amount == 12


def test_ends_where_the_next_begins() -> None:
    text = "5 maja recital. Zagra Ewa Lis.\n6 maja wykład. Wygłosi go Jan Kos."
    document = Document(text=text, visible=len(text))
    recital, lecture = fill_all(
        [_pair(document, "recital", "5 maja recital."), _pair(document, "wykład", "6 maja wykład.")]
    )
    assert [person.name for person in recital.people] == ["Ewa Lis"]
    assert [person.name for person in lecture.people] == ["Jan Kos"]


def test_one_price_for_the_whole_page() -> None:
    text = "5 maja film „Lato”\n6 maja film „Zima”\nUdostępnij\nWstęp na wszystkie seanse wolny."
    document = Document(text=text, visible=len(text))
    drafts = fill_all([_pair(document, "Lato", "5 maja film „Lato”"), _pair(document, "Zima", "6 maja film „Zima”")])
    assert all(draft.price is not None and draft.price.free for draft in drafts)


def test_nothing_to_widen() -> None:
    assert widened([]) == []
    document = Document(text="", visible=0)
    assert fill_all([(EventDraft(name="x"), Scope(document, ((0, 0),)))])[0].name == "x"


def test_what_two_lines_say_of_money_is_said_of_all() -> None:
    text = "Pokazy o 21. Wstęp wolny.\n3 lipca: Ruda.\nPokazy o 21. Wstęp wolny.\n4 lipca: Lipa."
    document = Document(text=text, visible=len(text))
    shows = fill_all([_pair(document, "Ruda", "3 lipca: Ruda."), _pair(document, "Lipa", "4 lipca: Lipa.")])
    assert [draft.price is not None and draft.price.free for draft in shows] == [True, True]
