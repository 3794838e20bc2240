"""What stands in an event's paragraph before its own sentence says of it too; who plays, by the words around."""

from salony.extraction import read
from salony.vocabulary import EventDraft, Snapshot


def drafts(text: str) -> list[EventDraft]:
    return read(Snapshot.of_text(text, language="pl"))


def test_artists_named_before_the_opening_exhibit() -> None:
    text = (
        "Do Galerii na Piętrze w Ośrodku Kultury w Rzgowie trafiły prace Marii Pawlak i Heleny Sitek, hafciarek. "
        "Wystawę „Nitka” otworzymy w czwartek 5 listopada 2026 r. o godz. 17.30.\n"
        "Ekspozycja zostanie u nas do 11 grudnia, oglądać ją można od 9 do 18."
    )
    assert [[p.name for p in d.people] for d in drafts(text)] == [["Maria Pawlak", "Helena Sitek"]] * 2


def test_ensembles_after_an_adjective_and_a_troupe_that_visits() -> None:
    text = (
        "Program 14 listopada 2026\n16.00 występy zespołów ludowych: Porębianki, Jadowniczanie\n"
        "18.00 zagości Teatr Wierzbak z bajką „O smoku”\n"
    )
    assert [[p.name for p in d.people] for d in drafts(text)] == [["Porębianki", "Jadowniczanie"], ["Teatr Wierzbak"]]


def test_columns_between_spaces_are_no_part_of_a_name() -> None:
    (draft,) = drafts("Repertuar\n7.11.2026  18:00  Calineczka  Duża Scena  35 zł\n")
    assert (draft.name, draft.people) == ("Calineczka", ())


def test_bands_on_the_programme_of_a_festival_of_music() -> None:
    text = "Festiwal Szant „Wiatr”\n25 lipca 2026 r., plaża\n19:30 Stare Liny\n21:00 Kapitan Hak\n"
    assert [p.name for d in drafts(text) for p in d.people] == ["Stare Liny", "Kapitan Hak"]


def test_a_room_with_its_floor_is_a_place() -> None:
    (draft,) = drafts("Muzeum Soli\n18 maja 2026, 19.00 | oprowadzanie kuratorskie | sala na parterze\n")
    assert draft.venue is not None
    assert draft.venue.name == "sala na parterze"


def test_a_town_of_two_words_is_nobody() -> None:
    (draft,) = drafts("Finisaż wystawy „Tkaniny” 14 listopada 2026 o 18.00. Galeria, Rynek 3, Kazimierz Dolny.")
    assert [p.name for p in draft.people] == []
