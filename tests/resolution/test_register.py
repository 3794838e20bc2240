"""One new word against many known ones."""

from salony.resolution import Statement
from salony.resolution.register import LARGEST_ANSWER, Register


def said(identifier: str, name: str, start: str = "2025-03-14T18:00", **more: str) -> Statement:
    place = {"venue": "Stary Młyn", "city": "Lipowiec", "source": f"{identifier}.example/page"}
    return Statement(id=identifier, name=name, start=start, **(place | more))


def test_a_new_word_finds_its_event_among_others() -> None:
    register = Register(
        [
            said("a", "Koncert Kwartetu Lipowego"),
            said("b", "Turniej szachowy", "2025-03-14T10:00"),
            said("c", "Koncert Kwartetu Lipowego", "2025-03-15T18:00"),
            said("d", "Koncert Kwartetu Lipowego", city="Dębowo"),
        ]
    )
    (match,) = register.matches(said("new", "Kwartet Lipowy – koncert"))
    assert match.id == "a"
    assert match.probability > 0.7
    assert match.reasons[0] == "same day and hour"


def test_a_word_without_a_town_is_found_by_the_town_in_its_name() -> None:
    register = Register([said("a", "Kwartet Lipowy w Lipowcu", city="", venue="młyn")])
    assert [match.id for match in register.matches(said("new", "Kwartet Lipowy – koncert"))] == ["a"]


def test_a_notice_finds_the_old_day() -> None:
    register = Register([said("a", "Festyn nad stawem", "2025-05-10T14:00")])
    notice = Statement(
        id="n",
        name="Festyn nad stawem",
        start="2025-05-24T14:00",
        previous_start="2025-05-10",
        status="rescheduled",
        city="Lipowiec",
        venue="Stary Młyn",
    )
    assert [match.id for match in register.matches(notice)] == ["a"]


def test_thousands_on_one_evening_are_not_all_compared() -> None:
    register = Register(said(f"r{number}", f"Koncert {number}") for number in range(3000))
    register.add(said("it", "Kwartet Lipowy"))
    near = register.near(said("new", "Kwartet Lipowy"))
    assert len(near) == LARGEST_ANSWER
    assert near[0].id == "it"


def test_an_empty_register_knows_nothing() -> None:
    assert Register().matches(said("a", "Koncert")) == []
    assert Register([said("a", "Koncert")]).matches(Statement(id="b")) == []
