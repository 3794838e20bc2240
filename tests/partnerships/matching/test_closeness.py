"""New partners for an organisation with a history."""

from datetime import date, timedelta

from salony.partnerships.matching import History, Model, Organisation, Participation, Project, Query

TODAY = date(2025, 1, 25)


def history(circles: int, size: int) -> History:
    """Circles of organisations; neighbours on a circle work in pairs, and nobody works with another circle."""
    organisations, projects, parts = [], [], []
    for circle in range(circles):
        for seat in range(size):
            organisations.append(Organisation(f"{circle}-{seat}", country="PL", kind="library"))
            project = f"p-{circle}-{seat}"
            projects.append(Project(project, TODAY - timedelta(days=30 + seat), None, (f"part-{circle}",)))
            parts.append(Participation(project, f"{circle}-{seat}"))
            parts.append(Participation(project, f"{circle}-{(seat + 1) % size}"))
    return History(organisations, projects, parts)


def test_partners_of_partners_lead_among_many() -> None:
    model = Model.build(history(circles=20, size=12), TODAY)
    found = [one.organisation for one in model.rank(Query(organisation="3-5", limit=4))]
    assert {"3-3", "3-7"} <= set(found)
    assert all(name.startswith("3-") for name in found)


def test_the_same_history_gives_the_same_answer() -> None:
    told = history(circles=20, size=12)
    asked = Query(organisation="7-0")
    assert Model.build(told, TODAY).rank(asked) == Model.build(told, TODAY).rank(asked)


def test_whoever_was_dismissed_makes_room_for_the_next() -> None:
    model = Model.build(history(circles=20, size=12), TODAY)
    found = [one.organisation for one in model.rank(Query(organisation="3-5", dismissed=frozenset({"3-3"}), limit=4))]
    assert "3-3" not in found
    assert "3-7" in found
