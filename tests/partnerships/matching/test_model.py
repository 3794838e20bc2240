"""Candidates and their reasons, asked through the front door."""

from datetime import date

import pytest

from salony.partnerships.matching import (
    COORDINATOR,
    History,
    Model,
    Organisation,
    Participation,
    Project,
    Query,
    reasons,
)

TODAY = date(2025, 1, 25)


@pytest.fixture(scope="module")
def model() -> Model:
    organisations = [
        Organisation("library", "Biblioteka nad Rudą", "PL", "library", languages=("pl", "en"), themes=("seniors",)),
        Organisation("theatre", "Teatr Pod Lipą", "PL", "theatre", themes=("seniors", "drama")),
        Organisation("museum", "Muzeum Soli", "PL", "museum"),
        Organisation("biblioteka-lt", "Ežero biblioteka", "LT", "library", languages=("lt", "en"), themes=("seniors",)),
        Organisation("choir", "Chorus am See", "DE", "choir", offers=("choir",), asked=9, answered=8),
    ]
    projects = [
        Project("memory", date(2023, 3, 1), date(2024, 2, 1), ("KA2",)),
        Project("songs", date(2024, 5, 1), None, ("KA2",)),
        Project("salt", date(2024, 9, 1), None, ("CREA",)),
        Project("future", date(2026, 1, 1), None, ("CREA",)),
    ]
    parts = [
        Participation("memory", "library", COORDINATOR),
        Participation("memory", "theatre"),
        Participation("songs", "theatre"),
        Participation("songs", "choir", COORDINATOR),
        Participation("songs", "biblioteka-lt"),
        Participation("salt", "museum"),
        Participation("salt", "choir"),
        Participation("future", "museum"),
        Participation("future", "library"),
        Participation("nowhere", "library"),
    ]
    return Model.build(History(organisations, projects, parts), TODAY)


def names(model: Model, query: Query) -> list[str]:
    return [suggestion.organisation for suggestion in model.rank(query)]


def test_partners_of_partners_come_first_and_known_partners_never(model: Model) -> None:
    found = names(model, Query(organisation="library"))
    assert set(found[:2]) == {"choir", "biblioteka-lt"}
    assert "theatre" not in found
    assert "library" not in found


def test_what_begins_later_is_not_known(model: Model) -> None:
    assert "museum" in names(model, Query(organisation="library"))


def test_acquainted_partners_are_suggested_when_wanted(model: Model) -> None:
    first = model.rank(Query(organisation="library", acquainted=True))
    together = [
        reason
        for suggestion in first
        if suggestion.organisation == "theatre"
        for reason in suggestion.reasons
        if isinstance(reason, reasons.WorkedTogether)
    ]
    assert together == [reasons.WorkedTogether(("library",), ("memory",), 1, date(2023, 3, 1))]


def test_common_partners_are_named(model: Model) -> None:
    found = {s.organisation: s.reasons for s in model.rank(Query(organisation="library"))}
    assert reasons.CommonPartners(("theatre",), 1) in found["choir"]
    assert reasons.Answers(8, 9) in found["choir"]


def test_what_the_consortium_lacks_counts(model: Model) -> None:
    query = Query(organisation="theatre", acquainted=True, missing_countries=frozenset({"LT"}), kind="library")
    first = model.rank(query)[0]
    assert first.organisation == "biblioteka-lt"
    assert first.reasons[0] == reasons.FillsCountry("LT")


def test_an_organisation_nobody_knows_is_answered_by_what_it_says(model: Model) -> None:
    first = model.rank(Query(organisation="new", kind="library", themes=("seniors",), languages=("lt",)))[0]
    assert first.organisation == "biblioteka-lt"
    assert reasons.SharedThemes(("seniors",)) in first.reasons
    assert reasons.SameKind("library") in first.reasons


def test_dismissed_and_consortium_stay_away(model: Model) -> None:
    query = Query(organisation="library", dismissed=frozenset({"choir", "unheard of"}), partners=("museum",))
    assert not {"choir", "museum", "library", "theatre"} & set(names(model, query))


def test_no_more_than_asked_for(model: Model) -> None:
    assert len(names(model, Query(organisation="library", limit=1))) == 1
    assert names(model, Query(organisation="library", limit=0)) == []


def test_an_empty_history_answers_with_nothing() -> None:
    assert Model.build(History(), TODAY).rank(Query(text="a choir")) == ()


def test_countries_that_meet_more_often_than_chance_are_a_reason() -> None:
    organisations, projects, parts = [], [], []
    for pair in range(40):
        for side, country in (("a", ("PL", "DE")[pair % 2]), ("b", ("LT", "FR")[pair % 2])):
            organisations.append(Organisation(f"{side}{pair}", country=country))
            parts.append(Participation(f"p{pair}", f"{side}{pair}"))
        projects.append(Project(f"p{pair}", date(2024, 1, 1), None, ("KA2",)))
    model = Model.build(History(organisations, projects, parts), TODAY)
    found = {s.organisation: s.reasons for s in model.rank(Query(country="PL", programmes=("KA2",), limit=80))}

    def joined(name: str) -> bool:
        return any(isinstance(reason, reasons.CountriesWorkTogether) for reason in found[name])

    assert joined("b0")
    assert not joined("b1")
    assert not joined("a0")
